// SPDX-License-Identifier: EUPL-1.2
//! Writes a condition down.

use foerderkompass_core::{Attribute, Catalog, Criterion, Kind, Leaf, MAX_NESTING, Shape, Test};

use super::names::{is_bare, name, quoted};
use super::note::is_plain_norm;
use super::words::{ALL_OF, AND, AT_LEAST, AT_MOST, EXACTLY, FROM, IS, NO, NONE_OF, NORM, NOT, ONE_OF, OR, TO};

/// The condition in one line; [`super::parse`] reads the same condition from it, with the same catalogue.
///
/// Of a condition that the catalogue does not hold or that is nested deeper than the format allows, what cannot be
/// written becomes `#`, which is not read back.
pub fn print(catalog: &Catalog, criterion: &Criterion) -> String {
    let mut text = String::new();
    inner(catalog, criterion, 1, &mut text);
    text
}

fn has_note(criterion: &Criterion) -> bool {
    criterion.text.is_some() || criterion.norm.is_some()
}

/// The parts of an `all` or `any` with the word between them.
fn group(catalog: &Catalog, criterion: &Criterion, level: usize, text: &mut String) {
    let (parts, joint, lead) = match &criterion.shape {
        Shape::All(parts) => (parts, AND, ALL_OF),
        Shape::Any(parts) => (parts, OR, ONE_OF),
        Shape::Not(_) | Shape::Leaf(_) => return part(catalog, criterion, level, false, text),
    };
    if let [only] = parts.as_slice() {
        text.push_str(lead);
        text.push_str(" (");
        inner(catalog, only, level + 1, text);
        return text.push(')');
    }
    for (i, one) in parts.iter().enumerate() {
        if i > 0 {
            text.push_str(&format!(" {joint} "));
        }
        part(catalog, one, level + 1, false, text);
    }
}

/// What stands between brackets, or alone.
fn inner(catalog: &Catalog, criterion: &Criterion, level: usize, text: &mut String) {
    match &criterion.shape {
        Shape::All(_) | Shape::Any(_) if !has_note(criterion) && level <= MAX_NESTING => group(catalog, criterion, level, text),
        _ => part(catalog, criterion, level, false, text),
    }
}

/// A condition that stands beside others, with brackets where it needs them. `after_not` says that „nicht“ stands
/// before it.
fn part(catalog: &Catalog, criterion: &Criterion, level: usize, after_not: bool, text: &mut String) {
    if level > MAX_NESTING {
        return text.push('#');
    }
    match &criterion.shape {
        Shape::All(parts) | Shape::Any(parts) if parts.len() == 1 => group(catalog, criterion, level, text),
        Shape::All(_) | Shape::Any(_) => {
            text.push('(');
            group(catalog, criterion, level, text);
            text.push(')');
        }
        Shape::Not(part) => match none_of(catalog, part, after_not) {
            // The one inside is a level too.
            Some(short) if level < MAX_NESTING => text.push_str(&short),
            _ => prefixed(catalog, criterion, part, level, text),
        },
        Shape::Leaf(one) => text.push_str(&leaf(catalog, one, after_not)),
    }
    note(criterion, text);
}

/// „nicht“ before a condition. A note binds to what stands directly before it, hence the brackets.
fn prefixed(catalog: &Catalog, whole: &Criterion, negated: &Criterion, level: usize, text: &mut String) {
    let brackets = has_note(whole);
    if brackets {
        text.push('(');
    }
    text.push_str(NOT);
    text.push(' ');
    part(catalog, negated, level + 1, true, text);
    if brackets {
        text.push(')');
    }
}

/// „ist nicht“ and „keine von“, which read better than „nicht“ before it.
fn none_of(catalog: &Catalog, negated: &Criterion, after_not: bool) -> Option<String> {
    let Shape::Leaf(Leaf { attribute: at, test: Test::In(options) }) = &negated.shape else { return None };
    if has_note(negated) {
        return None;
    }
    let attribute = catalog.attributes().get(*at)?;
    let label = name(catalog.attributes(), *at, after_not);
    Some(match options.as_slice() {
        [only] => format!("{label} {IS} {NOT} {}", name(attribute.options(), *only, true)),
        _ => format!("{label} {NONE_OF} {}", list(attribute, options)),
    })
}

fn leaf(catalog: &Catalog, leaf: &Leaf, after_not: bool) -> String {
    let Some(attribute) = catalog.attributes().get(leaf.attribute) else { return "#".into() };
    let label = name(catalog.attributes(), leaf.attribute, after_not);
    match &leaf.test {
        Test::Is(true) => label,
        Test::Is(false) => format!("{label}: {NO}"),
        Test::In(options) => match options.as_slice() {
            [only] => format!("{label} {IS} {}", name(attribute.options(), *only, false)),
            _ => format!("{label} {ONE_OF} {}", list(attribute, options)),
        },
        Test::Range { min: Some(min), max: Some(max) } if min == max => {
            format!("{label} {EXACTLY} {}", bound(attribute, *min, true))
        }
        Test::Range { min: Some(min), max: Some(max) } => {
            format!("{label} {FROM} {} {TO} {}", bound(attribute, *min, false), bound(attribute, *max, true))
        }
        Test::Range { min: Some(min), max: None } => format!("{label} {AT_LEAST} {}", bound(attribute, *min, true)),
        Test::Range { min: None, max: Some(max) } => format!("{label} {AT_MOST} {}", bound(attribute, *max, true)),
        Test::Range { min: None, max: None } => "#".into(),
    }
}

fn list(attribute: &Attribute, options: &[usize]) -> String {
    options.iter().map(|at| name(attribute.options(), *at, false)).collect::<Vec<_>>().join(", ")
}

/// The end of a range; a number with its unit, if that is wanted.
fn bound(attribute: &Attribute, number: i64, unit: bool) -> String {
    match &attribute.kind {
        Kind::Integer(range) => match &range.unit {
            Some(word) if unit && is_unit(word) => format!("{number} {word}"),
            _ => number.to_string(),
        },
        _ => usize::try_from(number).map_or("#".into(), |at| name(attribute.options(), at, false)),
    }
}

/// Whether a unit can stand after a number and be read as one.
pub(super) fn is_unit(word: &str) -> bool {
    is_bare(word, false) && !word.starts_with(|c: char| c.is_numeric()) && !word.chars().any(crate::quotation::is_invisible)
}

/// Wording and paragraph of a condition, after it.
fn note(criterion: &Criterion, text: &mut String) {
    let norm = |norm: &String| if is_plain_norm(norm) { norm.clone() } else { format!("{NORM} {}", quoted(norm)) };
    let parts: Vec<String> = criterion.text.as_deref().map(quoted).into_iter().chain(criterion.norm.as_ref().map(norm)).collect();
    if !parts.is_empty() {
        text.push_str(&format!(" [{}]", parts.join(", ")));
    }
}
