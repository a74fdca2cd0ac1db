// SPDX-License-Identifier: EUPL-1.2
//! A copy of the checkout that is kept: only what changed is written, so that only that is compiled again.

use std::collections::BTreeSet;
use std::path::Path;

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
    for path in shell::files_below(copy)?.iter().filter(|path| !wanted.contains(*path)) {
        std::fs::remove_file(path).map_err(|error| format!("{} cannot be removed: {error}.", path.display()))?;
    }
    Ok(())
}
