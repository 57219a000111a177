//! The cases of `tests/vectors/diagnose.json`, and the ids as TypeScript knows them.

use std::fs;
use std::path::Path;

use porthole::Mount;
use porthole::diagnose::{Advice, Cause, Outcome, Status, diagnose};
use serde_json::Value;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text(of: &Value, key: &str) -> String {
    of[key].as_str().unwrap_or_default().to_owned()
}

fn mount_of(case: &Value) -> Mount {
    let origin = case["origin"].as_str().unwrap_or("http://127.0.0.1:8001");
    let kind = case["kind"].as_str().unwrap_or("services");
    let scope = if kind == "nodes" { "" } else { "namespaces/default/" };
    let element = text(case, "element");
    Mount::parse(&format!("{origin}/api/v1/{scope}{kind}/{element}/proxy/")).unwrap()
}

fn status_of(case: &Value, code: u16) -> Option<Status> {
    Some(Status {
        kind: "Status".to_owned(),
        api_version: "v1".to_owned(),
        code,
        message: case["message"].as_str()?.to_owned(),
        name: text(&case["details"], "name"),
        resource: text(&case["details"], "kind"),
    })
}

#[test]
fn causes_are_found() {
    let vectors: Value = serde_json::from_str(&read("../tests/vectors/diagnose.json")).unwrap();
    for case in vectors["cases"].as_array().unwrap() {
        let mount = mount_of(case);
        let path = case["path"].as_str().map(|path| format!("{}/{path}", mount.prefix()));
        let code = u16::try_from(case["status"].as_u64().unwrap_or_default()).unwrap();
        let (status, body, error) =
            (status_of(case, code), text(case, "body"), text(case, "error"));
        let outcome = match &status {
            _ if !error.is_empty() => {
                Outcome::NoAnswer { error: &error, answers: case["answers"] == true }
            }
            Some(status) => Outcome::Status(status),
            None => {
                Outcome::Plain { status: code, body: &body, audited: case["audited"].as_bool() }
            }
        };
        let found = diagnose(&mount, path.as_deref(), outcome);
        let cause = found.as_ref().map(|found| found.cause.as_str());
        assert_eq!(cause, case["cause"].as_str(), "{case}");
        let Some(found) = found else { continue };
        assert_eq!(found.advice.as_str(), text(case, "advice"), "{case}");
        for (name, fact) in case["params"].as_object().into_iter().flatten() {
            assert_eq!(Some(found.param(name)), fact.as_str(), "{name} of {case}");
        }
    }
}

#[test]
fn typescript_knows_every_id() {
    let types = read("src/wasm/diagnose.d.ts");
    let ids = Cause::ALL.iter().map(|cause| cause.as_str());
    let ids: Vec<&str> = ids.chain(Advice::ALL.iter().map(|advice| advice.as_str())).collect();
    for id in &ids {
        assert!(types.contains(&format!("| '{id}'")), "{id} isn't in diagnose.d.ts");
    }
    assert_eq!(types.matches("| '").count(), ids.len(), "diagnose.d.ts has ids that Rust hasn't");
}

#[test]
fn every_advice_is_some_causes() {
    for advice in Advice::ALL {
        assert!(Cause::ALL.iter().any(|cause| cause.advice() == *advice), "{advice:?}");
    }
}
