//! Which objects a few typed letters mean, best first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use porthole::Kind;

use crate::{Object, guess};

/// More letters than the name of a cluster, a namespace and an object have together match nothing.
const LONGEST: usize = 512;

/// A search, ready to be held against many objects.
pub struct Search {
    matcher: Matcher,
    pattern: Pattern,
    is_hopeless: bool,
}

/// Whether all that a query finds is among what a shorter one has found. A second word isn't so: with it, the names of
/// clusters count.
pub(crate) fn narrows(shorter: &str, query: &str) -> bool {
    let words =
        |query: &str| query.split([' ', '/', ',', ';']).filter(|word| !word.is_empty()).count();
    !shorter.is_empty()
        && query.starts_with(shorter)
        && (words(shorter) > 1 || words(query) == words(shorter))
}

/// What speaks for an object besides its letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Liking {
    /// The user has marked it.
    pub is_favourite: bool,
    /// How many others were opened since it was; nothing if it never was.
    pub opened_before: Option<u8>,
}

impl Search {
    /// A search for words, each of which has to be in an object's text in its order, with other letters between its own.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        let is_hopeless = query.len() > LONGEST;
        let words = if is_hopeless { "" } else { query };
        // People write a namespace before or after the name, with whatever stands between.
        let words = words.replace(['/', ',', ';'], " ");
        let pattern =
            Pattern::new(&words, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy);
        Self { matcher: Matcher::new(config), pattern, is_hopeless }
    }

    /// How well an object fits, the higher the better; nothing if it doesn't. `cluster` is its cluster's name.
    ///
    /// ```
    /// use porthole::Kind;
    /// use porthole_finder::Object;
    /// use porthole_finder::search::{Liking, Search};
    ///
    /// let of = |namespace, name| Object::new(Kind::Service, namespace, name);
    /// let mut search = Search::new("graf mon");
    /// let mut rank = |object: &Object| search.rank(object, "dev", Liking::default());
    /// assert!(rank(&of("monitoring", "grafana")) > rank(&of("monitoring", "geographic-raft")));
    /// assert_eq!(rank(&of("prod", "web")), None);
    /// ```
    pub fn rank(&mut self, object: &Object, cluster: &str, liking: Liking) -> Option<i32> {
        if self.is_hopeless {
            return None;
        }
        let mut buffer = Vec::new();
        let score = if self.pattern.atoms.is_empty() {
            0
        } else {
            let text = Utf32Str::new(object.text(), &mut buffer);
            match self.pattern.score(text, &mut self.matcher) {
                Some(score) => score,
                // The rare way: a word of the query is in the cluster's name.
                None => self.across(object, cluster)?,
            }
        };
        let score = i32::try_from(score).unwrap_or(i32::MAX / 2);
        let length = i32::try_from(object.name().len()).unwrap_or_default();
        Some(score * 4 + worth(object, liking) - length / 4)
    }

    fn across(&mut self, object: &Object, cluster: &str) -> Option<u32> {
        if self.pattern.atoms.len() < 2 || cluster.is_empty() {
            return None;
        }
        let text = format!("{}/{cluster}", object.text());
        let mut buffer = Vec::new();
        let score = self.pattern.score(Utf32Str::new(&text, &mut buffer), &mut self.matcher);
        score.map(|score| score / 2)
    }

    /// Which letters of an object's text made it fit: places in `NAME/NAMESPACE`, in order.
    pub fn letters(&mut self, object: &Object) -> Vec<u32> {
        let (mut buffer, mut found) = (Vec::new(), Vec::new());
        if self.is_hopeless {
            return found;
        }
        let text = Utf32Str::new(object.text(), &mut buffer);
        self.pattern.indices(text, &mut self.matcher, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What speaks for an object, whatever was typed. A letter that matches is worth about 64.
fn worth(object: &Object, liking: Liking) -> i32 {
    let kind = match object.kind() {
        Kind::Service => 60,
        Kind::Pod => 0,
        Kind::Node => -20,
    };
    let favourite = if liking.is_favourite { 120 } else { 0 };
    let recent = liking.opened_before.map_or(0, |others| 80 - i32::from(others.min(12)) * 4);
    let reachable = if object.obstacle.is_some() { -120 } else { 0 };
    kind + favourite + recent + reachable + i32::from(guess::likeliness(object)) * 20
}
