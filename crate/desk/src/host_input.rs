//! What a person pastes to add a cluster, read as the hosts that it names.

mod gateway;
mod kubectl;

use porthole::{ProxyUrl, paste};
use serde::Serialize;

use crate::address::{Address, shown};
use crate::kubeconfig::{self, Kubeconfig};
use crate::{Code, Mistake};

pub use gateway::Via;

porthole::ids! {
    /// Something that a person should know of a host before it's added.
    Warning {
        /// Plain HTTP to another machine: whoever is on the way reads all, tokens too.
        PlainHttp = "plain-http",
        /// It was the address of a page for people; the cluster's own address was inferred.
        Page = "page",
        /// A user name or password in the address was left out.
        UserDropped = "user-dropped",
        /// A query or fragment was left out.
        QueryDropped = "query-dropped",
        /// No port was given on this machine, so that 80 is meant; `kubectl proxy` has 8001.
        PortMissing = "port-missing",
        /// No scheme was given; the likely one was taken.
        SchemeGuessed = "scheme-guessed",
        /// It was an address that means "all of this machine's"; 127.0.0.1 was taken.
        AnyAddress = "any-address",
        /// `kubectl proxy` answers to `localhost` and `127.0.0.1` only.
        RefusedName = "refused-name",
    }
}

/// A host that could be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// `http://127.0.0.1:8001`.
    pub origin: String,
    /// Empty, or what stands before `/api/v1/`: `/k8s/clusters/c-abc`.
    pub base: String,
    /// What seems to stand there.
    pub via: Via,
    /// A name to show, as long as the person gives no other.
    pub name: String,
    /// The proxied URL that was pasted, in canonical form; empty if none was.
    pub opens: String,
    /// What the person should know.
    pub warnings: Vec<Warning>,
}

/// What was pasted.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Input {
    /// An address in some form.
    Host(Proposal),
    /// A kubeconfig.
    Kubeconfig(Kubeconfig),
}

/// Reads what a person pasted to add a cluster: an address with or without scheme, a proxied URL, the page of a
/// gateway, the output of `kubectl cluster-info` or `kubectl proxy`, or a kubeconfig.
///
/// # Errors
/// [`Code::Missing`], [`Code::NoHost`], [`Code::InvalidUrl`], [`Code::UnsupportedScheme`], [`Code::NoCluster`],
/// [`Code::UnixSocket`], [`Code::TooLarge`], [`Code::Credential`] for a token in the wrong place. No error shows a user name, a password, a
/// query or a token.
///
/// ```
/// use porthole_desk::host_input::{Input, Via, read};
///
/// let Input::Host(host) = read("https://rancher.example/dashboard/c/c-m-1/explorer")? else { panic!() };
/// assert_eq!((&*host.origin, &*host.base), ("https://rancher.example", "/k8s/clusters/c-m-1"));
/// assert_eq!((host.via, &*host.name), (Via::Rancher, "c-m-1"));
///
/// let Input::Host(host) = read("Starting to serve on 127.0.0.1:8001")? else { panic!() };
/// assert_eq!((&*host.origin, host.via), ("http://127.0.0.1:8001", Via::KubectlProxy));
/// # Ok::<(), porthole_desk::Mistake>(())
/// ```
pub fn read(text: &str) -> Result<Input, Mistake> {
    if kubeconfig::is_one(text) {
        return Ok(Input::Kubeconfig(kubeconfig::read(&kubeconfig::files(text))));
    }
    host(text).map(Input::Host)
}

/// Bytes of a text that is searched for an address.
const MOST: usize = 64 << 10;

/// Reads an address in some form, as [`read`] does.
///
/// # Errors
/// As [`read`].
pub fn host(text: &str) -> Result<Proposal, Mistake> {
    const EXAMPLE: &str = "paste an address such as http://127.0.0.1:8001 or https://192.0.2.1:6443, a kubeconfig, or what kubectl cluster-info prints";
    const LONG: &str = "this is more than any address or the output of kubectl cluster-info; paste the address alone";
    if text.len() > MOST {
        return Err(Mistake::new(Code::TooLarge, "host", "", LONG));
    }
    let plain = paste::without_escapes(text);
    let plain = paste::unwrapped(&plain);
    if plain.is_empty() {
        return Err(Mistake::new(Code::Missing, "host", "", EXAMPLE));
    }
    if holds_credential(plain) {
        const RULE: &str = "this looks like a token: it belongs into the field for credentials, once the host is added";
        return Err(Mistake::new(Code::Credential, "host", "", RULE));
    }
    let (url, guessed) = match kubectl::served(plain) {
        Some(served) => (served?, false),
        None => address_in(plain),
    };
    if url.starts_with(['/', '\\']) && !url.starts_with("//") {
        return Err(Mistake::new(Code::NoHost, "host", &shown(plain), EXAMPLE));
    }
    propose(&url, guessed)
}

/// The address in a text, and whether its scheme was guessed.
fn address_in(text: &str) -> (String, bool) {
    /// Where small clusters on one machine serve their API.
    const TLS: [&str; 4] = ["443", "6443", "8443", "16443"];
    let url = paste::find(text);
    let end = url.split("://").next().unwrap_or_default().len();
    let guessed = url.contains("://") && !text.contains(url.get(..end + 3).unwrap_or_default());
    match url.strip_prefix("http://").filter(|_| guessed) {
        Some(rest) => {
            let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let port = authority.rsplit_once(':').map_or("", |(_, port)| port);
            let scheme = if TLS.contains(&port) { "https" } else { "http" };
            (format!("{scheme}://{rest}"), true)
        }
        None => (url, guessed),
    }
}

fn propose(url: &str, guessed: bool) -> Result<Proposal, Mistake> {
    let mut address = Address::read(url)?;
    let any = matches!(address.name(), "0.0.0.0" | "[::]");
    if any {
        address.origin =
            address.origin.replace("0.0.0.0", "127.0.0.1").replace("[::]", "127.0.0.1");
    }
    let proxied = ProxyUrl::parse(url).ok().filter(|url| !url.mount.origin.is_empty());
    let place = match &proxied {
        Some(url) => gateway::recognise(&format!("{}/api/v1", url.mount.base))?,
        None => gateway::recognise(&address.path)?,
    };
    let opens = proxied.map(|mut url| {
        url.mount.origin.clone_from(&address.origin);
        url.to_string()
    });
    let seen = [
        (Warning::SchemeGuessed, guessed),
        (Warning::UserDropped, address.has_user),
        (Warning::Page, place.is_page),
        (Warning::QueryDropped, address.has_rest && opens.is_none()),
        (Warning::AnyAddress, any),
    ];
    let warnings = seen.into_iter().filter_map(|(warning, seen)| seen.then_some(warning));
    let warnings = warnings.chain(warnings_of(&address)).collect();
    let (via, name) = named(&address, place.via, place.name);
    let opens = opens.unwrap_or_default();
    Ok(Proposal { origin: address.origin, base: place.base, via, name, opens, warnings })
}

/// What there is to say of scheme, name and port.
pub(crate) fn warnings_of(address: &Address) -> impl Iterator<Item = Warning> + use<> {
    let (plain, here) = (address.is_plain(), address.is_loopback());
    let answered = matches!(address.name(), "localhost" | "127.0.0.1");
    let seen = [
        (Warning::PlainHttp, plain && !here),
        (Warning::PortMissing, plain && here && address.port().is_empty()),
        (Warning::RefusedName, plain && here && !answered),
    ];
    seen.into_iter().filter_map(|(warning, seen)| seen.then_some(warning))
}

/// What seems to stand at an address.
pub(crate) fn via_of(address: &Address) -> Via {
    let via = gateway::recognise(&address.path).map_or(Via::Gateway, |place| place.via);
    named(address, via, String::new()).0
}

fn named(address: &Address, via: Via, name: String) -> (Via, String) {
    let local = address.is_plain() && address.is_loopback();
    let via = if via == Via::ApiServer && local { Via::KubectlProxy } else { via };
    let authority = address.origin.split_once("://").map_or("", |(_, authority)| authority);
    let shown = if address.is_loopback() { authority } else { address.name() };
    (via, if name.is_empty() { shown.to_owned() } else { name })
}

/// Whether a text holds what looks like a token: a JWT, or one of `OpenShift`'s or Rancher's.
fn holds_credential(text: &str) -> bool {
    text.split(|letter: char| letter.is_whitespace() || "\"'".contains(letter)).any(|word| {
        let is_jwt = word.starts_with("eyJ") && word.matches('.').count() == 2;
        let is_named =
            ["sha256~", "token-", "kubeconfig-u"].iter().any(|start| word.starts_with(start));
        is_jwt || (is_named && word.len() > 40) || word == "Bearer"
    })
}
