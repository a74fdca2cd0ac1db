// SPDX-License-Identifier: EUPL-1.2
//! Conditions that the core cannot read: shown as they are, with what is wrong at its node, never lost.

use foerderkompass_upkeep::Path;
use serde_json::{Value, json};

use super::{attributes, read, steps, today};
use crate::criterion::check::Row;
use crate::criterion::draft::settled;
use crate::criterion::reading::{Reading, catalog_of, reading};
use crate::criterion::tree::{Act, done, group_of};
use crate::criterion::words::{in_words, named};

/// Where something is wrong, and a part of what is said about it.
fn wrong(value: &Value) -> Vec<(String, String)> {
    let Reading { criterion, troubles } = read(value);
    assert_eq!(criterion, None, "{value}");
    troubles.into_iter().map(|one| (Path(one.steps).to_string(), one.message)).collect()
}

#[test]
fn what_is_wrong_is_said_at_its_node() {
    let fine = json!({"attribute": "kind_bg", "is": true});
    let rows: &[(Value, &[(&str, &str)])] = &[
        (json!({"all": [fine, {"attribute": "sprahce", "min": "b1"}]}), &[("all[1].attribute", "Deutschniveau")]),
        (json!({"any": [{"attribute": "sprache", "min": "b9"}, fine]}), &[("any[0].min", "b9")]),
        (json!({"not": {"attribute": "standort", "in": ["nord", "west"]}}), &[("not.in[1]", "west")]),
        (json!({"all": [fine, {"attribute": "kind_bg", "min": 3}]}), &[("all[1]", "Minderjähriges Kind")]),
        (json!({"all": []}), &[("all", "leer")]),
        (json!({"all": [fine, {"attribute": "standort", "in": []}]}), &[("all[1].in", "leer")]),
        (json!({"attribute": "arbeitslos_dauer", "min": 700}), &[("min", "700")]),
        (json!({"attribute": "arbeitslos_dauer", "min": 12, "max": 6}), &[("", "12")]),
        (json!({"all": [fine], "any": [fine]}), &[("", "")]),
        (json!("alter"), &[("", "")]),
        (json!({"any": [fine, null]}), &[("any[1]", "")]),
        (json!({"text": "", "attribute": "kind_bg", "is": true}), &[("text", "leer")]),
        (json!({"attribute": "kind_bg", "is": "ja"}), &[("is", "")]),
        (json!({"all": [fine], "odd": 1}), &[("odd", "odd")]),
        (
            json!({"all": [{"attribute": "x1", "is": true}, {"attribute": "x2", "is": true}]}),
            &[("all[0].attribute", "x1"), ("all[1].attribute", "x2")],
        ),
    ];
    for (value, expected) in rows {
        let found = wrong(value);
        let fits = |((place, message), (at, part)): (&(String, String), &(&str, &str))| place == at && message.contains(part);
        assert!(found.len() == expected.len() && found.iter().zip(*expected).all(fits), "{value}: {found:?}");
    }
}

#[test]
fn deep_nesting_and_unreadable_attributes_are_faults_as_well() {
    let mut deep = json!({"attribute": "kind_bg", "is": true});
    for _ in 0..40 {
        deep = json!({"not": deep});
    }
    assert_eq!(wrong(&deep).len(), 1, "{:?}", wrong(&deep));
    let mut broken = attributes();
    broken[0]["kind"] = json!("odd");
    let catalog = catalog_of(&broken, today()).unwrap();
    assert_eq!(catalog.attribute_at("rechtskreis"), None);
    let condition = json!({"attribute": "rechtskreis", "in": ["sgb2"]});
    let found = reading(&broken, &[], &condition, today());
    assert!(found.criterion.is_none() && found.troubles.len() == 1 && found.troubles[0].steps == steps("attribute"), "{found:?}");
    assert!(catalog_of(&json!("none"), today()).is_none_or(|catalog| catalog.attributes().is_empty()));
}

/// Nothing goes while it cannot be read: neither when a row beside it changes nor when it is about to be replaced.
#[test]
fn the_unreadable_stays_until_it_is_replaced() {
    let odd = json!({"attribute": "kind_bg", "is": true, "min": {"x": ["<b>", 1]}});
    let root = json!({"all": [odd, {"attribute": "weg", "in": ["a", "b"]}]});
    assert!(Row::of(&odd).is_none() && group_of(&odd).is_none());
    assert_eq!(in_words(&odd), "Merkmal „kind_bg“; ist ja; mindestens {\"x\":[\"<b>\",1]}");
    assert_eq!(in_words(&json!(null)), "nichts");
    assert_eq!(in_words(&json!({"in": ["a", "b"], "odd": 1})), "eine von „a“, „b“; „odd“: 1");
    let unknown = Row::of(&root["all"][1]).unwrap();
    assert_eq!(unknown.value(), root["all"][1]);
    assert_eq!(named(&root["all"][1], &|_| None), "weg eine von a, b");

    let begun = done(&root, &Act::Set(steps("all[0]"), Row::draft(Some(&odd)).value())).unwrap().root.unwrap();
    assert_eq!(settled(&begun), Some(root.clone()));
    let moved = done(&begun, &Act::Down(steps("all[0]"))).unwrap().root.unwrap();
    assert_eq!(settled(&moved), Some(json!({"all": [root["all"][1], odd]})));
    let gone = done(&begun, &Act::Remove(steps("all[0]"))).unwrap().root.unwrap();
    assert_eq!(settled(&gone), Some(json!({"all": [root["all"][1]]})));
}
