//! For how long files are fresh.

use porthole::rules::{Rule, persistent};

use crate::browser::{Request, matches};
use crate::{ENTRY, O, P, hosts};

#[test]
fn files_get_no_longer_time_than_their_app_named() {
    let rules = persistent(&hosts(), ENTRY);
    let seconds = |text: &str| text.rsplit_once("max-age=").unwrap().1.parse::<u32>().unwrap();
    let mut known = 0;
    for rule in &rules {
        let Some([change]) = rule.action.response_headers.as_deref() else { continue };
        if change.header != "cache-control" || change.value.as_deref() == Some("private") {
            continue;
        }
        let given = seconds(change.value.as_ref().unwrap());
        let [named] = rule.condition.response_headers.as_deref().unwrap() else { panic!() };
        for named in named.values.as_ref().unwrap() {
            assert!(seconds(named) >= given, "{named}: {given}");
            known += 1;
        }
        let has = |kind, url: &str| matches(rule, Request::of_page(kind, url));
        assert!(has("script", &format!("{O}{P}/a.js")) && !has("script", &format!("{O}/a.js")));
        assert!(!has("main_frame", &format!("{O}{P}/")));
    }
    assert!(known > 30);
}

#[test]
fn only_files_that_are_named_by_their_content_are_kept_where_nothing_is_said() {
    let rules = persistent(&hosts(), ENTRY);
    let is_untimed = |rule: &&Rule| {
        let mut changes = rule.action.response_headers.iter().flatten();
        changes.any(|it| it.header == "cache-control" && it.value.as_deref() == Some("private"))
    };
    let untimed: Vec<_> = rules.iter().filter(is_untimed).collect();
    let any =
        |kind, url: &str| untimed.iter().any(|rule| matches(rule, Request::of_page(kind, url)));
    let kept = |kind, path: &str| any(kind, &format!("{O}{P}/{path}"));
    for name in [
        "assets/index-DphvyggB.js",
        "assets/index-Bdx9080F.css?v=1#x",
        "a/HistoryStorageControl-DuiTcqlS.js",
        "assets/inter-_Kbc2-xQ.woff2",
        "main.3f2a1b4c.js",
        "main.3f2a1b4c.chunk.js",
        "main-5EUWKHZC.js",
        "_next/static/chunks/1234-abcdef0123456789.js",
        "3f2a1b4c5d6e7f80.min.js",
    ] {
        assert!(kept("script", name), "{name}");
        assert!(!kept("image", name) && !kept("xmlhttprequest", name) && !kept("main_frame", name));
    }
    for name in [
        "app.js",
        "image-carousel.js",
        "app-Settings.js",
        "jquery-3.7.1.min.js",
        "jquery-migrate.js",
        "MainMenu.js",
        "my-component.js",
        "facade.js",
        "3f2a1b4c/app.js",
        "app.js?name=x-DphvyggB.js",
        "app.js#x-DphvyggB.js",
    ] {
        assert!(!kept("script", name), "{name}");
    }
    assert!(!any("script", &format!("{O}/index-DphvyggB.js")));
}
