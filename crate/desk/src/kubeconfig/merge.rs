//! Several files as one, by `kubectl`'s rules (`client-go/tools/clientcmd/loader.go`): the first file that has an entry
//! of a name wins, and so does the first that has a current context.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::field::{Field, Reader};
use crate::Code;
use crate::yaml::Value;

/// The entries of all files, by their names.
#[derive(Default)]
pub(super) struct Merged<'a> {
    pub(super) clusters: HashMap<String, Field<'a>>,
    pub(super) users: HashMap<String, Field<'a>>,
    pub(super) contexts: HashMap<String, Field<'a>>,
    /// Names of contexts, in the order of the files.
    pub(super) order: Vec<String>,
    pub(super) current: Option<(String, Field<'a>)>,
}

impl<'a> Merged<'a> {
    /// Adds a document; one of another kind is named and left out.
    pub(super) fn add(&mut self, document: &Field<'a>, reader: &mut Reader) {
        if !is_config(document, reader) {
            return;
        }
        let names = entries(document, "contexts", "context", reader, &mut self.contexts);
        self.order.extend(names);
        entries(document, "clusters", "cluster", reader, &mut self.clusters);
        entries(document, "users", "user", reader, &mut self.users);
        if self.current.is_none()
            && let Some(field) = document.get("current-context")
        {
            let name = reader.text_of(&field);
            self.current = (!name.is_empty()).then_some((name, field));
        }
    }
}

fn is_config(document: &Field<'_>, reader: &mut Reader) -> bool {
    const KIND: &str = "this is an object of another kind; a kubeconfig has kind: Config";
    const NONE: &str = "there are no contexts, clusters or users in it; paste the whole kubeconfig: kubectl config view --raw";
    if let Some(kind) = document.get("kind") {
        let name = reader.text_of(&kind);
        if name != "Config" {
            reader.complain(kind.mistake(Code::NotKubeconfig, &name, KIND));
            return false;
        }
    }
    let any = ["contexts", "clusters", "users"].iter().any(|key| document.get(key).is_some());
    if !any && !matches!(document.node.value, Value::Null) {
        let file = Field { path: "file".to_owned(), ..document.clone() };
        reader.complain(file.mistake(Code::NotKubeconfig, "", NONE));
    }
    any
}

/// Adds a list of named entries to those of earlier files, and gives back the names that are new.
fn entries<'a>(
    document: &Field<'a>,
    list: &str,
    key: &str,
    reader: &mut Reader,
    known: &mut HashMap<String, Field<'a>>,
) -> Vec<String> {
    const TWICE: &str = "the list has an entry of this name already; kubectl refuses such a file, here the first one counts";
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    for item in reader.list(document, list) {
        let name = reader.text(&item, "name");
        let entry = reader.map(&item, key);
        if name.is_empty() {
            reader.complain(item.mistake(Code::Missing, "", "give the entry a name"));
        } else if !seen.insert(name.clone()) {
            reader.complain(item.mistake(Code::Duplicate, &name, TWICE));
        } else if let Some(entry) = entry {
            if let Entry::Vacant(place) = known.entry(name) {
                names.push(place.key().clone());
                place.insert(entry);
            }
        } else if item.get(key).is_none() {
            let rule = format!("the entry has no {key}: in it");
            reader.complain(item.mistake(Code::Missing, "", rule));
        }
    }
    names
}
