//! Which objects a few typed letters mean, best first.

use crate::fuzzy::Fuzzy;
use crate::index::Letters;
use crate::{Face, Object};

/// Letters of a word: longer ones are in no name.
const LONGEST: usize = 320;

/// What stands between words: people write a namespace before or after the name, with whatever between them.
const BETWEEN: [char; 4] = [' ', '/', ',', ';'];

fn words(query: &str) -> impl Iterator<Item = &str> {
    query.split(BETWEEN).filter(|word| !word.is_empty())
}

/// A search, ready to be held against many objects.
pub struct Search {
    words: Vec<(Box<[u8]>, Letters)>,
    fuzzy: Fuzzy,
}

/// Whether all that a query finds is among what a shorter one has found. Another word may find more: one has to be in
/// the object's own text, the others may be in its cluster's name.
pub(crate) fn narrows(shorter: &str, query: &str) -> bool {
    query.starts_with(shorter) && words(shorter).count() == words(query).count()
}

/// What speaks for an object besides its letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Liking {
    /// The user has marked it.
    pub is_favourite: bool,
    /// How many others were opened since it was; nothing if it never was.
    pub opened_before: Option<u8>,
}

impl Liking {
    /// A letter that matches is worth about 64.
    fn worth(self) -> i32 {
        let favourite = if self.is_favourite { 120 } else { 0 };
        favourite + self.opened_before.map_or(0, |others| 80 - i32::from(others.min(12)) * 4)
    }
}

impl Search {
    /// A search for words, each of which has to be in an object's text in its order, with other letters between its
    /// own. One that is too long for any name finds nothing.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let query = query.to_lowercase();
        let words =
            words(&query).map(|word| (word.as_bytes().into(), Letters::of(word.as_bytes())));
        let words = words.collect();
        Self { words, fuzzy: Fuzzy::default() }
    }

    /// How well an object fits, the higher the better; nothing if it doesn't. `cluster` is its cluster's name in
    /// lowercase: it counts for all words but one.
    ///
    /// ```
    /// use porthole::Kind;
    /// use porthole_finder::{Face, Object};
    /// use porthole_finder::search::{Liking, Search};
    ///
    /// let of = |namespace, name| Object::new(Kind::Service, namespace, name);
    /// let mut search = Search::new("graf mon");
    /// let mut rank = |object: &Object| search.rank(Face::of(object, 0), "dev", Liking::default());
    /// assert!(rank(&of("monitoring", "grafana")) > rank(&of("monitoring", "geographic-raft")));
    /// assert_eq!(rank(&of("prod", "web")), None);
    /// ```
    pub fn rank(&mut self, object: Face<'_>, cluster: &str, liking: Liking) -> Option<i32> {
        let Self { words, fuzzy } = self;
        let (mut score, mut in_cluster) = (0, 0);
        for (word, letters) in &*words {
            let may_fit = word.len() <= LONGEST && object.letters.may_hold(*letters);
            score += match may_fit.then(|| fuzzy.score(word, object.text)).flatten() {
                Some(score) => score,
                // One word has to be the object's own.
                None if words.len() == 1 || word.len() > LONGEST => return None,
                None => {
                    in_cluster += 1;
                    fuzzy.score(word, cluster.as_bytes())? / 2
                }
            };
        }
        let is_own = in_cluster == 0 || in_cluster < words.len();
        is_own.then(|| score * 4 + i32::from(object.worth) + liking.worth())
    }

    /// Which letters of an object's text made it fit: places in `NAME/NAMESPACE`, in order.
    pub fn letters(&mut self, object: &Object) -> Vec<u32> {
        let mut found = Vec::new();
        for (word, _) in self.words.iter().filter(|(word, _)| word.len() <= LONGEST) {
            self.fuzzy.places(word, object.text().as_bytes(), &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
