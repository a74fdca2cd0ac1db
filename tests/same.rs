// SPDX-License-Identifier: EUPL-1.2
//! What ships and what is tested give the same: the core is compiled to WebAssembly here and for this machine there, and
//! both reach the same numbers for the same answers and the same broken files.
//!
//! The numbers below were made by the native run; the browser tests run the same file.

#[path = "same/hostile.rs"]
mod hostile;
#[path = "../core/tests/oracle/rng.rs"]
#[allow(dead_code, clippy::indexing_slicing)]
mod rng;

use foerderkompass_core::{
    Answer, Attribute, Catalog, Date, Dates, Finding, Index, Kind, Profile, Query, Results, Severity, Verdict, read, results,
};
use hostile::HOSTILE;
use rng::Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

const CATALOG: &[u8] = include_bytes!("../catalog.json");
const CASES: u64 = 1500;

/// FNV-1a with 64 bits.
struct Digest(u64);

impl Digest {
    fn new() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }

    fn text(&mut self, text: &str) {
        text.bytes().chain([0]).for_each(|byte| self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    }

    fn number(&mut self, number: usize) {
        self.text(&number.to_string());
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn answer(attribute: &Attribute, rng: &mut Rng) -> Answer {
    let any = |count: usize, rng: &mut Rng| usize::try_from(rng.between(0, count as i64 - 1)).unwrap_or(0);
    match &attribute.kind {
        Kind::Flag => Answer::Flag(rng.chance(50)),
        Kind::Choice(options) | Kind::Ordinal(options) => Answer::Option(any(options.len(), rng)),
        Kind::Multi(options) => Answer::options([any(options.len(), rng), any(options.len(), rng)]).expect("some options"),
        Kind::Integer(range) => Answer::Integer(rng.between(range.min, range.max)),
    }
}

fn note(digest: &mut Digest, catalog: &Catalog, found: &Results) {
    found.outcomes.iter().for_each(|outcome| digest.text(outcome.key()));
    found.nearly.iter().for_each(|near| digest.number(usize::from(*near)));
    found.shown.iter().for_each(|at| digest.number(*at));
    for question in &found.questions {
        [question.attribute, question.decides, question.open_in].into_iter().for_each(|number| digest.number(number));
    }
    found.facets.categories.iter().for_each(|(_, count)| digest.number(*count));
    for (at, measure) in catalog.measures().iter().enumerate() {
        let assessed = found.assessment(catalog, at).expect("a measure");
        digest.text(&measure.id);
        digest.text(assessed.outcome.key());
        // What else follows, as Rust prints it: the same numbers and words on every machine.
        let whom = (measure.responsible(&found.facts).entries, measure.carrier(&found.facts).entries);
        digest.text(&format!("{:?}", (assessed.almost, assessed.open, whom)));
        measure.each_condition(&mut |condition| reasons(digest, &condition.finding(&found.facts)));
    }
}

fn reasons(digest: &mut Digest, finding: &Finding<'_>) {
    digest.number(match finding.verdict {
        Verdict::Met => 1,
        Verdict::Unmet => 2,
        Verdict::Unknown => 3,
    });
    finding.parts.iter().for_each(|part| reasons(digest, part));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_same_answers_give_the_same_results_everywhere() {
    let catalog = read(CATALOG, day("2026-11-22")).expect("the catalogue").catalog;
    let index = Index::new(&catalog);
    let days = ["2026-01-01", "2026-11-22", "2027-06-30", "2028-02-29"].map(day);
    let words = ["", "kurs", "foerderung", "§ 16", "umschulnug"];
    let mut digest = Digest::new();
    for seed in 0..CASES {
        let (mut rng, mut profile) = (Rng::new(seed), Profile::default());
        for (at, attribute) in catalog.attributes().iter().enumerate() {
            if rng.chance(i64::try_from(seed % 100).unwrap_or(0)) {
                profile.set(&catalog, at, Some(answer(attribute, &mut rng)));
            }
        }
        let query = Query { text: (*rng.pick(&words)).to_owned(), ..Query::default() };
        let dates = Dates { today: *rng.pick(&days), on: *rng.pick(&days) };
        note(&mut digest, &catalog, &results(&catalog, &index, &query, &profile, dates));
    }
    assert_eq!(digest.0, RESULTS, "{:#x}", digest.0);
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_same_broken_files_give_the_same_faults_everywhere() {
    let mut digest = Digest::new();
    for (name, bytes) in HOSTILE {
        digest.text(name);
        let (ids, faults) = match read(bytes, day("2026-11-22")) {
            Ok(reading) => {
                let measures = reading.catalog.measures().iter().map(|measure| measure.id.clone());
                let left_out = reading.catalog.left_out().iter().map(|measure| measure.id.clone());
                (measures.chain(left_out).collect(), reading.faults)
            }
            Err(faults) => (Vec::new(), faults),
        };
        ids.iter().for_each(|id| digest.text(id));
        for fault in faults {
            digest.text(&fault.path);
            digest.text(&format!("{:?}", fault.kind));
            [fault.position.line, fault.position.column].into_iter().for_each(|number| digest.text(&number.to_string()));
            digest.number(match fault.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Hint => 2,
            });
        }
    }
    assert_eq!(digest.0, FAULTS, "{:#x}", digest.0);
}

/// All files are there.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_broken_file_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let names = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    assert_eq!(names, HOSTILE.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>());
}

/// What the native run gives.
const RESULTS: u64 = 0x04f9_044a_e3bf_ed75;
const FAULTS: u64 = 0x0385_182e_9618_72fe;
