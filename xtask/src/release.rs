// SPDX-License-Identifier: EUPL-1.2
//! Makes what is handed out, `dist/foerderkompass-VERSION.zip` and the npm package beside it, unpacks both into a fresh
//! folder, and tries them in three browsers.

mod archive;
pub mod documents;
mod licences;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use archive::Files;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::setup::{self, Browsers, Part};
use crate::supply::bill;
use crate::test::{self, Counts};
use crate::{build, build_editor, records, shell};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Name of the archive and of the folder in it.
const NAME: &str = concat!("foerderkompass-", env!("CARGO_PKG_VERSION"));

/// Name of the file with the licences of others, in the archive and in the package.
const LICENCES: &str = "THIRD-PARTY-LICENCES.txt";

/// What lies at the top of the archive, from the folder `dist`.
const ARTEFACTS: &[&str] = &[
    "foerderkompass.html",
    "foerderkompass-editor.html",
    "foerderkompass.js",
    "catalog.json",
    "index.html",
    "foerderkompass.cdx.json",
];

/// Documents of the checkout beside those in `docs/`.
const DOCUMENTS: &[&str] = &["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

/// Files of the checkout that go along as they are.
const AS_THEY_ARE: &[&str] = &["LICENSE", "catalog.schema.json", "publiccode.yml"];

/// How many tests a release has to pass: four of the archive in three engines, and the package in three.
const TESTS: usize = 15;

/// Builds, packs, goes on as [`try_it`], and keeps a record.
///
/// # Errors
/// Among others if files differ from the last commit: nobody could say later what was released.
pub fn run(project: &Project) -> Result<(), String> {
    let (begin, commit) = (Instant::now(), records::commit(project));
    if commit.ends_with('+') {
        return Err("Files differ from the last commit. A release is made of what is committed: commit them first.".to_string());
    }
    setup::run(project, Part::Test)?;
    build::run(project, &project.root.join("catalog.json"))?;
    build_editor::run(project)?;
    let licences = licences::gathered(project)?;
    shell::write(&project.pkg.join(LICENCES), &licences)?;
    shell::write(&project.pkg.join("foerderkompass.cdx.json"), shell::read(&bill::file(project))?)?;
    npm_package(project)?;
    let files = collected(project, &licences)?;
    shell::write(&zip(project), archive::packed(NAME, &files)?)?;
    let told = told(&[&zip(project), &package(project)])?;
    shell::write(&project.dist.join("SHA256SUMS"), &told)?;
    println!("Release: {} files in the archive.\n{told}", files.len());
    let figures = tested(project)?;
    records::append(project, &commit, "release", begin.elapsed(), figures)
}

/// Unpacks the release that is there and tries it. Keeps no record: nobody knows of which state it is.
pub fn try_it(project: &Project) -> Result<(), String> {
    tested(project).map(|_| ())
}

/// Tries the release; gives what is to be said of it.
fn tested(project: &Project) -> Result<Value, String> {
    let place = std::env::temp_dir().join(format!("foerderkompass-release-{}", std::process::id()));
    archive::unpack(&zip(project), &place)?;
    let unpacked = place.join(NAME);
    let count = as_summed(&unpacked)?;
    println!("Release: no trace of the builder: {}.", test::traces::below(project, std::slice::from_ref(&unpacked))?);
    let installed = installed(project, &package(project), &place.join("npm"))?;
    let counts = tried(project, &unpacked, &installed)?;
    std::fs::remove_dir_all(&place).map_err(|error| format!("{} cannot be removed: {error}.", place.display()))?;
    println!("Release: {} tests of what was unpacked passed. It lies in {}.", counts.passed, zip(project).display());
    Ok(json!({
        "version": VERSION,
        "files": count,
        "zip": described(&zip(project))?,
        "npm": described(&package(project))?,
        "tests": { "passed": counts.passed, "failed": counts.failed },
    }))
}

/// Where the archive lies.
fn zip(project: &Project) -> PathBuf {
    project.dist.join(format!("{NAME}.zip"))
}

/// Where the npm package lies.
fn package(project: &Project) -> PathBuf {
    project.dist.join(format!("{NAME}.tgz"))
}

fn described(file: &Path) -> Result<Value, String> {
    let content = shell::read(file)?;
    Ok(json!({ "bytes": content.len(), "sha256": format!("{:x}", Sha256::digest(&content)) }))
}

/// Every file of the archive with its content; the sums of all others come last.
fn collected(project: &Project, licences: &str) -> Result<Files, String> {
    let mut files = Files::new();
    for name in ARTEFACTS {
        files.insert((*name).to_owned(), shell::read(&project.dist.join(name))?);
    }
    for name in AS_THEY_ARE {
        files.insert((*name).to_owned(), shell::read(&project.root.join(name))?);
    }
    files.insert(LICENCES.to_owned(), licences.as_bytes().to_vec());
    for file in shell::files_below(&project.pkg)? {
        let name = file.strip_prefix(&project.pkg).unwrap_or(&file).display().to_string();
        // These lie at the top.
        if ![LICENCES, "LICENSE", "README.md", "foerderkompass.cdx.json"].contains(&name.as_str()) {
            files.insert(format!("pkg/{name}"), shell::read(&file)?);
        }
    }
    let mut documents: Vec<String> = DOCUMENTS.iter().map(|name| (*name).to_owned()).collect();
    for file in shell::files_below(&project.root.join("docs"))? {
        let name = file.strip_prefix(&project.root).unwrap_or(&file).display().to_string();
        if name.ends_with(".md") {
            documents.push(name);
        } else if !name.starts_with("docs/messungen/") {
            files.insert(name, shell::read(&file)?);
        }
    }
    let mut names: BTreeSet<String> = files.keys().cloned().collect();
    names.extend(documents.iter().map(|name| documents::page_name(name)));
    for name in documents {
        let page = documents::page(&name, &shell::read_text(&project.root.join(&name))?, &names);
        files.insert(documents::page_name(&name), page.into_bytes());
    }
    files.insert("SHA256SUMS".to_owned(), archive::sums(&files).into_bytes());
    Ok(files)
}

/// Packs the folder `pkg`.
fn npm_package(project: &Project) -> Result<(), String> {
    let mut npm = shell::command("npm");
    npm.args(["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination"]).arg(&project.dist).current_dir(&project.pkg);
    let ended = shell::run(&mut npm, &project.root.join("target/log/npm-pack.txt"), Duration::from_secs(120))?;
    if ended.success && package(project).is_file() { Ok(()) } else { Err(format!("npm packs nothing:\n\n{}", ended.tail(20))) }
}

/// Installs the package as a project that uses it would; says where it lies then.
fn installed(project: &Project, package: &Path, folder: &Path) -> Result<PathBuf, String> {
    shell::write(&folder.join("package.json"), "{ \"private\": true }\n")?;
    let mut npm = shell::command("npm");
    npm.args(["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    npm.arg(package).current_dir(folder);
    let ended = shell::run(&mut npm, &project.root.join("target/log/npm-install.txt"), Duration::from_secs(120))?;
    let installed = folder.join("node_modules/foerderkompass");
    let whole = ["element.js", "foerderkompass_bg.wasm", "LICENSE", LICENCES, "foerderkompass.cdx.json"];
    match whole.iter().find(|name| !installed.join(name).is_file()) {
        None if ended.success => Ok(installed),
        missing => Err(format!("The package cannot be installed, missing: {missing:?}.\n\n{}", ended.tail(20))),
    }
}

/// The lines of `SHA256SUMS` for these files.
fn told(files: &[&Path]) -> Result<String, String> {
    let named = files.iter().map(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, shell::read(file)?))
    });
    Ok(archive::sums(&named.collect::<Result<Files, String>>()?))
}

/// What was unpacked has the sums that lie beside it, and no file more; says how many files.
fn as_summed(unpacked: &Path) -> Result<usize, String> {
    let mut found = Files::new();
    for file in shell::files_below(unpacked)? {
        let name = file.strip_prefix(unpacked).unwrap_or(&file).display().to_string();
        found.insert(name, shell::read(&file)?);
    }
    let sums = found.remove("SHA256SUMS").ok_or("The archive holds no SHA256SUMS.")?;
    if archive::sums(&found).as_bytes() == sums {
        Ok(found.len() + 1)
    } else {
        Err("SHA256SUMS does not fit the archive.".to_owned())
    }
}

/// Opens what was unpacked in one engine after another: first all of the archive, then the installed package.
fn tried(project: &Project, unpacked: &Path, installed: &Path) -> Result<Counts, String> {
    let browsers = Browsers::find(project).ok_or("The browsers are not found. Run this first:\n\n  cargo xtask setup")?;
    let mut sum = Counts::default();
    for engine in ["chromium", "firefox", "webkit"] {
        for (package, filter) in [(unpacked.join("pkg"), ""), (installed.to_path_buf(), "module")] {
            let mut tests = test::page_tests(project, &test::Options::default(), &browsers)?;
            tests.args(["--smoke", &format!("{engine}::{filter}")]).env("FK_DIST", unpacked).env("FK_PKG", package);
            let log = project.root.join(format!("target/log/release-{engine}.txt"));
            let ended = shell::run(&mut tests, &log, Duration::from_secs(600))?;
            let counts = test::counts_in(&ended.output);
            sum = Counts { passed: sum.passed + counts.passed, failed: sum.failed + counts.failed };
            if !ended.success {
                return Err(format!("What was unpacked does not work:\n\n{}", ended.tail(60)));
            }
        }
    }
    if sum.passed == TESTS { Ok(sum) } else { Err(format!("{} tests ran instead of {TESTS}.", sum.passed)) }
}
