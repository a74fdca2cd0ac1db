// SPDX-License-Identifier: EUPL-1.2
//! How much is looked at. Nobody sees it but in searches that are cut, so it is counted here: one for a way that is gone on
//! with and for every eight steps then, one for a way that is added, four for a measure that is evaluated.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::tests::{catalog, dates, flag, is, profile, to, unasked, weeks};
use super::*;
use serde_json::{Value, json};

/// Searches with so much budget: whether everything was looked at, what was spent, and how many ways were kept.
fn searched(catalog: &Catalog, answers: &Value, budget: u32) -> (bool, u32, usize) {
    let profile = profile(catalog, answers);
    let facts = Facts::new(catalog, &profile, dates());
    let (ground, relaxed) = Ground::new(catalog, &profile, &facts, dates(), 0);
    let states = States::new(catalog, &profile, dates(), &ground);
    let mut search = Search::new(catalog, &profile, states, &ground, &relaxed);
    search.budget = budget;
    let complete = search.run();
    (complete, budget - search.budget, search.ways.len())
}

/// Everything is looked at with `work` and not with less, and so many ways are kept, the empty one counted.
fn check(catalog: &Catalog, answers: &Value, work: u32, ways: usize) {
    assert_eq!(searched(catalog, answers, BUDGET), (true, work, ways));
    assert_eq!(searched(catalog, answers, work), (true, work, ways));
    assert!(!searched(catalog, answers, work - 1).0);
}

/// Flags that are not set, each with a measure that sets it at once, and the measure that is looked for.
fn flags(count: usize, target: &dyn Fn(&[Value]) -> Value, more: &[Value]) -> (Catalog, Value) {
    let ids: Vec<String> = (0..count).map(|at| format!("f{at}")).collect();
    let set: Vec<Value> = ids.iter().map(|id| is(id, true)).collect();
    let attributes: Vec<Value> = ids.iter().map(|id| flag(id)).chain([flag("goal")]).collect();
    let step = |id: &String| json!({"id": format!("m-{id}"), "weeks": weeks(0), "effects": to(id, true)});
    let target = json!({"id": "target", "must": target(&set)});
    let measures: Vec<Value> = [target].into_iter().chain(more.to_vec()).chain(ids.iter().map(step)).collect();
    let answers = ids.iter().map(|id| (id.clone(), json!(false))).chain([("goal".to_owned(), json!(false))]);
    (catalog(&attributes, &measures), answers.collect::<serde_json::Map<_, _>>().into())
}

#[test]
fn every_state_is_looked_at_once_and_every_measure_once_for_what_it_asks_about() {
    let (catalog, answers) = flags(8, &|set| json!({"all": set}), &[]);
    // 256 sets of flags, to each of which leads one way for every flag in it. The steps ask about nothing, the target
    // about all of it.
    let (states, adding, evaluated) = (256, 256 * 8 / 2, 8 + 256);
    check(&catalog, &answers, states * (1 + 8 / 8) + adding + evaluated * 4, 256);
}

#[test]
fn what_leads_back_counts_and_is_not_kept() {
    let never = json!({"all": [{"attribute": "way", "in": ["x"]}, {"attribute": "way", "in": ["y"]}]});
    let way = json!({"id": "way", "kind": "choice", "options": ["x", "y"]});
    let step = |id: &str| json!({"id": id, "effects": to("way", id)});
    let catalog = catalog(&[way], &[json!({"id": "target", "must": never}), step("x"), step("y")]);
    // As it was answered, then `y`, then `x` given by a step; from each a way to another, the last of them back to `y`. The
    // target in all three, each step once.
    check(&catalog, &json!({"way": "x"}), 3 + 3 + (3 + 2) * 4, 3);
}

#[test]
fn no_way_is_gone_on_with_that_costs_as_much_as_one_that_was_found() {
    let (catalog, answers) = flags(7, &|set| json!({"any": [{"all": set[..3]}, {"all": set[3..]}]}), &[]);
    // All ways of less than three steps, then the first of three: that is a way to the target.
    let (shorter, adding, evaluated) = (1 + 7 + 21, 7 + 7 * 6 + 21 * 5, 7 + 1 + 7 + 21 + 1);
    check(&catalog, &answers, shorter + 1 + adding + evaluated * 4, 1 + 7 + 21 + 35);
}

#[test]
fn without_the_steps_that_are_no_better_the_rest_need_not_be_tried() {
    // The step to the goal takes five weeks, the others none; but without it they lead nowhere.
    let goal = json!({"id": "goal", "weeks": weeks(5), "effects": to("goal", true)});
    let any = |set: &[Value]| json!({"all": [is("goal", true), {"any": [{"any": set}, is("f0", false)]}]});
    let (catalog, answers) = flags(6, &any, &[goal]);
    check(&catalog, &answers, 1 + 7 + 1 + (7 + 2) * 4, 1 + 7);
}

#[test]
fn a_way_is_kept_unless_any_other_to_its_state_beats_it() {
    let course = |id: &str, long: u32, open: usize| {
        let must = if open > 0 { unasked(open) } else { is("goal", false) };
        json!({"id": id, "must": must, "weeks": weeks(long), "effects": to("goal", true)})
    };
    let hurdle = json!({"criterion": is("free", true), "solved_by": "solver"});
    let rows = [
        (vec![course("a", 1, 2), course("b", 3, 0), course("c", 2, 1)], 4),
        // The first beats the last, not the one between them.
        (vec![course("a", 1, 2), course("b", 3, 0), course("c", 2, 2)], 3),
        // Of equally good ones the first stays; one that has solved more is as good if time does not matter.
        (vec![course("a", 1, 0), course("b", 1, 0)], 2),
        (vec![course("solver", 1, 0), course("b", 1, 0)], 2),
        (vec![course("a", 1, 0), course("solver", 1, 0)], 3),
    ];
    for (courses, ways) in rows {
        let solvers = courses.iter().any(|course| course["id"] == "solver");
        let hurdles = if solvers { vec![hurdle.clone()] } else { Vec::new() };
        let target = json!({"id": "target", "must": is("goal", true), "hurdles": hurdles});
        let measures: Vec<Value> = [target].into_iter().chain(courses).collect();
        let catalog = catalog(&["goal", "free", "u0", "u1", "u2"].map(flag), &measures);
        let found = searched(&catalog, &json!({"goal": false, "free": false}), BUDGET);
        assert_eq!((found.0, found.2), (true, ways), "{measures:?}");
    }
}
