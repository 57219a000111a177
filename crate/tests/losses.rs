//! The cases of `tests/vectors/losses.json`.

use std::fs;
use std::path::Path;

use porthole::Mount;
use porthole::diagnose::{Outcome, Request, Status, losses};
use serde_json::Value;

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap_or_default()
}

fn status_of(case: &Value, code: u16) -> Option<Status> {
    Some(Status {
        kind: "Status".to_owned(),
        api_version: "v1".to_owned(),
        code,
        message: case["message"].as_str()?.to_owned(),
        ..Status::default()
    })
}

fn told(case: &Value) -> Vec<String> {
    let origin = case["origin"].as_str().unwrap_or("http://127.0.0.1:8001");
    let prefix = "/api/v1/namespaces/default/services/web:80/proxy";
    let mount = Mount::parse(&format!("{origin}{prefix}/")).unwrap();
    let path = format!("{prefix}/{}", text(case, "path"));
    let request = Request {
        path: &path,
        query: case["query"].as_str(),
        method: text(case, "method"),
        kind: text(case, "type"),
        authorization: case["authorization"] == true,
        content_type: if case["html"].is_string() { "text/html; charset=utf-8" } else { "" },
        content_encoding: text(case, "html"),
    };
    let code = u16::try_from(case["status"].as_u64().unwrap_or_default()).unwrap();
    let status = status_of(case, code);
    let outcome = match (&case["error"], &status) {
        (Value::String(error), _) => Outcome::NoAnswer { error, answers: false },
        (_, Some(status)) => Outcome::Status(status),
        _ => {
            let audited = case["audited"].as_bool();
            Outcome::Plain { status: code, body: text(case, "body"), audited }
        }
    };
    let found = losses(&mount, &request, outcome);
    let name = |fatal| if fatal { "!" } else { "" };
    found
        .iter()
        .map(|loss| format!("{}{}", loss.diagnosis.cause.as_str(), name(loss.fatal)))
        .collect()
}

#[test]
fn losses_are_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/losses.json");
    let vectors: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for case in vectors["cases"].as_array().unwrap() {
        let expected: Vec<&str> =
            case["losses"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(told(case), expected, "{case}");
    }
}
