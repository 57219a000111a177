//! How long files stay fresh.
//!
//! The API server puts `Cache-Control: no-cache, private` on every answer, before what the app itself says
//! (`WithCacheControl` in `k8s.io/apiserver/pkg/endpoints/filters/cachecontrol.go`). So a browser asks again for every
//! file on every page, though the app allowed it to keep them for a year: one real UI loaded in six times the time.
//! Where the app has named a time, it gets one back: never a longer one. An app that names none, or wants to be asked
//! each time, has the server's words in front of it all the same. At the app's own root the browser would keep files of
//! which nothing is said for a tenth of their age (RFC 9111, 4.2.2). A browser that lets the value be read does so here,
//! too; Chromium's rules can't tell `no-cache` said once from said twice, so there it's only for files whose name is made
//! from what is in them: they can't be stale.

use super::{
    priority,
    shape::{Action, Condition, Named, Rule, rule, sensitive, some},
};

/// Times in seconds that apps name, by the time that they get, which is the shortest of each group. A browser tells
/// rules one directive at a time, and whole ones only: there are no ranges.
const TIMES: [(&str, &str); 4] = [
    (
        "2592000",
        "2592000 2628000 2629746 5184000 7776000 15552000 15768000 15778463 31104000 31536000 \
         31556926 31556952 31557600 31622400 63072000 94608000 315360000 999999999",
    ),
    ("86400", "86400 172800 259200 432000 604800 691200 864000 1209600 1296000"),
    ("3600", "3600 7200 10800 14400 18000 21600 28800 36000 43200"),
    ("60", "60 120 180 300 600 900 1200 1800"),
];

/// The kinds of request that are files of an app. Documents and data are left as they are: what is stale there shows.
pub(crate) const FILES: [&str; 5] = ["script", "stylesheet", "image", "font", "media"];

/// A letter of base 64, and what makes the range shorter: Chromium takes no expression that comes to more than 2 KB.
const LETTER: &str = "[-0-9@-z]";

/// Names to which bundlers have given a hash of the content: eight or more hexadecimal digits, or eight letters of base
/// 64, which are no word where the second half has a capital or a digit (five of a hundred hashes have none).
fn hashed() -> [String; 2] {
    let hex = r"(?:[^?#]*[-./])?[0-9a-f]{8,}(?:\.[a-z0-9]+)+".to_owned();
    let word = r"(?:[A-Z\d]_{3}|_(?:[A-Z\d]__|_(?:[A-Z\d]_|_[A-Z])))".replace('_', LETTER);
    let base64 = format!(r"[^?#]*-{LETTER}{{4}}{word}\.[a-z0-9]+");
    [hex, base64].map(|name| format!("/proxy/{name}(?:[?#]|$)"))
}

/// The rules that give files their time back, for hosts of these names.
pub(super) fn fresh(names: &[String]) -> Vec<Rule> {
    let timed = TIMES.iter().map(|(given, named)| {
        let condition = Condition {
            url_filter: Some("/proxy/".into()),
            resource_types: some(&FILES),
            response_headers: values(named.split(' ').map(|time| ["max-age=", time].concat())),
            excluded_response_headers: values(["no-store", "must-revalidate"].map(String::from)),
            ..sensitive()
        };
        (["private, max-age=", given].concat(), condition)
    });
    let untimed = hashed().map(|name| ("private".to_owned(), unsaid(name)));
    let rules = timed.chain(untimed).map(|(said, condition)| {
        let condition = Condition { request_domains: Some(names.to_vec()), ..condition };
        rule(priority::HEADERS, Action::set_response_header("cache-control", &said), condition)
    });
    rules.collect()
}

/// Files of such a name of which the app may have said nothing. No pictures: a number may be the name of one that changes.
fn unsaid(name: String) -> Condition {
    let said = ["max-age*", "no-store", "must-revalidate"];
    Condition {
        regex_filter: Some(name),
        resource_types: some(&["script", "stylesheet", "font"]),
        response_headers: values(["no-cache".into()]),
        excluded_response_headers: values(said.map(String::from)),
        ..sensitive()
    }
}

/// What the app itself said in a `Cache-Control` to which the API server has put its own; nothing where the app wants to
/// be asked each time. For a browser that lets a value be read there's no need to guess.
///
/// It stays `private`: what a user may see is that user's.
pub(crate) fn as_the_app_said(cache_control: &str) -> Option<String> {
    let mut said = cache_control.split(',').map(str::trim_ascii);
    let is_next = |it: Option<&str>, word: &str| it.is_some_and(|it| it.eq_ignore_ascii_case(word));
    if !is_next(said.next(), "no-cache") || !is_next(said.next(), "private") {
        return None;
    }
    let own: Vec<&str> = said.collect();
    let names = |word: &str| own.iter().any(|it| is_next(it.split('=').next(), word));
    let stale = ["must-revalidate", "no-cache", "no-store"].into_iter().any(names);
    let kept = own.iter().filter(|it| !["public", "private"].iter().any(|w| is_next(Some(it), w)));
    (!stale).then(|| ["private"].iter().chain(kept).copied().collect::<Vec<_>>().join(", "))
}

#[allow(clippy::unnecessary_wraps)] // the fields that it fills may be absent
fn values(values: impl IntoIterator<Item = String>) -> Option<Vec<Named>> {
    let values = Some(values.into_iter().collect());
    Some(vec![Named { header: "cache-control".into(), values }])
}
