//! What `dist/core` has besides. The build takes it out of the extension's modules (see `xtask/src/module.rs`).

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{loose_parts, structured, thrown};
use crate::Element;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Element")]
    pub type ParsedElement;
    #[wasm_bindgen(typescript_type = "Parts")]
    pub type LooseParts;
}

/// Reads the path element before `/proxy` (`web`, `web:http`, `https:web:443`, `web%3A80`), accepting exactly what the
/// API server accepts.
#[wasm_bindgen(js_name = parseName)]
pub fn parse_name(element: &str) -> Result<ParsedElement, JsValue> {
    #[derive(Serialize)]
    struct Read<'a> {
        scheme: &'a str,
        name: &'a str,
        port: &'a str,
    }
    let Element { scheme, name, port } = Element::parse(element).map_err(thrown)?;
    structured(&Read { scheme: scheme.as_str(), name: &name, port: &port })
        .map(JsCast::unchecked_into)
}

/// Puts a proxy URL together in canonical form; without an origin, its path. Refuses what the API server or
/// Kubernetes' rules for names would refuse.
#[wasm_bindgen]
pub fn build(parts: &LooseParts) -> Result<String, JsValue> {
    loose_parts(parts).and_then(|parts| parts.build()).map(|url| url.to_string()).map_err(thrown)
}

/// The absolute URL that a request should have, for a URL as a page of the mount writes it. `mountUrl` is any URL of
/// the mount; relative URLs are resolved against it. What is right already or foreign comes back as the URL Standard
/// serialises it.
#[wasm_bindgen]
pub fn rewrite(
    #[wasm_bindgen(js_name = mountUrl)] mount_url: &str,
    url: &str,
) -> Result<String, JsValue> {
    crate::rewrite(mount_url, url).map_err(thrown)
}
