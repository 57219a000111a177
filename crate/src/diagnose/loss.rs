//! What a page that came through loses all the same: requests that the proxy can't carry.
//!
//! Nobody sees the bodies of most answers, and an app may use any status of its own. So an answer without a body is told
//! only where request and answer together leave no other reading, or no other that matters: through the proxy no app
//! gets a `dryRun` or a `PROPFIND`, whatever it would have said to them.

use serde::Serialize;

use super::{Cause, Diagnosis, Found, Outcome, Status, answer, facts_of, no_answer, plain};
use crate::Mount;

/// A request that a page of a mount made, or a worker, and what came of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The path that was asked for, with the prefix, percent-encoded as it was sent.
    pub path: &'a str,
    /// The query without its `?`; nothing if there's none.
    pub query: Option<&'a str>,
    /// The method, in capitals.
    pub method: &'a str,
    /// The browser's type of the request; `websocket` for one that failed as it began, `websocket-closed` for one that
    /// the server closed at once, without a word.
    pub kind: &'a str,
    /// Whether the app put an `Authorization` header on it.
    pub authorization: bool,
    /// `Content-Type` of the answer.
    pub content_type: &'a str,
    /// `Content-Encoding` of the answer.
    pub content_encoding: &'a str,
}

/// Something that a page loses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// What is lost and why; its fact `seen` names the path or the header.
    #[serde(flatten)]
    pub diagnosis: Diagnosis,
    /// Whether the app can't be used for it.
    pub fatal: bool,
}

/// Tells what a page loses by a request; nothing where it went well or failed for the app's own reasons.
///
/// ```
/// use porthole::diagnose::{Cause, Outcome, Request, losses};
/// use porthole::Mount;
///
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/")?;
/// let path = "/api/v1/namespaces/default/services/web:80/proxy/login";
/// let request = Request { path, method: "POST", authorization: true, ..Request::default() };
/// let refused = Outcome::Plain { status: 401, body: "", audited: Some(true) };
/// let found = losses(&mount, &request, refused);
/// assert_eq!((found[0].diagnosis.cause, found[0].fatal), (Cause::OwnAuthorization, true));
/// assert!(losses(&mount, &Request { authorization: false, ..request }, refused).is_empty());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn losses(mount: &Mount, request: &Request<'_>, outcome: Outcome<'_>) -> Vec<Loss> {
    let found = match outcome {
        _ if request.kind.starts_with("websocket") => return socket(mount, request),
        Outcome::Status(status) => of_status(mount, request, status),
        Outcome::Plain { status, body, audited } => {
            of_answer(mount, request, status, body, audited)
        }
        Outcome::NoAnswer { error, .. } => of_error(mount, request, error),
    };
    let status = match outcome {
        Outcome::Status(status) => status.code,
        Outcome::Plain { status, .. } => status,
        Outcome::NoAnswer { .. } => 0,
    };
    found.map(|found| told(mount, request, found, status)).into_iter().collect()
}

/// A request of a worker that no tab owns, which missed every mount.
#[must_use]
pub fn unowned(mount: &Mount, path: &str) -> Loss {
    let request = Request { path, ..Request::default() };
    told(mount, &request, Cause::UnownedWorker.into(), 0)
}

/// A request of a frame that shows another mount, which the tab's rules brought to `mount`: `path` is what was asked
/// for.
#[must_use]
pub fn strayed(mount: &Mount, frame: &Mount, path: &str) -> Loss {
    let request = Request { path, ..Request::default() };
    told(mount, &request, Cause::ForeignFrame.with("frame", frame.to_string()), 0)
}

fn told(mount: &Mount, request: &Request<'_>, found: Found, status: u16) -> Loss {
    let Found { cause, facts } = found;
    let mut params = facts_of(mount);
    params.extend(facts);
    params.push(("seen", seen(mount, request, cause)));
    let diagnosis = Diagnosis { cause, advice: cause.advice(), params };
    Loss { diagnosis, fatal: is_fatal(cause, status) }
}

/// Where the app can't do anything any more, or nothing that needs to know who asks.
const fn is_fatal(cause: Cause, status: u16) -> bool {
    match cause {
        Cause::OwnAuthorization => matches!(status, 401 | 403),
        Cause::Anonymous
        | Cause::NoKubectlProxy
        | Cause::HostRefused
        | Cause::ClusterUnreachable => true,
        _ => false,
    }
}

/// Method and path below the mount. No value of a query, which may be a secret: `dryRun` and `?` say enough.
fn seen(mount: &Mount, request: &Request<'_>, cause: Cause) -> String {
    let path = request.path.strip_prefix(&*mount.prefix()).unwrap_or(request.path);
    let method = if request.method.is_empty() { "GET" } else { request.method };
    match cause {
        Cause::OwnAuthorization => format!("Authorization: {method} {path}"),
        Cause::DryRun => format!("{method} {path}?dryRun"),
        Cause::WebsocketQuery => format!("WebSocket {path}?…"),
        _ => format!("{method} {path}"),
    }
}

/// Nobody but the app sees why: a failed handshake has no status for scripts nor for extensions.
fn socket(mount: &Mount, request: &Request<'_>) -> Vec<Loss> {
    let has_query = request.query.is_some_and(|query| !query.is_empty());
    let lost = has_query.then(|| told(mount, request, Cause::WebsocketQuery.into(), 0));
    lost.into_iter().collect()
}

/// An app that is part of Kubernetes has its own server's `Status` for its pages: only what speaks of this mount, or of
/// what was asked, is the proxy's.
fn of_status(mount: &Mount, request: &Request<'_>, status: &Status) -> Option<Found> {
    match status.code {
        401 | 429 | 504 => None,
        400 if !asks_dry_run(request) => None,
        405 if is_carried(request.method) => None,
        403 if request.authorization => Some(Cause::OwnAuthorization.into()),
        _ => answer::judge(mount, status),
    }
    .or_else(|| by_request(request, status.code, true))
}

fn of_answer(
    mount: &Mount,
    request: &Request<'_>,
    status: u16,
    body: &str,
    audited: Option<bool>,
) -> Option<Found> {
    let explained = plain::judge(mount, Some(request.path), status, body, audited);
    match explained {
        // For a moment only.
        Some(Found { cause: Cause::ConnectionLost, .. }) => return None,
        Some(_) => return explained,
        None => {}
    }
    if is_lost(request, status) && audited == Some(true) {
        return Some(Cause::LostBody.into());
    }
    by_request(request, status, audited == Some(true))
}

/// The API server takes HTML apart, and knows only these encodings.
fn is_lost(request: &Request<'_>, status: u16) -> bool {
    let of_html = request
        .content_type
        .split(';')
        .next()
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/html"));
    let encoding = request.content_encoding;
    let has_body = request.method != "HEAD" && !matches!(status, 204 | 304);
    of_html && has_body && !matches!(encoding, "" | "gzip" | "deflate")
}

/// What the request alone explains.
fn by_request(request: &Request<'_>, status: u16, audited: bool) -> Option<Found> {
    let cause = match status {
        // An app that has another way to know who asks, such as a cookie, doesn't miss it.
        401 | 403 if request.authorization => Cause::OwnAuthorization,
        400 if audited && asks_dry_run(request) => Cause::DryRun,
        405 if audited && !is_carried(request.method) => Cause::MethodRefused,
        404 if has_encoded_slash(request.path) => Cause::EncodedSlash,
        _ => return None,
    };
    Some(cause.into())
}

fn asks_dry_run(request: &Request<'_>) -> bool {
    let mut parts = request.query.unwrap_or_default().split('&');
    parts.any(|part| part.split('=').next() == Some("dryRun"))
}

/// The methods that the API server's proxy has a verb for. Of the rest, `OPTIONS` needs all rights.
fn is_carried(method: &str) -> bool {
    matches!(method, "" | "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS")
}

fn has_encoded_slash(path: &str) -> bool {
    path.contains("%2F") || path.contains("%2f")
}

/// Of all that can go wrong on the way only what ends everything, and what the API server does to HTML: it breaks the
/// answer off. Streams that end, and what people and pages give up, are no losses.
fn of_error(mount: &Mount, request: &Request<'_>, error: &str) -> Option<Found> {
    let may_be_html = matches!(request.kind, "sub_frame" | "xmlhttprequest" | "object");
    let found = no_answer::judge(mount, error, may_be_html)?;
    let broken = !error.ends_with("ERR_INCOMPLETE_CHUNKED_ENCODING");
    match found.cause {
        Cause::NoKubectlProxy | Cause::HostRefused => Some(found),
        Cause::LostBody if may_be_html && broken => Some(found),
        _ => None,
    }
}
