//! A Service, a Pod or a Node as the API writes it: of each, what matters here. One shape for the three, since a reader
//! for each would cost the worker a third of its size.

use std::collections::HashMap;

use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    pub metadata: Meta,
    pub spec: Spec,
    pub status: Status,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Meta {
    pub name: Box<str>,
    pub namespace: Box<str>,
    pub labels: Labels,
    pub resource_version: Box<str>,
}

/// The labels that matter; a map of all would be thrown away at once.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Labels {
    #[serde(rename = "kubernetes.io/name")]
    pub name: Box<str>,
    #[serde(rename = "kubernetes.io/cluster-service")]
    pub cluster_service: Box<str>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Spec {
    /// Of a Service.
    #[serde(rename = "type")]
    pub kind: Box<str>,
    /// Of a Service.
    pub ports: Vec<PortSpec>,
    /// Of a Service. Which labels it asks for doesn't matter, only whether it asks.
    pub selector: HashMap<Box<str>, Box<str>>,
    /// Of a Pod.
    pub containers: Vec<Container>,
    /// Of a Pod. Those that go on running beside the others have ports too.
    pub init_containers: Vec<Container>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Container {
    pub ports: Vec<PortSpec>,
    pub restart_policy: Box<str>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct PortSpec {
    pub name: String,
    /// Of a container it is called otherwise.
    #[serde(alias = "containerPort")]
    pub port: u16,
    pub target_port: Target,
    pub node_port: u16,
    pub protocol: String,
    pub app_protocol: String,
}

/// A port by its number or its name.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Target {
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
pub(super) struct Status {
    /// Of a Service.
    pub load_balancer: LoadBalancer,
    /// Of a Pod.
    pub phase: Box<str>,
    /// Of a Node.
    pub addresses: Vec<Address>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LoadBalancer {
    pub ingress: Vec<Ingress>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Ingress {
    pub ip: Box<str>,
    pub hostname: Box<str>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Address {
    #[serde(rename = "type")]
    pub kind: Box<str>,
    pub address: Box<str>,
}
