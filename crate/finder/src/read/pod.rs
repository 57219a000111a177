//! A Pod.

use porthole::Kind;

use super::written::Written;
use crate::{Object, Obstacle, ServicePort};

pub(super) fn pod(Written { metadata, spec, status }: Written) -> Object {
    let sidecars = spec.init_containers.into_iter();
    let sidecars = sidecars.filter(|container| &*container.restart_policy == "Always");
    let ports: Box<[ServicePort]> = (spec.containers.into_iter().chain(sidecars))
        .flat_map(|container| container.ports)
        .map(ServicePort::from)
        .collect();
    let is_stopped = !matches!(&*status.phase, "Running" | "");
    let has_no_tcp = !ports.is_empty() && !ports.iter().any(|port| port.port.is_tcp());
    let seen = [(Obstacle::NotRunning, is_stopped), (Obstacle::NotTcp, has_no_tcp)];
    let obstacle = seen.into_iter().find_map(|(obstacle, seen)| seen.then_some(obstacle));
    Object { ports, obstacle, ..Object::new(Kind::Pod, &metadata.namespace, &metadata.name) }
}
