//! The form in which a person builds a proxy URL, or takes one apart.

mod hints;
mod ports;
mod read;

use porthole::{Href, Parts, ProxyUrl, name};
use serde::{Deserialize, Serialize};

pub use hints::{Doubt, Hint, Known, Port};
pub use ports::{Speech, best, speech_of};
pub use read::{Found, read};

use crate::{Code, Mistake};

/// The form's fields, as loose texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `http://127.0.0.1:8001`; empty for a bare path.
    pub origin: String,
    /// Empty, or what stands before `/api/v1/`.
    pub base: String,
    /// `service` (also if empty), `pod` or `node`.
    pub kind: String,
    /// Empty for a node.
    pub namespace: String,
    /// `http` (also if empty) or `https`.
    pub scheme: String,
    /// The object's name.
    pub name: String,
    /// A number or a name; empty for the default port.
    pub port: String,
    /// What follows `/proxy`, perhaps with query and fragment.
    pub path: String,
    /// The query, with or without its `?`.
    pub query: String,
    /// The fragment, with or without its `#`.
    pub fragment: String,
}

/// What the fields make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The URL; empty as long as there are errors.
    pub url: String,
    /// Every field that can't be used, with Kubernetes' rule.
    pub errors: Vec<Mistake>,
    /// What is allowed but most likely not meant.
    pub hints: Vec<Hint>,
}

impl From<&ProxyUrl> for Fields {
    fn from(url: &ProxyUrl) -> Self {
        let Parts { origin, base, kind, namespace, scheme, name, port, path, query, fragment } =
            url.into();
        let path = path.unwrap_or_default();
        Self { origin, base, kind, namespace, scheme, name, port, path, query, fragment }
    }
}

/// Puts the fields together while they are typed: the URL, or all that is wrong with them, and what is most likely not
/// meant. `known` is what discovery knows of the target.
///
/// ```
/// use porthole_desk::form::{Doubt, Fields, Known, Port, preview};
///
/// let fields = Fields { namespace: "Prod".into(), port: "70000".into(), ..Fields::default() };
/// let wrong: Vec<String> = preview(&fields, &Known::default()).errors.into_iter().map(|error| error.part).collect();
/// assert_eq!(wrong, ["namespace", "name", "port"]);
///
/// let fields = Fields { namespace: "prod".into(), name: "web".into(), port: "8080".into(), ..fields };
/// let port = Port { number: 80, target: "8080".into(), ..Port::default() };
/// let seen = preview(&fields, &Known { service_ports: vec![port], ..Known::default() });
/// assert_eq!(seen.url, "/api/v1/namespaces/prod/services/web:8080/proxy/");
/// assert_eq!((seen.hints[0].doubt, &*seen.hints[0].fix), (Doubt::TargetPort, &[("port", "80".into())][..]));
/// ```
#[must_use]
pub fn preview(fields: &Fields, known: &Known) -> Preview {
    let fields = tidied(fields);
    let mut errors = mistakes(&fields);
    let url = match fields.parts().build() {
        Ok(url) if errors.is_empty() => written(&url, &mut errors),
        // What no field shows by itself, such as a base that would name a host.
        Err(error) if errors.is_empty() => {
            errors.push(error.into());
            String::new()
        }
        _ => String::new(),
    };
    Preview { url, errors, hints: hints::hints(&fields, known) }
}

/// The URL, unless its path leads out of the target.
fn written(url: &ProxyUrl, errors: &mut Vec<Mistake>) -> String {
    const RULE: &str = "its dot segments lead out of the service; leave them out";
    let text = url.to_string();
    let whole =
        if url.mount.origin.is_empty() { format!("http://localhost{text}") } else { text.clone() };
    let resolved =
        Href::resolve(&whole, None).ok().and_then(|url| ProxyUrl::parse(&url.into_string()).ok());
    if resolved.is_some_and(|seen| {
        seen.mount.target == url.mount.target && seen.mount.base == url.mount.base
    }) {
        return text;
    }
    errors.push(Mistake::new(Code::LeavesTarget, "path", &url.path, RULE));
    String::new()
}

impl Fields {
    fn parts(&self) -> Parts {
        let Self { origin, base, kind, namespace, scheme, name, port, path, query, fragment } =
            self.clone();
        let path = if path.is_empty() { "/".to_owned() } else { path };
        Parts {
            origin,
            base,
            kind,
            namespace,
            scheme,
            name,
            port,
            path: Some(path),
            query,
            fragment,
        }
    }
}

/// All fields that can't be used, in the order of the form.
fn mistakes(fields: &Fields) -> Vec<Mistake> {
    let Fields { origin, base, kind, namespace, scheme, name, port, path, query, .. } = fields;
    let sound = || Parts { namespace: "a".into(), name: "a".into(), ..Parts::default() };
    let built = |parts: Parts| parts.build().map(|_| ());
    let target = Parts { kind: kind.clone(), ..sound() }.target();
    let (named, kind_error) = match target {
        Ok(target) => (Some(target.kind), Ok(())),
        Err(error) => (None, Err(error)),
    };
    let of_kind =
        |check: &dyn Fn(porthole::Kind) -> Result<(), porthole::Error>| named.map_or(Ok(()), check);
    let checks = [
        built(Parts { origin: origin.clone(), ..sound() }),
        built(Parts { base: base.clone(), origin: "http://localhost".into(), ..sound() }),
        kind_error,
        of_kind(&|kind| match kind {
            porthole::Kind::Node => {
                built(Parts { kind: "node".into(), namespace: namespace.clone(), ..sound() })
            }
            _ => name::check_namespace(namespace),
        }),
        Parts { scheme: scheme.clone(), ..sound() }.target().map(|_| ()),
        of_kind(&|kind| name::check_name(kind, name)),
        of_kind(&|kind| name::check_port(kind, port)),
        built(Parts { path: Some(path.clone()), ..sound() }),
        built(Parts { query: query.clone(), ..sound() }),
    ];
    checks.into_iter().filter_map(Result::err).map(Mistake::from).collect()
}

/// The fields without the space around them, with query and fragment taken out of the path, and with what can't stand
/// in a URL encoded.
fn tidied(fields: &Fields) -> Fields {
    let trimmed = |text: &str| text.trim().to_owned();
    let [query, fragment] = [&fields.query, &fields.fragment].map(|text| text.trim());
    let end_of = |text: &str, mark: char, given: &str| match text.find(mark) {
        Some(end) if given.is_empty() => end,
        _ => text.len(),
    };
    let path = fields.path.trim();
    let (path, own_fragment) = path.split_at(end_of(path, '#', fragment));
    let (path, own_query) = path.split_at(end_of(path, '?', query));
    Fields {
        origin: trimmed(&fields.origin),
        base: trimmed(&fields.base),
        kind: trimmed(&fields.kind),
        namespace: trimmed(&fields.namespace),
        scheme: trimmed(&fields.scheme),
        name: trimmed(&fields.name),
        port: trimmed(&fields.port),
        path: encoded(path),
        query: encoded(&format!("{query}{own_query}")),
        fragment: encoded(&format!("{fragment}{own_fragment}")),
    }
}

/// Spaces, quotes and angle brackets end a URL wherever people paste it.
fn encoded(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\0'..=' ' | '\u{7f}' | '"' | '<' | '>' | '`' => format!("%{:02X}", u32::from(letter)),
            _ => letter.to_string(),
        })
        .collect()
}
