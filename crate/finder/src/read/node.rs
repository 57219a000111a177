//! A Node.

use porthole::Kind;
use serde::Deserialize;

use super::{Meta, Written};
use crate::Object;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Node {
    metadata: Meta,
    status: Status,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    addresses: Vec<Address>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Address {
    #[serde(rename = "type")]
    kind: Box<str>,
    address: Box<str>,
}

impl Written for Node {
    fn version(&self) -> &str {
        &self.metadata.resource_version
    }

    /// With the addresses that others can reach first.
    fn object(self) -> Object {
        let of = |wanted: &'static str| {
            let addresses = self.status.addresses.iter();
            addresses.filter(move |at| &*at.kind == wanted).map(|at| at.address.clone())
        };
        let addresses = of("ExternalIP").chain(of("InternalIP")).collect();
        Object { addresses, ..Object::new(Kind::Node, "", &self.metadata.name) }
    }
}
