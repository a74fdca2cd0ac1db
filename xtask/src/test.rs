// SPDX-License-Identifier: EUPL-1.2
//! Runs every test of the project and counts.
//!
//! A part is a program whose output says how many tests it ran. Every part runs, whatever happened
//! to the ones before; a part that could not run counts as a failed test, never as a passed one.

mod counts;
mod described;
mod packed;
mod record;
mod sinks;
pub mod traces;
mod ways_out;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use counts::judged;
pub use counts::{Counts, counts_in};

use crate::project::Project;
use crate::setup::{self, Browsers, Part};
use crate::{build, build_editor, bundle, records, shell, supply};

/// What the single file may weigh, its catalogue not counted, in bytes. aim: 190 000.
const SIZE_LIMIT: usize = 230_000;

/// What the editor may weigh, the widget and the example inside it, in bytes.
const EDITOR_LIMIT: usize = 1_500_000;

/// What the shell may weigh without its texts, minified and after gzip, in bytes.
const SHELL_LIMIT: usize = 4096;

/// What WebAssembly and script of the package may weigh after brotli, in bytes. aim: 100 KB; the hello world of Yew with
/// the same flags has 45 KB.
const APP_LIMIT: usize = 204_000;

/// A part that runs longer than this has hung.
const PATIENCE: Duration = Duration::from_secs(2400);

/// Which tests to run.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    /// Also those that take too long for every day.
    pub all: bool,
    /// Keep what was counted as a record. The long run of all tests always does.
    pub record: bool,
    /// Only those with this in their name.
    pub filter: Option<String>,
}

impl Options {
    pub fn read(words: &[&str]) -> Result<Options, String> {
        let mut options = Options::default();
        for word in words {
            match *word {
                "--all" => options.all = true,
                "--record" => options.record = true,
                flag if flag.starts_with('-') => {
                    return Err(format!("cargo xtask test knows no option {flag}."));
                }
                filter if options.filter.is_none() => options.filter = Some(filter.to_string()),
                _ => return Err("cargo xtask test takes one FILTER.".to_string()),
            }
        }
        if options.record && options.filter.is_some() {
            return Err("A record tells of all tests; it cannot be made with a FILTER.".to_string());
        }
        options.record |= options.all && options.filter.is_none();
        Ok(options)
    }
}

/// The last line is `N passed, N failed`; the command fails if any test did.
pub fn run(project: &Project, options: &Options) -> ExitCode {
    let begin = Instant::now();
    let commit = records::commit(project);
    let part = if options.all { Part::TestAll } else { Part::Test };
    let (mut counts, parts) = match setup::run(project, part) {
        Ok(()) => run_parts(project, options),
        Err(trouble) => {
            println!("\n{trouble}\n\nNo test could run.");
            (Counts { passed: 0, failed: 1 }, Vec::new())
        }
    };
    if options.record && !parts.is_empty() {
        let figures = record::figures(options.all, counts, &parts);
        if let Err(trouble) = records::append(project, &commit, "test", begin.elapsed(), figures) {
            println!("\nThe record cannot be kept: {trouble}");
            counts.failed += 1;
        }
    }
    println!("\nTests took {} s.", begin.elapsed().as_secs());
    println!("{} passed, {} failed", counts.passed, counts.failed);
    if counts.failed == 0 && counts.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_parts(project: &Project, options: &Options) -> (Counts, Vec<record::Told>) {
    let mut run = Run { project, options, counts: Counts::default(), parts: Vec::new() };
    run.single("format", || cargo(project, &["fmt", "--all", "--check"]));
    run.single("lints of what ships", || clippy(project, &["--lib", "--bins"], &[]));
    // A test may end with a panic where the program must not.
    run.single("lints of the tests", || clippy(project, &["--all-targets"], PRAGMATIC));
    run.single("types of the element", || described::types(project));
    run.counted("native tests", native(project, options));

    // What follows needs the release; without it, it would test an older one.
    let built = build::run(project, &project.root.join("catalog.json"));
    let built = built.and_then(|()| build_editor::run(project));
    run.report("release build", built.as_ref().map(|()| String::new()).map_err(Clone::clone));
    if built.is_ok() {
        run.report("size of the single file", size(project));
        run.report("size of the shell", shell_size(project));
        run.report("size of the app", app_size(project));
        let page = shell::read_text(&build::single_file(project));
        let fits = page.and_then(|page| bundle::policy_fits(&page));
        run.report("policy of the single file", fits.map(|()| String::new()));
        run.report("size of the editor", editor_size(project));
        let page = shell::read_text(&build_editor::single_file(project));
        let fits = page.and_then(|page| bundle::policy_fits(&page));
        run.report("policy of the editor", fits.map(|()| String::new()));
        run.report("imports of the editor", ways_out::imports_of_the_editor(project));
        run.report("ways out of the editor", ways_out::words_of_the_editor(project));
        run.report("imports of the WebAssembly", ways_out::imports(project));
        run.report("ways out of the scripts", ways_out::words(project));
        run.report("npm package packed and installed", packed::check(project));
        run.report("no text becomes markup or code", sinks::check(project));
        run.report("crates of what ships", supply::crates_of_what_ships(project));
        run.report("no trace of the builder", traces::none(project));
        if options.all {
            for (what, check) in supply::CHECKS {
                run.report(what, check(project).map(|()| String::new()));
            }
        }
    }
    match Browsers::find(project) {
        None => run.report("browsers", Err("They are not found, although set-up has run.".to_string())),
        Some(browsers) => {
            run.counted("browser tests in Chromium", in_browser(project, options, ".", Some(&browsers)));
            run.counted("browser tests in Firefox", in_browser(project, options, ".", None));
            // What is drawn is the same everywhere: one engine is enough.
            run.counted("browser tests of the editor", in_browser(project, options, "editor", Some(&browsers)));
            if built.is_ok() {
                match build::failing(project) {
                    Ok(_) => run.counted("page tests", page_tests(project, options, &browsers)),
                    Err(trouble) => run.report("build that fails on command", Err(trouble)),
                }
            }
        }
    }
    (run.counts, run.parts)
}

/// Runs the page tests' program to measure or to take pictures instead of testing, with `more` in its environment. Builds
/// the release before.
pub fn instead(project: &Project, what: &str, more: &[(&str, String)]) -> Result<(), String> {
    setup::run(project, Part::Test)?;
    build::run(project, &project.root.join("catalog.json"))?;
    build_editor::run(project)?;
    let browsers = Browsers::find(project).ok_or("The browsers are not found, although set-up has run.")?;
    let mut command = page_tests(project, &Options::default(), &browsers)?;
    let status = command
        .arg(what)
        .envs(more.iter().map(|(name, value)| (name, value)))
        .status()
        .map_err(|error| format!("The program cannot be started: {error}."))?;
    if status.success() { Ok(()) } else { Err("It did not end well; the reason stands above.".to_string()) }
}

struct Run<'a> {
    project: &'a Project,
    options: &'a Options,
    counts: Counts,
    parts: Vec<record::Told>,
}

impl Run<'_> {
    /// A part that is one test: a program that succeeds or does not.
    fn single(&mut self, name: &str, command: impl FnOnce() -> Command) {
        if self.left_out(name) {
            return;
        }
        let outcome = shell::run(&mut command(), &self.log(name), PATIENCE);
        let outcome = outcome.and_then(|ended| if ended.success { Ok(String::new()) } else { Err(ended.output) });
        self.report(name, outcome);
    }

    /// A part that is one test and has been carried out already.
    fn report(&mut self, name: &str, outcome: Result<String, String>) {
        if self.left_out(name) && outcome.is_ok() {
            return;
        }
        let failed = usize::from(outcome.is_err());
        let counts = Counts { passed: 1 - failed, failed };
        match outcome {
            Ok(note) => {
                println!("Tests: {name}: ok{}{note}", if note.is_empty() { "" } else { ", " });
                self.add(name, counts, &note);
            }
            Err(output) => {
                println!("Tests: {name}: FAILED\n{}\n", output.trim_end());
                self.add(name, counts, "");
            }
        }
    }

    /// A part whose output says how many tests passed and failed.
    fn counted(&mut self, name: &str, command: Result<Command, String>) {
        let ended = command.and_then(|mut command| shell::run(&mut command, &self.log(name), PATIENCE));
        let ended = match ended {
            Ok(ended) => ended,
            Err(trouble) => return self.report(name, Err(trouble)),
        };
        let counts = judged(counts_in(&ended.output), ended.success, self.options.filter.is_some());
        let note = record::notes_in(&ended.output);
        let said = if note.is_empty() { String::new() } else { format!(", {note}") };
        println!("Tests: {name}: {} passed, {} failed ({} s){said}", counts.passed, counts.failed, ended.took.as_secs());
        self.add(name, counts, note);
        if counts.failed > 0 {
            let why = if ended.timed_out { "\nIt was ended because it took too long." } else { "" };
            println!("{}{why}\n", ended.output.trim_end());
        }
    }

    /// Counts a part that has run; the note is kept with it in the record.
    fn add(&mut self, name: &str, counts: Counts, note: impl Into<String>) {
        self.counts.passed += counts.passed;
        self.counts.failed += counts.failed;
        self.parts.push(record::Told { name: name.to_string(), counts, note: note.into() });
    }

    fn left_out(&self, name: &str) -> bool {
        self.options.filter.as_ref().is_some_and(|filter| !name.contains(filter.as_str()))
    }

    fn log(&self, name: &str) -> std::path::PathBuf {
        self.project.root.join("target/log").join(format!("test-{}.txt", name.replace(' ', "-").to_lowercase()))
    }
}

fn cargo(project: &Project, arguments: &[&str]) -> Command {
    let mut command = shell::command("cargo");
    command.args(arguments).current_dir(&project.root);
    command
}

/// What tests are allowed, beyond what ships.
const PRAGMATIC: &[&str] = &["-Aclippy::unwrap_used", "-Aclippy::expect_used", "-Aclippy::panic", "-Aclippy::indexing_slicing"];

fn clippy(project: &Project, targets: &[&str], allowed: &[&str]) -> Command {
    let mut command = cargo(project, &["clippy", "--workspace", "--locked", "--quiet"]);
    command.args(targets).args(["--", "-Dwarnings"]).args(allowed);
    command
}

fn native(project: &Project, options: &Options) -> Result<Command, String> {
    let mut command = cargo(project, &["test", "--workspace", "--no-fail-fast", "--locked", "--quiet"]);
    command.arg("--").args(runner_arguments(options));
    Ok(command)
}

fn runner_arguments(options: &Options) -> Vec<&str> {
    let all = options.all.then_some("--include-ignored");
    all.into_iter().chain(options.filter.as_deref()).collect()
}

fn size(project: &Project) -> Result<String, String> {
    let size = build::size_without_catalog(project)?;
    if size <= SIZE_LIMIT {
        Ok(format!("{size} of {SIZE_LIMIT} bytes"))
    } else {
        Err(format!("The single file has {size} bytes without its catalogue; {SIZE_LIMIT} are allowed."))
    }
}

fn editor_size(project: &Project) -> Result<String, String> {
    let size = shell::read(&build_editor::single_file(project))?.len();
    if size <= EDITOR_LIMIT {
        Ok(format!("{size} of {EDITOR_LIMIT} bytes"))
    } else {
        Err(format!("The editor has {size} bytes; {EDITOR_LIMIT} are allowed."))
    }
}

fn app_size(project: &Project) -> Result<String, String> {
    match build::app_size(project)? {
        size if size <= APP_LIMIT => Ok(format!("{size} of {APP_LIMIT} bytes")),
        size => Err(format!("The app has {size} bytes after brotli; {APP_LIMIT} are allowed.")),
    }
}

fn shell_size(project: &Project) -> Result<String, String> {
    match build::shell_size(project)? {
        size if size <= SHELL_LIMIT => Ok(format!("{size} of {SHELL_LIMIT} bytes")),
        size => Err(format!("The shell has {size} bytes after gzip; {SHELL_LIMIT} are allowed.")),
    }
}

/// The tests of the package in a folder, compiled to WebAssembly: in Chromium if given, else in Firefox.
fn in_browser(project: &Project, options: &Options, folder: &str, chromium: Option<&Browsers>) -> Result<Command, String> {
    let mut command = build::web_command(project)?;
    command.current_dir(project.root.join(folder));
    command.args(["test", "--headless", "--mode", "no-install"]);
    match chromium {
        Some(browsers) => command.arg("--chrome").arg("--chromedriver").arg(&browsers.chromedriver),
        None => command.arg("--firefox").arg("--geckodriver").arg(project.geckodriver()),
    };
    command
        .args(["--", "--locked", "--"])
        .args(runner_arguments(options))
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        // A driver that the person has set for something else would be taken before ours.
        .env_remove("CHROMEDRIVER_REMOTE")
        .env_remove("GECKODRIVER_REMOTE")
        .env_remove("SAFARIDRIVER_REMOTE");
    if chromium.is_some() {
        command.env_remove("GECKODRIVER");
    }
    Ok(command)
}

/// The page tests drive the built artefacts; they are told where those and the browsers are.
pub fn page_tests(project: &Project, options: &Options, browsers: &Browsers) -> Result<Command, String> {
    if !project.root.join("tests/page/Cargo.toml").is_file() {
        return Err("The page tests are missing.".to_string());
    }
    let mut command = cargo(project, &["run", "--quiet", "--locked", "--package", "foerderkompass-page-tests", "--"]);
    command.args(runner_arguments(options));
    let axe: &Path = &project.node_modules().join("axe-core");
    let failing: &Path = &build::failing_folder(project);
    for (name, path) in [
        ("FK_ROOT", project.root.as_path()),
        ("FK_DIST", &project.dist),
        ("FK_PKG", &project.pkg),
        ("FK_FAILING", failing),
        ("FK_CHROMIUM", &browsers.chromium),
        ("FK_CHROMEDRIVER", &browsers.chromedriver),
        ("FK_FIREFOX", &browsers.firefox),
        ("FK_GECKODRIVER", &project.geckodriver()),
        ("FK_WEBKITDRIVER", &browsers.webkit_driver),
        ("FK_XVFB", &browsers.xvfb_run),
        ("FK_AXE", axe),
    ] {
        command.env(name, path);
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let both = Options { all: true, record: false, filter: Some("dates".to_string()) };
        assert_eq!(Options::read(&["--all", "dates"]), Ok(both));
        assert_eq!(Options::read(&[]), Ok(Options::default()));
        assert!(Options::read(&["--all"]).unwrap().record && Options::read(&["--record"]).unwrap().record);
        assert!(Options::read(&["--record", "dates"]).is_err());
        assert!(Options::read(&["--fast"]).is_err());
        assert!(Options::read(&["a", "b"]).is_err());
    }
}
