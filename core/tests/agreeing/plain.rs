// SPDX-License-Identifier: EUPL-1.2
//! The columns of the engine against the plain evaluation of each measure's own conditions, and what a question promises
//! against trying every answer.

use std::collections::BTreeSet;

use foerderkompass_core::{
    Answer, Attribute, Catalog, Criterion, Facts, Finding, Kind, Measure, Outcome, Profile, Results, Verdict,
};

/// Every answer that a question counts, as the format page says it: of a multi each option alone.
pub fn every_answer(attribute: &Attribute) -> Vec<Answer> {
    match &attribute.kind {
        Kind::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Multi(options) => (0..options.len()).map(|at| Answer::options([at]).unwrap()).collect(),
        Kind::Integer(range) => (range.min..=range.max).map(Answer::Integer).collect(),
    }
}

/// The attributes that the findings of a measure leave open.
pub fn left_open(measure: &Measure, facts: &Facts) -> BTreeSet<usize> {
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

/// Checks everything that the results say; gives how many measures the questions would settle.
pub fn check(catalog: &Catalog, profile: &Profile, found: &Results) -> usize {
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
