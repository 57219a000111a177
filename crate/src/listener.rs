//! Firefox: what becomes of one request. A listener there is asked about each, and told which document asks, so
//! nothing is a rule for a whole tab: the mount that asks decides.
//!
//! The counterpart of [`crate::rules`], which tells Chromium the same in advance.

mod credential;
mod failure;
mod policy;
mod spender;

use porthole_page::{Verdict, judge, on_alias};

use crate::{
    Mount, cookie,
    resolve::Href,
    rewrite::repaired,
    rules::{self, Header, Host, TabMode},
};

pub use credential::signed;
pub use failure::named;
pub use policy::policy;
pub use spender::{Spender, spender};

/// Where a request of a page of `mount` should go instead, if it misses its mount. `alias` is the other name of the
/// mount's host, or empty; `url` as the browser has normalised it.
///
/// ```
/// use porthole::{Mount, listener::put_right};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// assert_eq!(put_right(&mount, "", "http://127.0.0.1:8001/a.js"), Some(format!("{mount}a.js")));
/// assert_eq!(put_right(&mount, "", &format!("{mount}a.js")), None);
/// assert_eq!(put_right(&mount, "10.0.0.1:6443", "https://10.0.0.1:6443/a"), Some(format!("{mount}a")));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn put_right(mount: &Mount, alias: &str, url: &str) -> Option<String> {
    let at = on_alias(alias.as_bytes(), url.as_bytes());
    let Some(path) = at.and_then(|at| url.get(at..)) else {
        return Some(repaired(mount, url.to_owned())).filter(|right| right != url);
    };
    // The API server behind the host knows nothing of the host's base path.
    let (origin, own) = (&*mount.origin, format!("{}{path}", mount.origin));
    match judge(origin.as_bytes(), mount.prefix().as_bytes(), own.as_bytes()) {
        Verdict::OtherMount if !path.starts_with(&mount.base) => {
            Some(format!("{origin}{}{path}", mount.base))
        }
        _ => Some(repaired(mount, own)),
    }
}

/// Whether a bare URL that nobody leads to (typed, a bookmark, a reload) is meant for the app that its tab shows, not for
/// the host itself.
///
/// ```
/// use porthole::{Mount, listener::is_the_apps, rules::TabMode};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// assert!(is_the_apps(&mount, TabMode::Root, &[], "http://127.0.0.1:8001/login?next=/"));
/// assert!(!is_the_apps(&mount, TabMode::Prefix, &[], "http://127.0.0.1:8001/login"));
/// assert!(!is_the_apps(&mount, TabMode::Root, &[], "http://127.0.0.1:8001/version"));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn is_the_apps(mount: &Mount, mode: TabMode, hosts: &[Host], url: &str) -> bool {
    let prefix = mount.prefix();
    let verdict = judge(mount.origin.as_bytes(), prefix.as_bytes(), url.as_bytes());
    let Verdict::Escape { at } = verdict else {
        return false;
    };
    let path = url[at..].split(['?', '#']).next().unwrap_or_default();
    let is_hosts = hosts.iter().any(|host| host.has(&mount.origin) && host.has_ui(path));
    // At the root of a gateway is the gateway's own UI.
    mode == TabMode::Root && mount.base.is_empty() && !is_hosts && !rules::is_api_servers(path)
}

/// The changes to the headers of a request to `mount`. `own`: a page of the mount itself asks. `kind` is Firefox's name
/// for the type of request.
///
/// ```
/// use porthole::{Mount, listener::sent};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// assert!(sent(&mount, false, "main_frame", "GET").iter().any(|it| it.header == "accept-encoding"));
/// assert!(sent(&mount, true, "websocket", "GET").iter().any(|it| it.header == "origin"));
/// assert!(sent(&mount, true, "image", "GET").is_empty());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn sent(mount: &Mount, own: bool, kind: &str, method: &str) -> Vec<Header> {
    let mut changes = Vec::new();
    let is_document = rules::DOCUMENTS.contains(&kind);
    if is_document {
        changes.push(Header::change("set", "accept-encoding", "gzip"));
    }
    if is_document || kind == "script" {
        changes.extend(rules::forwarded_headers(mount));
    }
    let is_change = !matches!(method, "GET" | "HEAD" | "OPTIONS");
    if own && (is_change || kind == "websocket") && rules::is_kubectl_proxy(&mount.origin) {
        changes.push(Header::removed("origin"));
    }
    changes
}

/// What a header of an answer of `mount` should say instead; nothing where it is right. `url` is the request's, `kind`
/// Firefox's name for its type, `name` in lowercase. One `Set-Cookie` a line, as Firefox hands them over.
///
/// ```
/// use porthole::{Mount, listener::received};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// let url = format!("{mount}sw.js");
/// let prefix = mount.prefix();
/// assert_eq!(received(&mount, &url, "script", "service-worker-allowed", "/"), Some(format!("{prefix}/")));
/// let cookies = received(&mount, &url, "script", "set-cookie", "a=1; Path=/\nb=2");
/// assert_eq!(cookies, Some(format!("a=1; Path={prefix}/\nb=2")));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn received(mount: &Mount, url: &str, kind: &str, name: &str, value: &str) -> Option<String> {
    match name {
        "set-cookie" => {
            let own = |line: &str| cookie::rescoped(mount, line).unwrap_or_else(|| line.to_owned());
            let all = value.split('\n').map(own).collect::<Vec<_>>().join("\n");
            Some(all).filter(|all| all != value)
        }
        "service-worker-allowed" => Some(scope(mount, url, value)).filter(|scope| scope != value),
        "cache-control" if rules::FILES.contains(&kind) || kind == "imageset" => {
            rules::as_the_app_said(value)
        }
        _ => None,
    }
}

/// The path below which a service worker may work, kept under the prefix: one with the scope `/` would take over every
/// service on the host.
fn scope(mount: &Mount, script: &str, allowed: &str) -> String {
    let prefix = mount.prefix();
    let own = format!("{}{prefix}/", mount.origin);
    let href = Href::resolve(allowed, Some(script)).map(Href::into_string);
    href.map(|href| repaired(mount, href))
        .ok()
        .filter(|href| href.starts_with(&own))
        .map_or_else(|| format!("{prefix}/"), |href| href[mount.origin.len()..].to_owned())
}

/// What a document is told ahead of all else, as `Server-Timing` tells it in Chromium (Firefox lets a page read that only
/// once it has loaded): the host's other name, and that it answers a form's POST.
///
/// ```
/// assert_eq!(porthole::listener::told("", false), "");
/// assert_eq!(
///     porthole::listener::told("10.0.0.1:6443", true),
///     "porthole-posted, porthole-alias;desc=\"10.0.0.1:6443\""
/// );
/// ```
#[must_use]
pub fn told(alias: &str, posted: bool) -> String {
    let posted = posted.then(|| rules::POSTED.to_owned());
    let alias = (!alias.is_empty()).then(|| rules::alias_metric(alias));
    posted.into_iter().chain(alias).collect::<Vec<_>>().join(", ")
}
