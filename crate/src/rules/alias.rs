//! A tab's rules for the other name of its mount's host (see [`crate::alias`]).

use super::{
    ALIAS, TARGETS, priority,
    shape::{Action, Condition, Rule, escape, host_name, rule, sensitive, some, starts_with},
};
use crate::Mount;

/// Tells documents the alias, and brings back what pages of the host ask of it. The browser takes the redirects only
/// with the user's permission for that host.
pub(super) fn aliased(mount: &Mount, alias: &str) -> [Rule; 3] {
    let Mount { origin, base, .. } = mount;
    let prefixed = format!("(/{TARGETS}([/?#].*)?)$");
    let own = Action::redirect(format!(r"{origin}{base}\1"));
    let into = Action::redirect(format!(r"{origin}{}\1", mount.prefix()));
    [
        told(mount, alias),
        rule(priority::BASE, own, on(mount, alias, &prefixed)),
        rule(priority::ALIAS, into, on(mount, alias, "(/.*)")),
    ]
}

fn told(mount: &Mount, alias: &str) -> Rule {
    let condition = Condition {
        resource_types: some(&["main_frame", "sub_frame"]),
        ..starts_with(&format!("{}{}/", mount.origin, mount.prefix()))
    };
    let metric = format!("{ALIAS};desc=\"{alias}\"");
    rule(priority::HEADERS, Action::append_response_header("server-timing", &metric), condition)
}

/// URLs of the alias, of either scheme: an app knows no better than what it's told. Never what a person types.
fn on(mount: &Mount, alias: &str, path: &str) -> Condition {
    let authority = match alias.strip_suffix(":443") {
        Some(name) => format!("{}(?::443)?", escape(name)),
        None => escape(alias),
    };
    Condition {
        regex_filter: Some(format!("^https?://{authority}{path}")),
        initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        excluded_resource_types: some(&["websocket", "webtransport"]),
        ..sensitive()
    }
}
