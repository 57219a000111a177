//! What a page's own script claims of itself. Pages are hostile: only what is known here gets through.

/// The repairs that the page layer counts: the names that its files in `extension/page/repairs/` give them.
pub const KINDS: [&str; 15] = [
    "alias",
    "cookie",
    "element",
    "eventsource",
    "fetch",
    "form",
    "fragment",
    "history",
    "module",
    "service-worker",
    "style",
    "websocket",
    "window-open",
    "worker",
    "xhr",
];

/// The largest count that one report may add.
pub const MOST: u32 = 10_000;

/// How many repairs of a kind are believed of a page that claims `count`: whole numbers up to [`MOST`], 0 for a kind
/// that isn't known or a count that is none.
///
/// ```
/// use porthole::report::believed_count;
/// assert_eq!(believed_count("fetch", 3.0), 3);
/// assert_eq!(believed_count("xhr", f64::INFINITY), 10_000);
/// assert_eq!(believed_count("<script>", 1.0), 0);
/// ```
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // both bounds are checked
pub fn believed_count(kind: &str, count: f64) -> u32 {
    if KINDS.contains(&kind) && count >= 1.0 { count.min(f64::from(MOST)) as u32 } else { 0 }
}

/// Whether a page's claim to show this mode for this reason is believed: a mode goes only with the reasons that the
/// page layer has for it.
///
/// ```
/// use porthole::report::is_believed_mode;
/// assert!(is_believed_mode("root", "default") && is_believed_mode("prefix", "shows-meta"));
/// assert!(!is_believed_mode("root", "shows-meta") && !is_believed_mode("off", "default"));
/// ```
#[must_use]
pub fn is_believed_mode(mode: &str, reason: &str) -> bool {
    match mode {
        "root" => matches!(reason, "default" | "healthier"),
        "prefix" => {
            matches!(reason, "posted" | "sandboxed" | "shows-script" | "shows-meta" | "healthier")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_out_of_bounds_are_dropped_or_cut() {
        for (count, believed) in [(-1.0, 0), (f64::NAN, 0), (0.5, 0), (1.9, 1), (1e300, MOST)] {
            assert_eq!(believed_count("form", count), believed, "{count}");
        }
    }

    #[test]
    fn a_mode_without_its_reason_is_not_believed() {
        for (mode, reason) in
            [("root", "posted"), ("prefix", "default"), ("prefix", "pinned"), ("", "")]
        {
            assert!(!is_believed_mode(mode, reason), "{mode} {reason}");
        }
    }
}
