//! The rules that name no tab and persist.

use super::{
    DOCUMENTS, POLICY, POSTED, PROXIED,
    freshness::fresh,
    host::Host,
    own_paths, priority,
    shape::{Action, Condition, Rule, escape, named, numbered, rule, sensitive, some},
};

/// The rules that name no tab: into the entry page, hands off what is under a
/// prefix, gzip for whatever may be HTML, how long files are fresh, and the host's own pages.
///
/// `entry` is the URL of the entry page up to and including its `#`. Ids count from 1.
///
/// ```
/// use porthole::rules::{persistent, Host};
/// let hosts = [Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec![] }];
/// let rules = persistent(&hosts, "chrome-extension://abc/entry.html#");
/// assert_eq!(rules.len(), 14);
/// ```
#[must_use]
pub fn persistent(hosts: &[Host], entry: &str) -> Vec<Rule> {
    let names: Vec<String> = hosts.iter().map(|host| host.name().to_owned()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let mut rules = vec![
        proxied(names.clone()),
        encoding(names.clone()),
        posted(names.clone()),
        policy(names.clone()),
        stays(names.clone()),
        api_server(names.clone()),
    ];
    rules.extend(fresh(&names));
    for host in hosts {
        rules.push(into_entry(host, entry));
        rules.push(cookies(host, entry));
        rules.extend(host.ui_paths.iter().map(|path| ui_path(host, path)));
    }
    numbered(rules, 1..)
}

fn proxied(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+{PROXIED}([/?#]|$)")),
        request_domains: Some(names),
        excluded_resource_types: some(&["websocket"]),
        ..sensitive()
    };
    rule(priority::PROXIED, Action::allow(), condition)
}

fn encoding(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+{PROXIED}([/?#]|$)")),
        request_domains: Some(names),
        resource_types: some(&DOCUMENTS),
        ..sensitive()
    };
    rule(priority::HEADERS, Action::set_request_headers(&[("accept-encoding", "gzip")]), condition)
}

fn posted(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+{PROXIED}([/?#]|$)")),
        request_domains: Some(names),
        request_methods: some(&["post"]),
        resource_types: some(&["main_frame", "sub_frame"]),
        ..sensitive()
    };
    rule(priority::HEADERS, Action::append_response_header("server-timing", POSTED), condition)
}

fn policy(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+{PROXIED}([/?#]|$)")),
        request_domains: Some(names),
        resource_types: some(&["main_frame", "sub_frame"]),
        response_headers: named(&[
            "content-security-policy",
            "content-security-policy-report-only",
        ]),
        ..sensitive()
    };
    rule(priority::HEADERS, Action::append_response_header("server-timing", POLICY), condition)
}

fn api_server(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+/{}", own_paths::pattern())),
        request_domains: Some(names),
        resource_types: some(&["main_frame"]),
        ..sensitive()
    };
    rule(priority::HOST, Action::allow(), condition)
}

fn into_entry(host: &Host, entry: &str) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^{}{PROXIED}([/?#].*)?$", host.pattern())),
        request_methods: some(&["get"]),
        resource_types: some(&["main_frame"]),
        ..sensitive()
    };
    rule(priority::ENTRY, Action::redirect(format!(r"{entry}\0")), condition)
}

/// A login answers with a cookie and a redirect, which the browser follows at once: before the cookie could be moved to
/// where it belongs, and with the one that it replaces. Such a redirect goes by way of the entry page, which waits.
fn cookies(host: &Host, entry: &str) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^{}{PROXIED}([/?#].*)?$", host.pattern())),
        resource_types: some(&["main_frame"]),
        response_headers: named(&["set-cookie"]),
        ..sensitive()
    };
    let target = entry.replace('#', r"?cookies#\0");
    rule(priority::COOKIES, Action::redirect(target), condition)
}

fn stays(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+{PROXIED}([/?#]|$)")),
        request_domains: Some(names),
        resource_types: some(&["main_frame"]),
        excluded_response_headers: named(&["location"]),
        ..sensitive()
    };
    rule(priority::STAYS, Action::allow(), condition)
}

fn ui_path(host: &Host, path: &str) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^{}{}", host.pattern(), escape(path))),
        resource_types: some(&["main_frame"]),
        ..sensitive()
    };
    rule(priority::HOST, Action::allow(), condition)
}
