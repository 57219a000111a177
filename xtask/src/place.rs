//! Where things lie in the checkout.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::tool::Failure;

/// The checkout.
pub struct Place {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub root: PathBuf,
}

impl Place {
    /// Finds the checkout from the variables that Cargo sets for `cargo xtask`.
    pub fn new() -> Result<Self, Failure> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("run this as `cargo xtask`")?;
        let root = Path::new(&own).parent().ok_or("xtask has no parent folder")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A path in the checkout.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Reads a file; the failure names it.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Failure> {
        fs::read(self.at(path)).map_err(|error| format!("can't read {path}: {error}").into())
    }

    /// Writes a file, with the folders above it; the failure names it.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let full = self.at(path);
        let folder = full.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&full, bytes))
            .map_err(|error| format!("can't write {path}: {error}").into())
    }

    /// Runs a step unless its outputs exist and came from the same inputs.
    pub fn unless_fresh(
        &self,
        step: &str,
        inputs: &[&[u8]],
        outputs: &[&str],
        run: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut hasher = DefaultHasher::new();
        inputs.hash(&mut hasher);
        let (stamp, path) = (hasher.finish().to_le_bytes(), format!("target/xtask/{step}.stamp"));
        let kept = outputs.iter().all(|output| self.at(output).is_file());
        if kept && fs::read(self.at(&path)).is_ok_and(|last| last == stamp) {
            return Ok(());
        }
        run()?;
        self.write(&path, &stamp)
    }
}
