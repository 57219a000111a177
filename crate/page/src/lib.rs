//! Where does a URL belong? The decision that Porthole takes for every URL a page uses.
//!
//! Everything here works on what a browser has normalised already (`new URL(…).href`, the serialisation of the WHATWG
//! URL Standard), so it's plain comparison of ASCII bytes: no allocation, no dependency, one pass. The same source
//! runs natively, as WebAssembly inside the core, and as JavaScript in pages.
#![no_std]

mod place;
mod spelling;

#[cfg(all(target_arch = "wasm32", target_os = "none"))]
mod abi;

pub use place::{Kind, Place, locate};
pub use spelling::begins_with;

/// Where a URL belongs, seen from one mount. `at` is the index in the URL at which its path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Another host: never touched.
    Foreign,
    /// Nothing that travels over HTTP (`data:`, `blob:`, `javascript:`, `about:`, …): never touched.
    NotNetwork,
    /// Already under the mount's prefix.
    Right {
        /// Index of the path.
        at: usize,
    },
    /// Under the prefix of some other proxied target of the same host, or of ours behind another base path: meant
    /// as it is.
    OtherMount,
    /// Our host, outside every prefix: put the mount's whole prefix in at `at`.
    Escape {
        /// Index of the path.
        at: usize,
    },
    /// Our own prefix without the base path, as the API server writes it into pages when a gateway (or
    /// `kubectl proxy --api-prefix`) takes the base path off on the way: put only the base path in at `at`.
    Baseless {
        /// Index of the path.
        at: usize,
    },
}

/// Judges a URL from the point of view of a mount.
///
/// - `origin`: the mount's origin as the URL Standard serialises it, without a default port: `http://127.0.0.1:8001`.
/// - `prefix`: the mount's path up to and including `/proxy`, without a trailing slash.
/// - `href`: a whole URL as the URL Standard serialises it. A URL that is longer than its first 16 KiB may be cut
///   there: only scheme, authority and the beginning of the path decide.
///
/// `ws:` counts as `http:` and `wss:` as `https:`; a user name or password doesn't change the host. A prefix spelled
/// with percent-encoding (`web%3A80` for `web:80`) is the same prefix, because the API server decodes before it
/// compares; only an encoded slash never stands for a slash.
///
/// ```
/// use porthole_page::{Verdict, judge};
///
/// let origin = b"http://127.0.0.1:8001";
/// let prefix = b"/api/v1/namespaces/default/services/web:80/proxy";
/// let to = |href: &str| judge(origin, prefix, href.as_bytes());
///
/// assert_eq!(to("http://127.0.0.1:8001/app.js"), Verdict::Escape { at: 21 });
/// assert_eq!(
///     to("ws://127.0.0.1:8001/api/v1/namespaces/default/services/web%3A80/proxy/live"),
///     Verdict::Right { at: 19 }
/// );
/// assert_eq!(to("http://127.0.0.1:8001/api/v1/nodes/n1/proxy/metrics"), Verdict::OtherMount);
/// assert_eq!(to("https://example.com/"), Verdict::Foreign);
/// assert_eq!(to("data:text/plain,hi"), Verdict::NotNetwork);
/// ```
#[must_use]
pub fn judge(origin: &[u8], prefix: &[u8], href: &[u8]) -> Verdict {
    Mount { origin, prefix, base: base_of(prefix) }.judge(href)
}

/// The length of a prefix's base path.
fn base_of(prefix: &[u8]) -> usize {
    locate(prefix).map_or(0, |place| place.base.len())
}

/// A mount that may judge many URLs: its base path is measured once.
struct Mount<'a> {
    origin: &'a [u8],
    prefix: &'a [u8],
    base: usize,
}

impl Mount<'_> {
    fn judge(&self, href: &[u8]) -> Verdict {
        let Some((secure, start)) = network(href) else {
            return Verdict::NotNetwork;
        };
        let (authority, path) = split_authority(href, start);
        if !same_host(self.origin, secure, authority) {
            return Verdict::Foreign;
        }
        self.judge_path(path, start + authority.len())
    }

    /// The decision once the host is known to be ours; `at` is the index of `path` in the URL.
    fn judge_path(&self, path: &[u8], at: usize) -> Verdict {
        if begins_with(path, self.prefix) {
            return Verdict::Right { at };
        }
        let own = self.prefix.get(self.base..).unwrap_or_default();
        if self.base > 0 && begins_with(path, own) {
            return Verdict::Baseless { at };
        }
        match locate(path) {
            Some(_) => Verdict::OtherMount,
            None => Verdict::Escape { at },
        }
    }
}

/// Whether a URL travels over TLS, and where its authority begins; nothing for schemes other than HTTP's and
/// WebSocket's.
fn network(href: &[u8]) -> Option<(bool, usize)> {
    let rest = href.strip_prefix(b"http").or_else(|| href.strip_prefix(b"ws"))?;
    let (secure, rest) = match rest.strip_prefix(b"s") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let rest = rest.strip_prefix(b"://")?;
    Some((secure, href.len() - rest.len()))
}

/// Where the path of a URL begins that names the host by its other name, `host:port`: of either scheme, and without the
/// port where that is HTTPS's own. Nothing for URLs of other hosts.
///
/// ```
/// use porthole_page::on_alias;
///
/// assert_eq!(on_alias(b"10.0.0.1:6443", b"ws://10.0.0.1:6443/live"), Some(18));
/// assert_eq!(on_alias(b"10.0.0.1:443", b"https://me@10.0.0.1/"), Some(19));
/// assert_eq!(on_alias(b"10.0.0.1:6443", b"https://10.0.0.1/"), None);
/// assert_eq!(on_alias(b"", b"https:///"), None);
/// ```
#[must_use]
pub fn on_alias(alias: &[u8], href: &[u8]) -> Option<usize> {
    let (_, start) = network(href)?;
    let (authority, _) = split_authority(href, start);
    let host = without_user(authority);
    let named = host == alias || alias.strip_suffix(b":443") == Some(host);
    (named && !host.is_empty()).then_some(start + authority.len())
}

/// Whether an authority, with or without userinfo, names the origin's host and port.
fn same_host(origin: &[u8], secure: bool, authority: &[u8]) -> bool {
    let Some((origin_secure, start)) = network(origin) else {
        return false;
    };
    secure == origin_secure && origin.get(start..) == Some(without_user(authority))
}

/// The authority that begins at `start`, and what follows it.
fn split_authority(href: &[u8], start: usize) -> (&[u8], &[u8]) {
    let rest = href.get(start..).unwrap_or_default();
    let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]))
}

fn without_user(authority: &[u8]) -> &[u8] {
    match authority.iter().rposition(|byte| *byte == b'@') {
        Some(sign) => authority.get(sign + 1..).unwrap_or_default(),
        None => authority,
    }
}
