//! URLs that lead through the API server's proxy.

use std::fmt;

use porthole_page::{begins_with, locate};

use crate::encoding::decode;
use crate::paste::SLASHES;
use crate::target::bad_encoding;
use crate::{Code, Element, Error, Kind, Mount, Target, paste, resolve::Href};

/// A URL that leads through the API server's proxy, taken apart.
///
/// Displays as the canonical URL: the mount in canonical form, the rest byte for byte as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProxyUrl {
    /// Where the target sits.
    pub mount: Mount,
    /// What follows `/proxy`, as written: empty, or beginning with `/`.
    pub path: String,
    /// Empty, or the query with its `?`, as written.
    pub query: String,
    /// Empty, or the fragment with its `#`, as written.
    pub fragment: String,
}

impl ProxyUrl {
    /// Reads what a person may paste: a whole URL, a path, a host and path as address bars show them, or a line of
    /// `kubectl cluster-info`, with colour codes, quotes, angle brackets and whitespace around it.
    ///
    /// The names may be anything that the API server accepts. Path, query and fragment are kept byte for byte, unless
    /// only the URL Standard's reading of them (`..`, backslashes) shows where the URL leads: then they are kept as
    /// serialised by it. A user name and password are dropped: a mount has none.
    ///
    /// # Errors
    /// [`Code::Missing`] for an empty text, [`Code::InvalidUrl`], [`Code::UnsupportedScheme`], [`Code::NoProxyPath`],
    /// and what [`Element::parse`] refuses.
    ///
    /// ```
    /// let url = porthole::ProxyUrl::parse(
    ///     "http://192.0.2.1/api/v1/namespaces/kube-system/services/elasticsearch-logging/proxy/_search?q=user:kimchy",
    /// )?;
    /// assert_eq!(url.mount.origin, "http://192.0.2.1");
    /// assert_eq!(url.mount.target.element.name, "elasticsearch-logging");
    /// assert_eq!((&*url.path, &*url.query, &*url.fragment), ("/_search", "?q=user:kimchy", ""));
    ///
    /// let line = "\u{1b}[0;32mgrafana\u{1b}[0m is running at \u{1b}[0;33m\
    ///     https://192.0.2.1/api/v1/namespaces/kube-system/services/monitoring-grafana/proxy\u{1b}[0m";
    /// assert_eq!(porthole::ProxyUrl::parse(line)?.mount.target.element.name, "monitoring-grafana");
    /// # Ok::<(), porthole::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = &*paste::find(text);
        if text.is_empty() {
            return Err(Error::new(Code::Missing, "url", "", EXAMPLE));
        }
        let is_path = text.strip_prefix(SLASHES).is_some_and(|rest| !rest.starts_with(SLASHES));
        let url = Href::resolve(text, is_path.then_some("http://localhost"))?;
        let (origin, normal) =
            url.split().ok_or_else(|| Error::new(Code::UnsupportedScheme, "origin", text, WEB))?;
        let origin = if is_path { String::new() } else { origin };
        let seen = Self::with_origin(&origin, normal).ok_or_else(|| not_proxied(text))??;
        let base = canonical_base(&origin, &seen.mount.base).ok_or_else(|| not_proxied(text))?;
        let base = base.to_owned();
        let read = Self::with_origin(&origin, after_authority(text))
            .and_then(Result::ok)
            .filter(|written| begins_with(normal.as_bytes(), written.mount.prefix().as_bytes()))
            .unwrap_or_else(|| seen.clone());
        Ok(Self { mount: Mount { base, ..seen.mount }, ..read })
    }

    /// Takes apart what follows the authority; nothing if it holds no proxied path.
    fn with_origin(origin: &str, rest: &str) -> Option<Result<Self, Error>> {
        let place = locate(rest.as_bytes())?;
        let (head, tail) = (rest.get(..place.end)?, rest.get(place.end..)?);
        let base = head.get(..place.base.len())?;
        let part = |bytes| std::str::from_utf8(bytes).ok();
        let (namespace, name) = (part(place.namespace)?, part(place.name)?);
        let target = target(place.kind, namespace, name);
        Some(target.map(|target| {
            let (tail, fragment) = tail.split_at(tail.find('#').unwrap_or(tail.len()));
            let (path, query) = tail.split_at(tail.find('?').unwrap_or(tail.len()));
            Self {
                mount: Mount { origin: origin.to_owned(), base: base.to_owned(), target },
                path: path.to_owned(),
                query: query.to_owned(),
                fragment: fragment.to_owned(),
            }
        }))
    }
}

impl fmt::Display for ProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mount, path, query, fragment } = self;
        write!(f, "{}{}{}{path}{query}{fragment}", mount.origin, mount.base, mount.target)
    }
}

/// A base path without slashes at its end, or nothing where the whole would then begin with two slashes and no origin:
/// that names a host.
pub(crate) fn canonical_base<'a>(origin: &str, base: &'a str) -> Option<&'a str> {
    let base = base.trim_end_matches('/');
    (!origin.is_empty() || !base.starts_with("//")).then_some(base)
}

fn target(kind: Kind, namespace: &str, name: &str) -> Result<Target, Error> {
    let namespace = decode(namespace)
        .filter(|decoded| !decoded.contains('/'))
        .ok_or_else(|| bad_encoding("namespace", namespace))?;
    Ok(Target { kind, namespace, element: Element::parse(name)? })
}

/// What follows the authority of a URL, or all of a path, as written.
fn after_authority(text: &str) -> &str {
    let Some((_, rest)) = text.split_once(':').filter(|_| !text.starts_with(SLASHES)) else {
        return text;
    };
    let rest = rest.trim_start_matches(SLASHES);
    rest.find(['/', '\\', '?', '#']).map_or("", |end| &rest[end..])
}

const EXAMPLE: &str = "paste a URL such as http://127.0.0.1:8001/api/v1/namespaces/NAMESPACE/services/NAME:PORT/proxy/";
const WEB: &str = "the API server's proxy is reached by http:// or https:// only";

fn not_proxied(text: &str) -> Error {
    const RULE: &str = "it must lead through /api/v1/namespaces/NAMESPACE/services/NAME/proxy/ (or pods/NAME, or /api/v1/nodes/NAME/proxy/)";
    Error::new(Code::NoProxyPath, "url", text, RULE)
}
