// SPDX-License-Identifier: EUPL-1.2
//! The long run of `cargo xtask soak`: the core against the second evaluator on so many random cases, and on every eighth of
//! them the columns of the engine against the plain evaluation.
//!
//! Arguments: how many cases, and the seed of the first. The last line on standard output is JSON; what differs is printed
//! with its seed, which alone makes the case again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/agreeing/mod.rs"]
#[allow(dead_code)]
mod agreeing;

/// Without what holds the second evaluator to the format page: those are tests.
#[path = "../tests/oracle"]
#[allow(dead_code)]
mod oracle {
    pub mod calendar;
    pub mod evaluate;
    pub mod generate;
    pub mod generate_rules;
    pub mod rng;
}

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use agreeing::{Tally, both_ways, in_threads, random_case, too_rare};
use serde_json::json;

/// One of so many cases also goes through engine and plain evaluation.
const SHARE: u64 = 8;
/// So many differences are printed in full.
const PRINTED: u64 = 10;
/// A line on the way after so many cases.
const STRETCH: u64 = 250_000;

fn main() {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<u64>().expect("a number"));
    let (cases, first) = (numbers.next().expect("how many cases"), numbers.next().unwrap_or(0));
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    // What a panic says is kept; its backtrace would only bury the other lines.
    std::panic::set_hook(Box::new(|_| {}));
    let begin = Instant::now();
    let mut sum = Tally::new();
    let mut done = 0;
    while done < cases {
        let more = STRETCH.min(cases - done);
        let tally = in_threads(threads, first + done..first + done + more, noted).expect("a difference is only noted");
        tally.into_iter().for_each(|(what, seen)| *sum.entry(what).or_default() += seen);
        done += more;
        let seconds = begin.elapsed().as_secs_f64();
        eprintln!("{done} of {cases} cases, {} differences, {seconds:.0} s", of(&sum, DIFFERENT) + of(&sum, PLAIN_DIFFERENT));
    }
    let (mismatches, plain_mismatches) = (of(&sum, DIFFERENT), of(&sum, PLAIN_DIFFERENT));
    let plain_cases = of(&sum, PLAIN);
    let rare = too_rare(&sum, cases);
    sum.retain(|what, _| ![DIFFERENT, PLAIN, PLAIN_DIFFERENT].contains(&what.as_str()));
    let figures = json!({
        "cases": cases, "first_seed": first, "mismatches": mismatches, "threads": threads,
        "plain_cases": plain_cases, "plain_mismatches": plain_mismatches, "too_rare": rare, "seen": sum,
    });
    println!("{figures}");
}

const DIFFERENT: &str = "different";
const PLAIN: &str = "engine and plain";
const PLAIN_DIFFERENT: &str = "engine and plain different";

fn of(tally: &Tally, what: &str) -> u64 {
    tally.get(what).copied().unwrap_or(0)
}

/// Runs one case. What differs, and what panics, is counted and printed, and the run goes on.
fn noted(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let compared = caught(|| random_case(seed, tally));
    let (catalog, case) = match compared {
        Ok(compared) => compared,
        Err(trouble) => {
            note(seed, DIFFERENT, &trouble, tally);
            return Ok(());
        }
    };
    if seed.is_multiple_of(SHARE) {
        *tally.entry(PLAIN.to_owned()).or_default() += 1;
        let agreed = caught(|| {
            both_ways(&catalog, &case);
            Ok(())
        });
        if let Err(trouble) = agreed {
            note(seed, PLAIN_DIFFERENT, &format!("{trouble}\nanswers {}\ncatalogue {}", case.answers, case.catalog), tally);
        }
    }
    Ok(())
}

fn note(seed: u64, what: &str, trouble: &str, tally: &mut Tally) {
    let so_far = tally.entry(what.to_owned()).or_default();
    *so_far += 1;
    if *so_far <= PRINTED {
        eprintln!("seed {seed}, {what}: {trouble}");
    }
}

/// A panic becomes a difference like any other.
fn caught<T>(run: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        Err(said.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_else(|| "a panic".to_owned()))
    })
}
