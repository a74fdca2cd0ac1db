// SPDX-License-Identifier: EUPL-1.2
//! Random criteria and answers that fit given attributes.

use serde_json::{Value, json};

use super::rng::Rng;

/// A random criterion over the attributes, which are not empty, at most `depth` connectives deep.
pub fn criterion(rng: &mut Rng, attributes: &[Value], depth: u32) -> Value {
    let mut criterion = if depth == 0 || rng.chance(35) {
        let attribute = rng.pick(attributes);
        leaf(rng, attribute)
    } else if rng.chance(20) {
        object([("not", self::criterion(rng, attributes, depth - 1))])
    } else {
        let parts: Vec<Value> = (0..rng.between(1, 3)).map(|_| self::criterion(rng, attributes, depth - 1)).collect();
        object([(if rng.chance(50) { "all" } else { "any" }, Value::Array(parts))])
    };
    if rng.chance(25) {
        criterion["text"] = json!("so steht es hier");
    }
    if rng.chance(25) {
        criterion["norm"] = json!("§ 16 SGB II");
    }
    criterion
}

/// A leaf of a shape that the attribute's kind allows.
fn leaf(rng: &mut Rng, attribute: &Value) -> Value {
    let mut leaf = json!({"attribute": attribute["id"]});
    let options = option_ids(attribute);
    match attribute["kind"].as_str().expect("a kind") {
        "flag" => leaf["is"] = json!(rng.chance(70)),
        "integer" => {
            let (min, max) = bounds(attribute);
            let low = rng.between(min, max);
            let high = rng.between(low, max);
            give_bounds(rng, &mut leaf, json!(low), json!(high));
        }
        "ordinal" if rng.chance(60) => {
            let low = rng.between(0, options.len() as i64 - 1);
            let high = rng.between(low, options.len() as i64 - 1);
            give_bounds(rng, &mut leaf, json!(options[low as usize]), json!(options[high as usize]));
        }
        _ => leaf["in"] = json!(rng.some(&options, 1, options.len())),
    }
    leaf
}

/// The lower bound, the upper one or both.
fn give_bounds(rng: &mut Rng, leaf: &mut Value, low: Value, high: Value) {
    let which = rng.between(0, 5);
    if which != 0 {
        leaf["min"] = low;
    }
    if which < 3 {
        leaf["max"] = high;
    }
}

/// An answer that fits the attribute; for `multi` at least one option.
pub fn answer(rng: &mut Rng, attribute: &Value) -> Value {
    let options = option_ids(attribute);
    match attribute["kind"].as_str().expect("a kind") {
        "flag" => json!(rng.chance(50)),
        "multi" => json!(rng.some(&options, 1, options.len())),
        "integer" => {
            let (min, max) = bounds(attribute);
            let zero = min <= 0 && 0 <= max && rng.chance(15);
            json!(if zero { 0 } else { rng.between(min, max) })
        }
        _ => json!(rng.pick(&options)),
    }
}

/// Random answers to some of the catalogue's attributes: each with a chance of `percent`, now and then an empty list.
pub fn answers(rng: &mut Rng, catalog: &Value, percent: i64) -> Value {
    let mut answers = json!({});
    for attribute in catalog["attributes"].as_array().expect("attributes") {
        let id = attribute["id"].as_str().expect("an id");
        if rng.chance(percent) {
            let empty = attribute["kind"] == "multi" && rng.chance(20);
            answers[id] = if empty { json!([]) } else { answer(rng, attribute) };
        }
    }
    answers
}

/// An object of these parts. `json!` would copy each of them, and with every level around it once more.
pub fn object<const N: usize>(parts: [(&str, Value); N]) -> Value {
    parts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

pub fn option_ids(attribute: &Value) -> Vec<String> {
    let options = attribute["options"].as_array().map_or(&[][..], Vec::as_slice);
    options.iter().map(|option| option["id"].as_str().expect("an id").to_owned()).collect()
}

fn bounds(attribute: &Value) -> (i64, i64) {
    (attribute["min"].as_i64().expect("min"), attribute["max"].as_i64().expect("max"))
}
