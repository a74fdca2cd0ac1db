// SPDX-License-Identifier: EUPL-1.2
//! Packages of the system: installed where that is possible without asking, named where it is not.

use std::os::unix::fs::MetadataExt;
use std::time::Duration;

use crate::project::{self, Project};
use crate::{setup, shell};

/// Browsers and drivers for the tests, with a font so that pages have letters.
pub const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "fonts-dejavu-core",
    "fonts-liberation",
];

/// Opens and saves workbooks in the tests of `test --all`, without a screen.
pub const LIBREOFFICE: &[&str] = &["libreoffice-calc-nogui"];

/// Installs packages with apt-get, or says which command a person has to run.
pub fn install(project: &Project, packages: &[&str]) -> Result<(), String> {
    let names = packages.join(" ");
    if project::on_path("apt-get").is_none() {
        return Err(format!(
            "This system has no apt-get. Install the counterparts of these Debian packages with your package manager, \
             then run the command again:\n\n  {names}"
        ));
    }
    if !is_root() {
        return Err(format!(
            "This needs the rights of root. Run this, then the command again:\n\n  \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        ));
    }
    // An old list of packages names files that the server no longer has. Its outcome is not looked
    // at: one unreachable source among several does not matter if the packages are found.
    let log = project.tools.join("log/apt-update.txt");
    shell::run(apt().arg("update"), &log, Duration::from_secs(300))?;

    let log = project.tools.join(format!("log/apt-{}.txt", packages.first().unwrap_or(&"none")));
    let mut install = apt();
    install.args(["install", "-y", "--no-install-recommends"]).args(packages);
    let ended = shell::run(&mut install, &log, Duration::from_secs(1800))?;
    if ended.success { Ok(()) } else { Err(setup::failed(&format!("apt-get install {names}"), &ended, &log)) }
}

fn apt() -> std::process::Command {
    let mut command = shell::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"]);
    command
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
