//! What must hold for every input, not only for the ones that somebody thought of.

use porthole::{Mount, Parts, ProxyUrl, rewrite};
use proptest::prelude::*;
use url::{Position, Url};

const ORIGIN: &str = "http://127.0.0.1:8001";

fn label() -> impl Strategy<Value = String> {
    "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?"
}

fn port(kind: &str) -> BoxedStrategy<String> {
    let number = (1u16..).prop_map(|number| number.to_string());
    match kind {
        "service" => prop_oneof![Just(String::new()), number, "[a-z][a-z0-9]{0,14}"].boxed(),
        _ => prop_oneof![Just(String::new()), number].boxed(),
    }
}

/// Parts that Kubernetes allows; their paths don't lead out of the mount by dot segments, nor end in spaces.
fn parts() -> impl Strategy<Value = Parts> {
    prop_oneof![Just("service"), Just("pod"), Just("node")].prop_flat_map(|kind| {
        let namespace = if kind == "node" { Just(String::new()).boxed() } else { label().boxed() };
        let origin = prop_oneof![Just(""), Just(ORIGIN), Just("https://cluster.example")];
        let base = prop_oneof![Just(""), Just("/k8s/clusters/c-abc"), Just("/a%20b")];
        let scheme = prop_oneof![Just("http"), Just("https")];
        let tail = ("(/[a-z ü%~]{0,8}z){0,3}", "(\\?[a-z=&ü '?/]{0,12}z)?", "(#[a-z/?# ]{0,8}z)?");
        (origin, base, namespace, scheme, label(), port(kind), tail).prop_map(
            move |(origin, base, namespace, scheme, name, port, (path, query, fragment))| Parts {
                origin: origin.to_owned(),
                base: base.to_owned(),
                kind: kind.to_owned(),
                namespace,
                scheme: scheme.to_owned(),
                name,
                port,
                path: Some(path),
                query,
                fragment,
            },
        )
    })
}

fn mount() -> impl Strategy<Value = Mount> {
    parts().prop_map(|parts| {
        let parts = Parts { path: None, query: String::new(), fragment: String::new(), ..parts };
        let mount = parts.build().unwrap().mount;
        if mount.origin.is_empty() { Mount { origin: ORIGIN.to_owned(), ..mount } } else { mount }
    })
}

/// URLs as pages write them, and what no page should.
fn written(mount: &Mount) -> BoxedStrategy<String> {
    let prefix = mount.prefix();
    let host = mount.origin.split_once("//").unwrap().1.to_owned();
    let piece = prop_oneof![
        3 => "[a-z0-9 ._~%;:@?#&='+-]{0,6}",
        3 => prop_oneof![Just("/"), Just("\\"), Just(".."), Just("."), Just("//"), Just("%2e"), Just("%2F")]
            .prop_map(str::to_owned),
        2 => prop_oneof![Just("http:"), Just("ws://"), Just("https://"), Just("WSS:"), Just("data:"), Just("blob:")]
            .prop_map(str::to_owned),
        2 => Just(host),
        2 => Just(prefix),
        1 => Just("/api/v1/nodes/n1/proxy".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat()).boxed()
}

fn mount_and_url() -> impl Strategy<Value = (Mount, String)> {
    mount().prop_flat_map(|mount| (Just(mount.clone()), written(&mount)))
}

fn is_of(url: &Url, origin: &str) -> bool {
    let own = Url::parse(origin).unwrap();
    url.scheme().replace("ws", "http") == own.scheme()
        && url.host() == own.host()
        && url.port_or_known_default() == own.port_or_known_default()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_gives_back_what_was_built(parts in parts()) {
        let built = parts.build().unwrap();
        let parsed = ProxyUrl::parse(&built.to_string()).unwrap();
        prop_assert_eq!(&parsed, &built);
        prop_assert_eq!(Parts::from(&parsed).build().unwrap(), built);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}", mount in mount()) {
        for text in [text.clone(), format!("{mount}{text}"), format!("{text}{mount}")] {
            if let Ok(url) = ProxyUrl::parse(&text) {
                prop_assert_eq!(ProxyUrl::parse(&url.to_string()), Ok(url));
            }
        }
    }

    #[test]
    fn a_second_rewrite_changes_nothing((mount, url) in mount_and_url()) {
        if let Ok(once) = rewrite(&mount.to_string(), &url) {
            prop_assert_eq!(rewrite(&mount.to_string(), &once), Ok(once));
        }
    }

    #[test]
    fn rewriting_is_resolving_and_perhaps_the_prefix((mount, url) in mount_and_url()) {
        let base = Url::parse(&mount.to_string()).unwrap();
        let (Ok(to), Ok(resolved)) = (rewrite(&mount.to_string(), &url), base.join(&url)) else {
            return Ok(());
        };
        let (before, rest) = (&resolved[..Position::BeforePath], &resolved[Position::BeforePath..]);
        let repaired = [&*mount.prefix(), &mount.base].map(|lost| format!("{before}{lost}{rest}"));
        if is_of(&resolved, &mount.origin) {
            prop_assert!(to == resolved.as_str() || repaired.contains(&to), "{}", to);
        } else {
            prop_assert_eq!(&to, resolved.as_str(), "a foreign URL");
        }
        let to = Url::parse(&to).unwrap();
        prop_assert_eq!(to.query(), resolved.query());
        prop_assert_eq!(to.fragment(), resolved.fragment());
        prop_assert_eq!(to.host(), resolved.host());
    }

    #[test]
    fn everything_of_the_host_ends_up_under_some_prefix((mount, url) in mount_and_url()) {
        if let Ok(to) = rewrite(&mount.to_string(), &url) {
            let to = Url::parse(&to).unwrap();
            if is_of(&to, &mount.origin) {
                prop_assert!(porthole_page::locate(to.path().as_bytes()).is_some(), "{}", to);
            }
        }
    }

    #[test]
    fn the_page_form_takes_any_bytes(origin: Vec<u8>, prefix: Vec<u8>, href: Vec<u8>) {
        let _ = porthole_page::judge(&origin, &prefix, &href);
        let own = porthole_page::judge(b"http://h", &prefix, b"http://h/x");
        prop_assert_ne!(own, porthole_page::Verdict::Foreign);
    }
}
