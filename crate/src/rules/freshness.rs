//! How long files stay fresh.
//!
//! The API server puts `Cache-Control: no-cache, private` on every answer, before what the app itself says
//! (`WithCacheControl` in `k8s.io/apiserver/pkg/endpoints/filters/cachecontrol.go`). So a browser asks again for every
//! file on every page, though the app allowed it to keep them for a year: one real UI loaded in six times the time.
//! Where the app has named a time, it gets one back: never a longer one. An app that names none, or wants to be asked
//! each time, can't be told apart from the API server, so nothing is changed for it.

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

/// The rules that give files their time back, for hosts of these names.
pub(super) fn fresh(names: &[String]) -> Vec<Rule> {
    let of = |&(given, named): &(&str, &str)| {
        let condition = Condition {
            url_filter: Some("/proxy/".into()),
            request_domains: Some(names.to_vec()),
            resource_types: some(&FILES),
            response_headers: values(named.split(' ').map(|time| ["max-age=", time].concat())),
            excluded_response_headers: values(["no-store", "must-revalidate"].map(String::from)),
            ..sensitive()
        };
        let action =
            Action::set_response_header("cache-control", &["private, max-age=", given].concat());
        rule(priority::HEADERS, action, condition)
    };
    TIMES.iter().map(of).collect()
}

/// What the app itself said in a `Cache-Control` to which the API server has put its own; nothing where the app named no
/// time, or said the same. For a browser that lets a value be read there's no need to guess.
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
    (names("max-age") && !stale)
        .then(|| ["private"].iter().chain(kept).copied().collect::<Vec<_>>().join(", "))
}

#[allow(clippy::unnecessary_wraps)] // the fields that it fills may be absent
fn values(values: impl IntoIterator<Item = String>) -> Option<Vec<Named>> {
    let values = Some(values.into_iter().collect());
    Some(vec![Named { header: "cache-control".into(), values }])
}
