//! What Firefox's listener is told, by properties: each request ends where the rules of Chromium's tabs would take it.

use porthole::{
    Mount,
    listener::{is_the_apps, put_right, received, sent, signed},
    rules::{Header, Host, MOST_TAB_RULES, Signed, Stay, TabMode, for_tab, priority},
};
use proptest::prelude::*;
use regex::{Regex, RegexBuilder};

fn mount(base: &str, service: &str) -> Mount {
    let url = format!("http://127.0.0.1:8001{base}/api/v1/namespaces/a/services/{service}/proxy/");
    Mount::parse(&url).unwrap()
}

fn bare() -> impl Strategy<Value = String> {
    "/([a-z.]{1,8}/){0,3}[a-z]{0,8}(\\?[a-z=/]{0,9})?"
}

proptest! {
    #[test]
    fn a_bare_url_comes_under_the_prefix_of_who_asks(path in bare(), base in "(/[a-z]{1,5}){0,2}") {
        let web = mount(&base, "web");
        let url = format!("{}{path}", web.origin);
        let right = put_right(&web, "", &url);
        prop_assert_eq!(right.as_deref(), Some(&*format!("{}{}{path}", web.origin, web.prefix())));
        prop_assert_eq!(put_right(&web, "", &right.unwrap()), None, "once is enough");
    }

    #[test]
    fn what_is_anybodys_own_stays(path in bare()) {
        let (web, other) = (mount("", "web"), mount("", "other"));
        prop_assert_eq!(put_right(&web, "", &format!("{}{path}", other.to_string().trim_end_matches('/'))), None);
        prop_assert_eq!(put_right(&web, "", &format!("https://example.com{path}")), None);
        prop_assert_eq!(put_right(&web, "10.0.0.1:443", &format!("https://10.0.0.2{path}")), None);
    }

    #[test]
    fn the_other_name_leads_to_the_mount(path in bare(), tls in any::<bool>()) {
        let web = mount("/gate", "web");
        let scheme = if tls { "https" } else { "http" };
        let right = format!("{}{path}", web.to_string().trim_end_matches('/'));
        let alias = |path: &str| put_right(&web, "10.0.0.1:6443", &format!("{scheme}://10.0.0.1:6443{path}"));
        prop_assert_eq!(alias(&path), Some(right.clone()));
        prop_assert_eq!(alias(&format!("{}{path}", mount("", "web").prefix())), Some(right));
        let other = mount("", "other").prefix();
        prop_assert_eq!(alias(&other), Some(format!("{}/gate{other}", web.origin)));
    }
}

#[test]
fn a_bare_url_that_is_typed_is_the_apps_only_where_the_app_has_the_root() {
    let web = mount("", "web");
    let ui = Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec!["/dashboard/".into()] };
    let is = |mode, path: &str| {
        let url = format!("http://127.0.0.1:8001{path}");
        is_the_apps(&web, mode, std::slice::from_ref(&ui), &url)
    };
    for path in ["/", "/login", "/api/docs", "/?version"] {
        assert!(is(TabMode::Root, path), "{path}");
        assert!(!is(TabMode::Prefix, path) && !is(TabMode::Off, path), "{path}");
    }
    for path in ["/api", "/api?x", "/version", "/dashboard/", &web.prefix()] {
        assert!(!is(TabMode::Root, path), "{path}");
    }
    let gateway = mount("/k8s", "web");
    assert!(!is_the_apps(&gateway, TabMode::Root, &[], "http://127.0.0.1:8001/login"));
}

#[test]
fn only_a_mounts_own_pages_change_things_without_origin() {
    let has = |mount: &Mount, own, kind, method| {
        sent(mount, own, kind, method).iter().any(|it| it.header == "origin")
    };
    let web = mount("", "web");
    assert!(has(&web, true, "xmlhttprequest", "POST") && has(&web, true, "websocket", "GET"));
    assert!(!has(&web, false, "xmlhttprequest", "POST") && !has(&web, true, "image", "GET"));
    let url = web.to_string().replace("http:", "https:");
    assert!(!has(&Mount::parse(&url).unwrap(), true, "xmlhttprequest", "POST"));
}

#[test]
fn files_stay_fresh_for_as_long_as_the_app_said() {
    let web = mount("", "web");
    let fresh = |kind, value: &str| received(&web, &web.to_string(), kind, "cache-control", value);
    for (value, right) in [
        (
            "no-cache, private, public, max-age=17, immutable",
            Some("private, max-age=17, immutable"),
        ),
        ("No-Cache,private,max-age=60", Some("private, max-age=60")),
        ("no-cache, private, max-age=0, must-revalidate", None),
        ("no-cache, private, no-store, max-age=60", None),
        ("no-cache, private, no-cache, max-age=60", None),
        ("no-cache, private, no-cache, private", None),
        ("no-cache, private, public", Some("private")),
        ("no-cache, private", Some("private")),
        ("max-age=60", None),
        ("", None),
    ] {
        assert_eq!(fresh("script", value).as_deref(), right, "{value}");
        assert_eq!(fresh("main_frame", value), None, "documents and data are asked for each time");
    }
}

#[test]
fn a_service_worker_stays_below_the_prefix() {
    let web = mount("", "web");
    let prefix = web.prefix();
    let scope = |value: &str| {
        received(&web, &format!("{web}js/sw.js"), "script", "service-worker-allowed", value)
    };
    for (value, right) in [
        ("/", "/"),
        ("/app/", "/app/"),
        ("./", "/js/"),
        ("/api/v1/namespaces/a/services/other/proxy/", "/"),
        ("https://example.com/", "/"),
    ] {
        assert_eq!(scope(value), Some(format!("{prefix}{right}")), "{value}");
    }
    assert_eq!(scope(&format!("{prefix}/x/")), None);
}

const SIGNED: &str = "authorization: Bearer marked";

/// The changes by which a request goes as the user, or not.
fn changes(own: bool, kind: &str, method: &str, path: &str, by: Signed<'_>) -> Vec<Header> {
    let web = mount("", "web");
    let start = web.to_string();
    let start = if kind == "websocket" { start.replacen("http", "ws", 1) } else { start };
    signed(&web, &format!("{start}{path}"), own, kind, method, by)
}

fn value<'a>(changes: &'a [Header], name: &str) -> Option<&'a str> {
    changes.iter().find(|change| change.header == name)?.value.as_deref()
}

fn goes(own: bool, kind: &str, method: &str, path: &str) -> bool {
    let credential = [SIGNED.to_owned()];
    let changes = changes(own, kind, method, path, Signed::ByUser(&credential));
    value(&changes, "authorization") == Some("Bearer marked")
}

#[test]
fn a_credential_goes_with_what_the_services_own_pages_ask() {
    for kind in ["main_frame", "sub_frame", "image", "xmlhttprequest", "beacon", "websocket"] {
        for method in ["GET", "POST"] {
            assert!(goes(true, kind, method, "a/b?next=%2Fhome"), "{method} {kind}");
        }
    }
}

#[test]
fn from_elsewhere_it_goes_with_a_get_of_the_whole_tab() {
    assert!(goes(false, "main_frame", "GET", "a"));
    assert!(!goes(false, "main_frame", "POST", "a"));
    for kind in ["sub_frame", "object", "image", "xmlhttprequest", "beacon", "websocket"] {
        assert!(!goes(false, kind, "GET", "a"), "{kind}");
    }
}

#[test]
fn a_page_says_nothing_of_itself() {
    let own = |by| changes(true, "xmlhttprequest", "GET", "a", by);
    let removed = |changes: &[Header], name: &str| {
        changes.iter().any(|change| change.header == name && change.operation == "remove")
    };
    assert!(removed(&own(Signed::No), "authorization"));
    assert!(own(Signed::ByApp).is_empty());
    let credential = [SIGNED.to_owned(), "impersonate-user: jane".to_owned()];
    let changes = own(Signed::ByUser(&credential));
    assert_eq!(value(&changes, "impersonate-user"), Some("jane"));
    for name in ["impersonate-group", "impersonate-uid"] {
        assert!(removed(&changes, name), "{name}");
    }
}

/// What Chromium is told by a regular expression, and Firefox's listener by a function.
fn ambiguous_in_chromium() -> Regex {
    let credential = [SIGNED.to_owned()];
    let web = mount("", "web");
    let stay = Stay { signed: Signed::ByUser(&credential), ..Stay::plain(&web, TabMode::Off) };
    let ids: Vec<u32> = (1..).take(MOST_TAB_RULES).collect();
    let rules = for_tab(stay, 7, &ids);
    let rule = rules.iter().find(|rule| rule.priority == priority::AMBIGUOUS).unwrap();
    let regex = rule.condition.regex_filter.as_ref().unwrap();
    RegexBuilder::new(regex).case_insensitive(true).build().unwrap()
}

proptest! {
    #[test]
    fn both_browsers_hold_the_same_paths_for_ambiguous(
        bits in prop::collection::vec(prop::sample::select(vec![
            "/", ".", "..", ";", "\\", "%", "25", "2f", "2E", "5C", "3b", "c0", "e0", "8", "9", "ef",
            "bc", "8e", "8F", "00", "1f", "7F", "a", "?", "#", "0",
        ]), 0..12)
    ) {
        let path = bits.concat();
        let url = format!("{}{path}", mount("", "web"));
        let regex = ambiguous_in_chromium();
        prop_assert_eq!(!goes(true, "image", "GET", &path), regex.is_match(&url), "{}", url);
    }
}
