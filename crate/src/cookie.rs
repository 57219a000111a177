//! Cookies of a proxied app: where the browser put them, and where they belong.

use porthole_page::{Verdict, judge};
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
/// one under a prefix; and where it can't be moved, because its name begins with `__Host-`.
///
/// Nothing also for `Path=/` behind a gateway's base path: there it may be the gateway's own session. Without one, the
/// host is an API server or `kubectl proxy`, which set no cookies.
///
/// Source: RFC 6265, 5.2 and 5.3 (the last `Path` counts, one that doesn't begin with `/` is none); RFC 6265bis,
/// 4.1.3.2 (`__Host-`); the API server passes `Set-Cookie` on as it is (`k8s.io/apimachinery/pkg/util/proxy`).
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
    const BOUND: &str = "__host-";
    let mut parts = set_cookie.split(';');
    let pair = parts.next()?.trim_ascii();
    let name = pair.split_once('=').map_or("", |(name, _)| name.trim_ascii_end());
    let from = parts.filter_map(path).next_back().filter(|path| path.starts_with('/'))?;
    let bound = pair.get(..BOUND.len()).is_some_and(|start| start.eq_ignore_ascii_case(BOUND));
    // Two slashes would be a host to whoever reads the path as a URL; no request has such a path.
    let odd = from.starts_with("//") || from.starts_with("/\\");
    if bound || odd || (from == "/" && !mount.base.is_empty()) {
        return None;
    }
    let prefix = mount.prefix();
    let href = format!("{}{from}", mount.origin);
    let lost = match judge(mount.origin.as_bytes(), prefix.as_bytes(), href.as_bytes()) {
        Verdict::Escape { .. } => &*prefix,
        Verdict::Baseless { .. } => &*mount.base,
        _ => return None,
    };
    Some(Misplaced { name: name.into(), from: from.into(), to: format!("{lost}{from}") })
}

/// The same `Set-Cookie` with the path where it belongs; nothing where it is right or can't be moved (see [`misplaced`]).
///
/// ```
/// use porthole::{Mount, cookie::rescoped};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/nodes/n/proxy/")?;
/// let own = rescoped(&mount, "sid=a=b; Path=/x; HttpOnly; path=/; Secure");
/// assert_eq!(own.unwrap(), "sid=a=b; Path=/x; HttpOnly; Path=/api/v1/nodes/n/proxy/; Secure");
/// assert_eq!(rescoped(&mount, "sid=1"), None);
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn rescoped(mount: &Mount, set_cookie: &str) -> Option<String> {
    let Misplaced { to, .. } = misplaced(mount, set_cookie)?;
    let mut parts: Vec<String> = set_cookie.split(';').map(str::to_owned).collect();
    let at = parts.iter().skip(1).rposition(|part| path(part).is_some())? + 1;
    parts[at] = format!(" Path={to}");
    Some(parts.join(";"))
}

/// The value of a `Path` attribute.
fn path(attribute: &str) -> Option<&str> {
    let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
    name.trim_ascii().eq_ignore_ascii_case("path").then(|| value.trim_ascii())
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
        for (cookie, expected) in [
            (" sid = 1 ; path=/ ; Secure", Some(("sid", "/"))),
            ("valuealone; path=/", Some(("", "/"))),
            ("a=1; Path=/x; Path=/", Some(("a", "/"))),
            ("a=1; Path=/x; Path=x", None),
            ("a=1; Path=/x; Path", None),
            ("a=1; Path=//x", None),
            ("Path=/", None),
            ("__host-a=1; Path=/; Secure", None),
            ("__Host-valuealone; Path=/; Secure", None),
            ("a=1; Path=/api/v1/nodes/n/proxy/", None),
            ("a=1; Path=/api/v1/namespaces/a/services/b/proxy/x", None),
            ("a=1; Path=/api/v1", Some(("a", "/api/v1"))),
        ] {
            let found = misplaced(&mount(""), cookie);
            let found = found.as_ref().map(|cookie| (&*cookie.name, &*cookie.from));
            assert_eq!(found, expected, "{cookie}");
        }
    }
}
