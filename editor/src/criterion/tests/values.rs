// SPDX-License-Identifier: EUPL-1.2
//! Conditions written as JSON and read back.

use foerderkompass_core::Shape;
use serde_json::{Value, json};

use super::rng::Rng;
use super::{attributes, catalog, conditions, criterion, document, read, today};
use crate::criterion::reading::{attributes_for, later_than, reading};
use crate::criterion::value::{rewritten, to_value};

#[test]
fn every_random_condition_is_read_as_it_was_written() {
    let catalog = catalog();
    let mut rng = Rng::new(5);
    for case in 0..600 {
        let condition = criterion(&mut rng, &catalog, [0, 1, 2, 3, 4][case % 5]);
        let value = to_value(&catalog, &condition);
        let read = read(&value);
        assert_eq!((read.criterion.as_ref(), read.troubles.len()), (Some(&condition), 0), "{value}");
        assert_eq!(to_value(&catalog, &condition), value);
    }
}

/// The order of the options does not matter to the core: such conditions are the only ones that are stored otherwise.
#[test]
fn every_shipped_condition_is_written_as_it_is_stored() {
    let (document, catalog) = (document(), catalog());
    let (mut same, mut reordered) = (0, 0);
    for (path, stored) in conditions(&document) {
        let attributes = attributes_for(&document, &path);
        let found = reading(&attributes, &later_than(&document, &path), &stored, today());
        let condition = found.criterion.unwrap_or_else(|| panic!("{path}: {:?}", found.troubles));
        let value = to_value(&catalog, &condition);
        assert_eq!(rewritten(&catalog, &condition, &condition, &stored), stored, "{path}");
        match serde_json::to_string(&value).unwrap() == serde_json::to_string(&stored).unwrap() {
            true => same += 1,
            false => {
                assert_eq!(sorted(&value), sorted(&stored), "{path}");
                reordered += 1;
            }
        }
    }
    assert_eq!((same, reordered), (SAME, REORDERED));
}

const SAME: usize = 134;
const REORDERED: usize = 11;

fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let mut texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            texts.sort_unstable();
            json!(texts)
        }
        Value::Array(list) => list.iter().map(sorted).collect(),
        Value::Object(map) => Value::Object(map.iter().map(|(key, value)| (key.clone(), sorted(value))).collect()),
        other => other.clone(),
    }
}

/// One part changes, comes or goes: the others are written as they were, their odd order of options included.
#[test]
fn what_was_not_changed_is_written_as_before() {
    let catalog = catalog();
    let odd = |options: [&str; 2]| json!({"attribute": "standort", "in": options});
    let old = json!({"all": [odd(["sued", "nord"]), {"attribute": "kind_bg", "is": true}, {"not": odd(["sued", "mitte"])}]});
    let before = read(&old).criterion.unwrap();
    let Shape::All(parts) = &before.shape else { panic!("{before:?}") };
    let with = |parts: Vec<_>| {
        let new = foerderkompass_core::Criterion { shape: Shape::All(parts), ..before.clone() };
        rewritten(&catalog, &new, &before, &old)
    };
    let changed = read(&json!({"attribute": "kind_bg", "is": false})).criterion.unwrap();
    let (one, two, three) = (parts[0].clone(), parts[1].clone(), parts[2].clone());
    assert_eq!(with(vec![one.clone(), changed.clone(), three.clone()])["all"][0], old["all"][0]);
    assert_eq!(with(vec![one.clone(), changed, three.clone()])["all"][2], old["all"][2]);
    assert_eq!(with(vec![three.clone(), one.clone()])["all"], json!([old["all"][2], old["all"][0]]));
    assert_eq!(with(vec![two.clone(), one.clone(), one])["all"], json!([old["all"][1], old["all"][0], odd(["nord", "sued"])]));
    let noted = foerderkompass_core::Criterion { text: Some("T".into()), ..three };
    assert_eq!(with(vec![two, noted])["all"][1]["text"], json!("T"));
}

#[test]
fn an_implied_value_names_earlier_attributes_only() {
    let document = document();
    let path = foerderkompass_upkeep::Path::parse("attributes[2].implied[0].when").unwrap();
    let condition = json!({"any": [{"attribute": "erwerbsstatus", "in": ["arbeitslos"]}, {"attribute": "sprache", "min": "a1"}]});
    let found = reading(&attributes_for(&document, &path), &later_than(&document, &path), &condition, today());
    assert_eq!(found.criterion, None);
    let messages: Vec<&str> = found.troubles.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("sprache") && messages[0].contains("vor ihrem eigenen"), "{messages:?}");
    assert_eq!(attributes_for(&document, &path).as_array().map(Vec::len), Some(2));
    assert_eq!(attributes().as_array().map(Vec::len), Some(22));
}
