//! On which requests a credential goes, judged as a browser judges header rules.

use porthole::rules::{Rule, Signed, Stay, TabMode, for_tab};

use crate::browser::{Request, matches};
use crate::{IDS, O, P, mount};

const TOKEN: &str = "Bearer marked";
const SIGNED: &str = "authorization: Bearer marked";

fn rules() -> Vec<Rule> {
    signed(&[SIGNED])
}

fn signed(credential: &[&str]) -> Vec<Rule> {
    let credential: Vec<String> = credential.iter().map(|&header| header.into()).collect();
    let mount = mount(&format!("{O}{P}/"));
    let stay = Stay { signed: Signed::ByUser(&credential), ..Stay::plain(&mount, TabMode::Root) };
    for_tab(stay, 7, &IDS)
}

/// What a header is, after the rules: the first to change it, by priority, decides.
fn header(
    rules: &[Rule],
    request: Request<'_>,
    name: &str,
    before: Option<&str>,
) -> Option<String> {
    let mut changes: Vec<_> = rules
        .iter()
        .filter(|rule| matches(rule, request))
        .flat_map(|rule| rule.action.request_headers.iter().flatten().map(move |each| (rule, each)))
        .filter(|(_, change)| change.header == name)
        .collect();
    changes.sort_by_key(|(rule, _)| std::cmp::Reverse(rule.priority));
    match changes.first() {
        Some((_, change)) => change.value.clone(),
        None => before.map(str::to_owned),
    }
}

fn sent(request: Request<'_>) -> bool {
    let value = header(&rules(), request, "authorization", None);
    assert!(value.as_deref().is_none_or(|value| value == TOKEN));
    value.is_some()
}

#[test]
fn goes_with_all_that_the_services_own_pages_ask_of_it() {
    for kind in ["script", "image", "xmlhttprequest", "sub_frame", "main_frame", "ping", "other"] {
        let url = format!("{O}{P}/a/b?next=%2Fhome#c%2Fd");
        assert!(sent(Request::of_page(kind, &url)), "{kind}");
        assert!(sent(Request { method: "post", ..Request::of_page(kind, &url) }), "{kind}");
    }
    let socket = format!("ws://127.0.0.1:8001{P}/live");
    assert!(sent(Request::of_page("websocket", &socket)));
}

#[test]
fn goes_with_a_navigation_from_elsewhere_only_if_it_is_a_get_of_the_whole_tab() {
    let url = format!("{O}{P}/a");
    for initiator in [None, Some("evil.example")] {
        let of = |kind, method| Request { method, initiator, ..Request::of_page(kind, &url) };
        assert!(sent(of("main_frame", "get")));
        assert!(!sent(of("main_frame", "post")));
        for kind in ["sub_frame", "script", "image", "xmlhttprequest", "ping", "websocket"] {
            assert!(!sent(of(kind, "get")), "{kind} by {initiator:?}");
        }
    }
}

#[test]
fn stays_in_its_tab_and_with_its_service() {
    let url = format!("{O}{P}/a");
    for tab in [8, -1] {
        assert!(!sent(Request { tab, ..Request::of_page("image", &url) }));
    }
    for other in [
        format!("{O}/"),
        format!("{O}/version"),
        format!("{O}{P}"),
        format!("{O}{P}x/"),
        format!("{O}{}/", P.replace("/proxy", "/PROXY")),
        format!("{O}{}/", P.replace("web:80", "web:81")),
        format!("{O}{}/", P.replace("default", "prod")),
        format!("https://127.0.0.1:8001{P}/"),
        format!("http://127.0.0.1:8002{P}/"),
        format!("http://localhost:8001{P}/"),
        format!("http://evil.example/?{O}{P}/"),
        format!("http://evil.example{P}/"),
    ] {
        assert!(!sent(Request::of_page("image", &other)), "{other}");
        assert!(!sent(Request::typed(&other)), "{other}");
    }
}

#[test]
fn goes_on_no_path_that_gateways_could_read_in_two_ways() {
    for odd in [
        "/%2e%2e/x",
        "/a%2Fb",
        "/a%2fb?c",
        "/%5C..",
        "/%5c",
        "/.%2E/",
        "/%2e%2e%2f%2e%2e%2fversion",
        "/%252e%252E/x",
        "/a%25252Fb",
        "/a/..;/x",
        "/a/..;v=1/x",
        "/..%3b/x",
        "/%c0%ae%C0%AE/x",
        "/%c1%9c",
        "/%e0%80%af",
        "/%ef%bc%8f..",
        "/%EF%BC%8E",
        "/%ef%bc%bc",
        "/a%00",
        "/a%0d%0A",
        "/.%09./x",
        "/%7f",
    ] {
        let url = format!("{O}{P}{odd}");
        for request in [Request::of_page("xmlhttprequest", &url), Request::typed(&url)] {
            assert!(!sent(request), "{odd}");
            // Nor may one that the page has put there pass for the user's.
            assert_eq!(header(&rules(), request, "authorization", Some("page")), None, "{odd}");
        }
        let socket = format!("ws://127.0.0.1:8001{P}{odd}");
        assert!(!sent(Request::of_page("websocket", &socket)), "{odd}");
    }
}

#[test]
fn goes_on_paths_that_merely_look_odd() {
    for plain in [
        "/a%20b",
        "/100%25",
        "/100%2525",
        "/a;v=1/b",
        "/a.b;v=1",
        "/@scope/x",
        "/%e8%a8%ad%e5%ae%9a%ef%bc%88%ef%bc%91%ef%bc%89",
        "/%E0%A4%A8",
        "/a?next=%2Fb%5C..;/",
        "/a#%2F",
    ] {
        let url = format!("{O}{P}{plain}");
        assert!(sent(Request::of_page("xmlhttprequest", &url)), "{plain}");
        assert!(sent(Request::typed(&url)), "{plain}");
    }
}

#[test]
fn goes_also_where_nothing_is_repaired() {
    let mount = mount(&format!("{O}{P}/"));
    let credential = [SIGNED.to_owned()];
    let stay = Stay { signed: Signed::ByUser(&credential), ..Stay::plain(&mount, TabMode::Off) };
    let url = format!("{O}{P}/a");
    let rules = for_tab(stay, 7, &IDS);
    let value = header(&rules, Request::typed(&url), "authorization", None);
    assert_eq!(value.as_deref(), Some(TOKEN));
}

#[test]
fn an_apps_own_goes_out_only_where_the_user_leaves_it_to_the_app() {
    let mount = mount(&format!("{O}{P}/"));
    let url = format!("{O}{P}/a");
    let own = |signed, mode| {
        let rules = for_tab(Stay { signed, ..Stay::plain(&mount, mode) }, 7, &IDS);
        let request = Request::of_page("xmlhttprequest", &url);
        header(&rules, request, "authorization", Some("app's"))
    };
    assert_eq!(own(Signed::No, TabMode::Root), None);
    for (signed, mode) in [(Signed::No, TabMode::Off), (Signed::ByApp, TabMode::Root)] {
        assert_eq!(own(signed, mode).as_deref(), Some("app's"), "{signed:?} {mode:?}");
    }
}

#[test]
fn a_page_can_not_choose_whom_the_user_is() {
    let url = format!("{O}{P}/a");
    let request = Request::of_page("xmlhttprequest", &url);
    for name in ["impersonate-user", "impersonate-group", "impersonate-uid"] {
        assert_eq!(header(&rules(), request, name, Some("system:admin")), None);
    }
    let rules = signed(&[SIGNED, "impersonate-user: jane"]);
    let user = header(&rules, request, "impersonate-user", Some("system:admin"));
    assert_eq!(user.as_deref(), Some("jane"));
    assert_eq!(header(&rules, request, "impersonate-group", Some("system:masters")), None);
}
