// SPDX-License-Identifier: EUPL-1.2
//! What typing, undo, drafts and merging do to what is on the desk.

use super::*;
use foerderkompass_upkeep::{open, written};

const SHIPPED: &str = include_str!("../../../catalog.json");

fn desk() -> Desk {
    let today = Date::parse("2026-11-22").unwrap();
    Desk::new(open(SHIPPED.as_bytes(), today).unwrap(), "catalog.json", true, today)
}

fn path(text: &str) -> Path {
    Path::parse(text).unwrap()
}

#[test]
fn typing_a_title_is_one_step_and_changes_one_line() {
    let mut desk = desk();
    desk.choose(Some(Path::root()));
    for typed in ["K", "Ka", "Kat"] {
        desk.put(&path("title"), Some(typed.into()), "Titel geändert", Joining::Typing);
    }
    assert!(desk.behind && desk.unsaved);
    assert_eq!(desk.value["title"], "Kat");
    let new = written(desk.history.document(), &desk.source);
    let differing = SHIPPED.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
    assert_eq!((differing, SHIPPED.lines().count()), (1, new.lines().count()));
    desk.catch_up();
    assert_eq!(desk.step(true), Some("Titel geändert".to_string()));
    assert!(written(desk.history.document(), &desk.source) == SHIPPED && !desk.unsaved);
    assert_eq!(desk.step(true), None);
    assert_eq!(desk.step(false), Some("Titel geändert".to_string()));
    assert_eq!(desk.value["title"], "Kat");
}

#[test]
fn a_merge_is_a_step_and_counts_changes_from_what_others_wrote() {
    let mut desk = desk();
    desk.choose(Some(path("contacts[0]")));
    desk.put(&path("room"), Some("9".into()), "Raum geändert", Joining::Typing);
    let with = |document: &Document, publisher: &str| {
        let mut root = document.root().clone();
        root["publisher"] = publisher.into();
        Document::new(root).unwrap()
    };
    let theirs = with(&desk.shown.opened, "Andere");
    desk.merged(theirs.clone(), &with(desk.history.document(), "Andere"));
    assert!(desk.unsaved && *desk.shown.opened == theirs);
    assert_eq!((&desk.shown.document.root()["publisher"], &desk.value["room"]), (&"Andere".into(), &"9".into()));
    assert_eq!(desk.step(true), Some("Zusammengeführt".to_string()));
    assert_eq!(desk.step(true), Some("Raum geändert".to_string()));
    assert!(desk.unsaved, "what others wrote is not there");
    assert_eq!((desk.step(false), desk.step(false)), (Some("Raum geändert".into()), Some("Zusammengeführt".into())));
    assert_eq!(desk.value["room"], "9");
}

#[test]
fn another_day_is_noticed_once() {
    let mut desk = desk();
    desk.catch_up();
    let tomorrow = Date::parse("2026-11-23").unwrap();
    assert!(!desk.turn_to(desk.shown.today) && !desk.behind);
    assert!(desk.turn_to(tomorrow) && desk.behind && !desk.turn_to(tomorrow));
    desk.catch_up();
    assert!(desk.shown.today == tomorrow && !desk.behind && !desk.unsaved);
}

#[test]
fn the_document_of_a_form_holds_its_entry_and_all_attributes_at_their_places() {
    let mut desk = desk();
    desk.choose(Some(path("measures[3]")));
    desk.put(&path("title"), Some("X".into()), "Titel geändert", Joining::Typing);
    let (form, whole) = (&desk.form, desk.history.document());
    for place in ["measures[3]", "attributes"] {
        assert_eq!(form.get(&path(place)), whole.get(&path(place)), "{place}");
    }
    assert_eq!(form.get(&path("measures[3].title")), Some(&"X".into()));
    assert!(form.get(&path("measures[2].title")).is_none());
    desk.choose(Some(path("attributes[1]")));
    desk.put(&path("label"), Some("Y".into()), "Name geändert", Joining::Typing);
    assert_eq!(desk.form.get(&path("attributes")), desk.history.document().get(&path("attributes")));
}

#[test]
fn emptying_and_writing_anew_is_one_step() {
    let mut desk = desk();
    desk.choose(Some(path("contacts[0]")));
    for typed in [None, Some("k"), Some("ke")] {
        desk.put(&path("mailbox"), typed.map(Value::from), "Postfach geändert", Joining::Typing);
    }
    assert_eq!(desk.value["mailbox"], "ke");
    desk.step(true);
    assert!(written(desk.history.document(), &desk.source) == SHIPPED);
    assert_eq!(desk.step(true), None);
}

#[test]
fn faults_are_behind_until_caught_up() {
    let mut desk = desk();
    desk.choose(Some(path("contacts[0]")));
    let before = Rc::clone(&desk.tally);
    desk.put(&path("mailbox"), Some("keine Adresse".into()), "Postfach geändert", Joining::Typing);
    assert!(Rc::ptr_eq(&before, &desk.tally));
    desk.catch_up();
    assert!(desk.shown.faults.iter().any(|fault| fault.path == "contacts[0].mailbox"));
    assert!(desk.tally.of_kind(Kind::Contact).0 > before.of_kind(Kind::Contact).0);
    desk.put(&path("mailbox"), None, "Postfach geändert", Joining::Typing);
    assert_eq!(desk.value.get("mailbox"), None);
}

#[test]
fn a_draft_goes_on_with_one_step_to_take_back() {
    let desk = desk();
    let opened = desk.history.document().clone();
    let mut root = opened.root().clone();
    root["title"] = "Neu".into();
    let now = Document::new(root).unwrap();
    let mut resumed = Desk::resumed(opened.clone(), now.clone(), Source::Json, "a.json", false, desk.shown.today);
    assert!(resumed.unsaved && *resumed.history.document() == now && *resumed.shown.document == now);
    assert_eq!(resumed.step(true), Some("Entwurf".to_string()));
    assert!(*resumed.history.document() == opened && !resumed.unsaved);
}

#[test]
fn a_group_comes_and_goes_with_its_only_value() {
    let mut desk = desk();
    desk.choose(Some(path("measures[0]")));
    let offers = serde_json::json!([{"id": "a", "provider": "B"}]);
    desk.put(&path("offers"), Some(offers.clone()), "Angebot", Joining::Alone);
    desk.put(&path("offers[0].places.free"), Some(3.into()), "Frei", Joining::Typing);
    assert_eq!(desk.value["offers"][0]["places"], serde_json::json!({"free": 3}));
    desk.put(&path("offers[0].places.free"), None, "Frei", Joining::Typing);
    assert_eq!(desk.value["offers"], offers);
}

#[test]
fn undo_goes_to_where_something_changed() {
    let mut desk = desk();
    desk.choose(Some(path("measures[3]")));
    desk.put(&path("title"), Some("X".into()), "Titel geändert", Joining::Typing);
    desk.choose(Some(path("contacts[1]")));
    desk.step(true);
    assert_eq!(desk.chosen, Some(path("measures[3]")));
    desk.choose(Some(path("measures[99]")));
    assert_eq!(desk.chosen, None);
}
