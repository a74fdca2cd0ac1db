// SPDX-License-Identifier: EUPL-1.2
//! Nothing that ships tells on which machine, in which folders or by whom it was built.

use std::path::{Path, PathBuf};

use crate::project::{self, Project};
use crate::setup::wasm_std;
use crate::shell;

/// Where artefacts lie, and what the packed ones hold: the WebAssembly and its glue before packing.
const PLACES: [&str; 4] = ["dist", "pkg", "target/no-modules", "target/editor"];

/// Looks through every artefact for paths and names of this machine.
///
/// # Errors
/// Each that is found, with its file.
pub fn none(project: &Project) -> Result<String, String> {
    below(project, &PLACES.map(|place| project.root.join(place)))
}

/// The same for all files in these folders.
pub fn below(project: &Project, places: &[PathBuf]) -> Result<String, String> {
    let traces = traces(project)?;
    let mut wrong = Vec::new();
    let mut count = 0;
    for place in places {
        for file in shell::files_below(place)? {
            count += 1;
            let content = shell::read(&file)?;
            let found = traces.iter().filter(|trace| holds(&content, trace.as_bytes()));
            wrong.extend(found.map(|trace| format!("{} holds “{trace}”.", file.display())));
        }
    }
    if wrong.is_empty() { Ok(format!("{count} files, {} words", traces.len())) } else { Err(wrong.join("\n")) }
}

/// What would tell: the folders of project, tools, compiler and home, and the names of user and machine in the forms in
/// which programs write them. Alone, such a name may be any word.
fn traces(project: &Project) -> Result<Vec<String>, String> {
    // The folder above may be as short as `/usr`.
    let sysroot = shell::ask("rustc", &["--print", "sysroot"]).map(|folder| Path::new(&folder).join("lib/rustlib"));
    let rustup = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let folders =
        [Some(project.root.clone()), Some(wasm_std::library_source(project)?), Some(project::cargo_home()), sysroot, rustup];
    let mut traces: Vec<String> = folders.into_iter().flatten().flat_map(|folder| written(&folder)).collect();
    // Alone it may be the beginning of any address.
    traces.extend(std::env::home_dir().iter().flat_map(|home| written(home)).map(|home| format!("{home}/")));
    for user in [std::env::var("USER").ok(), shell::ask("id", &["-un"])].into_iter().flatten() {
        traces.extend(names_of_a_user(&user));
    }
    if let Some(host) = shell::ask("uname", &["-n"]) {
        traces.extend([format!("@{host}"), format!("//{host}/"), format!("host={host}"), format!("host\":\"{host}")]);
    }
    // Anything as short stands somewhere in what is packed.
    traces.retain(|trace| trace.len() > 4);
    traces.sort();
    traces.dedup();
    if traces.len() < 8 { Err(format!("Too little is known of this machine: {traces:?}.")) } else { Ok(traces) }
}

/// A folder as it was named, and as it is without links.
fn written(folder: &Path) -> Vec<String> {
    let real = folder.canonicalize().ok();
    [Some(folder.to_path_buf()), real].into_iter().flatten().map(|path| path.display().to_string()).collect()
}

fn names_of_a_user(user: &str) -> Vec<String> {
    ["/home/", "/Users/", "\\Users\\", "user=", "author\":\""].iter().map(|form| format!("{form}{user}")).collect()
}

/// Whether `trace` stands there and is not the end of a longer path, as `/src` is of `/crates/src`.
fn holds(content: &[u8], trace: &[u8]) -> bool {
    let longer = |byte: u8| trace.starts_with(b"/") && (byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    content.windows(trace.len()).enumerate().any(|(at, part)| part == trace && !(at > 0 && longer(content[at - 1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_inside_of_bytes_is_found() {
        let project = Project::here();
        let trace = project.root.display().to_string();
        let wasm = [b"\0asm\x01\x00", trace.as_bytes(), b"/src/lib.rs\xff"].concat();
        assert!(holds(&wasm, trace.as_bytes()));
        assert!(!holds(b"\0asm/foerderkompass/src/lib.rs", trace.as_bytes()));
        assert!(holds(b"file:///src/lib.rs", b"/src"));
        assert!(!holds(b"/foerderkompass/src/lib.rs", b"/src"));
    }

    #[test]
    fn home_and_project_are_looked_for() {
        let project = Project::here();
        let home = std::env::home_dir().unwrap();
        let traces = traces(&project).expect("cargo xtask setup has run");
        assert!(traces.contains(&project.root.display().to_string()));
        assert!(traces.contains(&format!("{}/", home.display())));
    }
}
