use porthole_desk::host_input::{Input, read};
use serde_json::{Value, json};

use crate::compare::{assert_has, assert_refused, cases, shown, text};

#[test]
fn hosts_are_read_from_what_people_paste() {
    let cases = cases("hosts.json", "cases");
    for case in &cases {
        match read(text(case, "text")) {
            Ok(Input::Host(host)) => {
                let found = shown(&host);
                assert_has(&found, &case["host"], case);
                let warnings = if case["host"]["warnings"].is_null() {
                    &Value::Array(vec![])
                } else {
                    &case["host"]["warnings"]
                };
                assert_eq!(&found["warnings"], warnings, "{case}");
            }
            Ok(Input::Kubeconfig(config)) => {
                shown(&config);
                assert_eq!(json!(config.contexts.len()), case["kubeconfig"], "{case}");
            }
            Err(mistake) => assert_refused(&mistake, case),
        }
    }
    assert!(cases.len() >= 60);
}

#[test]
fn a_proposed_host_is_proposed_again() {
    for case in cases("hosts.json", "cases") {
        let Ok(Input::Host(host)) = read(text(&case, "text")) else { continue };
        let Ok(Input::Host(again)) = read(&format!("{}{}", host.origin, host.base)) else {
            panic!("{case}")
        };
        assert_eq!(
            (&again.origin, &again.base, again.via),
            (&host.origin, &host.base, host.via),
            "{case}"
        );
    }
}
