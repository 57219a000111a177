//! Bindings for diagnosis.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::{loose_parts, structured, text_of, thrown};
use crate::diagnose::{Outcome, Status, diagnose};
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
    /// `ForwardTarget`
    #[wasm_bindgen(typescript_type = "ForwardTarget")]
    pub type ForwardTarget;
}

/// Tells why a request of a mount failed; nothing where the answer is the app's own, or went well.
#[wasm_bindgen(js_name = diagnose)]
pub fn diagnose_seen(seen: &SeenOutcome) -> Result<MaybeDiagnosis, JsValue> {
    let text = |part| text_of(seen, part).map_err(thrown);
    let mount = Mount::parse(&text("mount")?.unwrap_or_default()).map_err(thrown)?;
    let path = text("url")?.and_then(|url| ProxyUrl::parse(&url).ok());
    let path = path.map(|url| format!("{}{}", url.mount.prefix(), url.path));
    let code = text("status")?.and_then(|code| code.parse().ok());
    let (error, body) = (text("error")?, text("body")?.unwrap_or_default());
    let status = JSON::parse(&body).ok().and_then(|body| status_of(&body, code));
    let outcome = match (&error, &status) {
        (Some(error), _) => Outcome::NoAnswer(error),
        (None, Some(status)) => Outcome::Status(status),
        (None, None) => {
            Outcome::Plain { status: code.unwrap_or_default(), body: &body, audited: audited(seen) }
        }
    };
    match diagnose(&mount, path.as_deref(), outcome) {
        Some(diagnosis) => structured(&diagnosis).map(JsCast::unchecked_into),
        None => Ok(JsValue::UNDEFINED.unchecked_into()),
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
    let headers = Reflect::get(seen, &"headers".into()).ok()?.dyn_into::<Object>().ok()?;
    let names = Object::keys(&headers);
    let mut names = names.iter().filter_map(|name| name.as_string());
    Some(names.any(|name| name.eq_ignore_ascii_case("audit-id")))
}

/// The `kubectl port-forward` command that reaches a target without the proxy; nothing for nodes, which `kubectl` can't
/// forward to, nor for names that no object can have.
#[wasm_bindgen(js_name = portForward)]
pub fn port_forward(target: &ForwardTarget) -> Result<Option<String>, JsValue> {
    let target = loose_parts(target).and_then(|parts| parts.target()).map_err(thrown)?;
    Ok(crate::port_forward(&target))
}
