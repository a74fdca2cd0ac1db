// SPDX-License-Identifier: EUPL-1.2
//! What the desk asks beside the assessment: contacts, starts, exclusions.
//!
//! What this does not do: say who is responsible for a client (`laws.rs`, `agreement.rs`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{Catalog, Start};
use serde_json::json;
use small::{date, with};

// Contacts.

fn with_contacts() -> Catalog {
    with(&[
        ("/contacts/0/room", json!("2.14")),
        ("/contacts/0/team", json!("Team 512")),
        ("/contacts/0/person", json!("Frau Größe")),
        ("/contacts/0/site", json!("Süd")),
        ("/contacts/1/room", json!("14.2")),
        ("/contacts/1/note", json!("Nur vormittags.")),
        ("/contacts/2", json!({"id": "drei", "role": "Lotse", "phone": "+49 (0)30 99-77", "mailbox": "lotse.nord@amt.example"})),
        ("/measures/0/title", json!("Umschulung")),
        ("/measures/0/short", json!("FbW")),
        ("/measures/1/title", json!("Hilfe nach § 16i")),
    ])
}

#[test]
fn contacts_are_found_by_what_is_known_of_them() {
    let catalog = with_contacts();
    let rows: [(&str, &[usize]); 30] = [
        ("", &[0, 1, 2]),
        (" - ", &[0, 1, 2]),
        ("team", &[0, 1]),
        ("lotse", &[2]),
        ("GROESSE", &[0]),
        ("sued frau", &[0]),
        ("süd lotse", &[]),
        ("vormittag", &[1]),
        ("nord amt", &[2]),
        ("lotse.nord@amt.example", &[2]),
        // The measures they are named for, by any rule.
        ("umschulung", &[0, 1]),
        ("fbw", &[0, 1]),
        ("16i", &[1]),
        ("team umschulung süd", &[0]),
        // Phone numbers, however they are set apart.
        ("030 23125-112", &[1]),
        ("23125112", &[1]),
        ("(030) 23125/112", &[1]),
        ("+30 231", &[1]),
        ("0309977", &[2]),
        ("30", &[1, 2]),
        ("23125113", &[]),
        ("23125-112 team", &[]),
        // Teams and rooms as written.
        ("512", &[0]),
        ("5120", &[]),
        ("2.14", &[0]),
        ("2.1", &[0]),
        (" 14.2 ", &[1]),
        ("2.14 team", &[0, 1]),
        ("2.15", &[]),
        ("Raum", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(catalog.find_contacts(text), expected, "{text:?}");
    }
}

#[test]
fn a_contact_has_its_measures_with_the_first_condition() {
    let catalog = with(&[(
        "/measures/1/responsible",
        json!([{"contact": "u25", "when": {"attribute": "arbeit", "is": true}}, {"contact": "u25"}]),
    )]);
    let named = |contact| -> Vec<_> { catalog.measures_of(contact).into_iter().map(|(at, when)| (at, when.is_some())).collect() };
    assert_eq!(named(0), [(0, true), (2, false)]);
    assert_eq!(named(1), [(0, false), (1, true)]);
    assert_eq!(named(2), []);
    let own = catalog.measures()[1].responsible[0].when.as_ref();
    assert_eq!(catalog.measures_of(1)[1], (1, own));
}

// Starts.

#[test]
fn offers_that_begin_soon_come_by_their_day() {
    let offer = |id: &str, free: Option<u32>, start: Option<&str>| {
        let mut offer = json!({"id": id, "provider": "Träger"});
        if let Some(free) = free {
            offer["places"] = json!({"free": free, "as_of": "2026-11-20"});
        }
        if let Some(day) = start {
            offer["next_start"] = json!(day);
        }
        offer
    };
    let first = json!([
        offer("a0", Some(3), Some("2026-12-06")),
        offer("a1", Some(0), Some("2026-12-01")),
        offer("a2", None, Some("2026-11-22")),
        offer("a3", Some(1), None),
        offer("a4", None, None),
        offer("a5", Some(0), None),
    ]);
    let second = json!([
        offer("b0", Some(2), Some("2026-11-21")),
        offer("b1", Some(2), Some("2026-12-07")),
        offer("b2", Some(9), None),
        offer("b3", Some(2), Some("2026-11-22")),
    ]);
    let catalog = with(&[("/measures/0/offers", first), ("/measures/1/offers", second)]);
    let starts = |from: &str, days| -> Vec<(usize, usize, Option<String>)> {
        let row = |start: Start| (start.measure, start.offer, start.begins.map(|day| day.to_string()));
        catalog.starts(date(from), days).into_iter().map(row).collect()
    };
    let on = |measure, offer, day: &str| (measure, offer, Some(day.to_owned()));
    let any_time = [(0, 3, None), (1, 2, None)];
    let soon = [on(0, 2, "2026-11-22"), on(1, 3, "2026-11-22"), on(0, 0, "2026-12-06")];
    assert_eq!(starts("2026-11-22", 14), [soon.as_slice(), &any_time].concat());
    assert_eq!(starts("2026-11-22", 13), [&soon[..2], &any_time].concat());
    assert_eq!(starts("2026-12-08", u32::MAX), any_time);
    assert_eq!(starts("2026-12-07", 0), [&[on(1, 1, "2026-12-07")][..], &any_time].concat());
    assert_eq!(starts("9999-12-31", u32::MAX), any_time);
}

// What changed lately.

#[test]
fn the_changes_of_the_last_days_are_gathered() {
    let changes = json!([
        {"on": "2026-11-23", "measures": ["a"]},
        {"on": "2026-11-22", "measures": ["b", "gone"], "contacts": ["team"]},
        {"on": "2026-11-10", "contacts": ["team"]},
        {"on": "2026-11-01", "measures": ["c", "b"]},
    ]);
    let catalog = with(&[("/changes", changes)]);
    let lately = |today: &str, days| catalog.lately(date(today), days).map(|lately| (lately.since.to_string(), lately.measures));
    let since = |day: &str, measures: &[usize]| Some((day.to_owned(), measures.to_vec()));
    assert_eq!(lately("2026-11-22", 30), since("2026-11-01", &[1, 2]));
    assert_eq!(lately("2026-11-22", 22), since("2026-11-01", &[1, 2]));
    assert_eq!(lately("2026-11-22", 21), since("2026-11-22", &[1]));
    assert_eq!(lately("2026-11-23", 1), since("2026-11-23", &[0]));
    assert_eq!(lately("2026-11-24", 1), None);
    assert_eq!(lately("2026-10-31", 30), None);
    assert_eq!(lately("2026-12-31", u32::MAX), since("2026-11-01", &[0, 1, 2]));
}

// Exclusions.

#[test]
fn an_exclusion_holds_in_both_directions() {
    let excludes = |id: &str, text: Option<&str>| {
        let mut relation = json!({"kind": "excludes", "measure": id});
        if let Some(text) = text {
            relation["text"] = json!(text);
        }
        relation
    };
    let catalog = with(&[
        (
            "/measures/0/relations",
            json!([{"kind": "leads_to", "measure": "b", "text": "Dann B."}, excludes("b", Some("Von A."))]),
        ),
        ("/measures/1/relations", json!([excludes("a", Some("Von B.")), excludes("c", None)])),
    ]);
    let rows = [
        ((0, 1), Some(Some("Von A."))),
        ((1, 0), Some(Some("Von B."))),
        ((1, 2), Some(None)),
        ((2, 1), Some(None)),
        ((0, 2), None),
        ((0, 0), None),
        ((0, 9), None),
    ];
    for ((one, other), expected) in rows {
        assert_eq!(catalog.excludes(one, other), expected, "{one} and {other}");
    }
    let catalog = with(&[
        ("/measures/0/relations", json!([excludes("b", None)])),
        ("/measures/1/relations", json!([excludes("a", Some("Von B."))])),
    ]);
    assert_eq!(catalog.excludes(0, 1), Some(Some("Von B.")));
}
