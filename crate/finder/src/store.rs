//! What is known of one cluster.

use porthole::Kind;

use crate::Object;
use crate::guess::likeliness;

/// The objects of a cluster, in the order in which the API server lists them. What a listing no longer holds goes when
/// the listing ends, so that a list being refreshed is never empty.
#[derive(Debug, Default)]
pub struct Store {
    objects: Vec<Entry>,
    round: u32,
}

#[derive(Debug)]
struct Entry {
    object: Object,
    /// How likely it has a web UI, which each search asks of each object.
    likeliness: i8,
    /// The listing that saw it last.
    round: u32,
}

impl Entry {
    fn new(object: Object, round: u32) -> Self {
        Self { likeliness: likeliness(&object), object, round }
    }
}

impl Store {
    /// A store of objects that were known before.
    pub(crate) fn of(mut objects: Vec<Object>) -> Self {
        objects.sort_by(|a, b| a.place().cmp(&b.place()));
        objects.dedup_by(|a, b| a.place() == b.place());
        let objects = objects.into_iter().map(|object| Entry::new(object, 0)).collect();
        Self { objects, round: 0 }
    }

    /// What is known.
    #[must_use]
    pub fn objects(&self) -> impl ExactSizeIterator<Item = &Object> + Clone {
        self.objects.iter().map(|entry| &entry.object)
    }

    /// The object at a place in [`Store::objects`].
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Object> {
        self.objects.get(index).map(|entry| &entry.object)
    }

    /// The same objects, and how likely each has a web UI.
    pub(crate) fn judged(&self) -> impl Iterator<Item = (&Object, i8)> {
        self.objects.iter().map(|entry| (&entry.object, entry.likeliness))
    }

    /// The object of this name.
    #[must_use]
    pub fn find(&self, kind: Kind, namespace: &str, name: &str) -> Option<&Object> {
        self.place_of(kind, namespace, name).and_then(|index| self.get(index))
    }

    /// The place in [`Store::objects`] of the object of this name.
    pub(crate) fn place_of(&self, kind: Kind, namespace: &str, name: &str) -> Option<usize> {
        self.place(&Object::new(kind, namespace, name)).ok()
    }

    /// The nodes.
    pub fn nodes(&self) -> impl Iterator<Item = &Object> + Clone {
        self.objects().filter(|object| object.kind() == Kind::Node)
    }

    /// A new listing begins.
    pub(crate) fn begin(&mut self) {
        self.round += 1;
    }

    pub(crate) fn put(&mut self, object: Object) {
        let entry = Entry::new(object, self.round);
        match self.place(&entry.object) {
            Ok(index) => self.objects[index] = entry,
            Err(index) => self.objects.insert(index, entry),
        }
    }

    pub(crate) fn remove(&mut self, object: &Object) {
        if let Ok(index) = self.place(object) {
            self.objects.remove(index);
        }
    }

    /// Forgets what the listing that began last hasn't seen, of those that it would have seen.
    pub(crate) fn end(&mut self, kind: Kind, namespace: Option<&str>) {
        let round = self.round;
        self.objects.retain(|Entry { object, round: seen, .. }| {
            let is_listed = object.kind() == kind
                && namespace.is_none_or(|namespace| namespace == object.namespace());
            *seen == round || !is_listed
        });
    }

    /// Forgets what no listing is about.
    pub(crate) fn retain(&mut self, keep: impl Fn(&Object) -> bool) {
        self.objects.retain(|entry| keep(&entry.object));
    }

    /// Where it is, or would be. New ones mostly come in order: at the end.
    fn place(&self, object: &Object) -> Result<usize, usize> {
        match self.objects.last() {
            Some(last) if last.object.place() < object.place() => Err(self.objects.len()),
            _ => self.objects.binary_search_by(|entry| entry.object.place().cmp(&object.place())),
        }
    }
}
