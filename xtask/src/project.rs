// SPDX-License-Identifier: EUPL-1.2
//! Where things are: the folders of the project and the tools inside its own cache.

use std::path::{Path, PathBuf};

use crate::{lock, pins};

/// The folders of one checkout.
pub struct Project {
    pub root: PathBuf,
    /// Tools that set-up installs. Outside `target/`, so that `cargo clean` keeps them.
    pub tools: PathBuf,
    /// Release artefacts that are handed out.
    pub dist: PathBuf,
    /// The npm package.
    pub pkg: PathBuf,
    /// Build folder of everything compiled to WebAssembly, by what may be another compiler.
    pub web_target: PathBuf,
}

impl Project {
    /// The checkout that this program was compiled from.
    pub fn here() -> Project {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project").to_path_buf();
        Project {
            tools: root.join(".tools"),
            dist: root.join("dist"),
            pkg: root.join("pkg"),
            web_target: root.join("target").join("web"),
            root,
        }
    }

    /// Version of wasm-bindgen in `Cargo.lock`; the command-line tool has to be the same.
    pub fn wasm_bindgen_version(&self) -> Result<String, String> {
        lock::version_in(&self.root.join("Cargo.lock"), "wasm-bindgen")
    }

    /// Folder into which `cargo install` puts one tool. The version is part of the name, so that a
    /// new pin is a missing tool.
    pub fn cargo_tool(&self, name: &str, version: &str) -> PathBuf {
        self.tools.join("cargo").join(format!("{name}-{version}"))
    }

    pub fn wasm_bindgen(&self) -> Result<PathBuf, String> {
        Ok(self.cargo_tool("wasm-bindgen-cli", &self.wasm_bindgen_version()?).join("bin"))
    }

    pub fn wasm_pack(&self) -> PathBuf {
        self.cargo_tool("wasm-pack", pins::WASM_PACK).join("bin/wasm-pack")
    }

    pub fn geckodriver(&self) -> PathBuf {
        self.cargo_tool("geckodriver", pins::GECKODRIVER).join("bin/geckodriver")
    }

    /// Folder that holds the npm packages, `node_modules` inside.
    pub fn npm(&self) -> PathBuf {
        self.tools.join("npm")
    }

    /// Folder that holds the npm packages of the benchmark, apart from those that build and test.
    pub fn npm_bench(&self) -> PathBuf {
        self.tools.join("npm-bench")
    }

    pub fn node_modules(&self) -> PathBuf {
        self.npm().join("node_modules")
    }

    /// The compiler with a WebAssembly standard library for machines where rustup cannot bring one.
    pub fn wasm_rust(&self) -> PathBuf {
        self.tools.join("wasm-rust")
    }
}

/// First file of that name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The compiler's flag that writes `to` wherever it would write the path `from`.
pub fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// Where cargo keeps what it downloads.
pub fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default()
}

/// Flags for the folders into which cargo unpacks crates.
pub fn remapped_crates() -> Vec<String> {
    let registries = std::fs::read_dir(cargo_home().join("registry/src"));
    let mut flags: Vec<String> =
        registries.into_iter().flatten().flatten().map(|entry| remap(&entry.path(), "/crates")).collect();
    flags.sort();
    flags
}

/// A source without its own tests, which stand at its end. Tests in a file of their own are only named.
pub fn without_tests(source: &str) -> &str {
    source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tests_at_the_end_are_left_out() {
        assert_eq!(without_tests("a\n#[cfg(test)]\nmod tests {\n}\n"), "a");
        let named = "a\n#[cfg(test)]\nmod tests;\nb\n";
        assert_eq!(without_tests(named), named);
    }
}
