//! The rules of one tab.

use super::{
    DOCUMENTS,
    alias::aliased,
    credential::{self, signing, unsigned},
    priority,
    shape::{
        Action, Condition, Header, Rule, escape, host_name, numbered, rule, sensitive, some,
        starts_with,
    },
};
use crate::Mount;

/// The largest number of rules that [`for_tab`] makes for one tab.
pub const MOST_TAB_RULES: usize = 10 + credential::MOST;

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

/// A mount, and how a tab is to be in it.
#[derive(Debug, Clone, Copy)]
pub struct Stay<'a> {
    /// The mount.
    pub mount: &'a Mount,
    /// What the tab's rules are to do.
    pub mode: TabMode,
    /// The other name of its host (see [`crate::alias`]); empty if it has none.
    pub alias: &'a str,
    /// Whose `Authorization` goes out.
    pub signed: Signed<'a>,
}

/// Whose `Authorization` goes out with the requests of a tab. An app's own never reaches its server: the API server takes
/// it for itself, and `kubectl proxy` puts it in the place of its own.
#[derive(Debug, Clone, Copy)]
pub enum Signed<'a> {
    /// Nobody's: an app that can do without has its cookie, and `kubectl proxy` its own.
    No,
    /// The app's.
    ByApp,
    /// The user's: headers, each as `name: value` with the name in lowercase.
    ByUser(&'a [String]),
}

impl<'a> Stay<'a> {
    /// In a mount whose host has one name, without a credential of the user's.
    #[must_use]
    pub const fn plain(mount: &'a Mount, mode: TabMode) -> Self {
        Self { mount, mode, alias: "", signed: Signed::No }
    }
}

/// The rules of a tab that has entered a mount.
/// At most [`MOST_TAB_RULES`]; `ids` gives theirs and must hold that many.
///
/// ```
/// use porthole::rules::{MOST_TAB_RULES, Signed, Stay, TabMode, for_tab};
/// let mount = porthole::Mount::parse(
///     "http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/",
/// )?;
/// let ids: Vec<u32> = (1..).take(MOST_TAB_RULES).collect();
/// let rules = for_tab(Stay::plain(&mount, TabMode::Root), 7, &ids);
/// assert!(rules.iter().all(|rule| rule.condition.tab_ids == Some(vec![7])));
/// let credential = ["authorization: Bearer abc".to_owned()];
/// let signed = Signed::ByUser(&credential);
/// let stay = Stay { signed, ..Stay::plain(&mount, TabMode::Off) };
/// assert!(for_tab(stay, 7, &ids).iter().any(|rule| rule.action.request_headers.is_some()));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn for_tab(stay: Stay<'_>, tab: i32, ids: &[u32]) -> Vec<Rule> {
    let Stay { mount, mode, alias, signed } = stay;
    let mut rules = vec![entered(mount)];
    if mode == TabMode::Off {
        rules.push(off(&mount.origin));
    } else {
        rules.extend(repairs(mount, mode, alias));
    }
    match signed {
        Signed::ByUser(headers) => rules.extend(signing(mount, headers)),
        Signed::No if mode != TabMode::Off => rules.push(unsigned(mount)),
        Signed::No | Signed::ByApp => {}
    }
    for rule in &mut rules {
        rule.condition.tab_ids = Some(vec![tab]);
    }
    numbered(rules, ids.iter().copied())
}

fn repairs(mount: &Mount, mode: TabMode, alias: &str) -> Vec<Rule> {
    let mut rules = vec![forwarded(mount), initiated(mount), escapes(mount, mode)];
    if !mount.base.is_empty() {
        rules.push(based(mount));
    }
    rules.extend(without_origin(mount));
    if !alias.is_empty() {
        rules.extend(aliased(mount, alias));
    }
    rules
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

/// Takes `Origin` off what the mount's own pages change on it, and off their handshakes, where it isn't what the app has
/// for its address.
///
/// A `kubectl proxy` sends the API server's address as `Host`, so apps that compare the two refuse every change. Without
/// `Origin` they take the request for one of the same origin, as older browsers sent it. Plain HTTP on this machine is
/// always such a proxy: API servers have spoken nothing but TLS since Kubernetes 1.20. What pages of other sites send
/// keeps its `Origin`, and so does what a page reads: that has none, and a changed header costs redirects (see
/// [`DOCUMENTS`]). Handshakes need the permission for their own scheme, or the browser leaves them as they are.
fn without_origin(mount: &Mount) -> Vec<Rule> {
    if !is_kubectl_proxy(&mount.origin) {
        return Vec::new();
    }
    let start = mount.to_string();
    let of_own_pages = |start: &str| Condition {
        initiator_domains: Some(vec![host_name(&mount.origin).to_owned()]),
        ..starts_with(start)
    };
    let changes = Condition {
        request_methods: some(&["post", "put", "patch", "delete"]),
        resource_types: some(&[&DOCUMENTS[..], &["ping"]].concat()),
        ..of_own_pages(&start)
    };
    let sockets = Condition {
        resource_types: some(&["websocket"]),
        ..of_own_pages(&start.replacen("http", "ws", 1))
    };
    let removed = || Action::remove_request_header("origin");
    [changes, sockets].map(|condition| rule(priority::HEADERS, removed(), condition)).into()
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
