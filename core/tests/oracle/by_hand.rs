// SPDX-License-Identifier: EUPL-1.2
//! Cases worked out by hand from the format page: truth, outcomes, near misses, questions, rule lists, stand-ins.
//!
//! They hold the second evaluator to the page, so that an agreement with the core cannot be a common mistake of habit.

use serde_json::{Value, json};

use super::evaluate::{Known, assess, truth};

const TODAY: &str = "2026-11-22";

/// Attributes of every kind: flags p, q, r, a choice, an ordinal, a multi and an integer.
fn attributes() -> Value {
    let options = |ids: &[&str]| -> Value { ids.iter().map(|id| json!({"id": id, "label": id})).collect() };
    json!([
        {"id": "p", "kind": "flag", "label": "P", "changeable": true},
        {"id": "q", "kind": "flag", "label": "Q"},
        {"id": "r", "kind": "flag", "label": "R", "changeable": true},
        {"id": "status", "kind": "choice", "label": "Status", "options": options(&["none", "asked", "had"]),
         "changeable": ["had", "asked"]},
        {"id": "level", "kind": "ordinal", "label": "Sprache", "options": options(&["b", "z", "a", "m"]),
         "changeable": true},
        {"id": "needs", "kind": "multi", "label": "Bedarf", "options": options(&["flat", "debt", "care"])},
        {"id": "age", "kind": "integer", "label": "Alter", "min": 15, "max": 99},
    ])
}

/// The assessment of these measures, given as the keys that decide; they are called m0, m1, …
fn assessed(measures: Value, answers: Value) -> Value {
    let mut measures = measures;
    for (place, measure) in measures.as_array_mut().expect("a list").iter_mut().enumerate() {
        measure["id"] = json!(format!("m{place}"));
    }
    assess(&json!({"attributes": attributes(), "measures": measures}), &answers, TODAY, TODAY)
}

/// One key of the only measure.
fn of_one(measure: Value, answers: Value, key: &str) -> Value {
    assessed(json!([measure]), answers)["measures"][0][key].clone()
}

fn is(flag: &str) -> Value {
    json!({"attribute": flag, "is": true})
}

/// The truth of a criterion for flags p and q that are met, unmet or unknown.
fn of_two(criterion: &Value, p: i8, q: i8) -> i8 {
    let mut known = Known::new();
    for (flag, value) in [("p", p), ("q", q)] {
        if value != 0 {
            known.insert(flag.to_owned(), json!(value == 1));
        }
    }
    truth(&json!({"attributes": attributes()}), criterion, &known)
}

#[test]
fn connectives_follow_the_strong_kleene_tables() {
    let all = json!({"all": [is("p"), is("q")]});
    let any = json!({"any": [is("p"), is("q")]});
    // p, q, all, any
    let rows = [
        (1, 1, 1, 1),
        (1, 0, 0, 1),
        (1, -1, -1, 1),
        (0, 1, 0, 1),
        (0, 0, 0, 0),
        (0, -1, -1, 0),
        (-1, 1, -1, 1),
        (-1, 0, -1, 0),
        (-1, -1, -1, -1),
    ];
    for (p, q, all_is, any_is) in rows {
        assert_eq!(of_two(&all, p, q), all_is, "all of {p} {q}");
        assert_eq!(of_two(&any, p, q), any_is, "any of {p} {q}");
        assert_eq!(of_two(&json!({"not": is("p")}), p, q), -p, "not {p}");
    }
    assert_eq!(of_two(&Value::Null, 0, 0), 1, "an absent criterion is met");
    assert_eq!(of_two(&json!({"attribute": "p", "is": false}), -1, 0), 1);
}

#[test]
fn a_leaf_compares_as_its_kind_does() {
    // The options of `level` are ordered b < z < a < m, not as letters are.
    let rows = [
        (json!({"attribute": "level", "min": "z"}), json!({"level": "a"}), "fits"),
        (json!({"attribute": "level", "min": "z"}), json!({"level": "z"}), "fits"),
        (json!({"attribute": "level", "min": "z"}), json!({"level": "b"}), "excluded"),
        (json!({"attribute": "level", "max": "z"}), json!({"level": "a"}), "excluded"),
        (json!({"attribute": "level", "min": "z", "max": "a"}), json!({"level": "m"}), "excluded"),
        (json!({"attribute": "level", "in": ["b", "m"]}), json!({"level": "m"}), "fits"),
        (json!({"attribute": "age", "min": 18, "max": 24}), json!({"age": 24}), "fits"),
        (json!({"attribute": "age", "min": 18, "max": 24}), json!({"age": 25}), "excluded"),
        (json!({"attribute": "age", "max": 24}), json!({}), "open"),
        (json!({"attribute": "status", "in": ["none", "had"]}), json!({"status": "asked"}), "excluded"),
        (json!({"attribute": "needs", "in": ["flat", "care"]}), json!({"needs": ["debt", "care"]}), "fits"),
        (json!({"attribute": "needs", "in": ["flat", "care"]}), json!({"needs": ["debt"]}), "excluded"),
        (json!({"attribute": "needs", "in": ["flat"]}), json!({"needs": []}), "open"),
        (json!({"not": {"attribute": "needs", "in": ["flat"]}}), json!({"needs": []}), "open"),
    ];
    for (must, answers, outcome) in rows {
        assert_eq!(of_one(json!({"must": must}), answers.clone(), "outcome"), outcome, "{must} with {answers}");
    }
}

#[test]
fn the_first_row_of_the_outcomes_that_applies_counts() {
    let measure = json!({"must": is("p"), "should": is("q"),
        "hurdles": [{"criterion": is("r"), "solved_by": "m9"}, {"criterion": is("r")}]});
    let rows = [
        (json!({"p": false, "q": true, "r": true}), "excluded"),
        (json!({"q": false, "r": false}), "open"),
        (json!({"p": true, "q": false, "r": false}), "unlikely"),
        (json!({"p": true, "q": true, "r": false}), "fits_after_hurdle"),
        (json!({"p": true, "r": false}), "fits_after_hurdle"),
        (json!({"p": true}), "fits"),
        (json!({"p": true, "q": true, "r": true}), "fits"),
    ];
    for (answers, outcome) in rows {
        let hurdles = if answers["r"] == json!(false) { json!(["m9"]) } else { json!([]) };
        assert_eq!(of_one(measure.clone(), answers.clone(), "outcome"), outcome, "{answers}");
        assert_eq!(of_one(measure.clone(), answers.clone(), "hurdles"), hurdles, "{answers}");
    }
    assert_eq!(of_one(json!({}), json!({}), "outcome"), "fits", "a measure without criteria");
}

#[test]
fn open_names_unknown_leaves_under_unknown_ancestors_in_catalogue_order() {
    let must = json!({"all": [
        {"attribute": "age", "min": 18},
        {"any": [is("q"), is("r")]},
        {"not": {"all": [is("q"), {"attribute": "level", "min": "z"}]}},
        {"attribute": "age", "max": 60},
    ]});
    // r is met, so that nobody needs q for the second part; the third one is what asks for it.
    assert_eq!(of_one(json!({"must": must}), json!({"r": true}), "open"), json!(["q", "level", "age"]));
    assert_eq!(of_one(json!({"must": must}), json!({"r": true, "level": "b"}), "open"), json!(["age"]));
    assert_eq!(of_one(json!({"must": must}), json!({"age": 15}), "open"), json!([]), "it is excluded");
    assert_eq!(of_one(json!({"should": must}), json!({}), "open"), json!([]), "only `must` counts");
}

#[test]
fn implied_values_take_the_first_rule_that_is_met_and_give_way_to_an_answer() {
    let catalog = json!({
        "attributes": [
            {"id": "p", "kind": "flag"},
            {"id": "q", "kind": "flag"},
            {"id": "s", "kind": "flag", "implied": [
                {"when": is("p"), "is": false}, {"when": is("q"), "is": true}, {"when": {"not": is("q")}, "is": false}]},
            {"id": "t", "kind": "multi", "options": [{"id": "one"}], "implied": [{"when": is("s"), "is": ["one"]}]},
        ],
        "measures": [{"id": "m", "must": is("s")}, {"id": "n", "must": {"attribute": "t", "in": ["one"]}}],
    });
    let rows = [
        (json!({}), "open", "open"),
        (json!({"q": true}), "fits", "fits"),
        (json!({"q": true, "p": true}), "excluded", "open"),
        (json!({"q": false}), "excluded", "open"),
        (json!({"q": true, "s": false}), "excluded", "open"),
        (json!({"q": true, "t": []}), "fits", "fits"),
    ];
    for (answers, m, n) in rows {
        let result = assess(&catalog, &answers, TODAY, TODAY);
        assert_eq!(result["measures"][0]["outcome"], m, "m with {answers}");
        assert_eq!(result["measures"][1]["outcome"], n, "n with {answers}");
    }
}

#[test]
fn a_near_miss_is_one_small_change_of_an_answer() {
    let level = |least: &str| json!({"attribute": "level", "min": least});
    let status = |which: Value| json!({"attribute": "status", "in": which});
    let rows = [
        // Only the next step up counts, and only from an answer.
        (level("z"), json!({"level": "b"}), json!([{"attribute": "level", "needs": "z"}])),
        (level("a"), json!({"level": "b"}), json!([])),
        (json!({"attribute": "level", "max": "b"}), json!({"level": "m"}), json!([])),
        // A flag turns from false to true, never back, and only where the attribute says so.
        (is("p"), json!({"p": false}), json!([{"attribute": "p", "needs": true}])),
        (is("q"), json!({"q": false}), json!([])),
        (json!({"not": is("p")}), json!({"p": true}), json!([])),
        // The options of a choice are tried in the order of `changeable`.
        (status(json!(["asked", "had"])), json!({"status": "none"}), json!([{"attribute": "status", "needs": "had"}])),
        (status(json!(["asked"])), json!({"status": "none"}), json!([{"attribute": "status", "needs": "asked"}])),
        (status(json!(["none"])), json!({"status": "had"}), json!([])),
        // Entries stand in the order of the catalogue, whatever the criterion's.
        (
            json!({"any": [level("z"), is("r"), is("p")]}),
            json!({"level": "b", "r": false, "p": false}),
            json!([{"attribute": "p", "needs": true}, {"attribute": "r", "needs": true},
                   {"attribute": "level", "needs": "z"}]),
        ),
        // Two things are missing: no single change is enough.
        (json!({"all": [is("p"), is("r")]}), json!({"p": false, "r": false}), json!([])),
        // One change leaves the measure open: that is not good enough.
        (json!({"all": [is("p"), is("q")]}), json!({"p": false}), json!([])),
        // It is met, or open: nothing is missing by a little.
        (is("p"), json!({"p": true}), json!([])),
        (json!({"any": [is("p"), is("q")]}), json!({"p": false}), json!([])),
    ];
    for (must, answers, almost) in rows {
        assert_eq!(of_one(json!({"must": must}), answers.clone(), "almost"), almost, "{must} with {answers}");
    }
    let unlikely = json!({"should": is("p"), "hurdles": [{"criterion": is("q")}]});
    assert_eq!(of_one(unlikely, json!({"p": false, "q": false}), "almost"), json!([{"attribute": "p", "needs": true}]));
    let other = json!({"must": is("p"), "should": is("q")});
    assert_eq!(of_one(other, json!({"p": false, "q": false}), "almost"), json!([]), "it would be unlikely");
}

/// The questions as (attribute, decides, open_in).
fn questions(catalog: &Value, answers: &Value) -> Vec<(String, u64, u64)> {
    let result = assess(catalog, answers, TODAY, TODAY);
    let questions = result["next_questions"].as_array().expect("a list").iter();
    questions
        .map(|question| {
            let number = |key: &str| question[key].as_u64().expect("a number");
            (question["attribute"].as_str().expect("an id").to_owned(), number("decides"), number("open_in"))
        })
        .collect()
}

fn row(attribute: &str, decides: u64, open_in: u64) -> (String, u64, u64) {
    (attribute.to_owned(), decides, open_in)
}

#[test]
fn questions_are_asked_start_first_sensitive_last_and_by_what_they_decide() {
    let flag = |id: &str, key: &str| json!({"id": id, "kind": "flag", key: true});
    let catalog = json!({
        "attributes": [flag("shy", "sensitive"), flag("few", "x"), flag("many", "x"), flag("late", "start"),
            {"id": "first", "kind": "flag", "start": true, "sensitive": true}, flag("idle", "x"), flag("more", "x")],
        "measures": [
            {"id": "a", "must": {"any": [is("many"), is("shy")]}},
            {"id": "b", "must": is("many")},
            {"id": "c", "must": {"all": [is("few"), is("shy")]}},
            {"id": "d", "must": is("shy")},
            {"id": "e", "should": {"any": [is("late"), is("first")]}},
            {"id": "f", "hurdles": [{"criterion": is("more")}]},
            {"id": "g", "should": is("more")},
            {"id": "h", "should": is("few")},
        ],
    });
    let expected =
        [row("late", 0, 1), row("first", 0, 1), row("many", 2, 2), row("few", 1, 2), row("more", 0, 2), row("shy", 3, 3)];
    assert_eq!(questions(&catalog, &json!({})), expected);
    // `few` is no: c is excluded and asks for nothing more.
    assert_eq!(
        questions(&catalog, &json!({"few": false, "late": true})),
        [row("many", 2, 2), row("more", 0, 2), row("shy", 2, 2),]
    );
}

#[test]
fn an_unlikely_open_measure_is_not_decided_and_implied_values_follow_an_answer() {
    let catalog = json!({
        "attributes": [
            {"id": "p", "kind": "flag"},
            {"id": "q", "kind": "flag"},
            {"id": "s", "kind": "flag", "implied": [{"when": is("p"), "is": true}]},
        ],
        "measures": [
            {"id": "m", "must": is("s")},
            {"id": "n", "must": is("p"), "should": is("q")},
            {"id": "o", "should": is("p")},
        ],
    });
    // An answer to p alone decides m too, through s; but m does not ask for p.
    assert_eq!(questions(&catalog, &json!({})), [row("p", 2, 2), row("s", 1, 1), row("q", 0, 1)]);
    // The usual target group of n is missed: answering p still closes it, but that is not counted.
    assert_eq!(questions(&catalog, &json!({"q": false})), [row("p", 1, 2), row("s", 1, 1)]);
}

#[test]
fn questions_of_several_options_are_answered_with_one_of_them() {
    let both = json!({"all": [{"attribute": "needs", "in": ["flat"]}, {"attribute": "needs", "in": ["debt"]}]});
    let catalog = json!({"attributes": attributes(), "measures": [{"id": "m", "must": {"not": both}}]});
    assert_eq!(questions(&catalog, &json!({"needs": []})), [row("needs", 1, 1)]);
    let with_more = json!({"any": [both, {"all": [{"attribute": "needs", "in": ["care"]}, is("p")]}]});
    let catalog = json!({"attributes": attributes(), "measures": [{"id": "m", "must": with_more}]});
    // "flat" alone leaves both parts unmet, so the measure is excluded whatever p is.
    assert_eq!(questions(&catalog, &json!({})), [row("needs", 1, 1), row("p", 0, 1)]);
}

#[test]
fn rule_lists_collect_candidates_until_one_is_met() {
    let rules = json!([
        {"when": is("p"), "name": "one"},
        {"when": is("q"), "name": "two"},
        {"when": is("r"), "name": "one"},
        {"name": "three"},
        {"when": {"attribute": "age", "min": 20}, "name": "never read"},
    ]);
    let rows = [
        (json!({}), json!(["one", "two", "three"])),
        (json!({"p": true}), json!(["one"])),
        (json!({"p": false}), json!(["two", "one", "three"])),
        (json!({"p": false, "q": false, "r": false}), json!(["three"])),
        (json!({"r": true}), json!(["one", "two"])),
    ];
    for (answers, names) in rows {
        assert_eq!(of_one(json!({"carriers": rules}), answers.clone(), "carriers"), names, "{answers}");
    }
    let two = json!([{"when": is("p"), "name": "one"}, {"when": is("q"), "name": "two"}]);
    assert_eq!(of_one(json!({"carriers": two}), json!({"p": false, "q": false}), "carriers"), json!([]));

    // What is read before the list ends is asked for; age never is.
    let catalog = json!({"attributes": attributes(), "measures": [{"id": "m", "carriers": rules}]});
    assert_eq!(questions(&catalog, &json!({"q": true})), [row("p", 0, 1)]);
    assert_eq!(questions(&catalog, &json!({})), [row("p", 0, 1), row("q", 0, 1), row("r", 0, 1)]);
    let excluded = json!({"id": "m", "must": is("q"), "carriers": rules});
    let catalog = json!({"attributes": attributes(), "measures": [excluded]});
    assert_eq!(questions(&catalog, &json!({"q": false})), []);
}

#[test]
fn an_absent_contact_is_represented_by_the_first_present_one_depth_first() {
    let away = json!([{"from": "2026-01-05", "until": "2026-01-09"}, {"from": "2026-11-22", "until": "2026-11-22"}]);
    let contacts = json!([
        {"id": "a", "absent": away, "deputies": ["b", "e"]},
        {"id": "b", "absent": away, "deputies": ["a", "c", "d"]},
        {"id": "c", "absent": away, "deputies": ["b"]},
        {"id": "d", "absent": [{"from": "2026-11-23", "until": "2026-12-24"}]},
        {"id": "e"},
        {"id": "f", "absent": [{"from": "2026-11-01", "until": "2026-11-22"}], "deputies": ["c"]},
    ]);
    let rules = json!([{"when": is("p"), "contact": "a"}, {"when": is("q"), "contact": "f"}, {"contact": "d"}]);
    let catalog = json!({"attributes": attributes(), "contacts": contacts, "measures": [
        {"id": "m", "responsible": rules},
        {"id": "n", "responsible": [{"contact": "c"}]},
    ]});
    // On what day it is judged makes no difference: absence is a matter of today.
    for on in [TODAY, "2026-12-01", "2026-01-06"] {
        let result = assess(&catalog, &json!({}), TODAY, on);
        assert_eq!(result["measures"][0]["responsible"], json!(["a", "f", "d"]));
        assert_eq!(result["measures"][0]["represented_by"], json!({"a": "d", "f": "e"}));
        assert_eq!(result["measures"][1]["represented_by"], json!({"c": "e"}));
    }
    let next_day = assess(&catalog, &json!({}), "2026-11-23", TODAY);
    assert_eq!(next_day["measures"][0]["represented_by"], json!({"d": null}));
    assert_eq!(next_day["measures"][1]["represented_by"], json!({}));
}
