// SPDX-License-Identifier: EUPL-1.2
//! The core against a second evaluator that shares no line with it: on 100 000 random catalogues and on the real one.
//!
//! `oracle/evaluate.rs` decides by brute force on bare JSON, as the format page says it. Where the two differ, the
//! page says who is wrong. A failure prints the seed and the whole case; the seed alone makes it again.

// A test may stop at once where shipped code may not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod oracle;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use foerderkompass_core::{Catalog, Date, Dates, Profile, Severity, read, report};
use oracle::generate::{Case, case, dates};
use oracle::generate_rules::answers;
use oracle::rng::Rng;
use serde_json::{Value, json};

const RANDOM_CASES: u64 = 100_000;
const REAL_CASES: u64 = 2_000;
const THREADS: u64 = 2;

/// How often something was seen in the results.
type Tally = BTreeMap<String, u64>;

#[test]
fn the_core_agrees_with_the_second_evaluator_on_random_catalogues() {
    let tally = in_threads(RANDOM_CASES, |seed, tally| {
        let case = case(seed);
        let catalog = read_catalog(&case.catalog.to_string(), &case.today)
            .unwrap_or_else(|fault| panic!("seed {seed}: {fault}\ncatalogue {}", case.catalog));
        let result = compare(&catalog, &case, &format!("seed {seed}"));
        count(&case, &result, tally);
    });
    let rare: Vec<String> = EXPECTED
        .iter()
        .map(|&(what, least)| (what, least, tally.get(what).copied().unwrap_or(0)))
        .filter(|&(_, least, seen)| seen < least)
        .map(|(what, least, seen)| format!("{what}: {seen}, should be at least {least}"))
        .collect();
    assert!(rare.is_empty(), "the random cases are too plain:\n{}\nall of them: {tally:#?}", rare.join("\n"));
}

/// What must occur how often, so that the agreement is about something.
const EXPECTED: [(&str, u64); 31] = [
    ("outcome excluded", 50_000),
    ("outcome open", 50_000),
    ("outcome unlikely", 10_000),
    ("outcome fits_after_hurdle", 10_000),
    ("outcome fits", 50_000),
    ("almost a flag", 1_000),
    ("almost a choice", 1_000),
    ("almost an ordinal", 1_000),
    ("almost by waiting", 1_500),
    ("almost in several ways", 200),
    ("almost, from before today", 300),
    ("wait for the end of a month", 200),
    ("several open", 10_000),
    ("a step before", 10_000),
    ("several steps before", 2_000),
    ("several responsible", 10_000),
    ("nobody responsible despite rules", 1_000),
    ("represented", 10_000),
    ("represented by a deputy's deputy", 1_000),
    ("everybody absent", 10_000),
    ("several carriers", 10_000),
    ("a question that decides", 20_000),
    ("a question that decides several", 10_000),
    ("a question that decides nothing", 20_000),
    ("a first question that decides less than the next", 1_000),
    ("a sensitive question", 10_000),
    ("on is before today", 5_000),
    ("on is today", 20_000),
    ("on is after today", 50_000),
    ("not valid", 5_000),
    ("an empty list of answers", 5_000),
];

#[test]
fn the_core_agrees_with_the_second_evaluator_on_the_real_catalogue() {
    let (json, text) = real_catalog();
    let as_of = json["as_of"].as_str().expect("as_of is a date");
    let catalog = read_catalog(&text, as_of).expect("the catalogue has no errors");
    let tally = in_threads(REAL_CASES, |seed, tally| {
        let mut rng = Rng::new(seed);
        let percent = *rng.pick(&[5, 20, 50, 80, 100]);
        let answers = answers(&mut rng, &json, percent);
        let (today, on) = dates(&mut rng);
        let case = Case { catalog: json.clone(), answers, today, on };
        let result = compare(&catalog, &case, &format!("real catalogue, seed {seed}"));
        count(&case, &result, tally);
    });
    for outcome in ["excluded", "open", "unlikely", "fits_after_hurdle", "fits"] {
        let seen = tally.get(&format!("outcome {outcome}")).copied().unwrap_or(0);
        assert!(seen >= 100, "only {seen} times {outcome}: {tally:#?}");
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
        let result = compare(&catalog, &case, &format!("persona {}", persona["id"]));
        for (outcome, ids) in persona["expect"].as_object().expect("expect is an object") {
            for id in ids.as_array().expect("a list of ids") {
                let measure = measures(&result).find(|measure| measure["id"] == *id);
                let found = &measure.unwrap_or_else(|| panic!("no measure {id}"))["outcome"];
                assert_eq!(found, outcome, "{id} for persona {}", persona["id"]);
            }
        }
    }
}

/// Runs the cases 0..number on all threads; the first failure ends them all. The tallies are added.
fn in_threads(number: u64, run: impl Fn(u64, &mut Tally) + Sync) -> Tally {
    let failed = AtomicBool::new(false);
    let (run, failed) = (&run, &failed);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                scope.spawn(move || {
                    let mut tally = Tally::new();
                    for seed in (thread..number).step_by(THREADS as usize) {
                        if failed.load(Ordering::Relaxed) {
                            break;
                        }
                        let stop = StopOthers(failed);
                        run(seed, &mut tally);
                        std::mem::forget(stop);
                    }
                    tally
                })
            })
            .collect();
        let mut sum = Tally::new();
        for thread in threads {
            let tally = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            tally.into_iter().for_each(|(what, seen)| *sum.entry(what).or_default() += seen);
        }
        sum
    })
}

/// Dropped only when a case fails: then the other threads need not go on.
struct StopOthers<'a>(&'a AtomicBool);

impl Drop for StopOthers<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The core's catalogue, or what is wrong with it: an error in it would silently leave out a measure.
fn read_catalog(text: &str, today: &str) -> Result<Catalog, String> {
    let reading = read(text.as_bytes(), date(today)).map_err(|fault| format!("fatal: {fault:?}"))?;
    match reading.faults.iter().find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(format!("{fault:?}")),
        None => Ok(reading.catalog),
    }
}

/// The result of both, which must be the same.
fn compare(catalog: &Catalog, case: &Case, name: &str) -> Value {
    let Case { catalog: json, answers, today, on } = case;
    let profile = Profile::from_json(catalog, &answers.to_string())
        .unwrap_or_else(|fault| panic!("{name}: {fault:?}\nanswers {answers}\ncatalogue {json}"));
    let dates = Dates { today: date(today), on: date(on) };
    let core = serde_json::to_value(report(catalog, &profile, dates)).expect("a report is JSON");
    let second = oracle::evaluate::assess(json, answers, today, on);
    assert!(
        core == second,
        "{name}, today {today}, on {on}\nanswers {answers}\ncatalogue {json}\ncore {core}\nsecond {second}\n{}",
        differences(&core, &second),
    );
    second
}

/// The measures and questions that are not the same, one a line.
fn differences(core: &Value, second: &Value) -> String {
    let mut lines = vec![];
    for key in ["measures", "next_questions"] {
        let (core, second) = (&core[key], &second[key]);
        let length = |list: &Value| list.as_array().map_or(0, Vec::len);
        for place in 0..length(core).max(length(second)) {
            if core[place] != second[place] {
                lines.push(format!("{key}[{place}] core   {}\n{key}[{place}] second {}", core[place], second[place]));
            }
        }
    }
    lines.join("\n")
}

/// Notes what a result shows.
fn count(case: &Case, result: &Value, tally: &mut Tally) {
    let mut saw = |what: &str, times: usize| {
        if times > 0 {
            *tally.entry(what.to_owned()).or_default() += times as u64;
        }
    };
    let Case { catalog, answers, today, on } = case;
    saw("on is before today", usize::from(on < today));
    saw("on is today", usize::from(on == today));
    saw("on is after today", usize::from(on > today));
    saw("an empty list of answers", answers.as_object().unwrap().values().filter(|value| **value == json!([])).count());
    for (measure, source) in measures(result).zip(measures(catalog)) {
        let length = |key: &str| measure[key].as_array().expect("a list").len();
        saw(&format!("outcome {}", measure["outcome"].as_str().expect("a text")), 1);
        let early = source["valid_from"].as_str().is_some_and(|from| on.as_str() < from);
        let late = source["valid_until"].as_str().is_some_and(|until| until < on.as_str());
        saw("not valid", usize::from(early || late));
        for entry in measure["almost"].as_array().unwrap() {
            saw("almost, from before today", usize::from(on < today));
            match entry["wait"].as_str() {
                Some(date) => {
                    saw("almost by waiting", 1);
                    saw("wait for the end of a month", usize::from(date[8..] != today[8..]));
                }
                None => {
                    let attributes = catalog["attributes"].as_array().unwrap();
                    let attribute = attributes.iter().find(|attribute| attribute["id"] == entry["attribute"]).unwrap();
                    let article = if attribute["kind"] == "ordinal" { "an" } else { "a" };
                    saw(&format!("almost {article} {}", attribute["kind"].as_str().unwrap()), 1);
                }
            }
        }
        saw("almost in several ways", usize::from(length("almost") > 1));
        saw("several open", usize::from(length("open") > 1));
        saw("a step before", usize::from(length("hurdles") > 0));
        saw("several steps before", usize::from(length("hurdles") > 1));
        saw("several responsible", usize::from(length("responsible") > 1));
        saw("several carriers", usize::from(length("carriers") > 1));
        let rules = source["responsible"].is_array();
        saw("nobody responsible despite rules", usize::from(rules && length("responsible") == 0));
        for (id, stand_in) in measure["represented_by"].as_object().unwrap() {
            let contacts = catalog["contacts"].as_array().unwrap();
            let deputies = &contacts.iter().find(|contact| contact["id"] == json!(id)).unwrap()["deputies"];
            let direct = deputies.as_array().is_some_and(|deputies| deputies.contains(stand_in));
            saw("everybody absent", usize::from(stand_in.is_null()));
            saw("represented", usize::from(stand_in.is_string()));
            saw("represented by a deputy's deputy", usize::from(stand_in.is_string() && !direct));
        }
    }
    let questions = result["next_questions"].as_array().unwrap();
    let decides = |question: &Value| question["decides"].as_u64().unwrap();
    for question in questions {
        saw("a question that decides nothing", usize::from(decides(question) == 0));
        saw("a question that decides", usize::from(decides(question) == 1));
        saw("a question that decides several", usize::from(decides(question) > 1));
        let attributes = catalog["attributes"].as_array().unwrap();
        let attribute = attributes.iter().find(|attribute| attribute["id"] == question["attribute"]).unwrap();
        saw("a sensitive question", usize::from(attribute["sensitive"] == json!(true)));
    }
    let less = questions.iter().zip(questions.iter().skip(1)).any(|(one, next)| decides(one) < decides(next));
    saw("a first question that decides less than the next", usize::from(less));
}

fn measures(result: &Value) -> impl Iterator<Item = &Value> {
    result["measures"].as_array().expect("measures is a list").iter()
}

/// The project's own catalogue, as JSON and as text.
fn real_catalog() -> (Value, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog.json");
    let text = std::fs::read_to_string(path).expect("catalog.json can be read");
    (serde_json::from_str(&text).expect("catalog.json is JSON"), text)
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("not a date: {text}"))
}
