use porthole_desk::form::{Fields, Known, preview, read};
use serde_json::Value;

use crate::compare::{assert_has, assert_refused, cases, list, shown, text};

#[test]
fn fields_are_put_together() {
    let cases = cases("form.json", "preview");
    for case in &cases {
        let fields: Fields = serde_json::from_value(case["fields"].clone()).unwrap();
        let known =
            case.get("known").cloned().unwrap_or_else(|| Value::Object(serde_json::Map::default()));
        let known: Known = serde_json::from_value(known).unwrap();
        let found = shown(&preview(&fields, &known));
        let errors: Vec<String> = list(&found["errors"])
            .map(|error| format!("{} {}", text(error, "code"), text(error, "part")))
            .collect();
        assert_eq!(errors, texts(&case["errors"]), "{case}");
        assert_eq!(text(&found, "url"), text(case, "url"), "{case}");
        assert_eq!(doubts(&found["hints"]), texts(&case["hints"]), "{case}");
    }
    assert!(cases.len() >= 35);
}

#[test]
fn pasted_texts_fill_the_fields() {
    for case in cases("form.json", "read") {
        match read(text(&case, "text")) {
            Ok(found) => {
                let found = shown(&found);
                assert_eq!(list(&found).count(), list(&case["found"]).count(), "{case}");
                for (found, wanted) in list(&found).zip(list(&case["found"])) {
                    assert_has(&found["fields"], &wanted["fields"], &case);
                    assert_eq!(text(found, "label"), text(wanted, "label"), "{case}");
                    if wanted["hints"].is_array() {
                        assert_eq!(doubts(&found["hints"]), texts(&wanted["hints"]), "{case}");
                    }
                }
            }
            Err(mistake) => assert_refused(&mistake, &case),
        }
    }
}

fn texts(of: &Value) -> Vec<&str> {
    list(of).filter_map(Value::as_str).collect()
}

/// Doubts in the vectors' short form: `doubt field fix=value …`.
fn doubts(hints: &Value) -> Vec<String> {
    let short = |hint: &Value| {
        let fix = hint["fix"].as_object().into_iter().flatten();
        let fix =
            fix.map(|(field, value)| format!("{field}={}", value.as_str().unwrap_or_default()));
        let mut words = vec![text(hint, "doubt").to_owned(), text(hint, "field").to_owned()];
        words.extend(fix);
        words.join(" ")
    };
    list(hints).map(short).collect()
}
