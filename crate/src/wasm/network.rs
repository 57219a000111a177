//! Bindings for the network layer: rules as the browser's API takes them.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::{structure, structured, text_of, thrown};
use crate::{
    Mount, ProxyUrl, alias, cookie, listener,
    plan::{Known, To, plan},
    rules::{self, Host, Signed, Stay, TabMode},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A host that the user allowed; a port of `*` in its origin stands for any. */
export interface HostPattern { readonly origin: string; readonly uiPaths: readonly string[] }
/** What of a session's rule matters to a plan; `tab` is -1 for requests of no tab, absent for any tab. */
export interface KnownRule {
  readonly id: number;
  readonly priority: number;
  readonly tab?: number | undefined;
  readonly from?: string | undefined;
  readonly filter?: string | undefined;
  readonly to?: string | undefined;
  /** The headers that it sets on requests, each as `name: value`. */
  readonly sets?: readonly string[] | undefined;
}
/** A cookie set outside of its mount: its name, the path for which the browser keeps it, and the one where it belongs. */
export interface MisplacedCookie { readonly name: string; readonly from: string; readonly to: string }
/** One change to a header of a request. */
export interface HeaderChange { readonly header: string; readonly operation: "set" | "remove"; readonly value?: string }
/** Whose `Authorization` goes out: the user's headers, each as `name: value` with the name in lowercase, or the app's own. */
export type SignedBy = readonly string[] | "app";
/** Where a tab is going: into a mount (any URL of it), to an origin itself past every mount on it, or elsewhere. */
export type Destination =
  | {
      readonly mount: string;
      readonly mode: "root" | "prefix" | "off";
      readonly alias?: string | undefined;
      readonly signed?: SignedBy | undefined;
    }
  | { readonly root: string }
  | null;
"#;

#[wasm_bindgen]
extern "C" {
    /// `readonly HostPattern[]`
    #[wasm_bindgen(typescript_type = "readonly HostPattern[]")]
    pub type Hosts;
    /// `readonly KnownRule[]`
    #[wasm_bindgen(typescript_type = "readonly KnownRule[]")]
    pub type KnownRules;
    /// `SignedBy`
    #[wasm_bindgen(typescript_type = "SignedBy")]
    pub type SignedBy;
    /// `Destination`
    #[wasm_bindgen(typescript_type = "Destination")]
    pub type Destination;
}

/// The rules that need no tab, for `updateDynamicRules`. `entryPage` is the entry page's URL up to and including `#`.
#[wasm_bindgen(js_name = persistentRules)]
pub fn persistent_rules(
    hosts: &Hosts,
    #[wasm_bindgen(js_name = entryPage)] entry_page: &str,
) -> Result<JsValue, JsValue> {
    let hosts: Vec<Host> = structure(hosts)?;
    structured(&rules::persistent(&hosts, entry_page))
}

/// The update for `updateSessionRules` after which `tab` is in `to` alone. `existing` are the session's rules,
/// `remembered` the origins that an open tab has been on.
#[wasm_bindgen(js_name = plan)]
#[allow(clippy::needless_pass_by_value)] // how wasm-bindgen hands lists over
pub fn plan_change(
    existing: &KnownRules,
    tab: i32,
    to: &Destination,
    remembered: Vec<String>,
    #[wasm_bindgen(js_name = entryPage)] entry_page: &str,
) -> Result<JsValue, JsValue> {
    let existing: Vec<Known> = structure(existing)?;
    let part =
        |of: &'static str| if to.is_object() { text_of(to, of).map_err(thrown) } else { Ok(None) };
    let (mount, mode, root, alias) = (part("mount")?, part("mode")?, part("root")?, part("alias")?);
    let mode = mode.as_deref().and_then(TabMode::from_name);
    let mount = mount.map(|mount| Mount::parse(&mount)).transpose().map_err(thrown)?;
    let headers = headers_of(&Reflect::get(to, &"signed".into()).unwrap_or_default())?;
    let to = match (&mount, mode, &root) {
        (Some(mount), Some(mode), _) => {
            let alias = alias.as_deref().unwrap_or_default();
            To::Mount(Stay { mount, mode, alias, signed: signed_by(headers.as_deref()) })
        }
        (_, _, Some(root)) => To::Root(root),
        _ => To::Away,
    };
    structured(&plan(&existing, tab, to, &remembered, entry_page))
}

/// The headers that are to be sent, if any; nothing where it's left to the app.
fn headers_of(signed: &JsValue) -> Result<Option<Vec<String>>, JsValue> {
    if signed.is_string() {
        return Ok(None);
    }
    if signed.is_undefined() { Ok(Some(Vec::new())) } else { structure(signed).map(Some) }
}

fn signed_by(headers: Option<&[String]>) -> Signed<'_> {
    match headers {
        Some([]) => Signed::No,
        Some(headers) => Signed::ByUser(headers),
        None => Signed::ByApp,
    }
}

/// Whether one of the hosts that the user allowed has this origin.
#[wasm_bindgen(js_name = isAllowed)]
pub fn is_allowed(hosts: &Hosts, origin: &str) -> Result<bool, JsValue> {
    let hosts: Vec<Host> = structure(hosts)?;
    Ok(hosts.iter().any(|host| host.has(origin)))
}

/// A cookie that an answer of `mount` (its URL) sets outside of the mount, and where it belongs; `null` where it is right.
#[wasm_bindgen(js_name = misplacedCookie, unchecked_return_type = "MisplacedCookie | null")]
pub fn misplaced_cookie(
    mount: &str,
    #[wasm_bindgen(js_name = setCookie)] set_cookie: &str,
) -> Result<JsValue, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    match cookie::misplaced(&mount, set_cookie) {
        Some(cookie) => structured(&cookie),
        None => Ok(JsValue::NULL),
    }
}

/// The address that a URL proposes as the other name of a mount's host, as `host:port`; nothing unless the mount's own
/// prefix stands there. None of `hosts`, which the user has named, is proposed. `mount` is any URL of the mount.
#[wasm_bindgen(js_name = proposedAlias)]
pub fn proposed_alias(claim: &str, mount: &str, hosts: &Hosts) -> Result<Option<String>, JsValue> {
    let hosts: Vec<Host> = structure(hosts)?;
    let mount = Mount::parse(mount).map_err(thrown)?;
    Ok(alias::proposed(claim, &mount, &hosts))
}

/// Whether an alias is one of the addresses that the host itself gives for its API server.
#[wasm_bindgen(js_name = isAmong)]
#[must_use]
#[allow(clippy::needless_pass_by_value)] // how wasm-bindgen hands lists over
pub fn is_among(alias: &str, addresses: Vec<String>) -> bool {
    alias::is_among(alias, &addresses)
}

/// Where a URL on a mount's alias leads by way of the mount; nothing for another host's.
#[wasm_bindgen(js_name = resolveAlias)]
pub fn resolve_alias(url: &str, mount: &str, alias: &str) -> Result<Option<String>, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    Ok(alias::resolve(url, &mount, alias))
}

/// Where a request of a page of `mount` should go instead; nothing where it's right. `alias` is the other name of the
/// mount's host, or empty.
#[wasm_bindgen(js_name = putRight)]
pub fn put_right(mount: &str, alias: &str, url: &str) -> Result<Option<String>, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    Ok(listener::put_right(&mount, alias, url))
}

/// Whether a bare URL that nobody leads to is meant for the app that its tab shows, in this mode.
#[wasm_bindgen(js_name = isTheApps)]
pub fn is_the_apps(mount: &str, mode: &str, hosts: &Hosts, url: &str) -> Result<bool, JsValue> {
    let hosts: Vec<Host> = structure(hosts)?;
    let mount = Mount::parse(mount).map_err(thrown)?;
    let mode = TabMode::from_name(mode).unwrap_or(TabMode::Off);
    Ok(listener::is_the_apps(&mount, mode, &hosts, url))
}

/// The changes to the headers of a request to `mount`; `own` where a page of the mount asks.
#[wasm_bindgen(js_name = sentHeaders, unchecked_return_type = "HeaderChange[]")]
pub fn sent_headers(mount: &str, own: bool, kind: &str, method: &str) -> Result<JsValue, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    structured(&listener::sent(&mount, own, kind, method))
}

/// The changes to the headers of a request to `mount` that say who the user is.
#[wasm_bindgen(js_name = signedHeaders, unchecked_return_type = "HeaderChange[]")]
pub fn signed_headers(
    mount: &str,
    url: &str,
    own: bool,
    kind: &str,
    method: &str,
    signed: &SignedBy,
) -> Result<JsValue, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    let headers = headers_of(signed)?;
    structured(&listener::signed(&mount, url, own, kind, method, signed_by(headers.as_deref())))
}

/// The policy for a document of `mount`, if it needs one: `origin` led to it, those of `around` hold its frame.
#[wasm_bindgen(js_name = documentPolicy)]
#[allow(clippy::needless_pass_by_value)] // how wasm-bindgen hands texts and lists over
pub fn document_policy(
    mount: &str,
    top: bool,
    method: &str,
    origin: Option<String>,
    around: Vec<String>,
) -> Result<Option<String>, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    let policy = listener::policy(&mount, top, method, origin.as_deref(), &around);
    Ok(policy.map(str::to_owned))
}

/// Who asks for something of `mount`, by full URLs.
#[wasm_bindgen(unchecked_return_type = "'own' | 'ofTab' | 'other'")]
#[allow(clippy::needless_pass_by_value)] // how wasm-bindgen hands texts and lists over
pub fn spender(
    mount: &str,
    origin: Option<String>,
    document: Option<String>,
    around: Vec<String>,
) -> Result<String, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    let spender = listener::spender(&mount, origin.as_deref(), document.as_deref(), &around);
    Ok(spender.name().to_owned())
}

/// The name of what a listener of navigations has been told by a number.
#[wasm_bindgen(js_name = errorName)]
pub fn error_name(told: &str) -> String {
    listener::named(told).into_owned()
}

/// What a header of an answer of `mount` should say instead; nothing where it's right. `name` in lowercase.
#[wasm_bindgen(js_name = receivedHeader)]
pub fn received_header(
    mount: &str,
    url: &str,
    kind: &str,
    name: &str,
    value: &str,
) -> Result<Option<String>, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    Ok(listener::received(&mount, url, kind, name, value))
}

/// What a document is told ahead of all else; may be empty.
#[wasm_bindgen(js_name = toldDocument)]
#[must_use]
pub fn server_timing(alias: &str, posted: bool) -> String {
    listener::told(alias, posted)
}

/// The URL with which a tab enters: as `parse` reads `url`, but never without the `/` after the prefix, which the API
/// server would answer with a redirect.
#[wasm_bindgen(js_name = entryUrl)]
pub fn entry_url(url: &str) -> Result<String, JsValue> {
    let mut url = ProxyUrl::parse(url).map_err(thrown)?;
    if url.path.is_empty() {
        url.path.push('/');
    }
    Ok(url.to_string())
}

/// How many repairs of a kind are believed of a page that claims `count`; 0 for a kind that isn't known.
#[wasm_bindgen(js_name = believedCount)]
#[must_use]
pub fn believed_count(kind: &str, count: f64) -> u32 {
    crate::report::believed_count(kind, count)
}

/// Whether a page's claim to show this mode for this reason is believed.
#[wasm_bindgen(js_name = isBelievedMode)]
#[must_use]
pub fn is_believed_mode(mode: &str, reason: &str) -> bool {
    crate::report::is_believed_mode(mode, reason)
}
