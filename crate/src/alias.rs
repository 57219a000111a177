//! The other name of a mount's host: the address of the API server behind a `kubectl proxy`.
//!
//! Apps there see that address as their own `Host` and write it into URLs. A page may *propose* an address, by a URL on
//! which this mount's own prefix turns up; it's an alias only if the host itself says that it is the API server's, or
//! the user does. A kubeconfig says no such thing: that an address is some API server's, not which host leads there.

use crate::{
    Mount, ProxyUrl,
    rules::{Host, host_name},
};

/// The address that a URL proposes as the other name of a mount's host, as `host:port`; nothing unless the mount's own
/// prefix stands there. None of `hosts`, which the user has named, is ever another's: what belongs to it, such as a
/// credential, must not be mixed with another's. Nor is a name that only begins as the host's own does, which a person
/// could take for it.
///
/// ```
/// use porthole::{Mount, alias};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/")?;
/// let claim = "http://10.0.0.1:6443/api/v1/namespaces/default/services/web/proxy/app.js";
/// assert_eq!(alias::proposed(claim, &mount, &[]).as_deref(), Some("10.0.0.1:6443"));
/// assert_eq!(alias::proposed("http://10.0.0.1:6443/app.js", &mount, &[]), None);
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn proposed(claim: &str, mount: &Mount, hosts: &[Host]) -> Option<String> {
    let proposed = Mount::parse(claim).ok()?;
    if proposed.target != mount.target || !(proposed.base.is_empty() || proposed.base == mount.base)
    {
        return None;
    }
    let (_, authority) = proposed.origin.split_once("://")?;
    let (_, own) = mount.origin.split_once("://")?;
    let origins = ["http", "https"].map(|scheme| format!("{scheme}://{authority}"));
    let is_named = hosts.iter().any(|host| origins.iter().any(|origin| host.has(origin)));
    let is_other = authority != own && !is_named && !looks_like(authority, own);
    is_other.then(|| with_port(authority))
}

/// Whether an address could be taken for a host's own: another name of this machine, or a name that goes on where the
/// host's ends.
fn looks_like(authority: &str, own: &str) -> bool {
    const HERE: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
    let ((name, port), (own_name, own_port)) = (parted(authority), parted(own));
    let is_here = [name, own_name].iter().all(|name| HERE.contains(name));
    let more = name.strip_prefix(own_name).unwrap_or_default();
    is_here && port == own_port || more.starts_with(|next: char| !next.is_ascii_digit())
}

/// Name and port; the port with its colon.
fn parted(authority: &str) -> (&str, &str) {
    authority.split_at(host_name(authority).len())
}

/// Whether an alias is one of these addresses: those that the host's own `/api` names (`serverAddressByClientCIDRs`).
///
/// ```
/// use porthole::alias;
/// assert!(alias::is_among("10.0.0.1:443", &["10.0.0.1".to_owned()]));
/// assert!(!alias::is_among("10.0.0.1:6443", &["10.0.0.1".to_owned()]));
/// ```
#[must_use]
pub fn is_among(alias: &str, addresses: &[String]) -> bool {
    addresses.iter().any(|known| with_port(known).eq_ignore_ascii_case(alias))
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

    fn from(origin: &str, claim: &str) -> Option<String> {
        let mount = Mount::parse(&format!("{origin}{P}/")).unwrap();
        let named = ["https://prod.example.com:6443", "https://any.example.com:*"]
            .map(|origin| Host { origin: origin.into(), ui_paths: vec![] });
        proposed(claim, &mount, &named)
    }

    fn here(claim: &str) -> Option<String> {
        from("http://127.0.0.1:8001", claim)
    }

    #[test]
    fn an_address_is_the_same_for_both_schemes() {
        for claim in ["http://api.example.com:6443", "https://api.example.com:6443"] {
            assert_eq!(here(&format!("{claim}{P}/x.js")).unwrap(), "api.example.com:6443");
        }
        assert_eq!(here(&format!("https://api.example.com{P}/")).unwrap(), "api.example.com:443");
        assert_eq!(here(&format!("https://127.0.0.1:34567{P}/")).unwrap(), "127.0.0.1:34567");
    }

    #[test]
    fn the_hosts_own_word_is_exact() {
        assert!(is_among("api.example.com:443", &["x".into(), "API.example.com".into()]));
        for known in ["api.example.com:443", "evil.example:6443", "example.com:6443", ""] {
            assert!(!is_among("api.example.com:6443", &[known.into()]), "{known}");
        }
    }

    #[test]
    fn only_this_mounts_prefix_proposes() {
        for path in ["/", "/x.js", "/api/v1/namespaces/default/services/other:80/proxy/"] {
            assert_eq!(here(&format!("https://a.test:1{path}")), None, "{path}");
        }
        assert_eq!(here(&format!("https://a.test:1/base{P}/")), None);
        for odd in ["", "x", "javascript:1", &format!("//a.test:1{P}/"), P] {
            assert_eq!(here(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_host_that_the_user_has_named_is_never_proposed() {
        for host in ["prod.example.com:6443", "any.example.com:1", "127.0.0.1:8001"] {
            for scheme in ["http", "https"] {
                assert_eq!(here(&format!("{scheme}://{host}{P}/")), None, "{host}");
            }
        }
    }

    #[test]
    fn what_a_person_could_take_for_the_host_is_never_proposed() {
        for host in ["localhost:8001", "127.0.0.1.evil.test:8001", "127.0.0.1-evil.test"] {
            assert_eq!(here(&format!("https://{host}{P}/")), None, "{host}");
        }
        for host in ["gate.example.com.evil.test", "gate.example.community"] {
            let claim = format!("https://{host}{P}/");
            assert_eq!(from("https://gate.example.com", &claim), None, "{host}");
        }
        let user = format!("https://127.0.0.1:8001@evil.test{P}/");
        assert_eq!(here(&user).unwrap(), "evil.test:443", "the name that counts is the one shown");
        assert!(here(&format!("https://127.0.0.11{P}/")).is_some(), "another address");
    }
}
