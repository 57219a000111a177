//! One list: a resource in all namespaces or in one, page by page, then its changes.

use super::{PAGE, Resource};
use crate::Page;
use crate::read::token;

#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub resource: Resource,
    /// `None` for all.
    pub namespace: Option<String>,
    /// Objects read, and those still to come.
    pub read: u64,
    pub remaining: u64,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    /// The first page is next.
    Fresh,
    /// The page after this token is next.
    Pages(String),
    /// All pages are read; the changes since this version are next.
    Listed { version: String, is_at_end: bool },
}

impl Scope {
    pub fn all(resource: Resource) -> Self {
        Self { resource, namespace: None, read: 0, remaining: 0, stage: Stage::Fresh }
    }

    pub fn within(resource: Resource, namespace: String) -> Self {
        Self { namespace: Some(namespace), ..Self::all(resource) }
    }

    pub fn listed(resource: Resource, namespace: Option<String>, version: String) -> Self {
        let stage = Stage::Listed { version, is_at_end: false };
        Self { namespace, stage, ..Self::all(resource) }
    }

    /// Whether both list the same.
    pub fn is_of(&self, other: &Self) -> bool {
        self.resource == other.resource && self.namespace == other.namespace
    }

    pub fn saved(&self) -> Option<(u8, Option<String>, String)> {
        let Stage::Listed { version, .. } = &self.stage else { return None };
        Some((self.resource as u8, self.namespace.clone(), version.clone()))
    }

    pub fn is_fresh(&self) -> bool {
        matches!(self.stage, Stage::Fresh)
    }

    pub fn is_listed(&self) -> bool {
        matches!(self.stage, Stage::Listed { .. })
    }

    pub fn is_at_end(&self) -> bool {
        matches!(self.stage, Stage::Listed { is_at_end: true, .. })
    }

    pub fn path(&self) -> String {
        let of = self
            .namespace
            .as_ref()
            .map(|of| format!("/namespaces/{}", encoded(of)))
            .unwrap_or_default();
        let list = format!("/api/v1{of}/{}?", self.resource.as_str());
        match &self.stage {
            Stage::Fresh => format!("{list}limit={PAGE}"),
            Stage::Pages(next) => {
                format!("{list}limit={}&continue={}", PAGE, encoded(next))
            }
            // A watch that ends at once is a list of changes.
            Stage::Listed { version, .. } => format!(
                "{list}watch=1&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion={}",
                encoded(version)
            ),
        }
    }

    pub fn take(&mut self, page: &Page) {
        if self.is_fresh() {
            self.read = 0;
        }
        self.read += page.objects.len() as u64;
        self.remaining = page.remaining;
        self.stage = if page.next.is_empty() {
            Stage::Listed { version: page.version.clone(), is_at_end: true }
        } else {
            Stage::Pages(page.next.clone())
        };
    }

    pub fn caught_up(&mut self) {
        if let Stage::Listed { is_at_end, .. } = &mut self.stage {
            *is_at_end = true;
        }
    }

    pub fn reach(&mut self, newer: String) {
        if let Stage::Listed { version, .. } = &mut self.stage
            && !newer.is_empty()
        {
            *version = newer;
        }
    }

    /// Its changes are next, if it is listed.
    pub fn again(mut self) -> Self {
        if let Stage::Listed { is_at_end, .. } = &mut self.stage {
            *is_at_end = false;
        }
        self
    }

    /// A 410: goes on with the token in it, which takes the rest as it is now, or else begins anew.
    pub fn expire(&mut self, body: &[u8]) {
        self.stage = match token(body) {
            next if next.is_empty() || self.is_listed() => Stage::Fresh,
            next => Stage::Pages(next),
        };
    }
}

/// Tokens are base64, but they are the server's to choose, and namespaces are what a person has typed.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
