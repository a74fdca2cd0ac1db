// SPDX-License-Identifier: EUPL-1.2
//! Everything that the fuzzer found worth keeping, once through its target: what was fixed stays fixed.

use std::path::{Path, PathBuf};

use foerderkompass_fuzz_targets::{TARGETS, Target};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

fn names(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(name).filter_map(|name| name.strip_suffix(ending).map(str::to_string)).collect();
    names.sort();
    names
}

#[test]
fn every_target_has_its_program_and_its_corpus() {
    let targets: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names(&folder().join("fuzz_targets"), ".rs"), targets);
    assert_eq!(names(&folder().join("corpus"), ""), targets);
}

#[test]
fn what_the_fuzzer_kept_holds() {
    for (target, body) in TARGETS {
        let folder = folder().join("corpus").join(target);
        assert!(holds(body, &folder) >= 5, "{target}: too few files");
    }
}

/// Each of them showed a mistake when it was found.
#[test]
fn what_was_mended_stays_mended() {
    let folder = folder().join("regressions");
    let mut tried = 0;
    for target in names(&folder, "") {
        let (_, body) = TARGETS.iter().find(|(name, _)| *name == target).unwrap_or_else(|| panic!("there is no target {target}"));
        tried += holds(*body, &folder.join(&target));
    }
    assert!(tried > 0);
}

/// Gives every file to the target; how many there are.
fn holds(body: Target, folder: &Path) -> usize {
    let names = names(folder, "");
    for name in &names {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let ended = std::panic::catch_unwind(|| body(&bytes));
        assert!(ended.is_ok(), "{}/{name}: the reason stands above", folder.display());
    }
    names.len()
}
