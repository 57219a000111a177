//! The shapes of declarativeNetRequest's API, and what conditions are made of.

use serde::Serialize;

/// One rule of declarativeNetRequest, as its API takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Unique within its ruleset, from 1.
    pub id: u32,
    /// One of [`priority`](super::priority).
    pub priority: u32,
    /// What happens to a request that matches.
    pub action: Action,
    /// Which requests match.
    pub condition: Condition,
}

/// What a rule does: lets the request go past every rule of lower priority (`allow`), sends it elsewhere inside the
/// browser (`redirect`), or changes its headers (`modifyHeaders`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// `allow`, `redirect` or `modifyHeaders`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where to, for `redirect`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// The changes to the request, for `modifyHeaders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_headers: Option<Vec<Header>>,
    /// The changes to the response, for `modifyHeaders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_headers: Option<Vec<Header>>,
}

impl Action {
    pub(super) fn of(kind: &str) -> Self {
        Self { kind: kind.into(), redirect: None, request_headers: None, response_headers: None }
    }

    pub(super) fn allow() -> Self {
        Self::of("allow")
    }

    pub(super) fn redirect(regex_substitution: String) -> Self {
        Self { redirect: Some(Redirect { regex_substitution }), ..Self::of("redirect") }
    }

    pub(super) fn set_request_headers(headers: &[(&str, &str)]) -> Self {
        let changes =
            headers.iter().map(|(name, value)| Header::change("set", name, value)).collect();
        Self { request_headers: Some(changes), ..Self::of("modifyHeaders") }
    }

    pub(super) fn remove_request_header(header: &str) -> Self {
        Self::change_request_headers(vec![Header::removed(header)])
    }

    pub(super) fn change_request_headers(changes: Vec<Header>) -> Self {
        Self { request_headers: Some(changes), ..Self::of("modifyHeaders") }
    }

    /// The headers that it sets on requests, each as `name: value`.
    pub(crate) fn set_on_requests(&self) -> Vec<String> {
        let changes = self.request_headers.iter().flatten();
        changes
            .filter_map(|Header { header, value, .. }| Some([header, value.as_deref()?].join(": ")))
            .collect()
    }

    pub(super) fn set_response_header(header: &str, value: &str) -> Self {
        Self::change_response_header("set", header, value)
    }

    pub(super) fn append_response_header(header: &str, value: &str) -> Self {
        Self::change_response_header("append", header, value)
    }

    pub(super) fn remove_response_header(header: &str) -> Self {
        let change = Header::removed(header);
        Self { response_headers: Some(vec![change]), ..Self::of("modifyHeaders") }
    }

    fn change_response_header(operation: &str, header: &str, value: &str) -> Self {
        let change = Header::change(operation, header, value);
        Self { response_headers: Some(vec![change]), ..Self::of("modifyHeaders") }
    }
}

/// The target of a redirect: `\0`, `\1` … stand for what the regular expression matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Redirect {
    /// The new URL.
    pub regex_substitution: String,
}

/// One change to a header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Its name.
    pub header: String,
    /// `set`, `append` or `remove`.
    pub operation: String,
    /// Its value, unless it is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Header {
    pub(crate) fn change(operation: &str, header: &str, value: &str) -> Self {
        Self { header: header.into(), operation: operation.into(), value: Some(value.into()) }
    }

    pub(crate) fn removed(name: &str) -> Self {
        Self { header: name.into(), operation: "remove".into(), value: None }
    }
}

/// Which requests a rule is about. An absent field doesn't matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// A left-anchored start of the URL: cheap, and not counted as a regular expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url_filter: Option<String>,
    /// RE2, matched against the whole URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regex_filter: Option<String>,
    /// Only in these tabs; −1 stands for requests that belong to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tab_ids: Option<Vec<i32>>,
    /// Only requests started by a page of these hosts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initiator_domains: Option<Vec<String>>,
    /// Only requests to these hosts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_domains: Option<Vec<String>>,
    /// Only with these methods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_methods: Option<Vec<String>>,
    /// Only for these kinds of request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_types: Option<Vec<String>>,
    /// For all kinds of request but these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_resource_types: Option<Vec<String>>,
    /// Only answers with one of these headers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_headers: Option<Vec<Named>>,
    /// Only answers with none of these headers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_response_headers: Option<Vec<Named>>,
    /// Paths are case-sensitive, whatever a browser's default is.
    pub is_url_filter_case_sensitive: bool,
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its name.
    pub header: String,
    /// One of these values, of which the browser takes each that a comma separates for one; absent: any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

#[allow(clippy::unnecessary_wraps)] // the fields that it fills may be absent
pub(super) fn named(headers: &[&str]) -> Option<Vec<Named>> {
    Some(headers.iter().map(|&header| Named { header: header.into(), values: None }).collect())
}

pub(super) fn rule(priority: u32, action: Action, condition: Condition) -> Rule {
    Rule { id: 0, priority, action, condition }
}

#[allow(clippy::unnecessary_wraps)] // every field that it fills may be absent
pub(super) fn some(values: &[&str]) -> Option<Vec<String>> {
    Some(values.iter().map(|&value| value.to_owned()).collect())
}

pub(super) fn sensitive() -> Condition {
    Condition { is_url_filter_case_sensitive: true, ..Condition::default() }
}

/// URLs that begin with `start`: a URL filter, unless that has characters which one would read.
pub(super) fn starts_with(start: &str) -> Condition {
    if start.contains(['*', '^', '|']) {
        return Condition { regex_filter: Some(format!("^{}", escape(start))), ..sensitive() };
    }
    Condition { url_filter: Some(format!("|{start}")), ..sensitive() }
}

pub(super) fn numbered(mut rules: Vec<Rule>, ids: impl IntoIterator<Item = u32>) -> Vec<Rule> {
    for (rule, id) in rules.iter_mut().zip(ids) {
        rule.id = id;
    }
    rules
}

/// `https://[::1]:6443` → `[::1]`; what stands before the name may be missing.
pub(crate) fn host_name(origin: &str) -> &str {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    match host.rfind(':') {
        Some(colon) if !host.ends_with(']') => &host[..colon],
        _ => host,
    }
}

/// An origin with whatever scheme, as RE2. Its name stands outside: a long one would make an expression that browsers
/// refuse, so the condition that takes it has to ask for that name.
pub(super) fn any_scheme(origin: &str) -> String {
    let (name, (_, authority)) = (host_name(origin), origin.split_once("://").unwrap_or_default());
    let port = authority.get(name.len()..).unwrap_or_default();
    let host = if name.starts_with('[') { r"\[[^/]+\]" } else { "[^/:]+" };
    format!("^[a-z]+://{host}{port}")
}

/// RE2's special characters, escaped.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if r"\.+*?()|[]{}^$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
