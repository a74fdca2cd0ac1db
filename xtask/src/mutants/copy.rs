// SPDX-License-Identifier: EUPL-1.2
//! A copy of the checkout that is kept: only what changed is written, so that only that is compiled again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::shell;

/// Brings the copy to the state of the checkout: every file that git knows or would take in, and no other.
pub fn bring(root: &Path, copy: &Path) -> Result<(), String> {
    let folder = root.display().to_string();
    let known = shell::ask("git", &["-C", &folder, "ls-files", "--cached", "--others", "--exclude-standard"]);
    let known = known.ok_or("git cannot say which files there are; this command needs a git checkout.")?;
    let mut wanted = BTreeSet::new();
    // A file that was deleted and is not committed yet is still listed.
    for name in known.lines().filter(|name| root.join(name).is_file()) {
        let (from, to) = (shell::read(&root.join(name))?, copy.join(name));
        if std::fs::read(&to).ok().is_none_or(|there| there != from) {
            shell::write(&to, from)?;
        }
        wanted.insert(to);
    }
    let mut left_over: Vec<PathBuf> = Vec::new();
    each_file(copy, &mut |path| {
        if !wanted.contains(path) {
            left_over.push(path.to_path_buf());
        }
    })?;
    for path in left_over {
        std::fs::remove_file(&path).map_err(|error| format!("{} cannot be removed: {error}.", path.display()))?;
    }
    Ok(())
}

/// Calls `tell` with every file below a folder.
pub fn each_file(folder: &Path, tell: &mut dyn FnMut(&Path)) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { each_file(&path, tell)? } else { tell(&path) }
    }
    Ok(())
}
