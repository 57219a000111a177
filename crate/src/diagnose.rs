//! Why a proxied page doesn't work: from what came back to a cause, and what to do about it.
//!
//! Everything here is worded elsewhere; a diagnosis holds ids and the facts to fill in.

mod answer;
mod cause;
mod loss;
mod no_answer;
mod plain;

use serde::{Serialize, Serializer};

pub use cause::{Advice, Cause};
pub use loss::{Loss, Request, losses, strayed, unowned};

use crate::Mount;

/// What came back for a request of a mount.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// A `Status` of Kubernetes: only the API server answers so, or an app that is a part of Kubernetes itself.
    Status(&'a Status),
    /// Any other answer.
    Plain {
        /// The HTTP status.
        status: u16,
        /// The beginning of the body.
        body: &'a str,
        /// Whether the answer went through the API server, which marks all of them with `Audit-Id`; nothing if the
        /// headers aren't known.
        audited: Option<bool>,
    },
    /// None; browsers have a name for what happened, such as `net::ERR_CONNECTION_REFUSED`.
    NoAnswer {
        /// The browser's name.
        error: &'a str,
        /// Whether the host has answered other requests of late.
        answers: bool,
    },
}

/// The `Status` with which the API server reports errors (`meta/v1`), as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// `kind`: `Status`, or this isn't one.
    pub kind: String,
    /// `apiVersion`: `v1`.
    pub api_version: String,
    /// `code`: the HTTP status.
    pub code: u16,
    /// `message`: free text.
    pub message: String,
    /// `details.name`: the object's name; where a right is missing, exactly as the URL has it, with scheme and port.
    pub name: String,
    /// `details.kind`: the resource in plural, such as `services`.
    pub resource: String,
}

impl Status {
    /// Whether a JSON object that was read as one really is a `Status`.
    #[must_use]
    pub fn is_genuine(&self) -> bool {
        self.kind == "Status" && self.api_version == "v1"
    }
}

/// A cause, what to do about it, and the facts for their texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    /// What is wrong.
    pub cause: Cause,
    /// What to do: the id of a text.
    pub advice: Advice,
    /// Facts by name. Always `host`, `kind`, `name`, `port` and `namespace` of the mount (empty where there's none);
    /// some causes have more.
    #[serde(serialize_with = "as_object")]
    pub params: Vec<(&'static str, String)>,
}

impl Diagnosis {
    /// A fact by its name; empty where there's none.
    #[must_use]
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(known, _)| *known == name).map_or("", |(_, fact)| fact)
    }
}

fn as_object<S: Serializer>(params: &[(&'static str, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(params.iter().map(|(name, fact)| (name, fact)))
}

/// Tells why a request of a mount failed; nothing where the answer is the app's own, or went well.
///
/// `path` is the path that was asked for, where it's known.
///
/// ```
/// use porthole::diagnose::{Advice, Cause, Outcome, Status, diagnose};
/// use porthole::Mount;
///
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/")?;
/// let status = Status {
///     kind: "Status".into(),
///     api_version: "v1".into(),
///     code: 503,
///     message: "no endpoints available for service \"web\"".into(),
///     ..Status::default()
/// };
/// let diagnosis = diagnose(&mount, None, Outcome::Status(&status)).unwrap();
/// assert_eq!((diagnosis.cause, diagnosis.advice), (Cause::NoEndpoints, Advice::CheckEndpoints));
/// assert_eq!(diagnosis.param("name"), "web");
///
/// let own = Outcome::Plain { status: 503, body: "<h1>Down for maintenance</h1>", audited: None };
/// assert!(diagnose(&mount, None, own).is_none());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn diagnose(mount: &Mount, path: Option<&str>, outcome: Outcome<'_>) -> Option<Diagnosis> {
    let found = match outcome {
        Outcome::Status(status) => answer::judge(mount, status)?,
        Outcome::Plain { status, body, audited } => {
            plain::judge(mount, path, status, body, audited)?
        }
        Outcome::NoAnswer { error, answers } => no_answer::judge(mount, error, answers)?,
    };
    let Found { cause, facts } = found;
    let mut params = facts_of(mount);
    params.extend(facts);
    Some(Diagnosis { cause, advice: cause.advice(), params })
}

/// A cause with the facts that only it has.
struct Found {
    cause: Cause,
    facts: Vec<(&'static str, String)>,
}

impl From<Cause> for Found {
    fn from(cause: Cause) -> Self {
        Self { cause, facts: Vec::new() }
    }
}

impl Cause {
    fn with(self, name: &'static str, fact: impl Into<String>) -> Found {
        Found { cause: self, facts: vec![(name, fact.into())] }
    }
}

fn facts_of(mount: &Mount) -> Vec<(&'static str, String)> {
    let Mount { origin, target, .. } = mount;
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    [
        ("host", host),
        ("kind", target.kind.as_str()),
        ("name", &target.element.name),
        ("port", &target.element.port),
        ("namespace", &target.namespace),
    ]
    .map(|(name, fact)| (name, fact.to_owned()))
    .into()
}

/// Whether a mount's host is this machine, where nothing but `kubectl proxy` is expected.
fn is_local(mount: &Mount) -> bool {
    matches!(host_name(mount), "localhost" | "127.0.0.1" | "[::1]")
}

fn host_name(mount: &Mount) -> &str {
    let host = mount.origin.split_once("://").map_or("", |(_, host)| host);
    let port = host.rfind(':').filter(|colon| !host[*colon..].contains(']'));
    &host[..port.unwrap_or(host.len())]
}
