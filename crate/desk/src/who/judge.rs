//! From answers, or their absence, to one plain verdict.

use porthole::diagnose::{Cause, Outcome, Status, diagnose};
use porthole::{Element, Kind, Mount, Scheme, Target};
use serde_json::Value;

use crate::json::{of_kind, text};

use super::{Answer, Probe, Verdict, answers};

/// Why a host's version isn't there.
pub(super) fn unread(probe: &Probe) -> Verdict {
    let answer = &probe.version;
    // A login page on another host can't be read, but that there's a redirect to it is known.
    if answer.status == 0 && asks_to_sign_in(answer, &probe.origin) {
        return Verdict::GatewayLogin;
    }
    if answer.status == 0 {
        return unanswered(probe);
    }
    if let Some(status) = status(&answer.body) {
        let inside = names_base(&status.message, &probe.base);
        return if inside { Verdict::WrongBase } else { of_status(&status) };
    }
    let outcome =
        Outcome::Plain { status: answer.status, body: &answer.body, audited: answer.audited };
    match diagnose(&stand_in(probe), None, outcome).map(|diagnosis| diagnosis.cause) {
        Some(Cause::RefusedHost | Cause::RefusedPath) => Verdict::RefusedHost,
        Some(Cause::ClusterUnreachable) => Verdict::ClusterUnreachable,
        Some(Cause::TlsTarget) => Verdict::NeedsHttps,
        _ => of_plain(probe),
    }
}

/// Whether an API server complains about a path with the base in it, which a gateway would have taken off.
fn names_base(message: &str, base: &str) -> bool {
    !base.is_empty() && message.contains(&format!(" path \"{base}/version\""))
}

/// No answer: the browser's name for it, or what else is known.
fn unanswered(probe: &Probe) -> Verdict {
    let mount = stand_in(probe);
    let outcome = Outcome::NoAnswer { error: &probe.version.error, answers: false };
    match diagnose(&mount, None, outcome).map(|diagnosis| diagnosis.cause) {
        Some(Cause::NoKubectlProxy) => Verdict::NoKubectlProxy,
        Some(Cause::HostRefused) => Verdict::HostRefused,
        Some(Cause::UnknownHost) => Verdict::UnknownHost,
        Some(Cause::HostUnreachable) => Verdict::HostUnreachable,
        Some(Cause::HostCertificate) => Verdict::Certificate,
        // A TLS server of Go says so in plain text; others hang up.
        Some(Cause::HostTls) => Verdict::NeedsHttp,
        Some(Cause::EmptyAnswer) if mount.origin.starts_with("http:") => Verdict::NeedsHttps,
        Some(Cause::RedirectLoop) => Verdict::GatewayLogin,
        Some(Cause::Blocked) => Verdict::Blocked,
        _ => opaque(probe),
    }
}

/// A failure without a name, as pages and workers see it.
fn opaque(probe: &Probe) -> Verdict {
    match (probe.answers_unread, probe.origin.starts_with("https:")) {
        (Some(true), _) => Verdict::Unreadable,
        (Some(false), true) => Verdict::CertificateOrDown,
        (Some(false), false) if is_local(&probe.origin) => Verdict::NoKubectlProxy,
        (Some(false), false) => Verdict::HostUnreachable,
        (None, _) => Verdict::NoAnswer,
    }
}

fn is_local(origin: &str) -> bool {
    ["http://localhost", "http://127.0.0.1", "http://[::1]"].iter().any(|local| {
        origin.strip_prefix(local).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    })
}

/// What a `Status` of the API server says to a question of the test.
pub(super) fn of_status(status: &Status) -> Verdict {
    match status.code {
        401 => Verdict::Unauthorized,
        403 if user_in(&status.message) == "system:anonymous" => Verdict::Anonymous,
        403 => Verdict::Forbidden,
        404 => Verdict::WrongBase,
        429 => Verdict::Busy,
        500.. => Verdict::Failing,
        _ => Verdict::NotKubernetes,
    }
}

/// The user in `forbidden: User "jane" cannot get path "/version"`; empty if there's none.
pub(super) fn user_in(message: &str) -> &str {
    let Some((_, rest)) = message.split_once("User \"") else { return "" };
    rest.split_once("\" cannot ").map_or("", |(user, _)| user)
}

/// An answer that neither the API server nor `kubectl proxy` gives.
fn of_plain(probe: &Probe) -> Verdict {
    let answer = &probe.version;
    match answer.status {
        429 => Verdict::Busy,
        _ if asks_to_sign_in(answer, &probe.origin) => Verdict::GatewayLogin,
        401 => Verdict::Unauthorized,
        // Go's own words, as of a `kubectl proxy` with another `--api-prefix`.
        404 if !probe.base.is_empty() || answer.body.trim() == "404 page not found" => {
            Verdict::WrongBase
        }
        500.. => Verdict::Failing,
        _ => Verdict::NotKubernetes,
    }
}

/// Whether a URL is on an origin.
fn is_of(url: &str, origin: &str) -> bool {
    url.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/'))
}

/// A page that asks for a name and password, or a redirect to one.
fn asks_to_sign_in(answer: &Answer, origin: &str) -> bool {
    const WAYS: [&str; 7] = ["login", "signin", "sign-in", "sign_in", "oauth", "saml", "/auth"];
    let to = &answer.redirected;
    let led = !to.is_empty() && (!is_of(to, origin) || WAYS.iter().any(|way| to.contains(way)));
    let is_html = answer.content_type.starts_with("text/html");
    let body = answer.body.to_ascii_lowercase();
    let asks = ["type=\"password\"", "type=password", "type='password'"]
        .iter()
        .any(|field| body.contains(field));
    led || (is_html && (asks || matches!(answer.status, 401 | 403)))
}

/// A body as a genuine `Status`.
pub(super) fn status(body: &str) -> Option<Status> {
    let read = of_kind(body, "Status")?;
    let [kind, api_version, message] =
        ["kind", "apiVersion", "message"].map(|key| text(&read, &[key]).to_owned());
    let code = read.get("code").and_then(Value::as_u64).and_then(|code| u16::try_from(code).ok());
    let status =
        Status { kind, api_version, code: code.unwrap_or_default(), message, ..Status::default() };
    status.is_genuine().then_some(status)
}

/// The mount that a diagnosis needs, of the service that every cluster has.
fn stand_in(probe: &Probe) -> Mount {
    let element =
        Element { scheme: Scheme::Http, name: "kubernetes".to_owned(), port: String::new() };
    let target = Target { kind: Kind::Service, namespace: "default".to_owned(), element };
    Mount { origin: probe.origin.clone(), base: probe.base.clone(), target }
}

/// What the answer to "who am I?" says.
pub(super) fn user(answer: &Answer) -> (Verdict, Option<answers::User>) {
    if let Some(user) = answers::user(&answer.body) {
        let anonymous = user.username == "system:anonymous";
        return (if anonymous { Verdict::Anonymous } else { Verdict::Reachable }, Some(user));
    }
    let Some(status) = status(&answer.body) else { return (Verdict::Reachable, None) };
    let name = user_in(&status.message);
    let user =
        (!name.is_empty()).then(|| answers::User { username: name.to_owned(), groups: Vec::new() });
    match status.code {
        401 | 403 => (of_status(&status), user),
        // Before 1.28 nobody could be asked.
        _ => (Verdict::Reachable, user),
    }
}
