//! What must hold for every form.

use porthole::ProxyUrl;
use porthole_desk::form::{Fields, Known, Port, preview, read};
use proptest::prelude::*;

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9-]{1,8}",
        1 => Just(String::new()),
        1 => "[-a-zA-Z0-9.:/?#%\\\\ \t]{0,10}",
        1 => any::<String>(),
    ]
}

fn chosen(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![9 => prop::sample::select(values).prop_map(str::to_owned), 1 => typed()]
}

fn fields() -> impl Strategy<Value = Fields> {
    let origin = chosen(&["", "http://127.0.0.1:8001", "https://h.example"]);
    let base = chosen(&["", "/k8s/clusters/c-1", "gw/"]);
    let kind = chosen(&["", "service", "pod", "node"]);
    let scheme = chosen(&["", "http", "https"]);
    let port = chosen(&["", "80", "443", "http", "8080"]);
    let path = "[-a-z0-9./?#%\\\\ é<>\"]{0,12}|(/a|/\\.\\.|/%2e%2E|\\\\\\.\\.){0,4}";
    (origin, base, kind, typed(), scheme, typed(), port, path, typed(), typed()).prop_map(
        |(origin, base, kind, namespace, scheme, name, port, path, query, fragment)| Fields {
            origin,
            base,
            kind,
            namespace,
            scheme,
            name,
            port,
            path,
            query,
            fragment,
        },
    )
}

fn ports() -> impl Strategy<Value = Vec<Port>> {
    let port = ("[a-z]{0,5}", 1u16..9000, "[0-9a-z]{0,4}", chosen(&["", "TCP", "UDP"]));
    let port = port.prop_map(|(name, number, target, protocol)| Port {
        name,
        number,
        target,
        protocol,
        app_protocol: String::new(),
    });
    prop::collection::vec(port, 0..4)
}

fn known() -> impl Strategy<Value = Known> {
    (ports(), ports()).prop_map(|(service_ports, pod_ports)| Known { service_ports, pod_ports })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_makes_a_url_or_says_why_not(fields in fields(), known in known()) {
        let seen = preview(&fields, &known);
        prop_assert_eq!(seen.url.is_empty(), !seen.errors.is_empty());
        if seen.url.is_empty() {
            return Ok(());
        }
        let url = ProxyUrl::parse(&seen.url).unwrap();
        let again = Fields::from(&url);
        prop_assert_eq!(preview(&again, &known), seen.clone());
        prop_assert_eq!(&read(&seen.url).unwrap()[0].fields, &again);
        prop_assert!(!seen.url.contains([' ', '"', '<', '>', '\n']), "{}", seen.url);
    }

    #[test]
    fn what_settles_a_doubt_raises_no_error(fields in fields(), known in known()) {
        let seen = preview(&fields, &known);
        for hint in seen.hints.iter().filter(|hint| !hint.fix.is_empty()) {
            let mut fixed = serde_json::to_value(&fields).unwrap();
            for (field, value) in &hint.fix {
                fixed[*field] = value.clone().into();
            }
            let after = preview(&serde_json::from_value(fixed).unwrap(), &known);
            prop_assert!(after.errors.len() <= seen.errors.len(), "{:?}", after.errors);
            prop_assert!(!after.hints.contains(hint), "{:?}", hint);
        }
    }

    #[test]
    fn any_text_is_taken_apart_or_refused(text in "\\PC{0,60}|[-a-z0-9./:?#@ \n]{0,60}") {
        if let Err(mistake) = read(&text) {
            prop_assert!(!mistake.rule.is_empty());
        }
    }
}
