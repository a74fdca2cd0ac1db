// SPDX-License-Identifier: EUPL-1.2
//! A condition in German words made from its parts, and its mark: what it says, independent of places in lists.

use foerderkompass_core::{Answer, Attribute, Catalog, Criterion, Leaf, Shape, Test};
use foerderkompass_wording::notation::print;
use foerderkompass_wording::{Language, Wording};

pub(crate) fn german() -> &'static dyn Wording {
    Language::German.wording()
}

/// The catalogue's own words, else the condition spelled out.
pub(crate) fn named(catalog: &Catalog, criterion: &Criterion) -> String {
    criterion.text.clone().unwrap_or_else(|| spelled(catalog, criterion))
}

/// The condition itself, whatever the catalogue calls it, as people write it: `Alter mindestens 25 und nicht (A oder B)`.
pub(crate) fn spelled(catalog: &Catalog, criterion: &Criterion) -> String {
    match bare(criterion) {
        Ok(criterion) => print(catalog, &criterion),
        Err(always) => if always { "immer" } else { "nie" }.into(),
    }
}

/// The condition without wordings, paragraphs and groups of one part; else whether it always holds or never, because
/// nothing is left in it.
fn bare(criterion: &Criterion) -> Result<Criterion, bool> {
    let shape = match &criterion.shape {
        Shape::Leaf(leaf) => Shape::Leaf(leaf.clone()),
        Shape::Not(part) => Shape::Not(Box::new(bare(part).map_err(|always| !always)?)),
        Shape::All(parts) => return group(parts, true),
        Shape::Any(parts) => return group(parts, false),
    };
    Ok(Criterion { text: None, norm: None, shape })
}

fn group(parts: &[Criterion], all: bool) -> Result<Criterion, bool> {
    let mut left = Vec::new();
    for part in parts {
        match bare(part) {
            Ok(part) => left.push(part),
            // What always holds says nothing beside other parts that must hold too; one that never does decides.
            Err(always) if always == all => {}
            Err(always) => return Err(always),
        }
    }
    if left.len() < 2 {
        return left.pop().ok_or(all);
    }
    Ok(Criterion { text: None, norm: None, shape: if all { Shape::All(left) } else { Shape::Any(left) } })
}

pub(crate) fn attribute_id(catalog: &Catalog, at: usize) -> &str {
    catalog.attributes().get(at).map_or("", |attribute| attribute.id.as_str())
}

/// One line that is the same for two conditions exactly if they are written alike, with ids for places. Wordings and
/// paragraphs count only `with_texts`.
pub(crate) fn mark(catalog: &Catalog, criterion: &Criterion, with_texts: bool) -> String {
    let list = |parts: &[Criterion]| parts.iter().map(|part| mark(catalog, part, with_texts)).collect::<Vec<_>>().join(",");
    let shape = match &criterion.shape {
        Shape::Leaf(leaf) => leaf_mark(catalog, leaf),
        Shape::Not(part) => format!("not({})", mark(catalog, part, with_texts)),
        Shape::All(parts) => format!("all({})", list(parts)),
        Shape::Any(parts) => format!("any({})", list(parts)),
    };
    let text = |text: &Option<String>| quoted(text.as_deref());
    if with_texts { [shape, text(&criterion.text), text(&criterion.norm)].concat() } else { shape }
}

/// A text in quotation marks, or a hyphen. What is for developers says nothing in the browser, where it is left out.
pub(crate) fn quoted(text: Option<&str>) -> String {
    text.map_or("-".to_owned(), |text| ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat())
}

fn leaf_mark(catalog: &Catalog, leaf: &Leaf) -> String {
    let attribute = catalog.attributes().get(leaf.attribute);
    let option = |at: usize| option_id(attribute, at);
    let bound = |bound: &Option<i64>| match (bound, attribute.is_some_and(|a| !a.options().is_empty())) {
        (None, _) => String::new(),
        (Some(number), true) => usize::try_from(*number).map(option).unwrap_or_default().into(),
        (Some(number), false) => number.to_string(),
    };
    let test = match &leaf.test {
        Test::In(options) => options.iter().map(|at| option(*at)).collect::<Vec<_>>().join("|"),
        Test::Range { min, max } => format!("{}..{}", bound(min), bound(max)),
        Test::Is(value) => value.to_string(),
    };
    format!("{}={test}", attribute_id(catalog, leaf.attribute))
}

fn option_id(attribute: Option<&Attribute>, at: usize) -> &str {
    attribute.and_then(|attribute| attribute.options().get(at)).map_or("", |option| option.id.as_str())
}

/// The answers as one clause: `Alter: 25–29, Standort: Mitte`.
pub(crate) fn answers_said(attributes: &[Attribute], answers: &[(usize, Answer)]) -> String {
    let said = |(at, answer): &(usize, Answer)| {
        let attribute = attributes.get(*at)?;
        Some(format!("{}: {}", attribute.label, german().answer(attribute, answer)))
    };
    answers.iter().filter_map(said).collect::<Vec<_>>().join(", ")
}

/// An answer with ids for places.
pub(crate) fn answer_mark(attribute: &Attribute, answer: &Answer) -> String {
    let id = |at: &usize| option_id(Some(attribute), *at).to_owned();
    match answer {
        Answer::Flag(flag) => flag.to_string(),
        Answer::Integer(number) => number.to_string(),
        Answer::Option(at) => id(at),
        Answer::Options(chosen) => chosen.iter().map(id).collect::<Vec<_>>().join("|"),
    }
}
