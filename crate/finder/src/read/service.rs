//! A Service.

use porthole::Kind;

use super::written::{PortSpec, Spec, Written};
use crate::{Object, Obstacle, ServicePort};

pub(super) fn service(Written { metadata, spec, status }: Written) -> Object {
    let obstacle = obstacle(&spec);
    let ingress = status.load_balancer.ingress.into_iter();
    Object {
        is_system: &*metadata.labels.cluster_service == "true"
            && &*metadata.namespace == "kube-system",
        label: metadata.labels.name,
        ports: spec.ports.into_iter().map(ServicePort::from).collect(),
        addresses: ingress.map(|at| if at.ip.is_empty() { at.hostname } else { at.ip }).collect(),
        obstacle,
        ..Object::new(Kind::Service, &metadata.namespace, &metadata.name)
    }
}

fn obstacle(spec: &Spec) -> Option<Obstacle> {
    let is_tcp = |port: &PortSpec| matches!(&*port.protocol, "" | "TCP");
    let seen = [
        (Obstacle::ExternalName, &*spec.kind == "ExternalName"),
        (Obstacle::NoPorts, spec.ports.is_empty()),
        (Obstacle::NotTcp, !spec.ports.iter().any(is_tcp)),
        (Obstacle::NoSelector, spec.selector.is_empty()),
    ];
    seen.into_iter().find_map(|(obstacle, seen)| seen.then_some(obstacle))
}
