// SPDX-License-Identifier: EUPL-1.2
//! The shipped catalogue: readable without a fault on its own day, and its personas come out as expected.

use foerderkompass_core::{Date, Outcome, Severity, check_personas, read};

const CATALOG: &[u8] = include_bytes!("../../catalog.json");

#[test]
fn the_shipped_catalogue_is_sound() {
    let as_of = Date::parse("2026-11-01").expect("a date");
    let reading = read(CATALOG, as_of).expect("a catalogue");
    let worse: Vec<_> = reading.faults.iter().filter(|fault| fault.severity != Severity::Hint).collect();
    assert!(worse.is_empty(), "{worse:#?}");
    let catalog = &reading.catalog;
    assert_eq!((catalog.measures().len(), catalog.left_out().len()), (32, 0));
    assert_eq!(check_personas(catalog), []);
    assert!(catalog.personas().len() >= 8);
    for persona in catalog.personas() {
        assert_eq!(persona.expect.len(), 32, "{} names every measure", persona.id);
    }
}

#[test]
fn the_public_personas_have_their_counts() {
    let reading = read(CATALOG, Date::parse("2026-11-01").expect("a date")).expect("a catalogue");
    let order = [Outcome::Fits, Outcome::FitsAfterHurdle, Outcome::Unlikely, Outcome::Open, Outcome::Excluded];
    for (id, counts) in [("p1", [16, 3, 6, 1, 6]), ("p2", [17, 0, 4, 1, 10]), ("p6", [0, 0, 0, 32, 0])] {
        let persona = reading.catalog.personas().iter().find(|p| p.id == id).expect(id);
        let count = |outcome| persona.expect.iter().filter(|(_, expected)| *expected == outcome).count();
        assert_eq!(order.map(count), counts, "{id}");
    }
}
