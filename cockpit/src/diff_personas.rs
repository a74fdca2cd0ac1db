// SPDX-License-Identifier: EUPL-1.2
//! Which personas come out otherwise, and why.

use std::collections::HashMap;

use foerderkompass_core::{Catalog, Dates, Facts, Finding, Judged, Measure, Outcome, Persona, Validity, Verdict};
use serde::{Serialize, Serializer};

use crate::condition::{answer_mark, attribute_id, named};
use crate::words;

/// A persona of both catalogues for whom some measure comes out otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonaDiff {
    pub id: String,
    pub title: String,
    /// The persona itself answers otherwise, which may be the reason.
    pub answers_changed: bool,
    pub outcomes: Vec<OutcomeDiff>,
}

/// A measure of both catalogues that comes out otherwise for a persona.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeDiff {
    pub measure: String,
    pub title: String,
    #[serde(serialize_with = "outcome_key")]
    pub old: Outcome,
    #[serde(serialize_with = "outcome_key")]
    pub new: Outcome,
    /// What brings the new outcome about, without „weil“.
    pub why: String,
    /// `P2: Kurs A war *kommt in Betracht*, wird *noch zu klären*, weil …`
    pub sentence: String,
}

pub(crate) fn outcome_key<S: Serializer>(outcome: &Outcome, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(outcome.key())
}

/// The personas of both catalogues for whom some measure comes out otherwise, in the order of the new catalogue. It is a
/// small part of what [`crate::diff`] finds and takes a small part of its time: fit for the pauses of somebody who types.
pub fn personas(old: &Catalog, new: &Catalog) -> Vec<PersonaDiff> {
    let by_id: HashMap<&str, &Measure> = old.measures().iter().map(|measure| (measure.id.as_str(), measure)).collect();
    let both: Vec<(&Measure, &Measure)> =
        new.measures().iter().filter_map(|measure| Some((*by_id.get(measure.id.as_str())?, measure))).collect();
    let pairs = new.personas().iter().filter_map(|is| Some((old.personas().iter().find(|was| was.id == is.id)?, is)));
    pairs.map(|(was, is)| persona((old, was), (new, is), &both)).filter(|diff| !diff.outcomes.is_empty()).collect()
}

fn persona((old, was): (&Catalog, &Persona), (new, is): (&Catalog, &Persona), both: &[(&Measure, &Measure)]) -> PersonaDiff {
    let (before, after) = (known(old, was), known(new, is));
    let mut outcomes = Vec::new();
    for (other, measure) in both.iter().copied() {
        let old_judged = other.judge::<Finding<'_>>(&before, old.about().as_of);
        let new_judged = measure.judge::<Finding<'_>>(&after, new.about().as_of);
        if old_judged.outcome == new_judged.outcome {
            continue;
        }
        let why = why((old, other, &old_judged), (new, measure, &new_judged));
        let sentence = words::persona_flips(&is.id, &measure.title, old_judged.outcome, new_judged.outcome, &why);
        let (id, title) = (measure.id.clone(), measure.title.clone());
        outcomes.push(OutcomeDiff { measure: id, title, old: old_judged.outcome, new: new_judged.outcome, why, sentence });
    }
    let answers = |catalog: &Catalog, persona: &Persona| -> Vec<String> {
        let answer = |(at, answer): (usize, &foerderkompass_core::Answer)| {
            let attribute = catalog.attributes().get(at);
            format!("{}={}", attribute_id(catalog, at), attribute.map(|a| answer_mark(a, answer)).unwrap_or_default())
        };
        let mut answers: Vec<String> = persona.answers.answered().map(answer).collect();
        answers.sort_unstable();
        answers
    };
    let answers_changed = answers(old, was) != answers(new, is);
    PersonaDiff { id: is.id.clone(), title: is.title.clone(), answers_changed, outcomes }
}

/// What is known of a persona, on the catalogue's own day.
pub(crate) fn known(catalog: &Catalog, persona: &Persona) -> Facts {
    Facts::new(catalog, &persona.answers, Dates::on_day(catalog.about().as_of))
}

type Judgement<'j, 'c> = (&'c Catalog, &'c Measure, &'j Judged<Finding<'c>>);

/// What brings the new outcome about; where it is a better one, first what stood in its way.
fn why(old: Judgement<'_, '_>, new: Judgement<'_, '_>) -> String {
    let way = in_the_way(old);
    match new.2.outcome {
        Outcome::Fits if way.is_empty() => words::NOTHING_IN_THE_WAY.into(),
        Outcome::Fits => words::no_longer(&way),
        outcome if rank(outcome) > rank(old.2.outcome) => words::better_but(&way, &in_the_way(new)),
        _ => in_the_way(new),
    }
}

/// From farthest to nearest.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Excluded => 0,
        Outcome::Open => 1,
        Outcome::Unlikely => 2,
        Outcome::FitsAfterHurdle => 3,
        Outcome::Fits => 4,
    }
}

/// The reason for an outcome other than „kommt in Betracht“.
fn in_the_way((catalog, measure, judged): Judgement<'_, '_>) -> String {
    match judged.validity {
        Validity::NotYet(from) => return words::not_yet(from),
        Validity::Ended(until) => return words::ended(until),
        Validity::Valid => {}
    }
    let names = |finding: &Option<Finding<'_>>| -> Vec<String> {
        finding.iter().flat_map(Finding::decisive).map(|finding| words::quoted(&named(catalog, finding.criterion))).collect()
    };
    match judged.outcome {
        Outcome::Excluded => words::unmet(&names(&judged.must)),
        Outcome::Unlikely => words::not_usual(&names(&judged.should)),
        Outcome::Open => words::open(&open(catalog, judged)),
        Outcome::FitsAfterHurdle => {
            let unmet = measure.hurdles.iter().zip(&judged.hurdles).filter(|(_, finding)| finding.verdict == Verdict::Unmet);
            let name =
                |text: &Option<String>, finding: &Finding<'_>| text.clone().unwrap_or_else(|| named(catalog, finding.criterion));
            words::first_do(&unmet.map(|(hurdle, finding)| words::quoted(&name(&hurdle.text, finding))).collect::<Vec<_>>())
        }
        Outcome::Fits => String::new(),
    }
}

/// The labels of what still has to be answered.
fn open(catalog: &Catalog, judged: &Judged<Finding<'_>>) -> Vec<String> {
    let mut at = Vec::new();
    if let Some(must) = &judged.must {
        must.open_attributes(&mut at);
    }
    at.sort_unstable();
    at.dedup();
    let label = |at: usize| catalog.attributes().get(at).map(|attribute| words::quoted(&attribute.label));
    at.into_iter().filter_map(label).collect()
}
