// SPDX-License-Identifier: EUPL-1.2
//! Conditions of the shipped catalogue and random ones over its attributes, written, read, clicked and typed.

mod clicks;
mod faulty;
mod rows;
mod sentences;
mod trees;
mod typed;
mod values;

#[path = "../../../../core/tests/oracle/rng.rs"]
#[allow(dead_code)]
pub mod rng;

use std::sync::LazyLock;

use foerderkompass_core::{Catalog, Criterion, Date, Kind, Leaf, Shape, Test};
use foerderkompass_upkeep::{Document, Path, Step, value_of};
use serde_json::Value;

use super::reading::{Reading, catalog_of, reading};
use super::tree::{Steps, group_of, parts_of};
use rng::Rng;

pub const SHIPPED: &str = include_str!("../../../../catalog.json");

pub fn today() -> Date {
    Date::parse("2026-07-01").unwrap()
}

pub fn document() -> Document {
    Document::new(value_of(SHIPPED).unwrap()).unwrap()
}

/// Parsed once: thousands of conditions are read against them.
pub fn attributes() -> Value {
    static ATTRIBUTES: LazyLock<Value> = LazyLock::new(|| document().root()["attributes"].clone());
    ATTRIBUTES.clone()
}

pub fn catalog() -> Catalog {
    catalog_of(&attributes(), today()).unwrap()
}

pub fn read(value: &Value) -> Reading {
    reading(&attributes(), &[], value, today())
}

/// Every condition of the shipped catalogue that stands in no other, with its place.
pub fn conditions(document: &Document) -> Vec<(Path, Value)> {
    fn walk(value: &Value, path: &Path, into: &mut Vec<(Path, Value)>) {
        let condition = |key: &str| ["must", "should", "criterion", "when"].contains(&key);
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| match condition(key) {
                true => into.push((path.key(key), value.clone())),
                // The sheet for clients has words of these names.
                false if path.0.is_empty() && key == "sheet" => {}
                false => walk(value, &path.key(key), into),
            }),
            Value::Array(list) => list.iter().enumerate().for_each(|(at, value)| walk(value, &path.at(at), into)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    walk(document.root(), &Path::root(), &mut all);
    all
}

/// Every node of a condition.
pub fn nodes(root: &Value) -> Vec<Steps> {
    fn walk(root: &Value, steps: Steps, into: &mut Vec<Steps>) {
        let this = super::tree::node(root, &steps).unwrap();
        let parts = if group_of(this).is_some() { parts_of(this, &steps) } else { Vec::new() };
        into.push(steps);
        parts.into_iter().for_each(|part| walk(root, part, into));
    }
    let mut all = Vec::new();
    walk(root, Vec::new(), &mut all);
    all
}

pub fn steps(text: &str) -> Vec<Step> {
    Path::parse(text).unwrap().0
}

pub fn criterion(rng: &mut Rng, catalog: &Catalog, levels: usize) -> Criterion {
    let note = |rng: &mut Rng, text: &str| rng.chance(30).then(|| text.to_owned());
    let (text, norm) = (note(rng, "Wort „laut“ <b>"), note(rng, "§ 16 Abs. 1 SGB II"));
    let list = |rng: &mut Rng| (0..rng.between(1, 3)).map(|_| criterion(rng, catalog, levels - 1)).collect();
    let shape = match if levels == 0 { 9 } else { rng.between(0, 5) } {
        0 | 1 => Shape::All(list(rng)),
        2 => Shape::Any(list(rng)),
        3 => Shape::Not(Box::new(criterion(rng, catalog, levels - 1))),
        _ => Shape::Leaf(leaf(rng, catalog)),
    };
    Criterion { text, norm, shape }
}

fn leaf(rng: &mut Rng, catalog: &Catalog) -> Leaf {
    let attribute = rng.between(0, catalog.attributes().len() as i64 - 1) as usize;
    let range = |rng: &mut Rng, low: i64, high: i64| {
        let (a, b) = (rng.between(low, high), rng.between(low, high));
        let (min, max) = (Some(a.min(b)), Some(a.max(b)));
        match rng.between(0, 2) {
            0 => Test::Range { min, max: None },
            1 => Test::Range { min: None, max },
            _ => Test::Range { min, max },
        }
    };
    let some = |rng: &mut Rng, count: usize| {
        let mut options = rng.some(&(0..count).collect::<Vec<_>>(), 1, count);
        options.sort_unstable();
        Test::In(options)
    };
    let test = match &catalog.attributes()[attribute].kind {
        Kind::Flag => Test::Is(rng.chance(50)),
        Kind::Choice(options) | Kind::Multi(options) => some(rng, options.len()),
        Kind::Ordinal(options) if rng.chance(50) => some(rng, options.len()),
        Kind::Ordinal(options) => range(rng, 0, options.len() as i64 - 1),
        Kind::Integer(integer) => range(rng, integer.min, integer.max),
    };
    Leaf { attribute, test }
}
