// SPDX-License-Identifier: EUPL-1.2
//! The crates behind what ships, as cargo resolves them: which run in the WebAssembly, which only help to compile it, and
//! which of them the project names itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::project::Project;
use crate::shell;

/// A package that ships as WebAssembly.
pub const WIDGET: &str = "foerderkompass-embed";
pub const EDITOR: &str = "foerderkompass-editor-embed";

const TARGET: &str = "wasm32-unknown-unknown";

/// Name and version; nothing of crates.io has both twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    pub name: String,
    pub version: String,
}

/// The crates of one package that ships.
#[derive(Debug, Default)]
pub struct Crates {
    /// All that are compiled, among them macros and what those need.
    pub all: BTreeSet<Crate>,
    /// Those compiled to WebAssembly.
    pub linked: BTreeSet<Crate>,
    /// Crates of others that a crate of the project names.
    pub direct: BTreeSet<String>,
    /// What each crate needs, among [`Crates::all`].
    pub needs: BTreeMap<Crate, BTreeSet<Crate>>,
}

impl Crates {
    /// What cargo resolves for `package` and WebAssembly.
    pub fn of(project: &Project, package: &str) -> Result<Crates, String> {
        let mut crates = Crates::default();
        let mut above: Vec<Crate> = Vec::new();
        for (depth, one, _) in tree(project, package, "normal,build")? {
            above.truncate(depth);
            if let Some(by) = above.last() {
                crates.needs.entry(by.clone()).or_default().insert(one.clone());
            }
            above.push(one.clone());
            crates.all.insert(one);
        }
        // Whether those above a line are the project's own; the last one names what stands in it.
        let mut above: Vec<bool> = Vec::new();
        for (depth, one, own) in tree(project, package, "normal,no-proc-macro")? {
            above.truncate(depth);
            if !own && above.last() == Some(&true) {
                crates.direct.insert(one.name.clone());
            }
            above.push(own);
            crates.linked.insert(one);
        }
        Ok(crates)
    }
}

/// Depth, crate, and whether it is the project's own, line by line as cargo draws the tree.
fn tree(project: &Project, package: &str, edges: &str) -> Result<Vec<(usize, Crate, bool)>, String> {
    let manifest = project.root.join("Cargo.toml").display().to_string();
    let said = shell::ask(
        "cargo",
        &["tree", "--locked", "--manifest-path", &manifest, "-p", package, "--target", TARGET, "-e", edges, "--prefix", "depth"],
    )
    .ok_or_else(|| format!("cargo tree says nothing about {package}."))?;
    said.lines().filter(|line| !line.is_empty()).map(|line| branch(line).ok_or(format!("cargo tree says {line:?}."))).collect()
}

/// Reads `3strsim v0.11.1` or `2foerderkompass-core v0.1.0 (/path) (*)`.
fn branch(line: &str) -> Option<(usize, Crate, bool)> {
    let digits = line.find(|letter: char| !letter.is_ascii_digit())?;
    let (depth, rest) = line.split_at(digits);
    let mut words = rest.split(' ');
    let name = words.next()?.to_owned();
    let version = words.next()?.strip_prefix('v')?.to_owned();
    let own = words.next().is_some_and(|word| word.starts_with("(/"));
    Some((depth.parse().ok()?, Crate { name, version }, own))
}

/// What the manifest of a crate says, and where it lies.
#[derive(Debug, Clone)]
pub struct Described {
    /// SPDX expression; empty when the manifest has none.
    pub licence: String,
    pub folder: PathBuf,
    pub repository: String,
    /// From crates.io, not of the project.
    pub foreign: bool,
}

/// What every manifest says that cargo resolves for the whole project.
pub fn described(project: &Project) -> Result<BTreeMap<Crate, Described>, String> {
    let manifest = project.root.join("Cargo.toml").display().to_string();
    let said = shell::ask(
        "cargo",
        &["metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET, "--manifest-path", &manifest],
    )
    .ok_or("cargo metadata does not answer.")?;
    let said: Value = serde_json::from_str(&said).map_err(|error| format!("cargo metadata says no JSON: {error}."))?;
    let packages = said["packages"].as_array().ok_or("cargo metadata names no packages.")?;
    Ok(packages.iter().filter_map(one_described).collect())
}

fn one_described(package: &Value) -> Option<(Crate, Described)> {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?.to_path_buf();
    // Some manifests still separate alternatives the old way.
    let licence = text("license").replace(" / ", " OR ").replace('/', " OR ");
    let foreign = package["source"].is_string();
    Some((
        Crate { name: text("name"), version: text("version") },
        Described { licence, folder, repository: text("repository"), foreign },
    ))
}

/// The checksums of `Cargo.lock`: SHA-256 of the archive that crates.io hands out.
pub fn checksums(project: &Project) -> Result<BTreeMap<Crate, String>, String> {
    let lock = shell::read_text(&project.root.join("Cargo.lock"))?;
    let value = |block: &str, key: &str| {
        block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"').map(str::to_owned))
    };
    let package = |block: &str| {
        let one = Crate { name: value(block, "name")?, version: value(block, "version")? };
        Some((one, value(block, "checksum")?))
    };
    Ok(lock.split("[[package]]").filter_map(package).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_tree_are_read() {
        let (depth, one, own) = branch("12strsim v0.11.1").unwrap();
        assert_eq!((depth, one.name.as_str(), one.version.as_str(), own), (12, "strsim", "0.11.1", false));
        assert!(branch("2foerderkompass-core v0.1.0 (/any/where/core) (*)").unwrap().2);
        assert!(!branch("3serde_derive v1.0.229 (proc-macro) (*)").unwrap().2);
        assert!(branch("[build-dependencies]").is_none());
    }
}
