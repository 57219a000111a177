//! Cookies of a proxied app: where the browser put them, and where they belong.

use porthole_page::{Verdict, judge_cookie};
use serde::Serialize;

use crate::Mount;

/// A cookie that its server set outside of the mount, and the path where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misplaced {
    /// Its name; may be empty.
    pub name: String,
    /// The path for which the browser keeps it.
    pub from: String,
    /// The same path under the mount's prefix.
    pub to: String,
}

/// Reads one `Set-Cookie` of an answer that came from `mount`. Nothing where the cookie is right: it names no path, or
/// one under the prefix.
///
/// Nothing also for `Path=/` behind a gateway's base path: there it may be the gateway's own session. Without one, the
/// host is an API server or `kubectl proxy`, which set no cookies.
///
/// Source: RFC 6265, 5.2; the API server passes `Set-Cookie` on as it is (`k8s.io/apimachinery/pkg/util/proxy`).
///
/// ```
/// use porthole::{Mount, cookie::misplaced};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// let cookie = misplaced(&mount, "sid=1; Path=/app; HttpOnly").unwrap();
/// assert_eq!((&*cookie.name, &*cookie.from), ("sid", "/app"));
/// assert_eq!(cookie.to, "/api/v1/namespaces/default/services/web/proxy/app");
/// assert_eq!(misplaced(&mount, "sid=1; HttpOnly"), None);
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn misplaced(mount: &Mount, set_cookie: &str) -> Option<Misplaced> {
    let prefix = mount.prefix();
    let (lost, at) = match judge_cookie(prefix.as_bytes(), set_cookie.as_bytes()) {
        Verdict::Escape { at } => (&*prefix, at),
        Verdict::Baseless { at } => (&*mount.base, at),
        _ => return None,
    };
    let from = set_cookie.get(at..)?.split(';').next()?.trim_ascii_end();
    if from == "/" && !mount.base.is_empty() {
        return None;
    }
    let pair = set_cookie.split(';').next()?;
    let name = pair.split_once('=').map_or("", |(name, _)| name.trim_ascii());
    Some(Misplaced { name: name.into(), from: from.into(), to: format!("{lost}{from}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mount(base: &str) -> Mount {
        let url = format!("https://h.example{base}/api/v1/namespaces/a/services/b/proxy/");
        Mount::parse(&url).unwrap()
    }

    #[test]
    fn a_gateway_keeps_what_it_sets_at_its_root() {
        let gateway = mount("/k8s/clusters/c-1");
        assert_eq!(misplaced(&gateway, "R_SESS=1; Path=/"), None);
        let app = misplaced(&gateway, "sid=1; Path=/login").unwrap();
        assert_eq!(app.to, format!("{}/login", gateway.prefix()));
        let unbased = format!("sid=1; Path={}/", mount("").prefix());
        assert_eq!(misplaced(&gateway, &unbased).unwrap().to, format!("{}/", gateway.prefix()));
    }

    #[test]
    fn names_and_paths_are_read_as_browsers_read_them() {
        let cookie = misplaced(&mount(""), " sid = 1 ; path=/ ; Secure").unwrap();
        assert_eq!((&*cookie.name, &*cookie.from), ("sid", "/"));
        assert_eq!(misplaced(&mount(""), "valuealone; path=/").unwrap().name, "");
    }
}
