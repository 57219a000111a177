//! The forms in which a person takes a URL away.

use porthole::{Href, Mount, ProxyUrl};
use serde::Serialize;

use crate::address::is_loopback;
use crate::commands;

porthole::ids! {
    /// A form of a URL.
    Way {
        /// The URL itself.
        Url = "url",
        /// Through `kubectl proxy` on this machine.
        KubectlProxy = "kubectl-proxy",
        /// Straight at the API server.
        Direct = "direct",
        /// A link in Markdown.
        Markdown = "markdown",
        /// A command of `curl`.
        Curl = "curl",
        /// `kubectl get --raw`.
        KubectlRaw = "kubectl-raw",
        /// `kubectl port-forward`.
        PortForward = "port-forward",
    }
}

porthole::ids! {
    /// How the cluster is told who asks.
    Auth {
        /// Not at all, or by `kubectl proxy`.
        Nothing = "none",
        /// By a token, which the command takes from `$TOKEN`.
        Token = "token",
        /// By name and password, which the command takes from `$NAME` and `$PASSWORD`.
        Basic = "basic",
    }
}

porthole::ids! {
    /// What a form of a URL loses.
    Loss {
        /// The fragment: no request has one.
        Fragment = "fragment",
        /// The order of the query's parameters, and how they are encoded (`kubectl get --raw` sorts them).
        QueryOrder = "query-order",
        /// Parameters with a `;` in them, which `kubectl get --raw` drops.
        Semicolon = "semicolon",
        /// `%2F` in the path, which becomes a slash.
        EncodedSlash = "encoded-slash",
        /// Methods other than GET, and headers.
        GetOnly = "get-only",
    }
}

/// What is known of the URL's cluster.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The context in the person's kubeconfig; empty if it isn't known.
    pub context: &'a str,
    /// Origin and base path of the API server behind a `kubectl proxy`; empty if they aren't known.
    pub server: (&'a str, &'a str),
    /// How the cluster is told who asks.
    pub auth: Auth,
}

impl Default for Around<'_> {
    fn default() -> Self {
        Self { context: "", server: ("", ""), auth: Auth::Nothing }
    }
}

/// A URL in some form, ready to be copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Copy {
    /// Which form.
    pub way: Way,
    /// What is copied.
    pub text: String,
    /// The command that must run while it's used; empty if there's none.
    pub before: String,
    /// The URL to open then; empty if what is copied is one.
    pub opens: String,
    /// What is lost.
    pub loses: Vec<Loss>,
}

/// A URL in every form that it can be taken away in. No form holds a secret.
///
/// ```
/// use porthole::ProxyUrl;
/// use porthole_desk::copies::{Around, Auth, Way, copies};
///
/// let url = ProxyUrl::parse("https://h.example/api/v1/namespaces/a/services/web:80/proxy/x?a=1&b='")?;
/// let copies = copies(&url, &Around { context: "prod eu", auth: Auth::Token, ..Around::default() });
/// let text = |way| &*copies.iter().find(|copy| copy.way == way).unwrap().text;
/// assert_eq!(
///     text(Way::Curl),
///     r#"curl --header "Authorization: Bearer $TOKEN" 'https://h.example/api/v1/namespaces/a/services/web:80/proxy/x?a=1&b=%27'"#
/// );
/// assert_eq!(
///     text(Way::KubectlRaw),
///     "kubectl '--context=prod eu' get --raw '/api/v1/namespaces/a/services/web:80/proxy/x?a=1&b=%27'"
/// );
/// assert_eq!(
///     text(Way::PortForward),
///     "kubectl '--context=prod eu' port-forward --namespace a service/web 8080:80"
/// );
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn copies(url: &ProxyUrl, around: &Around<'_>) -> Vec<Copy> {
    let ways: [fn(&ProxyUrl, &Around<'_>) -> Option<Copy>; 7] =
        [as_url, by_kubectl_proxy, direct, markdown, curl, kubectl_raw, port_forward];
    ways.into_iter().filter_map(|way| way(url, around)).collect()
}

impl Copy {
    fn new(way: Way, text: String) -> Self {
        Self { way, text, before: String::new(), opens: String::new(), loses: Vec::new() }
    }
}

fn as_url(url: &ProxyUrl, _: &Around<'_>) -> Option<Copy> {
    (!url.mount.origin.is_empty()).then(|| Copy::new(Way::Url, url.to_string()))
}

fn by_kubectl_proxy(url: &ProxyUrl, around: &Around<'_>) -> Option<Copy> {
    let before = commands::kubectl_proxy(around.context, None).ok()?;
    let text = moved(url, "http://localhost:8001", "").to_string();
    Some(Copy { before, ..Copy::new(Way::KubectlProxy, text) })
}

fn direct(url: &ProxyUrl, around: &Around<'_>) -> Option<Copy> {
    let (origin, base) = around.server;
    let known = !origin.is_empty() && is_kubectl_proxy(&url.mount);
    known.then(|| Copy::new(Way::Direct, moved(url, origin, base).to_string()))
}

fn markdown(url: &ProxyUrl, _: &Around<'_>) -> Option<Copy> {
    let label: String = url.mount.target.element.name.chars().flat_map(escaped).collect();
    let to = normal(url)?.replace('\\', "%5C");
    let to = if to.contains(['(', ')']) { format!("<{to}>") } else { to };
    Some(Copy::new(Way::Markdown, format!("[{label}]({to})")))
}

/// A character as Markdown shows it.
fn escaped(letter: char) -> impl Iterator<Item = char> {
    let special = letter.is_ascii_punctuation() && !matches!(letter, '-' | '.' | ',' | ':');
    special.then_some('\\').into_iter().chain([letter])
}

fn curl(url: &ProxyUrl, around: &Around<'_>) -> Option<Copy> {
    let whole = normal(url)?;
    let sent = whole.split('#').next().unwrap_or_default();
    let auth = match around.auth {
        Auth::Nothing => "",
        Auth::Token => "--header \"Authorization: Bearer $TOKEN\" ",
        Auth::Basic => "--user \"$NAME:$PASSWORD\" ",
    };
    // curl takes brackets and braces for patterns.
    let glob = if sent.contains(['[', ']', '{', '}']) { "--globoff " } else { "" };
    let text = format!("curl {glob}{auth}{}", commands::word("url", sent).ok()?);
    Some(Copy { loses: fragment(url), ..Copy::new(Way::Curl, text) })
}

fn kubectl_raw(url: &ProxyUrl, around: &Around<'_>) -> Option<Copy> {
    // `--raw` replaces the whole path of the server's URL, its base too (seen with kubectl 1.32).
    let base = if is_kubectl_proxy(&url.mount) { around.server.1 } else { &url.mount.base };
    let whole = normal(&moved(url, "http://localhost", base))?;
    let sent = whole.split('#').next()?.strip_prefix("http://localhost")?;
    let kubectl = commands::kubectl(around.context).ok()?;
    let text = format!("{kubectl} get --raw {}", commands::word("url", sent).ok()?);
    let (path, query) = sent.split_once('?').unwrap_or((sent, ""));
    let lost = [
        (Loss::QueryOrder, query.contains('&')),
        (Loss::Semicolon, query.contains(';')),
        (Loss::EncodedSlash, path.to_ascii_lowercase().contains("%2f")),
        (Loss::GetOnly, true),
    ];
    let lost = lost.into_iter().filter_map(|(loss, lost)| lost.then_some(loss));
    Some(Copy {
        loses: fragment(url).into_iter().chain(lost).collect(),
        ..Copy::new(Way::KubectlRaw, text)
    })
}

fn port_forward(url: &ProxyUrl, around: &Around<'_>) -> Option<Copy> {
    let target = &url.mount.target;
    let plain = porthole::port_forward(target)?;
    let (_, ports) = plain.split_once(&format!("/{} ", target.element.name))?;
    let (local, _) = ports.split_once(':')?;
    let opens = format!(
        "{}://localhost:{local}{}{}{}",
        target.element.scheme.as_str(),
        url.path,
        url.query,
        url.fragment
    );
    // The command holds checked names only, so that "kubectl " is never a part of one.
    let text = plain.replace("kubectl ", &format!("{} ", commands::kubectl(around.context).ok()?));
    Some(Copy { opens, ..Copy::new(Way::PortForward, text) })
}

fn fragment(url: &ProxyUrl) -> Vec<Loss> {
    if url.fragment.is_empty() { Vec::new() } else { vec![Loss::Fragment] }
}

/// The URL of the same target on another host.
fn moved(url: &ProxyUrl, origin: &str, base: &str) -> ProxyUrl {
    let mount = Mount { origin: origin.to_owned(), base: base.to_owned(), ..url.mount.clone() };
    ProxyUrl { mount, ..url.clone() }
}

/// The URL as browsers send it; nothing if it has no host.
fn normal(url: &ProxyUrl) -> Option<String> {
    if url.mount.origin.is_empty() {
        return None;
    }
    Href::resolve(&url.to_string(), None).ok().map(Href::into_string)
}

fn is_kubectl_proxy(mount: &Mount) -> bool {
    let Some(authority) = mount.origin.strip_prefix("http://") else {
        return mount.origin.is_empty();
    };
    let port = authority.rfind(':').filter(|colon| !authority[*colon..].contains(']'));
    is_loopback(&authority[..port.unwrap_or(authority.len())])
}
