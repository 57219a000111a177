//! The API server's own paths: `kubectl get --raw /` lists them.

/// What stands first in them, besides `api`, below which an app may have paths of its own.
const ROOTS: [&str; 10] = [
    "apis",
    "healthz",
    "livez",
    "readyz",
    "version",
    "openapi",
    "metrics",
    "logs",
    "openid",
    ".well-known",
];

/// As RE2, for what follows the origin and its `/`.
pub(super) fn pattern() -> String {
    let roots = ROOTS.join("|").replace('.', r"\.");
    format!(r"(api(/v1(/[^?#]*)?)?|({roots})(/[^?#]*)?)([?#]|$)")
}

/// Whether a path of the host's root is one of them.
///
/// ```
/// use porthole::rules::is_api_servers;
/// assert!(is_api_servers("/api") && is_api_servers("/api/v1/nodes") && is_api_servers("/healthz"));
/// assert!(!is_api_servers("/api/docs") && !is_api_servers("/versions") && !is_api_servers("/"));
/// ```
#[must_use]
pub fn is_api_servers(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.next()) {
        (Some("api"), next) => matches!(next, None | Some("v1")),
        (Some(root), _) => ROOTS.contains(&root),
        (None, _) => false,
    }
}
