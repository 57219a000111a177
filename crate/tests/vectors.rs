//! The cases of `tests/vectors/`, which the WebAssembly and the page form run too.

use std::fs;
use std::path::Path;

use porthole::{Element, Error, Mount, Parts, ProxyUrl};
use serde_json::Value;

fn vectors(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors").join(name);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().unwrap_or_else(|| panic!("no {key}"))
}

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap_or_default()
}

fn assert_refused<T: std::fmt::Debug>(case: &Value, outcome: Result<T, Error>) {
    let error = outcome.expect_err(&case.to_string());
    let (code, part) = (text(case, "error"), text(case, "part"));
    assert_eq!((error.code.as_str(), error.part), (code, part), "{case}: {error}");
    assert!(error.to_string().starts_with(&format!("The {part} ")), "{error}");
}

#[test]
fn urls_go_where_they_belong() {
    let vectors = vectors("rewrite.json");
    let groups = list(&vectors, "groups");
    for group in groups {
        let document = fill(text(group, "document"), DEFAULT);
        for case in list(group, "cases") {
            let url = fill(text(case, "url"), &document);
            let outcome = porthole::rewrite(&document, &url);
            match case["to"].as_str() {
                Some(to) => {
                    let to = fill(to, &document);
                    assert_eq!(outcome.as_deref(), Ok(&*to), "{case}");
                    assert_eq!(
                        porthole::rewrite(&document, &to).as_deref(),
                        Ok(&*to),
                        "twice: {case}"
                    );
                }
                None => {
                    assert_eq!(outcome.unwrap_err().code.as_str(), text(case, "error"), "{case}");
                }
            }
        }
    }
    assert!(groups.iter().map(|group| list(group, "cases").len()).sum::<usize>() >= 150);
}

const DEFAULT: &str = "http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/";

fn fill(text: &str, document: &str) -> String {
    let mount = Mount::parse(if document.contains('{') { DEFAULT } else { document }).unwrap();
    text.replace("{prefix}", &mount.prefix())
        .replace("{mount}", &format!("{}{}", mount.origin, mount.prefix()))
        .replace("{host}", &mount.origin)
}

#[test]
fn pasted_texts_are_read() {
    for case in list(&vectors("parse.json"), "cases") {
        let outcome = ProxyUrl::parse(text(case, "text"));
        if case["error"].is_string() {
            assert_refused(case, outcome);
        } else {
            assert_read(case, &outcome.unwrap_or_else(|error| panic!("{case}: {error}")));
        }
    }
}

fn assert_read(case: &Value, url: &ProxyUrl) {
    let parts = Parts::from(url);
    let canonical = case["url"].as_str().unwrap_or(url_of_clean(case));
    if !canonical.is_empty() {
        assert_eq!(url.to_string(), canonical, "{case}");
    }
    let found = [
        ("origin", &parts.origin),
        ("base", &parts.base),
        ("kind", &parts.kind),
        ("namespace", &parts.namespace),
        ("scheme", &parts.scheme),
        ("name", &parts.name),
        ("port", &parts.port),
        ("path", &parts.path.unwrap_or_default()),
        ("query", &parts.query),
        ("fragment", &parts.fragment),
    ];
    for (part, found) in found {
        assert_eq!(found, text(case, part), "{part} of {case}");
    }
}

/// The text itself, where it's nothing but a URL.
fn url_of_clean(case: &Value) -> &str {
    Some(text(case, "text")).filter(|text| text.starts_with("http")).unwrap_or_default()
}

#[test]
fn elements_are_read_as_the_api_server_reads_them() {
    for case in list(&vectors("names.json"), "read") {
        match Element::parse(text(case, "element")) {
            Ok(element) => {
                assert!(case["error"].is_null(), "{case}");
                let found = [element.scheme.as_str(), &element.name, &element.port];
                assert_eq!(
                    found,
                    ["scheme", "name", "port"].map(|part| text(case, part)),
                    "{case}"
                );
                assert_eq!(Element::parse(&element.to_string()), Ok(element), "{case}");
            }
            Err(error) => assert_refused(case, Err::<(), _>(error)),
        }
    }
}

#[test]
fn what_kubernetes_would_refuse_is_not_built() {
    for case in list(&vectors("names.json"), "build") {
        let part = |key| match &case[key] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let parts = Parts {
            kind: part("kind"),
            namespace: part("namespace"),
            scheme: part("scheme"),
            name: part("name"),
            port: part("port"),
            ..Parts::default()
        };
        match case["to"].as_str() {
            Some(path) => assert_eq!(parts.build().unwrap().to_string(), path, "{case}"),
            None => assert_refused(case, parts.build()),
        }
    }
}
