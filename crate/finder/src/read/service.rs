//! A Service.

use std::collections::HashMap;

use porthole::Kind;
use porthole_desk::form::Port;
use serde::Deserialize;

use super::{Meta, Written};
use crate::{Object, Obstacle, ServicePort};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Service {
    metadata: Meta,
    spec: Spec,
    status: Status,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Spec {
    #[serde(rename = "type")]
    kind: Box<str>,
    ports: Vec<SpecPort>,
    /// Which labels it asks for doesn't matter, only whether it asks.
    selector: HashMap<Box<str>, Box<str>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct SpecPort {
    name: String,
    port: u16,
    target_port: Target,
    node_port: u16,
    protocol: String,
    app_protocol: String,
}

/// A port by its number or its name.
#[derive(Deserialize)]
#[serde(untagged)]
enum Target {
    Number(u16),
    Name(String),
}

impl Default for Target {
    fn default() -> Self {
        Self::Name(String::new())
    }
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Status {
    load_balancer: LoadBalancer,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LoadBalancer {
    ingress: Vec<Ingress>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Ingress {
    ip: Box<str>,
    hostname: Box<str>,
}

impl Written for Service {
    fn version(&self) -> &str {
        &self.metadata.resource_version
    }

    fn object(self) -> Object {
        let obstacle = obstacle(&self.spec);
        let Self { metadata, spec, status } = self;
        let named = Object::new(Kind::Service, &metadata.namespace, &metadata.name);
        let ingress = status.load_balancer.ingress.into_iter();
        let balanced = ingress.map(|at| if at.ip.is_empty() { at.hostname } else { at.ip });
        Object {
            is_system: &*metadata.labels.cluster_service == "true"
                && &*metadata.namespace == "kube-system",
            label: metadata.labels.name,
            ports: spec.ports.into_iter().map(ServicePort::from).collect(),
            addresses: balanced.collect(),
            obstacle,
            ..named
        }
    }
}

fn obstacle(spec: &Spec) -> Option<Obstacle> {
    let is_tcp = |port: &SpecPort| matches!(&*port.protocol, "" | "TCP");
    let seen = [
        (Obstacle::ExternalName, &*spec.kind == "ExternalName"),
        (Obstacle::NoPorts, spec.ports.is_empty()),
        (Obstacle::NotTcp, !spec.ports.iter().any(is_tcp)),
        (Obstacle::NoSelector, spec.selector.is_empty()),
    ];
    seen.into_iter().find_map(|(obstacle, seen)| seen.then_some(obstacle))
}

impl From<SpecPort> for ServicePort {
    fn from(written: SpecPort) -> Self {
        let SpecPort { name, port: number, target_port, node_port, protocol, app_protocol } =
            written;
        let target = match target_port {
            Target::Number(number) => number.to_string(),
            Target::Name(name) => name,
        };
        Self { port: Port { name, number, target, protocol, app_protocol }, node_port }
    }
}
