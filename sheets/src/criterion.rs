// SPDX-License-Identifier: EUPL-1.2
//! How a condition stands in one cell: as people write it. Nothing else here knows the notation.

use std::collections::HashMap;

use foerderkompass_core::{Catalog, Id, MAX_NESTING, open};
use foerderkompass_upkeep::criterion_value;
use foerderkompass_wording::notation::{NotationFault, parse, print};
use serde_json::{Map, Value, json};

use crate::layout::{Form, LAYOUTS, Place};
use crate::remembered::Remembered;
use crate::rest::shortened;

/// What conditions can name, and the conditions of a catalogue that is being written.
#[derive(Default)]
pub struct Conditions {
    /// Attributes and options as they were called when the workbook was written, then as they are called now.
    catalogs: Vec<Catalog>,
    /// By the JSON of a condition.
    printed: HashMap<String, String>,
}

impl Conditions {
    pub fn of(attributes: Option<&Value>, remembered: &Remembered) -> Conditions {
        let now = small(attributes, &Remembered::default(), &[]);
        let before = small(attributes, remembered, &[]);
        let catalogs = if before == now { vec![now] } else { vec![before, now] };
        let catalogs = catalogs.iter().filter_map(read).collect();
        Conditions { catalogs, printed: HashMap::new() }
    }

    /// Writes down all conditions of a catalogue that have a cell. Those that cannot be read are left out.
    pub fn print(&mut self, catalog: &Value) {
        let conditions: Vec<&Value> = conditions(catalog).into_iter().filter(|one| levels(one) <= MAX_NESTING).collect();
        let Some(read) = read(&small(catalog.get("attributes"), &Remembered::default(), &conditions)) else { return };
        for measure in read.measures() {
            let index = measure.id.strip_prefix('m').and_then(|index| index.parse::<usize>().ok());
            let Some(condition) = index.and_then(|index| conditions.get(index)) else { continue };
            if let Some(must) = &measure.must {
                self.printed.insert(condition.to_string(), print(&read, must));
            }
        }
    }

    /// A condition in words. `None` for what is none; that it reads back is the caller's to check.
    pub fn printed(&self, condition: &Value) -> Option<&str> {
        self.printed.get(&condition.to_string()).map(String::as_str)
    }

    /// The condition of a cell.
    ///
    /// # Errors
    /// A sentence that says what is wrong, from which letter on, and what would be right.
    pub fn read(&self, text: &str) -> Result<Value, String> {
        let mut wrong = format!("„{}“ lässt sich ohne Merkmale nicht lesen.", shortened(text));
        for catalog in &self.catalogs {
            match parse(catalog, text) {
                Ok(criterion) => return Ok(criterion_value(catalog, &criterion)),
                Err(fault) => wrong = said(text, &fault),
            }
        }
        Err(wrong)
    }
}

/// Place and sentence of a fault, with the first proposal that the sentence does not make itself.
fn said(text: &str, fault: &NotationFault) -> String {
    let before = text.get(..fault.at.start).unwrap_or_default().chars().count();
    let mut said = format!("Ab Zeichen {}: {}", before + 1, fault.message);
    if let Some(first) = fault.suggestions.first() {
        let (from, until) = (first.replace.start, first.replace.end);
        let whole = [text.get(..from).unwrap_or_default(), &first.with, text.get(until..).unwrap_or_default()].concat();
        said.push_str(&format!(" Vorschlag für die Zelle: {whole}"));
    }
    said
}

/// Whether two conditions differ at most in the order of their keys and options.
pub fn say_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let same = |(key, value): (&String, &Value)| other.get(key).is_some_and(|other| say_the_same_at(key, value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}

fn say_the_same_at(key: &str, one: &Value, other: &Value) -> bool {
    match (key, one, other) {
        ("in", Value::Array(one), Value::Array(other)) => {
            one.iter().all(|option| other.contains(option)) && other.iter().all(|option| one.contains(option))
        }
        ("all" | "any", Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| say_the_same(one, other))
        }
        ("not", one, other) => say_the_same(one, other),
        _ => one == other,
    }
}

/// What stands in the columns for conditions.
fn conditions(catalog: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for layout in LAYOUTS {
        let holders: Vec<&Value> = match layout.place {
            Place::Head => Vec::new(),
            Place::List(list) => list_of(catalog, list).iter().collect(),
            Place::Within { list, key, .. } => list_of(catalog, list).iter().flat_map(|entry| list_of(entry, key)).collect(),
        };
        for column in layout.columns.iter().filter(|column| column.form == Form::Criterion) {
            found.extend(holders.iter().filter_map(|holder| holder.get(column.path)));
        }
    }
    found
}

fn list_of<'v>(holder: &'v Value, key: &str) -> &'v [Value] {
    holder.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// How many conditions stand in one another.
fn levels(condition: &Value) -> usize {
    let parts = ["all", "any"].into_iter().flat_map(|key| list_of(condition, key)).chain(condition.get("not"));
    1 + parts.map(levels).max().unwrap_or(0)
}

fn read(catalog: &Value) -> Option<Catalog> {
    open(catalog.to_string().as_bytes()).ok().map(|reading| reading.catalog)
}

/// A catalogue of what conditions can name, with a measure for each of these conditions.
fn small(attributes: Option<&Value>, remembered: &Remembered, conditions: &[&Value]) -> Value {
    let mut named: Vec<Value> = Vec::new();
    for attribute in attributes.and_then(Value::as_array).into_iter().flatten() {
        if let Some(attribute) =
            bare(attribute, remembered).filter(|one| !named.iter().any(|other| other.get("id") == one.get("id")))
        {
            named.push(attribute);
        }
    }
    let measure = |(index, must): (usize, &&Value)| json!({"id": format!("m{index}"), "title": "m", "summary": "m", "category": "c", "must": must});
    json!({
        "format": "1", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-01-01", "law_as_of": "2026-01-01",
        "categories": [{"id": "c", "label": "c"}], "attributes": named,
        "measures": conditions.iter().enumerate().map(measure).collect::<Vec<_>>(),
    })
}

/// Of an attribute only what its conditions need: a slip elsewhere in it must not make them unreadable.
fn bare(attribute: &Value, remembered: &Remembered) -> Option<Value> {
    let id = id_of(attribute)?;
    let mut options: Vec<Value> = Vec::new();
    for option in list_of(attribute, "options") {
        let Some(option_id) = id_of(option).filter(|id| !options.iter().any(|other| id_of(other) == Some(*id))) else { continue };
        options.push(json!({"id": option_id, "label": label(option, option_id, remembered.get(id, option_id))}));
    }
    let kind = attribute.get("kind").and_then(Value::as_str).unwrap_or_default();
    let has_ends = attribute.get("min").is_some() && attribute.get("max").is_some();
    let kind = match kind {
        "flag" | "choice" | "ordinal" | "multi" | "integer" => kind,
        // An unreadable kind is told from what else is there.
        _ if !options.is_empty() => "ordinal",
        _ => {
            if has_ends {
                "integer"
            } else {
                "flag"
            }
        }
    };
    let mut bare = Map::new();
    bare.insert("id".into(), id.into());
    bare.insert("kind".into(), kind.into());
    bare.insert("label".into(), label(attribute, id, remembered.get(id, "")).into());
    match kind {
        "flag" => {}
        "integer" => {
            for key in ["min", "max", "unit"] {
                if let Some(value) = attribute.get(key) {
                    bare.insert(key.into(), value.clone());
                }
            }
        }
        _ => drop(bare.insert("options".into(), options.into())),
    }
    Some(Value::Object(bare))
}

fn id_of(entry: &Value) -> Option<&str> {
    entry.get("id").and_then(Value::as_str).filter(|id| Id::is_valid(id))
}

fn label<'v>(entry: &'v Value, id: &'v str, remembered: Option<&'v str>) -> &'v str {
    let now = entry.get("label").and_then(Value::as_str).filter(|label| !label.trim().is_empty());
    remembered.or(now).unwrap_or(id)
}
