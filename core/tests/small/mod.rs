// SPDX-License-Identifier: EUPL-1.2
//! A small sound catalogue with something of everything, to be broken by tests in one place at a time.

#![allow(dead_code)]

pub mod valid;

use std::collections::BTreeSet;

use foerderkompass_core::{Catalog, Date, FaultKind, read};
use serde_json::{Value, json};

/// The day on which the small catalogue has no fault.
pub const TODAY: &str = "2026-11-22";

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("not a date: {text}"))
}

pub fn small() -> Value {
    json!({
        "format": "1", "title": "Probe", "publisher": "Prüfstand", "version": "7", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "Kurse"}, {"id": "z", "label": "Zusätzlich", "last": true}],
        "focus": [{"id": "f", "label": "Fokus", "categories": ["k"]}],
        "attributes": [
            {"id": "sprache", "kind": "ordinal", "label": "Sprache", "changeable": true,
                "options": [{"id": "keine", "label": "keine"}, {"id": "a1", "label": "A1"}, {"id": "a2", "label": "A2"}, {"id": "b1", "label": "B1"}]},
            {"id": "alter", "kind": "integer", "label": "Alter", "min": 0, "max": 120, "advances": "yearly"},
            {"id": "arbeit", "kind": "flag", "label": "Arbeit"},
            {"id": "herkunft", "kind": "multi", "label": "Herkunft", "options": [{"id": "eu", "label": "EU"}, {"id": "dritt", "label": "Drittstaat"}]},
            {"id": "status", "kind": "choice", "label": "Status", "changeable": ["fest"],
                "options": [{"id": "ledig", "label": "ledig"}, {"id": "fest", "label": "fest"}],
                "implied": [{"when": {"attribute": "arbeit", "is": true}, "is": "ledig"}]},
        ],
        "contacts": [
            {"id": "team", "role": "Team", "mailbox": "team@amt.example", "deputies": ["u25"], "checked_on": "2026-10-01"},
            {"id": "u25", "role": "Team U25", "phone": "030 23125-112"},
        ],
        "measures": [
            {"id": "a", "title": "Kurs A", "summary": "Eine Probe.", "category": "k", "also": ["z"], "valid_from": "2026-01-01",
                "legal": [{"norm": "§ 1", "url": "https://www.gesetze-im-internet.de/sgb_2/__1.html"}],
                "must": {"norm": "§ 1", "all": [{"attribute": "sprache", "max": "a2"}, {"attribute": "alter", "min": 18}]},
                "should": {"attribute": "status", "in": ["ledig"]},
                "hurdles": [{"criterion": {"attribute": "arbeit", "is": true}, "solved_by": "b"}],
                "carriers": [{"name": "Jobcenter"}],
                "responsible": [{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}, {"contact": "u25"}],
                "offers": [{"id": "o1", "provider": "Träger", "places": {"free": 3, "as_of": "2026-11-20"}, "client_contact": {"mail": "kurs@amt.example"}}],
                "effects": [{"attribute": "sprache", "to": "b1"}],
                "relations": [{"kind": "leads_to", "measure": "b"}],
                "examples": ["Es ging gut."], "checked_on": "2026-10-01", "check_every_months": 6},
            {"id": "b", "title": "Kurs B", "summary": "Noch eine.", "category": "k",
                "must": {"attribute": "status", "in": ["ledig"], "norm": "§ 2"}, "responsible": [{"contact": "u25"}],
                "relations": [{"kind": "builds_on", "measure": "a"}], "examples": ["Auch gut."]},
            {"id": "c", "title": "Kurs C", "summary": "Die dritte.", "category": "z", "responsible": [{"contact": "team"}], "examples": ["Gut."]},
        ],
        "personas": [{"id": "p", "title": "Fest angestellt", "answers": {"status": "fest"}, "expect": {"open": ["a"], "excluded": ["b"], "fits": ["c"]}}],
    })
}

/// The catalogue with another value at a pointer; a place that is not there yet is made.
pub fn changed(catalog: &Value, pointer: &str, value: &Value) -> Value {
    let mut changed = catalog.clone();
    let (owner, key) = pointer.rsplit_once('/').expect("a pointer");
    match changed.pointer_mut(owner).unwrap_or_else(|| panic!("no {owner}")) {
        Value::Array(list) => {
            let at: usize = key.parse().expect("an index");
            if at == list.len() {
                list.push(value.clone());
            } else {
                list[at] = value.clone();
            }
        }
        Value::Object(map) => drop(map.insert(key.to_owned(), value.clone())),
        other => panic!("{owner} is {other}"),
    }
    changed
}

/// The small catalogue after several changes.
pub fn with(changes: &[(&str, Value)]) -> Catalog {
    let mut json = small();
    for (pointer, value) in changes {
        json = changed(&json, pointer, value);
    }
    catalog(&json.to_string())
}

/// The ids that a catalogue has, as `list/id`.
fn ids(catalog: &Catalog) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    ids.extend(catalog.categories().iter().map(|one| format!("categories/{}", one.id)));
    ids.extend(catalog.focus().iter().map(|one| format!("focus/{}", one.id)));
    ids.extend(catalog.attributes().iter().map(|one| format!("attributes/{}", one.id)));
    ids.extend(catalog.contacts().iter().map(|one| format!("contacts/{}", one.id)));
    ids.extend(catalog.measures().iter().map(|one| format!("measures/{}", one.id)));
    ids.extend(catalog.personas().iter().map(|one| format!("personas/{}", one.id)));
    ids
}

/// What of the small catalogue is missing.
pub fn lost(catalog: &Catalog) -> Vec<String> {
    ids(&self::catalog(&small().to_string())).difference(&ids(catalog)).cloned().collect()
}

/// A catalogue whatever its faults.
pub fn catalog(text: &str) -> Catalog {
    read(text.as_bytes(), date(TODAY)).unwrap_or_else(|faults| panic!("{faults:?}")).catalog
}

/// The name of a kind without what it holds.
pub fn kind_name(kind: &FaultKind) -> String {
    let debug = format!("{kind:?}");
    debug.split([' ', '(']).next().unwrap_or_default().to_owned()
}
