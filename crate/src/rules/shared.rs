//! The rules that tabs of one origin share.

use super::{
    priority,
    shape::{Action, Condition, Rule, escape, host_name, rule, sensitive, some, starts_with},
};

/// Brings a navigation to a bare path, started by a page of the host in a tab
/// without rules (a new tab, Back after leaving the mount), to the entry page, which
/// knows where tabs have been. Not for a host with a base path: there the root is
/// the gateway's. The rule's id is still to be given.
#[must_use]
pub fn resume(origin: &str, entry: &str) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^{}/.*", escape(origin))),
        // A document that the entry page opened has that page as its history entry's initiator.
        initiator_domains: some(&[host_name(origin), entry_host(entry)]),
        request_methods: some(&["get"]),
        resource_types: some(&["main_frame"]),
        ..sensitive()
    };
    rule(priority::RESUME, Action::redirect(format!(r"{entry}\0")), condition)
}

/// From the rule for a tab's escapes (its regular expression and substitution) to one for requests of no tab (a shared
/// worker's, a nested worker's), where that tab's mount alone is open on the host: with two nobody can tell whose they
/// are. The rule's id is still to be given.
#[must_use]
pub fn tabless(from: &str, to: &str) -> Rule {
    let origin =
        from.trim_start_matches('^').strip_suffix("(/.*)").unwrap_or(from).replace('\\', "");
    let condition = Condition {
        regex_filter: Some(from.into()),
        tab_ids: Some(vec![-1]),
        initiator_domains: some(&[host_name(&origin)]),
        excluded_resource_types: some(&["websocket", "webtransport", "main_frame"]),
        ..sensitive()
    };
    rule(priority::ESCAPE, Action::redirect(to.into()), condition)
}

/// Keeps service workers of a mount below its prefix, whatever its server allows with `Service-Worker-Allowed`: one
/// with the scope `/` would take over every service on the host. The browser asks for a worker's script on behalf of no
/// tab. `to` is the substitution of a tab's rule for escapes; the rule's id is still to be given.
#[must_use]
pub fn scope(to: &str) -> Rule {
    let mount = format!("{}/", to.strip_suffix(r"\1").unwrap_or(to));
    let prefix = mount.splitn(4, '/').last().unwrap_or_default();
    let condition = Condition {
        tab_ids: Some(vec![-1]),
        resource_types: some(&["script"]),
        ..starts_with(&mount)
    };
    let action = Action::set_response_header("service-worker-allowed", &format!("/{prefix}"));
    rule(priority::HEADERS, action, condition)
}

/// `chrome-extension://abc/entry.html#` → `abc`.
fn entry_host(entry: &str) -> &str {
    let rest = entry.split_once("://").map_or(entry, |(_, rest)| rest);
    rest.split_once('/').map_or(rest, |(host, _)| host)
}
