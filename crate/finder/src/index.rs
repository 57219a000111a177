//! What a search looks at, side by side in memory.
//!
//! A keystroke asks each of 50,000 objects. Following a pointer to each of them, and reading its text to find that a
//! letter isn't in it, would take most of the time of a frame.

use porthole::Kind;

use crate::search::Liking;
use crate::{Object, Store};

/// What is searched of a cluster's objects. To be made anew when they change.
#[derive(Debug)]
pub(crate) struct Index {
    /// All texts, one behind the other.
    texts: Vec<u8>,
    faces: Vec<Short>,
    /// By places in the store, in order: few have any.
    likings: Vec<(usize, Liking)>,
}

#[derive(Debug)]
struct Short {
    letters: Letters,
    /// Where its text ends; it begins where the one before ends.
    end: u32,
    worth: i16,
}

/// An object, as a search sees it.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// `NAME/NAMESPACE`.
    pub(crate) text: &'a [u8],
    pub(crate) letters: Letters,
    /// What speaks for it, whatever is typed.
    pub(crate) worth: i16,
}

impl<'a> Face<'a> {
    /// What a search sees of an object. `likeliness` is what [`likeliness`](crate::guess::likeliness) says of it.
    #[must_use]
    pub fn of(object: &'a Object, likeliness: i8) -> Self {
        let text = object.text().as_bytes();
        Self { text, letters: Letters::of(text), worth: worth(object, likeliness) }
    }
}

/// Which letters a text holds, a bit for each; some of the rare ones share theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters(u64);

impl Letters {
    pub(crate) fn of(text: &[u8]) -> Self {
        let bit = |byte: &u8| match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => 26 + (byte - b'0'),
            other => 36 + other % 28,
        };
        Self(text.iter().fold(0, |all, byte| all | 1 << bit(byte)))
    }

    /// Whether a text with these letters may hold all of those.
    pub(crate) fn may_hold(self, those: Self) -> bool {
        self.0 & those.0 == those.0
    }
}

/// What speaks for an object, whatever was typed. A letter that matches is worth about 64.
fn worth(object: &Object, likeliness: i8) -> i16 {
    let kind = match object.kind() {
        Kind::Service => 60,
        Kind::Pod => 0,
        Kind::Node => -20,
    };
    let reachable = if object.obstacle.is_some() { -120 } else { 0 };
    let length = i16::try_from(object.name().len()).unwrap_or(i16::MAX);
    kind + reachable + i16::from(likeliness) * 20 - length / 4
}

impl Index {
    /// Of a store's objects, some of which the user likes: their places, in order.
    pub(crate) fn of(store: &Store, likings: Vec<(usize, Liking)>) -> Self {
        let count = store.objects().len();
        let mut texts = Vec::with_capacity(count * 32);
        let mut faces = Vec::with_capacity(count);
        for (object, likeliness) in store.judged() {
            let Face { text, letters, worth } = Face::of(object, likeliness);
            texts.extend_from_slice(text);
            let end = u32::try_from(texts.len()).unwrap_or(u32::MAX);
            faces.push(Short { letters, end, worth });
        }
        Self { texts, faces, likings }
    }

    /// How many objects there are.
    pub(crate) fn len(&self) -> usize {
        self.faces.len()
    }

    /// The object at this place in the store.
    pub(crate) fn face(&self, index: usize) -> Option<Face<'_>> {
        let Short { letters, end, worth } = self.faces.get(index)?;
        let begin = index.checked_sub(1).map_or(0, |before| self.faces[before].end);
        let text = self.texts.get(begin as usize..*end as usize)?;
        Some(Face { text, letters: *letters, worth: *worth })
    }

    pub(crate) fn liking(&self, index: usize) -> Liking {
        let found = self.likings.binary_search_by_key(&index, |(index, _)| *index);
        found.map(|at| self.likings[at].1).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn never_denies_a_letter_that_is_there(text in "[ -~é]{0,40}", from in 0usize..40, to in 0usize..40) {
            let bytes = text.as_bytes();
            let part = bytes.get(from..to).unwrap_or_default();
            prop_assert!(Letters::of(bytes).may_hold(Letters::of(part)));
        }
    }

    #[test]
    fn tells_letters_and_digits_apart() {
        let all = b"abcdefghijklmnopqrstuvwxyz0123456789-./:";
        for (at, letter) in all.iter().enumerate() {
            let others = [&all[..at], &all[at + 1..]].concat();
            assert!(!Letters::of(&others).may_hold(Letters::of(&[*letter])), "{}", *letter as char);
        }
    }
}
