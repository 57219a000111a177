//! How well a word fits a text, letter by letter.
//!
//! Names in Kubernetes are ASCII and lowercase, and at most a few hundred bytes long: a matcher for that alone is a
//! sixth of the size of one for all of Unicode, and its speed is that of a keystroke over 50,000 names.

/// What a letter that matches is worth.
const LETTER: i32 = 16;
/// More, where a part of a name begins, and at the very beginning.
const PART: i32 = 8;
const START: i32 = 10;
/// More, right behind the letter before.
const NEXT: i32 = 9;
/// Less, for a gap, and for each letter in it.
const GAP: i32 = 3;
const SKIPPED: i32 = 1;
/// Out of the question.
const NEVER: i32 = i32::MIN / 2;

/// Room for one match, used again by the next.
#[derive(Debug, Default)]
pub(crate) struct Fuzzy {
    /// By letter of the word and place in the text: the best that the word up to this letter is worth, if this letter
    /// is at this place.
    worth: Vec<i32>,
}

impl Fuzzy {
    /// How well a word fits a text, the higher the better; nothing if its letters aren't all there in their order.
    /// Both in lowercase.
    pub fn score(&mut self, word: &[u8], text: &[u8]) -> Option<i32> {
        if !is_within(word, text) {
            return None;
        }
        self.fill(word, text);
        self.worth.rchunks_exact(text.len()).next()?.iter().max().copied()
    }

    /// Adds the places of the letters that make a word fit best, from the last one to the first.
    pub fn places(&mut self, word: &[u8], text: &[u8], places: &mut Vec<u32>) {
        if self.score(word, text).is_none() {
            return;
        }
        let mut behind: Option<usize> = None;
        for row in self.worth.rchunks_exact(text.len()) {
            let place = match behind {
                None => best(row, row.len(), |_| 0),
                Some(behind) => before(row, behind, text),
            };
            places.push(u32::try_from(place).unwrap_or(u32::MAX));
            behind = Some(place);
        }
    }

    fn fill(&mut self, word: &[u8], text: &[u8]) {
        self.worth.clear();
        self.worth.resize(word.len() * text.len(), NEVER);
        for (letter, wanted) in word.iter().enumerate() {
            let (before, row) = self.worth.split_at_mut(letter * text.len());
            let before = letter.checked_sub(1).map(|above| &before[above * text.len()..]);
            // The best of the letter before, further back than one place, less what is skipped since.
            let mut far = NEVER;
            for place in 0..text.len() {
                if let (Some(before), Some(back)) = (before, place.checked_sub(2)) {
                    far = (far - SKIPPED).max(before[back] - GAP);
                }
                if text[place] != *wanted {
                    continue;
                }
                let alone = LETTER + bonus(text, place);
                row[place] = match before {
                    None => alone,
                    Some(before) => {
                        let near = place.checked_sub(1).map_or(NEVER, |back| before[back]);
                        (near + LETTER + NEXT.max(bonus(text, place))).max(far + alone)
                    }
                };
                row[place] = row[place].max(NEVER);
            }
        }
    }
}

fn bonus(text: &[u8], place: usize) -> i32 {
    match place.checked_sub(1).map(|before| text[before]) {
        None => START,
        Some(b'-' | b'.' | b'/' | b':') => PART,
        Some(_) => 0,
    }
}

/// Where the letter of this row is, if the next one is best at `behind`.
fn before(row: &[i32], behind: usize, text: &[u8]) -> usize {
    let near = behind.saturating_sub(1);
    let far = best(row, near, |place| {
        GAP + SKIPPED * i32::try_from(near - place - 1).unwrap_or(i32::MAX)
    });
    let gap = GAP + SKIPPED * i32::try_from(near.saturating_sub(far + 1)).unwrap_or(i32::MAX);
    let bonus = bonus(text, behind);
    let is_near = row[near] + NEXT.max(bonus) >= row[far] - gap + bonus;
    if is_near && row[near] > NEVER { near } else { far }
}

/// The first of the places before `end` that are worth most.
fn best(row: &[i32], end: usize, less: impl Fn(usize) -> i32) -> usize {
    (0..end).rev().max_by_key(|place| row[*place].saturating_sub(less(*place))).unwrap_or(0)
}

/// Whether the letters are all there in their order.
fn is_within(word: &[u8], text: &[u8]) -> bool {
    let mut rest = text.iter();
    word.iter().all(|letter| rest.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a choice of places is worth, by the rules alone.
    fn worth(places: &[usize], text: &[u8]) -> i32 {
        let mut sum = 0;
        for (letter, place) in places.iter().enumerate() {
            let bonus = bonus(text, *place);
            sum += LETTER
                + match letter.checked_sub(1).map(|before| place - places[before] - 1) {
                    None => bonus,
                    Some(0) => NEXT.max(bonus),
                    Some(skipped) => bonus - GAP - SKIPPED * (i32::try_from(skipped).unwrap() - 1),
                };
        }
        sum
    }

    /// All choices of places.
    fn choices(word: &[u8], text: &[u8], from: usize) -> Vec<Vec<usize>> {
        let Some((first, rest)) = word.split_first() else { return vec![Vec::new()] };
        let here = (from..text.len()).filter(|place| text[*place] == *first);
        here.flat_map(|place| {
            let behind = choices(rest, text, place + 1);
            behind.into_iter().map(move |others| [vec![place], others].concat())
        })
        .collect()
    }

    proptest! {
        #[test]
        fn finds_the_best_of_all_choices(word in "[ab-]{1,4}", text in "[ab/-]{1,10}") {
            let (word, text) = (word.as_bytes(), text.as_bytes());
            let best = choices(word, text, 0).iter().map(|places| worth(places, text)).max();
            let mut fuzzy = Fuzzy::default();
            prop_assert_eq!(fuzzy.score(word, text), best);
            let mut places = Vec::new();
            fuzzy.places(word, text, &mut places);
            places.reverse();
            let places: Vec<usize> = places.iter().map(|place| *place as usize).collect();
            prop_assert_eq!((!places.is_empty()).then(|| worth(&places, text)), best);
        }
    }
}
