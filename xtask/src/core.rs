//! The core as WebAssembly, for the extension and for Node.

use std::fs;

use wasm_bindgen_cli_support::Bindgen;

use crate::place::Place;
use crate::snip;
use crate::tool::{self, CORE_TARGET, Failure};

const GENERATED: &str = "extension/core/generated";
const NODE: &str = "dist/core";

/// What [`build`] makes and people watch the size of.
pub const ARTEFACTS: &[&str] =
    &["extension/core/generated/porthole_bg.wasm", "extension/core/generated/porthole.js"];

/// Builds the core into `extension/core/generated` and `dist/core`.
pub fn build(place: &Place, release: bool) -> Result<(), Failure> {
    let profile = if release { "wasm" } else { "wasm-dev" };
    let module = tool::compile(place, "porthole", CORE_TARGET, profile)?;
    let wasm = place.read(&module)?;
    place.unless_fresh("core", &[&wasm, profile.as_bytes()], ARTEFACTS, || {
        if !release {
            return bind(place, wasm.clone());
        }
        bind(place, snip::panics(&wasm)?)?;
        shrink(place)
    })?;
    for_node(place)
}

/// Writes the glue that initialises itself only when told from where, so that no bundler looks for the file.
fn bind(place: &Place, wasm: Vec<u8>) -> Result<(), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("porthole", wasm)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen
        .generate(place.at(GENERATED))
        .map_err(|error| format!("wasm-bindgen failed: {error:#}").into())
}

/// The features that Rust's compiler uses by itself; all of them are in every browser that we support.
const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

fn shrink(place: &Place) -> Result<(), Failure> {
    let path = ARTEFACTS[0];
    tool::binaryen(place, "wasm-opt", &[&FEATURES[..], &["-Oz", path, "-o", path]].concat())
}

/// The same module for Node, with an entry that initialises itself.
fn for_node(place: &Place) -> Result<(), Failure> {
    for file in ["porthole.js", "porthole.d.ts", "porthole_bg.wasm"] {
        place.write(&format!("{NODE}/{file}"), &place.read(&format!("{GENERATED}/{file}"))?)?;
    }
    for entry in fs::read_dir(place.at("crate/js"))? {
        let name = entry?.file_name().into_string().map_err(|_| "crate/js: a name isn't UTF-8")?;
        place.write(&format!("{NODE}/{name}"), &place.read(&format!("crate/js/{name}"))?)?;
    }
    Ok(())
}
