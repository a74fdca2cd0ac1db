// SPDX-License-Identifier: EUPL-1.2
//! The bill of materials of what ships, as CycloneDX 1.6: the crates with their checksums, the compiler's own library, and
//! the project's own scripts and styles.
//!
//! It depends on nothing but the sources and the compiler: no time, no random number.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::crates::{self, Crate, Crates, Described, EDITOR, WIDGET};
use crate::project::Project;
use crate::setup::wasm_std;
use crate::shell;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where scripts and styles lie that are packed into what ships.
const PLACES: &[&str] = &["embed", "editor/embed", "editor/src", "src"];

/// Where the bill lies beside the artefacts.
pub fn file(project: &Project) -> PathBuf {
    project.dist.join("foerderkompass.cdx.json")
}

/// Writes the bill of what is built here.
pub fn write(project: &Project) -> Result<(), String> {
    shell::write(&file(project), format!("{:#}\n", made(project)?))
}

/// The bill as a value.
fn made(project: &Project) -> Result<Value, String> {
    let (widget, editor) = (Crates::of(project, WIDGET)?, Crates::of(project, EDITOR)?);
    let (described, checksums) = (crates::described(project)?, crates::checksums(project)?);
    let mut components = Vec::new();
    for one in widget.all.union(&editor.all) {
        let described = described.get(one).ok_or_else(|| format!("cargo describes no {} {}.", one.name, one.version))?;
        let parts = [("widget", &widget), ("editor", &editor)];
        let parts: Vec<&str> = parts.iter().filter(|(_, crates)| crates.all.contains(one)).map(|(name, _)| *name).collect();
        let linked = widget.linked.contains(one) || editor.linked.contains(one);
        components.push(library(one, described, checksums.get(one), linked, &parts.join(", "))?);
    }
    components.push(standard_library(project)?);
    for name in scripts_and_styles(project)? {
        components.push(script_or_style(&name, &shell::read(&project.root.join(&name))?));
    }
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "bom-ref": "foerderkompass",
            "type": "application",
            "name": "foerderkompass",
            "version": VERSION,
            "licenses": [{ "license": { "id": "EUPL-1.2" } }],
        } },
        "components": components,
        "dependencies": dependencies(&[&widget, &editor]),
    });
    Ok(with_serial_number(bill))
}

/// The serial number of a bill is told from its content.
fn with_serial_number(mut bill: Value) -> Value {
    let hash = Sha256::digest(bill.to_string());
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    // Version 8 of a UUID is made by a rule of one's own; its variant is the usual one.
    let number = format!("urn:uuid:{}-{}-8{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32]);
    bill["serialNumber"] = number.into();
    bill
}

/// `linked` crates become WebAssembly; the others only run in the compiler.
fn library(one: &Crate, described: &Described, checksum: Option<&String>, linked: bool, parts: &str) -> Result<Value, String> {
    if described.licence.is_empty() {
        return Err(format!("{} {} names no licence.", one.name, one.version));
    }
    let mut component = json!({
        "bom-ref": reference(one),
        "type": "library",
        "name": one.name,
        "version": one.version,
        "scope": if linked { "required" } else { "excluded" },
        "licenses": [{ "expression": described.licence }],
        "properties": [{ "name": "foerderkompass:part", "value": parts }],
    });
    if described.foreign {
        let checksum = checksum.ok_or_else(|| format!("Cargo.lock has no checksum of {} {}.", one.name, one.version))?;
        component["purl"] = reference(one).into();
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
        if described.repository.starts_with("https://") {
            component["externalReferences"] = json!([{ "type": "vcs", "url": described.repository }]);
        }
    }
    Ok(component)
}

fn reference(one: &Crate) -> String {
    format!("pkg:cargo/{}@{}", one.name, one.version)
}

/// What the compiler brings along is compiled with the program.
fn standard_library(project: &Project) -> Result<Value, String> {
    let version = wasm_std::version(project)?;
    Ok(json!({
        "bom-ref": "rust-std",
        "type": "library",
        "name": "rust-std",
        "version": version,
        "description": "The standard library of Rust with the crates that it holds",
        "purl": format!("pkg:generic/rust-std@{version}"),
        "scope": "required",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }))
}

/// The project's own files that are packed into artefacts, by their paths.
pub fn scripts_and_styles(project: &Project) -> Result<BTreeSet<String>, String> {
    let mut names = BTreeSet::new();
    for place in PLACES {
        for file in shell::files_below(&project.root.join(place))? {
            if file.extension().is_some_and(|end| end == "js" || end == "css") {
                let name = file.strip_prefix(&project.root).unwrap_or(&file);
                names.insert(name.display().to_string());
            }
        }
    }
    Ok(names)
}

fn script_or_style(name: &str, content: &[u8]) -> Value {
    let kind = if Path::new(name).extension().is_some_and(|end| end == "css") { "text/css" } else { "text/javascript" };
    json!({
        "bom-ref": format!("file:{name}"),
        "type": "file",
        "name": name,
        "mime-type": kind,
        "scope": "required",
        "licenses": [{ "license": { "id": "EUPL-1.2" } }],
        "hashes": [{ "alg": "SHA-256", "content": format!("{:x}", Sha256::digest(content)) }],
    })
}

/// Who needs whom; the application needs the two crates that ship.
fn dependencies(parts: &[&Crates]) -> Vec<Value> {
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for one in parts.iter().flat_map(|crates| &crates.all) {
        let below = parts.iter().filter_map(|crates| crates.needs.get(one)).flatten().map(reference);
        needs.entry(reference(one)).or_default().extend(below);
        if [WIDGET, EDITOR].contains(&one.name.as_str()) {
            needs.entry("foerderkompass".to_owned()).or_default().insert(reference(one));
        }
    }
    needs.into_iter().map(|(by, below)| json!({ "ref": by, "dependsOn": below })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours() -> Value {
        made(&Project::here()).unwrap()
    }

    #[test]
    fn every_part_has_name_version_licence_and_checksum() {
        let bill = ours();
        let components = bill["components"].as_array().unwrap();
        assert!(components.len() > 120, "{}", components.len());
        let mut references = BTreeSet::new();
        for one in components {
            let name = one["name"].as_str().unwrap();
            assert!(references.insert(one["bom-ref"].as_str().unwrap()), "{name} twice");
            assert_eq!(one["licenses"].as_array().unwrap().len(), 1, "{name}");
            let foreign = one["purl"].as_str().is_some_and(|purl| purl.starts_with("pkg:cargo/"));
            if foreign || one["type"] == "file" {
                assert_eq!(one["hashes"][0]["content"].as_str().unwrap().len(), 64, "{name}");
            }
        }
        for name in ["yew", "web-sys", "embed/shell.js", "src/ui/style.css", "editor/src/style.css", "rust-std"] {
            assert!(components.iter().any(|one| one["name"] == name), "{name}");
        }
    }

    #[test]
    fn whoever_is_needed_is_in_the_bill() {
        let bill = ours();
        let names: BTreeSet<&str> =
            bill["components"].as_array().unwrap().iter().map(|one| one["bom-ref"].as_str().unwrap()).collect();
        let needed = bill["dependencies"].as_array().unwrap().iter().flat_map(|one| one["dependsOn"].as_array().unwrap());
        assert!(needed.clone().count() > 300);
        assert!(needed.map(|one| one.as_str().unwrap()).all(|one| names.contains(one)));
    }

    #[test]
    fn the_number_follows_from_the_content() {
        let number = |bill: Value| with_serial_number(bill)["serialNumber"].as_str().unwrap().to_owned();
        assert_eq!(number(json!({ "a": 1 })), number(json!({ "a": 1 })));
        assert_ne!(number(json!({ "a": 1 })), number(json!({ "a": 2 })));
        assert_eq!(number(json!({})).len(), "urn:uuid:".len() + 36);
    }
}
