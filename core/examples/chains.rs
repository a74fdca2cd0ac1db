// SPDX-License-Identifier: EUPL-1.2
//! How long it takes to find the chains to a measure, or to exclude them, in random catalogues of 200 measures: the
//! figure that `cargo xtask bench` reports. The same seeds give the same catalogues everywhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/oracle/rng.rs"]
#[allow(dead_code)]
mod rng;

use std::time::Instant;

use foerderkompass_core::{Catalog, Date, Dates, Profile, open, ways};
use rng::Rng;
use serde_json::{Value, json};

const MEASURES: usize = 200;
const CATALOGUES: u64 = 20;
/// Measures that are looked for in each.
const TARGETS: usize = 10;

fn main() {
    let dates = Dates::on_day(Date::parse("2026-11-22").unwrap());
    let (mut times, mut found, mut excluded, mut cut) = (Vec::new(), 0, 0, 0);
    for seed in 0..CATALOGUES {
        let mut rng = Rng::new(seed);
        let json = catalog(&mut rng);
        let catalog = open(json.to_string().as_bytes()).unwrap().catalog;
        assert_eq!(catalog.measures().len(), MEASURES);
        let profile = profile(&catalog, &mut rng);
        for target in 0..TARGETS {
            let start = Instant::now();
            let before = on_processor();
            let ways = ways(&catalog, &profile, dates, target).unwrap();
            times.push(match (before, on_processor()) {
                (Some(before), Some(after)) => (after - before) / 1000,
                _ => start.elapsed().as_micros(),
            });
            match (ways.complete, ways.chains.is_empty()) {
                (false, _) => cut += 1,
                (true, true) => excluded += 1,
                (true, false) => found += 1,
            }
        }
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100] as f64 / 1000.0;
    println!(
        "chains at {MEASURES} measures: median {:.1} ms, 95 % within {:.1} ms, longest {:.1} ms; {found} found, {excluded} excluded, {cut} cut",
        at(50),
        at(95),
        at(100)
    );
}

/// Nanoseconds that this thread has had a processor, where the system says so: others may be at work.
fn on_processor() -> Option<u128> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

const LEVELS: [&str; 7] = ["l0", "l1", "l2", "l3", "l4", "l5", "l6"];

const CHANGEABLE: [&str; 8] = ["ordinal0", "ordinal1", "ordinal2", "choice0", "choice1", "flag0", "flag1", "flag2"];

fn attributes() -> Vec<(String, &'static str, usize)> {
    let kinds = [("ordinal", 3, 7), ("choice", 5, 4), ("flag", 6, 0), ("multi", 3, 5), ("integer", 2, 0)];
    kinds.iter().flat_map(|(kind, count, options)| (0..*count).map(move |at| (format!("{kind}{at}"), *kind, *options))).collect()
}

fn catalog(rng: &mut Rng) -> Value {
    let attributes: Vec<Value> = (attributes().iter())
        .map(|(id, kind, options)| match *kind {
            "flag" => json!({"id": id, "kind": kind, "label": id}),
            "integer" => json!({"id": id, "kind": kind, "label": id, "min": 0, "max": 600}),
            _ => {
                let options: Vec<Value> = LEVELS[..*options].iter().map(|id| json!({"id": id, "label": id})).collect();
                json!({"id": id, "kind": kind, "label": id, "options": options})
            }
        })
        .collect();
    let measures: Vec<Value> = (0..MEASURES).map(|at| measure(rng, at)).collect();
    json!({
        "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "K"}], "attributes": attributes, "measures": measures,
    })
}

fn measure(rng: &mut Rng, at: usize) -> Value {
    let must: Vec<Value> = (0..rng.between(1, 4)).map(|_| condition(rng)).collect();
    let mut measure = json!({"id": format!("m{at}"), "title": "t", "summary": "s", "category": "k", "must": {"all": must}});
    if rng.chance(50) {
        measure["should"] = json!({"any": [condition(rng), condition(rng)]});
    }
    if rng.chance(40) {
        measure["hurdles"] = json!([{"criterion": condition(rng), "solved_by": format!("m{}", rng.between(0, 199))}]);
    }
    if rng.chance(70) {
        let shortest = rng.between(1, 40);
        measure["weeks"] = json!({"min": shortest, "max": shortest + rng.between(0, 30)});
    }
    // Language, school, care and the like can change; age, residence or where somebody lives cannot.
    let changeable: Vec<_> = attributes().into_iter().filter(|(id, ..)| CHANGEABLE.contains(&id.as_str())).collect();
    let effects = rng.some(&changeable, 1, 2);
    if rng.chance(40) {
        measure["effects"] = effects.iter().map(|of| json!({"attribute": of.0, "to": value(rng, of)})).collect();
    }
    measure
}

fn value(rng: &mut Rng, (_, kind, options): &(String, &str, usize)) -> Value {
    match *kind {
        "flag" => json!(rng.chance(80)),
        "integer" => json!(rng.between(0, 60)),
        "multi" => json!(rng.some(&LEVELS[..*options], 1, 2)),
        _ => json!(*rng.pick(&LEVELS[..*options])),
    }
}

fn condition(rng: &mut Rng) -> Value {
    let all = attributes();
    let (id, kind, options) = rng.pick(&all);
    match *kind {
        "flag" => json!({"attribute": id, "is": rng.chance(80)}),
        "integer" => json!({"attribute": id, "min": rng.between(1, 30)}),
        "ordinal" if rng.chance(80) => json!({"attribute": id, "min": *rng.pick(&LEVELS[1..*options])}),
        "ordinal" => json!({"attribute": id, "max": *rng.pick(&LEVELS[1..*options])}),
        _ => json!({"attribute": id, "in": rng.some(&LEVELS[..*options], 1, 2)}),
    }
}

fn profile(catalog: &Catalog, rng: &mut Rng) -> Profile {
    let answers = attributes().into_iter().filter(|_| rng.chance(90)).collect::<Vec<_>>();
    let answers: serde_json::Map<String, Value> = (answers.iter())
        .map(|of| (of.0.clone(), if of.1 == "ordinal" { json!(LEVELS[rng.between(0, 2) as usize]) } else { value(rng, of) }))
        .collect();
    Profile::from_json(catalog, &Value::from(answers).to_string()).unwrap()
}
