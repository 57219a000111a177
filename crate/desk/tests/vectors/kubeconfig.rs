use porthole_desk::kubeconfig::read;
use serde_json::{Value, json};

use crate::compare::{assert_has, cases, shown, text};

#[test]
fn kubeconfigs_are_read_as_kubectl_reads_them() {
    let cases = cases("kubeconfig.json", "cases");
    for case in &cases {
        let files: Vec<String> = case["files"].as_array().unwrap().iter().map(file).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let config = read(&files);
        let found = shown(&config);
        assert_has(&found["contexts"], &case["contexts"], case);
        assert_eq!(
            Value::from(problems(&found, files.len())),
            case["problems"],
            "{}",
            case["about"]
        );
        let secrets: Vec<&str> =
            config.contexts.iter().map(|context| context.credential.secret.reveal()).collect();
        assert_eq!(json!(secrets), case["secrets"], "{}", case["about"]);
        for problem in &config.problems {
            assert!(
                !problem.to_string().contains("hunter2") && !problem.rule.is_empty(),
                "{problem}"
            );
        }
    }
    assert!(cases.len() >= 16);
}

fn file(file: &Value) -> String {
    match file {
        Value::Array(lines) => {
            lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
        }
        other => other.as_str().unwrap().to_owned(),
    }
}

fn problems(found: &Value, files: usize) -> Vec<String> {
    let problems = found["problems"].as_array().unwrap().iter();
    let line = |problem: &Value| {
        let file = if files > 1 { format!("{}: ", problem["file"]) } else { String::new() };
        format!("{file}{} {} {}", text(problem, "code"), text(problem, "part"), problem["line"])
    };
    problems.map(line).collect()
}
