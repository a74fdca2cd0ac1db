// SPDX-License-Identifier: EUPL-1.2
//! Reads one version from `Cargo.lock`.

use std::path::Path;

/// The version of `package` in the lock file, or a sentence saying why there is none.
pub fn version_in(lock: &Path, package: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(lock).map_err(|error| format!("{} cannot be read: {error}.", lock.display()))?;
    match versions(&text, package).as_slice() {
        [] => Err(format!("{} names no package {package}.", lock.display())),
        [version] => Ok((*version).to_string()),
        several => Err(format!("{} names {package} in several versions: {}.", lock.display(), several.join(", "))),
    }
}

fn versions<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut named = false;
    for line in lock.lines() {
        if let Some(name) = quoted(line, "name = ") {
            named = name == package;
        } else if let Some(version) = quoted(line, "version = ")
            && named
        {
            found.push(version);
            named = false;
        }
    }
    found
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n\n\
        [[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.129\"\n\n\
        [[package]]\nname = \"syn\"\nversion = \"1.0.1\"\n\n[[package]]\nname = \"syn\"\nversion = \"2.0.2\"\n";

    #[test]
    fn the_exact_name_counts() {
        assert_eq!(versions(LOCK, "wasm-bindgen"), ["0.2.130"]);
        assert_eq!(versions(LOCK, "wasm-bindgen-macro"), ["0.2.129"]);
        assert_eq!(versions(LOCK, "syn"), ["1.0.1", "2.0.2"]);
        assert!(versions(LOCK, "wasm").is_empty());
    }

    #[test]
    fn the_projects_own_lock_names_one_wasm_bindgen() {
        let version = crate::project::Project::here().wasm_bindgen_version().expect("one version");
        assert!(version.split('.').all(|number| number.parse::<u32>().is_ok()), "{version}");
    }
}
