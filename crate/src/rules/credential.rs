//! The rules that send a credential: in one tab, to one mount, and on nothing that could be read as another.

use super::{
    priority,
    shape::{
        Action, Condition, Header, Rule, escape, host_name, numbered, rule, some, starts_with,
    },
};
use crate::Mount;

/// The largest number of rules that [`for_credential`] makes.
pub const MOST_CREDENTIAL_RULES: usize = 4;

/// Headers by which a request says that it is another user's. A page must not choose who its requests are.
///
/// Source: Kubernetes, "User impersonation" (`Impersonate-Extra-` takes any end, which no rule can name; it does nothing
/// without `Impersonate-User`).
const IMPERSONATION: [&str; 3] = ["impersonate-user", "impersonate-group", "impersonate-uid"];

/// The rules that put `headers` on the requests of a tab to `mount`; names in lowercase. `ids` gives the rules theirs and
/// must hold [`MOST_CREDENTIAL_RULES`]. None without headers.
///
/// A navigation with GET takes them whoever began it, as a browser treats a cookie that is `SameSite=Lax`. All else takes
/// them only from pages of the same host name: declarativeNetRequest knows neither port nor scheme of an initiator. A URL
/// in whose path there is an encoded slash, backslash or dot never takes them, since gateways differ in where that leads.
///
/// ```
/// use porthole::{Mount, rules::for_credential};
/// let mount = Mount::parse("https://192.0.2.1/api/v1/namespaces/default/services/web/proxy/")?;
/// let rules = for_credential(&mount, 7, &[("authorization", "Bearer abc")], &[1, 2, 3, 4]);
/// assert!(rules.iter().all(|rule| rule.condition.tab_ids == Some(vec![7])));
/// assert!(for_credential(&mount, 7, &[], &[1, 2, 3, 4]).is_empty());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn for_credential(mount: &Mount, tab: i32, headers: &[(&str, &str)], ids: &[u32]) -> Vec<Rule> {
    if headers.is_empty() {
        return Vec::new();
    }
    let mut rules = vec![navigations(mount, headers), own(mount, headers)];
    rules.push(handshakes(mount, headers));
    rules.push(ambiguous(mount, headers));
    for rule in &mut rules {
        rule.condition.tab_ids = Some(vec![tab]);
    }
    numbered(rules, ids.iter().copied())
}

/// Sets the headers, and takes away what a page may have set to be somebody else.
fn signed(headers: &[(&str, &str)]) -> Action {
    let is_set = |name: &&str| headers.iter().any(|(set, _)| set == name);
    let set = headers.iter().map(|(name, value)| Header::change("set", name, value));
    let others =
        IMPERSONATION.iter().filter(|name| !is_set(name)).map(|name| Header::removed(name));
    Action::change_request_headers(set.chain(others).collect())
}

fn navigations(mount: &Mount, headers: &[(&str, &str)]) -> Rule {
    let condition = Condition {
        resource_types: some(&["main_frame"]),
        request_methods: some(&["get"]),
        ..starts_with(&mount.to_string())
    };
    rule(priority::CREDENTIAL, signed(headers), condition)
}

fn own(mount: &Mount, headers: &[(&str, &str)]) -> Rule {
    rule(priority::CREDENTIAL, signed(headers), of_own_pages(mount, &mount.to_string()))
}

/// A WebSocket's URL has another scheme.
fn handshakes(mount: &Mount, headers: &[(&str, &str)]) -> Rule {
    let url = mount.to_string().replacen("http", "ws", 1);
    rule(priority::CREDENTIAL, signed(headers), of_own_pages(mount, &url))
}

fn of_own_pages(mount: &Mount, start: &str) -> Condition {
    Condition {
        initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        // An absent list would leave out navigations, and an empty one isn't allowed.
        excluded_resource_types: some(&["webtransport"]),
        ..starts_with(start)
    }
}

/// On all of the origin, since a mount's prefix may be too long for a regular expression; no other path of it takes a
/// credential in this tab. A browser has resolved dots that are written plainly before a rule sees them.
fn ambiguous(mount: &Mount, headers: &[(&str, &str)]) -> Rule {
    let rest = mount.origin.strip_prefix("http").unwrap_or_default();
    let removed = headers.iter().map(|(name, _)| Header::removed(name)).collect();
    let condition = Condition {
        regex_filter: Some(format!(r"^(?:http|ws){}/[^?#]*(?:%2[ef]|%5c|\\)", escape(rest))),
        excluded_resource_types: some(&["webtransport"]),
        ..Condition::default()
    };
    rule(priority::AMBIGUOUS, Action::change_request_headers(removed), condition)
}
