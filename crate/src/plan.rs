//! From the session's rules as they are to the rules as they should be, when a tab
//! enters or leaves a mount. The rules themselves are the record of who is where,
//! so nothing can drift from them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    Mount,
    rules::{self, MOST_TAB_RULES, Rule, TabMode, priority},
};

/// One update of the session's rules, to be applied at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Ids of rules to remove.
    pub remove_rule_ids: Vec<u32>,
    /// Rules to add.
    pub add_rules: Vec<Rule>,
}

/// Where a tab is going.
#[derive(Debug, Clone, Copy)]
pub enum To<'a> {
    /// Into a mount.
    Mount {
        /// The mount.
        mount: &'a Mount,
        /// What the tab's rules are to do.
        mode: TabMode,
    },
    /// To this origin itself, past every mount on it.
    Root(&'a str),
    /// Elsewhere.
    Away,
}

impl<'a> To<'a> {
    fn mount(self) -> Option<&'a Mount> {
        match self {
            To::Mount { mount, .. } => Some(mount),
            To::Root(_) | To::Away => None,
        }
    }
}

/// The update after which `tab` has the rules of `to` alone, and the rules that tabs share fit those that remain.
///
/// `remembered` are the origins that some open tab has been on, for which a way back
/// is kept; `entry_page` is the URL of the entry page up to and including its `#`.
///
/// ```
/// use porthole::{Mount, plan::{To, plan}, rules::TabMode};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/")?;
/// let to = To::Mount { mount: &mount, mode: TabMode::Root };
/// let change = plan(&[], 7, to, &[], "chrome-extension://abc/entry.html#");
/// assert!(change.add_rules.iter().any(|rule| rule.condition.tab_ids == Some(vec![7])));
/// let left = plan(&change.add_rules, 7, To::Away, &[], "chrome-extension://abc/entry.html#");
/// assert_eq!(left.remove_rule_ids.len(), change.add_rules.len());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn plan(
    existing: &[Rule],
    tab: i32,
    to: To<'_>,
    remembered: &[String],
    entry_page: &str,
) -> Change {
    let (others, gone): (Vec<&Rule>, Vec<&Rule>) = existing
        .iter()
        .filter(|rule| !is_shared(rule))
        .partition(|rule| rule.condition.tab_ids.as_deref() != Some(&[tab]));
    let mut ids = FreeIds::after(existing);
    let own = match to {
        To::Mount { mount, mode } => rules::for_tab(mount, tab, mode, &ids.take(MOST_TAB_RULES)),
        To::Root(origin) => vec![rules::root(origin, tab, ids.next())],
        To::Away => Vec::new(),
    };
    let shared_before: Vec<&Rule> = existing.iter().filter(|rule| is_shared(rule)).collect();
    let mut shared = tabless(others.iter().copied().chain(&own));
    shared.extend(resumes(&shared_before, to, remembered, entry_page));
    let mut change = difference(&shared_before, shared, &mut ids);
    change.remove_rule_ids.extend(gone.iter().map(|rule| rule.id));
    change.add_rules.extend(own);
    change
}

/// Shared by tabs: a rule for requests of no tab, or for any tab.
fn is_shared(rule: &Rule) -> bool {
    matches!(rule.condition.tab_ids.as_deref(), None | Some([-1]))
}

/// For each origin on which one mount alone is open, its rule for requests of no tab.
fn tabless<'a>(tab_rules: impl Iterator<Item = &'a Rule>) -> Vec<Rule> {
    let mut by_origin: BTreeMap<&str, BTreeMap<&str, &Rule>> = BTreeMap::new();
    for rule in tab_rules.filter(|rule| rule.priority == priority::ESCAPE) {
        if let (Some(origin), Some(redirect)) =
            (&rule.condition.regex_filter, &rule.action.redirect)
        {
            by_origin.entry(origin).or_default().insert(&redirect.regex_substitution, rule);
        }
    }
    by_origin
        .into_values()
        .filter(|mounts| mounts.len() == 1)
        .filter_map(|mounts| mounts.into_values().next())
        .map(rules::tabless)
        .collect()
}

/// The ways back: those there are for origins that some tab remembers, and one for where this tab goes.
fn resumes(before: &[&Rule], to: To<'_>, remembered: &[String], entry_page: &str) -> Vec<Rule> {
    let kept = remembered
        .iter()
        .map(String::as_str)
        .filter(|origin| before.iter().any(|old| same(old, &rules::resume(origin, entry_page))));
    let new = to.mount().filter(|mount| mount.base.is_empty()).map(|mount| &*mount.origin);
    let origins: BTreeSet<&str> = kept.chain(new).collect();
    origins.into_iter().map(|origin| rules::resume(origin, entry_page)).collect()
}

fn same(a: &Rule, b: &Rule) -> bool {
    a.priority == b.priority && a.action == b.action && a.condition == b.condition
}

fn difference(before: &[&Rule], after: Vec<Rule>, ids: &mut FreeIds) -> Change {
    let remove_rule_ids = before
        .iter()
        .filter(|old| !after.iter().any(|rule| same(old, rule)))
        .map(|old| old.id)
        .collect();
    let add_rules = after
        .into_iter()
        .filter(|rule| !before.iter().any(|old| same(old, rule)))
        .map(|rule| Rule { id: ids.next(), ..rule })
        .collect();
    Change { remove_rule_ids, add_rules }
}

/// Ids that no rule has. Chromium's tab ids are too large to make rule ids of.
struct FreeIds {
    used: BTreeSet<u32>,
    last: u32,
}

impl FreeIds {
    fn after(existing: &[Rule]) -> Self {
        Self { used: existing.iter().map(|rule| rule.id).collect(), last: 0 }
    }

    fn next(&mut self) -> u32 {
        loop {
            self.last += 1;
            if !self.used.contains(&self.last) {
                return self.last;
            }
        }
    }

    fn take(&mut self, count: usize) -> Vec<u32> {
        (0..count).map(|_| self.next()).collect()
    }
}
