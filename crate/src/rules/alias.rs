//! A tab's rules for the other name of its mount's host (see [`crate::alias`]).

use super::{
    ALIAS, TARGETS, priority,
    shape::{Action, Condition, Rule, host_name, rule, sensitive, some, starts_with},
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
    let action = Action::append_response_header("server-timing", &metric(alias));
    rule(priority::HEADERS, action, condition)
}

/// How a document is told the alias.
pub(crate) fn metric(alias: &str) -> String {
    format!("{ALIAS};desc=\"{alias}\"")
}

/// URLs of the alias, of either scheme: an app knows no better than what it's told. Never what a person types. The name
/// stands outside of the regular expression, which with the long names of managed clusters would be refused.
fn on(mount: &Mount, alias: &str, path: &str) -> Condition {
    let name = host_name(alias);
    let port = match &alias[name.len()..] {
        ":443" => "(?::443)?",
        port => port,
    };
    let host = if name.starts_with('[') { r"\[[^/]+\]" } else { "[^/:]+" };
    Condition {
        regex_filter: Some(format!("^https?://{host}{port}{path}")),
        request_domains: Some(vec![name.to_owned()]),
        initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        excluded_resource_types: some(&["websocket", "webtransport"]),
        ..sensitive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_name_makes_no_longer_expression() {
        let mount = "http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/";
        let lengths =
            ["a.test:6443".to_owned(), format!("{}.test:6443", "a".repeat(240))].map(|alias| {
                let rules = aliased(&Mount::parse(mount).unwrap(), &alias);
                rules.map(|rule| rule.condition.regex_filter.map(|regex| regex.len()))
            });
        assert_eq!(lengths[0], lengths[1]);
    }
}
