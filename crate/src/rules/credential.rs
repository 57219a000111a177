//! The rules that send a credential: in one tab, to one mount, and on nothing that could be read as another.

use super::{
    apart::framed,
    priority,
    shape::{Action, Condition, Header, Rule, any_scheme, host_name, rule, some, starts_with},
};
use crate::Mount;

/// The largest number of rules that a credential makes in a tab.
pub(super) const MOST: usize = 6;

/// Headers by which a request says that it is another user's. A page must not choose who its requests are.
///
/// Source: Kubernetes, "User impersonation" (`Impersonate-Extra-` takes any end, which no rule can name; it does nothing
/// without `Impersonate-User`).
pub(crate) const IMPERSONATION: [&str; 3] =
    ["impersonate-user", "impersonate-group", "impersonate-uid"];

/// A path with something that gateways may read in two ways, at any depth of encoding: a slash, a backslash or a dot, as
/// it is, too long for UTF-8 or of full width; a control character; a dot with a parameter.
///
/// Sources: the URL Standard, section "URL path segments"; RFC 3629, section 3 (overlong forms); the Jakarta Servlet
/// specification, "request path processing" (`/..;/`).
const AMBIGUOUS: &str = r"/[^?#]*(?:%(?:25)*(?:2[ef]|5c|[01][0-9a-f]|7f|c[01]%|e0%[89]|ef%bc%(?:8[ef]|bc))|\\|\.(?:;|%3b))";

/// The rules that put a credential's headers (each as `name: value`, names in lowercase) on the requests of a tab to
/// `mount`.
///
/// A navigation with GET takes them whoever began it, as a browser treats a cookie that is `SameSite=Lax`. All else takes
/// them only from pages of the same host name: declarativeNetRequest knows neither port nor scheme of an initiator.
pub(super) fn signing(mount: &Mount, headers: &[String]) -> Vec<Rule> {
    let condition = Condition {
        resource_types: some(&["main_frame"]),
        request_methods: some(&["get"]),
        ..starts_with(&mount.to_string())
    };
    let mut rules = own(mount, headers);
    rules.push(rule(priority::CREDENTIAL, signed(headers), condition));
    rules.extend(framed(mount));
    rules
}

/// The same for workers that no tab owns, and so without navigations. Ids are still to be given.
pub(crate) fn unowned(mount: &Mount, headers: &[String]) -> Vec<Rule> {
    let mut rules = own(mount, headers);
    for rule in &mut rules {
        rule.condition.tab_ids = Some(vec![-1]);
    }
    rules
}

/// The rule that takes off what a page's script says of itself.
pub(super) fn unsigned(mount: &Mount) -> Rule {
    let condition =
        Condition { resource_types: some(&["xmlhttprequest"]), ..starts_with(&mount.to_string()) };
    rule(priority::CREDENTIAL, Action::remove_request_header("authorization"), condition)
}

fn own(mount: &Mount, headers: &[String]) -> Vec<Rule> {
    let start = mount.to_string();
    let on = |start: &str| {
        let condition = Condition {
            initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
            // An absent list would leave out navigations, and an empty one isn't allowed.
            excluded_resource_types: some(&["webtransport"]),
            ..starts_with(start)
        };
        rule(priority::CREDENTIAL, signed(headers), condition)
    };
    // A WebSocket's URL has another scheme.
    vec![on(&start), on(&start.replacen("http", "ws", 1)), ambiguous(mount, headers)]
}

/// Sets the headers, and takes away what a page may have set to be somebody else.
fn signed(headers: &[String]) -> Action {
    let set = header_parts(headers).map(|(name, value)| Header::change("set", name, value));
    let is_set = |name: &&str| header_parts(headers).any(|(set, _)| set == *name);
    let others =
        IMPERSONATION.iter().filter(|name| !is_set(name)).map(|name| Header::removed(name));
    Action::change_request_headers(set.chain(others).collect())
}

pub(crate) fn header_parts(headers: &[String]) -> impl Iterator<Item = (&str, &str)> {
    headers.iter().filter_map(|header| header.split_once(": "))
}

/// On all of the host, since a mount's prefix may be too long for a regular expression; no other path of it takes a
/// credential in this tab. A browser has resolved dots that are written plainly before a rule sees them.
fn ambiguous(mount: &Mount, headers: &[String]) -> Rule {
    let removed = header_parts(headers).map(|(name, _)| Header::removed(name)).collect();
    let condition = Condition {
        regex_filter: Some(format!("{}{AMBIGUOUS}", any_scheme(&mount.origin))),
        request_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        excluded_resource_types: some(&["webtransport"]),
        // Escapes are the same in either case.
        ..Condition::default()
    };
    rule(priority::AMBIGUOUS, Action::change_request_headers(removed), condition)
}
