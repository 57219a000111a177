//! A Pod.

use porthole::Kind;
use porthole_desk::form::Port;
use serde::Deserialize;

use super::{Meta, Written};
use crate::{Object, Obstacle, ServicePort};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Pod {
    metadata: Meta,
    spec: Spec,
    status: Status,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Spec {
    containers: Vec<Container>,
    /// Those that go on running beside the others have ports too.
    init_containers: Vec<Container>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Container {
    ports: Vec<ContainerPort>,
    restart_policy: Box<str>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ContainerPort {
    name: String,
    #[serde(rename = "containerPort")]
    number: u16,
    protocol: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    phase: Box<str>,
}

impl Written for Pod {
    fn version(&self) -> &str {
        &self.metadata.resource_version
    }

    fn object(self) -> Object {
        let Self { metadata, spec, status } = self;
        let sidecars = spec.init_containers.into_iter();
        let sidecars = sidecars.filter(|container| &*container.restart_policy == "Always");
        let ports: Box<[ServicePort]> = (spec.containers.into_iter().chain(sidecars))
            .flat_map(|container| container.ports)
            .map(ServicePort::from)
            .collect();
        let stopped = !matches!(&*status.phase, "Running" | "");
        let unreachable = !ports.is_empty() && !ports.iter().any(|port| port.port.is_tcp());
        let seen = [(Obstacle::NotRunning, stopped), (Obstacle::NotTcp, unreachable)];
        let obstacle = seen.into_iter().find_map(|(obstacle, seen)| seen.then_some(obstacle));
        let named = Object::new(Kind::Pod, &metadata.namespace, &metadata.name);
        Object { ports, obstacle, ..named }
    }
}

impl From<ContainerPort> for ServicePort {
    fn from(written: ContainerPort) -> Self {
        let ContainerPort { name, number, protocol } = written;
        Self { port: Port { name, number, protocol, ..Port::default() }, node_port: 0 }
    }
}
