//! What Porthole says when a text can't be used: which part, by which rule, and what to do.

use std::borrow::Cow;
use std::fmt;

/// What is wrong, as a stable identifier for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Nothing was given where something is needed.
    Missing,
    /// The URL Standard has no reading for it.
    InvalidUrl,
    /// A URL, but neither `http:` nor `https:`.
    UnsupportedScheme,
    /// No `/api/v1/…/proxy` in it.
    NoProxyPath,
    /// Percent-encoding that can't be undone.
    InvalidEncoding,
    /// The API server would answer 400 `invalid service request`.
    InvalidElement,
    /// No object of Kubernetes can have this name.
    InvalidName,
    /// No namespace can have this name.
    InvalidNamespace,
    /// Neither a port number nor a port name.
    InvalidPort,
    /// Some other value that can't stand where it was given.
    InvalidPart,
}

impl Code {
    /// The identifier in kebab-case.
    ///
    /// ```
    /// assert_eq!(porthole::Code::NoProxyPath.as_str(), "no-proxy-path");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::InvalidUrl => "invalid-url",
            Self::UnsupportedScheme => "unsupported-scheme",
            Self::NoProxyPath => "no-proxy-path",
            Self::InvalidEncoding => "invalid-encoding",
            Self::InvalidElement => "invalid-element",
            Self::InvalidName => "invalid-name",
            Self::InvalidNamespace => "invalid-namespace",
            Self::InvalidPort => "invalid-port",
            Self::InvalidPart => "invalid-part",
        }
    }
}

/// An input that can't be used.
///
/// Its message is a whole sentence in plain English: the part, what was found there, and the rule that says what to
/// write instead.
///
/// ```
/// use porthole::{Code, Element};
///
/// let error = Element::parse("HTTPS:web:443").unwrap_err();
/// assert_eq!((error.code, error.part, &*error.offending), (Code::InvalidElement, "scheme", "HTTPS"));
/// assert!(error.to_string().starts_with("The scheme \"HTTPS\" can't be used: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub code: Code,
    /// The part in which: `url`, `origin`, `base`, `kind`, `namespace`, `scheme`, `name`, `port`, `path`, ….
    pub part: &'static str,
    /// What was found there, as it was written.
    pub offending: String,
    /// The rule it breaks, which also says what to write instead.
    pub rule: Cow<'static, str>,
}

impl Error {
    /// An error about `offending`, found in `part`.
    pub(crate) fn new(
        code: Code,
        part: &'static str,
        offending: impl Into<String>,
        rule: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { code, part, offending: offending.into(), rule: rule.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, offending, rule, .. } = self;
        if offending.is_empty() {
            return write!(f, "The {part} is missing: {rule}");
        }
        write!(f, "The {part} \"{offending}\" can't be used: {rule}")
    }
}

impl std::error::Error for Error {}
