//! A Node.

use porthole::Kind;

use super::written::Written;
use crate::Object;

/// With the addresses that others can reach first.
pub(super) fn node(Written { metadata, status, .. }: Written) -> Object {
    let of = |wanted: &'static str| {
        let addresses = status.addresses.iter();
        addresses.filter(move |at| &*at.kind == wanted).map(|at| at.address.clone())
    };
    let addresses = of("ExternalIP").chain(of("InternalIP")).collect();
    Object { addresses, ..Object::new(Kind::Node, "", &metadata.name) }
}
