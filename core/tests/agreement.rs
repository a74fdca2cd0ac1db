// SPDX-License-Identifier: EUPL-1.2
//! The core against a second evaluator that shares no line with it: on 100 000 random catalogues and on the real one.
//!
//! `oracle/evaluate.rs` decides by brute force on bare JSON, as the format page says it. Where the two differ, the
//! page says who is wrong. A failure prints the seed and the whole case; the seed alone makes it again.

// A test may stop at once where shipped code may not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod agreeing;
mod oracle;

use std::path::Path;

use agreeing::{both_ways, compare, count, in_threads, measures, random_case, read_catalog, too_rare};
use oracle::generate::{Case, dates};
use oracle::generate_rules::answers;
use oracle::rng::{Rng, at_least, fewer};
use serde_json::Value;

const RANDOM_CASES: u64 = 100_000;
/// Random cases that go through the columns of the engine and the plain evaluation.
const PLAIN_CASES: u64 = 10_000;
const REAL_CASES: u64 = 2_000;
const THREADS: u64 = 2;

#[test]
fn the_core_agrees_with_the_second_evaluator_on_random_catalogues() {
    let cases = fewer(RANDOM_CASES);
    let tally = in_threads(THREADS, 0..cases, |seed, tally| random_case(seed, tally).map(|_| ()));
    let tally = tally.unwrap_or_else(|trouble| panic!("{trouble}"));
    // What is rare may be missing in few cases.
    let rare = if cases == RANDOM_CASES { too_rare(&tally, cases) } else { vec![] };
    assert!(rare.is_empty(), "the random cases are too plain:\n{}\nall of them: {tally:#?}", rare.join("\n"));
}

#[test]
fn engine_and_plain_evaluation_agree() {
    let cases = fewer(PLAIN_CASES);
    // Other seeds than those above, so that more is seen every day.
    let tally = in_threads(THREADS, RANDOM_CASES..RANDOM_CASES + cases, |seed, tally| {
        let (catalog, case) = random_case(seed, tally)?;
        *tally.entry("settled".to_owned()).or_default() += both_ways(&catalog, &case) as u64;
        Ok(())
    });
    let settled = tally.unwrap_or_else(|trouble| panic!("{trouble}"))["settled"];
    assert!(settled >= at_least(8_000), "the questions settle only {settled} measures");
}

#[test]
fn the_core_agrees_with_the_second_evaluator_on_the_real_catalogue() {
    let (json, text) = real_catalog();
    let as_of = json["as_of"].as_str().expect("as_of is a date");
    let catalog = read_catalog(&text, as_of).expect("the catalogue has no errors");
    let cases = fewer(REAL_CASES);
    let tally = in_threads(THREADS, 0..cases, |seed, tally| {
        let mut rng = Rng::new(seed);
        let percent = *rng.pick(&[5, 20, 50, 80, 100]);
        let answers = answers(&mut rng, &json, percent);
        let (today, on) = dates(&mut rng);
        let case = Case { catalog: json.clone(), answers, today, on };
        let result = compare(&catalog, &case)?;
        count(&case, &result, tally);
        Ok(())
    });
    let tally = tally.unwrap_or_else(|trouble| panic!("the real catalogue, {trouble}"));
    for outcome in ["excluded", "open", "unlikely", "fits_after_hurdle", "fits"] {
        let seen = tally.get(&format!("outcome {outcome}")).copied().unwrap_or(0);
        assert!(seen >= at_least(100), "only {seen} times {outcome}: {tally:#?}");
    }
}

#[test]
fn both_give_every_persona_the_outcomes_that_it_expects() {
    let (json, text) = real_catalog();
    let as_of = json["as_of"].as_str().expect("as_of is a date").to_owned();
    let catalog = read_catalog(&text, &as_of).expect("the catalogue has no errors");
    let personas = json["personas"].as_array().expect("the catalogue has personas");
    assert!(personas.len() >= 8, "only {} personas", personas.len());
    for persona in personas {
        let answers = persona["answers"].clone();
        let case = Case { catalog: json.clone(), answers, today: as_of.clone(), on: as_of.clone() };
        let result = compare(&catalog, &case).unwrap_or_else(|trouble| panic!("persona {}: {trouble}", persona["id"]));
        for (outcome, ids) in persona["expect"].as_object().expect("expect is an object") {
            for id in ids.as_array().expect("a list of ids") {
                let measure = measures(&result).find(|measure| measure["id"] == *id);
                let found = &measure.unwrap_or_else(|| panic!("no measure {id}"))["outcome"];
                assert_eq!(found, outcome, "{id} for persona {}", persona["id"]);
            }
        }
    }
}

/// The project's own catalogue, as JSON and as text.
fn real_catalog() -> (Value, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog.json");
    let text = std::fs::read_to_string(path).expect("catalog.json can be read");
    (serde_json::from_str(&text).expect("catalog.json is JSON"), text)
}
