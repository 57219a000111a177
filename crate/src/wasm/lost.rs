//! Bindings for URLs that have lost their mount.

use wasm_bindgen::prelude::*;

use super::{network::Hosts, structure, structured};
use crate::{
    lost::{self, Lost},
    rules::Host,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What is known of a bare URL that the API server answered itself. */
export interface LostUrl {
  readonly url: string;
  readonly status: number;
  /** The answer bore the API server's mark. */
  readonly audited: boolean;
  /** Reloaded, restored, or reached by Back or Forward. */
  readonly revisited: boolean;
  /** The prefix that a page of this tab left. */
  readonly wayBack: string;
  /** The mounts that are open, then those opened lately. */
  readonly mounts: readonly string[];
}
/** What to do about it: nothing, go to the real URL that it can only mean, or let the user choose. */
export type Finding =
  | { readonly to: "stay" }
  | { readonly to: "enter"; readonly url: string }
  | { readonly to: "offer" };
"#;

#[wasm_bindgen]
extern "C" {
    /// `LostUrl`
    #[wasm_bindgen(typescript_type = "LostUrl")]
    pub type LostUrl;
    /// `Finding`
    #[wasm_bindgen(typescript_type = "Finding")]
    pub type Finding;
}

/// Whose a bare URL is that the API server answered itself.
#[wasm_bindgen(js_name = findLost)]
pub fn find_lost(lost: &LostUrl, hosts: &Hosts) -> Result<Finding, JsValue> {
    let (lost, hosts): (Lost, Vec<Host>) = (structure(lost)?, structure(hosts)?);
    structured(&lost::find(&lost, &hosts)).map(JsCast::unchecked_into)
}

/// The mounts, of those given, that a bare URL may belong to.
#[wasm_bindgen(js_name = lostCandidates)]
#[allow(clippy::needless_pass_by_value)] // how wasm-bindgen hands lists over
pub fn lost_candidates(
    url: &str,
    hosts: &Hosts,
    mounts: Vec<String>,
) -> Result<Vec<String>, JsValue> {
    Ok(lost::candidates(url, &structure::<Vec<Host>>(hosts)?, &mounts))
}
