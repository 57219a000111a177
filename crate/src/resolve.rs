//! The URL Standard's parser: the platform's own where there is one.

use crate::{Code, Error};

/// A URL as the URL Standard serialises it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Href(String);

impl Href {
    /// Resolves a text as the URL Standard does.
    ///
    /// # Errors
    /// [`Code::InvalidUrl`].
    ///
    /// ```
    /// let url = porthole::Href::resolve("HTTPS://h.example:443/a/../b?c", None)?;
    /// assert_eq!(url.split(), Some(("https://h.example".into(), "/b?c")));
    /// # Ok::<(), porthole::Error>(())
    /// ```
    pub fn resolve(text: &str, base: Option<&str>) -> Result<Self, Error> {
        const RULE: &str = "the URL Standard can't read it; check the host and the port";
        let href = standard::href(text, base);
        href.map(Self).ok_or_else(|| Error::new(Code::InvalidUrl, "url", text, RULE))
    }

    /// The whole.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether there's nothing but this origin and `/`: no user name, no query.
    #[must_use]
    pub fn is_origin(&self, origin: &str) -> bool {
        self.0.strip_prefix(origin) == Some("/")
    }

    /// Origin and the rest, from the path on; nothing if the scheme is neither `http` nor `https`.
    #[must_use]
    pub fn split(&self) -> Option<(String, &str)> {
        let (scheme, rest) = self.0.split_once("://")?;
        if !matches!(scheme, "http" | "https") {
            return None;
        }
        let (authority, rest) = rest.split_at(rest.find('/')?);
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        Some((format!("{scheme}://{host}"), rest))
    }
}

/// WebAssembly asks the browser's (or Node's) `URL`, which will read the URL in the end; the `url`
/// crate without its Unicode tables would cost 22 KB gzip more, and with them far more.
#[cfg(target_arch = "wasm32")]
mod standard {
    pub(super) fn href(text: &str, base: Option<&str>) -> Option<String> {
        let url = match base {
            Some(base) => web_sys::Url::new_with_base(text, base),
            None => web_sys::Url::new(text),
        };
        url.ok().map(|url| url.href())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod standard {
    use url::{ParseError, Url};

    pub(super) fn href(text: &str, base: Option<&str>) -> Option<String> {
        // The Standard's own first step; the `url` crate (2.5.8), which skips them on the way, misses dot segments.
        let plain = text.replace(['\t', '\n', '\r'], "");
        let base = base.and_then(|base| Url::parse(base).ok());
        let parse = |text: &str| Url::options().base_url(base.as_ref()).parse(text);
        let parsed = parse(&plain).or_else(|error| match error {
            ParseError::EmptyHost => parse(&with_two_slashes(&plain)),
            _ => Err(error),
        });
        parsed.ok().map(String::from)
    }

    /// A text that begins with more than two slashes, with two of them: the Standard ignores the others, the `url`
    /// crate (2.5.8) finds an empty host between them.
    fn with_two_slashes(text: &str) -> String {
        let text = text.trim_start_matches(|letter: char| letter <= ' ');
        let after = text.trim_start_matches(['/', '\\']);
        if text.len() - after.len() < 2 { text.to_owned() } else { format!("//{after}") }
    }
}
