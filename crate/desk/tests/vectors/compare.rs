//! Reading vectors, and comparing what came of a case with what it asks for.

use std::fs;
use std::path::Path;

use porthole_desk::Mistake;
use serde::Serialize;
use serde_json::Value;

/// The cases of a file.
pub fn cases(file: &str, key: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(file);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let all: Value = serde_json::from_str(&text).unwrap();
    all[key].as_array().unwrap_or_else(|| panic!("no {key}")).clone()
}

/// A text of a case; empty if it has none.
pub fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_default()
}

/// What can be shown of something that was read. No secret of the vectors may be in it.
pub fn shown(read: &(impl Serialize + std::fmt::Debug)) -> Value {
    let shown = serde_json::to_value(read).unwrap();
    for text in [shown.to_string(), format!("{read:?}")] {
        assert!(!text.contains("hunter2"), "{text}");
    }
    shown
}

/// Fields that a case doesn't name aren't compared.
pub fn assert_has(found: &Value, wanted: &Value, case: &Value) {
    match (found, wanted) {
        (Value::Object(found), Value::Object(wanted)) => {
            for (key, wanted) in wanted {
                assert_has(found.get(key).unwrap_or(&Value::Null), wanted, case);
            }
        }
        (Value::Array(found), Value::Array(wanted)) if found.len() == wanted.len() => {
            for (found, wanted) in found.iter().zip(wanted) {
                assert_has(found, wanted, case);
            }
        }
        _ => assert_eq!(found, wanted, "in {case}"),
    }
}

/// What is wrong with the input of a case, as it says.
pub fn assert_refused(mistake: &Mistake, case: &Value) {
    let found = shown(mistake);
    assert!(!mistake.to_string().contains("hunter2"), "{mistake}");
    assert_eq!(
        (text(&found, "code"), text(&found, "part")),
        (text(case, "error"), text(case, "part")),
        "{case}"
    );
    if case["offending"].is_string() {
        assert_eq!(found["offending"], case["offending"], "{case}");
    }
    assert!(!mistake.rule.is_empty());
}

/// The items of a list; none where there's no list.
pub fn list(of: &Value) -> impl Iterator<Item = &Value> {
    of.as_array().into_iter().flatten()
}
