//! Answers of the Kubernetes API: a page of a list, and the changes since one.
//!
//! Rule: Kubernetes' documentation, "Kubernetes API Concepts".

mod node;
mod pod;
mod service;

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{Object, Resource};

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

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct List<T> {
    kind: String,
    #[serde(default)]
    metadata: ListMeta,
    items: Option<Vec<T>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ListMeta {
    #[serde(rename = "continue")]
    next: String,
    remaining_item_count: u64,
    resource_version: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Meta {
    name: Box<str>,
    namespace: Box<str>,
    labels: Labels,
    resource_version: Box<str>,
}

/// The labels that matter; a map of all would be thrown away at once.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Labels {
    #[serde(rename = "kubernetes.io/name")]
    name: Box<str>,
    #[serde(rename = "kubernetes.io/cluster-service")]
    cluster_service: Box<str>,
}

/// One kind of object as the API writes it.
trait Written: DeserializeOwned {
    fn version(&self) -> &str;
    fn object(self) -> Object;
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
    match resource {
        Resource::Services => list::<service::Service>("ServiceList", answer),
        Resource::Pods => list::<pod::Pod>("PodList", answer),
        Resource::Nodes => list::<node::Node>("NodeList", answer),
    }
}

fn list<T: Written>(kind: &str, answer: &[u8]) -> Result<Page, Unread> {
    let list: List<T> = serde_json::from_slice(answer)?;
    if list.kind != kind {
        return Err(Unread::NotKubernetes);
    }
    let ListMeta { next, remaining_item_count: remaining, resource_version: version } =
        list.metadata;
    let objects = list.items.unwrap_or_default().into_iter().map(T::object);
    let objects = objects.filter(|object| !object.name().is_empty()).collect();
    Ok(Page { objects, next, remaining, version })
}

#[derive(Deserialize)]
struct Event<'a, T> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    object: T,
}

/// Reads what has changed: one JSON text a line, as a watch answers.
///
/// # Errors
/// [`Unread::NotKubernetes`]. A last line that ends in the middle is left out: it comes again.
pub fn changes(resource: Resource, answer: &[u8]) -> Result<Vec<Change>, Unread> {
    let lines = answer.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let mut changes = Vec::new();
    for line in lines {
        let change = match resource {
            Resource::Services => change::<service::Service>(line),
            Resource::Pods => change::<pod::Pod>(line),
            Resource::Nodes => change::<node::Node>(line),
        };
        match change {
            Ok(read) => changes.extend(read),
            Err(Unread::Cut) => break,
            Err(unread) => return Err(unread),
        }
    }
    Ok(changes)
}

fn change<T: Written>(line: &[u8]) -> Result<Vec<Change>, Unread> {
    let Event { kind, object }: Event<'_, T> = serde_json::from_slice(line)?;
    if kind == "ERROR" {
        return Ok(vec![Change::Expired]);
    }
    let seen = Change::Seen(object.version().to_owned());
    let change = match &*kind {
        "ADDED" | "MODIFIED" => Some(Change::Put(object.object())),
        "DELETED" => Some(Change::Gone(object.object())),
        _ => None,
    };
    Ok(change.into_iter().chain([seen]).collect())
}
