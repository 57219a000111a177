//! The other name of a mount's host: the address of the API server behind a `kubectl proxy`.
//!
//! Apps there see that address as their own `Host` and write it into URLs. A page may *propose* an address, by a URL on
//! which this mount's own prefix turns up; it's an alias only if the host itself says that it is the API server's.

use crate::{Mount, ProxyUrl, rules::Host};

/// The alias that a URL proposes for a mount's host, as `host:port`; nothing unless it is one of the `addresses` that
/// the host's own `/api` names (`serverAddressByClientCIDRs`). A host of the user's list is never an alias: what
/// belongs to it, such as a credential, must not be mixed with another's.
///
/// ```
/// use porthole::{Mount, alias};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// let claim = "http://10.0.0.1:6443/api/v1/namespaces/default/services/web/proxy/app.js";
/// let known = ["10.0.0.1:6443".to_owned()];
/// assert_eq!(alias::accept(claim, &mount, &[], &known).as_deref(), Some("10.0.0.1:6443"));
/// assert_eq!(alias::accept(claim, &mount, &[], &[]), None);
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn accept(claim: &str, mount: &Mount, hosts: &[Host], addresses: &[String]) -> Option<String> {
    let proposed = Mount::parse(claim).ok()?;
    if proposed.target != mount.target || !(proposed.base.is_empty() || proposed.base == mount.base)
    {
        return None;
    }
    let (_, authority) = proposed.origin.split_once("://")?;
    let origins = ["http", "https"].map(|scheme| format!("{scheme}://{authority}"));
    if hosts.iter().any(|host| origins.iter().any(|origin| host.has(origin))) {
        return None;
    }
    let address = with_port(authority);
    addresses.iter().any(|known| with_port(known).eq_ignore_ascii_case(&address)).then_some(address)
}

/// Where a URL on the alias leads by way of the mount; nothing for another host's.
///
/// ```
/// use porthole::{Mount, alias};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// let url = "https://10.0.0.1/api/v1/namespaces/default/services/web/proxy/login?next=/";
/// let own = "http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/login?next=/";
/// assert_eq!(alias::resolve(url, &mount, "10.0.0.1:443").as_deref(), Some(own));
/// assert_eq!(alias::resolve(url, &mount, "10.0.0.1:6443"), None);
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn resolve(url: &str, mount: &Mount, alias: &str) -> Option<String> {
    let mut found = ProxyUrl::parse(url).ok()?;
    let (_, authority) = found.mount.origin.split_once("://")?;
    if with_port(authority) != alias || found.mount.target != mount.target {
        return None;
    }
    found.mount = mount.clone();
    Some(found.to_string())
}

/// Without a port, an address is that of HTTPS; apps keep it out of URLs of either scheme.
fn with_port(authority: &str) -> String {
    match authority.rfind(':') {
        Some(_) if !authority.ends_with(']') => authority.to_owned(),
        _ => format!("{authority}:443"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: &str = "/api/v1/namespaces/default/services/web:80/proxy";

    fn accepted(claim: &str, known: &[&str]) -> Option<String> {
        let mount = Mount::parse(&format!("http://127.0.0.1:8001{P}/")).unwrap();
        let here = Host { origin: "https://127.0.0.1:*".into(), ui_paths: vec![] };
        let added = Host { origin: "https://prod.example.com:6443".into(), ui_paths: vec![] };
        let known: Vec<String> = known.iter().map(|&known| known.into()).collect();
        accept(claim, &mount, &[here, added], &known)
    }

    #[test]
    fn the_hosts_own_word_decides() {
        for claim in ["http://api.example.com:6443", "https://api.example.com:6443"] {
            let claim = format!("{claim}{P}/x.js");
            assert_eq!(
                accepted(&claim, &["api.example.com:6443"]).unwrap(),
                "api.example.com:6443"
            );
            for known in ["api.example.com:443", "evil.example:6443", "example.com:6443", ""] {
                assert_eq!(accepted(&claim, &[known]), None, "{known}");
            }
        }
        let claim = format!("https://api.example.com{P}/");
        assert_eq!(accepted(&claim, &["API.example.com"]).unwrap(), "api.example.com:443");
    }

    #[test]
    fn only_this_mounts_prefix_proposes() {
        for path in ["/", "/x.js", "/api/v1/namespaces/default/services/other:80/proxy/"] {
            assert_eq!(accepted(&format!("https://a.test:1{path}"), &["a.test:1"]), None, "{path}");
        }
        assert_eq!(accepted(&format!("https://a.test:1/base{P}/"), &["a.test:1"]), None);
        for odd in ["", "x", "javascript:1", &format!("//a.test:1{P}/"), P] {
            assert_eq!(accepted(odd, &["a.test:1", ""]), None, "{odd}");
        }
    }

    #[test]
    fn a_host_of_the_users_own_list_is_no_alias() {
        for host in ["prod.example.com:6443", "127.0.0.1:6443"] {
            for scheme in ["http", "https"] {
                assert_eq!(accepted(&format!("{scheme}://{host}{P}/"), &[host]), None, "{host}");
            }
        }
    }
}
