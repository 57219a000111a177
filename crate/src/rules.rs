//! Network rules as data: what the browser's declarativeNetRequest is told.
//!
//! A tab that has entered a mount gets rules of its own; a few rules that name no
//! tab persist. Who wins is decided by priority alone, so all priorities stand
//! here, highest first, in [`priority`].
//!
//! Sources: the declarativeNetRequest documentation (an `allow` rule switches off
//! header rules of lower or equal priority; regular expressions are RE2 with a
//! 2 KB limit each).

use serde::{Deserialize, Serialize};

use crate::Mount;

/// The order in which rules win, highest first.
pub mod priority {
    /// Changes to headers, above every `allow`, which would switch them off.
    pub const HEADERS: u32 = 60;
    /// Puts a gateway's base path back, which the API server behind it can't know.
    pub const BASE: u32 = 50;
    /// A tab's own mount needs no entry.
    pub const ENTERED: u32 = 45;
    /// A navigation under any prefix goes through the entry page.
    pub const ENTRY: u32 = 40;
    /// What is under a prefix is right.
    pub const PROXIED: u32 = 30;
    /// A navigation that the app itself started belongs to the app.
    pub const INITIATED: u32 = 25;
    /// A tab where Porthole is off goes where it says.
    pub const OFF: u32 = 24;
    /// A navigation to a bare path from a page of the host, in a tab without rules.
    pub const RESUME: u32 = 22;
    /// A typed URL of the API server's own, or of a UI that the host itself has.
    pub const HOST: u32 = 20;
    /// Everything else on the host misses its prefix.
    pub const ESCAPE: u32 = 10;
}

/// The metric of `Server-Timing` that tells a document that it answers a form's POST. The page layer must know before
/// the page's first script: to take the prefix off such a document's URL would make its reload a GET.
pub const POSTED: &str = "porthole-posted";

/// The largest number of rules that [`for_tab`] makes for one tab.
pub const MOST_TAB_RULES: usize = 5;

/// A path under any mount's prefix, on any base path, as RE2.
const PROXIED: &str = r"(/[^?#]*)?/api/v1/(namespaces/[^/?#]+/(services|pods)|nodes)/[^/?#]+/proxy";

/// The API server's own paths: `kubectl get --raw /` lists them.
const API_SERVER: &str = r"(api(/v1(/[^?#]*)?)?|(apis|healthz|livez|readyz|version|openapi|metrics|logs|openid|\.well-known)(/[^?#]*)?)([?#]|$)";

/// Requests that may be answered with HTML. No others get a change of headers: Chromium fails one that has, when its
/// answer redirects to a bare path (`ERR_INVALID_ARGUMENT`).
const DOCUMENTS: [&str; 5] = ["main_frame", "sub_frame", "object", "xmlhttprequest", "other"];

/// One rule of declarativeNetRequest, as its API takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Unique within its ruleset, from 1.
    pub id: u32,
    /// One of [`priority`].
    pub priority: u32,
    /// What happens to a request that matches.
    pub action: Action,
    /// Which requests match.
    pub condition: Condition,
}

/// What a rule does: lets the request go past every rule of lower priority (`allow`), sends it elsewhere inside the
/// browser (`redirect`), or changes its headers (`modifyHeaders`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// `allow`, `redirect` or `modifyHeaders`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where to, for `redirect`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// The changes to the request, for `modifyHeaders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_headers: Option<Vec<Header>>,
    /// The changes to the response, for `modifyHeaders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_headers: Option<Vec<Header>>,
}

impl Action {
    fn of(kind: &str) -> Self {
        Self { kind: kind.into(), redirect: None, request_headers: None, response_headers: None }
    }

    fn allow() -> Self {
        Self::of("allow")
    }

    fn redirect(regex_substitution: String) -> Self {
        Self { redirect: Some(Redirect { regex_substitution }), ..Self::of("redirect") }
    }

    fn set_request_headers(headers: &[(&str, &str)]) -> Self {
        let changes =
            headers.iter().map(|(name, value)| Header::change("set", name, value)).collect();
        Self { request_headers: Some(changes), ..Self::of("modifyHeaders") }
    }

    fn append_response_header(header: &str, value: &str) -> Self {
        let change = Header::change("append", header, value);
        Self { response_headers: Some(vec![change]), ..Self::of("modifyHeaders") }
    }
}

/// The target of a redirect: `\0`, `\1` … stand for what the regular expression matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Redirect {
    /// The new URL.
    pub regex_substitution: String,
}

/// One change to a header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Its name.
    pub header: String,
    /// `set` or `append`.
    pub operation: String,
    /// Its value.
    pub value: String,
}

impl Header {
    fn change(operation: &str, header: &str, value: &str) -> Self {
        Self { header: header.into(), operation: operation.into(), value: value.into() }
    }
}

/// Which requests a rule is about. An absent field doesn't matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// A left-anchored start of the URL: cheap, and not counted as a regular expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url_filter: Option<String>,
    /// RE2, matched against the whole URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regex_filter: Option<String>,
    /// Only in these tabs; −1 stands for requests that belong to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tab_ids: Option<Vec<i32>>,
    /// Only requests started by a page of these hosts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initiator_domains: Option<Vec<String>>,
    /// Only requests to these hosts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_domains: Option<Vec<String>>,
    /// Only with these methods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_methods: Option<Vec<String>>,
    /// Only for these kinds of request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_types: Option<Vec<String>>,
    /// For all kinds of request but these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_resource_types: Option<Vec<String>>,
    /// Paths are case-sensitive, whatever a browser's default is.
    pub is_url_filter_case_sensitive: bool,
}

/// What a tab's rules are to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TabMode {
    /// The app sees `/` as its own root: a typed bare path is the app's.
    Root,
    /// The page shows its real URL: a typed URL goes where it says.
    Prefix,
    /// No repair.
    Off,
}

/// A host that the user allowed: its origin, where `*` as the port stands for any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Host {
    /// For example `http://127.0.0.1:*` or `https://rancher.example.com`.
    pub origin: String,
    /// Paths on which the host has a UI of its own, for example `/dashboard/`.
    #[serde(default)]
    pub ui_paths: Vec<String>,
}

impl Host {
    /// The origin as RE2, without an anchor at its end.
    fn pattern(&self) -> String {
        self.origin
            .strip_suffix(":*")
            .map_or_else(|| escape(&self.origin), |any| format!("{}(:[0-9]+)?", escape(any)))
    }

    /// Whether an origin, as the URL Standard serialises it, is this host's.
    ///
    /// ```
    /// use porthole::rules::Host;
    /// let host = Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec![] };
    /// assert!(host.has("http://127.0.0.1:8001") && host.has("http://127.0.0.1"));
    /// assert!(!host.has("https://127.0.0.1") && !host.has("http://127.0.0.11"));
    /// ```
    #[must_use]
    pub fn has(&self, origin: &str) -> bool {
        match self.origin.strip_suffix(":*") {
            None => origin == self.origin,
            Some(any) => origin.strip_prefix(any).is_some_and(|port| {
                port.is_empty()
                    || port.strip_prefix(':').is_some_and(|digits| {
                        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                    })
            }),
        }
    }

    fn name(&self) -> &str {
        host_name(&self.origin)
    }
}

/// The rules that name no tab: into the entry page, hands off what is under a
/// prefix, gzip for whatever may be HTML, and the host's own pages.
///
/// `entry` is the URL of the entry page up to and including its `#`. Ids count from 1.
///
/// ```
/// use porthole::rules::{persistent, Host};
/// let hosts = [Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec![] }];
/// let rules = persistent(&hosts, "chrome-extension://abc/entry.html#");
/// assert_eq!(rules.len(), 5);
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
        api_server(names),
    ];
    for host in hosts {
        rules.push(into_entry(host, entry));
        rules.extend(host.ui_paths.iter().map(|path| ui_path(host, path)));
    }
    numbered(rules, 1..)
}

/// The rules of a tab that has entered `mount`. At most [`MOST_TAB_RULES`]; `ids`
/// gives theirs and must hold that many.
///
/// ```
/// use porthole::rules::{for_tab, TabMode};
/// let mount = porthole::Mount::parse(
///     "http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/",
/// )?;
/// let rules = for_tab(&mount, 7, TabMode::Root, &[1, 2, 3, 4, 5]);
/// assert!(rules.iter().all(|rule| rule.condition.tab_ids == Some(vec![7])));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn for_tab(mount: &Mount, tab: i32, mode: TabMode, ids: &[u32]) -> Vec<Rule> {
    let mut rules = vec![entered(mount)];
    if mode == TabMode::Off {
        rules.push(off(&mount.origin));
    } else {
        rules.push(forwarded(mount));
        rules.push(initiated(mount));
        rules.push(escapes(mount, mode));
        if !mount.base.is_empty() {
            rules.push(based(mount));
        }
    }
    for rule in &mut rules {
        rule.condition.tab_ids = Some(vec![tab]);
    }
    numbered(rules, ids.iter().copied())
}

/// Lets a tab go to the bare paths of `origin`, though other tabs have been on its mounts.
#[must_use]
pub fn root(origin: &str, tab: i32, id: u32) -> Rule {
    let mut rule = off(origin);
    rule.id = id;
    rule.condition.tab_ids = Some(vec![tab]);
    rule
}

/// Brings a navigation to a bare path, started by a page of the host in a tab
/// without rules (a new tab, Back after leaving the mount), to the entry page, which
/// knows where tabs have been. Not for a host with a base path: there the root is
/// the gateway's. The rule's id is still to be given.
#[must_use]
pub fn resume(origin: &str, entry: &str) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^{}/.*", escape(origin))),
        initiator_domains: some(&[host_name(origin)]),
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
    let origin = from.trim_start_matches('^').trim_end_matches("(/.*)").replace('\\', "");
    let condition = Condition {
        regex_filter: Some(from.into()),
        tab_ids: Some(vec![-1]),
        initiator_domains: some(&[host_name(&origin)]),
        excluded_resource_types: some(&["websocket", "webtransport", "main_frame"]),
        ..sensitive()
    };
    rule(priority::ESCAPE, Action::redirect(to.into()), condition)
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

fn api_server(names: Vec<String>) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^https?://[^/]+/{API_SERVER}")),
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

fn ui_path(host: &Host, path: &str) -> Rule {
    let condition = Condition {
        regex_filter: Some(format!("^{}{}", host.pattern(), escape(path))),
        resource_types: some(&["main_frame"]),
        ..sensitive()
    };
    rule(priority::HOST, Action::allow(), condition)
}

fn entered(mount: &Mount) -> Rule {
    let condition = Condition {
        resource_types: some(&["main_frame"]),
        ..starts_with(&format!("{}{}/", mount.origin, mount.prefix()))
    };
    rule(priority::ENTERED, Action::allow(), condition)
}

/// Tells the app under which origin a browser sees it. The API server passes these headers on, and says nothing of the
/// kind itself: behind https or `kubectl proxy` an app would write URLs with the wrong scheme or host.
fn forwarded(mount: &Mount) -> Rule {
    let (scheme, host) = mount.origin.split_once("://").unwrap_or_default();
    let headers = [("x-forwarded-host", host), ("x-forwarded-proto", scheme)];
    // Scripts too: some are written by the server and carry its idea of its own address.
    let types = [&DOCUMENTS[..], &["script"]].concat();
    let condition = Condition {
        resource_types: some(&types),
        ..starts_with(&format!("{}{}/", mount.origin, mount.prefix()))
    };
    rule(priority::HEADERS, Action::set_request_headers(&headers), condition)
}

fn off(origin: &str) -> Rule {
    let condition =
        Condition { resource_types: some(&["main_frame"]), ..starts_with(&format!("{origin}/")) };
    rule(priority::OFF, Action::allow(), condition)
}

fn initiated(mount: &Mount) -> Rule {
    let condition = Condition {
        resource_types: some(&["main_frame"]),
        initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        ..bare(mount)
    };
    rule(priority::INITIATED, into(mount), condition)
}

fn escapes(mount: &Mount, mode: TabMode) -> Rule {
    let excluded: &[&str] = match mode {
        // At the root of a gateway is the gateway's own UI: what is typed there is meant.
        TabMode::Root if mount.base.is_empty() => &["websocket", "webtransport"],
        _ => &["websocket", "webtransport", "main_frame"],
    };
    let condition = Condition { excluded_resource_types: some(excluded), ..bare(mount) };
    rule(priority::ESCAPE, into(mount), condition)
}

fn based(mount: &Mount) -> Rule {
    let unbased = mount.target.to_string();
    let condition = Condition {
        regex_filter: Some(format!("^{}({}([/?#].*)?)$", escape(&mount.origin), escape(&unbased))),
        excluded_resource_types: some(&["websocket", "webtransport"]),
        ..sensitive()
    };
    let target = format!(r"{}{}\1", mount.origin, mount.base);
    rule(priority::BASE, Action::redirect(target), condition)
}

/// Any URL of the host; what is under a prefix is held back by [`priority::PROXIED`].
fn bare(mount: &Mount) -> Condition {
    Condition { regex_filter: Some(format!("^{}(/.*)", escape(&mount.origin))), ..sensitive() }
}

fn into(mount: &Mount) -> Action {
    Action::redirect(format!(r"{}{}\1", mount.origin, mount.prefix()))
}

fn rule(priority: u32, action: Action, condition: Condition) -> Rule {
    Rule { id: 0, priority, action, condition }
}

#[allow(clippy::unnecessary_wraps)] // every field that it fills may be absent
fn some(values: &[&str]) -> Option<Vec<String>> {
    Some(values.iter().map(|&value| value.to_owned()).collect())
}

fn sensitive() -> Condition {
    Condition { is_url_filter_case_sensitive: true, ..Condition::default() }
}

/// URLs that begin with `start`: a URL filter, unless that has characters which one would read.
fn starts_with(start: &str) -> Condition {
    if start.contains(['*', '^', '|']) {
        return Condition { regex_filter: Some(format!("^{}", escape(start))), ..sensitive() };
    }
    Condition { url_filter: Some(format!("|{start}")), ..sensitive() }
}

fn numbered(mut rules: Vec<Rule>, ids: impl IntoIterator<Item = u32>) -> Vec<Rule> {
    for (rule, id) in rules.iter_mut().zip(ids) {
        rule.id = id;
    }
    rules
}

/// `https://[::1]:6443` → `[::1]`.
fn host_name(origin: &str) -> &str {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    match host.rfind(':') {
        Some(colon) if !host.ends_with(']') => &host[..colon],
        _ => host,
    }
}

/// RE2's special characters, escaped.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if r"\.+*?()|[]{}^$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
