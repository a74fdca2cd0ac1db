// SPDX-License-Identifier: EUPL-1.2
//! Rows: what they read, what becomes of the answers when the question or the attribute changes.

use serde_json::{Value, json};

use super::rng::Rng;
use super::{catalog, conditions, criterion, document, nodes, read};
use crate::criterion::check::{Check, Operator, Row, fits, toggled};
use crate::criterion::draft::{DRAFT, has_draft, settled};
use crate::criterion::tree::{group_of, node};
use crate::criterion::value::to_value;

/// Every node is a row or a group, and a row writes what it read.
#[test]
fn rows_write_what_they_read() {
    let (catalog, mut rng) = (catalog(), Rng::new(11));
    let random = (0..400).map(|_| to_value(&catalog, &criterion(&mut rng, &catalog, 3)));
    let shipped = conditions(&document()).into_iter().map(|(_, value)| value);
    let mut rows = 0;
    for root in shipped.chain(random) {
        for at in nodes(&root) {
            let this = node(&root, &at).unwrap();
            match Row::of(this) {
                Some(row) => {
                    assert_eq!(row.value().to_string(), this.to_string());
                    assert!(row.is_complete() && row.draft.is_none());
                    rows += 1;
                }
                None => assert!(group_of(this).is_some(), "{this}"),
            }
        }
    }
    assert!(rows > 900, "{rows}");
}

/// Whatever is asked of an attribute next, the condition stays one; only a choice without options waits for one.
#[test]
fn every_question_follows_from_every_other() {
    let (catalog, mut rng) = (catalog(), Rng::new(3));
    for _ in 0..400 {
        let value = to_value(&catalog, &criterion(&mut rng, &catalog, 0));
        let row = Row::of(&value).unwrap();
        let attribute = &catalog.attributes()[catalog.attribute_at(&row.attribute).unwrap()];
        for operator in Operator::of(&attribute.kind) {
            let check = row.check.with(*operator, attribute);
            assert!(check.suits(&attribute.kind));
            let new = row.changed(&row.attribute, check, &value);
            assert!(new.is_complete(), "{value} {operator:?}");
            assert_eq!(new.check.operator(), *operator, "{value}");
            assert_eq!(read(&new.value()).troubles, [], "{value} {operator:?}");
            assert_eq!((new.text, new.norm), (row.text.clone(), row.norm.clone()));
        }
    }
}

/// From every attribute to every other: what exists there is kept, and until the row is complete the old one holds.
#[test]
fn every_attribute_follows_from_every_other() {
    let (catalog, mut rng) = (catalog(), Rng::new(4));
    let (mut waiting, mut at_once) = (0, 0);
    for _ in 0..100 {
        let value = to_value(&catalog, &criterion(&mut rng, &catalog, 0));
        let row = Row::of(&value).unwrap();
        for attribute in catalog.attributes() {
            let new = row.changed(&attribute.id, row.check.moved_to(attribute), &value);
            assert!(new.check.suits(&attribute.kind), "{value} to {}", attribute.id);
            let written = new.value();
            if attribute.id == row.attribute {
                assert_eq!(written, value);
            }
            match new.is_complete() {
                true => {
                    assert_eq!(read(&written).troubles, [], "{written}");
                    at_once += 1;
                }
                false => {
                    assert_eq!(settled(&written), Some(value.clone()));
                    assert_eq!(Row::of(&written).as_ref(), Some(&new));
                    waiting += 1;
                }
            }
        }
    }
    assert!(waiting > 300 && at_once > 300, "{waiting} {at_once}");
}

#[test]
fn answers_are_kept_where_they_mean_something() {
    let catalog = catalog();
    let language = &catalog.attributes()[catalog.attribute_at("sprache").unwrap()];
    let check = |value: Value| Row::of(&value).unwrap().check;
    let written = |check: &Check| {
        Row { text: None, norm: None, attribute: "sprache".into(), check: check.clone(), draft: None }.value().to_string()
    };
    let rows = [
        (json!({"attribute": "sprache", "min": "b1"}), Operator::AtMost, r#"{"attribute":"sprache","max":"b1"}"#),
        (
            json!({"attribute": "sprache", "min": "b1"}),
            Operator::Between,
            r#"{"attribute":"sprache","min":"b1","max":"erstsprache"}"#,
        ),
        (json!({"attribute": "sprache", "min": "b1", "max": "b2"}), Operator::Is, r#"{"attribute":"sprache","in":["b1","b2"]}"#),
        (
            json!({"attribute": "sprache", "in": ["a2", "b2"]}),
            Operator::Between,
            r#"{"attribute":"sprache","min":"a2","max":"b2"}"#,
        ),
        (json!({"attribute": "sprache", "in": ["a2", "b2"]}), Operator::AtLeast, r#"{"attribute":"sprache","min":"a2"}"#),
        (
            json!({"attribute": "sprache", "in": ["a2", "b2"]}),
            Operator::IsNot,
            r#"{"not":{"attribute":"sprache","in":["a2","b2"]}}"#,
        ),
    ];
    for (from, operator, expected) in rows {
        assert_eq!(written(&check(from.clone()).with(operator, language)), expected, "{from} {operator:?}");
    }
    assert_eq!(toggled(language, &["b2".into(), "zz".into()], "a1"), ["a1", "b2", "zz"]);
    assert_eq!(toggled(language, &["b2".into(), "zz".into()], "zz"), ["b2"]);
    assert_eq!(toggled(language, &["b2".into()], "b2"), Vec::<String>::new());
    assert!(fits(language, &json!("b2")) && !fits(language, &json!("zz")) && !fits(language, &json!(3)));
}

#[test]
fn what_is_not_complete_does_not_count() {
    let old = json!({"attribute": "kind_bg", "is": true});
    let new = Row::draft(None).value();
    let instead = Row::draft(Some(&old)).value();
    let mut beside = Row::draft(None);
    beside.draft = Some(Value::Bool(true));
    let rows = [
        (new.clone(), None),
        (instead.clone(), Some(old.clone())),
        (json!({"all": [old, new]}), Some(json!({"all": [old]}))),
        (json!({"all": [old, beside.value()]}), Some(old.clone())),
        (json!({"text": "T", "all": [old, beside.value()]}), Some(json!({"text": "T", "all": [old]}))),
        (json!({"all": [old, {"any": [new]}]}), Some(json!({"all": [old]}))),
        (json!({"all": [{"any": [new]}]}), None),
        (json!({"not": new}), None),
        (json!({"not": instead}), Some(json!({"not": old}))),
        (json!({"all": [], "odd": 1}), Some(json!({"all": [], "odd": 1}))),
    ];
    for (tree, expected) in rows {
        assert_eq!(settled(&tree), expected, "{tree}");
    }
    assert!(has_draft(&instead) && new.get(DRAFT).is_some() && !has_draft(&old));
}
