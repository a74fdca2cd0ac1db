// SPDX-License-Identifier: EUPL-1.2
//! Ways through catalogues so small that a look shows which are the best; and the catalogues of the tests beside this.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::profile::Answer;
use serde_json::{Value, json};

/// The day to assess for in all of these tests: a Sunday.
pub fn day() -> Date {
    Date::parse("2026-11-22").unwrap()
}

pub fn dates() -> Dates {
    Dates::on_day(day())
}

/// A date so many days after that.
pub fn after(days: i32) -> Value {
    json!(day().add_days(days).to_string())
}

/// A catalogue of these attributes and measures; what is the same for all of them is added. Options are bare ids.
pub fn catalog(attributes: &[Value], measures: &[Value]) -> Catalog {
    let with = |one: &Value, rest: Value| {
        let mut one = one.clone();
        one.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        one
    };
    let attribute = |one: &Value| {
        let mut one = with(one, json!({"label": one["id"]}));
        if let Some(options) = one["options"].as_array() {
            one["options"] = options.iter().map(|id| json!({"id": id, "label": id})).collect();
        }
        one
    };
    let measure = |one: &Value| with(one, json!({"title": one["id"], "summary": "s", "category": "k"}));
    let json = json!({
        "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "K"}],
        "attributes": attributes.iter().map(attribute).collect::<Vec<_>>(),
        "measures": measures.iter().map(measure).collect::<Vec<_>>(),
    });
    let reading = crate::read(json.to_string().as_bytes(), day()).unwrap();
    let errors: Vec<_> = reading.faults.iter().filter(|fault| fault.severity == crate::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    reading.catalog
}

pub fn profile(catalog: &Catalog, answers: &Value) -> Profile {
    Profile::from_json(catalog, &answers.to_string()).unwrap()
}

pub fn flag(id: &str) -> Value {
    json!({"id": id, "kind": "flag"})
}

/// That a flag is so.
pub fn is(id: &str, so: bool) -> Value {
    json!({"attribute": id, "is": so})
}

/// Flags of which nothing is known: so many things to be clarified.
pub fn unasked(count: usize) -> Value {
    let each: Vec<Value> = ["u0", "u1", "u2"].iter().take(count).map(|id| is(id, true)).collect();
    json!({"all": each})
}

pub fn weeks(count: u32) -> Value {
    json!({"min": count, "max": count})
}

pub fn to(id: &str, value: impl Into<Value>) -> Value {
    json!([{"attribute": id, "to": value.into()}])
}

pub fn names<'c>(catalog: &'c Catalog, measures: &[MeasureAt]) -> Vec<&'c str> {
    measures.iter().map(|at| catalog.measures()[*at].id.as_str()).collect()
}

/// The ways to the first measure.
fn ways_to(catalog: &Catalog, answers: Value) -> Ways<'_> {
    ways(catalog, &profile(catalog, &answers), dates(), 0).unwrap()
}

fn chains<'c>(catalog: &'c Catalog, found: &Ways<'_>) -> Vec<Vec<&'c str>> {
    let steps = |chain: &Chain| chain.steps.iter().map(|step| step.measure).collect::<Vec<_>>();
    found.chains.iter().map(|chain| names(catalog, &steps(chain))).collect()
}

#[test]
fn each_of_two_hurdles_is_solved_by_its_own_measure() {
    let hurdle = |barred: &str, by: &str| json!({"criterion": is(barred, false), "solved_by": by});
    let catalog = catalog(
        &[flag("debts"), flag("illness")],
        &[
            json!({"id": "target", "hurdles": [hurdle("debts", "advice"), hurdle("illness", "cure")]}),
            json!({"id": "advice"}),
            json!({"id": "cure"}),
        ],
    );
    for (debts, illness, steps) in [
        (true, true, &["advice", "cure", "target"][..]),
        (true, false, &["advice", "target"]),
        (false, true, &["cure", "target"]),
        (false, false, &["target"]),
    ] {
        let found = ways_to(&catalog, json!({"debts": debts, "illness": illness}));
        assert_eq!((found.complete, chains(&catalog, &found)), (true, vec![steps.to_vec()]));
    }
}

#[test]
fn of_ways_with_equally_many_steps_the_best_three_are_given_wherever_they_stand() {
    let course = |id: &str, long: u32, open: usize| {
        let must = if open > 0 { unasked(open) } else { is("goal", false) };
        json!({"id": id, "must": must, "weeks": weeks(long), "effects": to("goal", true)})
    };
    let catalog = catalog(
        &[flag("goal"), flag("u0"), flag("u1"), flag("u2")],
        &[
            json!({"id": "target", "must": is("goal", true)}),
            course("four", 4, 0),
            course("three", 3, 1),
            course("two", 2, 2),
            course("one", 1, 3),
        ],
    );
    let found = ways_to(&catalog, json!({"goal": false}));
    assert_eq!(chains(&catalog, &found), [["one", "target"], ["two", "target"], ["three", "target"]]);
}

#[test]
fn more_steps_are_worth_it_where_less_is_left_to_clarify() {
    let catalog = catalog(
        &[flag("goal"), flag("half"), flag("u0"), flag("u1"), flag("u2")],
        &[
            json!({"id": "target", "must": {"all": [is("goal", true), unasked(3)]}}),
            json!({"id": "whole", "must": unasked(3), "weeks": weeks(0), "effects": to("goal", true)}),
            json!({"id": "first", "must": unasked(2), "weeks": weeks(0), "effects": to("half", true)}),
            json!({"id": "second", "must": is("half", true), "weeks": weeks(0), "effects": to("goal", true)}),
        ],
    );
    let found = ways_to(&catalog, json!({"goal": false, "half": false}));
    assert_eq!(chains(&catalog, &found), [vec!["whole", "target"], vec!["first", "second", "target"]]);
    assert_eq!(found.chains.iter().map(|chain| chain.open).collect::<Vec<_>>(), [6, 5]);
}

#[test]
fn a_step_tells_also_what_no_condition_asks_about() {
    let course = json!({"id": "course", "effects": [{"attribute": "goal", "to": true}, {"attribute": "side", "to": true}]});
    let catalog = catalog(&[flag("goal"), flag("side")], &[json!({"id": "target", "must": is("goal", true)}), course]);
    let found = ways_to(&catalog, json!({"goal": false, "side": false}));
    let side: Vec<_> = found.chains[0].steps.iter().map(|step| step.facts.get(1).cloned()).collect();
    assert_eq!(side, [false, true].map(|so| Some(Answer::Flag(so))));
}

#[test]
fn what_takes_time_and_changes_nothing_of_use_is_no_way_to_wait() {
    // In ten weeks the measure exists. Waiting is no measure, and these give nothing that anybody asks about: `cause`
    // decides of `asked` only as long as nobody has answered, and the rest has its value already.
    let step = |id: &str, effects: Value| json!({"id": id, "weeks": weeks(10), "effects": effects});
    let attributes = [
        flag("cause"),
        json!({"id": "asked", "kind": "flag", "implied": [{"when": is("cause", true), "is": true}]}),
        json!({"id": "level", "kind": "ordinal", "options": ["a", "b", "c"]}),
        json!({"id": "years", "kind": "integer", "min": 0, "max": 9}),
        flag("side"),
    ];
    let must = json!({"all": [
        is("asked", true), {"attribute": "level", "min": "b"}, {"attribute": "years", "min": 3},
    ]});
    let measures = [
        json!({"id": "target", "valid_from": "2027-01-31", "must": must}),
        step("causing", to("cause", true)),
        step("same", json!([{"attribute": "level", "to": "b"}, {"attribute": "years", "to": 4}])),
        step("lower", json!([{"attribute": "level", "to": "a"}, {"attribute": "years", "to": 2}])),
        step("beside", to("side", true)),
        json!({"id": "asking", "must": is("side", true), "effects": to("cause", false)}),
    ];
    let catalog = catalog(&attributes, &measures);
    let mut answers = json!({"cause": false, "asked": true, "level": "b", "years": 4, "side": false});
    let found = ways_to(&catalog, answers.clone());
    assert_eq!((found.complete, chains(&catalog, &found)), (true, Vec::<Vec<&str>>::new()));
    assert_eq!(found.validity, Validity::NotYet(Date::parse("2027-01-31").unwrap()));
    // Each is of use as soon as it gives something.
    for (attribute, value, step) in
        [("asked", json!(null), "causing"), ("level", json!("a"), "same"), ("years", json!(3), "same")]
    {
        let before = std::mem::replace(&mut answers[attribute], value);
        let answered: serde_json::Map<_, _> =
            answers.as_object().unwrap().clone().into_iter().filter(|(_, value)| !value.is_null()).collect();
        let found = ways_to(&catalog, answered.into());
        assert_eq!(chains(&catalog, &found), [[step, "target"]], "{attribute}");
        answers[attribute] = before;
    }
}

/// How the barriers are worded, and what would lift each.
fn barred<'c>(catalog: &'c Catalog, found: &Ways<'_>) -> Vec<(String, Vec<&'c str>)> {
    let said = |barrier: &Barrier<'_>| {
        let criterion = barrier.criterion.text.clone().unwrap();
        (criterion, names(catalog, &barrier.lifted_by))
    };
    found.barriers.iter().map(said).collect()
}

#[test]
fn what_stays_in_the_way_is_told_of_where_the_search_came_closest() {
    let way = |id: &str| json!({"attribute": "way", "in": [id], "text": format!("way {id}")});
    let never = json!({"attribute": "young", "is": true, "text": "young"});
    let level = json!({"attribute": "level", "is": true, "text": "level"});
    let attributes = [flag("level"), json!({"id": "way", "kind": "choice", "options": ["x", "y"]}), flag("young")];
    let steps = [
        json!({"id": "course", "weeks": weeks(20), "effects": to("level", true)}),
        json!({"id": "to-x", "effects": to("way", "x")}),
        json!({"id": "to-y", "effects": to("way", "y")}),
    ];
    // What the measure itself would bring about lifts nothing before it.
    let target = |must: Vec<Value>| json!({"id": "target", "must": {"all": must}, "effects": to("way", "y")});
    let ends = json!({"id": "target", "must": level, "valid_until": "2027-01-31"});
    // With the course one thing is in the way, however one goes on; without it two.
    let closest = (target(vec![level.clone(), way("x"), way("y")]), vec![("way y".to_owned(), vec!["to-y"])]);
    // Where something is out of reach whatever is done, only that.
    let out_of_reach = (target(vec![level.clone(), way("x"), way("y"), never]), vec![("young".to_owned(), vec![])]);
    // After the course it is too late: that is one thing in the way, too, and the first such state counts.
    let too_late = (ends, vec![("level".to_owned(), vec!["course"])]);
    for ((target, barriers), named) in [(closest, "closest"), (out_of_reach, "out of reach"), (too_late, "too late")] {
        let catalog = catalog(&attributes, &[&[target][..], &steps].concat());
        let found = ways_to(&catalog, json!({"level": false, "way": "x", "young": false}));
        assert_eq!((found.complete, found.chains.len(), found.validity), (true, 0, Validity::Valid), "{named}");
        assert_eq!(barred(&catalog, &found), barriers, "{named}");
    }
}
