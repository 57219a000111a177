//! Guesses: on which port a web UI most likely is, what it speaks, and whether there is one at all.

use porthole::{Kind, Scheme};
use porthole_desk::form::{Port, Speech, best, speech_of};

use crate::Object;

porthole::ids! {
    /// What a guess rests on.
    Ground {
        /// `appProtocol`.
        AppProtocol = "app-protocol",
        /// The port's name.
        PortName = "port-name",
        /// The port's number.
        PortNumber = "port-number",
        /// There is no other port.
        OnlyPort = "only-port",
        /// It is the first of those that may be.
        FirstPort = "first-port",
        /// A kubelet always speaks TLS, on the port that it says itself.
        Kubelet = "kubelet",
    }
}

/// How an object is most likely reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// A name or a number; empty where the API server knows best.
    pub port: String,
    /// What the port speaks.
    pub scheme: Scheme,
    /// Why.
    pub ground: Ground,
}

/// How an object is most likely reached; nothing where no port is known.
///
/// ```
/// use porthole_finder::{Resource, guess, page};
///
/// let answer = br#"{"kind": "ServiceList", "items": [{"metadata": {"name": "web", "namespace": "prod"},
///     "spec": {"ports": [{"name": "metrics", "port": 9090}, {"name": "https", "port": 8443}]}}]}"#;
/// let web = &page(Resource::Services, answer).unwrap().objects[0];
/// let guess = guess::guess(web).unwrap();
/// assert_eq!((&*guess.port, guess.scheme.as_str(), guess.ground.as_str()), ("https", "https", "port-name"));
/// ```
#[must_use]
pub fn guess(object: &Object) -> Option<Guess> {
    if object.kind() == Kind::Node {
        let ground = Ground::Kubelet;
        return Some(Guess { port: String::new(), scheme: Scheme::Http, ground });
    }
    let ports = object.known_ports();
    let port = best(&ports)?;
    let is_tls = speech_of("", Some(port)) == Speech::Tls;
    let scheme = if is_tls { Scheme::Https } else { Scheme::Http };
    // The API server takes a Pod's port by its number only.
    let key = if object.kind() == Kind::Pod { port.number.to_string() } else { port.key() };
    Some(Guess { port: key, scheme, ground: ground(port, ports.len()) })
}

fn ground(port: &Port, of: usize) -> Ground {
    let says = |port: Port| speech_of("", Some(&port)) != Speech::Unknown;
    let nothing = Port::default;
    if says(Port { app_protocol: port.app_protocol.clone(), ..nothing() }) {
        Ground::AppProtocol
    } else if says(Port { name: port.name.clone(), target: port.target.clone(), ..nothing() }) {
        Ground::PortName
    } else if says(Port { number: port.number, ..nothing() }) {
        Ground::PortNumber
    } else if of == 1 {
        Ground::OnlyPort
    } else {
        Ground::FirstPort
    }
}

/// Words in the names of what has a web UI.
const UIS: [&str; 26] = [
    "grafana",
    "kibana",
    "prometheus",
    "alertmanager",
    "dashboard",
    "console",
    "jaeger",
    "kiali",
    "argocd-server",
    "rollouts",
    "hubble-ui",
    "longhorn-frontend",
    "minio",
    "rabbitmq",
    "flower",
    "airflow",
    "jupyter",
    "mlflow",
    "superset",
    "pgadmin",
    "adminer",
    "zipkin",
    "frontend",
    "-ui",
    "-web",
    "portal",
];
/// Words in the names of what most likely has none.
const OTHERS: [&str; 9] = [
    "webhook", "metrics", "exporter", "grpc", "headless", "operator", "postgres", "mysql", "redis",
];
/// Ports on which web UIs are known to be.
const PORTS: [u16; 16] =
    [80, 443, 3000, 3100, 4040, 5000, 5601, 7860, 8000, 8080, 8081, 8265, 8443, 8888, 9090, 15672];

/// How likely it is that an object has a web UI: from -2 to 2.
#[must_use]
pub fn likeliness(object: &Object) -> i8 {
    let name = object.name();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let on_port = object.ports.iter().any(|port| PORTS.contains(&port.port.number));
    let word = i8::from(has(&UIS) || name == "web" || name == "ui") - i8::from(has(&OTHERS));
    let port = if on_port { 1 } else { -i8::from(object.ports.is_empty()) };
    word + port
}
