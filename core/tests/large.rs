// SPDX-License-Identifier: EUPL-1.2
//! A catalogue of more measures than fit a word of bits, with conditions that many of them share: what the columns say of
//! each measure is what its own conditions say, and what a question promises is what trying every answer brings about.

// A test may stop at once where shipped code may not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/support/large.rs"]
mod large;
#[path = "oracle/rng.rs"]
#[allow(dead_code)]
mod rng;

use std::collections::BTreeSet;

use foerderkompass_core::{
    Answer, Attribute, Catalog, Criterion, Date, Dates, Facts, Finding, Index, Kind, Measure, Outcome, Profile, Query, Results,
    Verdict, open, results,
};
use rng::Rng;

const MEASURES: usize = 700;
const CASES: u64 = 60;

/// Every answer that the attribute accepts; of a multi each option alone and all together.
fn every_answer(attribute: &Attribute) -> Vec<Answer> {
    match &attribute.kind {
        Kind::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Multi(options) => {
            let each = (0..options.len()).map(|at| Answer::options([at]).unwrap());
            each.chain(Answer::options(0..options.len())).collect()
        }
        Kind::Integer(range) => (range.min..=range.max).map(Answer::Integer).collect(),
    }
}

/// Some answers, more with a higher seed.
fn answers(catalog: &Catalog, seed: u64) -> Profile {
    let (mut rng, mut profile) = (Rng::new(seed), Profile::default());
    for (at, attribute) in catalog.attributes().iter().enumerate() {
        let all = every_answer(attribute);
        if rng.chance(i64::try_from(seed * 100 / CASES).unwrap()) {
            assert!(profile.set(catalog, at, Some(rng.pick(&all).clone())));
        }
    }
    profile
}

/// The attributes that the findings of a measure leave open.
fn left_open(measure: &Measure, facts: &Facts) -> BTreeSet<usize> {
    let mut criteria = Vec::new();
    measure.each_condition(&mut |criterion| criteria.push(criterion));
    let responsible = measure.responsible.iter().map(|rule| rule.when.as_ref()).take_while(|when| reads_on(*when, facts));
    let carriers = measure.carriers.iter().map(|rule| rule.when.as_ref()).take_while(|when| reads_on(*when, facts));
    criteria.extend(responsible.chain(carriers).flatten());
    let mut open = Vec::new();
    criteria.into_iter().for_each(|criterion| criterion.finding(facts).open_attributes(&mut open));
    open.into_iter().collect()
}

/// A rule that is met ends the list.
fn reads_on(when: Option<&Criterion>, facts: &Facts) -> bool {
    when.is_some_and(|when| when.verdict(facts) != Verdict::Met)
}

fn check(catalog: &Catalog, profile: &Profile, found: &Results) -> usize {
    let (dates, facts) = (found.dates, &found.facts);
    let mut open_in = vec![0; catalog.attributes().len()];
    let mut undecided: Vec<&Measure> = Vec::new();
    for (at, measure) in catalog.measures().iter().enumerate() {
        let judged = measure.judge::<Finding<'_>>(facts, dates.on);
        assert_eq!(found.outcomes[at], judged.outcome, "{}", measure.id);
        assert_eq!(found.is_nearly(at), !found.assessment(catalog, at).unwrap().almost.is_empty(), "{}", measure.id);
        if judged.outcome != Outcome::Excluded {
            left_open(measure, facts).into_iter().for_each(|attribute| open_in[attribute] += 1);
        }
        if judged.outcome == Outcome::Open && judged.should.is_none_or(|should| should.verdict != Verdict::Unmet) {
            undecided.push(measure);
        }
    }
    let asked: Vec<(usize, usize)> = found.questions.iter().map(|question| (question.attribute, question.open_in)).collect();
    let mut expected: Vec<(usize, usize)> = open_in.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
    expected.sort_by_key(|(attribute, _)| asked.iter().position(|(one, _)| one == attribute));
    assert_eq!(asked, expected);
    let mut decided = 0;
    for question in &found.questions {
        let facts: Vec<Facts> = every_answer(&catalog.attributes()[question.attribute])
            .into_iter()
            .map(|answer| {
                let mut answered = profile.clone();
                assert!(answered.set(catalog, question.attribute, Some(answer)));
                Facts::new(catalog, &answered, dates)
            })
            .collect();
        let settled = |measure: &&&Measure| {
            let must = measure.must.as_ref().expect("open by its condition");
            facts.iter().any(|facts| must.verdict(facts) != Verdict::Unknown)
        };
        assert_eq!(question.decides, undecided.iter().filter(settled).count(), "{}", question.attribute);
        decided += question.decides;
    }
    decided
}

#[test]
fn columns_say_what_each_measure_says() {
    let catalog = open(large::catalog(MEASURES, 11).as_bytes()).unwrap().catalog;
    assert_eq!(catalog.measures().len(), MEASURES);
    let (index, today) = (Index::new(&catalog), Date::new(2026, 11, 22).unwrap());
    let (mut decided, mut seen) = (0, BTreeSet::new());
    for seed in 0..CASES {
        let profile = answers(&catalog, seed);
        let found = results(&catalog, &index, &Query::default(), &profile, Dates::on_day(today));
        decided += check(&catalog, &profile, &found);
        seen.extend(found.outcomes.iter().map(|outcome| outcome.key()));
    }
    assert!(decided > 10_000 && seen.len() >= 4, "{decided} {seen:?}");
}

#[test]
fn what_is_shown_is_counted() {
    let catalog = open(large::catalog(MEASURES, 12).as_bytes()).unwrap().catalog;
    let (index, today) = (Index::new(&catalog), Date::new(2026, 11, 22).unwrap());
    let ask = |query: &Query| results(&catalog, &index, query, &Profile::default(), Dates::on_day(today));
    for text in large::QUERIES.into_iter().chain([""]) {
        let all = ask(&Query { text: text.to_owned(), ..Query::default() });
        let in_order = all.shown.iter().map(|at| (catalog.measures()[*at].category, *at)).collect::<Vec<_>>();
        assert!(in_order.is_sorted() && all.facets.categories.len() == large::CATEGORIES.len(), "{text}");
        for (category, count) in all.facets.categories {
            let of = ask(&Query { text: text.to_owned(), category: Some(category), ..Query::default() });
            assert_eq!(of.shown.len(), count, "{text} {category}");
        }
        for (carrier, count) in all.facets.carriers {
            let of = ask(&Query { text: text.to_owned(), carrier: Some(carrier.clone()), ..Query::default() });
            assert_eq!(of.shown.len(), count, "{text} {carrier}");
        }
    }
}
