//! What is allowed but most likely not meant.

use serde::{Deserialize, Serialize, Serializer};

use super::Fields;
use super::ports::{Speech, best, speech_of};

porthole::ids! {
    /// What is most likely not meant.
    Doubt {
        /// `https:web` without the second colon is a service called "https" with a port called "web".
        MissingColon = "missing-colon",
        /// Plain HTTP to a port that most likely speaks TLS.
        HttpToTls = "http-to-tls",
        /// TLS to a port that most likely speaks plain HTTP.
        HttpsToPlain = "https-to-plain",
        /// The number or name of a container's port instead of the service's.
        TargetPort = "target-port",
        /// The service has no such port.
        UnknownPort = "unknown-port",
        /// The port's name instead of its number, which the API server can't take for pods.
        PodPortName = "pod-port-name",
        /// The service's ports have names: without one, none is found.
        PortNeeded = "port-needed",
        /// The port isn't one of TCP, so the proxy never reaches it.
        NotTcp = "not-tcp",
        /// `dryRun` in the query: the API server refuses it.
        DryRun = "dry-run",
        /// `%2F` in the path: it reaches the app as a slash.
        EncodedSlash = "encoded-slash",
        /// `/proxy` was missing after the name, and put in.
        ProxyAdded = "proxy-added",
        /// It was the address of a service inside the cluster.
        ClusterAddress = "cluster-address",
        /// It was an argument of `kubectl`.
        KubectlArgument = "kubectl-argument",
    }
}

/// A doubt, the field that it's about, and what would settle it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// What is most likely not meant.
    pub doubt: Doubt,
    /// The field.
    pub field: &'static str,
    /// Fields and the values that they had better have; none where nobody knows.
    #[serde(serialize_with = "as_object")]
    pub fix: Vec<(&'static str, String)>,
}

fn as_object<S: Serializer>(fix: &[(&'static str, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(fix.iter().map(|(field, value)| (field, value)))
}

impl Hint {
    pub(super) fn new(doubt: Doubt, field: &'static str, fix: Vec<(&'static str, String)>) -> Self {
        Self { doubt, field, fix }
    }
}

/// What discovery knows of the target; empty lists where it knows nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Known {
    /// `spec.ports` of the service.
    pub service_ports: Vec<Port>,
    /// The ports of the pod's containers.
    pub pod_ports: Vec<Port>,
}

/// A port of a service or container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Port {
    /// Its name; empty if it has none.
    pub name: String,
    /// `port`, `containerPort`.
    pub number: u16,
    /// `targetPort`: a number or a name; empty for a container's port.
    pub target: String,
    /// `TCP` (also if empty), `UDP` or `SCTP`.
    pub protocol: String,
    /// `appProtocol`.
    pub app_protocol: String,
}

/// All doubts about fields that may well be right by Kubernetes' rules.
pub(super) fn hints(fields: &Fields, known: &Known) -> Vec<Hint> {
    let mut hints = Vec::new();
    let port = match &*fields.kind {
        "pod" => of_pod(fields, &known.pod_ports, &mut hints),
        "node" => None,
        _ => of_service(fields, &known.service_ports, &mut hints),
    };
    if fields.kind != "node" && hints.is_empty() {
        hints.extend(of_scheme(fields, port));
    }
    hints.extend(of_rest(fields));
    hints
}

fn of_service<'a>(fields: &Fields, ports: &'a [Port], hints: &mut Vec<Hint>) -> Option<&'a Port> {
    let given = &*fields.port;
    let found = ports
        .iter()
        .find(|port| if is_number(given) { port.is(given) } else { port.name == given });
    let hint = |doubt, to: Option<&Port>| {
        Hint::new(doubt, "port", to.map(|port| ("port", port.key())).into_iter().collect())
    };
    match found {
        Some(port) if !port.is_tcp() => hints.push(hint(Doubt::NotTcp, best(ports))),
        Some(_) => {}
        None if ports.is_empty() => hints.extend(missing_colon(fields)),
        None if given.is_empty() => hints.push(hint(Doubt::PortNeeded, best(ports))),
        None => {
            let meant = ports.iter().find(|port| port.target == given);
            let doubt = if meant.is_some() { Doubt::TargetPort } else { Doubt::UnknownPort };
            hints.push(hint(doubt, meant.or_else(|| best(ports))));
        }
    }
    found
}

/// The documentation's `https:name:` without its last colon.
fn missing_colon(fields: &Fields) -> Option<Hint> {
    let is_scheme = matches!(&*fields.name, "https" | "http");
    if !is_scheme || fields.port.is_empty() || is_number(&fields.port) {
        return None;
    }
    let fix = [("scheme", &*fields.name), ("name", &fields.port), ("port", "")];
    let fix = fix.map(|(field, value)| (field, value.to_owned())).into();
    Some(Hint::new(Doubt::MissingColon, "name", fix))
}

fn of_pod<'a>(fields: &Fields, ports: &'a [Port], hints: &mut Vec<Hint>) -> Option<&'a Port> {
    let given = &*fields.port;
    if given.is_empty() {
        return ports.first();
    }
    if is_number(given) {
        return ports.iter().find(|port| port.is(given));
    }
    hints.extend(missing_colon(fields));
    if hints.is_empty() {
        let named = ports.iter().find(|port| port.name == given);
        let fix = named.map(|port| ("port", port.number.to_string())).into_iter().collect();
        hints.push(Hint::new(Doubt::PodPortName, "port", fix));
    }
    None
}

fn of_scheme(fields: &Fields, port: Option<&Port>) -> Option<Hint> {
    let (doubt, scheme) = match (&*fields.scheme, speech_of(&fields.port, port)) {
        ("" | "http", Speech::Tls) => (Doubt::HttpToTls, "https"),
        ("https", Speech::Plain) => (Doubt::HttpsToPlain, "http"),
        _ => return None,
    };
    Some(Hint::new(doubt, "scheme", vec![("scheme", scheme.to_owned())]))
}

fn of_rest(fields: &Fields) -> Vec<Hint> {
    let mut parameters = fields.query.trim_start_matches('?').split('&');
    let dry = parameters.any(|parameter| parameter.split('=').next() == Some("dryRun"));
    let slash = fields.path.to_ascii_lowercase().contains("%2f");
    let seen = [(Doubt::DryRun, "query", dry), (Doubt::EncodedSlash, "path", slash)];
    let seen = seen.into_iter().filter(|(.., seen)| *seen);
    seen.map(|(doubt, field, _)| Hint::new(doubt, field, Vec::new())).collect()
}

pub(super) fn is_number(port: &str) -> bool {
    !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}
