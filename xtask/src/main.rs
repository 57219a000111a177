//! The project's own build steps: `cargo xtask wasm [--release]`, `cargo xtask fuzz [SECONDS [SEED]]`.

mod fuzz;
mod module;
mod page;
mod place;
mod size;
mod snip;
mod tool;

use std::process::ExitCode;

use module::MODULES;
use place::Place;
use tool::Failure;

const USAGE: &str = "usage: cargo xtask wasm [--release]
       cargo xtask fuzz [SECONDS [SEED]]
  fuzz       looks for texts that break parsing or rewriting, for 20 seconds unless told otherwise
  wasm       builds the Rust modules: extension/*/generated/ for the extension, dist/core/ for Node
  --release  small and optimised, as shipped; without it the core builds in a fraction of the time";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["wasm"] => wasm(false),
        ["wasm", "--release"] => wasm(true),
        ["fuzz"] => fuzz("20", "1"),
        ["fuzz", seconds] => fuzz(seconds, "1"),
        ["fuzz", seconds, seed] => fuzz(seconds, seed),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn wasm(release: bool) -> Result<(), Failure> {
    let place = Place::new()?;
    tool::check_targets()?;
    tool::check_binaryen(&place)?;
    let mut artefacts = Vec::new();
    for module in &MODULES {
        module.build(&place, release)?;
        artefacts.extend(module.artefacts());
    }
    page::build(&place)?;
    artefacts.extend(page::ARTEFACTS.iter().map(ToString::to_string));
    size::report(&place, &artefacts)
}

fn fuzz(seconds: &str, seed: &str) -> Result<(), Failure> {
    fuzz::run(&Place::new()?, seconds, seed)
}
