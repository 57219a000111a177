use porthole_desk::Secret;
use porthole_desk::token::{Source, Token, read};
use serde_json::Value;

use crate::compare::{assert_has, assert_refused, cases, shown, text};

#[test]
fn tokens_are_taken_out_of_what_people_paste() {
    for case in cases("tokens.json", "cases") {
        match read(text(&case, "text")) {
            Ok(token) => {
                assert_eq!(token.secret.reveal(), text(&case, "secret"), "{}", case["about"]);
                let found = shown(&token);
                assert_has(&found, &case["token"], &case);
                assert!(!found.to_string().contains(token.secret.reveal()));
            }
            Err(mistake) => assert_refused(&mistake, &case),
        }
    }
}

#[test]
fn tokens_begin_and_end() {
    for case in cases("tokens.json", "states") {
        let time = |key: &str| case["token"].get(key).and_then(Value::as_i64);
        let token = Token {
            secret: Secret::default(),
            source: Source::Plain,
            claims: None,
            begins: time("begins"),
            ends: time("ends"),
        };
        assert_eq!(
            token.state(case["now"].as_i64().unwrap()).as_str(),
            text(&case, "state"),
            "{case}"
        );
    }
}
