// SPDX-License-Identifier: EUPL-1.2
//! Random small catalogues for chains: few attributes, conditions that effects of other measures bring about.

use serde_json::{Value, json};

use super::rng::Rng;

const ORDER: [&str; 4] = ["n", "a", "b", "c"];

/// Catalogue, answers; the measure that is looked for is `m0`. Every third case depends on time.
pub fn case(seed: u64) -> (Value, Value) {
    let mut rng = Rng::new(seed);
    let timed = seed.is_multiple_of(3);
    let options = |ids: &[&str]| ids.iter().map(|id| json!({"id": id, "label": id})).collect::<Vec<_>>();
    let mut attributes = vec![
        json!({"id": "level", "kind": "ordinal", "label": "Level", "options": options(&ORDER)}),
        json!({"id": "skill", "kind": "ordinal", "label": "Skill", "options": options(&ORDER)}),
        json!({"id": "way", "kind": "choice", "label": "Way", "options": options(&["x", "y", "z"])}),
        json!({"id": "care", "kind": "flag", "label": "Care"}),
        json!({"id": "many", "kind": "multi", "label": "Many", "options": options(&["p", "q", "r"])}),
    ];
    if rng.chance(40) {
        attributes[3]["implied"] = json!([{"when": {"attribute": "level", "min": "b"}, "is": rng.chance(70)}]);
    }
    let mut number = json!({"id": "months", "kind": "integer", "label": "Months", "min": 0, "max": 40});
    if timed && rng.chance(70) {
        number["advances"] = json!(if rng.chance(80) { "monthly" } else { "yearly" });
    }
    attributes.push(number);
    let measures: Vec<Value> = (0..rng.between(4, 7)).map(|at| measure(&mut rng, at, timed)).collect();
    let mut answers = serde_json::Map::new();
    for id in ["level", "skill", "way", "care", "many", "months"] {
        if rng.chance(75) {
            answers.insert(id.into(), if id == "level" || id == "skill" { low(&mut rng) } else { value(&mut rng, id) });
        }
    }
    let catalog = json!({
        "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "K"}], "attributes": attributes, "measures": measures,
    });
    (catalog, answers.into())
}

fn low(rng: &mut Rng) -> Value {
    json!(ORDER[rng.between(0, 1) as usize])
}

fn measure(rng: &mut Rng, at: i64, timed: bool) -> Value {
    let mut measure = json!({"id": format!("m{at}"), "title": "t", "summary": "s", "category": "k"});
    if rng.chance(if at == 0 { 95 } else { 60 }) {
        measure["must"] = criterion(rng, 2);
    }
    if at == 0 && rng.chance(60) {
        let high = json!({"attribute": *rng.pick(&["level", "skill"]), "min": ORDER[rng.between(2, 3) as usize]});
        measure["must"] = json!({"all": [high, criterion(rng, 1)]});
    }
    if rng.chance(30) {
        measure["should"] = criterion(rng, 1);
    }
    let mut hurdles = Vec::new();
    for _ in 0..if rng.chance(50) { rng.between(1, 2) } else { 0 } {
        let mut hurdle = json!({"criterion": criterion(rng, 1)});
        if rng.chance(60) {
            hurdle["solved_by"] = json!(format!("m{}", rng.between(0, 2)));
        }
        hurdles.push(hurdle);
    }
    if !hurdles.is_empty() {
        measure["hurdles"] = json!(hurdles);
    }
    if rng.chance(80) {
        let shortest = rng.between(0, 9);
        measure["weeks"] = json!({"min": shortest, "max": shortest + rng.between(0, 9)});
    }
    if timed && rng.chance(25) {
        measure["valid_from"] = json!(*rng.pick(&["2026-12-10", "2027-01-20", "2026-01-01"]));
    }
    if timed && rng.chance(25) {
        measure["valid_until"] = json!(*rng.pick(&["2027-01-25", "2027-02-14", "2027-06-30"]));
    }
    let attributes = rng.some(&["level", "skill", "way", "care", "many", "months"], 0, 2);
    if at > 0 && rng.chance(50) {
        // A course from one level to the next, or from one of the two to the other.
        let from = rng.between(0, 2) as usize;
        let (own, other) = if rng.chance(50) { ("level", "skill") } else { ("skill", "level") };
        measure["must"] = json!({"attribute": if rng.chance(70) { own } else { other }, "min": ORDER[from]});
        measure["effects"] = json!([{"attribute": own, "to": ORDER[from + 1]}]);
    } else if !attributes.is_empty() {
        let effects = attributes.iter().map(|id| json!({"attribute": id, "to": value(rng, id)}));
        measure["effects"] = effects.collect();
    }
    measure
}

fn value(rng: &mut Rng, id: &str) -> Value {
    match id {
        "level" | "skill" => json!(*rng.pick(&ORDER)),
        "way" => json!(*rng.pick(&["x", "y", "z"])),
        "care" => json!(rng.chance(60)),
        "many" => json!(rng.some(&["p", "q", "r"], 1, 2)),
        _ => json!(rng.between(0, 12)),
    }
}

fn criterion(rng: &mut Rng, depth: i64) -> Value {
    let parts = |rng: &mut Rng| (0..rng.between(2, 3)).map(|_| criterion(rng, depth - 1)).collect::<Vec<_>>();
    match rng.between(1, 10) {
        1 | 2 if depth > 0 => json!({"all": parts(rng)}),
        3 | 4 if depth > 0 => json!({"any": parts(rng)}),
        5 if depth > 0 => json!({"not": criterion(rng, depth - 1)}),
        _ => leaf(rng),
    }
}

fn leaf(rng: &mut Rng) -> Value {
    let id = *rng.pick(&["level", "level", "skill", "way", "care", "many", "months"]);
    match id {
        "level" | "skill" if rng.chance(70) => json!({"attribute": id, "min": ORDER[rng.between(1, 3) as usize]}),
        "level" | "skill" if rng.chance(50) => json!({"attribute": id, "max": ORDER[rng.between(0, 2) as usize]}),
        "level" | "skill" => json!({"attribute": id, "in": rng.some(&ORDER, 1, 2)}),
        "way" => json!({"attribute": id, "in": rng.some(&["x", "y", "z"], 1, 2)}),
        "many" => json!({"attribute": id, "in": rng.some(&["p", "q", "r"], 1, 2)}),
        "care" => json!({"attribute": id, "is": rng.chance(70)}),
        _ if rng.chance(70) => json!({"attribute": id, "min": rng.between(2, 12)}),
        _ => json!({"attribute": id, "max": rng.between(2, 12)}),
    }
}
