//! What a page's own script claims of itself. Pages are hostile: only what is known here gets through.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The repairs that the page layer counts: the names that its files in `extension/page/repairs/` give them.
pub const KINDS: [&str; 10] = [
    "eventsource",
    "fetch",
    "form",
    "fragment",
    "history",
    "module",
    "websocket",
    "window-open",
    "worker",
    "xhr",
];

/// The largest count that one report may add.
pub const MOST: f64 = 10_000.0;

/// A page's claim, as it came.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// Repairs since the last report, by kind.
    pub counts: BTreeMap<String, f64>,
    /// The mode that the page shows.
    pub mode: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// What of a claim is believed.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Counts of known kinds, whole numbers from 1 to [`MOST`].
    pub counts: BTreeMap<&'static str, u32>,
    /// `root` or `prefix`, together with its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<&'static str>,
    /// `default`, `posted`, `shows-script` or `shows-meta`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// Keeps of a claim what is known and in bounds. A mode is believed only with a reason that goes with it.
///
/// ```
/// use porthole::report::{judge, Claim};
/// let claim = Claim {
///     counts: [("fetch".into(), 3.0), ("<script>".into(), 1.0), ("xhr".into(), f64::INFINITY)].into(),
///     mode: Some("prefix".into()),
///     reason: Some("shows-meta".into()),
/// };
/// let report = judge(&claim);
/// assert_eq!(report.counts, [("fetch", 3), ("xhr", 10_000)].into());
/// assert_eq!(report.mode, Some("prefix"));
/// ```
#[must_use]
pub fn judge(claim: &Claim) -> Report {
    let counts = KINDS
        .into_iter()
        .filter_map(|kind| Some((kind, bounded(*claim.counts.get(kind)?)?)))
        .collect();
    let (mode, reason) = match (claim.mode.as_deref(), claim.reason.as_deref()) {
        (Some("root"), Some("default")) => (Some("root"), Some("default")),
        (Some("prefix"), Some("posted")) => (Some("prefix"), Some("posted")),
        (Some("prefix"), Some("shows-script")) => (Some("prefix"), Some("shows-script")),
        (Some("prefix"), Some("shows-meta")) => (Some("prefix"), Some("shows-meta")),
        _ => (None, None),
    };
    Report { counts, mode, reason }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // both bounds are checked
fn bounded(count: f64) -> Option<u32> {
    (count >= 1.0).then(|| count.min(MOST) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_without_its_reason_is_not_believed() {
        let claim = |mode: &str, reason: &str| Claim {
            mode: Some(mode.into()),
            reason: Some(reason.into()),
            ..Claim::default()
        };
        for (mode, reason) in
            [("root", "shows-meta"), ("prefix", "default"), ("off", "default"), ("", "")]
        {
            assert_eq!(judge(&claim(mode, reason)), Report::default(), "{mode} {reason}");
        }
    }

    #[test]
    fn counts_out_of_bounds_are_dropped_or_cut() {
        let claim = Claim {
            counts: [("fetch", -1.0), ("xhr", f64::NAN), ("worker", 0.5), ("form", 1e300)]
                .map(|(kind, count)| (kind.to_owned(), count))
                .into(),
            ..Claim::default()
        };
        assert_eq!(judge(&claim).counts, [("form", 10_000)].into());
    }
}
