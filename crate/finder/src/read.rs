//! Answers of the Kubernetes API: a page of a list, and the changes since one.
//!
//! Rule: Kubernetes' documentation, "Kubernetes API Concepts".

mod node;
mod pod;
mod service;
mod written;

use porthole_desk::form;
use serde::Deserialize;

use crate::{Object, Resource, ServicePort};
use node::node;
use pod::pod;
use service::service;
use written::{PortSpec, Target, Written};

/// A page of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it lists.
    pub objects: Vec<Object>,
    /// With which the next page is asked for; empty at the end.
    pub next: String,
    /// How many come after this page, where the API server knows.
    pub remaining: u64,
    /// From which on changes can be asked for.
    pub version: String,
}

/// What has changed.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new, or another than it was.
    Put(Object),
    /// It is gone.
    Gone(Object),
    /// Nothing, but the version has gone on.
    Seen(String),
    /// The API server no longer knows what has changed since.
    Expired,
}

/// Why an answer can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It ends in the middle.
    Cut,
    /// It is no answer of the Kubernetes API.
    NotKubernetes,
}

impl From<serde_json::Error> for Unread {
    fn from(error: serde_json::Error) -> Self {
        if error.is_eof() { Self::Cut } else { Self::NotKubernetes }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct List {
    kind: String,
    metadata: ListMeta,
    items: Option<Vec<Written>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ListMeta {
    #[serde(rename = "continue")]
    next: String,
    remaining_item_count: u64,
    resource_version: String,
}

impl Resource {
    fn list_kind(self) -> &'static str {
        match self {
            Self::Services => "ServiceList",
            Self::Pods => "PodList",
            Self::Nodes => "NodeList",
        }
    }

    fn object(self, written: Written) -> Object {
        match self {
            Self::Services => service(written),
            Self::Pods => pod(written),
            Self::Nodes => node(written),
        }
    }
}

impl From<PortSpec> for ServicePort {
    fn from(written: PortSpec) -> Self {
        let PortSpec { name, port: number, target_port, node_port, protocol, app_protocol } =
            written;
        let target = match target_port {
            Target::Number(number) => number.to_string(),
            Target::Name(name) => name,
        };
        Self { port: form::Port { name, number, target, protocol, app_protocol }, node_port }
    }
}

/// Reads a page of a list.
///
/// # Errors
/// [`Unread`] for half an answer, and for one that is no list of this resource.
///
/// ```
/// use porthole_finder::{Resource, Unread, page};
///
/// let answer = br#"{"kind": "ServiceList", "metadata": {"resourceVersion": "7"},
///     "items": [{"metadata": {"name": "web", "namespace": "prod"}, "spec": {"ports": [{"port": 80}]}}]}"#;
/// let page = page(Resource::Services, answer).unwrap();
/// assert_eq!((page.objects[0].text(), &*page.version), ("web/prod", "7"));
/// assert_eq!(porthole_finder::page(Resource::Services, &answer[..90]), Err(Unread::Cut));
/// ```
pub fn page(resource: Resource, answer: &[u8]) -> Result<Page, Unread> {
    let List { kind, metadata, items } = serde_json::from_slice(answer)?;
    if kind != resource.list_kind() {
        return Err(Unread::NotKubernetes);
    }
    let ListMeta { next, remaining_item_count: remaining, resource_version: version } = metadata;
    let objects = items.unwrap_or_default().into_iter().map(|item| resource.object(item));
    let objects = objects.filter(|object| !object.name().is_empty()).collect();
    Ok(Page { objects, next, remaining, version })
}

/// The token in a 410, which leads on to the rest of a list as it is by now; empty if there is none.
pub(crate) fn token(answer: &[u8]) -> String {
    serde_json::from_slice(answer).map(|status: List| status.metadata.next).unwrap_or_default()
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Event {
    #[serde(rename = "type")]
    kind: Box<str>,
    object: Written,
}

/// Reads what has changed: one JSON text a line, as a watch answers.
///
/// # Errors
/// [`Unread::NotKubernetes`]. A last line that ends in the middle is left out: it comes again.
pub fn changes(resource: Resource, answer: &[u8]) -> Result<Vec<Change>, Unread> {
    let lines = answer.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let mut changes = Vec::new();
    for line in lines {
        match serde_json::from_slice::<Event>(line).map_err(Unread::from) {
            Ok(event) => changes.extend(change(resource, event)?),
            Err(Unread::Cut) => break,
            Err(unread) => return Err(unread),
        }
    }
    Ok(changes)
}

fn change(resource: Resource, Event { kind, object }: Event) -> Result<Vec<Change>, Unread> {
    let seen = Change::Seen(object.metadata.resource_version.to_string());
    Ok(match &*kind {
        "ADDED" | "MODIFIED" => vec![Change::Put(resource.object(object)), seen],
        "DELETED" => vec![Change::Gone(resource.object(object)), seen],
        "BOOKMARK" => vec![seen],
        "ERROR" => vec![Change::Expired],
        _ => return Err(Unread::NotKubernetes),
    })
}
