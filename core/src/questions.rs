// SPDX-License-Identifier: EUPL-1.2
//! What is worth asking next, and how many measures it settles.

use crate::assessment::Assessment;
use crate::candidates::{candidates, thresholds};
use crate::catalog::{AttributeAt, Catalog, Measure};
use crate::criterion::{Verdict, verdict};
use crate::data::Outcome;
use crate::date::Dates;
use crate::profile::{Facts, Profile};
use crate::rules;

/// An attribute without answer that still matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub attribute: AttributeAt,
    /// Open measures that some answer to this attribute alone settles.
    pub decides: usize,
    /// Measures that make it matter.
    pub open_in: usize,
}

/// The questions that still matter, in the order in which they should be asked.
pub fn questions(catalog: &Catalog, profile: &Profile, facts: &Facts, assessments: &[Assessment], dates: Dates) -> Vec<Question> {
    let mut open_in = vec![0_usize; catalog.attributes().len()];
    let judged = catalog.measures().iter().zip(assessments);
    for (measure, _) in judged.clone().filter(|(_, assessment)| assessment.outcome != Outcome::Excluded) {
        for attribute in relevant(measure, facts) {
            if let Some(count) = open_in.get_mut(attribute) {
                *count += 1;
            }
        }
    }
    let open: Vec<&Measure> = judged
        .filter(|(measure, assessment)| {
            assessment.outcome == Outcome::Open && verdict(measure.should.as_ref(), facts) != Verdict::Unmet
        })
        .map(|(measure, _)| measure)
        .collect();
    let mut list = Vec::new();
    for (attribute, open_in) in open_in.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        list.push(Question { attribute, decides: decides(catalog, profile, attribute, &open, dates), open_in });
    }
    list.sort_by_key(|question| {
        let attribute = catalog.attributes().get(question.attribute);
        let rank = attribute.map_or(2, |a| {
            if a.start {
                0
            } else if a.sensitive {
                2
            } else {
                1
            }
        });
        let worth =
            if rank == 0 { None } else { Some((std::cmp::Reverse(question.decides), std::cmp::Reverse(question.open_in))) };
        (rank, worth, question.attribute)
    });
    list
}

/// The first question that may be proposed: sensitive ones never are.
pub fn next_question<'q>(catalog: &Catalog, questions: &'q [Question]) -> Option<&'q Question> {
    questions.iter().find(|question| catalog.attributes().get(question.attribute).is_some_and(|a| !a.sensitive))
}

/// The attributes that could still change what is said about a measure, each once.
fn relevant(measure: &Measure, facts: &Facts) -> Vec<AttributeAt> {
    let mut found = Vec::new();
    let criteria = measure.must.iter().chain(&measure.should).chain(measure.hurdles.iter().map(|hurdle| &hurdle.criterion));
    for criterion in criteria {
        criterion.finding(facts).open_attributes(&mut found);
    }
    found.extend(rules::open_attributes(&measure.responsible, facts));
    found.extend(rules::open_attributes(&measure.carriers, facts));
    found.sort_unstable();
    found.dedup();
    found
}

/// Counts the open measures that some answer to this attribute alone settles.
fn decides(catalog: &Catalog, profile: &Profile, at: AttributeAt, open: &[&Measure], dates: Dates) -> usize {
    let Some(attribute) = catalog.attributes().get(at) else { return 0 };
    let months = i64::from(dates.today.full_months_until(dates.on));
    let mut unsettled: Vec<&Measure> = open.to_vec();
    for answer in candidates(attribute, &thresholds(catalog, at), months) {
        let mut answered = profile.clone();
        answered.put(at, Some(answer));
        let facts = Facts::new(catalog, &answered, dates);
        // Open measures are valid, so their outcome is open exactly as long as `must` is unknown.
        unsettled.retain(|measure| verdict(measure.must.as_ref(), &facts) == Verdict::Unknown);
    }
    open.len() - unsettled.len()
}
