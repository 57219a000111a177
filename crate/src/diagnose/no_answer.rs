//! What browsers call it when no answer comes: Chromium's `net::ERR_…`, Firefox's `NS_ERROR_…` and `SEC_ERROR_…`.

use super::{Cause, Found, is_local};
use crate::name::is_port_number;
use crate::{Kind, Mount};

/// The cause behind a browser's error; nothing where the user or the page gave up.
pub(super) fn judge(mount: &Mount, error: &str, answers: bool) -> Option<Found> {
    let name = error.trim_start_matches("net::");
    if matches!(name, "ERR_ABORTED" | "NS_BINDING_ABORTED") {
        return None;
    }
    let cause = cause_of(name);
    // Firefox has one name for a connection that ends before the answer and for one that breaks.
    let ended = cause == Cause::EmptyAnswer || name == "NS_ERROR_NET_RESET";
    let cause = match cause {
        Cause::HostRefused if is_local(mount) => Cause::NoKubectlProxy,
        _ if ended && names_a_pods_port(mount) => Cause::PodPortName,
        // It gives up in the middle of HTML that it can't read, and ends the connection.
        _ if ended && answers => Cause::LostBody,
        cause => cause,
    };
    Some(cause.with("error", error))
}

fn cause_of(name: &str) -> Cause {
    const STARTS: [(&str, Cause); 5] = [
        ("ERR_CERT_", Cause::HostCertificate),
        ("SEC_ERROR_", Cause::HostCertificate),
        ("MOZILLA_PKIX_ERROR_", Cause::HostCertificate),
        ("ERR_SSL_", Cause::HostTls),
        ("SSL_ERROR_", Cause::HostTls),
    ];
    match name {
        "ERR_CONNECTION_REFUSED" | "NS_ERROR_CONNECTION_REFUSED" => Cause::HostRefused,
        "ERR_NAME_NOT_RESOLVED" | "NS_ERROR_UNKNOWN_HOST" => Cause::UnknownHost,
        "SSL_ERROR_BAD_CERT_DOMAIN" => Cause::HostCertificate,
        "ERR_CONNECTION_TIMED_OUT"
        | "ERR_TIMED_OUT"
        | "ERR_ADDRESS_UNREACHABLE"
        | "ERR_INTERNET_DISCONNECTED"
        | "NS_ERROR_NET_TIMEOUT"
        | "NS_ERROR_OFFLINE" => Cause::HostUnreachable,
        "ERR_EMPTY_RESPONSE" | "ERR_INVALID_HTTP_RESPONSE" | "NS_ERROR_NET_EMPTY_RESPONSE" => {
            Cause::EmptyAnswer
        }
        "ERR_CONTENT_DECODING_FAILED"
        | "ERR_CONTENT_LENGTH_MISMATCH"
        | "ERR_INCOMPLETE_CHUNKED_ENCODING"
        | "ERR_HTTP2_PROTOCOL_ERROR"
        | "NS_ERROR_INVALID_CONTENT_ENCODING"
        | "NS_ERROR_NET_PARTIAL_TRANSFER" => Cause::LostBody,
        "ERR_CONNECTION_RESET"
        | "ERR_CONNECTION_CLOSED"
        | "ERR_CONNECTION_ABORTED"
        | "ERR_NETWORK_CHANGED"
        | "NS_ERROR_NET_RESET"
        | "NS_ERROR_NET_INTERRUPT" => Cause::ConnectionLost,
        "ERR_TOO_MANY_REDIRECTS" | "NS_ERROR_REDIRECT_LOOP" => Cause::RedirectLoop,
        "ERR_BLOCKED_BY_CLIENT"
        | "ERR_BLOCKED_BY_ADMINISTRATOR"
        | "ERR_UNSAFE_PORT"
        | "NS_ERROR_PORT_ACCESS_NOT_ALLOWED" => Cause::Blocked,
        _ => STARTS
            .iter()
            .find(|(start, _)| name.starts_with(start))
            .map_or_else(|| in_words(name), |(_, cause)| *cause),
    }
}

/// Of a request that isn't a document's Firefox tells security errors as it would show them to the user: in words, of
/// which only those of our own languages can be known.
fn in_words(told: &str) -> Cause {
    match told {
        _ if ["ertificate", "証明書"].iter().any(|word| told.contains(word)) => {
            Cause::HostCertificate
        }
        _ if told.starts_with("SSL ") => Cause::HostTls,
        _ => Cause::NoAnswer,
    }
}

/// The API server's proxy to pods crashes on port names (an upstream bug in 1.37.2) and closes the connection.
fn names_a_pods_port(mount: &Mount) -> bool {
    let port = &*mount.target.element.port;
    mount.target.kind == Kind::Pod && !port.is_empty() && !is_port_number(port)
}
