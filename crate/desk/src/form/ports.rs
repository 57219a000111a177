//! What a port's number, name and `appProtocol` say about it.

use super::hints::Port;

/// What a port most likely speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// TLS.
    Tls,
    /// Plain HTTP, as far as one can tell.
    Plain,
    /// Nothing tells.
    Unknown,
}

impl Port {
    /// Whether this is its number.
    pub(super) fn is(&self, number: &str) -> bool {
        number.parse() == Ok(self.number)
    }

    /// Whether the proxy could reach it.
    #[must_use]
    pub fn is_tcp(&self) -> bool {
        matches!(&*self.protocol, "" | "TCP")
    }

    /// What to write for it in a URL: its name says more, where it has one.
    #[must_use]
    pub fn key(&self) -> String {
        if self.name.is_empty() { self.number.to_string() } else { self.name.clone() }
    }
}

/// What a port most likely speaks, by what is known of it, or else by how it's written.
#[must_use]
pub fn speech_of(written: &str, port: Option<&Port>) -> Speech {
    let Some(port) = port else { return by_name(written).or(by_number(written)) };
    by_protocol(&port.app_protocol)
        .or(by_name(&port.name))
        .or(by_name(&port.target))
        .or(by_number(&port.number.to_string()))
}

impl Speech {
    fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }
}

fn by_protocol(protocol: &str) -> Speech {
    match protocol.to_ascii_lowercase().as_str() {
        "https" | "tls" | "wss" | "kubernetes.io/wss" => Speech::Tls,
        "http" | "ws" | "kubernetes.io/ws" => Speech::Plain,
        _ => Speech::Unknown,
    }
}

fn by_name(name: &str) -> Speech {
    let first = name.split('-').next().unwrap_or_default();
    match (first, name.ends_with("-https") || name.ends_with("-tls")) {
        ("https" | "tls", _) | (_, true) => Speech::Tls,
        ("http" | "http1" | "web", _) => Speech::Plain,
        _ => Speech::Unknown,
    }
}

fn by_number(number: &str) -> Speech {
    match number {
        "443" | "6443" | "8443" | "9443" | "10250" => Speech::Tls,
        "80" | "3000" | "8000" | "8080" => Speech::Plain,
        _ => Speech::Unknown,
    }
}

/// The port on which a web UI most likely is.
#[must_use]
pub fn best(ports: &[Port]) -> Option<&Port> {
    let likely = |port: &&Port| match (speech_of("", Some(port)), &*port.name) {
        (_, name) if name.contains("metrics") || name.contains("grpc") => 1,
        (_, "ui" | "web" | "http" | "dashboard") => 4,
        (Speech::Plain, _) => 3,
        (Speech::Tls, _) => 2,
        (Speech::Unknown, _) => 1,
    };
    // Of equals, `max_by_key` takes the last one.
    ports.iter().rev().filter(|port| port.is_tcp()).max_by_key(likely)
}
