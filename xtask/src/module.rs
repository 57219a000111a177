//! Packages as WebAssembly modules, for the extension and for Node.

use std::fs;

use wasm_bindgen_cli_support::Bindgen;

use crate::place::Place;
use crate::snip;
use crate::tool::{self, CORE_TARGET, Failure};

/// A package that becomes a module of its own.
pub struct Module {
    /// Its name in Cargo, with underscores; also the name of the files.
    name: &'static str,
    /// Where the extension takes it from.
    generated: &'static str,
    /// What the extension needs of it, in place of the default features.
    features: Option<&'static str>,
    /// The folder that Node takes all of it from, and that of hand-written files beside it, if it has an entry for Node.
    node: Option<(&'static str, &'static str)>,
}

/// Background, entry page and popup; what the worker needs that lists and searches clusters, and what popup and options
/// page load when it is asked for. Those two in one: apart they'd be 23 KB larger (gzip), for both read JSON.
pub const MODULES: [Module; 2] = [
    Module {
        name: "porthole",
        generated: "extension/core/generated",
        features: Some("bindings"),
        node: Some(("dist/core", "crate/js")),
    },
    Module {
        name: "porthole_finder",
        generated: "extension/desk/generated",
        features: None,
        node: None,
    },
];

impl Module {
    /// What [`Module::build`] makes and people watch the size of.
    pub fn artefacts(&self) -> [String; 2] {
        self.files(self.generated)
    }

    fn files(&self, folder: &str) -> [String; 2] {
        ["_bg.wasm", ".js"].map(|end| format!("{folder}/{}{end}", self.name))
    }

    /// Builds the module where the extension and Node look for it.
    pub fn build(&self, place: &Place, release: bool) -> Result<(), Failure> {
        self.make(place, self.features, self.generated, release)?;
        let Some((to, own)) = self.node else { return Ok(()) };
        self.make(place, None, to, release)?;
        for entry in fs::read_dir(place.at(own))? {
            let name = entry?.file_name().into_string().map_err(|_| "a name isn't UTF-8")?;
            place.write(&format!("{to}/{name}"), &place.read(&format!("{own}/{name}"))?)?;
        }
        Ok(())
    }

    fn make(
        &self,
        place: &Place,
        features: Option<&str>,
        folder: &str,
        release: bool,
    ) -> Result<(), Failure> {
        let profile = if release { "wasm" } else { "wasm-dev" };
        let package = self.name.replace('_', "-");
        let module = tool::compile(place, &package, features, CORE_TARGET, profile)?;
        let wasm = place.read(&module)?;
        let artefacts = self.files(folder);
        let outputs = artefacts.each_ref().map(String::as_str);
        let step = folder.replace('/', "-");
        place.unless_fresh(&step, &[&wasm, profile.as_bytes()], &outputs, || {
            if !release {
                return self.bind(place, folder, wasm.clone());
            }
            self.bind(place, folder, snip::panics(&wasm)?)?;
            shrink(place, &artefacts[0])
        })
    }

    /// Writes the glue that initialises itself only when told from where, so that no bundler looks for the file.
    fn bind(&self, place: &Place, folder: &str, wasm: Vec<u8>) -> Result<(), Failure> {
        let mut bindgen = Bindgen::new();
        bindgen
            .input_bytes(self.name, wasm)
            .web(true)?
            .omit_default_module_path(true)
            .typescript(true);
        bindgen.remove_name_section(true).remove_producers_section(true);
        bindgen
            .generate(place.at(folder))
            .map_err(|error| format!("wasm-bindgen failed: {error:#}").into())
    }
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

fn shrink(place: &Place, path: &str) -> Result<(), Failure> {
    tool::binaryen(place, "wasm-opt", &[&FEATURES[..], &["-Oz", path, "-o", path]].concat())
}
