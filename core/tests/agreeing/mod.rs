// SPDX-License-Identifier: EUPL-1.2
//! How the core is held against the second evaluator: one case, and many of them on all threads. For the everyday test
//! (`agreement.rs`) and for the long run (`examples/soak.rs`).

pub mod plain;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use foerderkompass_core::{Catalog, Date, Dates, Index, Profile, Query, Severity, read, report, results};
use serde_json::{Value, json};

use super::oracle;
use super::oracle::generate::Case;

/// How often something was seen in the results.
pub type Tally = BTreeMap<String, u64>;

/// Runs the cases of these seeds on so many threads. The tallies are added; `Err` is what went wrong, after which the other
/// threads end, too.
pub fn in_threads(
    threads: u64,
    seeds: std::ops::Range<u64>,
    run: impl Fn(u64, &mut Tally) -> Result<(), String> + Sync,
) -> Result<Tally, String> {
    // Taken one by one, so that no thread is left with the slow ones.
    let next = &AtomicU64::new(seeds.start);
    let (run, end) = (&run, seeds.end);
    let work = move || -> Result<Tally, String> {
        let mut tally = Tally::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= end {
                return Ok(tally);
            }
            let stop = StopOthers(next, end);
            run(seed, &mut tally).map_err(|trouble| format!("seed {seed}: {trouble}"))?;
            std::mem::forget(stop);
        }
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut sum = Tally::new();
        for thread in threads {
            let tally = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            tally.into_iter().for_each(|(what, seen)| *sum.entry(what).or_default() += seen);
        }
        Ok(sum)
    })
}

/// Dropped only when a case fails: then there is no next one.
struct StopOthers<'a>(&'a AtomicU64, u64);

impl Drop for StopOthers<'_> {
    fn drop(&mut self) {
        self.0.store(self.1, Ordering::Relaxed);
    }
}

/// The result of one random case by its seed: noted where both agree.
pub fn random_case(seed: u64, tally: &mut Tally) -> Result<(Catalog, Case), String> {
    let case = oracle::generate::case(seed);
    let catalog =
        read_catalog(&case.catalog.to_string(), &case.today).map_err(|fault| format!("{fault}\ncatalogue {}", case.catalog))?;
    let result = compare(&catalog, &case)?;
    count(&case, &result, tally);
    Ok((catalog, case))
}

/// The columns of the engine against the plain evaluation, and what is kept while somebody types against what would be
/// computed anew. Panics where they differ; gives how many measures the questions would settle.
pub fn both_ways(catalog: &Catalog, case: &Case) -> usize {
    let (profile, dates) = given(catalog, case);
    let (index, query) = (Index::without_words(catalog), Query::default());
    let found = results(catalog, &index, &query, &profile, dates);
    let nothing = results(catalog, &index, &query, &Profile::default(), dates);
    let again = nothing.again(catalog, &index, &query, &profile, dates);
    assert_eq!(again.again(catalog, &index, &query, &profile, dates), found);
    plain::check(catalog, &profile, &found)
}

/// What occurred less often than it must in so many cases, a line each.
pub fn too_rare(tally: &Tally, cases: u64) -> Vec<String> {
    EXPECTED
        .iter()
        .map(|&(what, least)| (what, least * cases / 100_000, tally.get(what).copied().unwrap_or(0)))
        .filter(|&(_, least, seen)| seen < least)
        .map(|(what, least, seen)| format!("{what}: {seen}, should be at least {least}"))
        .collect()
}

/// What must occur how often, so that the agreement is about something: in 100 000 cases.
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

/// The core's catalogue, or what is wrong with it: an error in it would silently leave out a measure.
pub fn read_catalog(text: &str, today: &str) -> Result<Catalog, String> {
    let reading = read(text.as_bytes(), date(today)).map_err(|fault| format!("fatal: {fault:?}"))?;
    match reading.faults.iter().find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(format!("{fault:?}")),
        None => Ok(reading.catalog),
    }
}

/// The answers and days of a case, as the core takes them.
fn given(catalog: &Catalog, case: &Case) -> (Profile, Dates) {
    let profile = Profile::from_json(catalog, &case.answers.to_string())
        .unwrap_or_else(|fault| panic!("{fault:?}\nanswers {}\ncatalogue {}", case.answers, case.catalog));
    (profile, Dates { today: date(&case.today), on: date(&case.on) })
}

/// The result of both, which must be the same.
///
/// # Errors
/// Where they differ, with the whole case.
pub fn compare(catalog: &Catalog, case: &Case) -> Result<Value, String> {
    let Case { catalog: json, answers, today, on } = case;
    let (profile, dates) = given(catalog, case);
    let core = serde_json::to_value(report(catalog, &profile, dates)).expect("a report is JSON");
    let second = oracle::evaluate::assess(json, answers, today, on);
    if core == second {
        return Ok(second);
    }
    let where_ = differences(&core, &second);
    Err(format!("today {today}, on {on}\nanswers {answers}\ncatalogue {json}\ncore {core}\nsecond {second}\n{where_}"))
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
pub fn count(case: &Case, result: &Value, tally: &mut Tally) {
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

pub fn measures(result: &Value) -> impl Iterator<Item = &Value> {
    result["measures"].as_array().expect("measures is a list").iter()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("not a date: {text}"))
}
