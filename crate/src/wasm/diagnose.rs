//! Bindings for diagnosis.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::{loose_parts, structured, text_of, thrown};
use crate::diagnose::{Outcome, Request, Status, diagnose, losses, strayed, unowned};
use crate::{Mount, ProxyUrl};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("diagnose.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `Seen`
    #[wasm_bindgen(typescript_type = "Seen")]
    pub type SeenOutcome;
    /// `Diagnosis | undefined`
    #[wasm_bindgen(typescript_type = "Diagnosis | undefined")]
    pub type MaybeDiagnosis;
    /// `SeenRequest`
    #[wasm_bindgen(typescript_type = "SeenRequest")]
    pub type SeenRequest;
    /// `Loss[]`
    #[wasm_bindgen(typescript_type = "Loss[]")]
    pub type Losses;
    /// `Loss`
    #[wasm_bindgen(typescript_type = "Loss")]
    pub type OneLoss;
    /// `Loss | undefined`
    #[wasm_bindgen(typescript_type = "Loss | undefined")]
    pub type MaybeLoss;
    /// `ForwardTarget`
    #[wasm_bindgen(typescript_type = "ForwardTarget")]
    pub type ForwardTarget;
}

/// Tells why a request of a mount failed; nothing where the answer is the app's own, or went well.
#[wasm_bindgen(js_name = diagnose)]
pub fn diagnose_seen(seen: &SeenOutcome) -> Result<MaybeDiagnosis, JsValue> {
    let mount = mount_of(seen)?;
    let path = text(seen, "url")?.and_then(|url| ProxyUrl::parse(&url).ok());
    let path = path.map(|url| format!("{}{}", url.mount.prefix(), url.path));
    let answer = Answer::read(seen)?;
    match diagnose(&mount, path.as_deref(), answer.outcome()) {
        Some(diagnosis) => structured(&diagnosis).map(JsCast::unchecked_into),
        None => Ok(JsValue::UNDEFINED.unchecked_into()),
    }
}

/// Tells what a page loses by a request that it made, or a worker; nothing where it went well or failed for the app's
/// own reasons.
#[wasm_bindgen(js_name = losses)]
pub fn losses_seen(seen: &SeenRequest) -> Result<Losses, JsValue> {
    let mount = mount_of(seen)?;
    let url = text(seen, "url")?.unwrap_or_default();
    let (path, query) = split(&url);
    let part = |part| text(seen, part).map(Option::unwrap_or_default);
    let (method, kind) = (part("method")?, part("type")?);
    let [content_type, content_encoding] =
        ["content-type", "content-encoding"].map(|name| header(seen, name).unwrap_or_default());
    let authorization = is_true(seen, "authorization");
    let request = Request {
        path,
        query,
        method: &method,
        kind: &kind,
        authorization,
        content_type: &content_type,
        content_encoding: &content_encoding,
    };
    let answer = Answer::read(seen)?;
    structured(&losses(&mount, &request, answer.outcome())).map(JsCast::unchecked_into)
}

/// What the pages of `mount` lose by a worker's request for `url`, which missed every mount and is no tab's.
#[wasm_bindgen(js_name = unownedLoss)]
pub fn unowned_loss(mount: &str, url: &str) -> Result<OneLoss, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    structured(&unowned(&mount, split(url).0)).map(JsCast::unchecked_into)
}

/// What a page of `mount` loses by a frame's request for `url`, which was meant for the mount that the frame is on;
/// nothing where the frame's URL is no other mount's.
#[wasm_bindgen(js_name = strayedLoss)]
pub fn strayed_loss(mount: &str, frame: &str, url: &str) -> Result<MaybeLoss, JsValue> {
    let mount = Mount::parse(mount).map_err(thrown)?;
    match ProxyUrl::parse(frame) {
        Ok(frame) if frame.mount != mount => {
            let loss = strayed(&mount, &frame.mount, split(url).0);
            structured(&loss).map(JsCast::unchecked_into)
        }
        _ => Ok(JsValue::UNDEFINED.unchecked_into()),
    }
}

/// Path and query of an absolute URL.
fn split(url: &str) -> (&str, Option<&str>) {
    let url = url.split('#').next().unwrap_or_default();
    let (before, query) =
        url.split_once('?').map_or((url, None), |(url, query)| (url, Some(query)));
    let rest = before.split_once("://").map_or(before, |(_, rest)| rest);
    (rest.find('/').map_or("/", |at| &rest[at..]), query)
}

fn mount_of(seen: &JsValue) -> Result<Mount, JsValue> {
    Mount::parse(&text(seen, "mount")?.unwrap_or_default()).map_err(thrown)
}

fn text(seen: &JsValue, part: &'static str) -> Result<Option<String>, JsValue> {
    text_of(seen, part).map_err(thrown)
}

fn is_true(seen: &JsValue, part: &str) -> bool {
    Reflect::get(seen, &part.into()).is_ok_and(|value| value.is_truthy())
}

/// What came back, held for an [`Outcome`] to borrow.
struct Answer {
    code: u16,
    body: String,
    error: Option<String>,
    status: Option<Status>,
    audited: Option<bool>,
    answers: bool,
}

impl Answer {
    fn read(seen: &JsValue) -> Result<Self, JsValue> {
        let code = text(seen, "status")?.and_then(|code| code.parse().ok());
        let body = text(seen, "body")?.unwrap_or_default();
        Ok(Self {
            code: code.unwrap_or_default(),
            status: JSON::parse(&body).ok().and_then(|body| status_of(&body, code)),
            body,
            error: text(seen, "error")?,
            audited: audited(seen),
            answers: is_true(seen, "answers"),
        })
    }

    fn outcome(&self) -> Outcome<'_> {
        let &Self { code: status, audited, answers, .. } = self;
        match (&self.error, &self.status) {
            (Some(error), _) => Outcome::NoAnswer { error, answers },
            (None, Some(status)) => Outcome::Status(status),
            (None, None) => Outcome::Plain { status, body: &self.body, audited },
        }
    }
}

/// A JSON value read as a `Status`, with the answer's own code.
fn status_of(body: &JsValue, code: Option<u16>) -> Option<Status> {
    let text = |of: &JsValue, part| text_of(of, part).ok().flatten();
    let details = Reflect::get(body, &"details".into()).ok()?;
    let status = Status {
        kind: text(body, "kind")?,
        api_version: text(body, "apiVersion")?,
        code: code.or_else(|| text(body, "code")?.parse().ok())?,
        message: text(body, "message").unwrap_or_default(),
        name: text(&details, "name").unwrap_or_default(),
        resource: text(&details, "kind").unwrap_or_default(),
    };
    status.is_genuine().then_some(status)
}

/// Whether the headers, if they're known, hold the API server's mark.
fn audited(seen: &JsValue) -> Option<bool> {
    headers(seen)?;
    Some(header(seen, "audit-id").is_some())
}

fn headers(seen: &JsValue) -> Option<Object> {
    Reflect::get(seen, &"headers".into()).ok()?.dyn_into::<Object>().ok()
}

/// A header by its name in lower case.
fn header(seen: &JsValue, name: &str) -> Option<String> {
    let headers = headers(seen)?;
    let names = Object::keys(&headers);
    let is = |of: &JsValue| of.as_string().is_some_and(|of| of.eq_ignore_ascii_case(name));
    let found = names.iter().find(is)?;
    Reflect::get(&headers, &found).ok()?.as_string()
}

/// The `kubectl port-forward` command that reaches a target without the proxy; nothing for nodes, which `kubectl` can't
/// forward to, nor for names that no object can have.
#[wasm_bindgen(js_name = portForward)]
pub fn port_forward(target: &ForwardTarget) -> Result<Option<String>, JsValue> {
    let target = loose_parts(target).and_then(|parts| parts.target()).map_err(thrown)?;
    Ok(crate::port_forward(&target))
}
