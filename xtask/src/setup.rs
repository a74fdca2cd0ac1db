// SPDX-License-Identifier: EUPL-1.2
//! Set-up: installs what is missing, and nothing else.
//!
//! Each need is a row: what it is, whether it is there, how to get it, how long that takes. When
//! everything is there, only a few files are looked at. Nothing is configured outside the project's
//! own cache except through the system's package manager and rustup.

pub mod debian;
mod install;
pub mod wasm_std;

use std::time::Instant;

use crate::project::{self, Project};
use crate::{pins, shell};

/// How much is needed. Browsers and drivers serve the tests only, other engines only the benchmark, LibreOffice only the
/// tests of `test --all`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Build,
    Test,
    Bench,
    TestAll,
}

/// One thing that has to be there. Installing it ends with a sentence when it cannot be had.
struct Need<'a> {
    name: String,
    /// Whether it comes from the system's package manager.
    from_system: bool,
    /// About how long installing takes, for the person who waits.
    about: &'static str,
    present: Box<dyn Fn() -> bool + 'a>,
    install: Box<dyn Fn() -> Result<(), String> + 'a>,
}

/// Brings everything that `part` needs, in order; ends at the first thing that cannot be had.
pub fn run(project: &Project, part: Part) -> Result<(), String> {
    let begin = Instant::now();
    let needs = needs(project, part)?;
    let missing = needs.iter().filter(|need| !(need.present)()).count();
    if missing == 0 {
        println!("Set-up: everything is there.");
        return Ok(());
    }
    println!("Set-up: {missing} of {} needed things are missing.", needs.len());
    for need in &needs {
        // Asked again, because an earlier step can have brought it along.
        if (need.present)() {
            continue;
        }
        println!("  installing {} (about {}) ...", need.name, need.about);
        let started = Instant::now();
        (need.install)().map_err(|trouble| format!("Set-up stopped at {}.\n{trouble}", need.name))?;
        if !(need.present)() {
            return Err(format!(
                "Set-up stopped: {} was installed without an error but is still not found.\nThe logs are in {}.",
                need.name,
                project.tools.join("log").display()
            ));
        }
        println!("  {} is ready ({} s)", need.name, started.elapsed().as_secs());
    }
    println!("Set-up: done in {} s.", begin.elapsed().as_secs());
    Ok(())
}

/// A tool from crates.io that only one command needs: its folder of programs, built when it is not there yet.
pub fn tool(project: &Project, name: &str, version: &str, about: &str) -> Result<std::path::PathBuf, String> {
    let programs = project.cargo_tool(name, version).join("bin");
    if !programs.is_dir() {
        println!("Set-up: installing {name} {version} (about {about}) ...");
        install::cargo(project, name, version)?;
    }
    Ok(programs)
}

/// Programs from PyPI that only `cargo xtask supply` needs: their folder, made when it is not there yet.
pub fn python(project: &Project) -> Result<std::path::PathBuf, String> {
    let programs = project.tools.join("python/bin");
    if !install::python_present(project, pins::PYTHON) {
        println!("Set-up: installing {} (about 20 s) ...", pins::PYTHON.join(" and "));
        install::python(project, pins::PYTHON)?;
    }
    Ok(programs)
}

/// A compiler for C++, which the fuzzer is written in.
pub fn cpp(project: &Project) -> Result<(), String> {
    if project::on_path("c++").is_some() { Ok(()) } else { debian::install(project, &["g++"]) }
}

fn needs(project: &Project, part: Part) -> Result<Vec<Need<'_>>, String> {
    let wasm_bindgen = project.wasm_bindgen_version()?;
    let wasm_bindgen_file = project.wasm_bindgen()?.join("wasm-bindgen");
    let mut needs = vec![
        Need {
            name: "Node.js with npm".to_string(),
            from_system: true,
            about: "1 min",
            present: Box::new(|| project::on_path("node").is_some() && project::on_path("npm").is_some()),
            install: Box::new(|| debian::install(project, &["nodejs", "npm"])),
        },
        Need {
            name: "the WebAssembly standard library with its source".to_string(),
            from_system: false,
            about: "10 s, or 3 min where rustup cannot bring it",
            present: Box::new(|| wasm_std::route(project).is_some()),
            install: Box::new(|| wasm_std::install(project)),
        },
        Need {
            name: npm_names(pins::NPM_BUILD),
            from_system: false,
            about: "20 s",
            present: Box::new(|| install::npm_present(&project.npm(), pins::NPM_BUILD)),
            install: Box::new(|| install::npm(project)),
        },
        Need {
            name: format!("wasm-bindgen-cli {wasm_bindgen}"),
            from_system: false,
            about: "3 min",
            present: Box::new(move || wasm_bindgen_file.is_file()),
            install: Box::new(move || install::cargo(project, "wasm-bindgen-cli", &wasm_bindgen)),
        },
        Need {
            name: format!("wasm-pack {}", pins::WASM_PACK),
            from_system: false,
            about: "3 min",
            present: Box::new(|| project.wasm_pack().is_file()),
            install: Box::new(|| install::cargo(project, "wasm-pack", pins::WASM_PACK)),
        },
    ];
    if part >= Part::Test {
        needs.extend(test_needs(project));
    }
    if part == Part::Bench {
        let folder = project.npm_bench();
        needs.push(Need {
            name: npm_names(pins::NPM_BENCH),
            from_system: false,
            about: "10 s",
            present: Box::new(move || install::npm_present(&folder, pins::NPM_BENCH)),
            install: Box::new(|| install::npm_into(project, &project.npm_bench(), pins::NPM_BENCH)),
        });
    }
    if part >= Part::TestAll {
        needs.push(Need {
            name: "LibreOffice Calc".to_string(),
            from_system: true,
            about: "2 min",
            present: Box::new(|| project::on_path("soffice").or_else(|| project::on_path("libreoffice")).is_some()),
            install: Box::new(|| debian::install(project, debian::LIBREOFFICE)),
        });
    }
    // First what only root may install: somebody else learns of it at once, not after ten minutes.
    needs.sort_by_key(|need| !need.from_system);
    Ok(needs)
}

fn test_needs(project: &Project) -> Vec<Need<'_>> {
    vec![
        Need {
            name: "rustfmt and clippy".to_string(),
            from_system: false,
            about: "20 s",
            present: Box::new(|| project::on_path("cargo-fmt").is_some() && install::component_present("cargo-clippy")),
            install: Box::new(|| install::components(project)),
        },
        Need {
            name: "the browsers Chromium, Firefox and WebKitGTK with their drivers".to_string(),
            from_system: true,
            about: "2 min",
            present: Box::new(|| Browsers::find(project).is_some()),
            install: Box::new(|| debian::install(project, debian::BROWSERS)),
        },
        Need {
            name: format!("geckodriver {}", pins::GECKODRIVER),
            from_system: false,
            about: "3 min",
            present: Box::new(|| project.geckodriver().is_file()),
            install: Box::new(|| install::cargo(project, "geckodriver", pins::GECKODRIVER)),
        },
        Need {
            name: npm_names(pins::NPM_TEST),
            from_system: false,
            about: "10 s",
            present: Box::new(|| install::npm_present(&project.npm(), pins::NPM_TEST)),
            install: Box::new(|| install::npm(project)),
        },
    ]
}

fn npm_names(packages: &[(&str, &str)]) -> String {
    let names: Vec<String> = packages.iter().map(|(name, version)| format!("{name} {version}")).collect();
    names.join(" and ")
}

/// The browsers and their drivers, as found on this machine.
pub struct Browsers {
    pub chromium: std::path::PathBuf,
    pub chromedriver: std::path::PathBuf,
    pub firefox: std::path::PathBuf,
    pub webkit_driver: std::path::PathBuf,
    pub xvfb_run: std::path::PathBuf,
}

impl Browsers {
    /// `None` when one of them is missing. geckodriver is not here: set-up builds its own.
    pub fn find(_project: &Project) -> Option<Browsers> {
        let first = |names: &[&str]| names.iter().find_map(|name| project::on_path(name));
        // xvfb-run needs xauth, which Debian only recommends.
        first(&["xauth"])?;
        Some(Browsers {
            chromium: first(&["chromium", "chromium-browser", "google-chrome"])?,
            chromedriver: first(&["chromedriver"])?,
            firefox: first(&["firefox-esr", "firefox"])?,
            webkit_driver: first(&["WebKitWebDriver"])?,
            xvfb_run: first(&["xvfb-run"])?,
        })
    }
}

/// A sentence for a failed step: what was run, how it ended, where the whole output is.
fn failed(what: &str, ended: &shell::Ended, log: &std::path::Path) -> String {
    let why = if ended.timed_out { "ran out of time" } else { "failed" };
    let network = ["Could not resolve", "Temporary failure", "network", "getaddrinfo", "ENOTFOUND", "ECONNREFUSED", "timed out"]
        .iter()
        .any(|sign| ended.output.contains(sign));
    let hint = if network { "\nThis looks as if the network cannot be reached. Connect and run the command again." } else { "" };
    format!("{what} {why}. Its last lines (all of it is in {}):\n\n{}\n{hint}", log.display(), ended.tail(15))
}
