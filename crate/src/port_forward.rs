//! The way around the proxy.

use crate::name::is_port_number;
use crate::{Kind, Scheme, Target};

/// The command that reaches a target without the proxy, ready for a shell. Nothing for nodes, which `kubectl` can't
/// forward to, nor for names that no object can have: they never reach a shell.
///
/// Where the URL leaves the port open, the command asks the cluster for it, in a POSIX shell.
///
/// ```
/// use porthole::{Mount, port_forward};
///
/// let command = |path: &str| port_forward(&Mount::parse(&format!("http://h{path}")).unwrap().target);
/// assert_eq!(
///     command("/api/v1/namespaces/default/services/https:web:443/proxy/").unwrap(),
///     "kubectl port-forward --namespace default service/web 8443:443"
/// );
/// assert_eq!(
///     command("/api/v1/namespaces/default/services/web:metrics/proxy/").unwrap(),
///     "kubectl port-forward --namespace default service/web 8080:metrics"
/// );
/// assert_eq!(command("/api/v1/nodes/n1/proxy/"), None);
/// ```
#[must_use]
pub fn port_forward(target: &Target) -> Option<String> {
    let kind = match target.kind {
        Kind::Service => "service",
        Kind::Pod => "pod",
        Kind::Node => return None,
    };
    target.check().ok()?;
    let (namespace, name) = (&target.namespace, &target.element.name);
    let port = match &*target.element.port {
        "" => format!(
            "\"$(kubectl get --namespace {namespace} {kind} {name} {})\"",
            default_port(target.kind)
        ),
        port => port.to_owned(),
    };
    let local = local_port(target);
    Some(format!("kubectl port-forward --namespace {namespace} {kind}/{name} {local}:{port}"))
}

/// The port that the API server would take by itself.
const fn default_port(kind: Kind) -> &'static str {
    match kind {
        Kind::Service | Kind::Node => "--output jsonpath='{.spec.ports[0].port}'",
        Kind::Pod => {
            "--output jsonpath='{.spec.containers[*].ports[*].containerPort}' | cut -d ' ' -f 1"
        }
    }
}

/// The same number where that needs no root's rights, otherwise the customary one.
fn local_port(target: &Target) -> &str {
    let port = &*target.element.port;
    let free = is_port_number(port) && port.parse::<u16>().is_ok_and(|number| number >= 1024);
    match target.element.scheme {
        _ if free => port,
        Scheme::Http => "8080",
        Scheme::Https => "8443",
    }
}
