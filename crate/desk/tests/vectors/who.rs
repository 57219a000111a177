use porthole_desk::who::{Ask, Probe, Right, Verdict, judge, requests, rules};
use serde_json::Value;

use crate::compare::{cases, shown, text};

#[test]
fn hosts_are_judged_by_their_answers() {
    let cases = cases("who.json", "cases");
    for case in &cases {
        let mut given = case.clone();
        for answer in ["version", "user"] {
            sent(&mut given[answer]);
        }
        for right in given["rights"].as_array_mut().into_iter().flatten() {
            sent(&mut right[1]);
        }
        for key in ["version", "user", "rights"] {
            if given[key].is_null() {
                given.as_object_mut().unwrap().remove(key);
            }
        }
        let probe: Probe = serde_json::from_value(given).unwrap();
        let found = shown(&judge(&probe));
        assert_eq!(text(&found, "verdict"), text(case, "verdict"), "{case}");
        assert_eq!(text(&found["user"], "username"), text(case, "who"), "{case}");
        assert_eq!(text(&found["version"], "gitVersion"), text(case, "is"), "{case}");
        let nothing = serde_json::json!({});
        assert_eq!(&found["may"], case.get("may").unwrap_or(&nothing), "{case}");
        let all = serde_json::json!([]);
        assert_eq!(&found["only"], case.get("only").unwrap_or(&all), "{case}");
    }
    let verdicts: Vec<&str> = cases.iter().map(|case| text(case, "verdict")).collect();
    for verdict in Verdict::ALL {
        assert!(verdicts.contains(&verdict.as_str()), "no case ends in {verdict:?}");
    }
}

/// A body that is an object, as it's sent.
fn sent(answer: &mut Value) {
    if answer["body"].is_object() {
        answer["body"] = answer["body"].to_string().into();
    }
}

#[test]
fn every_question_is_asked_once() {
    let asked: Vec<Ask> = requests("", "dev").iter().map(|request| request.ask).collect();
    let mut all = Ask::ALL.to_vec();
    all.sort();
    let mut sorted = asked.clone();
    sorted.sort();
    assert_eq!(sorted, all);
    for request in requests("/base", "dev") {
        assert!(request.path.starts_with("/base/"));
        let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        assert_eq!(request.method, if body.is_null() { "GET" } else { "POST" });
    }
}

#[test]
fn an_odd_namespace_stays_a_text() {
    let odd = "a\"}, \"kind\": \"Pod\\\n";
    let requests = requests("", odd);
    let body: Value = serde_json::from_str(&requests.last().unwrap().body).unwrap();
    assert_eq!(body["spec"], serde_json::json!({"namespace": odd}));
    assert_eq!(body["kind"], "SelfSubjectRulesReview");
}

#[test]
fn rights_in_a_namespace_are_the_cluster_wide_ones_for_nodes() {
    let body = |ask| {
        let request = requests("", "dev").into_iter().find(|request| request.ask == ask).unwrap();
        serde_json::from_str::<Value>(&request.body).unwrap()["spec"]["resourceAttributes"].clone()
    };
    let proxy = serde_json::json!({"namespace": "dev", "verb": "get", "resource": "services", "subresource": "proxy"});
    assert_eq!(body(Ask::ProxyServices), proxy);
    assert_eq!(body(Ask::ListNodes), serde_json::json!({"verb": "list", "resource": "nodes"}));
}

#[test]
fn rules_are_read_as_rbac_reads_them() {
    let of = |list: &str| {
        rules(&format!(
            r#"{{"kind": "SelfSubjectRulesReview", "status": {{"resourceRules": [{list}]}}}}"#
        ))
        .unwrap()
    };
    let all = r#"{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}"#;
    let proxies = r#"{"verbs": ["get", "create"], "apiGroups": [""], "resources": ["*/proxy"]}"#;
    let named = r#"{"verbs": ["get"], "apiGroups": [""], "resources": ["services/proxy"], "resourceNames": ["web:80", "a", "a"]}"#;
    let other = r#"{"verbs": ["get", "list"], "apiGroups": ["apps"], "resources": ["services", "services/proxy"]}"#;
    assert_eq!(of(all).right("list", "services"), Right::All);
    assert_eq!(of(proxies).right("get", "services/proxy"), Right::All);
    assert_eq!(of(proxies).right("get", "services"), Right::None);
    assert_eq!(
        of(&format!("{other}, {named}")).right("get", "services/proxy"),
        Right::Named(vec!["a".into(), "web:80".into()])
    );
    assert_eq!(of(&format!("{named}, {proxies}")).right("get", "services/proxy"), Right::All);
    assert_eq!(of(other).right("list", "services"), Right::None);
    for broken in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"kind": "SelfSubjectRulesReview"}"#,
        r#"{"kind": "Status", "status": {}}"#,
    ] {
        assert!(rules(broken).is_none(), "{broken}");
    }
}
