//! Where requests go under the rules, judged as a browser judges them.

mod browser;
mod credential;
mod freshness;
mod kubectl_proxy;

use porthole::{
    Mount,
    rules::{
        Host, MOST_TAB_RULES, Rule, Stay, TabMode, for_tab, persistent, priority, resume, root,
        tabless,
    },
};

use browser::{Request, answer_goes_to, goes_to, matches};

const ENTRY: &str = "chrome-extension://abc/entry.html#";
const P: &str = "/api/v1/namespaces/default/services/web:80/proxy";
const O: &str = "http://127.0.0.1:8001";
const IDS: [u32; MOST_TAB_RULES] = {
    let mut ids = [101; MOST_TAB_RULES];
    let mut at = 1;
    while at < MOST_TAB_RULES {
        ids[at] = ids[at - 1] + 1;
        at += 1;
    }
    ids
};

fn mount(url: &str) -> Mount {
    Mount::parse(url).unwrap()
}

fn hosts() -> Vec<Host> {
    vec![
        Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec![] },
        Host { origin: "http://ui.example.com".into(), ui_paths: vec!["/dashboard/".into()] },
        Host { origin: "https://ui.example.com".into(), ui_paths: vec![] },
    ]
}

fn entered_at(url: &str, mode: TabMode) -> Vec<Rule> {
    let mut rules = persistent(&hosts(), ENTRY);
    rules.extend(for_tab(Stay::plain(&mount(url), mode), 7, &IDS));
    rules.push(resume(O, ENTRY));
    rules
}

fn entered(mode: TabMode) -> Vec<Rule> {
    entered_at(&format!("{O}{P}/"), mode)
}

#[track_caller]
fn assert_goes(rules: &[Rule], request: Request<'_>, expected: &str) {
    let Request { kind, url, initiator, .. } = request;
    assert_eq!(goes_to(rules, request), expected, "{kind} {url} by {initiator:?}");
}

#[track_caller]
fn assert_stays(rules: &[Rule], request: Request<'_>) {
    assert_goes(rules, request, request.url);
}

#[test]
fn a_navigation_under_a_prefix_enters_once() {
    let fresh = persistent(&hosts(), ENTRY);
    for rest in ["", "/", "/a/b?c=/d#e", "?q", "#f"] {
        let url = format!("{O}{P}{rest}");
        assert_goes(&fresh, Request::typed(&url), &format!("{ENTRY}{url}"));
        if rest.starts_with('/') {
            assert_stays(&entered(TabMode::Root), Request::typed(&url));
        }
    }
}

#[test]
fn only_a_get_of_the_whole_pattern_on_an_allowed_host_enters() {
    let fresh = persistent(&hosts(), ENTRY);
    for url in [
        format!("{O}/"),
        format!("{O}/api/v1/query?next={P}/"),
        format!("{O}{P}x"),
        format!("{O}/api/v1/namespaces/default/endpoints/web/proxy/"),
        format!("http://127.0.0.11:8001{P}/"),
        format!("https://127.0.0.1:8001{P}/"),
        format!("https://ui.example.com:444{P}/"),
    ] {
        assert_stays(&fresh, Request::typed(&url));
    }
    let url = format!("{O}{P}/");
    assert_stays(&fresh, Request { method: "post", ..Request::typed(&url) });
}

#[test]
fn what_a_page_asks_of_the_bare_host_is_brought_under_the_prefix() {
    let kinds =
        ["script", "stylesheet", "image", "xmlhttprequest", "sub_frame", "other", "main_frame"];
    for rules in [entered(TabMode::Root), entered(TabMode::Prefix)] {
        for kind in kinds {
            for path in ["/", "/static/app.js?v=1", "/api/v1/query", "/api/docs", "/healthz"] {
                let url = format!("{O}{path}");
                assert_goes(&rules, Request::of_page(kind, &url), &format!("{O}{P}{path}"));
            }
        }
    }
}

#[test]
fn what_is_right_or_foreign_stays() {
    let rules = entered(TabMode::Root);
    for url in [
        format!("{O}{P}/a.js"),
        format!("{O}/api/v1/namespaces/default/services/other/proxy/a.js"),
        format!("{O}/api/v1/nodes/n1/proxy/metrics"),
        "http://127.0.0.1:9001/a.js".into(),
        "https://cdn.example.com/a.js".into(),
    ] {
        assert_stays(&rules, Request::of_page("script", &url));
    }
    let bare = format!("{O}/socket");
    assert_stays(&rules, Request::of_page("websocket", &bare));
    assert_stays(&rules, Request { tab: 8, ..Request::of_page("script", &bare) });
}

#[test]
fn a_typed_bare_path_is_the_apps_in_root_mode_but_for_the_api_servers_own() {
    let rules = entered(TabMode::Root);
    for path in ["/", "/api/docs", "/apix", "/dashboard/", "/metricsx"] {
        let url = format!("{O}{path}");
        assert_goes(&rules, Request::typed(&url), &format!("{O}{P}{path}"));
    }
    for path in [
        "/api",
        "/api/v1",
        "/api/v1/pods?x",
        "/apis/apps/v1",
        "/healthz",
        "/version",
        "/livez/ping",
    ] {
        let url = format!("{O}{path}");
        assert_stays(&rules, Request::typed(&url));
    }
}

#[test]
fn a_typed_path_of_the_hosts_own_ui_is_the_hosts() {
    let host = "http://ui.example.com";
    let rules = entered_at(&format!("{host}{P}/"), TabMode::Root);
    let own = format!("{host}/dashboard/home");
    assert_stays(&rules, Request::typed(&own));
    let other = format!("{host}/graph");
    assert_goes(&rules, Request::typed(&other), &format!("{host}{P}/graph"));
    let by_app = Request { initiator: Some("ui.example.com"), ..Request::typed(&own) };
    assert_goes(&rules, by_app, &format!("{host}{P}/dashboard/home"));
}

#[test]
fn a_typed_url_goes_where_it_says_in_prefix_mode() {
    let url = format!("{O}/anything");
    assert_stays(&entered(TabMode::Prefix), Request::typed(&url));
}

#[test]
fn a_redirect_that_sets_cookies_waits_in_the_entry_page() {
    let url = format!("{O}{P}/login");
    let post = Request { method: "post", ..Request::of_page("main_frame", &url) };
    let waits = Some(format!("{}{url}", ENTRY.replace('#', "?cookies#")));
    for (request, headers, goes) in [
        (post, &["location", "set-cookie"][..], waits.clone()),
        (Request::typed(&url), &["location", "set-cookie"], waits),
        (post, &["set-cookie"], None),
        (post, &["location"], None),
        (Request { kind: "sub_frame", ..post }, &["location", "set-cookie"], None),
        (Request { url: "http://127.0.0.1:8001/login", ..post }, &["location", "set-cookie"], None),
    ] {
        assert_eq!(answer_goes_to(&entered(TabMode::Root), request, headers), goes, "{headers:?}");
    }
}

#[test]
fn another_mount_is_entered_anew() {
    let url = format!("{O}/api/v1/namespaces/default/services/other/proxy/");
    for request in [Request::typed(&url), Request::of_page("main_frame", &url)] {
        assert_goes(&entered(TabMode::Root), request, &format!("{ENTRY}{url}"));
    }
}

#[test]
fn a_bare_path_in_a_tab_without_rules_asks_the_entry_page_unless_typed() {
    let mut rules = entered(TabMode::Root);
    let url = format!("{O}/page");
    let linked = Request { tab: 8, ..Request::of_page("main_frame", &url) };
    assert_goes(&rules, linked, &format!("{ENTRY}{url}"));
    assert_stays(&rules, Request { initiator: None, ..linked });
    assert_stays(&rules, Request { initiator: Some("example.com"), ..linked });
    rules.push(root(O, 8, 200));
    assert_stays(&rules, linked);
}

#[test]
fn off_repairs_nothing() {
    let url = format!("{O}/a");
    for kind in ["script", "main_frame"] {
        assert_stays(&entered(TabMode::Off), Request::of_page(kind, &url));
    }
}

#[test]
fn behind_a_gateway_its_base_path_is_put_back_and_its_root_is_its_own() {
    let gateway = "https://ui.example.com";
    let base = "/k8s/clusters/c-abc";
    let rules = entered_at(&format!("{gateway}{base}{P}/"), TabMode::Root);
    for kind in ["script", "main_frame"] {
        for (path, right) in [(format!("{P}/a.js?b"), "/a.js?b"), ("/a.js".to_owned(), "/a.js")] {
            let url = format!("{gateway}{path}");
            let request =
                Request { initiator: Some("ui.example.com"), ..Request::of_page(kind, &url) };
            assert_goes(&rules, request, &format!("{gateway}{base}{P}{right}"));
        }
    }
    for path in ["/dashboard/", "/login", "/k8s/clusters/c-abc/version"] {
        let typed = format!("{gateway}{path}");
        assert_stays(&rules, Request::typed(&typed));
    }
}

#[test]
fn requests_of_no_tab_follow_the_one_mount() {
    let own = for_tab(Stay::plain(&mount(&format!("{O}{P}/")), TabMode::Root), 7, &IDS);
    let escape = own.iter().find(|rule| rule.priority == priority::ESCAPE).unwrap();
    let to = &escape.action.redirect.as_ref().unwrap().regex_substitution;
    let mut rules = persistent(&hosts(), ENTRY);
    rules.push(tabless(escape.condition.regex_filter.as_ref().unwrap(), to));
    let url = format!("{O}/shared.js");
    let worker = Request { tab: -1, ..Request::of_page("script", &url) };
    assert_goes(&rules, worker, &format!("{O}{P}/shared.js"));
    assert_stays(&rules, Request { initiator: Some("abc"), ..worker });
}

#[test]
fn html_is_asked_for_in_gzip_and_no_other_request_header_changes() {
    let rules = persistent(&hosts(), ENTRY);
    let changed = |kind: &str, url: &str| {
        let request = Request::of_page(kind, url);
        rules
            .iter()
            .filter(|rule| rule.action.request_headers.is_some() && matches(rule, request))
            .count()
    };
    let page = format!("{O}{P}/");
    for kind in ["main_frame", "sub_frame", "object", "xmlhttprequest", "other"] {
        assert_eq!(changed(kind, &page), 1, "{kind}");
    }
    assert_eq!(changed("image", &page), 0);
    assert_eq!(changed("main_frame", &format!("{O}/")), 0);
}

#[test]
fn special_characters_of_a_base_path_match_themselves_alone() {
    let url = format!("{O}/x");
    let odd = format!("{O}/a+b*c(d)|e{P}/");
    let rules = entered_at(&odd, TabMode::Root);
    assert_goes(&rules, Request::of_page("script", &url), &format!("{odd}x"));
    for filter in rules.iter().filter_map(|rule| rule.condition.url_filter.as_deref()) {
        assert!(!filter[1..].contains(['*', '|', '^']), "{filter}");
    }
}
