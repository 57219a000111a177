//! Takes what a person pastes apart into the form's fields.

use porthole::{Href, ProxyUrl, paste};
use serde::Serialize;

use super::Fields;
use super::hints::{Doubt, Hint};
use crate::address::{Address, shown};
use crate::flags::flag;
use crate::{Code, Mistake};

/// What was found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// What the text calls it, as the lines of `kubectl cluster-info` do; empty if it has no name.
    pub label: String,
    /// The form's fields.
    pub fields: Fields,
    /// What was put in, or inferred.
    pub hints: Vec<Hint>,
}

/// Bytes of a text that is searched.
const MOST: usize = 64 << 10;

/// Takes a text apart: a proxied URL or path, also one that lacks its `/proxy`; the output of `kubectl cluster-info`,
/// which may hold many; the address of a service inside its cluster (`http://web.default.svc:8080/`); an argument of
/// `kubectl` (`svc/web -n default`, `kubectl port-forward -n default svc/web 8080:80`).
///
/// # Errors
/// [`Code::Missing`], [`Code::NoProxyPath`], [`Code::TooLarge`] and what `porthole::ProxyUrl::parse` refuses.
///
/// ```
/// let found = porthole_desk::form::read("http://web.default.svc.cluster.local:8080/login?next=/")?;
/// let fields = &found[0].fields;
/// assert_eq!((&*fields.namespace, &*fields.name, &*fields.port), ("default", "web", "8080"));
/// assert_eq!((&*fields.path, &*fields.query), ("/login", "?next=/"));
/// # Ok::<(), porthole_desk::Mistake>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Found>, Mistake> {
    const LONG: &str = "paste the URL alone, or what kubectl cluster-info prints";
    if text.len() > MOST {
        return Err(Mistake::new(Code::TooLarge, "url", "", LONG));
    }
    let plain = paste::without_escapes(text);
    let lines: Vec<Found> = plain.lines().filter_map(line).collect();
    if lines.len() > 1 {
        return Ok(lines);
    }
    let found = match ProxyUrl::parse(text) {
        Ok(url) => lines.into_iter().next().unwrap_or_else(|| found((&url).into(), &[])),
        Err(error) => otherwise(&plain).ok_or_else(|| {
            let mistake = Mistake::from(error);
            Mistake { offending: shown(&mistake.offending), ..mistake }
        })?,
    };
    Ok(vec![found])
}

/// A line of `kubectl cluster-info`.
fn line(line: &str) -> Option<Found> {
    let (label, rest) = line.split_once(" is running at ")?;
    let url = ProxyUrl::parse(rest.trim()).ok()?;
    Some(Found { label: label.trim().to_owned(), ..found((&url).into(), &[]) })
}

fn found(fields: Fields, doubts: &[(Doubt, &'static str)]) -> Found {
    let hints = doubts.iter().map(|(doubt, field)| Hint::new(*doubt, field, Vec::new())).collect();
    Found { label: String::new(), fields, hints }
}

fn otherwise(text: &str) -> Option<Found> {
    let url = paste::find(text);
    let (head, _) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    if let Ok(url) = ProxyUrl::parse(&format!("{}/proxy/", head.trim_end_matches('/'))) {
        return Some(found((&url).into(), &[(Doubt::ProxyAdded, "path")]));
    }
    if let Some(fields) = arguments(text) {
        return Some(found(fields, &[(Doubt::KubectlArgument, "name")]));
    }
    in_cluster(&url).map(|fields| found(fields, &[(Doubt::ClusterAddress, "name")]))
}

/// A service's own address: `NAME.NAMESPACE.svc`, with or without the cluster's domain.
fn in_cluster(url: &str) -> Option<Fields> {
    let address = Address::read(url).ok()?;
    let mut labels = address.name().split('.');
    let (name, namespace) = (labels.next()?, labels.next()?);
    if labels.next()? != "svc" {
        return None;
    }
    let (scheme, port) = if address.is_plain() { ("http", "80") } else { ("https", "443") };
    let port = if address.port().is_empty() { port } else { address.port() };
    let (_, rest) =
        Href::resolve(url, None).ok()?.split().map(|(origin, rest)| (origin, rest.to_owned()))?;
    let (rest, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
    let (path, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    let owned = str::to_owned;
    Some(Fields {
        kind: owned("service"),
        namespace: owned(namespace),
        scheme: owned(scheme),
        name: owned(name),
        port: owned(port),
        path: owned(path),
        query: owned(query),
        fragment: owned(fragment),
        ..Fields::default()
    })
}

/// `svc/web`, with `-n` and the ports of `kubectl port-forward`.
fn arguments(text: &str) -> Option<Fields> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (kind, name) = words.iter().find_map(|word| {
        let (kind, name) = word.split_once('/')?;
        Some((kind_of(kind)?, name)).filter(|(_, name)| !name.is_empty() && !name.contains('/'))
    })?;
    let namespace = flag(&words, &["--namespace", "-n"]).unwrap_or("default");
    let forwarded = words.iter().find_map(|word| {
        let (local, port) = word.split_once(':')?;
        local.bytes().all(|byte| byte.is_ascii_digit()).then_some(port)
    });
    let (name, port) = name.split_once(':').unwrap_or((name, forwarded.unwrap_or_default()));
    let namespace = if kind == "node" { "" } else { namespace };
    let [kind, namespace, name, port] = [kind, namespace, name, port].map(str::to_owned);
    Some(Fields { kind, namespace, name, port, ..Fields::default() })
}

fn kind_of(resource: &str) -> Option<&'static str> {
    match resource {
        "svc" | "service" | "services" => Some("service"),
        "po" | "pod" | "pods" => Some("pod"),
        "no" | "node" | "nodes" => Some("node"),
        _ => None,
    }
}
