//! Kubernetes' own rules for names.
//!
//! Sources: `apimachinery/pkg/api/validate/content/dns.go` for the forms, `pkg/apis/core/validation/validation.go` for
//! which object follows which (v1.37).

use crate::{Code, Error, Kind};

const LABEL: &str = "write 1 to 63 lower-case letters, digits or '-', with a letter or digit at both ends (RFC 1123 label)";
const SUBDOMAIN: &str = "write 1 to 253 lower-case letters, digits, '-' or '.', with a letter or digit at both ends and around each dot (RFC 1123 subdomain)";
const PORT: &str = "write a port number from 1 to 65535, or the name of one of the Service's ports: up to 63 lower-case letters, digits or '-', with a letter or digit at both ends (RFC 1123 label)";
const PORT_NUMBER: &str = "write a port number from 1 to 65535; port names work for Services only";

/// Whether a text is an RFC 1123 label: 1 to 63 of `a-z`, `0-9` and `-`, alphanumeric at both ends.
///
/// ```
/// use porthole::name::is_label;
///
/// assert!(is_label("web-2") && is_label("0"));
/// assert!(!is_label("Web") && !is_label("web-") && !is_label("a.b") && !is_label(""));
/// ```
#[must_use]
pub fn is_label(text: &str) -> bool {
    text.len() <= 63 && is_label_of_any_length(text)
}

/// Whether a text is an RFC 1123 subdomain: labels joined by dots, 253 characters at most.
///
/// The single labels may be longer than 63 characters: Kubernetes measures the whole only.
///
/// ```
/// use porthole::name::is_subdomain;
///
/// assert!(is_subdomain("ip-10-0-0-1.ec2.internal"));
/// assert!(!is_subdomain("a..b") && !is_subdomain("-a.b") && !is_subdomain("node_1"));
/// ```
#[must_use]
pub fn is_subdomain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label_of_any_length)
}

/// Whether a text is a port number: 1 to 65535 in plain decimal, without a sign or leading zeros.
///
/// ```
/// use porthole::name::is_port_number;
///
/// assert!(is_port_number("1") && is_port_number("65535"));
/// assert!(!is_port_number("0") && !is_port_number("65536") && !is_port_number("080"));
/// ```
#[must_use]
pub fn is_port_number(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    plain && text.parse::<u16>().is_ok()
}

/// Checks that an object of this kind can have this name: pods and nodes take RFC 1123 subdomains, Services labels.
///
/// Service names may begin with a digit since Kubernetes 1.36 (`RelaxedServiceNameValidation`); older clusters have
/// no such Service and answer 404.
///
/// # Errors
/// [`Code::InvalidName`], or [`Code::Missing`] for an empty name.
///
/// ```
/// use porthole::{Kind, name::check_name};
///
/// assert!(check_name(Kind::Service, "1st-web").is_ok());
/// assert!(check_name(Kind::Service, "web.example").is_err());
/// assert!(check_name(Kind::Pod, "web.example").is_ok());
/// ```
pub fn check_name(kind: Kind, name: &str) -> Result<(), Error> {
    let (valid, rule) = match kind {
        Kind::Service => (is_label(name), LABEL),
        Kind::Pod | Kind::Node => (is_subdomain(name), SUBDOMAIN),
    };
    judged(valid, Code::InvalidName, "name", name, rule)
}

/// Checks that a namespace can have this name: an RFC 1123 label.
///
/// # Errors
/// [`Code::InvalidNamespace`], or [`Code::Missing`] for an empty one.
///
/// ```
/// assert!(porthole::name::check_namespace("kube-system").is_ok());
/// assert!(porthole::name::check_namespace("kube.system").is_err());
/// ```
pub fn check_namespace(namespace: &str) -> Result<(), Error> {
    judged(is_label(namespace), Code::InvalidNamespace, "namespace", namespace, LABEL)
}

/// Checks that a target of this kind can be reached through this port; an empty one means the default.
///
/// Services take numbers and port names (RFC 1123 labels: a Service port's name isn't limited to the 15 characters of
/// a container port's). Pods and nodes take numbers only, because the API server dials what it's given.
///
/// # Errors
/// [`Code::InvalidPort`].
///
/// ```
/// use porthole::{Kind, name::check_port};
///
/// assert!(check_port(Kind::Service, "http-metrics").is_ok());
/// assert!(check_port(Kind::Pod, "http-metrics").is_err());
/// assert!(check_port(Kind::Node, "").is_ok());
/// ```
pub fn check_port(kind: Kind, port: &str) -> Result<(), Error> {
    let number = port.is_empty() || is_port_number(port);
    let (valid, rule) = match kind {
        Kind::Service => (number || is_port_name(port), PORT),
        Kind::Pod | Kind::Node => (number, PORT_NUMBER),
    };
    judged(valid, Code::InvalidPort, "port", port, rule)
}

/// A label that can't be taken for a number: the API server reads `0`, `080` and `99999` as port numbers.
fn is_port_name(port: &str) -> bool {
    is_label(port) && port.bytes().any(|byte| !byte.is_ascii_digit())
}

fn is_label_of_any_length(text: &str) -> bool {
    let inner = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    inner && !text.is_empty() && !text.starts_with('-') && !text.ends_with('-')
}

fn judged(
    valid: bool,
    code: Code,
    part: &'static str,
    text: &str,
    rule: &'static str,
) -> Result<(), Error> {
    if valid {
        return Ok(());
    }
    let code = if text.is_empty() { Code::Missing } else { code };
    Err(Error::new(code, part, text, rule))
}
