//! What a real shell makes of commands.
#![cfg(unix)]

use std::process::Command;

use porthole::ProxyUrl;
use porthole_desk::copies::{Around, Auth, Way, copies};
use porthole_desk::shell::{argument, quote};
use proptest::prelude::*;

/// The words that a shell hands to a program, `kubectl` and `curl` among them.
fn words(command: &str) -> Vec<String> {
    let script = format!(
        "show() {{ printf '%s\\0' \"$@\"; }}; kubectl() {{ show \"$@\"; }}; curl() {{ show \"$@\"; }}\n{command}"
    );
    let output =
        Command::new("sh").args(["-c", &script]).env("TOKEN", "s3cret $x").output().unwrap();
    assert!(output.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

fn anything() -> impl Strategy<Value = String> {
    let odd = "['\"\\\\$`!*?~#&|;<>(){}\\[\\]=% \t\n\r\u{1b}\u{7f}a-]{0,12}";
    prop_oneof![odd, any::<String>()].prop_map(|text| text.replace('\0', ""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quoted_texts_survive_a_shell(texts in prop::collection::vec(anything(), 1..12)) {
        let quoted: Vec<String> = texts.iter().map(|text| quote(text)).collect();
        prop_assert_eq!(words(&format!("show {}", quoted.join(" "))), texts);
    }

    #[test]
    fn what_a_terminal_may_see_is_a_whole_word(text in anything()) {
        let Ok(word) = argument("context", &text) else {
            prop_assert!(text.chars().any(|letter| letter.is_control() || !letter.is_ascii()));
            return Ok(());
        };
        prop_assert!(!word.chars().any(char::is_control));
        prop_assert_eq!(words(&format!("show {word}")), [text]);
    }

    #[test]
    fn copied_commands_say_what_they_mean(context in anything(), path in "[-a-z0-9'\"$`!*()&;|~ \\\\éあ]{0,12}", query in "[-a-z'\"$`!*()&;|~ =]{0,12}") {
        let root = "https://h.example/api/v1/namespaces/a/services/web:80/proxy/";
        let text = format!("{root}{path}?{query}");
        let Ok(url) = ProxyUrl::parse(&text) else { return Ok(()) };
        let sent = url::Url::parse(&url.to_string()).unwrap();
        for copy in copies(&url, &Around { context: &context, auth: Auth::Token, ..Around::default() }) {
            let flag = format!("--context={context}");
            match copy.way {
                Way::Curl => {
                    let found = words(&copy.text);
                    let at = found.iter().position(|word| word == "--header").unwrap();
                    prop_assert_eq!(&found[at + 1..], ["Authorization: Bearer s3cret $x", sent.as_str()]);
                }
                Way::KubectlRaw => {
                    let found = words(&copy.text);
                    let raw = &sent[url::Position::BeforePath..];
                    prop_assert_eq!(&found[found.len() - 3..], ["get", "--raw", raw]);
                    prop_assert!(context.is_empty() || found[0] == flag);
                }
                Way::PortForward => {
                    let found = words(&copy.text);
                    prop_assert!(context.is_empty() || found[0] == flag);
                    prop_assert_eq!(found.last().unwrap(), "8080:80");
                }
                Way::KubectlProxy => {
                    let found = words(&copy.before);
                    prop_assert_eq!(&found[0], "proxy");
                    prop_assert!(context.is_empty() || found[1] == flag);
                }
                _ => {}
            }
        }
    }
}
