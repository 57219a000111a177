//! Values of a kubeconfig that know their place, and what is wrong with them.

use crate::yaml::{Node, Value};
use crate::{Code, Mistake};

/// A value and its place.
#[derive(Clone)]
pub(super) struct Field<'a> {
    pub(super) node: &'a Node,
    /// `contexts[2].context`.
    pub(super) path: String,
    pub(super) file: usize,
}

impl<'a> Field<'a> {
    /// The value of a key, if there's one.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        let path =
            if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Some(Self { node, path, file: self.file })
    }

    /// What is wrong with it.
    pub(super) fn mistake(
        &self,
        code: Code,
        offending: &str,
        rule: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Mistake {
        Mistake::new(code, &*self.path, offending, rule).at(self.file, self.node.line)
    }

    fn item(&self, at: usize, node: &'a Node) -> Self {
        Self { node, path: format!("{}[{at}]", self.path), file: self.file }
    }
}

/// Takes values out of fields and collects what is wrong with them.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Mistake>,
    taken: usize,
}

/// Aliases let a small file name the same long text any number of times.
const MOST_TAKEN: usize = 16 << 20;
/// Enough for anyone to see that a file isn't what they think.
const MOST_PROBLEMS: usize = 100;

impl Reader {
    pub(super) fn complain(&mut self, problem: Mistake) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// The text under a key; empty if there's none.
    pub(super) fn text(&mut self, of: &Field<'_>, key: &str) -> String {
        of.get(key).map(|field| self.text_of(&field)).unwrap_or_default()
    }

    pub(super) fn text_of(&mut self, field: &Field<'_>) -> String {
        const LARGE: &str = "the files hold more than any kubeconfig; give the clusters that you need in a file of their own";
        let Value::Text(text) = &field.node.value else {
            self.complain(field.mistake(Code::WrongType, "", "write a text here"));
            return String::new();
        };
        self.taken = self.taken.saturating_add(text.len());
        if self.taken > MOST_TAKEN {
            self.complain(field.mistake(Code::TooLarge, "", LARGE));
            return String::new();
        }
        text.clone()
    }

    /// Whether a key is set to true, in the spellings that `kubectl` takes.
    pub(super) fn flag(&mut self, of: &Field<'_>, key: &str) -> bool {
        let Some(field) = of.get(key) else { return false };
        match self.text_of(&field).to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => true,
            "false" | "no" | "off" | "n" | "" => false,
            _ => {
                self.complain(field.mistake(Code::WrongType, "", "write true or false"));
                false
            }
        }
    }

    /// The items under a key; none if there's no such key.
    pub(super) fn list<'a>(&mut self, of: &Field<'a>, key: &str) -> Vec<Field<'a>> {
        let Some(field) = of.get(key) else { return Vec::new() };
        if let Value::List(items) = &field.node.value {
            return items.iter().enumerate().map(|(at, item)| field.item(at, item)).collect();
        }
        self.complain(field.mistake(
            Code::WrongType,
            "",
            "write a list here, each item after a dash",
        ));
        Vec::new()
    }

    /// The mapping under a key.
    pub(super) fn map<'a>(&mut self, of: &Field<'a>, key: &str) -> Option<Field<'a>> {
        let field = of.get(key)?;
        if matches!(field.node.value, Value::Map(_)) {
            return Some(field);
        }
        self.complain(field.mistake(Code::WrongType, "", "write a mapping here, as key: value"));
        None
    }
}
