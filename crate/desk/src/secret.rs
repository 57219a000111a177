//! Texts that nobody may see by accident.

use std::fmt;

/// A token, a password: it can be compared and handed over, but no log, error, report or serialised value shows it.
///
/// ```
/// use porthole_desk::Secret;
///
/// let secret = Secret::new("hunter2");
/// assert_eq!(secret.reveal(), "hunter2");
/// assert_eq!(format!("{secret:?}"), "Secret(…)");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a text that nobody may see by accident.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself: for the one place where it's needed.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there's nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
