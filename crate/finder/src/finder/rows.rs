//! What of the finder is shown: the visible rows, and what is known of one object.

use std::collections::BTreeSet;

use porthole::{Element, Kind, Mount, ProxyUrl, Scheme, Target};
use porthole_desk::form::Port;
use serde::Serialize;

use super::{Cluster, Finder, Hit};
use crate::guess::{Ground, guess};
use crate::search::Search;
use crate::ways::ways;
use crate::{Object, Obstacle, Way};

/// The rows of a window over what was found.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// How many there are in all.
    pub total: usize,
    /// The place of the first row.
    pub from: usize,
    /// The rows.
    pub rows: Vec<Row<'a>>,
}

/// An object, as a row of the list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row<'a> {
    /// The id of its cluster.
    pub cluster: &'a str,
    /// `service`, `pod` or `node`.
    pub kind: &'static str,
    /// Empty for a node.
    pub namespace: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The letters of `NAME/NAMESPACE` that were searched for.
    pub letters: Vec<u32>,
    /// The URL that most likely opens its UI; empty where it can't be reached.
    pub url: String,
    /// The port in that URL.
    pub port: String,
    /// The scheme in that URL.
    pub scheme: &'static str,
    /// What both rest on; nothing where there was nothing to guess.
    pub ground: Option<Ground>,
    /// How many ports it has.
    pub ports: usize,
    /// Why the proxy can't reach it.
    pub obstacle: Option<Obstacle>,
    /// The user has marked it.
    pub is_favourite: bool,
    /// `kubectl cluster-info` lists it.
    pub is_system: bool,
}

/// What is known of one object.
#[derive(Debug, Serialize)]
pub struct Details {
    /// As the form for URLs takes them.
    pub ports: Vec<Port>,
    /// Ways past the proxy.
    pub ways: Vec<Way>,
    /// Why the proxy can't reach it.
    pub obstacle: Option<Obstacle>,
}

/// What a form for URLs offers: what there is, as far as it was listed.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Offers<'a> {
    /// Namespaces that hold objects of the kind, by name.
    pub namespaces: Vec<&'a str>,
    /// Names of objects of the kind in the namespace, by name.
    pub names: Vec<&'a str>,
}

/// More than that nobody reads; typing narrows them down.
const MOST_OFFERED: usize = 50;

impl Finder {
    /// What to offer for a namespace and a name that are being typed: what holds the letters typed so far.
    #[must_use]
    pub fn offers(&self, id: &str, kind: Kind, namespace: &str, name: &str) -> Offers<'_> {
        let Some(cluster) = self.clusters.iter().find(|cluster| cluster.place.id == id) else {
            return Offers::default();
        };
        let (mut namespaces, mut names) = (BTreeSet::new(), BTreeSet::new());
        for object in cluster.store.objects().filter(|object| object.kind() == kind) {
            if object.namespace().contains(namespace) {
                namespaces.insert(object.namespace());
            }
            if object.namespace() == namespace && object.name().contains(name) {
                names.insert(object.name());
            }
        }
        let few = |all: BTreeSet<_>| all.into_iter().take(MOST_OFFERED).collect();
        Offers { namespaces: few(namespaces), names: few(names) }
    }

    pub(super) fn row(&self, hit: Hit, search: &mut Search) -> Option<Row<'_>> {
        let (cluster, object) = self.at(hit)?;
        let guess = guess(object);
        let (port, scheme, ground) = guess.map_or_else(
            || (String::new(), Scheme::Http, None),
            |guess| (guess.port, guess.scheme, Some(guess.ground)),
        );
        Some(Row {
            cluster: &cluster.place.id,
            kind: object.kind().as_str(),
            namespace: object.namespace(),
            name: object.name(),
            letters: search.letters(object),
            url: url(cluster, object, &port, scheme),
            port,
            scheme: scheme.as_str(),
            ground,
            ports: object.ports.len(),
            obstacle: object.obstacle,
            is_favourite: self.liking(hit).is_favourite,
            is_system: object.is_system,
        })
    }

    /// What is known of one object; nothing if it is unknown.
    #[must_use]
    pub fn details(&self, id: &str, kind: Kind, namespace: &str, name: &str) -> Option<Details> {
        let cluster = self.clusters.iter().find(|cluster| cluster.place.id == id)?;
        let object = cluster.store.find(kind, namespace, name)?;
        Some(Details {
            ports: object.known_ports(),
            ways: ways(object, &cluster.store.nodes()),
            obstacle: object.obstacle,
        })
    }
}

fn url(cluster: &Cluster, object: &Object, port: &str, scheme: Scheme) -> String {
    if object.obstacle.is_some() {
        return String::new();
    }
    let element = Element { scheme, name: object.name().to_owned(), port: port.to_owned() };
    let target = Target { kind: object.kind(), namespace: object.namespace().to_owned(), element };
    let (origin, base) = (cluster.place.origin.clone(), cluster.place.base.clone());
    let mount = Mount { origin, base, target };
    ProxyUrl { mount, path: "/".to_owned(), query: String::new(), fragment: String::new() }
        .to_string()
}
