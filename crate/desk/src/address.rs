//! The address of a host, taken apart.

use porthole::Href;

use crate::{Code, Mistake};

const READABLE: &str =
    "no browser can read it; check the host and the port, for example https://192.0.2.1:6443";
const WEB: &str = "a cluster is reached by http:// or https:// only; a file's content can be pasted or dropped here";

/// An address as the URL Standard reads it.
pub(crate) struct Address {
    /// Scheme, host and port.
    pub(crate) origin: String,
    /// From the first slash to the query.
    pub(crate) path: String,
    /// Whether a user name or password was in it; neither is kept.
    pub(crate) has_user: bool,
    /// Whether a query or fragment was in it; neither is kept.
    pub(crate) has_rest: bool,
}

impl Address {
    /// # Errors
    /// [`Code::InvalidUrl`], [`Code::UnsupportedScheme`].
    pub(crate) fn read(url: &str) -> Result<Self, Mistake> {
        let mistake = |code, rule| Mistake::new(code, "host", &shown(url), rule);
        let href = Href::resolve(url, None).map_err(|_| mistake(Code::InvalidUrl, READABLE))?;
        let (origin, rest) = href.split().ok_or_else(|| mistake(Code::UnsupportedScheme, WEB))?;
        let path = rest.split(['?', '#']).next().unwrap_or_default().to_owned();
        let has_rest = path.len() < rest.len();
        let length = rest.len();
        let whole = href.into_string();
        let has_user = whole.len() - length != origin.len();
        Ok(Self { origin, path, has_user, has_rest })
    }

    /// Whether it begins with `http:`.
    pub(crate) fn is_plain(&self) -> bool {
        self.origin.starts_with("http:")
    }

    /// The host's name, without port.
    pub(crate) fn name(&self) -> &str {
        split(&self.origin).0
    }

    /// The port; empty for the scheme's own.
    pub(crate) fn port(&self) -> &str {
        split(&self.origin).1
    }

    /// Whether the host is this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(self.name())
    }
}

/// Name and port of an origin.
fn split(origin: &str) -> (&str, &str) {
    let authority = origin.split_once("://").map_or(origin, |(_, authority)| authority);
    match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (authority, ""),
    }
}

/// Whether a host's name, as the URL Standard writes it, is one of this machine's.
pub(crate) fn is_loopback(name: &str) -> bool {
    name == "localhost"
        || name.ends_with(".localhost")
        || name == "[::1]"
        || (name.starts_with("127.")
            && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

/// A text that may hold an address, without what may be secret in one: all before an `@`, query and fragment.
pub(crate) fn shown(text: &str) -> String {
    let text = text.trim();
    let scheme = text.find("://").map_or("", |end| &text[..end + 3]);
    let kept = match text.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}{host}"),
        None => text.to_owned(),
    };
    kept.split(['?', '#']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown_however_they_are_written() {
        for text in [
            "https://jane:hunter2@h.example/x",
            "https://jane:hun?ter2@h.example/x",
            "https://jane:hun#ter2@h.example/x",
            "jane:hunter2@h.example/x",
            "http:jane:hunter2@h.example",
            "https://h.example/?token=hunter2",
            "https://h.example/#hunter2",
        ] {
            let shown = shown(text);
            assert!(shown.contains("h.example"), "{shown}");
            assert!(!shown.contains("hun") && !shown.contains("ter2"), "{shown}");
        }
    }

    #[test]
    fn an_address_is_taken_apart() {
        let address = Address::read("HTTPS://jane:pw@[::1]:6443/a/b?c#d").ok().unwrap();
        assert_eq!((&*address.origin, &*address.path), ("https://[::1]:6443", "/a/b"));
        assert_eq!((address.name(), address.port()), ("[::1]", "6443"));
        assert!(address.has_user && address.has_rest && address.is_loopback());
        let plain = Address::read("http://127.example.com").ok().unwrap();
        assert!(!plain.has_user && !plain.has_rest && !plain.is_loopback() && plain.is_plain());
        assert_eq!((plain.path.as_str(), plain.port()), ("/", ""));
    }
}
