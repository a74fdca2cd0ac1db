// SPDX-License-Identifier: EUPL-1.2
//! What stays open at least, counted by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::tests::{after, catalog, dates, day, flag, is, profile, to};
use super::*;
use serde_json::json;

#[test]
fn the_fewest_conditions_that_may_stay_open_are_counted() {
    let attributes = ["u0", "u1", "u2", "yes", "no", "brought"].map(flag);
    let three = |key: &str| json!({key: [is("u0", true), is("u1", true), is("u2", true)]});
    let hurdle = |id: &str, by: &str| json!({"criterion": is(id, true), "solved_by": by});
    // What a measure says; the conditions that stay open at least, or that it cannot come to be possible.
    let rows = [
        (json!({}), Some(0)),
        (json!({"must": three("all")}), Some(3)),
        (json!({"must": three("any")}), Some(1)),
        (json!({"must": {"not": three("all")}}), Some(1)),
        (json!({"must": {"not": three("any")}}), Some(1)),
        (json!({"must": {"all": [is("u0", true), is("u0", false)]}}), Some(2)),
        (json!({"must": {"any": [is("u0", true), is("yes", true)]}}), Some(0)),
        (json!({"must": {"all": [is("u0", true), is("no", true)]}}), None),
        (json!({"must": {"not": {"any": [is("u0", true), is("yes", true)]}}}), None),
        // A step can bring it about, and before that it is not so.
        (json!({"must": {"all": [is("brought", true), is("brought", false)]}}), Some(0)),
        (
            json!({"must": three("all"), "should": is("u0", true), "hurdles": [hurdle("u1", "late"), hurdle("u2", "late")]}),
            Some(6),
        ),
        (json!({"should": is("no", true)}), None),
        (json!({"hurdles": [hurdle("u1", "solver"), hurdle("no", "solver"), hurdle("u2", "bringing")]}), Some(0)),
        (json!({"hurdles": [hurdle("no", "late")]}), None),
        (json!({"must": is("u0", true), "valid_until": after(0)}), Some(1)),
        (json!({"must": is("u0", true), "valid_until": after(-1)}), None),
        (json!({"must": is("u0", true), "valid_from": after(1)}), Some(1)),
    ];
    for (mut target, expected) in rows {
        target["id"] = json!("target");
        let measures = [
            target.clone(),
            json!({"id": "solver"}),
            json!({"id": "bringing", "effects": to("brought", true)}),
            json!({"id": "late", "must": is("no", true)}),
        ];
        let catalog = catalog(&attributes, &measures);
        let profile = profile(&catalog, &json!({"yes": true, "no": false, "brought": false}));
        let facts = Facts::new(&catalog, &profile, dates());
        let relaxed = Relaxed::new(&catalog, &facts, day(), Vec::new(), &[1, 2, 3]);
        assert_eq!(relaxed.least_open(0), expected, "{target}");
        assert_eq!([1, 2, 3].map(|at| relaxed.reaches(at)), [true, true, false]);
    }
}
