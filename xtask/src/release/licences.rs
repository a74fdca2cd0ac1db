// SPDX-License-Identifier: EUPL-1.2
//! The licences of everything from others that ships: each text once, with the crates that it belongs to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::project::Project;
use crate::shell;
use crate::supply::crates::{self, Crate, Crates, EDITOR, WIDGET};

/// How files that hold a licence begin.
const NAMES: &[&str] = &["licen", "copying", "copyright", "notice", "unlicen"];

/// The text taken where a crate brings none but may be used under it, and how it begins.
const APACHE: (&str, &str) = ("Apache-2.0", "Apache License");

const HEAD: &str = "\
Förderkompass is licensed under the EUPL-1.2, see LICENSE. It holds code of the crates below, and of the standard library of
Rust, under these licences. Where a crate brings no text of its own, it is used under the Apache License 2.0.
";

/// All of it as one text.
pub fn gathered(project: &Project) -> Result<String, String> {
    let described = crates::described(project)?;
    let (widget, editor) = (Crates::of(project, WIDGET)?, Crates::of(project, EDITOR)?);
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut without = BTreeSet::from(["rust-std (MIT OR Apache-2.0)".to_owned()]);
    for one in widget.linked.union(&editor.linked) {
        let described = described.get(one).ok_or_else(|| format!("cargo describes no {}.", one.name))?;
        if !described.foreign {
            continue;
        }
        let label = label(one, &described.licence);
        let found = texts_in(&described.folder)?;
        if found.is_empty() {
            let fits = described.licence.split(" OR ").any(|licence| licence == APACHE.0);
            without.insert(if fits { label.clone() } else { return Err(format!("{label} brings no licence.")) });
        }
        for text in found {
            texts.entry(text).or_default().insert(label.clone());
        }
    }
    let apache = texts.iter_mut().find(|(text, _)| text.trim_start().starts_with(APACHE.1));
    apache.ok_or("No crate brings the Apache License.")?.1.extend(without);
    Ok(listed(&texts))
}

fn label(one: &Crate, licence: &str) -> String {
    format!("{} {} ({licence})", one.name, one.version)
}

/// The licences that lie in the folder of a crate, lines ended alike.
fn texts_in(folder: &Path) -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let named = |file: &Path| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        NAMES.iter().any(|begin| name.starts_with(begin))
    };
    let files = entries.flatten().map(|entry| entry.path()).filter(|file| file.is_file() && named(file));
    files.map(|file| Ok(shell::read_text(&file)?.replace("\r\n", "\n").trim_end().to_owned())).collect()
}

fn listed(texts: &BTreeMap<String, BTreeSet<String>>) -> String {
    // The text of most crates first.
    let mut order: Vec<(&String, &BTreeSet<String>)> = texts.iter().collect();
    order.sort_by_key(|(text, labels)| (usize::MAX - labels.len(), *text));
    let mut out = HEAD.to_owned();
    for (text, labels) in order {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(100), labels.join("\n")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_of_what_ships_has_a_text() {
        let project = Project::here();
        let text = gathered(&project).unwrap();
        for package in [WIDGET, EDITOR] {
            for one in Crates::of(&project, package).unwrap().linked {
                let own = one.name.starts_with("foerderkompass");
                assert_eq!(text.contains(&format!("\n{} {} (", one.name, one.version)), !own, "{}", one.name);
            }
        }
        for words in ["rust-std", "Permission is hereby granted", "TERMS AND CONDITIONS FOR USE", "EUPL-1.2"] {
            assert!(text.contains(words), "{words}");
        }
        assert!(!text.contains(&project.root.display().to_string()));
    }
}
