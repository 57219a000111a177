//! All clusters, and the one search over them.

mod rows;

use std::collections::BTreeMap;

use porthole::{Mount, ProxyUrl};

use crate::index::Index;
use crate::saved;
use crate::search::{self, Liking, Search};
use crate::{Listing, Object, Progress, Request, Step, Store};

pub use rows::{Details, Offers, Row, View};

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
    /// Nothing until it is searched, and after each change.
    index: Option<Index>,
}

impl Cluster {
    /// What the user has marked and opened lately, by places in the store, in order.
    fn likings(&self, (favourites, recents): &(Vec<String>, Vec<String>)) -> Vec<(usize, Liking)> {
        let mut likings: BTreeMap<usize, Liking> = BTreeMap::new();
        for index in favourites.iter().filter_map(|url| self.place_of(url)) {
            likings.entry(index).or_default().is_favourite = true;
        }
        let opened = (0u8..=u8::MAX).zip(recents);
        for (before, index) in opened.filter_map(|(n, url)| Some((n, self.place_of(url)?))) {
            likings.entry(index).or_default().opened_before.get_or_insert(before);
        }
        likings.into_iter().collect()
    }

    /// The place in the store of what a mount's URL opens; nothing if it is of another cluster.
    fn place_of(&self, url: &str) -> Option<usize> {
        let Mount { origin, base, target } = ProxyUrl::parse(url).ok()?.mount;
        let is_here = origin == self.place.origin && base == self.place.base;
        is_here
            .then(|| self.store.place_of(target.kind, &target.namespace, &target.element.name))?
    }
}

/// An object, as clusters and places in their stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hit {
    cluster: u16,
    index: u32,
    rank: i32,
}

/// All clusters with what is known of them, and the last search.
#[derive(Default)]
pub struct Finder {
    clusters: Vec<Cluster>,
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
                    index: None,
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
        for cluster in &mut self.clusters {
            cluster.index = None;
        }
    }

    /// Makes ready what a search looks at.
    fn index(&mut self) {
        for cluster in self.clusters.iter_mut().filter(|cluster| cluster.index.is_none()) {
            cluster.index = Some(Index::of(&cluster.store, cluster.likings(&self.marks)));
        }
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
        let Some(Cluster { listing, store, index, .. }) = self.cluster(id) else {
            return Step::End;
        };
        *index = None;
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
        (cluster.store, cluster.listing, cluster.index) = (store, listing, None);
        true
    }

    /// The rows from `from` on, at most `count`, that a query finds.
    pub fn view(&mut self, query: &str, from: usize, count: usize) -> View<'_> {
        let query = query.trim().to_lowercase();
        self.index();
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
            let count =
                u32::try_from(known.index.as_ref().map_or(0, Index::len)).unwrap_or(u32::MAX);
            (0..count).map(move |index| Hit { cluster, index, rank: 0 })
        })
    }

    fn ranked(&self, hit: Hit, search: &mut Search) -> Option<Hit> {
        let cluster = self.clusters.get(usize::from(hit.cluster))?;
        let (index, at) = (cluster.index.as_ref()?, usize::try_from(hit.index).ok()?);
        let rank = search.rank(index.face(at)?, &cluster.name, index.liking(at))?;
        Some(Hit { rank, ..hit })
    }

    fn liking(&self, hit: Hit) -> Liking {
        let cluster = self.clusters.get(usize::from(hit.cluster));
        let index = cluster.and_then(|cluster| cluster.index.as_ref());
        index
            .zip(usize::try_from(hit.index).ok())
            .map_or_else(Liking::default, |(index, at)| index.liking(at))
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
