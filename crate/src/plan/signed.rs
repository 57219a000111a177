//! What tabs share where some of them send a credential.

use super::Known;
use crate::{
    Mount,
    rules::{self, Rule, priority},
};

/// The rules that keep the services of those clusters apart, and those for the workers of mounts that alone are open on
/// their origin: with two, nobody can tell whose a worker's request is, and one might spend the other's credential.
pub(super) fn shared(tab_rules: &[Known]) -> Vec<Rule> {
    let entered = mounts(tab_rules, |rule| rule.priority == priority::ENTERED);
    let mut clusters: Vec<String> = Vec::new();
    let mut made = Vec::new();
    let signs = |rule: &Known| rule.priority == priority::CREDENTIAL && !rule.sets.is_empty();
    for (mount, rule) in mounts(tab_rules, signs) {
        let cluster = format!("{}{}", mount.origin, mount.base);
        if clusters.contains(&cluster) {
            continue;
        }
        made.extend(rules::apart(&cluster));
        clusters.push(cluster);
        if entered.iter().all(|(other, _)| other.origin != mount.origin || *other == mount) {
            made.extend(rules::unowned(&mount, &rule.sets));
        }
    }
    made
}

/// Each mount that tabs have such a rule for, with the first of them.
fn mounts(tab_rules: &[Known], wanted: impl Fn(&Known) -> bool) -> Vec<(Mount, &Known)> {
    let mut found: Vec<(Mount, &Known)> = Vec::new();
    for rule in tab_rules.iter().filter(|rule| wanted(rule)) {
        if let Some(mount) = rule.mount()
            && !found.iter().any(|(known, _)| *known == mount)
        {
            found.push((mount, rule));
        }
    }
    found
}
