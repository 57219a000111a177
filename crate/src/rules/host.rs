//! The hosts that the user allowed.

use serde::{Deserialize, Serialize};

use super::shape::{escape, host_name};

/// A host that the user allowed: its origin, where `*` as the port stands for any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Host {
    /// For example `http://127.0.0.1:*` or `https://rancher.example.com`.
    pub origin: String,
    /// Paths on which the host has a UI of its own, for example `/dashboard/`.
    #[serde(default)]
    pub ui_paths: Vec<String>,
}

impl Host {
    /// The origin as RE2, without an anchor at its end.
    pub(super) fn pattern(&self) -> String {
        self.origin
            .strip_suffix(":*")
            .map_or_else(|| escape(&self.origin), |any| format!("{}(:[0-9]+)?", escape(any)))
    }

    /// Whether an origin, as the URL Standard serialises it, is this host's.
    ///
    /// ```
    /// use porthole::rules::Host;
    /// let host = Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec![] };
    /// assert!(host.has("http://127.0.0.1:8001") && host.has("http://127.0.0.1"));
    /// assert!(!host.has("https://127.0.0.1") && !host.has("http://127.0.0.11"));
    /// ```
    #[must_use]
    pub fn has(&self, origin: &str) -> bool {
        match self.origin.strip_suffix(":*") {
            None => origin == self.origin,
            Some(any) => origin.strip_prefix(any).is_some_and(|port| {
                port.is_empty()
                    || port.strip_prefix(':').is_some_and(|digits| {
                        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                    })
            }),
        }
    }

    /// Whether the host itself has a UI at a path of its root.
    pub(crate) fn has_ui(&self, path: &str) -> bool {
        self.ui_paths.iter().any(|ui| path.starts_with(&**ui))
    }

    pub(super) fn name(&self) -> &str {
        host_name(&self.origin)
    }
}
