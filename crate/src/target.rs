//! What is proxied: a service, pod or node.

use std::fmt;

pub use porthole_page::Kind;

use crate::encoding::{decode, encode};
use crate::name::{check_name, check_namespace, check_port};
use crate::{Code, Error};

/// How the API server talks to the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Plain HTTP, which is also what no scheme means.
    #[default]
    Http,
    /// HTTP over TLS, written `https:name:port`.
    Https,
}

impl Scheme {
    /// `http` or `https`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// The path element before `/proxy`: a name, perhaps a port, perhaps a scheme.
///
/// Displays in canonical form: `name`, `name:port`, `https:name:` or `https:name:port`, percent-encoded where needed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Element {
    /// How the API server talks to the target.
    pub scheme: Scheme,
    /// The object's name.
    pub name: String,
    /// Port number or port name; empty for the default port.
    pub port: String,
}

impl Element {
    /// Reads an element, percent-encoded or not, accepting exactly what the API server accepts
    /// (`apimachinery/pkg/util/net/port_split.go`): `name`, `name:port`, `scheme:name:port` with a name that isn't
    /// empty and the scheme `http`, `https` or none. Whether an object can have that name isn't asked.
    ///
    /// # Errors
    /// [`Code::InvalidElement`] where the API server answers 400, [`Code::InvalidEncoding`] for percent-encoding that
    /// can't be undone.
    ///
    /// ```
    /// use porthole::{Element, Scheme};
    ///
    /// let read = |text| Element::parse(text).map(|element| element.to_string());
    /// assert_eq!(read("web%3A80").unwrap(), "web:80");
    /// assert_eq!(read(":web:").unwrap(), "web");
    /// assert_eq!(read("http:web:80").unwrap(), "web:80");
    /// assert_eq!(read("https:web:").unwrap(), "https:web:");
    /// let element = Element::parse("https:web").unwrap();
    /// assert_eq!((element.scheme, &*element.name, &*element.port), (Scheme::Http, "https", "web"));
    /// assert!(read("::web").is_err() && read("HTTPS:web:443").is_err() && read("a:b:c:d").is_err());
    /// ```
    pub fn parse(element: &str) -> Result<Self, Error> {
        let text = decode(element).ok_or_else(|| bad_encoding("name", element))?;
        let mut parts = text.split(':');
        let (scheme, name, port) = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(name), None, ..) => ("", name, ""),
            (Some(name), Some(port), None, _) => ("", name, port),
            (Some(scheme), Some(name), Some(port), None) => (scheme, name, port),
            _ => return Err(refused("name", element, COLONS)),
        };
        let scheme = match scheme {
            "" | "http" => Scheme::Http,
            "https" => Scheme::Https,
            other => return Err(refused("scheme", other, SCHEMES)),
        };
        if name.is_empty() || text.contains('/') {
            return Err(refused("name", element, COLONS));
        }
        Ok(Self { scheme, name: name.to_owned(), port: port.to_owned() })
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, port) = (encode(&self.name), encode(&self.port));
        match (self.scheme, port.is_empty()) {
            (Scheme::Https, _) => write!(f, "https:{name}:{port}"),
            (Scheme::Http, true) => f.write_str(&name),
            (Scheme::Http, false) => write!(f, "{name}:{port}"),
        }
    }
}

/// A service, pod or node that the API server can proxy to.
///
/// Displays as its canonical path, from `/api/v1/` up to and including `/proxy`.
///
/// ```
/// use porthole::{Element, Kind, Target};
///
/// let element = Element::parse("https:elasticsearch-logging:").unwrap();
/// let target = Target { kind: Kind::Service, namespace: "kube-system".into(), element };
/// assert_eq!(
///     target.to_string(),
///     "/api/v1/namespaces/kube-system/services/https:elasticsearch-logging:/proxy"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Service, pod or node.
    pub kind: Kind,
    /// The namespace; empty for a node.
    pub namespace: String,
    /// Scheme, name and port.
    pub element: Element,
}

impl Target {
    /// Checks the target against Kubernetes' rules for object names and ports, which are narrower than what the API
    /// server's proxy takes apart.
    ///
    /// # Errors
    /// The first part that no cluster can have, with the rule: [`Code::InvalidNamespace`], [`Code::InvalidName`],
    /// [`Code::InvalidPort`], [`Code::Missing`], or [`Code::InvalidPart`] for a node with a namespace.
    ///
    /// ```
    /// use porthole::{Element, Kind, Target};
    ///
    /// let target = |name| Target {
    ///     kind: Kind::Service,
    ///     namespace: "default".into(),
    ///     element: Element::parse(name).unwrap(),
    /// };
    /// assert!(target("web:80").check().is_ok());
    /// assert_eq!(target("web:70000").check().unwrap_err().part, "port");
    /// ```
    pub fn check(&self) -> Result<(), Error> {
        match self.kind {
            Kind::Node if self.namespace.is_empty() => {}
            Kind::Node => {
                return Err(Error::new(Code::InvalidPart, "namespace", &*self.namespace, NODES));
            }
            Kind::Service | Kind::Pod => check_namespace(&self.namespace)?,
        }
        check_name(self.kind, &self.element.name)?;
        check_port(self.kind, &self.element.port)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, namespace, element } = self;
        let namespace = encode(namespace);
        match kind {
            Kind::Service => write!(f, "/api/v1/namespaces/{namespace}/services/{element}/proxy"),
            Kind::Pod => write!(f, "/api/v1/namespaces/{namespace}/pods/{element}/proxy"),
            Kind::Node => write!(f, "/api/v1/nodes/{element}/proxy"),
        }
    }
}

const COLONS: &str = "write name, name:port, https:name: or https:name:port";
const SCHEMES: &str = "write https (in lower case), http, or leave it out";
const NODES: &str = "nodes belong to no namespace; leave it out";

fn refused(part: &'static str, offending: &str, rule: &'static str) -> Error {
    Error::new(Code::InvalidElement, part, offending, rule)
}

/// The error for percent-encoding that can't be undone.
pub(crate) fn bad_encoding(part: &'static str, offending: &str) -> Error {
    const RULE: &str =
        "write each % as %25, or follow it by the two hexadecimal digits of a UTF-8 byte";
    Error::new(Code::InvalidEncoding, part, offending, RULE)
}
