// SPDX-License-Identifier: EUPL-1.2
//! Reads one condition as the core would, with every fault at its node: in a catalogue that holds the attributes and this
//! condition only, so that it is never behind what is typed.

use foerderkompass_core::{Catalog, Criterion, Date, FaultKind, Severity, read};
use foerderkompass_upkeep::{Document, Path, Step};
use serde_json::{Value, json};

use crate::forms::fault_said;

/// What is wrong at a node of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The way from the condition to the node or a key in it.
    pub steps: Vec<Step>,
    /// German, one or two sentences.
    pub message: String,
}

/// A condition as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// `None` if anything in it is wrong.
    pub criterion: Option<Criterion>,
    pub troubles: Vec<Trouble>,
}

/// The attributes that a condition at this place may name: all, and for an implied value those that stand before.
pub fn attributes_for(document: &Document, path: &Path) -> Value {
    let all = document.get(&Path::root().key("attributes")).and_then(Value::as_array);
    let count = match path.0.as_slice() {
        [Step::Key(list), Step::At(index), ..] if list == "attributes" => *index,
        _ => usize::MAX,
    };
    Value::Array(all.into_iter().flatten().take(count).cloned().collect())
}

/// A catalogue of these attributes; those with faults are left out. `None` if they cannot be read at all.
pub fn catalog_of(attributes: &Value, today: Date) -> Option<Catalog> {
    let document = small(attributes, None);
    read(document.to_string().as_bytes(), today).ok().map(|reading| reading.catalog)
}

/// Reads a condition against the attributes. `later` are ids of attributes that exist, but stand too late to be named.
pub fn reading(attributes: &Value, later: &[String], value: &Value, today: Date) -> Reading {
    let Some(small) = Document::new(small(attributes, Some(value))) else { return Reading::default() };
    let (criterion, faults) = match small.read(today) {
        Ok(reading) => (reading.catalog.measures().first().and_then(|measure| measure.must.clone()), reading.faults),
        Err(faults) => (None, faults),
    };
    let mut troubles = Vec::new();
    for fault in faults.into_iter().filter(|fault| fault.severity == Severity::Error) {
        let Some(path) = Path::parse(&fault.path) else { continue };
        let Some(steps) = path.0.strip_prefix(place().as_slice()) else { continue };
        let kind = match fault.kind {
            FaultKind::UnknownReference { id, .. } if later.contains(&id) => FaultKind::LaterAttribute { id },
            other => other,
        };
        troubles.push(Trouble { steps: steps.to_vec(), message: fault_said(&small, &fault.path, &kind) });
    }
    Reading { criterion, troubles }
}

/// The ids of the attributes that a condition at this place must not name.
pub fn later_than(document: &Document, path: &Path) -> Vec<String> {
    let from = match path.0.as_slice() {
        [Step::Key(list), Step::At(index), ..] if list == "attributes" => *index,
        _ => return Vec::new(),
    };
    let all = document.get(&Path::root().key("attributes")).and_then(Value::as_array);
    all.into_iter().flatten().skip(from).filter_map(|one| one.get("id")?.as_str().map(str::to_owned)).collect()
}

/// Where the condition stands in the small catalogue.
fn place() -> [Step; 3] {
    [Step::Key("measures".into()), Step::At(0), Step::Key("must".into())]
}

fn small(attributes: &Value, condition: Option<&Value>) -> Value {
    let mut measures = Vec::new();
    if let Some(must) = condition {
        measures.push(json!({"id": "m", "title": "m", "summary": "m", "category": "c", "must": must}));
    }
    json!({
        "format": "1", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-01-01", "law_as_of": "2026-01-01",
        "categories": [{"id": "c", "label": "c"}], "attributes": attributes, "measures": measures,
    })
}
