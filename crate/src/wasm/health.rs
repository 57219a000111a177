//! Bindings for the health check.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::health::{self, Facts};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What was counted in a document that has come to rest. What is left out counts as 0. */
export interface HealthFacts {
  /** The HTTP status of the document. */
  readonly status: number;
  /** Scripts in the document. */
  readonly scripts: number;
  /** Characters of text that a person sees, and things other than text. */
  readonly text: number;
  readonly shown: number;
  /** 1 where the little text that there is says that nothing was found. */
  readonly notFound: number;
  /** Uncaught errors. */
  readonly errors: number;
  /** Module scripts of this host that failed to load, and other requests answered 404. */
  readonly modules: number;
  readonly requests: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// `HealthFacts`
    #[wasm_bindgen(typescript_type = "HealthFacts")]
    pub type HealthFacts;
}

/// How ill a page is: 0 for a page that is well; nothing where the answer is no page of the app's.
#[wasm_bindgen(js_name = illness)]
#[must_use]
pub fn illness(facts: &HealthFacts) -> Option<u32> {
    let count = |of: &str| {
        Reflect::get(facts, &of.into()).ok().and_then(|count| count.as_f64()).unwrap_or_default()
    };
    health::illness(&Facts {
        status: count("status"),
        scripts: count("scripts"),
        text: count("text"),
        shown: count("shown"),
        not_found: count("notFound"),
        errors: count("errors"),
        modules: count("modules"),
        requests: count("requests"),
    })
}

/// Whether the mode tried second is better than the first, whose page was this ill.
#[wasm_bindgen(js_name = isBetter)]
#[must_use]
pub fn is_better(second: Option<u32>, first: u32) -> bool {
    health::is_better(second, first)
}
