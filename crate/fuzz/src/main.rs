//! Looks for texts on which parsing or rewriting break their promises: `cargo xtask fuzz [--seconds N]`.
//!
//! Guided by coverage, on stable Rust and without a C++ compiler: LLVM counts which edges of the code an input takes,
//! and inputs that take new ones are kept and changed further. The first inputs are the cases of `tests/vectors/`.

mod corpus;
mod coverage;
mod mutate;
mod promises;

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use coverage::Coverage;
use mutate::Mutator;
use promises::Promise;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let (Some(Ok(seconds)), Some(Ok(seed))) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: porthole-fuzz SECONDS SEED (`cargo xtask fuzz` builds it with coverage)");
        return ExitCode::FAILURE;
    };
    let share = Duration::from_secs(seconds) / u32::try_from(promises::ALL.len()).unwrap_or(1);
    for (name, keeps) in promises::ALL {
        if let Err(text) = fuzz(name, keeps, share, seed) {
            eprintln!("{name} breaks a promise (above) on this text:\n{text:?}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Runs one target for some time; fails with the text that broke it.
fn fuzz(name: &str, keeps: Promise, time: Duration, seed: u64) -> Result<(), String> {
    let mut coverage = Coverage::new();
    let mut corpus = corpus::seeds();
    let mut mutator = Mutator::new(seed);
    let (start, mut runs) = (Instant::now(), 0_u64);
    for text in corpus.clone() {
        run(keeps, &text)?;
        coverage.take_new();
    }
    let known = corpus.len();
    while start.elapsed() < time {
        let text = mutator.change(&corpus);
        run(keeps, &text)?;
        runs += 1;
        if coverage.take_new() {
            corpus.push(text);
        }
    }
    let (edges, kept) = (coverage.edges(), corpus.len() - known);
    println!("{name}: {runs} texts, {edges} edges, {kept} texts led to new ones (seed {seed})");
    if edges == 0 { Err("no coverage: run this as `cargo xtask fuzz`".to_owned()) } else { Ok(()) }
}

fn run(keeps: Promise, text: &str) -> Result<(), String> {
    catch_unwind(|| keeps(text)).map_err(|_| text.to_owned())
}
