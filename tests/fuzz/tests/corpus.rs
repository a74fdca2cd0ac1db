// SPDX-License-Identifier: EUPL-1.2
//! Everything that the fuzzer found worth keeping, once through its target: what was fixed stays fixed.

use std::path::{Path, PathBuf};

use foerderkompass_fuzz_targets::TARGETS;

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
        let names = names(&folder, "");
        assert!(names.len() >= 5, "{target}: only {} files", names.len());
        for name in names {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            let ended = std::panic::catch_unwind(|| body(&bytes));
            assert!(ended.is_ok(), "fuzz/corpus/{target}/{name}: the reason stands above");
        }
    }
}
