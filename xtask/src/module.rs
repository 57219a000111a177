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
    /// What Node takes, and the folder of hand-written files beside it, if it has an entry for Node.
    node: Option<(&'static str, &'static str)>,
    /// The same module once more for each browser, without what only Node or the other one calls: all share the glue.
    browsers: &'static [Browser],
}

struct Browser {
    name: &'static str,
    without: &'static [&'static str],
}

/// What only Node calls.
const OF_NODE: [&str; 3] = ["build", "parseName", "rewrite"];

/// Chromium is told rules in advance; in Firefox a listener decides on each request.
const BROWSERS: [Browser; 2] = [
    Browser {
        name: "chromium",
        without: &[
            "documentPolicy",
            "errorName",
            "isTheApps",
            "putRight",
            "receivedHeader",
            "sentHeaders",
            "signedHeaders",
            "spender",
            "toldDocument",
        ],
    },
    Browser { name: "firefox", without: &["misplacedCookie", "persistentRules", "plan"] },
];

/// Background, entry page and popup; what the worker needs that lists and searches clusters, and what popup and options
/// page load when it is asked for. Those two in one: apart they'd be 23 KB larger (gzip), for both read JSON.
pub const MODULES: [Module; 2] = [
    Module {
        name: "porthole",
        generated: "extension/core/generated",
        node: Some(("dist/core", "crate/js")),
        browsers: &BROWSERS,
    },
    Module {
        name: "porthole_finder",
        generated: "extension/desk/generated",
        node: None,
        browsers: &[],
    },
];

impl Module {
    /// What [`Module::build`] makes and people watch the size of.
    pub fn artefacts(&self) -> [String; 2] {
        [self.file("_bg.wasm"), self.file(".js")]
    }

    fn file(&self, end: &str) -> String {
        format!("{}/{}{end}", self.generated, self.name)
    }

    /// Builds the module where the extension and Node look for it.
    pub fn build(&self, place: &Place, release: bool) -> Result<(), Failure> {
        let profile = if release { "wasm" } else { "wasm-dev" };
        let module = tool::compile(place, &self.name.replace('_', "-"), CORE_TARGET, profile)?;
        let wasm = place.read(&module)?;
        let artefacts = self.artefacts();
        let outputs = artefacts.each_ref().map(String::as_str);
        place.unless_fresh(self.name, &[&wasm, profile.as_bytes()], &outputs, || {
            if !release {
                return self.bind(place, wasm.clone());
            }
            self.bind(place, snip::panics(&wasm)?)?;
            shrink(place, &artefacts[0])
        })?;
        for browser in self.browsers {
            let whole = place.read(&artefacts[0])?;
            let own = self.file(&format!("_{}.wasm", browser.name));
            let without = [browser.without, &OF_NODE].concat();
            place.write(&own, &snip::exports(&whole, &without)?)?;
            shrink(place, &own)?;
        }
        self.node.map_or(Ok(()), |(to, own)| self.for_node(place, to, own))
    }

    /// Writes the glue that initialises itself only when told from where, so that no bundler looks for the file.
    fn bind(&self, place: &Place, wasm: Vec<u8>) -> Result<(), Failure> {
        let mut bindgen = Bindgen::new();
        bindgen
            .input_bytes(self.name, wasm)
            .web(true)?
            .omit_default_module_path(true)
            .typescript(true);
        bindgen.remove_name_section(true).remove_producers_section(true);
        bindgen
            .generate(place.at(self.generated))
            .map_err(|error| format!("wasm-bindgen failed: {error:#}").into())
    }

    /// The same module for Node, with an entry that initialises itself.
    fn for_node(&self, place: &Place, to: &str, own: &str) -> Result<(), Failure> {
        for end in [".js", ".d.ts", "_bg.wasm"] {
            let file = self.file(end);
            place.write(&format!("{to}/{}{end}", self.name), &place.read(&file)?)?;
        }
        for entry in fs::read_dir(place.at(own))? {
            let name = entry?.file_name().into_string().map_err(|_| "a name isn't UTF-8")?;
            place.write(&format!("{to}/{name}"), &place.read(&format!("{own}/{name}"))?)?;
        }
        Ok(())
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
