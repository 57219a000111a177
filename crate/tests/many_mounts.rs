//! Many mounts at once, with names of the greatest length that Kubernetes allows.

use porthole::{
    Mount,
    plan::{Known, To, plan},
    rules::{MOST_TAB_RULES, Rule, Signed, Stay, TabMode},
};
use proptest::prelude::*;

const MANY: i32 = 200;
const ENTRY: &str = "chrome-extension://abc/entry.html#";

/// Below a gateway's path of RE2's special characters.
fn longest(tab: i32) -> Mount {
    let base = format!("k8s/c.+(1)$~!',;=@{}", "x".repeat(180));
    let (space, port) = ("n".repeat(63), "p".repeat(15));
    let name = format!("https:{tab:s>63}:{port}");
    Mount::parse(&format!("https://h:1/{base}/api/v1/namespaces/{space}/services/{name}/proxy/"))
        .unwrap()
}

fn go(rules: &mut Vec<Rule>, tab: i32, to: To<'_>) {
    let known: Vec<Known> = rules.iter().map(Known::of).collect();
    let change = plan(&known, tab, to, &[], ENTRY);
    rules.retain(|rule| !change.remove_rule_ids.contains(&rule.id));
    rules.extend(change.add_rules);
}

fn enter(rules: &mut Vec<Rule>, tab: i32, mount: &Mount) {
    let credential = ["authorization: Bearer abc".to_owned()];
    let stay = Stay { signed: Signed::ByUser(&credential), ..Stay::plain(mount, TabMode::Root) };
    go(rules, tab, To::Mount(stay));
}

/// What RE2 has to compile: Chromium counts a literal start for nothing, measured up to 400 characters.
fn compiled(regex: &str) -> &str {
    let first = regex.find('(').unwrap_or(regex.len());
    let escaped = regex[..first].ends_with('\\');
    if escaped { compiled(&regex[first + 1..]) } else { &regex[first..] }
}

#[test]
fn two_hundred_fit_and_leave_nothing_behind() {
    let mut rules = Vec::new();
    for tab in 1..=MANY {
        enter(&mut rules, tab, &longest(tab));
    }
    for tab in 1..=MANY {
        let own = rules.iter().filter(|rule| rule.condition.tab_ids == Some(vec![tab]));
        assert!((1..=MOST_TAB_RULES).contains(&own.count()));
    }
    let regexes: Vec<&str> =
        rules.iter().filter_map(|rule| rule.condition.regex_filter.as_deref()).collect();
    assert!(regexes.len() <= 1000, "Chromium takes no more: {}", regexes.len());
    // The one for paths of two meanings is longer, and the same for all mounts: Chromium takes it.
    let mut long: Vec<&str> =
        regexes.into_iter().filter(|regex| compiled(regex).len() >= 40).collect();
    long.dedup();
    assert!(matches!(&long[..], [one] if one.len() < 120), "{long:?}");
    for tab in 1..=MANY {
        go(&mut rules, tab, To::Away);
    }
    assert_eq!(rules, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whoever_comes_and_goes_ids_differ_and_none_stays(visits in prop::collection::vec((1..20, 0..4), 1..60)) {
        let mut rules = Vec::new();
        for &(tab, place) in &visits {
            match place {
                0 => go(&mut rules, tab, To::Away),
                _ => enter(&mut rules, tab, &longest(place)),
            }
            let mut ids: Vec<u32> = rules.iter().map(|rule| rule.id).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), rules.len());
        }
        for tab in 1..20 {
            go(&mut rules, tab, To::Away);
        }
        prop_assert_eq!(rules, []);
    }
}
