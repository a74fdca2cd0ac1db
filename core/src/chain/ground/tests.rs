// SPDX-License-Identifier: EUPL-1.2
//! What matters on the way, and for how long.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::tests::{after, catalog, dates, flag, is, names, profile, to};
use super::*;
use serde_json::{Value, json};

fn ground(catalog: &Catalog, answers: &Value) -> Ground {
    let profile = profile(catalog, answers);
    let facts = Facts::new(catalog, &profile, dates());
    Ground::new(catalog, &profile, &facts, dates(), 0).0
}

#[test]
fn time_matters_as_long_as_something_begins_ends_or_grows() {
    let integer = |advances: &str| json!({"id": "number", "kind": "integer", "min": 10, "max": 99, "advances": advances});
    let implied = |mut attribute: Value| {
        attribute["implied"] = json!([{"when": is("cause", true), "is": 11}]);
        attribute
    };
    let from_ten = json!({"id": "number", "kind": "integer", "min": 10, "max": 99});
    let from_zero = json!({"id": "number", "kind": "integer", "min": 0, "max": 99, "advances": "monthly"});
    let (asks, goal) = (json!({"attribute": "number", "min": 15, "max": 21}), json!({"attribute": "goal", "is": true}));
    let asking = json!({"must": {"all": [goal, asks]}});
    let with = |number: i64| json!({"goal": false, "number": number});
    let none = json!({"goal": false});
    let course = || vec![json!({"id": "course", "effects": to("goal", true)})];
    let mut counting = course();
    counting.push(json!({"id": "counting", "effects": to("number", 12)}));
    let mut beyond = course();
    beyond[0]["must"] = json!({"attribute": "number", "max": 24});
    let mut later = course();
    later[0]["valid_until"] = after(21);
    let flags = || vec![flag("goal"), flag("cause")];
    let number = |attribute: &Value| flags().into_iter().chain([attribute.clone()]).collect::<Vec<_>>();
    let rows = [
        // In the tenth week it still is there, in the eleventh it is not. What is past makes no difference.
        ("until", flags(), json!({"must": goal, "valid_until": after(70)}), course(), &none, 11),
        ("from", flags(), json!({"must": goal, "valid_from": after(76)}), course(), &none, 11),
        ("both", flags(), json!({"must": goal, "valid_from": after(7), "valid_until": after(70)}), course(), &none, 11),
        ("began", flags(), json!({"must": goal, "valid_from": after(-70)}), course(), &none, 0),
        ("a step ends", flags(), json!({"must": goal}), later, &none, 4),
        // From 10 up to 21 and past it these are 12 months or years, of less than five weeks a month.
        ("monthly", number(&integer("monthly")), asking.clone(), course(), &with(12), 12 * 5),
        ("yearly", number(&integer("yearly")), asking.clone(), course(), &with(12), 12 * 12 * 5),
        ("asked by a step", number(&integer("monthly")), asking.clone(), beyond, &with(12), 15 * 5),
        ("never", number(&from_ten), asking.clone(), course(), &with(12), 0),
        ("0 never grows", number(&from_zero), asking.clone(), course(), &with(0), 0),
        ("nobody knows it", number(&integer("monthly")), asking.clone(), course(), &none, 0),
        ("it may follow", number(&implied(integer("monthly"))), asking.clone(), course(), &none, 12 * 5),
        // It begins anew whenever somebody takes the step.
        ("a step changes it", number(&integer("monthly")), asking, counting, &with(11), u32::MAX),
    ];
    for (named, attributes, target, steps, answers, expected) in rows {
        let mut target = target;
        target["id"] = json!("target");
        let measures: Vec<Value> = [target].into_iter().chain(steps).collect();
        assert_eq!(ground(&catalog(&attributes, &measures), answers).timed, expected, "{named}");
    }
}

#[test]
fn a_step_is_what_changes_something_asked_and_can_be_reached() {
    let attributes = [
        flag("cause"),
        json!({"id": "asked", "kind": "flag", "implied": [{"when": is("cause", true), "is": true}]}),
        flag("goal"),
        flag("half"),
        flag("never"),
        flag("side"),
    ];
    let hurdle = json!({"criterion": is("never", true), "solved_by": "solver"});
    let catalog = catalog(
        &attributes,
        &[
            json!({"id": "target", "must": {"all": [is("goal", true), is("asked", true)]}, "effects": to("half", true)}),
            json!({"id": "causing", "effects": to("cause", true)}),
            json!({"id": "whole", "must": is("half", true), "effects": to("goal", true)}),
            json!({"id": "halving", "effects": to("half", true), "hurdles": [hurdle]}),
            json!({"id": "out-of-reach", "must": is("never", true), "effects": to("goal", true)}),
            json!({"id": "over", "valid_until": after(-1), "effects": to("goal", true)}),
            json!({"id": "beside", "effects": to("side", true)}),
            json!({"id": "asking-beside", "must": is("side", true)}),
            json!({"id": "solver"}),
        ],
    );
    let rows = [
        // What nobody answered may follow from what a step changes.
        (json!({}), ["causing whole halving solver", "cause goal half", "solver"]),
        (json!({"asked": true}), ["whole halving solver", "goal half", "solver"]),
        // Nothing takes away what is there, so nothing need bring it about.
        (json!({"asked": true, "half": true}), ["whole", "goal", ""]),
    ];
    for (more, expected) in rows {
        let mut answers = json!({"cause": false, "goal": false, "half": false, "never": false, "side": false});
        answers.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let found = ground(&catalog, &answers);
        let asked: Vec<&str> = found.attributes.iter().map(|at| catalog.attributes()[*at].id.as_str()).collect();
        let found = [names(&catalog, &found.steps), asked, names(&catalog, &found.solvers)];
        assert_eq!(found.map(|names| names.join(" ")), expected, "{more}");
    }
}
