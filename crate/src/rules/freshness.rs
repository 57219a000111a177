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
const TIMES: [(u32, &[u32]); 4] = [
    (
        2_592_000,
        &[
            2_592_000,
            2_628_000,
            2_629_746,
            5_184_000,
            7_776_000,
            15_552_000,
            15_768_000,
            15_778_463,
            31_104_000,
            31_536_000,
            31_556_926,
            31_556_952,
            31_557_600,
            31_622_400,
            63_072_000,
            94_608_000,
            315_360_000,
            999_999_999,
        ],
    ),
    (86_400, &[86_400, 172_800, 259_200, 432_000, 604_800, 691_200, 864_000, 1_209_600, 1_296_000]),
    (3_600, &[3_600, 7_200, 10_800, 14_400, 18_000, 21_600, 28_800, 36_000, 43_200]),
    (60, &[60, 120, 180, 300, 600, 900, 1_200, 1_800]),
];

/// The kinds of request that are files of an app. Documents and data are left as they are: what is stale there shows.
const FILES: [&str; 5] = ["script", "stylesheet", "image", "font", "media"];

/// The rules that give files their time back, for hosts of these names.
pub(super) fn fresh(names: &[String]) -> Vec<Rule> {
    let of = |(given, named): &(u32, &[u32])| {
        let condition = Condition {
            url_filter: Some("/proxy/".into()),
            request_domains: Some(names.to_vec()),
            resource_types: some(&FILES),
            response_headers: values(named.iter().map(|time| format!("max-age={time}"))),
            excluded_response_headers: values(["no-store".into(), "must-revalidate".into()]),
            ..sensitive()
        };
        let action =
            Action::set_response_header("cache-control", &format!("private, max-age={given}"));
        rule(priority::HEADERS, action, condition)
    };
    TIMES.iter().map(of).collect()
}

#[allow(clippy::unnecessary_wraps)] // the fields that it fills may be absent
fn values(values: impl IntoIterator<Item = String>) -> Option<Vec<Named>> {
    let values = Some(values.into_iter().collect());
    Some(vec![Named { header: "cache-control".into(), values }])
}
