// SPDX-License-Identifier: EUPL-1.2
//! What the tests are given: build results, browsers, the catalogue.

use std::path::{Path, PathBuf};

use foerderkompass_core::{Catalog, Date, read};

use crate::engine::Engine;

/// The surroundings of a run.
pub struct World {
    /// The checkout, for the files that tests need.
    pub root: PathBuf,
    /// Folder of `foerderkompass.html`, `foerderkompass.js`, `catalog.json`, `index.html`.
    pub dist: PathBuf,
    /// Folder of the npm package.
    pub pkg: PathBuf,
    /// The catalogue as it was delivered.
    pub bytes: Vec<u8>,
    pub catalog: Catalog,
    /// Files of this run: profiles of browsers and pages made for a test.
    pub scratch: PathBuf,
}

impl World {
    /// # Errors
    /// A sentence when something that every test needs is missing.
    pub fn read() -> Result<World, String> {
        let (root, dist, pkg) = (path("FK_ROOT")?, path("FK_DIST")?, path("FK_PKG")?);
        let file = dist.join("catalog.json");
        let bytes = std::fs::read(&file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
        // The day only decides about hints; each test takes the day of its browser.
        let today = Date::parse("2026-11-01").ok_or("The day is none.")?;
        let reading = read(&bytes, today)
            .map_err(|faults| format!("The catalogue of the release cannot be read: {} faults.", faults.len()))?;
        let scratch = std::env::temp_dir().join(format!("fk-page-tests-{}", std::process::id()));
        std::fs::create_dir_all(&scratch).map_err(|error| format!("{} cannot be made: {error}.", scratch.display()))?;
        Ok(World { root, dist, pkg, bytes, catalog: reading.catalog, scratch })
    }

    /// The catalogue as JSON.
    pub fn catalog_value(&self) -> Result<serde_json::Value, String> {
        serde_json::from_slice(&self.bytes).map_err(|error| format!("The catalogue is no JSON: {error}"))
    }

    /// The address of the single file on the drive.
    pub fn single_file(&self) -> String {
        file_url(&self.dist.join("foerderkompass.html"))
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary folder does no harm.
        let _ = std::fs::remove_dir_all(&self.scratch);
    }
}

/// A path that `cargo xtask test` hands over.
pub fn path(name: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os(name)
        .ok_or_else(|| format!("The variable {name} is not set. `cargo xtask test` runs these tests with all they need."))?;
    let path = PathBuf::from(path);
    if path.exists() { Ok(path) } else { Err(format!("{name} names {}, which is not there.", path.display())) }
}

/// The program that drives an engine and, where it has to be named, the browser.
pub fn programs(engine: Engine) -> Result<(PathBuf, PathBuf), String> {
    match engine {
        Engine::Chromium => Ok((path("FK_CHROMEDRIVER")?, path("FK_CHROMIUM")?)),
        Engine::Firefox => Ok((path("FK_GECKODRIVER")?, path("FK_FIREFOX")?)),
        Engine::WebKit => Ok((path("FK_WEBKITDRIVER")?, path("FK_XVFB")?)),
    }
}

pub fn file_url(path: &Path) -> String {
    let mut url = String::from("file://");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => url.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => url.push(char::from(byte)),
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}
