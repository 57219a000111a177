//! What is kept of a Service, a Pod or a Node.

use porthole::Kind;
use porthole_desk::form::Port;
use serde::{Deserialize, Serialize};

use crate::{Obstacle, reach};

/// A port, with the one that a Service of the type `NodePort` or `LoadBalancer` has on each node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServicePort {
    /// What is known of the port itself.
    pub port: Port,
    /// `nodePort`; 0 if it has none.
    pub node_port: u16,
}

/// What is kept of a Service, a Pod or a Node. Clusters have tens of thousands of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// `NAME/NAMESPACE`, or `NAME/`: what is searched, with the name first since that is what people type.
    pub(crate) text: Box<str>,
    pub(crate) kind: u8,
    /// A name for people: the label `kubernetes.io/name`, which `kubectl cluster-info` shows.
    pub label: Box<str>,
    /// `spec.ports` of a Service, the ports of a Pod's containers.
    pub ports: Box<[ServicePort]>,
    /// Where it is to be had without the proxy: a load balancer's addresses, or those of a Node.
    pub addresses: Box<[Box<str>]>,
    /// Why the proxy can't reach it.
    #[serde(with = "reach::saved")]
    pub obstacle: Option<Obstacle>,
    /// Labelled `kubernetes.io/cluster-service=true`, in `kube-system`.
    pub is_system: bool,
}

impl Object {
    /// An object of which nothing but its name is known yet.
    ///
    /// ```
    /// use porthole::Kind;
    /// use porthole_finder::Object;
    ///
    /// let web = Object::new(Kind::Service, "prod", "web");
    /// assert_eq!((web.kind(), web.namespace(), web.name()), (Kind::Service, "prod", "web"));
    /// ```
    #[must_use]
    pub fn new(kind: Kind, namespace: &str, name: &str) -> Self {
        Self {
            text: format!("{name}/{namespace}").into(),
            kind: kind as u8,
            label: Box::default(),
            ports: Box::default(),
            addresses: Box::default(),
            obstacle: None,
            is_system: false,
        }
    }

    /// Which of the three it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::ALL[usize::from(self.kind) % Kind::ALL.len()]
    }

    /// `metadata.name`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text.split_once('/').map_or(&self.text, |(name, _)| name)
    }

    /// `metadata.namespace`; empty for a Node.
    #[must_use]
    pub fn namespace(&self) -> &str {
        self.text.split_once('/').map_or("", |(_, namespace)| namespace)
    }

    /// What is searched: `NAME/NAMESPACE`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The order in which the API server lists, kind by kind: by namespace, then by name.
    pub(crate) fn place(&self) -> (u8, &str, &str) {
        (self.kind, self.namespace(), self.name())
    }

    /// What is known of its ports, as the form for URLs takes it.
    #[must_use]
    pub fn known_ports(&self) -> Vec<Port> {
        self.ports.iter().map(|port| port.port.clone()).collect()
    }
}
