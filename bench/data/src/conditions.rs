// SPDX-License-Identifier: EUPL-1.2
//! Conditions of generated measures. Thousands of offers share few of them, as they do in law: at most [`MUST_TREES`]
//! distinct ones stand in `must`.

use crate::attributes::{ATTRIBUTES, SITES, Takes};
use crate::numbers::Numbers;

/// Most distinct conditions in `must`, whatever the number of measures.
pub const MUST_TREES: usize = 2000;
const SHOULD_TREES: usize = 300;
const HURDLES: usize = 60;
const CARRIER_LISTS: usize = 40;
const CONTACT_LISTS: usize = 80;
pub const CONTACTS: usize = 48;

const NORMS: &[&str] = &["§ 16 SGB II", "§ 16d SGB II", "§ 16e SGB II", "§ 45 SGB III", "§ 81 SGB III", "§ 45a AufenthG"];

const CARRIERS: &[&str] =
    &["Jobcenter", "Agentur für Arbeit", "Landkreis", "Rentenversicherung", "Bundesamt", "Kammer", "Jugendamt"];

/// Everything that measures choose from, each as JSON.
pub struct Pools {
    pub must: Vec<String>,
    pub should: Vec<String>,
    pub hurdles: Vec<String>,
    pub carriers: Vec<String>,
    pub responsible: Vec<String>,
}

impl Pools {
    pub fn new(numbers: &mut Numbers) -> Pools {
        Pools {
            must: (0..MUST_TREES).map(|_| must(numbers)).collect(),
            should: (0..SHOULD_TREES).map(|_| list("any", 2, numbers, "")).collect(),
            hurdles: (0..HURDLES).map(|_| leaf(numbers, "")).collect(),
            carriers: (0..CARRIER_LISTS).map(|at| carriers(at, numbers)).collect(),
            responsible: (0..CONTACT_LISTS).map(|at| responsible(at, numbers)).collect(),
        }
    }
}

fn must(numbers: &mut Numbers) -> String {
    let norm = format!(r#","norm":"{}""#, numbers.pick(NORMS));
    match numbers.below(10) {
        0..3 => leaf(numbers, &norm),
        3..6 => list("all", 2, numbers, &norm),
        6..8 => list("all", 3, numbers, &norm),
        8 => {
            let (one, either) = (leaf(numbers, ""), list("any", 2, numbers, ""));
            format!(r#"{{"all":[{one},{either}]{norm}}}"#)
        }
        _ => {
            let (one, other) = (leaf(numbers, ""), leaf(numbers, ""));
            format!(r#"{{"all":[{one},{{"not":{other}}}]{norm}}}"#)
        }
    }
}

fn list(word: &str, count: usize, numbers: &mut Numbers, norm: &str) -> String {
    let parts: Vec<String> = (0..count).map(|_| leaf(numbers, "")).collect();
    format!(r#"{{"{word}":[{}]{norm}}}"#, parts.join(","))
}

/// A condition on one attribute that some answers meet and others do not.
fn leaf(numbers: &mut Numbers, norm: &str) -> String {
    let Some(attribute) = ATTRIBUTES.get(numbers.between(1, ATTRIBUTES.len() - 1)) else { return String::new() };
    let id = attribute.id;
    let test = match attribute.takes {
        Takes::Flag => format!(r#""is":{}"#, numbers.chance(60)),
        Takes::Choice(options) | Takes::Multi(options) => format!(r#""in":[{}]"#, some(options, numbers)),
        Takes::Ordinal(options) if numbers.chance(70) => format!(r#""min":"{}""#, numbers.pick(options.get(1..).unwrap_or(&[]))),
        Takes::Ordinal(options) => format!(r#""max":"{}""#, numbers.pick(options.get(..options.len() - 1).unwrap_or(&[]))),
        Takes::Integer(_, _, bounds) => {
            let bound = bounds.get(numbers.below(bounds.len())).copied().unwrap_or(1);
            if numbers.chance(60) { format!(r#""min":{bound}"#) } else { format!(r#""max":{}"#, bound - 1) }
        }
    };
    format!(r#"{{"attribute":"{id}",{test}{norm}}}"#)
}

/// One to three options that stand beside each other.
fn some(options: &[&str], numbers: &mut Numbers) -> String {
    let first = numbers.below(options.len());
    let count = numbers.between(1, 3);
    let chosen: Vec<String> = options.iter().skip(first).take(count).map(|id| format!(r#""{id}""#)).collect();
    chosen.join(",")
}

/// Who decides: mostly one for all, else by what a person receives.
fn carriers(at: usize, numbers: &mut Numbers) -> String {
    let (one, other) = (numbers.below(CARRIERS.len()), numbers.below(CARRIERS.len()));
    let name = |at: usize| CARRIERS.get(at).copied().unwrap_or("Jobcenter");
    if at.is_multiple_of(3) && one != other {
        let when = r#"{"attribute":"leistung","in":["sgb2","beides"]}"#;
        format!(r#"[{{"when":{when},"name":"{}"}},{{"name":"{}"}}]"#, name(one), name(other))
    } else {
        format!(r#"[{{"name":"{}"}}]"#, name(one))
    }
}

/// Which contact: mostly one for all, else by site.
fn responsible(at: usize, numbers: &mut Numbers) -> String {
    let contact = numbers.below(CONTACTS);
    if !at.is_multiple_of(4) {
        return format!(r#"[{{"contact":"k{contact}"}}]"#);
    }
    let site = numbers.pick(SITES);
    let other = numbers.below(CONTACTS);
    format!(r#"[{{"when":{{"attribute":"standort","in":["{site}"]}},"contact":"k{contact}"}},{{"contact":"k{other}"}}]"#)
}
