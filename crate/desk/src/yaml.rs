//! YAML and JSON as a tree whose nodes know their lines, of a bounded size whatever comes in.
//!
//! Aliases share their anchor's node, so that none multiplies anything. Nothing here shows what it read: it may be a
//! secret.

use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::{Code, Mistake};

/// Bytes of one text: a kubeconfig of a thousand clusters with their certificates has about five million.
const MOST_BYTES: usize = 8 << 20;
const MOST_NODES: usize = 200_000;
const DEEPEST: usize = 32;

/// A value and where it begins.
pub(crate) struct Node {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    Null,
    Text(String),
    List(Vec<Rc<Node>>),
    Map(Vec<(String, Rc<Node>)>),
}

impl Node {
    /// The value of a key; of several the last one, which is the one that `kubectl` takes.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(fields) = &self.value else { return None };
        let found = fields.iter().rev().find(|(name, _)| name == key)?;
        (!matches!(found.1.value, Value::Null)).then_some(&*found.1)
    }
}

/// Reads all documents of a text.
///
/// # Errors
/// [`Code::NotYaml`] with its line, [`Code::TooLarge`].
pub(crate) fn read(text: &str) -> Result<Vec<Rc<Node>>, Mistake> {
    if text.len() > MOST_BYTES {
        return Err(too_large());
    }
    let mut tree = Tree::default();
    for event in Parser::new_from_str(text.trim_start_matches('\u{feff}')) {
        let (event, span) = event.map_err(|error| not_yaml(text, error.marker().line()))?;
        tree.take(event, span.start.line()).map_err(|()| too_large())?;
    }
    Ok(tree.documents)
}

fn not_yaml(text: &str, line: usize) -> Mistake {
    const RULE: &str =
        "it's neither YAML nor JSON from this line on; look at its indentation, quotes and colons";
    // What ends too early ends on the last line.
    let line = line.min(text.lines().count()).max(1);
    Mistake { line: Some(line), ..Mistake::new(Code::NotYaml, "file", "", RULE) }
}

fn too_large() -> Mistake {
    const RULE: &str = "it's larger or deeper than any kubeconfig; give the clusters that you need in a file of their own: kubectl config view --minify --raw";
    Mistake::new(Code::TooLarge, "file", "", RULE)
}

/// A tree that grows by the parser's events, without recursion.
#[derive(Default)]
struct Tree {
    documents: Vec<Rc<Node>>,
    open: Vec<Open>,
    anchors: HashMap<usize, Rc<Node>>,
    nodes: usize,
}

/// A list or mapping whose end hasn't come.
struct Open {
    line: usize,
    anchor: usize,
    is_map: bool,
    /// In a mapping, keys and values in turn.
    items: Vec<Rc<Node>>,
}

impl Tree {
    /// Fails when the tree grows too large or too deep.
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), ()> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = scalar(&text, style);
                self.add(Rc::new(Node { line, value }), anchor)
            }
            Event::SequenceStart(anchor, _) => self.begin(line, anchor, false),
            Event::MappingStart(anchor, _) => self.begin(line, anchor, true),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => {
                let known = self.anchors.get(&anchor).cloned();
                self.add(known.unwrap_or_else(|| Rc::new(Node { line, value: Value::Null })), 0)
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self, line: usize, anchor: usize, is_map: bool) -> Result<(), ()> {
        if self.open.len() == DEEPEST {
            return Err(());
        }
        self.open.push(Open { line, anchor, is_map, items: Vec::new() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ()> {
        let Some(Open { line, anchor, is_map, items }) = self.open.pop() else { return Ok(()) };
        let value = if is_map { Value::Map(pairs(items)) } else { Value::List(items) };
        self.add(Rc::new(Node { line, value }), anchor)
    }

    fn add(&mut self, node: Rc<Node>, anchor: usize) -> Result<(), ()> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(());
        }
        if anchor > 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.documents.push(node),
        }
        Ok(())
    }
}

/// The pairs of a mapping; a key that is no text is one that nobody asks for.
fn pairs(items: Vec<Rc<Node>>) -> Vec<(String, Rc<Node>)> {
    let mut items = items.into_iter();
    let mut pairs = Vec::with_capacity(items.len() / 2);
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        if let Value::Text(key) = &key.value {
            pairs.push((key.clone(), value));
        }
    }
    pairs
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let plain = style == ScalarStyle::Plain;
    if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Value::Null;
    }
    Value::Text(text.to_owned())
}
