//! A host tested on the spot: is it reachable, which version is it, who am I, and what may I do?

mod answers;
mod ask;
mod judge;

use serde::{Deserialize, Serialize, Serializer};

pub use answers::{Right, Rules, User, Version, allowed, rules, user, version};
pub use ask::{Ask, Request, requests};

porthole::ids! {
    /// What a test found.
    Verdict {
        /// It's there, and knows who asks, or is too old to say.
        Reachable = "reachable",
        /// It's there, but doesn't know who asks.
        Anonymous = "anonymous",
        /// It takes no anonymous requests, or the credential isn't valid.
        Unauthorized = "unauthorized",
        /// It knows who asks, who may do nothing that Porthole needs.
        Forbidden = "forbidden",
        /// The browser doesn't trust its certificate.
        Certificate = "certificate",
        /// The browser doesn't say which: an untrusted certificate, or nobody there.
        CertificateOrDown = "certificate-or-down",
        /// Porthole hasn't the permission for this host.
        NoPermission = "no-permission",
        /// It answers, but the browser doesn't let Porthole read that: the permission is missing, or was taken back.
        Unreadable = "unreadable",
        /// Something answers that isn't Kubernetes.
        NotKubernetes = "not-kubernetes",
        /// A gateway wants a person to sign in first.
        GatewayLogin = "gateway-login",
        /// There's no cluster under the base path.
        WrongBase = "wrong-base",
        /// `kubectl proxy` answers to `localhost` and `127.0.0.1` only.
        RefusedHost = "refused-host",
        /// Nothing listens on this machine's port.
        NoKubectlProxy = "no-kubectl-proxy",
        /// `kubectl proxy` is there, but doesn't reach its cluster.
        ClusterUnreachable = "cluster-unreachable",
        /// Nothing listens on the host's port.
        HostRefused = "host-refused",
        /// The host's name is unknown.
        UnknownHost = "unknown-host",
        /// The host can't be reached.
        HostUnreachable = "host-unreachable",
        /// It speaks TLS: write `https:`.
        NeedsHttps = "needs-https",
        /// It doesn't speak TLS, or none that the browser does: write `http:` or another port.
        NeedsHttp = "needs-http",
        /// The browser, a policy or another extension blocks it.
        Blocked = "blocked",
        /// It has too much to do.
        Busy = "busy",
        /// It answers with an error of its own.
        Failing = "failing",
        /// No answer came, and nobody says why.
        NoAnswer = "no-answer",
    }
}

/// What came back for a question; all empty where nothing did.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Answer {
    /// The HTTP status; 0 where no answer came.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: String,
    /// Whether the headers hold `Audit-Id`, which the API server puts on all its answers; nothing if they aren't known.
    pub audited: Option<bool>,
    /// The body, or the beginning of it.
    pub body: String,
    /// Where redirects led; empty if there were none.
    pub redirected: String,
    /// The browser's name for what happened, such as `net::ERR_CONNECTION_REFUSED`; empty if it's not known.
    pub error: String,
}

/// All that is known after a test.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Probe {
    /// The host's origin.
    pub origin: String,
    /// Its base path.
    pub base: String,
    /// Whether the browser says that Porthole has no permission for it.
    pub forbidden_by_browser: bool,
    /// Whether it answers a request whose answer can't be read (`mode: "no-cors"`); nothing if that wasn't tried.
    pub answers_unread: Option<bool>,
    /// The answer to [`Ask::Version`].
    pub version: Answer,
    /// The answer to [`Ask::User`].
    pub user: Answer,
    /// The answers about rights, by the ids of the questions.
    pub rights: Vec<(String, Answer)>,
}

/// What a test found, with the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// In a word.
    pub verdict: Verdict,
    /// Its version, if it said so.
    pub version: Option<Version>,
    /// Who asks, if it said so.
    pub user: Option<User>,
    /// What the user may do; questions without an answer are left out.
    #[serde(serialize_with = "as_object")]
    pub may: Vec<(Ask, bool)>,
    /// The only services that the user may open in the namespace, as `NAME`, `NAME:PORT` or `https:NAME:PORT`; empty
    /// where all or none may be opened.
    pub only: Vec<String>,
}

fn as_object<S: Serializer>(may: &[(Ask, bool)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(may.iter().map(|(ask, may)| (ask.as_str(), may)))
}

/// Judges the answers of a host that is tested.
///
/// ```
/// use porthole_desk::who::{Answer, Probe, Verdict, judge};
///
/// let probe = Probe {
///     origin: "http://127.0.0.1:8001".into(),
///     version: Answer { error: "net::ERR_CONNECTION_REFUSED".into(), ..Answer::default() },
///     ..Probe::default()
/// };
/// assert_eq!(judge(&probe).verdict, Verdict::NoKubectlProxy);
/// ```
#[must_use]
pub fn judge(probe: &Probe) -> Finding {
    let nothing =
        |verdict| Finding { verdict, version: None, user: None, may: Vec::new(), only: Vec::new() };
    if probe.forbidden_by_browser {
        return nothing(Verdict::NoPermission);
    }
    let Some(version) = version(&probe.version.body).filter(|_| probe.version.status == 200) else {
        let named = judge::status(&probe.version.body)
            .map(|status| judge::user_in(&status.message).to_owned());
        let user = named
            .filter(|name| !name.is_empty())
            .map(|username| User { username, groups: Vec::new() });
        return Finding { user, ..nothing(judge::unread(probe)) };
    };
    let (verdict, user) = judge::user(&probe.user);
    let may = rights(&probe.rights);
    let only = only(&probe.rights);
    let none = only.is_empty() && !may.is_empty() && may.iter().all(|(_, may)| !may);
    let verdict = if none && verdict == Verdict::Reachable { Verdict::Forbidden } else { verdict };
    Finding { verdict, version: Some(version), user, may, only }
}

fn only(answers: &[(String, Answer)]) -> Vec<String> {
    let answer = answers.iter().find(|(id, _)| id == Ask::Rules.as_str());
    let rules = answer.and_then(|(_, answer)| rules(&answer.body));
    match rules.map(|rules| rules.right("get", "services/proxy")) {
        Some(Right::Named(names)) => names,
        _ => Vec::new(),
    }
}

fn rights(answers: &[(String, Answer)]) -> Vec<(Ask, bool)> {
    let known = answers.iter().filter_map(|(id, answer)| {
        let ask = Ask::ALL.iter().find(|ask| ask.as_str() == id)?;
        Some((*ask, allowed(&answer.body)?))
    });
    known.collect()
}
