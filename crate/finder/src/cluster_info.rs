//! What `kubectl cluster-info` prints.

use porthole_desk::form::Port;

use crate::{Object, ServicePort};

/// A line: what is running, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label `kubernetes.io/name`, or else the Service's name.
    pub name: String,
    /// The URL, below the API server's address if it begins with a slash; a load balancer's addresses else.
    pub url: String,
}

/// The line that kubectl prints for a Service; nothing for one that it leaves out. Its rules aren't ours: it guesses
/// TLS by the first port only, and writes no slash at the end.
///
/// Rule: kubectl's `pkg/cmd/clusterinfo/clusterinfo.go`.
///
/// ```
/// use porthole_finder::{Resource, cluster_info, page};
///
/// let answer = br#"{"kind": "ServiceList", "items": [{"metadata": {"name": "kibana-logging", "namespace": "kube-system",
///     "labels": {"kubernetes.io/cluster-service": "true", "kubernetes.io/name": "Kibana"}},
///     "spec": {"ports": [{"name": "https", "port": 5601}]}}]}"#;
/// let page = page(Resource::Services, answer).unwrap();
/// let line = cluster_info::line(&page.objects[0]).unwrap();
/// assert_eq!(&*line.name, "Kibana");
/// assert_eq!(&*line.url, "/api/v1/namespaces/kube-system/services/https:kibana-logging:https/proxy");
/// ```
#[must_use]
pub fn line(service: &Object) -> Option<Line> {
    if !service.is_system {
        return None;
    }
    let name = if service.label.is_empty() { service.name() } else { &service.label };
    let url = match service.addresses.first() {
        Some(address) => balanced(address, &service.ports),
        None => proxied(service),
    };
    Some(Line { name: name.to_owned(), url })
}

fn balanced(address: &str, ports: &[ServicePort]) -> String {
    let urls: Vec<String> =
        ports.iter().map(|port| format!("http://{address}:{}", port.port.number)).collect();
    urls.join(" ")
}

fn proxied(service: &Object) -> String {
    let element = element(service.name(), service.ports.first().map(|port| &port.port));
    format!("/api/v1/namespaces/{}/services/{element}/proxy", service.namespace())
}

fn element(name: &str, port: Option<&Port>) -> String {
    let Some(port) = port else { return name.to_owned() };
    match (port.name == "https" || port.number == 443, &*port.name) {
        (true, port) => format!("https:{name}:{port}"),
        (false, "") => name.to_owned(),
        (false, port) => format!("{name}:{port}"),
    }
}
