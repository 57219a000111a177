//! Changes texts a little, at random but repeatably.

/// Pieces that mean something in URLs.
const PIECES: [&str; 40] = [
    "/",
    "//",
    "\\",
    "?",
    "#",
    "@",
    ":",
    ".",
    "..",
    "%2e",
    "%2F",
    "%3A",
    "%",
    "%zz",
    " ",
    "\t",
    "\n",
    "\u{1b}[0m",
    "http:",
    "https://",
    "ws:",
    "wss://",
    "data:",
    "blob:",
    "javascript:",
    "127.0.0.1:8001",
    "[::1]",
    "xn--",
    "é",
    "🟠",
    "/api/v1/",
    "namespaces/",
    "services/",
    "pods/",
    "nodes/",
    "/proxy",
    "https:web:",
    "web%3A80",
    "\"",
    "<",
];

/// A generator of random numbers (xorshift64*), and what to do with them.
pub struct Mutator {
    state: u64,
}

impl Mutator {
    /// The same seed gives the same texts.
    pub fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    /// One of the texts with up to six changes.
    pub fn change(&mut self, corpus: &[String]) -> String {
        let mut letters: Vec<char> = self.pick(corpus).chars().collect();
        for _ in 0..=self.below(6) {
            self.change_once(&mut letters, corpus);
        }
        letters.truncate(600);
        letters.into_iter().collect()
    }

    fn change_once(&mut self, letters: &mut Vec<char>, corpus: &[String]) {
        let at = self.below(letters.len() + 1);
        let end = (at + self.below(12)).min(letters.len());
        match self.below(6) {
            0 => drop(letters.drain(at..end)),
            1 => drop(letters.splice(at..at, self.pick(&PIECES).chars())),
            2 => drop(letters.splice(at..end, self.pick(&PIECES).chars())),
            3 => {
                let other: Vec<char> = self.pick(corpus).chars().collect();
                letters.splice(at.., other.into_iter().skip(at));
            }
            4 => {
                let again = letters[at..end].to_vec();
                letters.splice(at..at, again);
            }
            _ => {
                let letter = char::from_u32(u32::try_from(self.below(0x180)).unwrap_or_default());
                letters.splice(at..end.min(at + 1), letter);
            }
        }
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let high = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or_default() % limit.max(1)
    }
}
