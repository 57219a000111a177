//! Behind `kubectl proxy`, where Host and Origin part ways.

use super::*;

#[test]
fn behind_kubectl_proxy_what_the_mounts_own_pages_change_has_no_origin() {
    let changed = |origin: &str, request: Request<'_>| {
        let removes = |rule: &&Rule| {
            let headers = rule.action.request_headers.iter().flatten();
            headers.into_iter().any(|it| it.operation == "remove" && it.header == "origin")
        };
        let rules = entered_at(&format!("{origin}{P}/"), TabMode::Prefix);
        let scheme = if request.kind == "websocket" { "ws" } else { "http" };
        let url = format!("{}{P}{}", origin.replacen("http", scheme, 1), request.url);
        rules.iter().filter(removes).any(|rule| matches(rule, Request { url: &url, ..request }))
    };
    let post = Request { method: "post", ..Request::of_page("xmlhttprequest", "/save") };
    for kind in ["xmlhttprequest", "main_frame", "sub_frame", "ping"] {
        assert!(changed(O, Request { kind, ..post }), "{kind}");
    }
    for method in ["put", "patch", "delete"] {
        assert!(changed(O, Request { method, ..post }), "{method}");
    }
    let socket = Request::of_page("websocket", "/live");
    assert!(changed(O, socket));
    for initiator in [None, Some("evil.example"), Some("localhost")] {
        assert!(!changed(O, Request { initiator, ..post }), "{initiator:?}");
        assert!(!changed(O, Request { initiator, ..socket }), "{initiator:?}");
    }
    assert!(!changed(O, Request { method: "get", ..post }));
    assert!(!changed(O, Request { tab: 8, ..post }));
    assert!(!changed(O, Request { url: "x/save", ..post }), "another mount's");
    for host in ["https://127.0.0.1:6443", "http://ui.example.com"] {
        let name = url::Url::parse(host).unwrap().host_str().unwrap().to_owned();
        assert!(!changed(host, Request { initiator: Some(&name), ..post }), "{host}");
    }
}

#[test]
fn what_the_mounts_pages_ask_of_the_alias_comes_back() {
    for (base, alias) in [("", "10.0.0.1:443"), ("/k8s", "api.test:6443")] {
        let mount = mount(&format!("{O}{base}{P}/"));
        let mut rules = persistent(&hosts(), ENTRY);
        rules.extend(for_tab(Stay { alias, ..Stay::plain(&mount, TabMode::Root) }, 7, &IDS));
        assert!(rules.iter().map(|rule| rule.id).all(|id| id > 0));
        let other = P.replace("web:80", "other");
        for url in [format!("https://{alias}"), format!("http://{}", alias.replace(":443", ""))] {
            let asked = |path: &str| format!("{url}{path}");
            for kind in ["image", "xmlhttprequest", "main_frame"] {
                let by_page = |path: &str, right: &str| {
                    let url = asked(path);
                    let request = Request::of_page(kind, &url);
                    assert_goes(&rules, request, &format!("{O}{base}{right}"));
                };
                by_page(&format!("{P}/a?b"), &format!("{P}/a?b"));
                by_page("/a?b", &format!("{P}/a?b"));
                if kind != "main_frame" {
                    by_page(&format!("{other}/x"), &format!("{other}/x"));
                }
            }
            assert_stays(&rules, Request::typed(&asked(P)));
            assert_stays(&rules, Request::of_page("websocket", &asked("/live")));
            let foreign =
                Request { initiator: Some("evil.test"), ..Request::of_page("image", &url) };
            assert_stays(&rules, Request { url: &asked("/"), ..foreign });
        }
        for foreign in ["https://10.0.0.1:444/", "https://api.test/", "https://evil.test/10.0.0.1"]
        {
            assert_stays(&rules, Request::of_page("image", foreign));
        }
    }
}
