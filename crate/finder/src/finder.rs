//! All clusters, and the one search over them.

mod rows;

use std::collections::HashMap;

use porthole::{Kind, ProxyUrl};

use crate::saved;
use crate::search::{self, Liking, Search};
use crate::{Listing, Object, Progress, Request, Step, Store};

pub use rows::{Details, Row, View};

/// Where a cluster is, and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Told apart by it.
    pub id: String,
    /// `http://127.0.0.1:8001`.
    pub origin: String,
    /// Empty, or what stands before `/api/v1/`.
    pub base: String,
    /// For people.
    pub name: String,
    /// Looked into by name, where the user may not list all.
    pub namespaces: Vec<String>,
}

struct Cluster {
    place: Place,
    /// In lowercase, as it is searched.
    name: String,
    store: Store,
    listing: Listing,
}

/// An object, as clusters and places in their stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hit {
    cluster: u16,
    index: u32,
    rank: i32,
}

type Target = (Kind, String, String);

/// All clusters with what is known of them, and the last search.
#[derive(Default)]
pub struct Finder {
    clusters: Vec<Cluster>,
    /// By cluster and target.
    likings: HashMap<(u16, Target), Liking>,
    /// Mounts' URLs that the user has marked, and those opened lately, newest first.
    marks: (Vec<String>, Vec<String>),
    last: Option<(String, Vec<Hit>)>,
}

impl Finder {
    /// Names the clusters, in the order in which they are shown. What is known of those that stay is kept.
    pub fn set_places(&mut self, places: Vec<Place>) {
        let mut before = std::mem::take(&mut self.clusters);
        for place in places {
            let same = |cluster: &Cluster| {
                let Place { id, origin, base, namespaces, .. } = &cluster.place;
                (id, origin, base, namespaces)
                    == (&place.id, &place.origin, &place.base, &place.namespaces)
            };
            let name = place.name.to_lowercase();
            let cluster = match before.iter().position(same) {
                Some(index) => Cluster { place, name, ..before.swap_remove(index) },
                None => Cluster {
                    listing: Listing::new(place.namespaces.clone()),
                    store: Store::default(),
                    name,
                    place,
                },
            };
            self.clusters.push(cluster);
        }
        self.relike();
    }

    /// Names the mounts that the user has marked, and those opened lately, newest first: URLs.
    pub fn set_marks(&mut self, favourites: Vec<String>, recents: Vec<String>) {
        self.marks = (favourites, recents);
        self.relike();
    }

    fn relike(&mut self) {
        self.last = None;
        let mut likings: HashMap<(u16, Target), Liking> = HashMap::new();
        for url in &self.marks.0 {
            for key in self.keys(url) {
                likings.entry(key).or_default().is_favourite = true;
            }
        }
        for (before, url) in self.marks.1.iter().enumerate() {
            for key in self.keys(url) {
                let liking = likings.entry(key).or_default();
                liking.opened_before =
                    liking.opened_before.or(Some(u8::try_from(before).unwrap_or(u8::MAX)));
            }
        }
        self.likings = likings;
    }

    /// What a mount's URL is, in each cluster of its address.
    fn keys(&self, url: &str) -> Vec<(u16, Target)> {
        let Ok(ProxyUrl { mount, .. }) = ProxyUrl::parse(url) else { return Vec::new() };
        let target = mount.target;
        let of = |place: &Place| place.origin == mount.origin && place.base == mount.base;
        let found = (0u16..).zip(&self.clusters).filter(|(_, cluster)| of(&cluster.place));
        let key = |(index, _)| {
            (index, (target.kind, target.namespace.clone(), target.element.name.clone()))
        };
        found.map(key).collect()
    }

    fn cluster(&mut self, id: &str) -> Option<&mut Cluster> {
        self.clusters.iter_mut().find(|cluster| cluster.place.id == id)
    }

    /// Begins to list a cluster, or to ask for its changes.
    pub fn refresh(&mut self, id: &str) {
        if let Some(cluster) = self.cluster(id) {
            cluster.listing.refresh();
        }
    }

    /// Ends the listing of a cluster; what was read stays.
    pub fn cancel(&mut self, id: &str) {
        if let Some(cluster) = self.cluster(id) {
            cluster.listing.cancel();
        }
    }

    /// The next request of a cluster's listing.
    pub fn next(&mut self, id: &str) -> Option<Request> {
        self.cluster(id)?.listing.next()
    }

    /// Takes the answer to [`Finder::next`], as [`Listing::answer`] does.
    pub fn answer(&mut self, id: &str, status: u16, retry_after: Option<f64>, body: &[u8]) -> Step {
        self.last = None;
        let Some(Cluster { listing, store, .. }) = self.cluster(id) else { return Step::End };
        listing.answer(store, status, retry_after, body)
    }

    /// How far the listing of each cluster is, with its id.
    pub fn progress(&self) -> impl Iterator<Item = (&str, Progress)> {
        self.clusters.iter().map(|cluster| (&*cluster.place.id, cluster.listing.progress()))
    }

    /// What is known of a cluster, as bytes for [`Finder::load`].
    #[must_use]
    pub fn save(&self, id: &str) -> Option<Vec<u8>> {
        let cluster = self.clusters.iter().find(|cluster| cluster.place.id == id)?;
        Some(saved::save(&cluster.store, &cluster.listing))
    }

    /// Takes what was known of a cluster before; whether it could be read.
    pub fn load(&mut self, id: &str, bytes: &[u8]) -> bool {
        self.last = None;
        let Some(cluster) = self.cluster(id) else { return false };
        let Some((store, listing)) = saved::load(bytes, cluster.place.namespaces.clone()) else {
            return false;
        };
        (cluster.store, cluster.listing) = (store, listing);
        true
    }

    /// The rows from `from` on, at most `count`, that a query finds.
    pub fn view(&mut self, query: &str, from: usize, count: usize) -> View<'_> {
        let query = query.trim().to_lowercase();
        let mut hits = self.hits(&query);
        let total = hits.len();
        in_order(&mut hits, from.saturating_add(count));
        let shown: Vec<Hit> = hits.iter().skip(from).take(count).copied().collect();
        self.last = Some((query.clone(), hits));
        let mut search = Search::new(&query);
        let rows = shown.iter().filter_map(|hit| self.row(*hit, &mut search)).collect();
        View { total, from, rows }
    }

    /// All that a query finds, in any order. Letters added to the last query can only narrow what that has found.
    fn hits(&mut self, query: &str) -> Vec<Hit> {
        let before = match self.last.take() {
            Some((last, hits)) if last == query => return hits,
            Some((last, hits)) if search::narrows(&last, query) => Some(hits),
            _ => None,
        };
        let mut search = Search::new(query);
        match before {
            Some(hits) => {
                hits.into_iter().filter_map(|hit| self.ranked(hit, &mut search)).collect()
            }
            None => self.all().filter_map(|hit| self.ranked(hit, &mut search)).collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = Hit> {
        (0u16..).zip(&self.clusters).flat_map(|(cluster, known)| {
            let count = u32::try_from(known.store.objects().len()).unwrap_or(u32::MAX);
            (0..count).map(move |index| Hit { cluster, index, rank: 0 })
        })
    }

    fn ranked(&self, hit: Hit, search: &mut Search) -> Option<Hit> {
        let cluster = self.clusters.get(usize::from(hit.cluster))?;
        let (object, likeliness) = cluster.store.judged(usize::try_from(hit.index).ok()?)?;
        let liking = Liking { likeliness, ..self.liking(hit.cluster, object) };
        let rank = search.rank(object, &cluster.name, liking)?;
        Some(Hit { rank, ..hit })
    }

    fn liking(&self, cluster: u16, object: &Object) -> Liking {
        if self.likings.is_empty() {
            return Liking::default();
        }
        let target = (object.kind(), object.namespace().to_owned(), object.name().to_owned());
        self.likings.get(&(cluster, target)).copied().unwrap_or_default()
    }

    fn at(&self, hit: Hit) -> Option<(&Cluster, &Object)> {
        let cluster = self.clusters.get(usize::from(hit.cluster))?;
        Some((cluster, cluster.store.get(usize::try_from(hit.index).ok()?)?))
    }
}

/// Puts the best ones first and in order, as many as are looked at: nobody scrolls through fifty thousand.
fn in_order(hits: &mut [Hit], count: usize) {
    let order = |hit: &Hit| (-hit.rank, hit.cluster, hit.index);
    let looked_at = if count < hits.len() {
        let (best, ..) = hits.select_nth_unstable_by_key(count, order);
        best
    } else {
        hits
    };
    looked_at.sort_unstable_by_key(order);
}
