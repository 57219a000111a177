//! The documentation's other ways to a Service, past the proxy.

use porthole::Kind;
use serde::Serialize;

use crate::Object;

porthole::ids! {
    /// A way past the proxy.
    WayKind {
        /// A load balancer's address.
        LoadBalancer = "load-balancer",
        /// A port on every node. Whoever reaches a node reaches the Service.
        NodePort = "node-port",
    }
}

/// A way to a Service past the proxy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Which one it is.
    pub kind: WayKind,
    /// `192.0.2.7:80`.
    pub address: String,
}

/// How many addresses of nodes are worth showing.
const NODES: usize = 3;

/// The ways to a Service that don't need the proxy. `nodes` are those of its cluster.
pub fn ways<'a>(object: &Object, nodes: &(impl Iterator<Item = &'a Object> + Clone)) -> Vec<Way> {
    if object.kind() != Kind::Service {
        return Vec::new();
    }
    let mut ways = Vec::new();
    for port in &object.ports {
        let balanced =
            object.addresses.iter().map(|at| (WayKind::LoadBalancer, at, port.port.number));
        let on_nodes = nodes.clone().filter_map(|node| node.addresses.first()).take(NODES);
        let on_nodes = on_nodes.filter(|_| port.node_port != 0);
        let on_nodes = on_nodes.map(|at| (WayKind::NodePort, at, port.node_port));
        ways.extend(balanced.chain(on_nodes).map(|(kind, at, port)| Way {
            kind,
            address: if at.contains(':') {
                format!("[{at}]:{port}")
            } else {
                format!("{at}:{port}")
            },
        }));
    }
    ways
}
