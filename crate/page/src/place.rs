//! Finds the API server's proxy pattern in a path.

/// What kind of object a proxied path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A Service.
    Service,
    /// A Pod.
    Pod,
    /// A Node; nodes have no namespace.
    Node,
}

impl Kind {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Service, Self::Pod, Self::Node];

    /// `service`, `pod` or `node`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Pod => "pod",
            Self::Node => "node",
        }
    }
}

/// The parts of a path that leads through the API server's proxy, as they are spelled there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// What comes before `/api/v1/`: empty, or a base path such as `/k8s/clusters/c-abc`.
    pub base: &'a [u8],
    /// Service, pod or node.
    pub kind: Kind,
    /// The namespace; empty for a node.
    pub namespace: &'a [u8],
    /// The element before `/proxy`: `web`, `https:web:443`, `web%3A80`, …
    pub name: &'a [u8],
    /// Index just behind `/proxy`.
    pub end: usize,
}

const API: &[u8] = b"/api/v1/";

/// Finds the leftmost place at which a path completes the pattern
/// `/api/v1/(namespaces/NS/(services|pods)|nodes)/NAME/proxy`, followed by `/`, `?`, `#` or the end.
///
/// Only the path counts: the search ends at the first `?` or `#`. The names aren't judged.
///
/// ```
/// let place = porthole_page::locate(b"/base/api/v1/nodes/n1:10250/proxy/metrics").unwrap();
/// assert_eq!((place.base, place.name), (&b"/base"[..], &b"n1:10250"[..]));
/// assert!(porthole_page::locate(b"/api/v1/pods").is_none());
/// assert!(porthole_page::locate(b"/?next=/api/v1/nodes/n1/proxy/").is_none());
/// ```
#[must_use]
pub fn locate(path: &[u8]) -> Option<Place<'_>> {
    for (at, byte) in path.iter().enumerate() {
        match byte {
            b'?' | b'#' => return None,
            b'/' if path.get(at + 1) == Some(&b'a') => {
                if let Some(place) = complete(path, at) {
                    return Some(place);
                }
            }
            _ => {}
        }
    }
    None
}

/// The place whose `/api/v1/` begins at `start`, if the pattern completes from there.
fn complete(path: &[u8], start: usize) -> Option<Place<'_>> {
    let (base, rest) = path.split_at_checked(start)?;
    let rest = rest.strip_prefix(API)?;
    let (kind, namespace, rest) = match rest.strip_prefix(b"nodes/") {
        Some(rest) => (Kind::Node, &rest[..0], rest),
        None => namespaced(rest)?,
    };
    let (name, rest) = element(rest)?;
    let rest = rest.strip_prefix(b"proxy")?;
    ends_element(rest).then(|| Place { base, kind, namespace, name, end: path.len() - rest.len() })
}

fn namespaced(rest: &[u8]) -> Option<(Kind, &[u8], &[u8])> {
    let (namespace, rest) = element(rest.strip_prefix(b"namespaces/")?)?;
    if let Some(rest) = rest.strip_prefix(b"services/") {
        return Some((Kind::Service, namespace, rest));
    }
    Some((Kind::Pod, namespace, rest.strip_prefix(b"pods/")?))
}

/// A path element that isn't empty, and what follows its slash.
fn element(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#'))?;
    let (element, rest) = rest.split_at_checked(end).filter(|_| end > 0)?;
    Some((element, rest.strip_prefix(b"/")?))
}

/// Whether a path element is over here.
pub(crate) fn ends_element(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(b'/' | b'?' | b'#'))
}
