// SPDX-License-Identifier: EUPL-1.2
//! The sheet for clients, with the real catalogue: all measures, all languages, all personas. It holds nothing of the
//! answers and nothing of a Kümmerer.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::rc::Rc;

use foerderkompass::{ClientSheet, Message, Shared, State, client_sheet, is_right_to_left};
use foerderkompass_core::{Catalog, Index, MeasureAt, Profile, SheetWord, open, results};
use foerderkompass_wording::sheet_word;
use serde_json::{Value, json};
use yew::Reducible;

fn json() -> Value {
    serde_json::from_str(include_str!("../catalog.json")).expect("JSON")
}

fn read(catalog: &Value) -> Shared<Catalog> {
    Shared::new(open(catalog.to_string().as_bytes()).expect("a catalogue").catalog)
}

fn state(catalog: &Shared<Catalog>, profile: &Profile) -> State {
    let mut state = State::new(catalog.clone(), catalog.about().as_of);
    state.profile = profile.clone();
    state.results = Shared::new(results(catalog, &Index::new(catalog), &state.query, profile, state.dates));
    state
}

fn spoken(mut state: State, tag: &str, offer: Option<usize>) -> State {
    state.language = tag.to_owned();
    state.offer = offer;
    state
}

const TAGS: [&str; 5] = ["", "de-simple", "en", "uk", "ar"];

/// Everything that is said, one text a line.
fn texts(sheet: &ClientSheet) -> Vec<String> {
    let mut texts = vec![sheet.publisher.clone()];
    for row in &sheet.rows {
        for cell in &row.cells {
            texts.extend([cell.over.text.clone(), cell.heading.text.clone()]);
            texts.extend(cell.lines.iter().flat_map(|line| [line.said.text.clone(), line.value.clone()]));
        }
        texts.extend(row.blanks.iter().flatten().map(|said| said.text.clone()));
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The sheet without the row that says whom to call.
fn but_the_contact(catalog: &Catalog, mut sheet: ClientSheet) -> ClientSheet {
    let call = catalog.sheet_word("de-simple", SheetWord::Call).expect("a word").to_owned();
    let before = sheet.rows.len();
    sheet.rows.retain(|row| row.cells[0].heading.text != call);
    assert_eq!(sheet.rows.len(), before - 1);
    sheet
}

#[test]
fn answers_change_nothing_but_the_team_to_call() {
    let catalog = read(&json());
    let empty = state(&catalog, &Profile::default());
    let (mut sheets, mut others) = (0, 0);
    for persona in catalog.personas() {
        let known = state(&catalog, &persona.answers);
        for at in 0..catalog.measures().len() {
            for tag in TAGS {
                let of = |state: &State| client_sheet(&spoken(state.clone(), tag, None), at).expect("a sheet");
                let (with, without) = (of(&known), of(&empty));
                others += usize::from(with != without);
                assert_eq!(but_the_contact(&catalog, with), but_the_contact(&catalog, without));
                sheets += 1;
            }
        }
    }
    assert!(sheets > 1500 && others > 0, "{sheets} sheets, {others} with another team");
}

#[test]
fn nobody_but_the_public_channels_is_named() {
    let catalog = read(&json());
    let mut hidden: Vec<String> = Vec::new();
    for contact in catalog.contacts() {
        hidden.extend(contact.mailbox.iter().map(|mailbox| mailbox.as_str().to_owned()));
        hidden.extend(contact.phone.iter().map(|phone| phone.as_str().to_owned()));
        hidden.extend(contact.role.iter().chain(&contact.person).chain(&contact.note).cloned());
    }
    // A catalogue with names says them nowhere either.
    assert!(hidden.len() > 60);
    let mut seen = 0;
    for persona in catalog.personas() {
        let known = state(&catalog, &persona.answers);
        for (at, measure) in catalog.measures().iter().enumerate() {
            for offer in (0..measure.offers.len()).map(Some).chain([None]) {
                let sheet = client_sheet(&spoken(known.clone(), "ar", offer), at).expect("a sheet");
                for text in texts(&sheet) {
                    assert!(!hidden.iter().any(|one| text.contains(one.as_str())), "{}: {text}", measure.id);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 10_000, "only {seen} texts");
}

#[test]
fn the_person_of_a_contact_stays_in_the_house() {
    let mut changed = json();
    for contact in changed["contacts"].as_array_mut().unwrap() {
        contact["person"] = json!("Kanari Vogel");
    }
    let catalog = read(&changed);
    for at in 0..catalog.measures().len() {
        let sheet = client_sheet(&state(&catalog, &Profile::default()), at).expect("a sheet");
        assert!(!texts(&sheet).iter().any(|text| text.contains("Kanari")));
    }
}

/// The values in the row that says whom to call, and what is to be filled in there.
fn call(state: &State, at: MeasureAt) -> (Vec<String>, usize) {
    let sheet = client_sheet(state, at).expect("a sheet");
    let call = state.catalog.sheet_word("de-simple", SheetWord::Call).expect("a word");
    let row = sheet.rows.iter().find(|row| row.cells[0].heading.text == call).expect("the row");
    (row.cells[0].lines.iter().map(|line| line.value.clone()).collect(), row.blanks.len())
}

#[test]
fn whom_to_call_is_the_offer_then_the_team_then_a_line_to_fill_in() {
    let catalog = read(&json());
    let state = state(&catalog, &Profile::default());
    let at = |id: &str| catalog.measure_at(id).expect("a measure");
    let course = at("integrationskurs-allgemein");
    let team = ["030 23125-601", "sprachkurse@musterstadt.example", "Musterplatz 1, Musterstadt"];
    assert_eq!(call(&state, course), (team.iter().map(|one| (*one).to_owned()).collect(), 0));
    let (offer, blanks) = call(&spoken(state.clone(), "", Some(0)), course);
    assert_eq!((offer[0].as_str(), blanks), ("Volkshochschule (Beispiel)", 0));
    assert!(offer.iter().any(|value| value == "030 23125-501") && !offer.iter().any(|value| value == "030 23125-601"));
    // The employers' service has no channel for clients.
    assert_eq!(call(&state, at("eingliederungszuschuss")), (vec![], 1));
    // An offer without a channel of its own falls back to the team.
    let mut changed = json();
    changed["measures"][0]["offers"][0].as_object_mut().unwrap().remove("client_contact");
    let silent = read(&changed);
    let (offer, _) = call(&spoken(self::state(&silent, &Profile::default()), "", Some(0)), 0);
    assert!(offer.contains(&"Volkshochschule (Beispiel)".to_owned()) && offer.contains(&"030 23125-601".to_owned()), "{offer:?}");
    // Two teams that may be responsible, reached in different ways: nobody guesses.
    changed["measures"][0]["responsible"] = json!([
        {"when": {"attribute": "sprache", "in": ["a1"]}, "contact": "team-sprache"}, {"contact": "team-reha"},
    ]);
    let unclear = read(&changed);
    assert_eq!(call(&self::state(&unclear, &Profile::default()), 0), (vec![], 1));
}

#[test]
fn a_missing_word_is_said_in_german_and_marked_as_such() {
    let mut changed = json();
    changed["sheet"]["words"]["uk"].as_object_mut().unwrap().remove("notice");
    let catalog = read(&changed);
    let sheet = client_sheet(&spoken(state(&catalog, &Profile::default()), "uk", None), 0).expect("a sheet");
    let marked: Vec<&str> = (sheet.rows.iter().flat_map(|row| &row.cells))
        .flat_map(|cell| [&cell.heading, &cell.over].into_iter().chain(cell.lines.iter().map(|line| &line.said)))
        .filter(|said| said.german)
        .map(|said| said.text.as_str())
        .collect();
    assert_eq!(marked, [sheet_word(SheetWord::Notice)]);
    // Without any words or translations the sheet is German all the same.
    changed.as_object_mut().unwrap().remove("sheet");
    changed["measures"][0].as_object_mut().unwrap().remove("translations");
    let plain = read(&changed);
    let sheet = client_sheet(&spoken(state(&plain, &Profile::default()), "uk", None), 0).expect("a sheet");
    assert_eq!(sheet.sides.iter().map(|side| side.tag.as_str()).collect::<Vec<_>>(), ["de"]);
    assert!(texts(&sheet).iter().any(|text| text == "Keine Einladung, kein Bescheid"));
}

#[test]
fn what_nobody_has_reviewed_since_the_last_change_says_so() {
    let says = |reviewed: Option<&str>| {
        let mut changed = json();
        changed["measures"][0]["changed_on"] = json!("2026-10-05");
        for (_, translation) in changed["measures"][0]["translations"].as_object_mut().unwrap() {
            if let Some(day) = reviewed {
                translation["reviewed"] = json!(day);
            }
        }
        let catalog = read(&changed);
        let sheet = client_sheet(&spoken(state(&catalog, &Profile::default()), "ar", None), 0).expect("a sheet");
        let said = texts(&sheet);
        ["de-simple", "ar"]
            .map(|tag| said.iter().any(|text| Some(text.as_str()) == catalog.sheet_word(tag, SheetWord::Unreviewed)))
    };
    assert_eq!(says(None), [true, true]);
    assert_eq!(says(Some("2026-10-04")), [true, true]);
    assert_eq!(says(Some("2026-10-05")), [false, false]);
}

#[test]
fn voluntary_or_not_is_said_for_every_measure() {
    let catalog = read(&json());
    for (at, measure) in catalog.measures().iter().enumerate() {
        let sheet = client_sheet(&state(&catalog, &Profile::default()), at).expect("a sheet");
        let word = if measure.voluntary { SheetWord::Voluntary } else { SheetWord::Discuss };
        let other = if measure.voluntary { SheetWord::Discuss } else { SheetWord::Voluntary };
        let said = texts(&sheet);
        let says = |word| said.iter().any(|text| Some(text.as_str()) == catalog.sheet_word("de-simple", word));
        assert!(says(word) && !says(other), "{}", measure.id);
    }
}

#[test]
fn direction_follows_from_the_tag() {
    for (tag, expected) in [
        ("ar", true),
        ("fa", true),
        ("prs-AF", true),
        ("he", true),
        ("ckb", true),
        ("ku-Arab", true),
        ("ug-Latn", false),
        ("uk", false),
        ("de-simple", false),
        ("en", false),
        ("ara", false),
    ] {
        assert_eq!(is_right_to_left(tag), expected, "{tag}");
    }
}

#[test]
fn language_and_offer_go_with_the_person() {
    let catalog = read(&json());
    let mut desk = Rc::new(state(&catalog, &Profile::default()));
    assert!(desk.is_untouched());
    for message in [Message::ChoseLanguage("uk".into()), Message::OpenedSheet(0), Message::ChoseOffer(Some(1))] {
        desk = desk.reduce(message);
    }
    assert!(!desk.is_untouched());
    assert_eq!((desk.language.as_str(), desk.offer), ("uk", Some(1)));
    // Another sheet is in the same language, and about no offer yet.
    desk = desk.reduce(Message::OpenedSheet(1));
    assert_eq!((desk.language.as_str(), desk.offer), ("uk", None));
    desk = desk.reduce(Message::BeganPerson);
    assert_eq!((desk.language.as_str(), desk.offer), ("", None));
    assert!(desk.is_untouched());
}

#[test]
fn every_measure_of_the_example_is_there_in_every_language() {
    let catalog = read(&json());
    for measure in catalog.measures() {
        for tag in TAGS.into_iter().filter(|tag| !tag.is_empty()) {
            let (_, text) =
                measure.translations.iter().find(|(known, _)| known == tag).unwrap_or_else(|| panic!("{} {tag}", measure.id));
            assert!((2..=4).contains(&text.steps.len()), "{} {tag}", measure.id);
            // Nobody has reviewed them, so none says so.
            assert_eq!(text.reviewed, None, "{} {tag}", measure.id);
        }
    }
    for (tag, _) in &catalog.sheet().words.0 {
        assert!(SheetWord::ALL.iter().all(|word| catalog.sheet_word(tag, *word).is_some()), "{tag}");
    }
}
