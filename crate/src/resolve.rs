//! The URL Standard's parser, with a host's Unicode names left to the browser.

use url::{ParseError, Url};

use crate::{Code, Error};

/// Resolves a text as the URL Standard does.
///
/// This crate carries no Unicode tables. Where a host isn't ASCII, or claims to be the ASCII form of one that isn't,
/// WebAssembly asks the browser's (or Node's) own `URL`, which has them; elsewhere the first is refused and the second
/// believed.
pub(crate) fn resolve(text: &str, base: Option<&Url>) -> Result<Url, Error> {
    const RULE: &str = "the URL Standard can't read it; check the host and the port";
    // The Standard's own first step; the `url` crate (2.5.8), which skips them on the way, misses some dot segments.
    let plain = text.replace(['\t', '\n', '\r'], "");
    let parse = |text: &str| Url::options().base_url(base).parse(text);
    let parsed = parse(&plain).or_else(|error| match error {
        ParseError::EmptyHost => parse(&with_two_slashes(&plain)),
        _ => Err(error),
    });
    match parsed {
        Ok(url) if !url.host_str().is_some_and(|host| host.contains("xn--")) => Some(url),
        other => native(text, base, other.ok()),
    }
    .ok_or_else(|| Error::new(Code::InvalidUrl, "url", text, RULE))
}

/// A text that begins with more than two slashes, with two of them: the Standard ignores the others, the `url` crate
/// (2.5.8) finds an empty host between them.
fn with_two_slashes(text: &str) -> String {
    let text = text.trim_start_matches(|letter: char| letter <= ' ');
    let after = text.trim_start_matches(['/', '\\']);
    if text.len() - after.len() < 2 { text.to_owned() } else { format!("//{after}") }
}

/// What the platform's own `URL` says; `ours` where there's none.
#[cfg(target_arch = "wasm32")]
fn native(text: &str, base: Option<&Url>, _ours: Option<Url>) -> Option<Url> {
    let href = crate::wasm::href(text, base.map(Url::as_str))?;
    Url::parse(&href).ok()
}

#[cfg(not(target_arch = "wasm32"))]
fn native(_: &str, _: Option<&Url>, ours: Option<Url>) -> Option<Url> {
    ours
}
