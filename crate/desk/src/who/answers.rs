//! What a host answers to the questions of its test.

use serde::Serialize;
use serde_json::Value;

use crate::json::{at, of_kind, text, texts};

/// `/version`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// `v1.37.2`, with what a distribution adds.
    pub git_version: String,
    /// `linux/amd64`.
    pub platform: String,
}

/// Who one is, as the API server sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct User {
    /// `jane`, `system:serviceaccount:default:reader`, `system:anonymous`.
    pub username: String,
    /// `system:authenticated` and others.
    pub groups: Vec<String>,
}

/// Whether one may do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// With every object.
    All,
    /// With objects of these names, as they stand in the URL.
    Named(Vec<String>),
    /// With none.
    None,
}

/// Reads the answer to `/version`.
///
/// ```
/// let body = r#"{"major": "1", "gitVersion": "v1.37.2", "platform": "linux/amd64"}"#;
/// assert_eq!(porthole_desk::who::version(body).unwrap().git_version, "v1.37.2");
/// assert!(porthole_desk::who::version("<html>").is_none());
/// ```
#[must_use]
pub fn version(body: &str) -> Option<Version> {
    let answer: Value = serde_json::from_str(body).ok()?;
    let [git_version, platform] =
        ["gitVersion", "platform"].map(|key| text(&answer, &[key]).to_owned());
    (!git_version.is_empty()).then_some(Version { git_version, platform })
}

/// Reads the answer to a `SelfSubjectReview`.
///
/// ```
/// let body = r#"{"kind": "SelfSubjectReview", "status": {"userInfo": {"username": "jane", "groups": ["dev"]}}}"#;
/// assert_eq!(porthole_desk::who::user(body).unwrap().username, "jane");
/// ```
#[must_use]
pub fn user(body: &str) -> Option<User> {
    let review = of_kind(body, "SelfSubjectReview")?;
    let info = at(&review, &["status", "userInfo"])?;
    let username = text(info, &["username"]).to_owned();
    (!username.is_empty()).then(|| User { username, groups: texts(info, &["groups"]) })
}

/// Reads the answer to a `SelfSubjectAccessReview`.
///
/// ```
/// let body = r#"{"kind": "SelfSubjectAccessReview", "status": {"allowed": true}}"#;
/// assert_eq!(porthole_desk::who::allowed(body), Some(true));
/// ```
#[must_use]
pub fn allowed(body: &str) -> Option<bool> {
    let review = of_kind(body, "SelfSubjectAccessReview")?;
    at(&review, &["status", "allowed"])?.as_bool()
}

/// What one may do in a namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    resource_rules: Vec<Rule>,
    /// Whether the API server couldn't list all rules, as with webhooks: then a right that isn't there may be all the
    /// same.
    pub incomplete: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rule {
    verbs: Vec<String>,
    api_groups: Vec<String>,
    resources: Vec<String>,
    resource_names: Vec<String>,
}

/// Reads the answer to a `SelfSubjectRulesReview`.
///
/// ```
/// use porthole_desk::who::{Right, rules};
///
/// let body = r#"{"kind": "SelfSubjectRulesReview", "status": {"incomplete": false, "resourceRules": [
///     {"verbs": ["get"], "apiGroups": [""], "resources": ["services/proxy"], "resourceNames": ["web:80"]}
/// ]}}"#;
/// let rules = rules(body).unwrap();
/// assert_eq!(rules.right("get", "services/proxy"), Right::Named(vec!["web:80".into()]));
/// assert_eq!(rules.right("list", "services"), Right::None);
/// ```
#[must_use]
pub fn rules(body: &str) -> Option<Rules> {
    let review = of_kind(body, "SelfSubjectRulesReview")?;
    let status = review.get("status")?;
    let list = at(status, &["resourceRules"]).and_then(Value::as_array);
    let resource_rules = list.into_iter().flatten().map(Rule::of).collect();
    let incomplete = at(status, &["incomplete"]).and_then(Value::as_bool).unwrap_or_default();
    Some(Rules { resource_rules, incomplete })
}

impl Rules {
    /// Whether a resource of the core group, perhaps with subresource, may be used so.
    #[must_use]
    pub fn right(&self, verb: &str, resource: &str) -> Right {
        let mut names = Vec::new();
        for rule in self.resource_rules.iter().filter(|rule| rule.covers(verb, resource)) {
            if rule.resource_names.is_empty() {
                return Right::All;
            }
            names.extend(rule.resource_names.iter().cloned());
        }
        names.sort();
        names.dedup();
        if names.is_empty() { Right::None } else { Right::Named(names) }
    }
}

impl Rule {
    fn of(rule: &Value) -> Self {
        Self {
            verbs: texts(rule, &["verbs"]),
            api_groups: texts(rule, &["apiGroups"]),
            resources: texts(rule, &["resources"]),
            resource_names: texts(rule, &["resourceNames"]),
        }
    }

    /// As the API server's RBAC does (`rbac/v1/evaluation_helpers.go`): `*` is everything, `*/proxy` the subresource of
    /// everything.
    fn covers(&self, verb: &str, resource: &str) -> bool {
        let is =
            |list: &[String], value: &str| list.iter().any(|item| item == value || item == "*");
        let of_all = resource.split_once('/').map(|(_, subresource)| format!("*/{subresource}"));
        let resources = is(&self.resources, resource)
            || of_all.is_some_and(|of_all| self.resources.contains(&of_all));
        is(&self.verbs, verb) && is(&self.api_groups, "") && resources
    }
}
