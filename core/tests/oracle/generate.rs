// SPDX-License-Identifier: EUPL-1.2
//! Random valid catalogues with answers and dates: small, but with everything in them that decides.
//!
//! Ids are drawn in any order, so that sorting by id is never the order of the catalogue. Numbers have small ranges,
//! because the second evaluator tries all of them.

use serde_json::{Value, json};

use super::calendar::{self, Day, day, months_later, text, tomorrow};
use super::generate_rules::{answer, answers, criterion, object};
use super::rng::Rng;

/// What there is to assess.
pub struct Case {
    pub catalog: Value,
    pub answers: Value,
    pub today: String,
    pub on: String,
}

const IDS: [&str; 10] = ["alter", "kurs", "x", "b2", "0-tage", "wohnung", "a_1", "deutsch", "zeit", "m"];
const DAYS: [&str; 12] = [
    "2026-11-22",
    "2026-01-31",
    "2024-02-29",
    "2027-02-28",
    "2028-02-29",
    "2026-08-31",
    "2025-12-31",
    "2026-03-30",
    "2024-01-30",
    "2025-04-30",
    "2026-06-01",
    "2027-10-29",
];

/// The case of a seed.
pub fn case(seed: u64) -> Case {
    let mut rng = Rng::new(seed);
    let (today, on) = dates(&mut rng);
    let catalog = catalog(&mut rng, day(&today), day(&on));
    let percent = *rng.pick(&[0, 30, 60, 80, 90, 100, 100]);
    let answers = answers(&mut rng, &catalog, percent);
    Case { catalog, answers, today, on }
}

/// Today, often at the end of a month, and a day to assess for: the same, before it, up to three years after it, often
/// just the day on which a month is full, or the end of February.
pub fn dates(rng: &mut Rng) -> (String, String) {
    let today = day(rng.pick::<&str>(&DAYS));
    let on = match rng.between(0, 9) {
        0..=2 => today,
        3 => before(rng, today),
        4..=6 => months_later(today, rng.between(1, 36) as u32),
        7 => {
            let year = today.0 + rng.between(1, 3) as i32;
            (year, 2, calendar::length(year, 2))
        }
        _ => after(rng, today, 35),
    };
    (text(today), text(on))
}

/// A day that lies one month to fourteen months before.
fn before(rng: &mut Rng, (year, month, day): Day) -> Day {
    let two_years_ago = (year - 2, month, day.min(calendar::length(year - 2, month)));
    let months = rng.between(10, 22) as u32;
    after_days(months_later(two_years_ago, months), rng.between(0, 27))
}

/// The day itself or one up to so many months and 31 days later.
fn after(rng: &mut Rng, from: Day, months: i64) -> Day {
    let months = rng.between(0, months) as u32;
    after_days(months_later(from, months), rng.between(0, 31))
}

fn after_days(from: Day, days: i64) -> Day {
    (0..days).fold(from, |day, _| tomorrow(day))
}

fn catalog(rng: &mut Rng, today: Day, on: Day) -> Value {
    let mut attributes: Vec<Value> = vec![];
    for id in rng.some(&IDS, 1, 7) {
        let attribute = attribute(rng, id, &attributes);
        attributes.push(attribute);
    }
    let contact_ids = rng.some(&IDS, 0, 5);
    let contacts: Vec<Value> = contact_ids.iter().map(|id| contact(rng, id, &contact_ids, today)).collect();
    let measure_ids = rng.some(&IDS, 1, 6);
    let measures: Vec<Value> = measure_ids
        .iter()
        .map(|id| {
            let mut measure = measure(rng, id, &attributes, &measure_ids);
            rule_lists(rng, &mut measure, &attributes, &contact_ids);
            validity(rng, &mut measure, today, on);
            measure
        })
        .collect();
    let mut catalog = json!({
        "format": "1", "title": "Probe", "publisher": "Prüfstand", "version": "1",
        "as_of": text(today), "law_as_of": text(today),
        "categories": [{"id": "alles", "label": "Alles"}],
    });
    catalog["attributes"] = attributes.into();
    catalog["contacts"] = contacts.into();
    catalog["measures"] = measures.into();
    catalog
}

fn attribute(rng: &mut Rng, id: &str, earlier: &[Value]) -> Value {
    let kind = *rng.pick(&["flag", "choice", "ordinal", "multi", "integer", "integer"]);
    let mut attribute = json!({"id": id, "kind": kind, "label": format!("Merkmal {id}")});
    match kind {
        "flag" => {
            if rng.chance(75) {
                attribute["changeable"] = json!(true);
            }
        }
        "integer" => {
            let min = rng.between(-6, 3);
            attribute["min"] = json!(min);
            attribute["max"] = json!(min + rng.between(0, 14));
            if rng.chance(70) {
                attribute["advances"] = json!(*rng.pick(&["monthly", "monthly", "yearly"]));
            }
        }
        _ => {
            let options = rng.some(&IDS, 2, 5);
            attribute["options"] =
                options.iter().map(|option| json!({"id": option, "label": format!("Antwort {option}")})).collect();
            match kind {
                "ordinal" if rng.chance(80) => attribute["changeable"] = json!(true),
                "choice" if rng.chance(80) => attribute["changeable"] = json!(rng.some(&options, 1, options.len())),
                _ => {}
            }
        }
    }
    for (key, percent) in [("start", 20), ("sensitive", 25), ("desk", 10)] {
        if rng.chance(percent) {
            attribute[key] = json!(true);
        }
    }
    if !earlier.is_empty() && rng.chance(35) {
        let rules = (0..rng.between(1, 3)).map(|_| {
            let when = criterion(rng, earlier, 2);
            object([("when", when), ("is", answer(rng, &attribute))])
        });
        attribute["implied"] = rules.collect();
    }
    attribute
}

fn contact(rng: &mut Rng, id: &str, ids: &[&str], today: Day) -> Value {
    let mut contact = json!({"id": id, "role": format!("Beratung {id}"), "mailbox": format!("team.{id}@amt.example")});
    let others: Vec<&str> = ids.iter().copied().filter(|other| *other != id).collect();
    let deputies = rng.some(&others, 0, 3);
    if !deputies.is_empty() {
        contact["deputies"] = json!(deputies);
    }
    let absent: Vec<Value> = (0..*rng.pick(&[0, 0, 1, 1, 3])).map(|_| absence(rng, today)).collect();
    if !absent.is_empty() {
        contact["absent"] = json!(absent);
    }
    contact
}

/// A time that may end yesterday, start tomorrow, or hold today inside or at either end.
fn absence(rng: &mut Rng, today: Day) -> Value {
    let from = before(rng, today);
    let (from, until) = match rng.between(0, 4) {
        0 => (tomorrow(today), tomorrow(today)),
        1 => (today, after(rng, today, 2)),
        2 => (from, today),
        _ => (from, after(rng, from, 14)),
    };
    json!({"from": text(from), "until": text(until)})
}

fn measure(rng: &mut Rng, id: &str, attributes: &[Value], ids: &[&str]) -> Value {
    let mut measure = json!({
        "id": id, "title": format!("Maßnahme {id}"), "summary": "Eine Probe.", "category": "alles",
    });
    if rng.chance(85) {
        let depth = *rng.pick(&[0, 1, 1, 2, 3, 5]);
        measure["must"] = criterion(rng, attributes, depth);
        if rng.chance(15) {
            // Where one of several things would do, there are several near misses.
            let ways: Vec<Value> = (0..3).map(|_| criterion(rng, attributes, 0)).collect();
            measure["must"] = object([("any", ways.into())]);
        }
    }
    if rng.chance(55) {
        measure["should"] = criterion(rng, attributes, 3);
    }
    if rng.chance(45) {
        let others: Vec<&str> = ids.iter().copied().filter(|other| *other != id).collect();
        let hurdles = (0..rng.between(1, 3)).map(|_| {
            let mut hurdle = object([("criterion", criterion(rng, attributes, 2))]);
            if !others.is_empty() && rng.chance(70) {
                hurdle["solved_by"] = json!(rng.pick(&others));
            }
            if rng.chance(30) {
                hurdle["text"] = json!("Zuerst dies.");
            }
            hurdle
        });
        measure["hurdles"] = hurdles.collect();
    }
    measure
}

fn rule_lists(rng: &mut Rng, measure: &mut Value, attributes: &[Value], contacts: &[&str]) {
    let names = ["Jobcenter", "Agentur für Arbeit", "BAMF"];
    for (key, result, from) in [("carriers", "name", &names[..]), ("responsible", "contact", contacts)] {
        if from.is_empty() || rng.chance(25) {
            continue;
        }
        let rules = (0..rng.between(1, 5)).map(|_| {
            let mut rule = json!({result: rng.pick(from)});
            if rng.chance(85) {
                rule["when"] = criterion(rng, attributes, 2);
            }
            rule
        });
        measure[key] = rules.collect();
    }
}

/// Bounds of validity that lie near the two dates, or on them.
fn validity(rng: &mut Rng, measure: &mut Value, today: Day, on: Day) {
    let near = *rng.pick(&[today, on]);
    let (early, late) = (before(rng, near), after(rng, near, 14));
    if rng.chance(20) {
        measure["valid_from"] = json!(text(*rng.pick(&[early, early, near, late])));
    }
    if rng.chance(20) {
        let until = *rng.pick(&[early, near, late, late]);
        let from = measure["valid_from"].as_str().map(day);
        measure["valid_until"] = json!(text(from.map_or(until, |from| from.max(until))));
    }
}
