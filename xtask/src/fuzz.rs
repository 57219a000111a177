//! Fuzzing with LLVM's coverage counters, on stable Rust.

use std::process::Command;

use crate::place::Place;
use crate::tool::{self, Failure};

/// Counters for every edge, in one module a crate.
const FLAGS: [&str; 3] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
];

/// Builds the fuzzer with coverage and runs it for some seconds; fails when it finds something.
pub fn run(place: &Place, seconds: &str, seed: &str) -> Result<(), Failure> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--profile=fuzz", "--package", "porthole-fuzz"]);
    // With a target of their own, the flags don't reach build scripts and macros.
    cargo.args(["--target", &tool::host()?, "--target-dir", "target/fuzz", "--", seconds, seed]);
    cargo.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    tool::run(place, &mut cargo)
}
