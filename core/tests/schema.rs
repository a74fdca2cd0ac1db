// SPDX-License-Identifier: EUPL-1.2
//! The published schema: fresh, the same as the format page, and true of the shipped catalogue; and the German page
//! for editors, which names every key of it.
//!
//! What this does not do: JSON Schema as a whole. The checker below knows the keywords that our schema uses, and stops at
//! any other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;

use regex_lite::Regex;
use serde_json::{Value, json};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn schema() -> Value {
    serde_json::from_str(&foerderkompass_core::schema()).expect("the schema is JSON")
}

fn catalog() -> Value {
    serde_json::from_str(&file("catalog.json")).expect("the catalogue is JSON")
}

#[test]
fn the_committed_schema_is_the_one_of_the_types() {
    assert!(file("catalog.schema.json") == foerderkompass_core::schema(), "write it anew: cargo xtask catalog schema");
}

/// What the format page requires, by the name of the definition; the catalogue itself has none.
const REQUIRED: &[(&str, &[&str])] = &[
    ("", &["format", "title", "publisher", "version", "as_of", "law_as_of", "measures"]),
    ("Category", &["id", "label"]),
    ("Focus", &["id", "label", "categories"]),
    ("Attribute", &["id", "kind", "label"]),
    ("Option", &["id", "label"]),
    ("Implied", &["when", "is"]),
    ("Contact", &["id", "role"]),
    ("Absence", &["from", "until"]),
    ("Measure", &["id", "title", "summary", "category"]),
    ("Legal", &["norm"]),
    ("Hurdle", &["criterion"]),
    ("CarrierRule", &["name"]),
    ("ContactRule", &["contact"]),
    ("Offer", &["id", "provider"]),
    ("Places", &["free", "as_of"]),
    ("ClientContact", &[]),
    ("Translation", &["title", "summary"]),
    ("Sheet", &[]),
    ("Interpreter", &[]),
    ("Effect", &["attribute", "to"]),
    ("Weeks", &["min", "max"]),
    ("Relation", &["kind", "measure"]),
    ("Persona", &["id", "title", "answers", "expect"]),
    ("Change", &["on"]),
    ("Story", &["text"]),
];

#[test]
fn required_keys_are_those_of_the_format() {
    let schema = schema();
    let mut checked = BTreeSet::new();
    for (name, keys) in REQUIRED {
        let definition = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        assert!(definition["properties"].is_object(), "no definition {name}");
        let required = definition["required"].as_array().map_or(&[][..], Vec::as_slice);
        let required: BTreeSet<&str> = required.iter().map(|key| key.as_str().unwrap()).collect();
        assert_eq!(required, keys.iter().copied().collect(), "{name}");
        checked.insert(*name);
    }
    let records = schema["$defs"].as_object().unwrap().iter().filter(|(_, definition)| definition["properties"].is_object());
    let forgotten: Vec<&String> = records.map(|(name, _)| name).filter(|name| !checked.contains(name.as_str())).collect();
    assert!(forgotten.is_empty(), "not in the table: {forgotten:?}");
}

#[test]
fn hurdles_rules_and_criteria_take_no_other_keys() {
    let schema = schema();
    for name in ["Hurdle", "CarrierRule", "ContactRule", "Implied"] {
        assert_eq!(schema["$defs"][name]["additionalProperties"], json!(false), "{name}");
    }
    assert!(schema["$defs"]["Measure"].get("additionalProperties").is_none(), "unknown keys of a measure are only warned of");
}

#[test]
fn the_shipped_catalogue_fits_the_schema() {
    assert_eq!(Checker::new().check(&catalog()), Vec::<String>::new());
}

/// The checker is worth something only while it refuses what is wrong.
#[test]
fn what_is_wrong_does_not_fit() {
    let rows: &[(&str, Value)] = &[
        ("/format", json!("2")),
        ("/format", json!(1)),
        ("/measures/0/weeks", json!({"min": 0, "max": 521})),
        ("/measures/0/weeks", json!({"min": 0})),
        ("/title", json!(" ")),
        ("/as_of", json!("1.11.2026")),
        ("/sample", json!("ja")),
        ("/review_by", json!(null)),
        ("/measures", json!({})),
        ("/measures/0/id", json!("Groß")),
        ("/measures/0/title", json!(null)),
        ("/measures/0/must", json!({"all": []})),
        ("/measures/0/must", json!({"attribute": "sprache"})),
        ("/measures/0/must", json!({"attribute": "sprache", "in": ["a1"], "min": "a1"})),
        ("/measures/0/legal/0/url", json!("javascript:alert(1)")),
        ("/measures/0/hurdles/0/solvedby", json!("x")),
        ("/measures/0/offers", json!([{"id": "x", "provider": "P", "places": {"free": -1, "as_of": "2026-11-01"}}])),
        ("/attributes/0/kind", json!("list")),
        ("/contacts/0/mailbox", json!("Team <team@x.example>")),
        ("/contacts/0/phone", json!("*31#")),
        ("/personas/0/answers", json!([])),
        ("/measures/0/examples", json!([7])),
        ("/measures/0/examples", json!([{"chain": ["x"]}])),
        ("/measures/0/examples", json!([{"text": "T", "chain": "x"}])),
        ("/measures/0/translations", json!({"Ukrainisch": {"title": "T", "summary": "S"}})),
        ("/measures/0/translations", json!({"uk": {"title": "T"}})),
        ("/sheet", json!({"words": {"uk": {"phone": 7}}})),
    ];
    let (checker, catalog) = (Checker::new(), catalog());
    for (pointer, value) in rows {
        let (owner, key) = pointer.rsplit_once('/').unwrap();
        let mut changed = catalog.clone();
        changed.pointer_mut(owner).unwrap_or_else(|| panic!("{owner}"))[key] = value.clone();
        assert!(!checker.check(&changed).is_empty(), "{pointer} = {value} fits");
    }
    for key in ["format", "title", "measures"] {
        let mut changed = catalog.clone();
        changed.as_object_mut().unwrap().remove(key);
        assert!(!checker.check(&changed).is_empty(), "without {key}");
    }
}

#[test]
fn the_page_for_editors_names_every_key_and_word() {
    fn words(value: &Value, into: &mut BTreeSet<String>) {
        if let Some(properties) = value["properties"].as_object() {
            into.extend(properties.keys().cloned());
        }
        for word in value["enum"].as_array().into_iter().flatten() {
            into.extend(word.as_str().map(str::to_owned));
        }
        match value {
            Value::Object(map) => map.values().for_each(|value| words(value, into)),
            Value::Array(list) => list.iter().for_each(|value| words(value, into)),
            _ => {}
        }
    }
    let (page, mut known) = (file("docs/katalogformat.md"), BTreeSet::new());
    words(&schema(), &mut known);
    assert!(known.len() > 90, "only {}", known.len());
    // Outcomes stand in the schema of neither personas nor results.
    known.extend(["excluded", "open", "unlikely", "fits_after_hurdle", "fits"].map(str::to_owned));
    // The sheet's words are free keys in the schema, so that a catalogue with a missing one can be read.
    known.extend(foerderkompass_core::SheetWord::ALL.iter().map(|word| word.key().to_owned()));
    let missing: Vec<_> =
        known.iter().filter(|key| !page.contains(&format!("`{key}`")) && !page.contains(&format!("\"{key}\""))).collect();
    assert!(missing.is_empty(), "docs/katalogformat.md does not mention {missing:?}");
}

#[test]
fn examples_of_the_page_for_editors_are_json() {
    let page = file("docs/katalogformat.md");
    let blocks: Vec<&str> = page.split("```json").skip(1).map(|rest| rest.split("```").next().unwrap().trim()).collect();
    assert!(blocks.len() >= 5, "only {} examples", blocks.len());
    for block in blocks {
        let whole = if block.starts_with('{') { block.to_owned() } else { format!("{{{block}}}") };
        serde_json::from_str::<Value>(&whole).unwrap_or_else(|error| panic!("{error} in {block}"));
    }
}

/// Checks values against the schema; the result names what does not fit.
struct Checker {
    root: Value,
}

impl Checker {
    fn new() -> Checker {
        Checker { root: schema() }
    }

    fn check(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.at(&self.root, value, "", &mut faults);
        faults
    }

    fn at(&self, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        let before = faults.len();
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            let fits = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    let name = rule.as_str().unwrap().strip_prefix('#').expect("a reference inside the schema");
                    self.at(self.root.pointer(name).unwrap_or_else(|| panic!("no {name}")), value, path, faults);
                    true
                }
                "type" => has_type(value, rule.as_str().expect("one type")),
                "enum" => rule.as_array().unwrap().contains(value),
                "pattern" => {
                    value.as_str().is_none_or(|text| Regex::new(rule.as_str().unwrap()).expect("a pattern").is_match(text))
                }
                // The pattern beside it says the same.
                "format" => rule == "date",
                "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
                "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
                "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap()),
                "required" => value
                    .as_object()
                    .is_none_or(|map| rule.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))),
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.at(rule, item, &format!("{path}/{i}"), faults);
                    }
                    true
                }
                "properties" => {
                    for (key, schema) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(key) {
                            self.at(schema, value, &format!("{path}/{key}"), faults);
                        }
                    }
                    true
                }
                "propertyNames" => {
                    value.as_object().into_iter().flatten().for_each(|(key, _)| self.at(rule, &json!(key), path, faults));
                    true
                }
                "additionalProperties" => {
                    let known = schema.get("properties").and_then(Value::as_object);
                    let others = value
                        .as_object()
                        .into_iter()
                        .flatten()
                        .filter(|(key, _)| !known.is_some_and(|known| known.contains_key(*key)));
                    let others: Vec<_> = others.collect();
                    if rule.is_object() {
                        others.iter().for_each(|(key, value)| self.at(rule, value, &format!("{path}/{key}"), faults));
                    }
                    rule != &json!(false) || others.is_empty()
                }
                "anyOf" => rule.as_array().unwrap().iter().any(|one| {
                    let mut tried = Vec::new();
                    self.at(one, value, path, &mut tried);
                    tried.is_empty()
                }),
                other => panic!("the schema uses {other:?}, which the checker does not know"),
            };
            if !fits && faults.len() == before {
                faults.push(format!("{path}: {keyword} {rule} does not fit"));
            }
        }
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        other => panic!("the schema uses the type {other:?}"),
    }
}
