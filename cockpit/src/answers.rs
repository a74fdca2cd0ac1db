// SPDX-License-Identifier: EUPL-1.2
//! Answers as they are handed out: with ids for the editor and words for people.

use foerderkompass_core::{Answer, Answers, Attribute, Catalog, Dates, Facts, Profile};
use serde::Serialize;

use crate::condition::german;

/// One answer of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExampleAnswer {
    /// Id of the attribute.
    pub attribute: String,
    pub label: String,
    /// As the answers of a persona write it.
    pub answer: Written,
    /// In words.
    pub text: String,
}

/// An answer as a catalogue's file writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Written {
    Flag(bool),
    Number(i64),
    Option(String),
    Options(Vec<String>),
}

pub(crate) fn example_answers(attributes: &[Attribute], answers: &Answers) -> Vec<ExampleAnswer> {
    let one = |(at, answer): &(usize, Answer)| {
        let attribute = attributes.get(*at)?;
        Some(ExampleAnswer {
            attribute: attribute.id.clone(),
            label: attribute.label.clone(),
            answer: written(attribute, answer),
            text: german().answer(attribute, answer),
        })
    };
    answers.iter().filter_map(one).collect()
}

fn written(attribute: &Attribute, answer: &Answer) -> Written {
    let id = |at: &usize| attribute.options().get(*at).map(|option| option.id.clone()).unwrap_or_default();
    match answer {
        Answer::Flag(flag) => Written::Flag(*flag),
        Answer::Integer(number) => Written::Number(*number),
        Answer::Option(at) => Written::Option(id(at)),
        Answer::Options(chosen) => Written::Options(chosen.iter().map(id).collect()),
    }
}

/// What is known of somebody who gives these answers, implied values included, on the catalogue's own day. Answers that the
/// catalogue does not know are left out.
pub(crate) fn known_from(catalog: &Catalog, answers: &[ExampleAnswer]) -> Facts {
    let mut profile = Profile::default();
    for one in answers {
        let Some(at) = catalog.attribute_at(&one.attribute) else { continue };
        let option = |id: &String| catalog.attributes().get(at)?.option_at(id);
        let answer = match &one.answer {
            Written::Flag(flag) => Some(Answer::Flag(*flag)),
            Written::Number(number) => Some(Answer::Integer(*number)),
            Written::Option(id) => option(id).map(Answer::Option),
            Written::Options(ids) => Answer::options(ids.iter().filter_map(option)),
        };
        profile.set(catalog, at, answer);
    }
    Facts::new(catalog, &profile, Dates::on_day(catalog.about().as_of))
}
