// SPDX-License-Identifier: EUPL-1.2
//! A small catalogue about which a report has nothing to say, to be changed in one place at a time.

#![allow(dead_code)]

use foerderkompass_core::{Catalog, Criterion, Date, read};
use serde_json::{Value, json};

pub const TODAY: &str = "2026-11-22";

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("not a date: {text}"))
}

pub fn small() -> Value {
    json!({
        "format": "1", "title": "Probe", "publisher": "Prüfstand", "version": "7", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "Kurse"}],
        "attributes": [
            {"id": "sprache", "kind": "ordinal", "label": "Sprache", "changeable": true,
                "options": [{"id": "keine", "label": "keine"}, {"id": "a1", "label": "A1"}, {"id": "a2", "label": "A2"}, {"id": "b1", "label": "B1"}]},
            {"id": "alter", "kind": "integer", "label": "Alter", "min": 0, "max": 120, "unit": "Jahre"},
            {"id": "arbeit", "kind": "flag", "label": "Arbeit"},
            {"id": "herkunft", "kind": "multi", "label": "Herkunft", "options": [{"id": "eu", "label": "EU"}, {"id": "dritt", "label": "Drittstaat"}]},
            {"id": "status", "kind": "choice", "label": "Status", "options": [{"id": "ledig", "label": "ledig"}, {"id": "fest", "label": "fest"}]},
        ],
        "contacts": [
            {"id": "team", "role": "Team", "mailbox": "team@amt.example", "checked_on": "2026-10-01"},
            {"id": "u25", "role": "Team U25", "phone": "030 23125-112"},
        ],
        "measures": [
            {"id": "a", "title": "Kurs A", "summary": "Eine Probe.", "category": "k",
                "must": {"norm": "§ 1", "all": [{"attribute": "sprache", "max": "a2"}, {"attribute": "alter", "min": 18}]},
                "should": {"attribute": "status", "in": ["ledig"]},
                "hurdles": [{"criterion": {"attribute": "arbeit", "is": true}, "solved_by": "b", "text": "Arbeit suchen"}],
                "responsible": [{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}, {"contact": "u25"}],
                "offers": [{"id": "o1", "provider": "Träger", "places": {"free": 3, "as_of": "2026-11-20"}, "next_start": "2026-12-01"}],
                "examples": ["Es ging gut."], "checked_on": "2026-10-01", "check_every_months": 6},
            {"id": "b", "title": "Kurs B", "summary": "Noch eine.", "category": "k",
                "must": {"attribute": "status", "in": ["fest"], "norm": "§ 2"}, "should": {"attribute": "sprache", "min": "a1"},
                "hurdles": [{"criterion": {"attribute": "herkunft", "in": ["dritt"]}}],
                "responsible": [{"contact": "u25"}], "examples": ["Auch gut."], "checked_on": "2026-11-01", "check_every_months": 12},
            {"id": "c", "title": "Kurs C", "summary": "Die dritte.", "category": "k", "must": {"attribute": "sprache", "in": ["a2"], "norm": "§ 3"},
                "responsible": [{"contact": "team"}], "examples": ["Gut."], "checked_on": "2026-11-01", "check_every_months": 12},
        ],
        "personas": [{"id": "p", "title": "Ledig, A1, 30", "answers": {"status": "ledig", "sprache": "a1", "alter": 30, "arbeit": true},
            "expect": {"fits": ["a"], "excluded": ["b", "c"]}}],
    })
}

/// The small catalogue with other values at some pointers; a place that is not there yet is made.
pub fn with(changes: &[(&str, Value)]) -> Value {
    let mut json = small();
    for (pointer, value) in changes {
        let (owner, key) = pointer.rsplit_once('/').expect("a pointer");
        match json.pointer_mut(owner).unwrap_or_else(|| panic!("no {owner}")) {
            Value::Array(list) => {
                let at: usize = key.parse().expect("an index");
                if at == list.len() { list.push(value.clone()) } else { list[at] = value.clone() }
            }
            Value::Object(map) => drop(map.insert(key.to_owned(), value.clone())),
            other => panic!("{owner} is {other}"),
        }
    }
    json
}

/// A catalogue without a fault that leaves something out.
pub fn catalog(json: &Value) -> Catalog {
    let reading = read(json.to_string().as_bytes(), date(TODAY)).unwrap_or_else(|faults| panic!("{faults:?}"));
    let errors: Vec<_> = reading.faults.iter().filter(|fault| fault.severity == foerderkompass_core::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    reading.catalog
}

/// The small catalogue whose measure `a` has this condition.
pub fn must(criterion: &Value) -> Catalog {
    catalog(&with(&[("/measures/0/must", criterion.clone())]))
}

pub fn must_of(catalog: &Catalog) -> &Criterion {
    catalog.measures()[0].must.as_ref().expect("a must")
}
