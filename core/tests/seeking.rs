// SPDX-License-Identifier: EUPL-1.2
//! Answers that bring something about, against trying every set of answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

/// Only what makes random cases.
#[path = "oracle"]
#[allow(dead_code)]
mod oracle {
    pub mod calendar;
    pub mod generate;
    pub mod generate_rules;
    pub mod rng;
}

use std::collections::BTreeSet;

use foerderkompass_core::{
    Answer, Answers, Attribute, AttributeAt, Catalog, Criterion, Facts, FaultKind, Goal, Kind, Sought, Verdict, read, satisfying,
    satisfying_fewest,
};
use oracle::generate::{Case, case};
use oracle::rng::{Rng, at_least, fewer};
use serde_json::json;
use small::{changed, date, small};

/// Sets of answers beyond which a case is left out.
const MOST: usize = 4000;

fn asked(goals: &[Goal<'_>]) -> Vec<AttributeAt> {
    let mut asked = BTreeSet::new();
    goals.iter().for_each(|(criterion, _)| {
        criterion.each_leaf(&mut |leaf| {
            asked.insert(leaf.attribute);
        })
    });
    asked.into_iter().collect()
}

fn reached(catalog: &Catalog, goals: &[Goal<'_>], answers: &Answers) -> bool {
    let mut facts = vec![None; catalog.attributes().len()];
    answers.iter().for_each(|(at, answer)| facts[*at] = Some(answer.clone()));
    let facts = Facts::from_answers(facts);
    goals.iter().all(|(criterion, wanted)| criterion.verdict(&facts) == *wanted)
}

/// Every answer, also every set of options.
fn every_answer(attribute: &Attribute) -> Vec<Answer> {
    let chosen = |set: usize| Answer::options((0..attribute.options().len()).filter(|at| set >> at & 1 == 1)).unwrap();
    match &attribute.kind {
        Kind::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Multi(options) => (1..1_usize << options.len()).map(chosen).collect(),
        Kind::Integer(range) => (range.min..=range.max).map(Answer::Integer).collect(),
    }
}

/// Every set of answers to these attributes, none of them included; `None` if there are too many.
fn every_set(catalog: &Catalog, asked: &[AttributeAt]) -> Option<Vec<Answers>> {
    let mut sets: Vec<Answers> = vec![vec![]];
    for at in asked {
        let answers = every_answer(&catalog.attributes()[*at]);
        if sets.len() * (answers.len() + 1) > MOST {
            return None;
        }
        let with = |set: &Answers| {
            answers.iter().map(|answer| set.iter().cloned().chain([(*at, answer.clone())]).collect()).collect::<Vec<Answers>>()
        };
        let more: Vec<Answers> = sets.iter().flat_map(with).collect();
        sets.extend(more);
    }
    Some(sets)
}

/// The place of each answer among all of its attribute, so that sets can be put in order.
fn order(catalog: &Catalog, set: &Answers) -> Vec<(AttributeAt, usize)> {
    let place = |attribute: &Attribute, answer: &Answer| every_answer(attribute).iter().position(|one| one == answer).unwrap();
    set.iter().map(|(at, answer)| (*at, place(&catalog.attributes()[*at], answer))).collect()
}

fn criteria(catalog: &Catalog) -> Vec<&Criterion> {
    let mut all = Vec::new();
    for measure in catalog.measures() {
        all.extend(measure.must.iter().chain(&measure.should).chain(measure.hurdles.iter().map(|hurdle| &hurdle.criterion)));
    }
    all
}

#[test]
fn what_is_found_is_what_trying_all_finds() {
    let (mut found, mut nothing) = (0, 0);
    for seed in 0..fewer(3000) {
        let Case { catalog, today, .. } = case(seed.wrapping_mul(104_729) + 17);
        let catalog = read(catalog.to_string().as_bytes(), date(&today)).unwrap().catalog;
        let (mut rng, criteria) = (Rng::new(seed), criteria(&catalog));
        if criteria.is_empty() {
            continue;
        }
        let goals: Vec<Goal<'_>> = (0..rng.between(1, 3))
            .map(|_| (*rng.pick(&criteria), *rng.pick(&[Verdict::Met, Verdict::Met, Verdict::Unmet])))
            .collect();
        let attributes = catalog.attributes();
        let Some(sets) = every_set(&catalog, &asked(&goals)) else { continue };
        let reaching: Vec<&Answers> = sets.iter().filter(|set| reached(&catalog, &goals, set)).collect();
        let mut left = 1_000_000;
        let any = satisfying(attributes, &goals, &mut left);
        assert!((1..1_000_000).contains(&left), "seed {seed}: {left} are left");
        let Some(fewest) = reaching.iter().map(|set| set.len()).min() else {
            assert_eq!(any, Sought::Nothing, "seed {seed}");
            assert_eq!(satisfying_fewest(attributes, &goals, 99, &mut left), Sought::Nothing, "seed {seed}");
            nothing += 1;
            continue;
        };
        let Sought::Found(any) = any else { panic!("seed {seed}: {any:?}") };
        assert!(reached(&catalog, &goals, &any) && any.is_sorted_by_key(|(at, _)| *at), "seed {seed}: {any:?}");
        let before = left;
        let few = satisfying_fewest(attributes, &goals, fewest, &mut left);
        assert!(left < before, "seed {seed}");
        let Sought::Found(few) = few else { panic!("seed {seed}: {few:?}") };
        assert!(reached(&catalog, &goals, &few) && few.len() == fewest, "seed {seed}: {few:?}");
        // Of a multi the order of the sets of options is its own.
        if few.iter().all(|(at, _)| !matches!(attributes[*at].kind, Kind::Multi(_))) {
            let several = |set: &&&Answers| set.iter().any(|(at, _)| matches!(attributes[*at].kind, Kind::Multi(_)));
            let first = reaching.iter().filter(|set| set.len() == fewest && !several(set)).map(|set| order(&catalog, set)).min();
            assert!(order(&catalog, &few) <= first.unwrap(), "seed {seed}: {few:?}");
        }
        if fewest > 0 {
            assert_eq!(satisfying_fewest(attributes, &goals, fewest - 1, &mut left), Sought::Nothing, "seed {seed}");
        }
        found += 1;
    }
    assert!(found >= at_least(1000) && nothing >= at_least(100), "{found} found, {nothing} not");
}

#[test]
fn without_a_budget_nothing_is_claimed() {
    let catalog = small::catalog(&small().to_string());
    let must = catalog.measures()[0].must.as_ref().unwrap();
    let goals = [(must, Verdict::Met)];
    for left in 0..3 {
        let mut left = left;
        assert_eq!(satisfying(catalog.attributes(), &goals, &mut left), Sought::Unsettled);
        assert_eq!(left, 0);
        assert_eq!(satisfying_fewest(catalog.attributes(), &goals, 2, &mut left), Sought::Unsettled);
        assert_eq!(left, 0);
    }
    // An attribute that the list does not have.
    let mut left = 1000;
    assert_eq!(satisfying(&[], &goals, &mut left), Sought::Unsettled);
    assert_eq!(satisfying_fewest(&[], &goals, 2, &mut left), Sought::Unsettled);
    assert_eq!(left, 1000);
}

#[test]
fn what_is_left_is_less_by_what_was_looked_at() {
    let catalog = small::catalog(&small().to_string());
    let must = catalog.measures()[0].must.as_ref().unwrap();
    let spent = |left: usize, seek: &dyn Fn(&mut usize) -> Sought| {
        let mut after = left;
        assert!(matches!(seek(&mut after), Sought::Found(_)));
        left - after
    };
    let any = |left: &mut usize| satisfying(catalog.attributes(), &[(must, Verdict::Met)], left);
    let fewest = |left: &mut usize| satisfying_fewest(catalog.attributes(), &[(must, Verdict::Met)], 9, left);
    for seek in [&any as &dyn Fn(&mut usize) -> Sought, &fewest] {
        let work = spent(1_000_000, seek);
        assert!((3..100).contains(&work), "{work}");
        // The same question costs the same as long as it can be paid, and then nothing is claimed.
        assert_eq!(spent(work, seek), work);
        let mut less = work - 1;
        assert_eq!((seek(&mut less), less), (Sought::Unsettled, 0));
    }
}

/// The small catalogue with a condition that asks for so many options one by one, and for something that cannot be; there are
/// `more` options that it does not ask for.
fn never_met(options: usize, more: usize) -> String {
    let list: Vec<_> = (0..options + more).map(|n| json!({"id": format!("o{n}"), "label": format!("Option {n}")})).collect();
    let mut each: Vec<_> = (0..options).map(|n| json!({"attribute": "viel", "in": [format!("o{n}")]})).collect();
    each.extend([json!({"attribute": "arbeit", "is": true}), json!({"not": {"attribute": "arbeit", "is": true}})]);
    let json = changed(&small(), "/attributes/5", &json!({"id": "viel", "kind": "multi", "label": "Viel", "options": list}));
    changed(&json, "/measures/2/must", &json!({"all": each})).to_string()
}

#[test]
fn sets_of_very_many_options_are_not_tried() {
    let sought = |options: usize, more: usize| {
        let catalog = small::catalog(&never_met(options, more));
        satisfying(catalog.attributes(), &[(catalog.measures()[2].must.as_ref().unwrap(), Verdict::Met)], &mut 1_000_000)
    };
    assert_eq!((sought(6, 0), sought(13, 0)), (Sought::Nothing, Sought::Unsettled));
    // Twelve can be told apart in 4095 sets; with one that nobody asks for there is another, which has none of the twelve.
    assert_eq!((sought(12, 0), sought(12, 1), sought(12, 5)), (Sought::Nothing, Sought::Nothing, Sought::Nothing));
    // What nobody can meet is told unless that was not found out.
    let told = |options: usize| {
        let faults = read(never_met(options, 0).as_bytes(), date(small::TODAY)).unwrap().faults;
        faults.iter().filter(|fault| fault.kind == FaultKind::NeverMet).count()
    };
    assert_eq!((told(6), told(13)), (1, 0));
}
