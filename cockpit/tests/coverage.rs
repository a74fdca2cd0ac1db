// SPDX-License-Identifier: EUPL-1.2
//! Gaps of the offer: against brute force over every answer of random small catalogues, and on the shipped catalogue.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use std::cell::Cell;
use std::time::{Duration, Instant};

use foerderkompass_cockpit::{Coverage, Given, PlacesSum, Written, coverage};
use foerderkompass_core::{Answer, Catalog, Date, Facts, Measure, Outcome, Profile, Verdict, read};
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Value, json};

const ATTRIBUTES: usize = 5;

/// Three categories, the last one without measures; `m0` also stands in the second.
fn catalog(measures: &[Value]) -> Catalog {
    let option = |id: &str| json!({"id": id, "label": id});
    let attributes = json!([
        {"id": "f", "kind": "flag", "label": "F"}, {"id": "c", "kind": "choice", "label": "C", "options": [option("c0"), option("c1")]},
        {"id": "o", "kind": "ordinal", "label": "O", "options": [option("o0"), option("o1"), option("o2")]},
        {"id": "n", "kind": "integer", "label": "N", "min": 0, "max": 4},
        {"id": "m", "kind": "multi", "label": "M", "options": [option("m0"), option("m1")]},
    ]);
    let categories = json!([{"id": "k", "label": "K"}, {"id": "l", "label": "L"}, {"id": "z", "label": "Z"}]);
    let head = [("/attributes", attributes), ("/personas", json!([])), ("/contacts", json!([])), ("/categories", categories)];
    let mut json = small::with(&head);
    json["measures"] = Value::Array(measures.to_vec());
    small::catalog(&json)
}

fn leaf() -> impl Strategy<Value = Value> {
    let options = |name: &'static str, count: usize| {
        subsequence((0..count).collect::<Vec<_>>(), 1..=count)
            .prop_map(move |at| at.iter().map(|at| format!("{name}{at}")).collect::<Vec<_>>())
    };
    prop_oneof![
        any::<bool>().prop_map(|is| json!({"attribute": "f", "is": is})),
        options("c", 2).prop_map(|ids| json!({"attribute": "c", "in": ids})),
        options("o", 3).prop_map(|ids| json!({"attribute": "o", "in": ids})),
        (0..3_usize).prop_map(|at| json!({"attribute": "o", "min": format!("o{at}")})),
        (0..5_i64, 0..5_i64).prop_map(|(a, b)| json!({"attribute": "n", "min": a.min(b), "max": a.max(b)})),
        options("m", 2).prop_map(|ids| json!({"attribute": "m", "in": ids})),
    ]
}

fn criterion() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| json!({"not": part})),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| json!({"all": parts})),
            prop::collection::vec(inner, 1..3).prop_map(|parts| json!({"any": parts})),
        ]
    })
}

/// Must, should, hurdle, validity, free places.
type Drawn = (Option<Value>, Option<Value>, Option<Value>, u32, Option<u32>);

/// Three measures; the second is not valid on the day in one of eight.
fn measures() -> impl Strategy<Value = Vec<Value>> {
    let maybe = || prop::option::of(criterion());
    let one = (maybe(), maybe(), maybe(), 0..8_u32, prop::option::of(0..9_u32));
    prop::collection::vec(one, 3).prop_map(|all| {
        let measure = |(at, (must, should, hurdle, valid, free)): (usize, Drawn)| {
            let category = if at == 2 { "l" } else { "k" };
            let mut json = json!({"id": format!("m{at}"), "title": format!("T{at}"), "summary": "S", "category": category});
            let mut put = |key: &str, value: Option<Value>| {
                if let Some(value) = value {
                    json[key] = value;
                }
            };
            put("also", (at == 0).then(|| json!(["l"])));
            put("must", must);
            put("should", should);
            put("hurdles", hurdle.map(|criterion| json!([{"criterion": criterion}])));
            put("valid_until", (at == 1 && valid == 0).then(|| json!("2026-11-21")));
            let places = |free: u32| json!({"free": free, "as_of": if free < 3 { "2026-11-07" } else { "2026-11-08" }});
            let mut offer = json!({"id": "o", "provider": "P"});
            if let Some(free) = free {
                offer["places"] = places(free);
            }
            put("offers", (at < 2).then(|| json!([offer])));
            json
        };
        all.into_iter().enumerate().map(measure).collect()
    })
}

fn answers(at: usize) -> Vec<Answer> {
    match at {
        0 => vec![Answer::Flag(false), Answer::Flag(true)],
        1 => (0..2).map(Answer::Option).collect(),
        2 => (0..3).map(Answer::Option).collect(),
        3 => (0..5).map(Answer::Integer).collect(),
        _ => [vec![0], vec![1], vec![0, 1]].into_iter().map(Answer::Options).collect(),
    }
}

/// All 180 sets of answers in which nothing is left open.
fn everything() -> Vec<Vec<Answer>> {
    let mut all = vec![Vec::new()];
    for at in 0..ATTRIBUTES {
        let longer = |known: &Vec<Answer>| -> Vec<Vec<Answer>> {
            answers(at).into_iter().map(|answer| [known.clone(), vec![answer]].concat()).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

fn meets(answer: &Answer, given: &Given) -> bool {
    match (answer, given) {
        (Answer::Flag(flag), Given::One(Written::Flag(is))) => flag == is,
        (Answer::Option(at), Given::One(Written::Option(id))) => id.ends_with(&at.to_string()),
        (Answer::Options(chosen), Given::One(Written::Option(id))) => chosen.iter().any(|at| id.ends_with(&at.to_string())),
        (Answer::Integer(number), Given::One(Written::Number(is))) => number == is,
        (Answer::Integer(number), Given::Numbers { min, max }) => (min..=max).contains(&number),
        other => panic!("{other:?}"),
    }
}

fn rank(outcome: Outcome) -> usize {
    [Outcome::Excluded, Outcome::Unlikely, Outcome::FitsAfterHurdle, Outcome::Fits]
        .iter()
        .position(|one| *one == outcome)
        .unwrap()
}

/// The best outcome that brute force finds.
fn best(measure: &Measure, at: usize, given: &Given, fixed: &[(usize, Answer)], all: &[Vec<Answer>], today: Date) -> Outcome {
    let able = all.iter().filter(|answers| meets(&answers[at], given) && fixed.iter().all(|(at, is)| answers[*at] == *is));
    let outcome = |answers: &Vec<Answer>| {
        let facts = Facts::from_answers(answers.iter().cloned().map(Some).collect());
        measure.judge::<Verdict>(&facts, today).outcome
    };
    able.map(outcome).max_by_key(|outcome| rank(*outcome)).expect("some answers")
}

#[derive(Default)]
struct Tally {
    open: Cell<usize>,
    closed: Cell<usize>,
    blamed: [Cell<usize>; 3],
}

fn agrees(catalog: &Catalog, at: usize, fixed: &[(usize, Answer)], all: &[Vec<Answer>], tally: &Tally) {
    let today = small::date(small::TODAY);
    let mut profile = Profile::default();
    fixed.iter().for_each(|(at, answer)| assert!(profile.set(catalog, *at, Some(answer.clone()))));
    let fixed: Vec<(usize, Answer)> = fixed.iter().filter(|(other, _)| *other != at).cloned().collect();
    let found = coverage(catalog, at, &profile, today).expect("an attribute");
    assert_eq!(found.unsettled(), "");
    assert_eq!(found.fixed.len(), fixed.len());
    let covered = answers(at).iter().all(|answer| found.answers.iter().any(|one| meets(answer, &one.given)));
    assert!(covered, "{:?}", found.answers);
    for (line, answer) in found.answers.iter().enumerate() {
        let outcomes: Vec<Outcome> =
            catalog.measures().iter().map(|measure| best(measure, at, &answer.given, &fixed, all, today)).collect();
        for (category, shown) in found.categories.iter().enumerate() {
            let own: Vec<usize> = (0..outcomes.len())
                .filter(|m| catalog.measures()[*m].category == category || catalog.measures()[*m].also.contains(&category))
                .collect();
            let fits: Vec<usize> = own.iter().copied().filter(|m| outcomes[*m] == Outcome::Fits).collect();
            let cell = shown.cells[line];
            assert_eq!((shown.measures, cell.measures), (own.len(), fits.len()), "{answer:?} {category}");
            assert_eq!(cell.places, places(catalog, &fits, today), "{answer:?} {category}");
            let closed = found.closed.iter().find(|one| (one.answer, one.category) == (line, category));
            assert_eq!(closed.is_some(), !own.is_empty() && fits.is_empty(), "{answer:?} {category}");
            tally.open.set(tally.open.get() + usize::from(!fits.is_empty()));
            let Some(closed) = closed else { continue };
            tally.closed.set(tally.closed.get() + 1);
            let named =
                |m: usize| closed.reasons.iter().find(|reason| reason.measures.iter().any(|one| one.id == format!("m{m}")));
            assert_eq!(closed.reasons.iter().map(|reason| reason.measures.len()).sum::<usize>(), own.len());
            for m in own {
                let reason = named(m).expect("every measure has a reason");
                assert_eq!(reason.at_best, outcomes[m], "{answer:?}: {reason:?}");
                let count = &tally.blamed[rank(reason.at_best)];
                count.set(count.get() + 1);
            }
        }
        let total = outcomes.iter().filter(|outcome| **outcome == Outcome::Fits).count();
        assert_eq!(found.all[line].measures, total);
    }
}

fn places(catalog: &Catalog, measures: &[usize], today: Date) -> PlacesSum {
    let mut sum = PlacesSum::default();
    for offer in measures.iter().flat_map(|at| &catalog.measures()[*at].offers) {
        match &offer.places {
            None => sum.unknown += 1,
            Some(places) => {
                sum.known += 1;
                sum.free += u64::from(places.free);
                sum.old += usize::from(places.as_of.days_until(today) > 14);
            }
        }
    }
    sum
}

/// Every attribute of random catalogues, free and with up to two answers fixed.
#[test]
fn coverage_agrees_with_brute_force() {
    let all = everything();
    assert_eq!(all.len(), 180);
    let tally = Tally::default();
    let config = ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let fixed = subsequence((0..ATTRIBUTES).collect::<Vec<_>>(), 0..3);
    let run = runner.run(&(measures(), fixed, any::<prop::sample::Index>()), |(measures, fixed, index)| {
        let catalog = catalog(&measures);
        let fixed: Vec<(usize, Answer)> = fixed.into_iter().map(|at| (at, index.get(&answers(at)).clone())).collect();
        (0..ATTRIBUTES).for_each(|at| agrees(&catalog, at, &fixed, &all, &tally));
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
    let blamed = tally.blamed.each_ref().map(Cell::get);
    assert!(tally.open.get() > 2000 && tally.closed.get() > 400, "{} open, {} closed", tally.open.get(), tally.closed.get());
    assert!(blamed.iter().all(|count| *count > 50), "must, should, hurdles: {blamed:?}");
}

/// What is blamed suffices, and nothing of it can be spared.
#[test]
fn blame_is_minimal() {
    let leaf = |attribute: &str, id: &str| json!({"attribute": attribute, "in": [id]});
    let measure = |id: &str, fields: Value| {
        let mut json = json!({"id": id, "title": id, "summary": "S", "category": "k"});
        fields.as_object().unwrap().iter().for_each(|(key, value)| json[key] = value.clone());
        json
    };
    let catalog = catalog(&[
        measure("a", json!({"must": {"all": [leaf("c", "c1"), leaf("o", "o1"), leaf("m", "m0")]}})),
        measure("b", json!({"must": {"any": [leaf("o", "o2"), leaf("m", "m1")]}, "should": {"not": leaf("c", "c0")}})),
        measure("d", json!({"hurdles": [{"criterion": leaf("c", "c1")}]})),
        measure("e", json!({"must": {"all": [{"attribute": "n", "max": 1}, {"attribute": "n", "min": 3}]}})),
        measure("g", json!({"valid_from": "2026-12-01"})),
        measure("h", json!({"must": leaf("c", "c1")})),
    ]);
    let at = catalog.attribute_at("c").unwrap();
    let found = coverage(&catalog, at, &Profile::default(), small::date(small::TODAY)).unwrap();
    let closed: Vec<_> = found.closed.iter().map(|one| (one.answer, one.category)).collect();
    assert_eq!(closed, [(0, 0)]);
    let reasons: Vec<_> = found.closed[0].reasons.iter().map(|reason| reason.sentence.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "„a“ und „h“: Es liegt an „C ist c1“.",
            "„b“: Es liegt an „C ist nicht c0“; höchstens „nur im Einzelfall“.",
            "„d“: Es liegt an „C ist c1“; höchstens „erst ein Schritt nötig“.",
            "„e“: Es widersprechen sich „N höchstens 1“ und „N mindestens 3“.",
            "„g“: gibt es erst ab 01.12.2026.",
        ]
    );
    assert_eq!(found.closed[0].reasons[0].measures[0].paths, ["must.all[0]"]);
    assert_eq!(found.closed[0].sentence, "c0: Aus „K“ kommt nichts in Betracht.");
}

fn shipped() -> Catalog {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../catalog.json")).expect("the shipped catalogue");
    read(&text, small::date(small::TODAY)).unwrap_or_else(|faults| panic!("{faults:?}")).catalog
}

/// The counts of one category, by answer.
fn counts(coverage: &Coverage, category: &str) -> Vec<usize> {
    let found = coverage.categories.iter().find(|one| one.id == category).expect("a category");
    found.cells.iter().map(|cell| cell.measures).collect()
}

#[test]
fn shipped_catalogue_has_its_gaps_within_a_second() {
    let catalog = shipped();
    let today = small::date(small::TODAY);
    let (mut slowest, mut all) = (Duration::ZERO, Vec::new());
    for at in 0..catalog.attributes().len() {
        let start = Instant::now();
        let found = coverage(&catalog, at, &Profile::default(), today).expect("an attribute");
        slowest = slowest.max(start.elapsed());
        assert_eq!(found.unsettled(), "", "{}", found.attribute);
        all.push(found);
    }
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
    println!("the slowest attribute took {slowest:?}");
    let of = |id: &str| all.iter().find(|one| one.attribute == id).expect("an attribute");
    let found = of("rechtskreis");
    assert_eq!(counts(found, "selbstaendigkeit"), [2, 0, 0, 0, 0]);
    let closed: Vec<&str> = found.closed.iter().map(|one| one.reasons[0].conditions[0].as_str()).collect();
    assert_eq!(closed, ["Grundsicherungsgeld (SGB II) ohne Arbeitslosengeld"; 4]);
    let text = found.to_text();
    let line = "AsylbLG: Aus „Selbständigkeit“ kommt nichts in Betracht.\n  - „Einstiegsgeld“ und „Hilfen für Selbständige (§ 16c)“: \
                Es liegt an „Grundsicherungsgeld (SGB II) ohne Arbeitslosengeld“.";
    assert!(text.contains(line), "{text}");
    // Numbers are cut where a rule begins or ends.
    assert!(of("arbeitslos_dauer").answers.len() > 1, "{:?}", of("arbeitslos_dauer").answers);
    // A fixed answer takes away: nobody who has long finished school law gets what is for the young.
    let old = catalog.attribute_at("alter").expect("an attribute");
    let last = catalog.attributes()[old].options().len() - 1;
    let mut fixed = Profile::default();
    assert!(fixed.set(&catalog, old, Some(Answer::Option(last))));
    let fewer = coverage(&catalog, catalog.attribute_at("rechtskreis").unwrap(), &fixed, today).expect("an attribute");
    let total = |one: &Coverage| one.all.iter().map(|cell| cell.measures).sum::<usize>();
    assert!(total(&fewer) < total(found), "{} of {}", total(&fewer), total(found));
    assert_eq!(fewer.lead()[1], format!("Festgelegt: Altersgruppe: {}.", catalog.attributes()[old].options()[last].label));
    let page = found.to_html();
    assert!(page.starts_with("<!doctype html>") && page.contains("<td class=\"wrong\">0</td>"), "{page}");
}
