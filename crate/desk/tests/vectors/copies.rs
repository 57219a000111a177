use porthole::ProxyUrl;
use porthole_desk::copies::{Around, Auth, copies};
use serde_json::Value;

use crate::compare::{assert_has, cases, list, shown, text};

#[test]
fn urls_are_taken_away_in_every_form() {
    for case in cases("copies.json", "cases") {
        let url = ProxyUrl::parse(text(&case, "url")).unwrap();
        let server = (text(&case, "server"), text(&case, "serverBase"));
        let auth = match text(&case, "auth") {
            "token" => Auth::Token,
            "basic" => Auth::Basic,
            _ => Auth::Nothing,
        };
        let found = shown(&copies(&url, &Around { context: text(&case, "context"), server, auth }));
        let ways: Vec<&str> = list(&found).map(|copy| text(copy, "way")).collect();
        let wanted: Vec<&str> = list(&case["ways"]).map(|copy| text(copy, "way")).collect();
        assert_eq!(ways, wanted, "{case}");
        for (found, wanted) in list(&found).zip(list(&case["ways"])) {
            assert_has(found, &filled(wanted), &case);
        }
    }
}

/// What a case leaves out is empty.
fn filled(copy: &Value) -> Value {
    let mut copy = copy.clone();
    for (key, empty) in
        [("before", Value::from("")), ("opens", Value::from("")), ("loses", Value::Array(vec![]))]
    {
        if copy[key].is_null() {
            copy[key] = empty;
        }
    }
    copy
}
