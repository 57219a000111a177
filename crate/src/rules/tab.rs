//! The rules of one tab.

use super::{
    DOCUMENTS,
    alias::aliased,
    priority,
    shape::{
        Action, Condition, Header, Rule, escape, host_name, numbered, rule, sensitive, some,
        starts_with,
    },
};
use crate::Mount;

/// The largest number of rules that [`for_tab`] makes for one tab.
pub const MOST_TAB_RULES: usize = 9;

/// What a tab's rules are to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabMode {
    /// The app sees `/` as its own root: a typed bare path is the app's.
    Root,
    /// The page shows its real URL: a typed URL goes where it says.
    Prefix,
    /// No repair.
    Off,
}

impl TabMode {
    /// The mode of this name, in lower case.
    ///
    /// ```
    /// use porthole::rules::TabMode;
    /// assert_eq!(TabMode::from_name("prefix"), Some(TabMode::Prefix));
    /// assert_eq!(TabMode::from_name("auto"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "root" => Some(Self::Root),
            "prefix" => Some(Self::Prefix),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}

/// The rules of a tab that has entered `mount`, whose host has the other name `alias`, if any.
/// At most [`MOST_TAB_RULES`]; `ids` gives theirs and must hold that many.
///
/// ```
/// use porthole::rules::{for_tab, TabMode};
/// let mount = porthole::Mount::parse(
///     "http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/",
/// )?;
/// let rules = for_tab(&mount, 7, TabMode::Root, "", &[1, 2, 3, 4, 5, 6]);
/// assert!(rules.iter().all(|rule| rule.condition.tab_ids == Some(vec![7])));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn for_tab(mount: &Mount, tab: i32, mode: TabMode, alias: &str, ids: &[u32]) -> Vec<Rule> {
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
        rules.extend(without_origin(mount));
        if !alias.is_empty() {
            rules.extend(aliased(mount, alias));
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
    // Scripts too: some are written by the server and carry its idea of its own address.
    let types = [&DOCUMENTS[..], &["script"]].concat();
    let condition = Condition {
        resource_types: some(&types),
        ..starts_with(&format!("{}{}/", mount.origin, mount.prefix()))
    };
    let headers = Vec::from(forwarded_headers(mount));
    rule(priority::HEADERS, Action::change_request_headers(headers), condition)
}

pub(crate) fn forwarded_headers(mount: &Mount) -> [Header; 2] {
    let (scheme, host) = mount.origin.split_once("://").unwrap_or_default();
    [("x-forwarded-host", host), ("x-forwarded-proto", scheme)]
        .map(|(name, value)| Header::change("set", name, value))
}

/// Takes `Origin` off what the mount's own pages change on it, where it isn't what the app has for its address.
///
/// A `kubectl proxy` sends the API server's address as `Host`, so apps that compare the two refuse every change. Without
/// `Origin` they take the request for one of the same origin, as older browsers sent it. Plain HTTP on this machine is
/// always such a proxy: API servers have spoken nothing but TLS since Kubernetes 1.20. What pages of other sites send
/// keeps its `Origin`, and so does what a page reads: that has none, and a changed header costs redirects (see
/// [`DOCUMENTS`]).
fn without_origin(mount: &Mount) -> Option<Rule> {
    let condition = Condition {
        initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        request_methods: some(&["post", "put", "patch", "delete"]),
        resource_types: some(&[&DOCUMENTS[..], &["ping"]].concat()),
        ..starts_with(&format!("{}{}/", mount.origin, mount.prefix()))
    };
    let rule = rule(priority::HEADERS, Action::remove_request_header("origin"), condition);
    is_kubectl_proxy(&mount.origin).then_some(rule)
}

/// Whether an origin is plain HTTP on this machine.
pub(crate) fn is_kubectl_proxy(origin: &str) -> bool {
    origin.starts_with("http:") && matches!(host_name(origin), "127.0.0.1" | "localhost" | "[::1]")
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
    // Outside of every group: RE2 counts a literal start for nothing, and the rest must fit into 2 KB.
    let start = escape(&format!("{}{unbased}", mount.origin));
    let condition = Condition {
        regex_filter: Some(format!("^{start}([/?#].*)?$")),
        excluded_resource_types: some(&["websocket", "webtransport"]),
        ..sensitive()
    };
    let target = format!(r"{}{}\1", mount.origin, mount.prefix());
    rule(priority::BASE, Action::redirect(target), condition)
}

/// Any URL of the host; what is under a prefix is held back by [`priority::PROXIED`].
fn bare(mount: &Mount) -> Condition {
    Condition { regex_filter: Some(format!("^{}(/.*)", escape(&mount.origin))), ..sensitive() }
}

fn into(mount: &Mount) -> Action {
    Action::redirect(format!(r"{}{}\1", mount.origin, mount.prefix()))
}
