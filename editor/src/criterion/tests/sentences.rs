// SPDX-License-Identifier: EUPL-1.2
//! What is said about conditions: on the card, about a change, about the personas.

use foerderkompass_core::{Catalog, Outcome};
use foerderkompass_upkeep::{Document, Edit, Path, apply};
use serde_json::{Value, json};

use super::{catalog, document, read, today};
use crate::criterion::check::Row;
use crate::criterion::effect::{effect, on_the_card, opened_place, wording_in_doubt};
use crate::criterion::flips::flips;
use crate::criterion::words;

#[test]
fn the_card_says_what_the_condition_says() {
    let catalog = catalog();
    let said = |value: Value| on_the_card(&catalog, &read(&value).criterion.unwrap());
    let nord = json!({"attribute": "standort", "in": ["nord"]});
    let language = json!({"attribute": "sprache", "min": "b1", "max": "b2"});
    assert_eq!(said(nord.clone()), ["Standort: Nord"]);
    assert_eq!(said(json!({"all": [nord, language]})), ["Standort: Nord", "Deutschniveau: B1 bis B2"]);
    assert_eq!(
        said(json!({"any": [nord, {"all": [language, nord]}]})),
        ["Standort: Nord oder (Deutschniveau: B1 bis B2 und Standort: Nord)"]
    );
    assert_eq!(said(json!({"text": "Eigene Worte", "all": [nord, language]})), ["Eigene Worte"]);
    assert_eq!(said(json!({"all": [{"text": "So", "not": nord}]})), ["So"]);
}

#[test]
fn a_change_is_told_with_an_example() {
    let catalog = catalog();
    let said = |old: Option<Value>, new: Option<Value>| {
        let criterion = |value: &Option<Value>| value.as_ref().map(|value| read(value).criterion.unwrap());
        effect(&catalog, criterion(&old).as_ref(), criterion(&new).as_ref())
    };
    let at_least = |id: &str| Some(json!({"attribute": "sprache", "min": id}));
    assert_eq!(said(at_least("b1"), at_least("b1")), "");
    assert_eq!(
        said(at_least("b1"), at_least("b2")),
        "Gegenüber der geöffneten Fassung: wirkt anders. Beispiel „Deutschniveau: B1“: war erfüllt, ist jetzt nicht erfüllt."
    );
    assert_eq!(
        said(None, at_least("b2")),
        "Gegenüber der geöffneten Fassung: wirkt anders. Beispiel „Deutschniveau: kein Deutsch“: war erfüllt, ist jetzt nicht \
         erfüllt."
    );
    let other_words = Some(json!({"not": {"attribute": "sprache", "max": "a2"}}));
    assert_eq!(said(at_least("b1"), other_words), "Bedeutet dasselbe wie in der geöffneten Fassung.");
}

#[test]
fn rows_are_named_like_sentences() {
    let catalog = catalog();
    let named = |value: Value| words::named(&value, &|id| catalog.attributes().get(catalog.attribute_at(id)?));
    let rows = [
        (json!({"attribute": "standort", "in": ["nord"]}), "Standort ist Nord"),
        (json!({"not": {"attribute": "standort", "in": ["nord", "sued"]}}), "Standort keine von Nord, Süd"),
        (json!({"attribute": "arbeitslos_dauer", "min": 6, "max": 12}), "Dauer der Arbeitslosigkeit von 6 bis 12 Monate"),
        (json!({"attribute": "sprache", "max": "b1"}), "Deutschniveau höchstens B1"),
        (json!({"attribute": "schulpflicht", "is": false}), "Vollzeitschulpflicht erfüllt ist nein"),
        (json!({"any": []}), "Gruppe „eine von (oder)“"),
        (json!(7), "Unlesbare Bedingung"),
        (Row::draft(None).value(), "Neue Bedingung"),
    ];
    for (value, expected) in rows {
        assert_eq!(named(value.clone()), expected, "{value}");
    }
}

#[test]
fn a_wording_is_doubted_where_its_condition_changed() {
    let was = json!({"text": "T", "norm": "N", "attribute": "sprache", "min": "b1"});
    let rows = [
        (json!({"text": "T", "norm": "N", "attribute": "sprache", "min": "b2"}), true),
        (json!({"text": "T", "norm": "M", "attribute": "sprache", "min": "b1"}), false),
        (json!({"text": "U", "norm": "N", "attribute": "sprache", "min": "b2"}), false),
        (json!({"norm": "N", "attribute": "sprache", "min": "b2"}), false),
    ];
    for (now, expected) in rows {
        assert_eq!(wording_in_doubt(&now, Some(&was)), expected, "{now}");
    }
    assert!(!wording_in_doubt(&was, None));
}

#[test]
fn the_opened_place_is_found_by_id() {
    let opened = document();
    let mut now = opened.clone();
    let edit = Edit::shift(&Path::root().key("measures"), 3, 0);
    apply(&mut now, &edit).unwrap();
    let place = |text: &str| opened_place(&now, &opened, &Path::parse(text).unwrap()).map(|path| path.to_string());
    assert_eq!(place("measures[0].must.all[1]").as_deref(), Some("measures[3].must.all[1]"));
    assert_eq!(place("measures[3].must").as_deref(), Some("measures[2].must"));
    let new = Edit::insert(&now, &Path::root().key("measures"), 0, json!({"id": "neu"}));
    apply(&mut now, &new).unwrap();
    assert_eq!(opened_place(&now, &opened, &Path::parse("measures[0].must").unwrap()), None);
}

fn catalog_of(document: &Document) -> Catalog {
    document.read(today()).unwrap().catalog
}

#[test]
fn personas_that_flip_are_named_with_the_reason() {
    let start = document();
    let opened = catalog_of(&start);
    assert_eq!(flips(&opened, &catalog_of(&start), ""), Default::default());
    let mut changed = start.clone();
    let path = Path::parse("measures[0].must").unwrap();
    let edit = Edit::set(&changed, &path, json!({"norm": "§ 1", "attribute": "standort", "in": ["sued"]}));
    apply(&mut changed, &edit).unwrap();
    let found = flips(&opened, &catalog_of(&changed), "integrationskurs-allgemein");
    assert_eq!(found.left_out, Vec::<String>::new());
    let first = &found.flips[0];
    assert_eq!((first.persona.as_str(), first.old, first.new), ("p1", Outcome::Fits, Outcome::Open));
    assert_eq!((first.why.as_str(), first.expected), ("„Standort“ noch offen ist", Some(Outcome::Fits)));
    assert_eq!(first.note(), "Das widerspricht dem erwarteten Ergebnis.");
    let whose = first.lead("integrationskurs-allgemein");
    assert!(whose.starts_with("P1 (Ukraine") && !whose.contains("Integrationskurs"), "{whose}");
    assert!(first.lead("").ends_with(&format!(", {}", first.measure_title)));
    assert!(found.flips.iter().all(|flip| flip.measure == "integrationskurs-allgemein") && found.flips.len() == 10);
}

#[test]
fn a_measure_that_cannot_be_assessed_is_named() {
    let start = document();
    let mut broken = start.clone();
    let edit = Edit::set(&broken, &Path::parse("measures[0].must").unwrap(), json!({"all": []}));
    apply(&mut broken, &edit).unwrap();
    let found = flips(&catalog_of(&start), &catalog_of(&broken), "");
    let title = start.root()["measures"][0]["title"].as_str().unwrap();
    assert_eq!((found.flips, found.left_out), (vec![], vec![title.to_owned()]));
}
