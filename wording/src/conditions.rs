// SPDX-License-Identifier: EUPL-1.2
//! Answers and conditions in words. What is said comes from the catalogue; a language adds the few words between.

use foerderkompass_core::{Answer, Attribute, Catalog, Kind, Leaf, Test};

use crate::labels::Labels;

/// The words between the parts of a condition.
pub(crate) struct Joints {
    /// Between options, one of which is enough.
    pub or: &'static str,
    /// Between the first and the last of a range.
    pub to: &'static str,
    pub at_least: &'static str,
    pub at_most: &'static str,
}

/// An answer as the attribute calls it.
pub(crate) fn answer(labels: &Labels, attribute: &Attribute, answer: &Answer) -> String {
    match answer {
        Answer::Flag(yes) => flag(labels, *yes).into(),
        Answer::Option(at) => option(attribute, *at).into(),
        Answer::Options(chosen) => chosen.iter().map(|at| option(attribute, *at)).collect::<Vec<_>>().join(", "),
        Answer::Integer(number) => with_unit(attribute, *number),
    }
}

/// The attribute and what its answer must be.
pub(crate) fn leaf(labels: &Labels, joints: &Joints, catalog: &Catalog, leaf: &Leaf) -> String {
    let Some(attribute) = catalog.attributes().get(leaf.attribute) else { return String::new() };
    let Joints { or, to, at_least, at_most } = joints;
    let bound = |number: i64| match (&attribute.kind, usize::try_from(number)) {
        (Kind::Ordinal(_), Ok(at)) => option(attribute, at).into(),
        _ => with_unit(attribute, number),
    };
    let test = match &leaf.test {
        Test::In(options) => options.iter().map(|at| option(attribute, *at)).collect::<Vec<_>>().join(&format!(" {or} ")),
        Test::Range { min: Some(min), max: Some(max) } if min == max => bound(*min),
        Test::Range { min: Some(min), max: Some(max) } => format!("{} {to} {}", bound(*min), bound(*max)),
        Test::Range { min: Some(min), max: None } => format!("{at_least} {}", bound(*min)),
        Test::Range { min: None, max: Some(max) } => format!("{at_most} {}", bound(*max)),
        Test::Range { min: None, max: None } => String::new(),
        Test::Is(yes) => flag(labels, *yes).into(),
    };
    format!("{}: {test}", attribute.label)
}

/// The name of a month, 1 to 12; empty for every other number.
pub(crate) fn month(names: &[&'static str; 12], month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|at| names.get(at)).copied().unwrap_or("")
}

fn flag(labels: &Labels, yes: bool) -> &'static str {
    if yes { labels.yes } else { labels.no }
}

fn option(attribute: &Attribute, at: usize) -> &str {
    attribute.options().get(at).map_or("", |option| option.label.as_str())
}

fn with_unit(attribute: &Attribute, number: i64) -> String {
    match &attribute.kind {
        Kind::Integer(range) => match &range.unit {
            Some(unit) => format!("{number} {unit}"),
            None => number.to_string(),
        },
        _ => number.to_string(),
    }
}
