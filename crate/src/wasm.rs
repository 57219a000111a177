//! The one module that knows JavaScript: what the extension and `dist/core` call.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Code, Error, Parts, ProxyUrl};

mod diagnose;
mod from_js;
mod health;
mod lost;
mod network;
mod node;

use from_js::{Mismatch, from_js};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "ProxyUrl")]
    pub type ParsedUrl;
}

/// What `parse` gives back: the parts, and what they make together.
#[derive(Serialize)]
struct Parsed {
    url: String,
    prefix: String,
    mount: String,
    #[serde(flatten)]
    parts: Parts,
}

/// Reads a proxy URL in any form that a person may paste: a whole URL, a path, a host and path as address bars show
/// them, or a line of `kubectl cluster-info`. Path, query and fragment are kept byte for byte, unless only the URL
/// Standard's reading of them shows where they lead; a user name and password are dropped.
#[wasm_bindgen]
pub fn parse(text: &str) -> Result<ParsedUrl, JsValue> {
    let url = ProxyUrl::parse(text).map_err(thrown)?;
    let parsed = Parsed {
        url: url.to_string(),
        prefix: url.mount.prefix(),
        mount: url.mount.to_string(),
        parts: Parts::from(&url),
    };
    structured(&parsed).map(JsCast::unchecked_into)
}

fn loose_parts(parts: &JsValue) -> Result<Parts, Error> {
    let text = |part| text_of(parts, part).map(Option::unwrap_or_default);
    Ok(Parts {
        origin: text("origin")?,
        base: text("base")?,
        kind: text("kind")?,
        namespace: text("namespace")?,
        scheme: text("scheme")?,
        name: text("name")?,
        port: text("port")?,
        path: text_of(parts, "path")?,
        query: text("query")?,
        fragment: text("fragment")?,
    })
}

/// A part that is a text, or a number, as people hold ports; nothing if it's left out.
fn text_of(parts: &JsValue, part: &'static str) -> Result<Option<String>, Error> {
    let value = js_sys::Reflect::get(parts, &part.into())
        .map_err(|_| Error::new(Code::Missing, "argument", "", "give an object with the parts"))?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    if let Some(text) = value.as_string() {
        return Ok(Some(text));
    }
    if value.as_f64().is_some() {
        return Ok(Some(from_js::json(&value)));
    }
    Err(Error::new(Code::InvalidPart, part, from_js::json(&value), "give a text"))
}

fn structured(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&serializer).map_err(JsValue::from)
}

fn structure<T: serde::de::DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    from_js(value).map_err(|Mismatch { part, found, wanted }| {
        let code = if found.is_empty() { Code::Missing } else { Code::InvalidPart };
        thrown(Error::new(code, part, found, format!("give {wanted}")))
    })
}

/// A JavaScript `Error` that carries the code, the part, what was found there and the rule.
#[allow(clippy::needless_pass_by_value)] // the shape that `map_err` takes
fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    let fields = [
        ("code", error.code.as_str()),
        ("part", error.part),
        ("offending", &error.offending),
        ("rule", &error.rule),
    ];
    for (key, value) in fields {
        // An Error that was just made takes properties.
        let _ = js_sys::Reflect::set(&thrown, &key.into(), &value.into());
    }
    thrown.into()
}
