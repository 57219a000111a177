//! The page form as JavaScript: pages' security policies forbid WebAssembly.

use crate::place::Place;
use crate::tool::{self, Failure, PAGE_TARGET};

const SCRIPT: &str = "extension/core/generated/page-core.js";
const TYPES: &str = "extension/core/generated/page-core.d.ts";

/// What [`build`] makes and people watch the size of.
pub const ARTEFACTS: &[&str] = &[SCRIPT];

/// Builds `page-core.js`, always optimised: it takes a second.
pub fn build(place: &Place) -> Result<(), Failure> {
    let wasm = place.read(&tool::compile(place, "porthole-page", PAGE_TARGET, "page")?)?;
    let tail = place.read("crate/page/js/page-core.tail.js")?;
    let types = place.read("crate/page/js/page-core.d.ts")?;
    place.unless_fresh("page", &[&wasm, &tail, &types], &[SCRIPT, TYPES], || {
        place.write(SCRIPT, script(place, &wasm, std::str::from_utf8(&tail)?)?.as_bytes())?;
        place.write(TYPES, &types)
    })
}

fn script(place: &Place, wasm: &[u8], tail: &str) -> Result<String, Failure> {
    const LEAN: &str = "target/xtask/page.wasm";
    const OPTIMISED: &str = "target/xtask/page.opt.wasm";
    const CONVERTED: &str = "target/xtask/page.js";
    place.write(LEAN, &without_linker_exports(wasm)?)?;
    tool::binaryen(place, "wasm-opt", &["--mvp-features", "-O3", LEAN, "-o", OPTIMISED])?;
    tool::binaryen(place, "wasm2js", &["-O3", OPTIMISED, "-o", CONVERTED])?;
    let converted = String::from_utf8(place.read(CONVERTED)?)?;
    // A data segment would bring a base64 decoder along: it may cost a kilobyte one day, never silently.
    if converted.contains("base64") {
        return Err(
            "porthole-page has a data segment: look for a table or a panic message in it".into()
        );
    }
    let (function, _) = converted
        .split_once("var retasmFunc")
        .ok_or("wasm2js writes its module another way than it did")?;
    Ok(format!("{}{tail}", function.trim_start()))
}

/// Takes out what the linker exports for hosts that manage memory.
fn without_linker_exports(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut module = walrus::Module::from_buffer(wasm).map_err(|error| format!("{error:#}"))?;
    let surplus: Vec<_> = module
        .exports
        .iter()
        .filter(|export| export.name.starts_with("__"))
        .map(walrus::Export::id)
        .collect();
    for export in surplus {
        module.exports.delete(export);
    }
    Ok(module.emit_wasm())
}
