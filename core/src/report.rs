// SPDX-License-Identifier: EUPL-1.2
//! The machine-readable form of an assessment, as `cargo xtask catalog assess` prints it, answers written as JSON, and
//! the check of a catalogue's personas.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::Almost;
use crate::catalog::{AttributeAt, Catalog, Measure, Persona, Target};
use crate::criterion::Verdict;
use crate::data::{AnswerData, Outcome};
use crate::date::{Date, Dates};
use crate::json::{Node, Value, parse};
use crate::near::nearest;
use crate::profile::{Answer, Misfit, Profile};
use crate::results::{Query, Results, results};
use crate::rules::{Presence, presence};
use crate::search::Index;

#[derive(Debug, PartialEq, Serialize)]
pub struct Report {
    pub today: Date,
    pub on: Date,
    pub measures: Vec<MeasureReport>,
    pub next_questions: Vec<QuestionReport>,
}

#[derive(Debug, PartialEq, Serialize)]
pub struct MeasureReport {
    pub id: String,
    pub outcome: Outcome,
    pub almost: Vec<AlmostReport>,
    pub open: Vec<String>,
    /// The measures that solve the unmet hurdles, in their order.
    pub hurdles: Vec<String>,
    pub responsible: Vec<String>,
    /// Who stands in for whom; only the absent ones, nobody is `null`.
    pub represented_by: BTreeMap<String, Option<String>>,
    pub carriers: Vec<String>,
}

#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum AlmostReport {
    Needs { attribute: String, needs: AnswerData },
    Wait { wait: Date },
}

#[derive(Debug, PartialEq, Serialize)]
pub struct QuestionReport {
    pub attribute: String,
    pub decides: usize,
    pub open_in: usize,
}

/// Assesses all measures.
pub fn report(catalog: &Catalog, profile: &Profile, dates: Dates) -> Report {
    let results = results(catalog, &Index::without_words(catalog), &Query::default(), profile, dates);
    let questions = results.questions.iter().map(|question| QuestionReport {
        attribute: attribute_id(catalog, question.attribute),
        decides: question.decides,
        open_in: question.open_in,
    });
    Report {
        today: dates.today,
        on: dates.on,
        measures: catalog
            .measures()
            .iter()
            .enumerate()
            .map(|(at, measure)| measure_report(catalog, at, measure, &results))
            .collect(),
        next_questions: questions.collect(),
    }
}

fn attribute_id(catalog: &Catalog, at: AttributeAt) -> String {
    catalog.attributes().get(at).map(|a| a.id.clone()).unwrap_or_default()
}

fn measure_report(catalog: &Catalog, at: usize, measure: &Measure, results: &Results) -> MeasureReport {
    let assessment = results.assessment(catalog, at).unwrap_or(crate::assessment::Assessment {
        outcome: Outcome::Open,
        almost: Vec::new(),
        open: Vec::new(),
    });
    let contact_id = |at: usize| catalog.contacts().get(at).map(|c| c.id.clone());
    let hurdles = measure.hurdles.iter().filter(|hurdle| hurdle.criterion.verdict(&results.facts) == Verdict::Unmet);
    let solved_by = hurdles.filter_map(|hurdle| catalog.target(hurdle.solved_by?).map(|(id, _)| id.to_owned()));
    let responsible = measure.responsible(&results.facts).entries;
    let mut represented_by = BTreeMap::new();
    for contact in &responsible {
        let by = match presence(catalog, *contact, results.dates.today) {
            Presence::Present => continue,
            Presence::Represented { by, .. } => contact_id(by),
            Presence::AllAbsent { .. } => None,
        };
        represented_by.extend(contact_id(*contact).map(|id| (id, by)));
    }
    MeasureReport {
        id: measure.id.clone(),
        outcome: assessment.outcome,
        almost: assessment.almost.iter().map(|almost| almost_report(catalog, almost)).collect(),
        open: assessment.open.iter().map(|at| attribute_id(catalog, *at)).collect(),
        hurdles: solved_by.collect(),
        responsible: responsible.into_iter().filter_map(contact_id).collect(),
        represented_by,
        carriers: measure.carrier(&results.facts).entries.into_iter().map(|carrier| carrier.name).collect(),
    }
}

fn almost_report(catalog: &Catalog, almost: &Almost) -> AlmostReport {
    match almost {
        Almost::Wait(wait) => AlmostReport::Wait { wait: *wait },
        Almost::Needs { attribute, answer } => {
            AlmostReport::Needs { attribute: attribute_id(catalog, *attribute), needs: written(catalog, *attribute, answer) }
        }
    }
}

/// An answer as the file writes it.
fn written(catalog: &Catalog, at: AttributeAt, answer: &Answer) -> AnswerData {
    let options = catalog.attributes().get(at).map(|a| a.options()).unwrap_or_default();
    let id = |at: &usize| options.get(*at).map(|o| o.id.clone()).unwrap_or_default();
    match answer {
        Answer::Flag(flag) => AnswerData::Flag(*flag),
        Answer::Integer(number) => AnswerData::Number(*number),
        Answer::Option(at) => AnswerData::Option(id(at)),
        Answer::Options(chosen) => AnswerData::Options(chosen.iter().map(id).collect()),
    }
}

impl Profile {
    /// Reads answers written as a JSON object, `{"sprache": "a2", "alter": "30_44"}`.
    ///
    /// # Errors
    /// The first answer that does not fit the catalogue.
    pub fn from_json(catalog: &Catalog, text: &str) -> Result<Profile, Misfit> {
        let tree = parse(text).map_err(|syntax| {
            let position = crate::fault::position_of(text, syntax.at);
            Misfit::NotJson { line: position.line as usize, column: position.column as usize }
        })?;
        let Value::Object(members) = tree.root().value() else { return Err(Misfit::NotAnObject) };
        if let Some(member) = crate::decode_path::repeated_keys(members).first() {
            return Err(Misfit::Repeated { attribute: member.key.to_string() });
        }
        let mut profile = Profile::default();
        for member in members {
            let at = catalog.attribute_at(&member.key).ok_or_else(|| Misfit::UnknownAttribute {
                attribute: member.key.to_string(),
                near: nearest(&member.key, catalog.attributes().iter().map(|a| a.id.as_str())).map(str::to_owned),
            })?;
            if let Some(attribute) = catalog.attributes().get(at) {
                let wrong_kind = || Misfit::WrongKind { attribute: attribute.id.clone(), expected: attribute.kind_name() };
                profile.put(at, attribute.read(&answer_data(member.node).ok_or_else(wrong_kind)?)?);
            }
        }
        Ok(profile)
    }
}

fn answer_data(node: Node<'_>) -> Option<AnswerData> {
    Some(match node.value() {
        Value::Flag(flag) => AnswerData::Flag(flag),
        Value::Text(text) => AnswerData::Option(text.into_owned()),
        Value::Number(text) => AnswerData::Number(text.parse().ok()?),
        Value::List(nodes) => {
            let text = |node: Node<'_>| if let Value::Text(text) = node.value() { Some(text.into_owned()) } else { None };
            AnswerData::Options(nodes.map(text).collect::<Option<_>>()?)
        }
        Value::Null | Value::Object(_) => return None,
    })
}

/// A persona's measure that comes out otherwise than expected.
#[derive(Debug, PartialEq, Eq)]
pub struct Surprise {
    pub persona: String,
    pub measure: String,
    pub expected: Outcome,
    /// `None` if the measure is left out.
    pub found: Option<Outcome>,
}

/// Runs all personas on the catalogue's own day.
pub fn check_personas(catalog: &Catalog) -> Vec<Surprise> {
    catalog.personas().iter().flat_map(|persona| surprises(catalog, persona)).collect()
}

fn surprises(catalog: &Catalog, persona: &Persona) -> Vec<Surprise> {
    let dates = Dates::on_day(catalog.about().as_of);
    let results = results(catalog, &Index::without_words(catalog), &Query::default(), &persona.answers, dates);
    let mut list = Vec::new();
    for (target, expected) in &persona.expect {
        let found = match target {
            Target::Measure(at) => results.outcomes.get(*at).copied(),
            Target::LeftOut(_) => None,
        };
        if found != Some(*expected) {
            let measure = catalog.target(*target).map(|(id, _)| id.to_owned()).unwrap_or_default();
            list.push(Surprise { persona: persona.id.clone(), measure, expected: *expected, found });
        }
    }
    list
}
