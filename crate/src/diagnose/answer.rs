//! What the API server's own `Status` says.
//!
//! Sources of the messages (v1.37): `apimachinery/pkg/util/proxy/transport.go`, `pkg/registry/core/service/storage/
//! storage.go`, `apiserver/pkg/endpoints/handlers/responsewriters/errors.go`. An app that is part of Kubernetes answers
//! with a `Status` too; what doesn't speak of this mount's own target is taken for the app's.

use super::{Cause, Found, Status};
use crate::{Kind, Mount, Scheme};

/// The cause that a `Status` names.
pub(super) fn judge(mount: &Mount, status: &Status) -> Option<Found> {
    let message = &*status.message;
    match status.code {
        400 => bad_request(message),
        401 => Some(Cause::Unauthorized.into()),
        403 => forbidden(mount, message),
        404 => is_about(mount, status).then(|| Cause::Missing.into()),
        405 => Some(Cause::MethodRefused.into()),
        429 => Some(Cause::Busy.into()),
        500 => lost(message),
        503 => unavailable(mount, message),
        504 => Some(Cause::TimedOut.into()),
        _ => None,
    }
}

fn bad_request(message: &str) -> Option<Found> {
    const INVALID: [&str; 3] =
        ["invalid service request", "invalid pod request", "invalid node request"];
    if INVALID.iter().any(|start| message.starts_with(start)) {
        return Some(Cause::InvalidTarget.into());
    }
    match message {
        "dryRun is not supported" => Some(Cause::DryRun.into()),
        "address not allowed" => Some(Cause::AddressRefused.into()),
        _ => None,
    }
}

/// Reads `services "web" is forbidden: User "jane" cannot get resource "services/proxy" in API group "" …`.
fn forbidden(mount: &Mount, message: &str) -> Option<Found> {
    let (_, rest) = message.split_once("User ")?;
    let (user, rest) = quoted(rest)?;
    let (verb, rest) = rest.strip_prefix(" cannot ")?.split_once(" resource ")?;
    let (resource, _) = quoted(rest)?;
    let cause = match &*user {
        // The user whom the credential names, before the one whom it acts as has been looked at.
        _ if verb == "impersonate" => Cause::MayNotAct,
        _ if resource != format!("{}/proxy", plural(mount.target.kind)) => return None,
        "system:anonymous" => Cause::Anonymous,
        _ => Cause::Forbidden,
    };
    let facts = vec![("user", user), ("verb", verb.to_owned()), ("resource", resource)];
    Some(Found { cause, facts })
}

/// A text in Go's quotes at the beginning, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let text = text.strip_prefix('"')?;
    let mut content = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((content, &text[at + 1..])),
            '\\' => content.push(letters.next()?.1),
            _ => content.push(letter),
        }
    }
    None
}

fn unavailable(mount: &Mount, message: &str) -> Option<Found> {
    if message.starts_with("no endpoints available for service") {
        return Some(Cause::NoEndpoints.into());
    }
    if message.starts_with("no service port ") {
        return Some(Cause::NoSuchPort.into());
    }
    Some(unreachable(mount, message.strip_prefix("error trying to reach service: ")?))
}

/// What Go's HTTP client says when the API server can't talk to the target.
fn unreachable(mount: &Mount, error: &str) -> Found {
    const SIGNS: [(&str, Cause); 9] = [
        ("first record does not look like a TLS handshake", Cause::PlainTarget),
        ("server gave HTTP response to HTTPS client", Cause::PlainTarget),
        ("malformed HTTP response \"\\x15\\x03", Cause::TlsTarget),
        ("connection refused", Cause::TargetRefused),
        ("x509: ", Cause::TargetCertificate),
        ("tls: failed to verify", Cause::TargetCertificate),
        ("timeout", Cause::TargetUnreachable),
        ("connection reset by peer", Cause::Closed),
        ("server closed idle connection", Cause::Closed),
    ];
    let cause = match error {
        // How most servers of TLS meet plain HTTP.
        "EOF" | "unexpected EOF" if mount.target.element.scheme == Scheme::Http => Cause::Closed,
        _ => SIGNS
            .iter()
            .find(|(sign, _)| error.contains(sign))
            .map_or(Cause::TargetUnreachable, |(_, cause)| *cause),
    };
    cause.with("error", error)
}

/// What the API server says when it can't unpack the HTML that it has to rewrite.
fn lost(message: &str) -> Option<Found> {
    let unpacking = ["flate: ", "gzip: ", "zlib: "].iter().any(|start| message.starts_with(start));
    let cut = matches!(message, "EOF" | "unexpected EOF");
    (unpacking || cut).then(|| Cause::LostBody.with("error", message))
}

/// Whether a `Status` speaks of the mount's own target.
fn is_about(mount: &Mount, status: &Status) -> bool {
    status.resource == plural(mount.target.kind) && status.name == mount.target.element.name
}

const fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Service => "services",
        Kind::Pod => "pods",
        Kind::Node => "nodes",
    }
}
