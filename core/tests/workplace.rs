// SPDX-License-Identifier: EUPL-1.2
//! Facts of the workplace that a page hands over: the same JSON as a persona's answers, for attributes marked `desk` only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{Catalog, Profile};
use serde_json::{Value, json};
use small::with;

/// All attributes but one are facts of the workplace.
fn catalog() -> Catalog {
    let desk = |at: usize| (format!("/attributes/{at}/desk"), json!(true));
    let marks = [0, 1, 2, 3].map(desk);
    with(&marks.each_ref().map(|(place, mark)| (place.as_str(), mark.clone())))
}

const ALL: &str = r#"{"sprache": "a2", "alter": 44, "arbeit": false, "herkunft": ["dritt", "eu"]}"#;

#[test]
fn every_kind_reads_as_in_a_persona() {
    let catalog = catalog();
    let mut profile = Profile::default();
    assert_eq!(profile.give_desk(&catalog, ALL), "");
    assert_eq!(profile, Profile::from_json(&catalog, ALL).unwrap());
    assert_eq!(profile.answered().count(), 4);
}

#[test]
fn what_does_not_fit_is_named_and_the_rest_is_taken() {
    let catalog = catalog();
    for (misfit, id) in [
        (r#""arbeit": "vielleicht""#, "arbeit"),
        (r#""arbeit": 1"#, "arbeit"),
        (r#""arbeit": null"#, "arbeit"),
        (r#""sprache": "c9""#, "sprache"),
        (r#""sprache": ["a1"]"#, "sprache"),
        (r#""sprache": {"a": "b"}"#, "sprache"),
        (r#""herkunft": "eu""#, "herkunft"),
        (r#""herkunft": ["eu", "mars"]"#, "herkunft"),
        (r#""herkunft": ["eu", 1]"#, "herkunft"),
        (r#""alter": 121"#, "alter"),
        (r#""alter": 1.5"#, "alter"),
        (r#""alter": "30""#, "alter"),
        (r#""alter": 99999999999999999999"#, "alter"),
        // Of the client, not of the workplace.
        (r#""status": "fest""#, "status"),
        (r#""gibt es nicht": true"#, "gibt es nicht"),
        (r#""": true"#, ""),
    ] {
        let mut rest: Value = serde_json::from_str(ALL).unwrap();
        rest.as_object_mut().unwrap().remove(id);
        let rest = rest.to_string();
        let mut profile = Profile::default();
        assert_eq!(profile.give_desk(&catalog, &rest.replacen('{', &format!("{{{misfit}, "), 1)), format!(" {id}"), "{misfit}");
        assert_eq!(profile, Profile::from_json(&catalog, &rest).unwrap(), "{misfit}");
    }
}

#[test]
fn what_is_no_object_changes_nothing() {
    let catalog = catalog();
    let mut profile = Profile::default();
    profile.give_desk(&catalog, ALL);
    let before = profile.clone();
    for text in ["", "[]", "true", "{", "{\"arbeit\": true", "\u{feff}{}", &"[".repeat(100_000)] {
        assert_eq!(profile.give_desk(&catalog, text), " ?", "{}", text.len());
    }
    assert_eq!(profile.give_desk(&catalog, "{}"), "");
    assert_eq!(profile, before);
}

#[test]
fn an_empty_list_takes_the_answer_away() {
    let catalog = catalog();
    let mut profile = Profile::default();
    profile.give_desk(&catalog, r#"{"herkunft": ["eu"]}"#);
    assert_eq!(profile.give_desk(&catalog, r#"{"herkunft": []}"#), "");
    assert!(profile.is_empty());
}
