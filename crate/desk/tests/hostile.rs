//! What nobody who means well would paste: time and memory stay bounded, nothing panics, and no secret gets out.

use std::time::{Duration, Instant};

use porthole_desk::{Code, host_input, kubeconfig, token, who};
use proptest::prelude::*;

/// Far more than any of them needs, also on a busy machine and without optimisation.
const LONG: Duration = Duration::from_secs(20);

fn is_bounded(about: &str, text: &str) -> kubeconfig::Kubeconfig {
    let start = Instant::now();
    let config = kubeconfig::read(&[text]);
    let _ = host_input::read(text);
    assert!(start.elapsed() < LONG, "{about}: {:?}", start.elapsed());
    assert!(config.problems.len() <= 100);
    config
}

#[test]
fn deep_and_long_texts_are_refused() {
    let deep = [
        "[", "{a: ", "- ", "? ", "[a: ", "- - ", "!!a [", "{", "- {a: [", "&a [", "\t[", "a: [",
        "\"[\": {",
    ];
    for piece in deep {
        let config = is_bounded(piece, &piece.repeat(100_000));
        assert!(config.contexts.is_empty() && !config.problems.is_empty(), "{piece}");
    }
    let nested: String = (0..500).flat_map(|depth| [" ".repeat(depth), "a:\n".into()]).collect();
    assert_eq!(is_bounded("block", &nested).problems[0].code, Code::TooLarge);
    let long = format!("contexts: []\nx: \"{}\"", "a".repeat(10 << 20));
    assert_eq!(is_bounded("10 MB", &long).problems[0].code, Code::TooLarge);
    let many = format!("contexts:\n{}", "- {}\n".repeat(300_000));
    assert_eq!(is_bounded("many", &many).problems[0].code, Code::TooLarge);
}

#[test]
fn odd_texts_are_read_or_refused() {
    for piece in [
        "\"", "'", "&a ", "*a ", "!", "%A b\n", "---\n", "#", "\n", "a\n", "a: ", ":", "|", ">\n ",
        "\\", ",", "\u{feff}", "\0", "\u{85}", "é", "@", "`",
    ] {
        is_bounded(piece, &piece.repeat((1 << 17) / piece.len()));
        is_bounded(piece, &format!("kind: Config\ncontexts: {}", piece.repeat(10_000)));
    }
}

#[test]
fn aliases_multiply_nothing() {
    let laughs: Vec<String> = (1..20)
        .map(|level| {
            format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 9].join(", "))
        })
        .collect();
    is_bounded(
        "billion laughs",
        &format!("l0: &l0 [lol]\n{}contexts: *l19\nclusters: *l18\n", laughs.concat()),
    );
    let itself = is_bounded("itself", "contexts: &a [*a]\nclusters: &b {x: *b}\n");
    assert!(itself.contexts.is_empty());
    let name = "n".repeat(1 << 20);
    let contexts: Vec<String> =
        (0..500).map(|at| format!("- {{name: c{at}, context: *c}}\n")).collect();
    let wide = format!(
        "x: &c {{cluster: {name}, user: {name}, namespace: {name}}}\ncontexts:\n{}",
        contexts.concat()
    );
    let config = is_bounded("one long name, many times", &wide);
    let copied: usize = config
        .contexts
        .iter()
        .map(|context| context.cluster.len() + context.user.len() + context.namespace.len())
        .sum();
    assert!(copied <= 16 << 20, "{copied}");
    assert!(config.problems.iter().any(|problem| problem.code == Code::TooLarge));
}

#[test]
fn ten_thousand_characters_are_a_name_like_any_other() {
    let name = "é".repeat(10_000);
    let text = format!(
        "contexts: [{{name: '{name}', context: {{cluster: a}}}}]\nclusters: [{{name: a, cluster: {{server: 'https://h'}}}}]"
    );
    let config = is_bounded("name", &text);
    assert_eq!(config.contexts[0].name, name);
    assert!(config.contexts[0].way_out.contains(&name) && config.contexts[0].usable);
}

/// Pieces of which kubeconfigs are made, and of which they shouldn't be. All that is secret is called `hunter2`.
fn kubeconfigish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("  "),
        Just("- "),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(", "),
        Just(": "),
        Just("contexts:\n"),
        Just("clusters:\n"),
        Just("users:\n"),
        Just("name: a\n"),
        Just("context: "),
        Just("cluster: "),
        Just("user: "),
        Just("server: https://j:hunter2@h\n"),
        Just("token: hunter2\n"),
        Just("password: hunter2\n"),
        Just("exec: {command: c, env: [hunter2]}\n"),
        Just("client-key-data: hunter2\n"),
        Just("current-context: a\n"),
        Just("&a "),
        Just("*a"),
        Just("|\n"),
        Just("\""),
        Just("'"),
        Just("---\n"),
        Just("kind: Config\n"),
        Just("\t"),
        Just("proxy-url: http://u:hunter2@p\n"),
        Just("as-groups: [a]\n"),
        Just("<<: *a\n"),
    ];
    prop::collection::vec(
        prop_oneof![9 => piece.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
        0..40,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}|[-a-z{}\\[\\]:,&*!|>'\" \n\t#%@]{0,60}") {
        let _ = kubeconfig::read(&[&text, &text]);
        let _ = host_input::read(&text);
    }

    #[test]
    fn any_text_is_a_token_or_not(text in "\\PC{0,60}|(Bearer |eyJ|\\{\"kind\": \"ExecCredential\")?[-a-zA-Z0-9._=:/\n\" {}]{0,60}") {
        match token::read(&text) {
            Ok(token) => {
                prop_assert!(token.secret.reveal().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(&token::read(token.secret.reveal()).unwrap().secret, &token.secret);
                let _ = (token.state(i64::MIN), token.state(i64::MAX));
            }
            Err(mistake) => prop_assert_eq!(mistake.offending, ""),
        }
    }

    #[test]
    fn any_answer_is_judged(body in "\\PC{0,60}|[\\[\\]{}\":,a-z0-9 ]{0,60}", status in any::<u16>(), error in "\\PC{0,20}", origin in "\\PC{0,20}") {
        let answer = who::Answer { status, body, error, ..who::Answer::default() };
        let rights = vec![("list-services".to_owned(), answer.clone())];
        let probe = who::Probe { origin, version: answer.clone(), user: answer, rights, ..who::Probe::default() };
        prop_assert_eq!(who::judge(&probe).version, None);
    }

    #[test]
    fn no_secret_is_shown(text in kubeconfigish()) {
        let config = kubeconfig::read(&[&text]);
        // A broken file may make a name of anything; what the format calls a secret is none.
        let named = |text: &str| text.contains("hunter2") && !config.contexts.iter().any(|context| {
            [&context.name, &context.cluster, &context.user, &context.namespace].iter().any(|name| name.contains("hunter2"))
        });
        prop_assert!(!named(&serde_json::to_string(&config.contexts).unwrap()), "{}", text);
        prop_assert!(!named(&format!("{:?}", config.contexts)), "{}", text);
    }

    #[test]
    fn no_user_or_query_is_shown(text in "[a-z:/@?#.\\\\\\[\\]0-9 ]{0,20}", place in 0..3) {
        let pasted = match place {
            0 => format!("https://jane:hunter2{text}@h.example/"),
            1 => format!("https://h.example/{text}?hunter2"),
            _ => format!("{text}@hunter2:hunter2@h.example"),
        };
        match host_input::host(&pasted) {
            Ok(host) => prop_assert!(!host.origin.contains("hunter2") || text.contains(['/', '\\', '?', '#'])),
            Err(mistake) => prop_assert!(!mistake.offending.contains("hunter2"), "{}: {}", pasted, mistake),
        }
    }
}

#[test]
fn a_file_that_is_not_yaml_leaves_the_others_alone() {
    use porthole_desk::host_input::{Input, read};

    let good = |name: &str| {
        format!(
            "contexts: [{{name: {name}, context: {{cluster: {name}}}}}]\nclusters: [{{name: {name}, cluster: {{server: 'https://192.0.2.1'}}}}]"
        )
    };
    let text = [good("a").as_str(), "a: [b\nc: {", good("b").as_str()].join("\n---\n");
    let Ok(Input::Kubeconfig(config)) = read(&text) else { panic!("no kubeconfig") };
    let names: Vec<&str> = config.contexts.iter().map(|context| &*context.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(config.problems.len(), 1, "{:?}", config.problems);
}
