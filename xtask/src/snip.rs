//! Takes out of a module what nobody needs there: the messages of its panics, and functions that nobody calls.
//!
//! A panic is a bare trap in WebAssembly anyway. Nobody sees a panic's message there: nothing prints it. Building the messages costs a tenth of the module all the
//! same, so the functions that do are emptied; what they alone needed, `wasm-opt` then takes out.

use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

use crate::tool::Failure;

/// Parts of the mangled names of functions that never return: the panics of `core`, `alloc` and `std`, and of the
/// crates whose panics are functions of their own.
const PANICS: [&str; 9] = [
    "4core9panicking",
    "3std9panicking15panic_with_hook",
    "rust_begin_unwind",
    "slice_error_fail",
    "slice_index_fail",
    "6option13unwrap_failed",
    "6option13expect_failed",
    "6result13unwrap_failed",
    "handle_alloc_error",
];

/// Empties the functions that panic.
pub fn panics(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut module = Module::from_buffer(wasm).map_err(|error| format!("{error:#}"))?;
    let panics: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| {
            let name = module.funcs.get(*id).name.as_deref().unwrap_or_default();
            PANICS.iter().any(|panic| name.contains(panic))
        })
        .map(|(id, _)| id)
        .collect();
    if panics.len() < PANICS.len() {
        return Err("Rust names its panics another way than it did: see xtask/src/snip.rs".into());
    }
    for id in panics {
        empty(&mut module, id);
    }
    Ok(module.emit_wasm())
}

/// Takes exports away; what they alone needed, `wasm-opt` then takes out.
pub fn exports(wasm: &[u8], names: &[&str]) -> Result<Vec<u8>, Failure> {
    let mut module = Module::from_buffer(wasm).map_err(|error| format!("{error:#}"))?;
    for name in names {
        let gone = module.exports.remove(name);
        gone.map_err(|_| format!("no function {name} to leave out: see xtask/src/module.rs"))?;
    }
    Ok(module.emit_wasm())
}

fn empty(module: &mut Module, id: FunctionId) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (takes, gives) = (signature.params().to_vec(), signature.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    builder.func_body().unreachable();
    let arguments = takes.iter().map(|of| module.locals.add(*of)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}
