// SPDX-License-Identifier: EUPL-1.2
//! What the search rests on: what matters on the way, what is within reach at least, and the states.

use std::collections::BTreeMap;

use super::*;

/// A date so many days after the day to assess for.
fn after(days: i32) -> Value {
    json!(day().add_days(days).to_string())
}

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

#[test]
fn the_same_answers_are_the_same_state() {
    const FLAGS: usize = 10;
    let ids: Vec<String> = (0..FLAGS).map(|at| format!("f{at}")).collect();
    let all: Vec<Value> = ids.iter().map(|id| is(id, true)).collect();
    let target = json!({"id": "target", "must": {"all": all}});
    let steps = ids.iter().map(|id| json!({"id": format!("m-{id}"), "effects": to(id, true)}));
    let measures: Vec<Value> = [target].into_iter().chain(steps).collect();
    let catalog = catalog(&ids.iter().map(|id| flag(id)).collect::<Vec<_>>(), &measures);
    let answers = ids.iter().map(|id| (id.clone(), json!(false))).collect::<serde_json::Map<_, _>>();
    let profile = profile(&catalog, &answers.into());
    let facts = Facts::new(&catalog, &profile, dates());
    let (ground, _) = Ground::new(&catalog, &profile, &facts, dates(), 0);
    let mut states = States::new(&catalog, &profile, dates(), &ground);
    // By the flags that are set, a bit each.
    let mut known = BTreeMap::from([(0_usize, 0_usize)]);
    for set in 0..1 << FLAGS {
        let state = known[&set];
        let (facts, on) = states.facts(state);
        assert!(on == day() && states.is_timeless(state));
        for flag in 0..FLAGS {
            assert_eq!(facts.get(flag), Some(&Answer::Flag(set >> flag & 1 == 1)));
            let (after, changed) = states.after(state, flag + 1, &facts).unwrap();
            assert_eq!(changed, set >> flag & 1 == 0);
            assert_eq!(*known.entry(set | 1 << flag).or_insert(after), after);
        }
    }
    let mut numbers: Vec<usize> = known.into_values().collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..1 << FLAGS).collect::<Vec<_>>());
}

#[test]
fn an_effect_changes_what_is_not_so_yet_and_never_lowers_what_rises() {
    let options = ["a", "b", "c"];
    let attributes = [
        json!({"id": "level", "kind": "ordinal", "options": options}),
        json!({"id": "count", "kind": "integer", "min": 0, "max": 9}),
        json!({"id": "months", "kind": "integer", "min": 0, "max": 9, "advances": "monthly"}),
        json!({"id": "way", "kind": "choice", "options": options}),
        flag("care"),
    ];
    let catalog = catalog(&attributes, &[]);
    // Now, then what an effect to each of three answers does: nothing, a change, or the beginning of growth.
    let (no, change, grows) = (None, Some(false), Some(true));
    let (option, number, flag) =
        (Answer::Option, |number: usize| Answer::Integer(number as i64), |n: usize| Answer::Flag(n == 1));
    let rows: [(&dyn Fn(usize) -> Answer, _, _); 5] = [
        (&option, [no, no, change], change),
        (&number, [no, no, change], change),
        (&number, [no, no, grows], grows),
        (&option, [change, no, change], change),
        (&flag, [change, no, change], change),
    ];
    for (at, (answer, from_one, from_nothing)) in rows.into_iter().enumerate() {
        let mut facts = Facts::from_answers(vec![None; attributes.len()]);
        assert_eq!([0, 1, 2].map(|to| becomes(&catalog, at, &answer(to), &facts)), [from_nothing; 3], "{at}");
        facts.put(at, Some(answer(1)));
        assert_eq!([0, 1, 2].map(|to| becomes(&catalog, at, &answer(to), &facts)), from_one, "{at}");
    }
}
