// SPDX-License-Identifier: EUPL-1.2
//! All tests of the core in one program, for `cargo xtask mutants` and `coverage`: one program is built much sooner than a
//! dozen. `cargo test` leaves it out and runs them one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "agreement.rs"]
mod agreement;
#[path = "beside.rs"]
mod beside;
#[path = "catalog.rs"]
mod catalog;
#[path = "chain.rs"]
mod chain;
#[path = "desk.rs"]
mod desk;
#[path = "faults.rs"]
mod faults;
#[path = "hostile.rs"]
mod hostile;
#[path = "large.rs"]
mod large;
#[path = "laws.rs"]
mod laws;
#[path = "reading.rs"]
mod reading;
#[path = "reasons.rs"]
mod reasons;
#[path = "schema.rs"]
mod schema;
#[path = "seeking.rs"]
mod seeking;
#[path = "showing.rs"]
mod showing;
#[path = "truth.rs"]
mod truth;
#[path = "workplace.rs"]
mod workplace;

#[test]
fn every_file_of_tests_is_here() {
    let here = include_str!("every.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let named = name.strip_suffix(".rs").is_none_or(|name| name == "every" || here.contains(&format!("mod {name};")));
        assert!(named, "{name} is missing in every.rs");
    }
}
