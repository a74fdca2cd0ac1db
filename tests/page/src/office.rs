// SPDX-License-Identifier: EUPL-1.2
//! LibreOffice without its windows: opens workbooks and saves them again, as a person does who works in it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::processes::Program;

/// Longer than this it takes for no file, not on a busy machine either.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program; a sentence on how to get it where it is missing. Nothing is left out without it: the test fails.
fn program() -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = ["soffice", "libreoffice"].iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    found.into_iter().find(|file| file.is_file()).ok_or_else(|| {
        "LibreOffice is missing. `cargo xtask test --all` installs it where it may; by hand: \
         sudo apt-get install -y --no-install-recommends libreoffice-calc-nogui"
            .to_owned()
    })
}

/// Workbooks, by name, as LibreOffice saves them after opening them.
///
/// # Errors
/// A sentence if LibreOffice is missing, does not end or writes nothing.
pub async fn saved_again<const N: usize>(scratch: &Path, workbooks: &[(&str, Vec<u8>); N]) -> Result<[Vec<u8>; N], String> {
    let folder = scratch.join("libreoffice");
    let (before, after) = (folder.join("before"), folder.join("after"));
    let failed = |error: std::io::Error| format!("The files for LibreOffice: {error}.");
    std::fs::create_dir_all(&before).map_err(failed)?;
    for (name, bytes) in workbooks {
        std::fs::write(before.join(name), bytes).map_err(failed)?;
    }
    // A profile of its own: an open LibreOffice would do the work in its window, or not at all.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new(program()?);
    command
        .args([profile.as_str(), "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&after)
        .args(workbooks.iter().map(|(name, _)| before.join(name)));
    let mut program = Program::start(&mut command, "libreoffice")?;
    let begin = Instant::now();
    while program.alive() {
        if begin.elapsed() > PATIENCE {
            return Err(format!("LibreOffice did not end within {} s.", PATIENCE.as_secs()));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let mut written = Vec::new();
    for (name, _) in workbooks {
        let bytes = std::fs::read(after.join(name)).map_err(|error| format!("LibreOffice wrote no {name}: {error}."))?;
        written.push(bytes);
    }
    written.try_into().map_err(|_| "LibreOffice wrote other files.".to_owned())
}
