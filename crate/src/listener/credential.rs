//! Which requests go as the user. The listener knows the whole URL of who asks, so the port of an initiator counts here,
//! which Chromium's rules can't tell.

use crate::{
    Mount,
    rules::{Header, IMPERSONATION, Signed, header_parts},
};

/// The changes to the headers of a request to `mount` that say who the user is. `url` is the request's, `own` whether a
/// page of the mount itself asks, in a window of the mount; `kind` is Firefox's name for the type of request.
///
/// A navigation of the whole tab with GET goes as the user whoever began it, as a browser treats a cookie that is
/// `SameSite=Lax`; nothing does on a path that gateways may read in two ways.
///
/// ```
/// use porthole::{Mount, listener::signed, rules::Signed};
/// let mount = Mount::parse("https://10.0.0.1/api/v1/namespaces/default/services/web/proxy/")?;
/// let credential = ["authorization: Bearer abc".to_owned()];
/// let sent = |own, kind, path: &str| {
///     let signs = Signed::ByUser(&credential);
///     let changes = signed(&mount, &format!("{mount}{path}"), own, kind, "GET", signs);
///     changes.iter().any(|it| it.header == "authorization" && it.operation == "set")
/// };
/// assert!(sent(true, "image", "a.svg") && sent(false, "main_frame", ""));
/// assert!(!sent(false, "image", "a.svg") && !sent(true, "image", "..%2fa.svg"));
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn signed(
    mount: &Mount,
    url: &str,
    own: bool,
    kind: &str,
    method: &str,
    by: Signed<'_>,
) -> Vec<Header> {
    let headers = match by {
        // What an app's script says of itself never reaches its server: the API server takes it for its own.
        Signed::No if own && kind == "xmlhttprequest" => {
            return vec![Header::removed("authorization")];
        }
        Signed::ByUser(headers) => headers,
        Signed::ByApp | Signed::No => return Vec::new(),
    };
    // A WebSocket's URL has another scheme.
    let spelt = url.strip_prefix("ws").map_or_else(|| url.to_owned(), |rest| format!("http{rest}"));
    if !spelt.starts_with(&mount.to_string()) {
        return Vec::new();
    }
    if is_ambiguous(url) {
        return header_parts(headers).map(|(name, _)| Header::removed(name)).collect();
    }
    let is_links = kind == "main_frame" && method == "GET";
    if !own && !is_links {
        return Vec::new();
    }
    let set = header_parts(headers).map(|(name, value)| Header::change("set", name, value));
    let is_set = |name: &&str| header_parts(headers).any(|(set, _)| set == *name);
    let others = IMPERSONATION.iter().filter(|name| !is_set(name));
    set.chain(others.map(|name| Header::removed(name))).collect()
}

/// Whether gateways may read the path of a URL in two ways: what [`crate::rules`] says by a regular expression.
fn is_ambiguous(url: &str) -> bool {
    let whole = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let path =
        whole.split_once("://").and_then(|(_, rest)| rest.split_once('/')).unwrap_or_default().1;
    let at = |i: usize| path.get(i..).unwrap_or_default();
    path.bytes().enumerate().any(|(i, byte)| match byte {
        b'\\' => true,
        b'.' => at(i + 1).starts_with(';') || at(i + 1).starts_with("%3b"),
        b'%' => is_two_faced(at(i + 1).trim_start_matches("25")),
        _ => false,
    })
}

/// Whether what follows a `%` is a slash, backslash or dot, as it is, too long for UTF-8 or of full width, or a control
/// character.
fn is_two_faced(code: &str) -> bool {
    const STARTS: [&str; 10] =
        ["2e", "2f", "5c", "7f", "c0%", "c1%", "e0%8", "e0%9", "ef%bc%8e", "ef%bc%8f"];
    STARTS.iter().any(|start| code.starts_with(start))
        || code.starts_with("ef%bc%bc")
        || matches!(code.as_bytes(), [b'0' | b'1', b'0'..=b'9' | b'a'..=b'f', ..])
}
