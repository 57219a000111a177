//! What `kubectl proxy` says on its own, in plain text (`kubectl/pkg/proxy/proxy_server.go`), and what TLS servers say
//! to plain HTTP.
//!
//! An app may use the same words as `kubectl proxy`. What went through the API server, or gives no other sign that
//! `kubectl proxy` spoke, is taken for the app's.

use super::{Cause, Found, host_name};
use crate::{Mount, Scheme};

/// The cause behind an answer that isn't a `Status`.
pub(super) fn judge(
    mount: &Mount,
    path: Option<&str>,
    status: u16,
    body: &str,
    audited: Option<bool>,
) -> Option<Found> {
    if status == 400 && mount.target.element.scheme == Scheme::Http && wants_tls(body) {
        return Some(Cause::TlsTarget.into());
    }
    if audited == Some(true) {
        return None;
    }
    match (status, body.trim()) {
        (403, "Forbidden") => refused(mount, path, audited),
        (500 | 502, error) => failed(error),
        _ => None,
    }
}

/// What servers written in Go, and nginx, answer to plain HTTP on a port of TLS.
fn wants_tls(body: &str) -> bool {
    body.trim() == "Client sent an HTTP request to an HTTPS server."
        || body.contains("The plain HTTP request was sent to HTTPS port")
}

/// `kubectl proxy` refuses hosts by `--accept-hosts`, paths by `--reject-paths` and methods by `--reject-methods`, all
/// with the same answer.
fn refused(mount: &Mount, path: Option<&str>, audited: Option<bool>) -> Option<Found> {
    if !matches!(host_name(mount), "localhost" | "127.0.0.1") {
        return Some(Cause::RefusedHost.into());
    }
    let known = audited == Some(false) || path.is_some_and(is_rejected);
    known.then(|| Cause::RefusedPath.into())
}

/// The default of `--reject-paths`: `^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach`.
fn is_rejected(path: &str) -> bool {
    let Some(rest) = path.strip_prefix("/api/") else { return false };
    let Some((_, rest)) = rest.split_once("/pods/") else { return false };
    rest.contains("/exec") || rest.contains("/attach")
}

/// Go's words for a connection to the cluster that can't be made, or an answer that breaks off.
fn failed(error: &str) -> Option<Found> {
    const UNREACHABLE: [&str; 4] =
        ["dial tcp ", "tls: ", "x509: ", "net/http: TLS handshake timeout"];
    const LOST: [&str; 4] =
        ["unexpected EOF", "EOF", "http2: ", "net/http: HTTP/1.x transport connection broken"];
    if error.contains('\n') {
        return None;
    }
    // The API server ends the connections of anonymous users; what can't be sent twice is lost with them.
    if error.contains("GOAWAY") {
        return Some(Cause::ConnectionLost.with("error", error));
    }
    if UNREACHABLE.iter().any(|start| error.starts_with(start)) {
        return Some(Cause::ClusterUnreachable.with("error", error));
    }
    let lost =
        LOST.iter().any(|start| error.starts_with(start)) || error.starts_with("stream error: ");
    lost.then(|| Cause::LostBody.with("error", error))
}
