//! Whose a bare URL is that the API server answered itself: a masked one whose tab has lost its rules, after a restart
//! of the browser, or in the hands of someone who was sent it.

use serde::{Deserialize, Serialize};

use crate::{
    Mount, ProxyUrl,
    resolve::Href,
    rules::{Host, is_api_servers},
};

/// What is known of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Lost {
    /// Where the tab is.
    pub url: String,
    /// Of the answer.
    pub status: u16,
    /// The answer bore the API server's mark. Where a mount has been open, nobody else answers.
    pub audited: bool,
    /// It was reloaded, restored, or reached by Back or Forward; neither typed nor linked to.
    pub revisited: bool,
    /// What a page of this tab left as its prefix. Any page of the origin could have written it.
    pub way_back: String,
    /// The mounts that are open in some tab, then those opened lately.
    pub mounts: Vec<String>,
}

/// What to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "to", rename_all = "lowercase")]
pub enum Finding {
    /// Nothing: the answer is what was asked for.
    Stay,
    /// It can only mean this URL of a mount.
    Enter {
        /// The real URL.
        url: String,
    },
    /// Let the user choose, from one of [`candidates`] or none.
    Offer,
}

/// The mounts that a bare URL may belong to: those of its origin, unless the path is the host's own or the API
/// server's. None with a base path: there the root is the gateway's.
///
/// ```
/// use porthole::{lost::candidates, rules::Host};
/// let hosts = [Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec!["/ui/".into()] }];
/// let web = "http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/".to_owned();
/// let of = |url| candidates(url, &hosts, std::slice::from_ref(&web));
/// assert_eq!(of("http://127.0.0.1:8001/dashboard?a=b"), [web.clone()]);
/// assert!(of("http://127.0.0.1:9001/dashboard").is_empty());
/// assert!(of("http://127.0.0.1:8001/healthz").is_empty());
/// assert!(of("http://127.0.0.1:8001/ui/x").is_empty());
/// ```
#[must_use]
pub fn candidates(url: &str, hosts: &[Host], mounts: &[String]) -> Vec<String> {
    let Some((origin, _)) = bare(url, hosts) else { return Vec::new() };
    let mut found = Vec::new();
    for mount in mounts.iter().filter_map(|mount| Mount::parse(mount).ok()) {
        let name = mount.to_string();
        if mount.origin == origin && mount.base.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Decides. A way back counts only if it names a mount that is known to have been open.
#[must_use]
pub fn find(lost: &Lost, hosts: &[Host]) -> Finding {
    let Some((origin, rest)) = bare(&lost.url, hosts) else { return Finding::Stay };
    let candidates = candidates(&lost.url, hosts, &lost.mounts);
    let refused = matches!(lost.status, 401 | 403 | 404);
    let way_back = format!("{origin}{}/", lost.way_back);
    let known = candidates.iter().find(|&mount| *mount == way_back);
    let enter = |mount: &String| Finding::Enter { url: format!("{mount}{}", &rest[1..]) };
    match (known, &candidates[..]) {
        // At the root itself, the API server has an answer for everyone whom it knows.
        (Some(mount), _) if lost.revisited && (refused || is_root(&rest)) => enter(mount),
        _ if !refused => Finding::Stay,
        (_, [only]) => enter(only),
        (_, []) if lost.status != 404 || !lost.audited => Finding::Stay,
        _ => Finding::Offer,
    }
}

fn is_root(rest: &str) -> bool {
    rest[1..].is_empty() || rest[1..].starts_with(['?', '#'])
}

/// The origin and the rest of a URL that may be masked; nothing for one that says itself whose it is.
fn bare(url: &str, hosts: &[Host]) -> Option<(String, String)> {
    let href = Href::resolve(url, None).ok()?;
    let (origin, rest) = href.split()?;
    let path = &rest[..rest.find(['?', '#']).unwrap_or(rest.len())];
    let host = hosts.iter().find(|host| host.has(&origin))?;
    let own = is_api_servers(path) || host.has_ui(path) || ProxyUrl::parse(url).is_ok();
    (!own).then(|| (origin, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "http://127.0.0.1:8001";

    fn mount(name: &str) -> String {
        format!("{HOST}/api/v1/namespaces/default/services/{name}/proxy/")
    }

    fn hosts() -> Vec<Host> {
        vec![Host { origin: "http://127.0.0.1:*".into(), ui_paths: vec![] }]
    }

    fn lost(mounts: &[&str]) -> Lost {
        let mounts = mounts.iter().map(|name| mount(name)).collect();
        Lost {
            url: format!("{HOST}/deep?q=%2F#f"),
            status: 404,
            audited: true,
            mounts,
            ..Lost::default()
        }
    }

    fn enters(name: &str) -> Finding {
        Finding::Enter { url: format!("{}deep?q=%2F#f", mount(name)) }
    }

    #[test]
    fn one_that_alone_can_be_meant_is_entered_and_among_two_the_user_chooses() {
        assert_eq!(find(&lost(&["a"]), &hosts()), enters("a"));
        assert_eq!(find(&lost(&["a", "a"]), &hosts()), enters("a"));
        assert_eq!(find(&lost(&["a", "b"]), &hosts()), Finding::Offer);
        assert_eq!(find(&lost(&[]), &hosts()), Finding::Offer);
    }

    #[test]
    fn a_way_back_leads_a_revisit_to_a_known_mount_alone() {
        let way_back = |name: &str| format!("/api/v1/namespaces/default/services/{name}/proxy");
        let back =
            |name, revisited| Lost { way_back: way_back(name), revisited, ..lost(&["a", "b"]) };
        assert_eq!(find(&back("b", true), &hosts()), enters("b"));
        assert_eq!(find(&back("b", false), &hosts()), Finding::Offer, "it was typed");
        assert_eq!(find(&back("c", true), &hosts()), Finding::Offer, "nobody has opened c");
        for foreign in ["@evil.test/", ".evil.test", "//evil.test", "/../x"] {
            let hostile = Lost { way_back: foreign.into(), ..back("b", true) };
            assert_eq!(find(&hostile, &hosts()), Finding::Offer, "{foreign}");
        }
    }

    #[test]
    fn an_answer_that_was_asked_for_stays() {
        let at = |path: &str, status| Lost { url: format!("{HOST}{path}"), status, ..lost(&["a"]) };
        for path in ["/api", "/apis/apps/v1", "/healthz?verbose", "/version", "/api/v1/nodes"] {
            assert_eq!(find(&at(path, 404), &hosts()), Finding::Stay, "{path}");
        }
        assert_eq!(find(&at("/", 200), &hosts()), Finding::Stay);
        assert_eq!(find(&at("/x", 503), &hosts()), Finding::Stay);
        assert_eq!(find(&at("/x", 404), &[]), Finding::Stay, "nobody allowed this host");
        let of_nobody = Lost { status: 403, ..lost(&[]) };
        assert_eq!(find(&of_nobody, &hosts()), Finding::Stay);
        let of_another_server = Lost { audited: false, ..lost(&[]) };
        assert_eq!(find(&of_another_server, &hosts()), Finding::Stay);
    }

    #[test]
    fn the_index_of_the_api_server_gives_way_only_to_a_revisited_root() {
        let url = format!("{HOST}/?q");
        let way_back = "/api/v1/namespaces/default/services/a/proxy".to_owned();
        let root = Lost { url, status: 200, revisited: true, way_back, ..lost(&["a"]) };
        assert_eq!(find(&root, &hosts()), Finding::Enter { url: mount("a") + "?q" });
        let typed = Lost { revisited: false, ..root };
        assert_eq!(find(&typed, &hosts()), Finding::Stay);
    }

    #[test]
    fn the_root_of_a_gateway_is_its_own() {
        let based = "http://127.0.0.1:8001/k8s/clusters/c/api/v1/namespaces/a/services/b/proxy/";
        let lost = Lost { mounts: vec![based.into()], ..lost(&[]) };
        assert_eq!(find(&lost, &hosts()), Finding::Offer);
        assert!(candidates(&lost.url, &hosts(), &lost.mounts).is_empty());
    }
}
