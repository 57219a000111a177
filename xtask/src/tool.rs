//! The programs that a build runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;

/// What went wrong, as the one line that a person sees.
pub type Failure = Box<dyn std::error::Error>;

/// WebAssembly for browsers and Node.
pub const CORE_TARGET: &str = "wasm32-unknown-unknown";
/// WebAssembly as it was in 2017, which is all that `wasm2js` can read.
pub const PAGE_TARGET: &str = "wasm32v1-none";

/// Fails unless Rust has the standard libraries of both targets.
pub fn check_targets() -> Result<(), Failure> {
    for target in [CORE_TARGET, PAGE_TARGET] {
        let found = Command::new("rustc")
            .args(["--print", "target-libdir", "--target", target])
            .output()?;
        if !Path::new(String::from_utf8(found.stdout)?.trim()).is_dir() {
            let all = format!("{CORE_TARGET} {PAGE_TARGET}");
            return Err(format!(
                "Rust's target {target} is missing: run `rustup target add {all}`"
            )
            .into());
        }
    }
    Ok(())
}

/// Fails unless npm has installed binaryen.
pub fn check_binaryen(place: &Place) -> Result<(), Failure> {
    for name in ["wasm-opt", "wasm2js"] {
        if !place.at("node_modules/.bin").join(name).exists() {
            return Err(format!("{name} of npm's binaryen is missing: run `npm ci`").into());
        }
    }
    Ok(())
}

/// Compiles one of the workspace's libraries to a WebAssembly module and gives back its path in the checkout.
pub fn compile(
    place: &Place,
    package: &str,
    target: &str,
    profile: &str,
) -> Result<String, Failure> {
    let flags = flags(place, target);
    let mut cargo = Command::new("cargo");
    cargo.args([
        "rustc",
        "--quiet",
        "--locked",
        "--lib",
        "--crate-type",
        "cdylib",
        "--target-dir",
        "target",
    ]);
    cargo.args(["--package", package, "--target", target, "--profile", profile]);
    // Cargo must not mix these flags with those of the environment, or one checkout would build two ways.
    cargo.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run(place, &mut cargo)?;
    Ok(format!("target/{target}/{profile}/{}.wasm", package.replace('-', "_")))
}

/// Paths of this machine don't belong in what we ship, and the page form's stack needs no megabyte.
fn flags(place: &Place, target: &str) -> Vec<String> {
    let mut flags = vec![format!("--remap-path-prefix={}=.", place.root.display())];
    for crates in registries() {
        flags.push(format!("--remap-path-prefix={}=crates", crates.display()));
    }
    if target == PAGE_TARGET {
        flags.push("-Clink-arg=-zstack-size=4096".to_owned());
    }
    flags
}

/// Where Cargo keeps the sources of crates; the folders' own names differ from registry to registry.
fn registries() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cargo")));
    let folders = home.and_then(|home| home.join("registry/src").read_dir().ok());
    let mut found: Vec<PathBuf> =
        folders.into_iter().flatten().flatten().map(|folder| folder.path()).collect();
    found.sort();
    found
}

/// The name of the machine that builds, as Rust calls it.
pub fn host() -> Result<String, Failure> {
    let found = Command::new("rustc").arg("--version").arg("--verbose").output()?;
    let about = String::from_utf8(found.stdout)?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc doesn't name its host".into())
}

/// Runs one of binaryen's programs.
pub fn binaryen(place: &Place, name: &str, arguments: &[&str]) -> Result<(), Failure> {
    run(place, Command::new(place.at("node_modules/.bin").join(name)).args(arguments))
}

/// Runs a program in the checkout.
pub fn run(place: &Place, command: &mut Command) -> Result<(), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .current_dir(&place.root)
        .status()
        .map_err(|error| format!("can't run {name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})").into()) }
}
