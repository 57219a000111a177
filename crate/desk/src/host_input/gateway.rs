//! Where a host's clusters begin: which part of a path is the base, and whose it is.

use crate::{Code, Mistake};

porthole::ids! {
    /// What stands at an address.
    Via {
        /// `kubectl proxy` on this machine.
        KubectlProxy = "kubectl-proxy",
        /// An API server itself.
        ApiServer = "api-server",
        /// Rancher: `/k8s/clusters/ID`.
        Rancher = "rancher",
        /// Headlamp: `/clusters/NAME`.
        Headlamp = "headlamp",
        /// Google's Connect gateway: `/v1/projects/…/locations/…/gkeMemberships/NAME`.
        ConnectGateway = "connect-gateway",
        /// vCluster Platform (Loft): `/kubernetes/cluster/NAME`, `/kubernetes/project/PROJECT/virtualcluster/NAME`.
        VclusterPlatform = "vcluster-platform",
        /// Some other gateway with a base path.
        Gateway = "gateway",
    }
}

/// What a path says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) via: Via,
    /// Without a slash at its end.
    pub(super) base: String,
    /// The name of the cluster in it; empty if there's none.
    pub(super) name: String,
    /// Whether it's the address of a page for people, from which the base was inferred.
    pub(super) is_page: bool,
}

/// Finds the base in a path.
///
/// # Errors
/// [`Code::NoCluster`] for pages that belong to no cluster.
pub(super) fn recognise(path: &str) -> Result<Place, Mistake> {
    const RULE: &str = "this is a page of the gateway itself; open the cluster there and paste that page's address";
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    for start in 0..segments.len() {
        let (before, rest) = segments.split_at(start);
        if matches!(rest, ["dashboard", "c", "_", ..] | ["dashboard", "home" | "auth", ..]) {
            return Err(Mistake::new(Code::NoCluster, "host", path, RULE));
        }
        if let Some(place) = known(before, rest) {
            return Ok(place);
        }
    }
    Ok(other(&segments))
}

/// The gateways whose paths say where a cluster begins.
fn known(before: &[&str], rest: &[&str]) -> Option<Place> {
    let at = |via, length: usize| {
        Some(place(via, &[before, &rest[..length]].concat(), rest[length - 1], false))
    };
    let page =
        |via, base: &[&str], name| Some(place(via, &[before, base, &[name]].concat(), name, true));
    match rest {
        ["k8s", "clusters", _, ..] => at(Via::Rancher, 3),
        ["kubernetes", "cluster", _, ..] => at(Via::VclusterPlatform, 3),
        ["kubernetes", "project", _, "virtualcluster", _, ..] => at(Via::VclusterPlatform, 5),
        [version, "projects", _, "locations", _, "gkeMemberships" | "memberships", _, ..]
            if version.starts_with('v') =>
        {
            at(Via::ConnectGateway, 7)
        }
        ["clusters", _, ..] => at(Via::Headlamp, 2),
        ["dashboard", "c", name, ..] => page(Via::Rancher, &["k8s", "clusters"], name),
        ["c", name, ..] if name.starts_with("c-") => page(Via::Rancher, &["k8s", "clusters"], name),
        ["c", name, ..] => page(Via::Headlamp, &["clusters"], name),
        _ => None,
    }
}

/// Any other path: what comes before the API server's own, or all of it.
fn other(segments: &[&str]) -> Place {
    let own = (0..segments.len()).find(|start| is_of_api_server(&segments[*start..]));
    let base = &segments[..own.unwrap_or(segments.len())];
    let via = if base.is_empty() { Via::ApiServer } else { Via::Gateway };
    let is_page = own.is_none() && segments.last().is_some_and(|last| names_a_page(last));
    Place { is_page, ..place(via, base, "", false) }
}

fn is_of_api_server(rest: &[&str]) -> bool {
    const ROOTS: [&str; 9] =
        ["api", "apis", "version", "healthz", "livez", "readyz", "openapi", "openid", "metrics"];
    match rest {
        ["api", version, ..] => *version == "v1",
        [first, ..] => ROOTS.contains(first),
        [] => false,
    }
}

fn names_a_page(segment: &str) -> bool {
    const WORDS: [&str; 6] = [".html", "login", "signin", "dashboard", "console", "home"];
    let segment = segment.to_ascii_lowercase();
    WORDS.iter().any(|word| segment.contains(word))
}

fn place(via: Via, segments: &[&str], name: &str, is_page: bool) -> Place {
    let slash = if segments.is_empty() { "" } else { "/" };
    Place { via, base: slash.to_owned() + &segments.join("/"), name: name.to_owned(), is_page }
}
