//! What to ask of a host when it's tested.

use serde::Serialize;

porthole::ids! {
    /// A question.
    Ask {
        /// Which version is it?
        Version = "version",
        /// Who am I?
        User = "user",
        /// May I list services?
        ListServices = "list-services",
        /// May I list pods?
        ListPods = "list-pods",
        /// May I list nodes?
        ListNodes = "list-nodes",
        /// May I list namespaces?
        ListNamespaces = "list-namespaces",
        /// May I open services through the proxy?
        ProxyServices = "proxy-services",
        /// May I open pods through the proxy?
        ProxyPods = "proxy-pods",
        /// What may I do in a namespace?
        Rules = "rules",
    }
}

/// A request that asks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// The question.
    pub ask: Ask,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path on the host, with its base.
    pub path: String,
    /// The body, which is JSON; empty for GET.
    pub body: String,
}

impl Ask {
    /// The questions about a right, with verb and resource.
    pub(super) const RIGHTS: [(Self, &'static str, &'static str); 6] = [
        (Self::ListServices, "list", "services"),
        (Self::ListPods, "list", "pods"),
        (Self::ListNodes, "list", "nodes"),
        (Self::ListNamespaces, "list", "namespaces"),
        (Self::ProxyServices, "get", "services/proxy"),
        (Self::ProxyPods, "get", "pods/proxy"),
    ];
}

/// What to ask of a host: its version, who one is (Kubernetes 1.28 and later), and what one may do in the whole
/// cluster or, with a namespace, in that one.
///
/// ```
/// use porthole_desk::who::{Ask, requests};
///
/// let asked = requests("/k8s/clusters/c-1", "");
/// assert_eq!((asked[0].method, &*asked[0].path), ("GET", "/k8s/clusters/c-1/version"));
/// assert_eq!(asked[1].body, r#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"#);
/// assert_eq!(asked.last().unwrap().ask, Ask::ProxyPods);
/// assert_eq!(requests("", "dev").last().unwrap().ask, Ask::Rules);
/// ```
#[must_use]
pub fn requests(base: &str, namespace: &str) -> Vec<Request> {
    let post = |ask, path: &str, kind, spec: &str| {
        let group = path.split('/').next().unwrap_or_default();
        let body = format!(r#"{{"apiVersion":"{group}/v1","kind":"{kind}"{spec}}}"#);
        Request { ask, method: "POST", path: format!("{base}/apis/{path}"), body }
    };
    let version = format!("{base}/version");
    let mut requests = vec![
        Request { ask: Ask::Version, method: "GET", path: version, body: String::new() },
        post(Ask::User, "authentication.k8s.io/v1/selfsubjectreviews", "SelfSubjectReview", ""),
    ];
    for (ask, verb, resource) in Ask::RIGHTS {
        let path = "authorization.k8s.io/v1/selfsubjectaccessreviews";
        let spec = attributes(verb, resource, namespace);
        requests.push(post(ask, path, "SelfSubjectAccessReview", &spec));
    }
    if !namespace.is_empty() {
        let path = "authorization.k8s.io/v1/selfsubjectrulesreviews";
        let spec = format!(r#","spec":{{"namespace":{}}}"#, quoted(namespace));
        requests.push(post(Ask::Rules, path, "SelfSubjectRulesReview", &spec));
    }
    requests
}

/// What a right is about. Nodes and namespaces belong to no namespace.
fn attributes(verb: &str, resource: &str, namespace: &str) -> String {
    let (resource, subresource) = resource.split_once('/').unwrap_or((resource, ""));
    let namespace = if matches!(resource, "nodes" | "namespaces") { "" } else { namespace };
    let all = [
        ("namespace", namespace),
        ("verb", verb),
        ("resource", resource),
        ("subresource", subresource),
    ];
    let given = all.iter().filter(|(_, value)| !value.is_empty());
    let given: Vec<String> =
        given.map(|(name, value)| format!(r#""{name}":{}"#, quoted(value))).collect();
    format!(r#","spec":{{"resourceAttributes":{{{}}}}}"#, given.join(","))
}

/// A text as JSON. Any can be: only maps with odd keys can't.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
