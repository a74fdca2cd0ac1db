// SPDX-License-Identifier: EUPL-1.2
//! The npm package goes the way that `docs/einbinden.md` shows: packed, and installed in another project from the file.

use crate::project::Project;
use crate::shell;

/// # Errors
/// A sentence when it cannot be packed, installed or imported.
pub fn check(project: &Project) -> Result<String, String> {
    let folder = project.root.join("target/packed");
    let site = folder.join("site");
    // What an earlier run left is not what is tested.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&site).map_err(|error| format!("{}: {error}.", site.display()))?;
    let packed = npm(project.root.as_path(), &["pack", "./pkg", "--pack-destination", &folder.display().to_string()])?;
    let name = packed.lines().last().unwrap_or_default().trim().to_string();
    shell::write(&site.join("package.json"), r#"{ "name": "site", "private": true }"#)?;
    npm(&site, &["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", &format!("../{name}")])?;
    let installed = site.join("node_modules/foerderkompass");
    for file in ["element.js", "element.d.ts", "foerderkompass_bg.wasm"] {
        if shell::read(&installed.join(file))? != shell::read(&project.pkg.join(file))? {
            return Err(format!("{file} is another one after it was installed."));
        }
    }
    Ok(name)
}

/// Runs npm there and gives what it prints.
fn npm(folder: &std::path::Path, words: &[&str]) -> Result<String, String> {
    let output = shell::command("npm").args(words).current_dir(folder).output();
    let output = output.map_err(|error| format!("npm cannot be started: {error}."))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("npm {} fails:\n{}", words.join(" "), String::from_utf8_lossy(&output.stderr)))
    }
}
