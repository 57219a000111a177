//! What must hold for every text.

use porthole::{Element, Mount, Parts, ProxyUrl, rewrite};
use porthole_desk::{form, host_input, kubeconfig, token};
use url::{Position, Url};

/// What panics on a text for which it is broken.
pub type Promise = fn(&str);

/// The targets: a name, and what panics where a promise is broken.
pub const ALL: [(&str, Promise); 3] =
    [("parse", parse), ("rewrite", rewriting), ("enter", entering)];

/// What is read can be written and read again, and never changes by that.
fn parse(text: &str) {
    if let Ok(element) = Element::parse(text) {
        assert_eq!(Element::parse(&element.to_string()).as_ref(), Ok(&element));
    }
    let Ok(url) = ProxyUrl::parse(text) else { return };
    let written = url.to_string();
    assert_eq!(ProxyUrl::parse(&written).as_ref(), Ok(&url), "{written}");
    if let Ok(built) = Parts::from(&url).build() {
        assert_eq!(built, url);
    }
    if let Ok(mount) = Mount::parse(text) {
        let root = rewrite(&mount.to_string(), "").expect("a mount's root is a URL");
        assert!(root.ends_with("/proxy/") && root.starts_with(&mount.origin), "{root}");
    }
}

const DOCUMENTS: [&str; 3] = [
    "http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/a/b.html?q#f",
    "https://h.example/k8s/clusters/c-1/api/v1/namespaces/default/pods/https:web:/proxy/",
    "http://[::1]/api/v1/nodes/n1/proxy",
];

/// A rewritten URL is the resolved one, perhaps with something put in before its path; only on the mount's own host;
/// and a second pass changes nothing.
fn rewriting(text: &str) {
    // The URL Standard takes them out first; the `url` crate (2.5.8) skips them on the way, and then takes `e:\ns` for a
    // drive letter or misses dot segments.
    let plain = text.replace(['\t', '\n', '\r'], "");
    let read = |url: &str| Url::parse(url).unwrap_or_else(|error| panic!("{url}: {error}"));
    for document in DOCUMENTS {
        let Ok(to) = rewrite(document, text) else { continue };
        let mount = Mount::parse(document).expect("a valid document");
        let root =
            if document.ends_with("/proxy") { format!("{document}/") } else { document.to_owned() };
        let from = read(&root).join(&plain);
        if to.starts_with("file:") {
            // The `url` crate (2.5.8) drops a slash before what looks like a drive letter, each time that it reads.
            assert_eq!(Ok(to), from.map(String::from), "no one's mount");
            continue;
        }
        assert_eq!(rewrite(document, &to).as_ref(), Ok(&to), "twice");
        let Ok(from) = from else { continue };
        let to = read(&to);
        assert_eq!(to[..Position::BeforePath], from[..Position::BeforePath]);
        assert_eq!(to[Position::AfterPath..], from[Position::AfterPath..]);
        let lost = to.path().strip_suffix(from.path()).expect("the path itself never changes");
        assert!(lost.is_empty() || lost == mount.prefix() || lost == mount.base, "{lost}");
        let own = to.as_str().replacen("ws", "http", 1).starts_with(&mount.origin)
            || !to.username().is_empty()
            || to.password().is_some();
        assert!(lost.is_empty() || own, "{to} is foreign");
    }
}

/// What people enter is read or refused, and what was proposed for a host is a host.
fn entering(text: &str) {
    let config = kubeconfig::read(&[text]);
    for server in config.contexts.iter().filter_map(|context| context.server.as_ref()) {
        assert!(host_input::host(&server.origin).is_ok(), "{}", server.origin);
    }
    if let Ok(host) = host_input::host(text) {
        let again = host_input::host(&host.origin).expect("a host that was proposed");
        assert_eq!((again.origin, again.base), (host.origin, String::new()));
    }
    if let Ok(token) = token::read(text) {
        assert_eq!(token::read(token.secret.reveal()).map(|token| token.secret), Ok(token.secret));
    }
    for found in form::read(text).into_iter().flatten() {
        let seen = form::preview(&found.fields, &form::Known::default());
        assert_eq!(seen.url.is_empty(), !seen.errors.is_empty());
    }
}
