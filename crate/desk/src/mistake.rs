//! What is wrong with something that a person entered.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

porthole::ids! {
    /// What is wrong, as a stable identifier for programs and texts.
    Code {
        /// Nothing was given where something is needed.
        Missing = "missing",
        /// The URL Standard has no reading for it.
        InvalidUrl = "invalid-url",
        /// A URL, but neither `http:` nor `https:`.
        UnsupportedScheme = "unsupported-scheme",
        /// No `/api/v1/…/proxy` in it.
        NoProxyPath = "no-proxy-path",
        /// Percent-encoding that can't be undone.
        InvalidEncoding = "invalid-encoding",
        /// The API server would answer 400 `invalid service request`.
        InvalidElement = "invalid-element",
        /// No object of Kubernetes can have this name.
        InvalidName = "invalid-name",
        /// No namespace can have this name.
        InvalidNamespace = "invalid-namespace",
        /// Neither a port number nor a port name.
        InvalidPort = "invalid-port",
        /// Some other value that can't stand where it was given.
        InvalidPart = "invalid-part",
        /// A path of dot segments that leads out of the service.
        LeavesTarget = "leaves-target",
        /// A path without a host, or a word that is none.
        NoHost = "no-host",
        /// A credential where a host is asked for.
        Credential = "credential",
        /// A page of a gateway that names none of its clusters.
        NoCluster = "no-cluster",
        /// `kubectl proxy` on a Unix socket.
        UnixSocket = "unix-socket",
        /// More text than anyone enters.
        TooLarge = "too-large",
        /// Neither YAML nor JSON.
        NotYaml = "not-yaml",
        /// YAML or JSON of another kind.
        NotKubeconfig = "not-kubeconfig",
        /// A value of another type than the format asks for.
        WrongType = "wrong-type",
        /// A second entry of the same name.
        Duplicate = "duplicate",
        /// A name that refers to nothing.
        Dangling = "dangling",
        /// Neither a token nor something that holds one.
        NotToken = "not-token",
        /// Characters that a terminal would act on.
        ControlCharacters = "control-characters",
    }
}

/// Something that a person entered and that can't be used.
///
/// Displays as a whole sentence in plain English. What was entered is shown only where it can't be a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What is wrong.
    pub code: Code,
    /// The field, or the place in a file: `name`, `contexts[2].context.cluster`.
    pub part: String,
    /// What was found there; never a secret, and never more than a person reads.
    pub offending: String,
    /// The rule it breaks, which also says what to write instead.
    pub rule: Cow<'static, str>,
    /// The file of several, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<usize>,
    /// The line in it, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

impl Mistake {
    pub(crate) fn new(
        code: Code,
        part: impl Into<String>,
        offending: &str,
        rule: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (part, rule) = (part.into(), rule.into());
        Self { code, part, offending: shortened(offending), rule, file: None, line: None }
    }

    pub(crate) fn at(self, file: usize, line: usize) -> Self {
        Self { file: Some(file), line: Some(line), ..self }
    }
}

/// Enough of a text to recognise it by.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl From<porthole::Error> for Mistake {
    fn from(error: porthole::Error) -> Self {
        let code = Code::ALL.iter().copied().find(|code| code.as_str() == error.code.as_str());
        Self::new(code.unwrap_or(Code::InvalidPart), error.part, &error.offending, error.rule)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, offending, rule, line, .. } = self;
        if let Some(line) = line {
            write!(f, "Line {line}: ")?;
        }
        if offending.is_empty() {
            return write!(f, "{part}: {rule}");
        }
        write!(f, "{part} \"{offending}\": {rule}")
    }
}

impl std::error::Error for Mistake {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cores_errors_keep_their_codes() {
        let core = ["", "ftp://x/", "http://x/", "http://[/", "/api/v1/nodes/::a/proxy/"];
        for text in core {
            let error = porthole::ProxyUrl::parse(text).unwrap_err();
            assert_eq!(Mistake::from(error.clone()).code.as_str(), error.code.as_str());
        }
    }

    #[test]
    fn long_texts_are_cut_between_letters() {
        let mistake = Mistake::new(Code::InvalidName, "name", &"あ".repeat(10_000), "rule");
        assert_eq!(mistake.offending.chars().count(), 201);
    }
}
