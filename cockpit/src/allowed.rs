// SPDX-License-Identifier: EUPL-1.2
//! What a condition on a single attribute lets pass, and how that changed: `Alter: bis 18–24 → bis 25–29`.
//!
//! A condition made of `all` is taken apart into what it asks of each attribute alone and a rest that ties several
//! together. The parts are exact: together they are the condition.

use foerderkompass_core::{Answer, Attribute, AttributeAt, Catalog, Criterion, Integer, Kind, Shape, Test, Verdict};

use crate::compare::facts;
use crate::words;

/// The answers to one attribute that pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// For each option whether it passes.
    Options(Vec<bool>),
    /// Ranges of whole numbers, both ends included, ascending and apart.
    Numbers(Vec<(i64, i64)>),
}

/// A condition taken apart.
#[derive(Default)]
pub(crate) struct Parts<'c> {
    pub single: Vec<(AttributeAt, Vec<&'c Criterion>)>,
    pub rest: Vec<&'c Criterion>,
}

impl<'c> Parts<'c> {
    pub fn of(catalog: &Catalog, criterion: Option<&'c Criterion>) -> Parts<'c> {
        let mut parts = Parts::default();
        if let Some(criterion) = criterion {
            parts.add(catalog, criterion);
        }
        parts
    }

    fn add(&mut self, catalog: &Catalog, criterion: &'c Criterion) {
        if let Shape::All(list) = &criterion.shape {
            return list.iter().for_each(|part| self.add(catalog, part));
        }
        match only_attribute(criterion).filter(|at| simple(catalog, *at)) {
            None => self.rest.push(criterion),
            Some(at) => match self.single.iter_mut().find(|(known, _)| *known == at) {
                Some((_, list)) => list.push(criterion),
                None => self.single.push((at, vec![criterion])),
            },
        }
    }
}

fn only_attribute(criterion: &Criterion) -> Option<AttributeAt> {
    let mut found = Vec::new();
    criterion.each_leaf(&mut |leaf| found.push(leaf.attribute));
    let first = *found.first()?;
    found.iter().all(|at| *at == first).then_some(first)
}

/// Several answers at once are no set of passing ones; their conditions stay sentences.
fn simple(catalog: &Catalog, at: AttributeAt) -> bool {
    catalog.attributes().get(at).is_some_and(|attribute| !matches!(attribute.kind, Kind::Multi(_)))
}

/// The numbers of an attribute, cut wherever a condition on it begins or ends: in each part they all come out alike. First and
/// last of each part.
pub(crate) fn cuts<'c>(range: &Integer, at: AttributeAt, criteria: impl Iterator<Item = &'c Criterion>) -> Vec<(i64, i64)> {
    let mut starts = vec![range.min];
    for criterion in criteria {
        criterion.each_leaf(&mut |leaf| {
            if let (true, Test::Range { min, max }) = (leaf.attribute == at, &leaf.test) {
                starts.extend(min.iter().copied().chain(max.map(|max| max + 1)));
            }
        });
    }
    starts.retain(|start| (range.min..=range.max).contains(start));
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([range.max]);
    starts.iter().copied().zip(ends).collect()
}

/// What passes all of these conditions on the one attribute.
pub(crate) fn allowed(catalog: &Catalog, at: AttributeAt, criteria: &[&Criterion]) -> Allowed {
    let passes = |answer: Answer| {
        let facts = facts(catalog.attributes(), &vec![(at, answer)]);
        criteria.iter().all(|criterion| criterion.verdict(&facts) == Verdict::Met)
    };
    match catalog.attributes().get(at).map(|attribute| &attribute.kind) {
        Some(Kind::Flag) => Allowed::Options([true, false].into_iter().map(|flag| passes(Answer::Flag(flag))).collect()),
        Some(Kind::Integer(range)) => {
            let mut ranges: Vec<(i64, i64)> = Vec::new();
            let cuts = cuts(range, at, criteria.iter().copied());
            for (start, end) in cuts.into_iter().filter(|(start, _)| passes(Answer::Integer(*start))) {
                match ranges.last_mut() {
                    Some((_, last)) if *last + 1 == start => *last = end,
                    _ => ranges.push((start, end)),
                }
            }
            Allowed::Numbers(ranges)
        }
        Some(_) => {
            let count = catalog.attributes().get(at).map_or(0, |attribute| attribute.options().len());
            Allowed::Options((0..count).map(|option| passes(Answer::Option(option))).collect())
        }
        None => Allowed::Options(Vec::new()),
    }
}

/// The passing answers in words; `None` is an attribute that is not asked for.
pub(crate) fn said(attribute: &Attribute, allowed: Option<&Allowed>) -> String {
    match allowed {
        None => words::NOT_ASKED.into(),
        Some(Allowed::Options(passing)) if passing.iter().all(|passes| *passes) => words::ANY_ANSWER.into(),
        Some(Allowed::Options(passing)) if !passing.contains(&true) => words::NO_ANSWER.into(),
        Some(Allowed::Options(passing)) => {
            let labels = labels(attribute);
            if matches!(attribute.kind, Kind::Ordinal(_)) {
                spans(&labels, passing)
            } else {
                words::one_of(&chosen(&labels, passing))
            }
        }
        Some(Allowed::Numbers(ranges)) => numbers(attribute, ranges),
    }
}

fn labels(attribute: &Attribute) -> Vec<&str> {
    match attribute.kind {
        Kind::Flag => vec![words::YES, words::NO],
        _ => attribute.options().iter().map(|option| option.label.as_str()).collect(),
    }
}

fn chosen<'l>(labels: &[&'l str], passing: &[bool]) -> Vec<&'l str> {
    labels.iter().zip(passing).filter(|(_, passes)| **passes).map(|(label, _)| *label).collect()
}

/// Runs of neighbours, from low to high.
fn spans(labels: &[&str], passing: &[bool]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (at, _) in passing.iter().enumerate().filter(|(_, passes)| **passes) {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => spans.push((at, at)),
        }
    }
    let label = |at: usize| labels.get(at).copied().unwrap_or_default();
    let said = |(first, last): (usize, usize)| {
        words::span(
            (first > 0 || first == last).then(|| label(first)),
            (last + 1 < labels.len() || first == last).then(|| label(last)),
        )
    };
    words::alternatives(&spans.into_iter().map(said).collect::<Vec<_>>())
}

fn numbers(attribute: &Attribute, ranges: &[(i64, i64)]) -> String {
    let Kind::Integer(limits) = &attribute.kind else { return String::new() };
    if ranges == [(limits.min, limits.max)] {
        return words::ANY_ANSWER.into();
    }
    let unit = limits.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let said = |(first, last): &(i64, i64)| {
        let (low, high) = (first.to_string(), last.to_string());
        let text = words::span(
            (*first > limits.min || first == last).then_some(low.as_str()),
            (*last < limits.max || first == last).then_some(high.as_str()),
        );
        format!("{text}{unit}")
    };
    if ranges.is_empty() { words::NO_ANSWER.into() } else { words::alternatives(&ranges.iter().map(said).collect::<Vec<_>>()) }
}

/// Whether the same answers pass, whatever they are called.
pub(crate) fn same(old_attribute: &Attribute, old: &Allowed, new_attribute: &Attribute, new: &Allowed) -> bool {
    let ids = |attribute: &Attribute, allowed: &Allowed| match (allowed, &attribute.kind) {
        (Allowed::Options(passing), Kind::Flag) => Some(passing.iter().map(bool::to_string).collect::<Vec<_>>()),
        (Allowed::Options(passing), _) => {
            let options = attribute.options().iter().zip(passing).filter(|(_, passes)| **passes);
            let mut ids: Vec<String> = options.map(|(option, _)| option.id.clone()).collect();
            ids.sort_unstable();
            Some(ids)
        }
        (Allowed::Numbers(_), _) => None,
    };
    match (ids(old_attribute, old), ids(new_attribute, new)) {
        (Some(was), Some(is)) => was == is,
        _ => old == new,
    }
}

/// The change of a long list of options, by what came and what went; `None` where the whole is easier to read.
pub(crate) fn options_moved(
    (old_attribute, old): (&Attribute, &Allowed),
    (new_attribute, new): (&Attribute, &Allowed),
) -> Option<String> {
    let (Allowed::Options(old), Allowed::Options(new)) = (old, new) else { return None };
    if !matches!(new_attribute.kind, Kind::Choice(_)) || !matches!(old_attribute.kind, Kind::Choice(_)) {
        return None;
    }
    let passing = |attribute: &Attribute, list: &[bool], id: &str| {
        attribute.option_at(id).and_then(|at| list.get(at).copied()).unwrap_or(false)
    };
    let more = |from: &Attribute, list: &[bool], other: &Attribute, others: &[bool]| -> Vec<String> {
        let own = from.options().iter().zip(list).filter(|(_, passes)| **passes);
        own.filter(|(option, _)| !passing(other, others, &option.id)).map(|(option, _)| option.label.clone()).collect()
    };
    let (added, removed) = (more(new_attribute, new, old_attribute, old), more(old_attribute, old, new_attribute, new));
    let long = old.iter().chain(new).filter(|passes| **passes).count() > 6;
    (long && !(added.is_empty() && removed.is_empty())).then(|| words::moved(&added, &removed))
}
