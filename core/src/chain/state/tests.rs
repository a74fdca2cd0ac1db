// SPDX-License-Identifier: EUPL-1.2
//! States that many ways lead to, and what an effect does.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use super::super::tests::{catalog, dates, day, flag, is, profile, to};
use super::*;
use serde_json::{Value, json};

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
