//! A browser's judgement: the matching rule of the highest priority wins, and what was redirected is judged again.

use porthole::rules::{Condition, Named, Rule};
use regex::{Regex, RegexBuilder};

#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) url: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) tab: i32,
    pub(crate) method: &'a str,
    pub(crate) initiator: Option<&'a str>,
}

impl<'a> Request<'a> {
    /// What a page of the host in tab 7 asks for.
    pub(crate) fn of_page(kind: &'a str, url: &'a str) -> Self {
        Self { url, kind, tab: 7, method: "get", initiator: Some("127.0.0.1") }
    }

    pub(crate) fn typed(url: &'a str) -> Self {
        Self { initiator: None, ..Self::of_page("main_frame", url) }
    }
}

fn contains(list: Option<&Vec<String>>, value: &str) -> Option<bool> {
    list.map(|list| list.iter().any(|each| each == value))
}

fn is_of_kind(rule: &Rule, kind: &str) -> bool {
    let listed = contains(rule.condition.resource_types.as_ref(), kind);
    let excluded = contains(rule.condition.excluded_resource_types.as_ref(), kind);
    listed.unwrap_or_else(|| excluded.map_or(kind != "main_frame", |excluded| !excluded))
}

fn matches_url(rule: &Rule, url: &str) -> bool {
    let Condition { url_filter, regex_filter, is_url_filter_case_sensitive, .. } = &rule.condition;
    match (url_filter, regex_filter) {
        (Some(filter), _) => {
            assert!(is_url_filter_case_sensitive, "a filter that nothing here judges: {filter}");
            match filter.strip_prefix('|') {
                Some(start) => url.starts_with(start),
                None => url.contains(&**filter),
            }
        }
        (_, Some(regex)) => {
            let ignore_case = !is_url_filter_case_sensitive;
            RegexBuilder::new(regex).case_insensitive(ignore_case).build().unwrap().is_match(url)
        }
        _ => true,
    }
}

pub(crate) fn matches(rule: &Rule, request: Request<'_>) -> bool {
    let condition = &rule.condition;
    let name = url::Url::parse(request.url).unwrap().host_str().unwrap().to_owned();
    is_of_kind(rule, request.kind)
        && matches_url(rule, request.url)
        && condition.tab_ids.as_ref().is_none_or(|tabs| tabs.contains(&request.tab))
        && contains(condition.request_domains.as_ref(), &name).unwrap_or(true)
        && contains(condition.request_methods.as_ref(), request.method).unwrap_or(true)
        && condition.initiator_domains.as_ref().is_none_or(|domains| {
            request.initiator.is_some_and(|name| domains.iter().any(|each| each == name))
        })
}

fn follow(rule: &Rule, url: &str) -> Option<String> {
    let redirect = rule.action.redirect.as_ref()?;
    let regex = Regex::new(rule.condition.regex_filter.as_ref().unwrap()).unwrap();
    let found = regex.captures(url).unwrap();
    let mut next = redirect.regex_substitution.clone();
    for (i, group) in found.iter().enumerate() {
        next = next.replace(&format!("\\{i}"), group.map_or("", |group| group.as_str()));
    }
    Some(next)
}

/// Whether a rule is about requests, and not about answers.
fn is_early(rule: &Rule) -> bool {
    let Condition { response_headers, excluded_response_headers, .. } = &rule.condition;
    response_headers.is_none() && excluded_response_headers.is_none()
}

/// Where an answer with these headers leads instead, if anywhere.
pub(crate) fn answer_goes_to(
    rules: &[Rule],
    request: Request<'_>,
    headers: &[&str],
) -> Option<String> {
    let has = |list: &Vec<Named>| list.iter().any(|named| headers.contains(&&*named.header));
    let applies = |rule: &&Rule| {
        let Condition { response_headers, excluded_response_headers, .. } = &rule.condition;
        response_headers.as_ref().is_none_or(has)
            && !excluded_response_headers.as_ref().is_some_and(has)
    };
    let winner = rules
        .iter()
        .filter(|rule| rule.action.kind != "modifyHeaders" && matches(rule, request))
        .filter(applies)
        .max_by_key(|rule| (rule.priority, rule.action.kind == "allow"));
    winner.filter(|rule| !is_early(rule)).and_then(|rule| follow(rule, request.url))
}

/// The URL that the request ends at; for the entry page its own, with the target behind `#`.
pub(crate) fn goes_to(rules: &[Rule], request: Request<'_>) -> String {
    let mut url = request.url.to_owned();
    for _ in 0..4 {
        if url.starts_with("chrome-extension:") {
            return url;
        }
        let at = Request { url: &url, ..request };
        let winner = rules
            .iter()
            .filter(|rule| rule.action.kind != "modifyHeaders" && is_early(rule))
            .filter(|rule| matches(rule, at))
            .max_by_key(|rule| (rule.priority, rule.action.kind == "allow"));
        match winner.and_then(|rule| follow(rule, &url)) {
            Some(next) => url = next,
            None => return url,
        }
    }
    panic!("a redirect loop at {url}");
}
