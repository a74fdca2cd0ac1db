// SPDX-License-Identifier: EUPL-1.2
//! Tests of the built pages in Chromium, Firefox and WebKit, driven as a person drives them.
//!
//! What is right is computed here by the core, so a test compares the page with the rules, never
//! with a copy of an earlier output. Nothing is skipped: a browser that is missing fails its tests.
//!
//! `cargo run -p foerderkompass-page-tests -- [--include-ignored] [FILTER]`, with the paths of
//! browsers and build results in the environment (`cargo xtask test` sets them). FILTER is a part of
//! `ENGINE::NAME`. `--include-ignored` walks through every persona in every engine; `--smoke` only
//! opens what was unpacked; `--bench` and `--shots` measure and take pictures instead of testing; `--shots editor` takes
//! those of the editor alone.

mod announcing;
mod bench;
mod bench_editor;
mod bench_engines;
mod bench_server;
mod bench_start;
mod bench_widget;
mod cases;
mod devtools;
mod editing;
mod engine;
mod expected;
mod keys;
mod office;
mod page;
mod processes;
mod runner;
mod server;
mod shots;
mod shots_editor;
mod walking_editor;
mod witness;
mod working;
mod world;

use std::process::ExitCode;
use std::rc::Rc;

use crate::world::World;

/// Something else than testing.
type Errand = fn(&Rc<World>, &str) -> Result<(), String>;

fn main() -> ExitCode {
    let (mut all, mut smoke) = (false, false);
    let mut instead: Option<Errand> = None;
    let mut filter = String::new();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "--include-ignored" => all = true,
            "--smoke" => smoke = true,
            "--bench" => instead = Some(bench::run),
            "--shots" => instead = Some(shots::run),
            flag if flag.starts_with('-') => {
                eprintln!("The page tests know no option {flag}.");
                return ExitCode::from(2);
            }
            _ => filter = word,
        }
    }
    let world = match World::read() {
        Ok(world) => Rc::new(world),
        Err(trouble) => {
            println!("test page::world ... FAILED\n    {trouble}\n");
            println!("test result: FAILED. 0 passed; 1 failed;");
            return ExitCode::FAILURE;
        }
    };
    if let Some(run) = instead {
        return match run(&world, &filter) {
            Ok(()) => ExitCode::SUCCESS,
            Err(trouble) => {
                eprintln!("{trouble}");
                ExitCode::FAILURE
            }
        };
    }
    let cases = if smoke { cases::smoke::all() } else { cases::all(&world, all) };
    let counts = runner::run(&world, &cases, &filter);
    let word = if counts.failed == 0 { "ok" } else { "FAILED" };
    println!("\ncounted: {}, {} at the second try only", cases::counted(), counts.unsteady);
    println!("test result: {word}. {} passed; {} failed;", counts.passed, counts.failed);
    if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
