// SPDX-License-Identifier: EUPL-1.2
//! Comparisons and findings against brute force: every answer and every missing answer of a few small attributes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use std::collections::BTreeMap;

use foerderkompass_cockpit::{Example, FindingKind, Meaning, Written, compare, findings};
use foerderkompass_core::{Answer, Catalog, Criterion, Facts, Verdict};
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Value, json};

/// A catalogue of five small attributes whose measures `a`, `b` have these conditions.
fn catalog(a: &Value, b: &Value) -> Catalog {
    let option = |id: &str| json!({"id": id, "label": id});
    let attributes = json!([
        {"id": "f", "kind": "flag", "label": "F"}, {"id": "g", "kind": "flag", "label": "G"},
        {"id": "o", "kind": "ordinal", "label": "O", "options": [option("o0"), option("o1"), option("o2")]},
        {"id": "n", "kind": "integer", "label": "N", "min": 0, "max": 4},
        {"id": "m", "kind": "multi", "label": "M", "options": [option("m0"), option("m1"), option("m2")]},
    ]);
    let measure = |id: &str, must: &Value| json!({"id": id, "title": id, "summary": "S", "category": "k", "must": must});
    let mut json = small::with(&[("/attributes", attributes), ("/personas", json!([])), ("/contacts", json!([]))]);
    json["measures"] = json!([measure("a", a), measure("b", b)]);
    small::catalog(&json)
}

/// Every answer of an attribute, and none.
fn answers(at: usize) -> Vec<Option<Answer>> {
    let all: Vec<Answer> = match at {
        0 | 1 => vec![Answer::Flag(false), Answer::Flag(true)],
        2 => (0..3).map(Answer::Option).collect(),
        3 => (0..5).map(Answer::Integer).collect(),
        _ => (1..8).map(|set| Answer::Options((0..3).filter(|at| set >> at & 1 == 1).collect())).collect(),
    };
    [None].into_iter().chain(all.into_iter().map(Some)).collect()
}

/// All 1728 sets of answers.
fn everything() -> Vec<Vec<Option<Answer>>> {
    let mut all = vec![Vec::new()];
    for at in 0..5 {
        let longer = |known: &Vec<Option<Answer>>| -> Vec<Vec<Option<Answer>>> {
            answers(at).into_iter().map(|answer| [known.clone(), vec![answer]].concat()).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

fn leaf() -> impl Strategy<Value = Value> {
    let options = |name: &'static str| {
        subsequence(vec![0, 1, 2], 1..=3).prop_map(move |at| at.iter().map(|at| format!("{name}{at}")).collect::<Vec<_>>())
    };
    prop_oneof![
        any::<bool>().prop_map(|is| json!({"attribute": "f", "is": is})),
        any::<bool>().prop_map(|is| json!({"attribute": "g", "is": is})),
        options("o").prop_map(|ids| json!({"attribute": "o", "in": ids})),
        (0..3_usize).prop_map(|at| json!({"attribute": "o", "min": format!("o{at}")})),
        (0..5_i64, 0..5_i64).prop_map(|(a, b)| json!({"attribute": "n", "min": a.min(b), "max": a.max(b)})),
        (0..5_i64).prop_map(|max| json!({"attribute": "n", "max": max})),
        options("m").prop_map(|ids| json!({"attribute": "m", "in": ids})),
    ]
}

fn criterion() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| json!({"not": part})),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| json!({"all": parts})),
            prop::collection::vec(inner, 1..4).prop_map(|parts| json!({"any": parts})),
        ]
    })
}

/// The same condition said otherwise; `way` picks how.
fn reworded(one: &Value, way: u32) -> Value {
    let deeper = |part: &Value| reworded(part, way / 3);
    let list = |parts: &Value| -> Vec<Value> { parts.as_array().unwrap().iter().rev().map(deeper).collect() };
    let denied = |parts: &Value| -> Vec<Value> { list(parts).into_iter().map(|part| json!({"not": part})).collect() };
    match (way % 3, one.as_object().unwrap()) {
        (0, object) if object.contains_key("all") => json!({"not": {"any": denied(&object["all"])}}),
        (0, object) if object.contains_key("any") => json!({"not": {"all": denied(&object["any"])}}),
        (_, object) if object.contains_key("all") => json!({"all": list(&object["all"])}),
        (_, object) if object.contains_key("any") => json!({"any": [{"any": list(&object["any"])}]}),
        (1, object) if object.contains_key("not") => json!({"not": {"all": [deeper(&object["not"])]}}),
        (2, _) => json!({"not": {"not": one}}),
        _ => json!({"all": [one, one]}),
    }
}

/// Pairs that are independent, alike, or alike but for one more condition.
fn pair() -> impl Strategy<Value = (Value, Value)> {
    prop_oneof![
        (criterion(), criterion()),
        (criterion(), any::<u32>()).prop_map(|(one, way)| (one.clone(), reworded(&one, way))),
        (criterion(), leaf()).prop_map(|(one, leaf)| (one.clone(), json!({"all": [one, leaf]}))),
        (criterion(), leaf()).prop_map(|(one, leaf)| (one.clone(), json!({"all": [one, {"any": [leaf, {"not": leaf}]}]}))),
    ]
}

fn verdicts(one: &Criterion, other: &Criterion, answers: &[Option<Answer>]) -> (Verdict, Verdict) {
    let facts = Facts::from_answers(answers.to_vec());
    (one.verdict(&facts), other.verdict(&facts))
}

fn decided(pair: (Verdict, Verdict)) -> bool {
    pair.0 != Verdict::Unknown && pair.1 != Verdict::Unknown
}

/// The answers of an example, read by their ids.
fn given(catalog: &Catalog, example: &Example) -> Vec<Option<Answer>> {
    let mut given = vec![None; catalog.attributes().len()];
    for one in &example.answers {
        let at = catalog.attribute_at(&one.attribute).expect("an attribute");
        let option = |id: &String| catalog.attributes()[at].option_at(id).expect("an option");
        given[at] = match &one.answer {
            Written::Flag(flag) => Some(Answer::Flag(*flag)),
            Written::Number(number) => Some(Answer::Integer(*number)),
            Written::Option(id) => Some(Answer::Option(option(id))),
            Written::Options(ids) => Answer::options(ids.iter().map(option)),
        };
    }
    given
}

fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Unknown => "unknown",
    }
}

/// How often each meaning was found.
type Tally = BTreeMap<String, usize>;

fn agrees_with_brute_force(a: &Value, b: &Value, all: &[Vec<Option<Answer>>], tally: &mut Tally) {
    let catalog = catalog(a, b);
    let of = |at: usize| catalog.measures()[at].must.as_ref().expect("a must");
    let (one, other) = (of(0), of(1));
    let diff = compare((&catalog, Some(one)), (&catalog, Some(other)), &mut 1_000_000);
    let count = |answers: &&Vec<Option<Answer>>| answers.iter().flatten().count();
    let apart = all.iter().filter(|answers| {
        let pair = verdicts(one, other, answers);
        decided(pair) && pair.0 != pair.1
    });
    let fewest = apart.map(|answers| count(&answers)).min();
    let sooner = all.iter().filter(|answers| {
        let pair = verdicts(one, other, answers);
        pair.0 != pair.1
    });
    let expected = match (fewest, sooner.map(|answers| count(&answers)).min()) {
        (Some(fewest), _) => (Meaning::Different, Some(fewest)),
        (None, Some(fewest)) => (Meaning::SameOnceAnswered, Some(fewest)),
        (None, None) => (Meaning::Same, None),
    };
    let found = diff.example.as_ref().map(|example| example.answers.len());
    assert_eq!((diff.meaning, found), expected, "{a} and {b}: {diff:?}");
    if let Some(example) = &diff.example {
        let (before, after) = verdicts(one, other, &given(&catalog, example));
        assert_eq!((example.before.as_str(), example.after.as_str()), (key(before), key(after)), "{a} and {b}");
        assert!(before != after && example.fewest, "{a} and {b}: {example:?}");
    }
    *tally.entry(format!("{:?}", diff.meaning)).or_default() += 1;
}

/// The law for random pairs; all three meanings must come up often.
#[test]
fn comparisons_agree_with_brute_force() {
    let all = everything();
    assert_eq!(all.len(), 1728);
    let tally = std::cell::RefCell::new(Tally::new());
    let config = ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let run = runner.run(&pair(), |(a, b)| {
        agrees_with_brute_force(&a, &b, &all, &mut tally.borrow_mut());
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
    let tally = tally.into_inner();
    for (meaning, least) in [("Different", 400), ("Same", 200), ("SameOnceAnswered", 80)] {
        assert!(tally.get(meaning).copied().unwrap_or(0) >= least, "{meaning} is rare: {tally:?}");
    }
}

fn possible(parts: &[&Criterion], wanted: Verdict, all: &[Vec<Option<Answer>>]) -> bool {
    all.iter().any(|answers| {
        let facts = Facts::from_answers(answers.clone());
        parts.iter().all(|part| part.verdict(&facts) == wanted)
    })
}

/// Never met, always met and blame: exactly where brute force says so, and no part of the blame can be spared.
#[test]
fn findings_agree_with_brute_force() {
    let all: Vec<_> = everything().into_iter().filter(|answers| answers.iter().all(Option::is_some)).collect();
    let (never, always) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let config = ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let run = runner.run(&prop::collection::vec(prop_oneof![leaf(), criterion()], 1..6), |parts| {
        let json = json!({"all": parts});
        let catalog = catalog(&json, &json!({"any": parts}));
        let found = findings(&catalog);
        let kinds = |id: &str, path: &str| -> Vec<FindingKind> {
            found.iter().filter(|one| one.id == id && one.path == path).map(|one| one.kind).collect()
        };
        let must = |at: usize| catalog.measures()[at].must.as_ref().unwrap();
        for (at, id) in [(0, "a"), (1, "b")] {
            let expected = match (possible(&[must(at)], Verdict::Met, &all), possible(&[must(at)], Verdict::Unmet, &all)) {
                (false, _) => vec![FindingKind::NeverMet],
                (true, false) => vec![FindingKind::AlwaysMet],
                (true, true) => vec![],
            };
            assert_eq!(kinds(id, "must"), expected, "{json}");
            always.set(always.get() + usize::from(expected == [FindingKind::AlwaysMet]));
        }
        let foerderkompass_core::Shape::All(list) = &must(0).shape else { panic!("{json}") };
        let blamed = found.iter().find(|one| one.id == "a" && one.kind == FindingKind::NeverMet);
        let place = |path: &str| list.iter().enumerate().find(|(at, _)| path == format!("must.all[{at}]")).map(|(_, part)| part);
        if let Some(blamed) = blamed {
            // Leaves only: of what has parts, some may be to blame and the others not.
            let leaf = |part: &&Criterion| matches!(part.shape, foerderkompass_core::Shape::Leaf(_));
            let parts: Option<Vec<&Criterion>> = blamed.parts.iter().map(|part| place(&part.path).filter(leaf)).collect();
            if let Some(parts) = parts {
                assert!(!possible(&parts, Verdict::Met, &all), "{json}: {blamed:?}");
                for spared in 0..parts.len() {
                    let fewer: Vec<&Criterion> =
                        parts.iter().enumerate().filter(|(at, _)| *at != spared).map(|(_, part)| *part).collect();
                    assert!(possible(&fewer, Verdict::Met, &all), "{json}: {blamed:?}");
                }
                never.set(never.get() + 1);
            }
        }
        // What is called superfluous at the top can be left out.
        for one in found.iter().filter(|one| one.id == "a" && one.kind == FindingKind::Superfluous) {
            let Some(part) = place(&one.path) else { continue };
            let others: Vec<&Criterion> = list.iter().filter(|other| !std::ptr::eq(*other, part)).collect();
            let same = all.iter().all(|answers| {
                let facts = Facts::from_answers(answers.clone());
                let rest = others.iter().fold(Verdict::Met, |sum, other| sum.and(other.verdict(&facts)));
                rest == must(0).verdict(&facts)
            });
            assert!(same, "{json}: {one:?}");
        }
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(never.get() >= 50 && always.get() >= 30, "never {never:?}, always {always:?}");
}
