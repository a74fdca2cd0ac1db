// SPDX-License-Identifier: EUPL-1.2
//! Conditions as lines, in two ways: as the catalogue words them, whatever the answers, with everything hidden that
//! touches what is asked only if necessary; or with their verdicts and the answers these rest on.

use foerderkompass_core::{AttributeAt, Catalog, Criterion, Finding, Hurdle, Leaf, Shape, Verdict};
use foerderkompass_wording::Wording;

use super::Line;
use crate::state::State;

/// What the catalogue's own wording is made from: no state, so that no answer can get into it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub catalog: &'a Catalog,
    pub words: &'a dyn Wording,
}

/// A condition as the catalogue words it. What is hidden is said once, at the end.
pub fn condition_lines(told: Told<'_>, criterion: &Criterion) -> Vec<Line> {
    let mut lines = Vec::new();
    let hidden = add_worded(told, criterion, 0, &mut lines);
    add_hidden(told, hidden, lines)
}

/// The hurdles, with what the catalogue says to do about each, whether they are in the way or not.
pub fn hurdle_lines(told: Told<'_>, hurdles: &[Hurdle]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut hidden = false;
    for hurdle in hurdles {
        hidden |= add_worded(told, &hurdle.criterion, 0, &mut lines);
        if !is_sensitive(told.catalog, &hurdle.criterion) {
            lines.extend(remedy(told, hurdle));
        }
    }
    add_hidden(told, hidden, lines)
}

fn add_hidden(told: Told<'_>, hidden: bool, mut lines: Vec<Line>) -> Vec<Line> {
    if hidden {
        lines.push(Line::new(0, told.words.labels().sensitive_condition));
    }
    lines
}

/// Adds the lines of a criterion; true if something had to be hidden.
fn add_worded(told: Told<'_>, criterion: &Criterion, depth: usize, lines: &mut Vec<Line>) -> bool {
    if let Some(parts) = side_by_side(criterion, depth) {
        return parts.iter().fold(false, |hidden, part| add_worded(told, part, depth, lines) | hidden);
    }
    if is_sensitive(told.catalog, criterion) {
        return true;
    }
    lines.push(Line::new(depth, worded(told, criterion)));
    if criterion.text.is_none() {
        for part in parts_below(criterion) {
            add_worded(told, part, depth + 1, lines);
        }
    }
    false
}

/// The parts of an `all` without a wording, where they can stand without it.
fn side_by_side(criterion: &Criterion, depth: usize) -> Option<&[Criterion]> {
    match &criterion.shape {
        Shape::All(parts) if criterion.text.is_none() && depth == 0 => Some(parts),
        _ => None,
    }
}

/// The parts that the wording of a criterion does not say itself: a negation words what it negates.
fn parts_below(criterion: &Criterion) -> &[Criterion] {
    match &criterion.shape {
        Shape::All(parts) | Shape::Any(parts) => parts,
        Shape::Not(part) if part.text.is_none() => parts_below(part),
        Shape::Not(_) | Shape::Leaf(_) => &[],
    }
}

fn worded(told: Told<'_>, criterion: &Criterion) -> String {
    let text = told.words.criterion(told.catalog, criterion);
    match &criterion.norm {
        Some(norm) => format!("{text} ({norm})"),
        None => text,
    }
}

/// What solves a hurdle.
fn remedy(told: Told<'_>, hurdle: &Hurdle) -> Option<Line> {
    let solver = hurdle.solved_by.and_then(|target| told.catalog.target(target));
    let solver = solver.map(|(_, title)| format!("{} {title}", told.words.labels().leads_there));
    let parts: Vec<String> = [hurdle.text.clone(), solver].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Line::new(1, parts.join(", ")))
}

/// Whether something in it is asked only if necessary.
fn is_sensitive(catalog: &Catalog, criterion: &Criterion) -> bool {
    let mut found = false;
    criterion.each_leaf(&mut |leaf| found |= catalog.attributes().get(leaf.attribute).is_none_or(|a| a.sensitive));
    found
}

/// A condition with its verdicts and the answers they rest on.
pub fn finding_lines(state: &State, finding: &Finding<'_>, words: &dyn Wording) -> Vec<Line> {
    let mut lines = Vec::new();
    add_finding(state, finding, 0, words, &mut lines);
    lines
}

/// The hurdles with their verdicts, and what to do about those that are in the way.
pub fn hurdle_findings(state: &State, findings: &[Finding<'_>], hurdles: &[Hurdle], words: &dyn Wording) -> Vec<Line> {
    let mut lines = Vec::new();
    for (finding, hurdle) in findings.iter().zip(hurdles) {
        add_finding(state, finding, 0, words, &mut lines);
        if finding.verdict != Verdict::Met {
            lines.extend(remedy(Told { catalog: &state.catalog, words }, hurdle));
        }
    }
    lines
}

fn add_finding(state: &State, finding: &Finding<'_>, depth: usize, words: &dyn Wording, lines: &mut Vec<Line>) {
    if side_by_side(finding.criterion, depth).is_some() {
        finding.parts.iter().for_each(|part| add_finding(state, part, depth, words, lines));
        return;
    }
    let text = worded(Told { catalog: &state.catalog, words }, finding.criterion);
    let verdict = words.verdict(finding.verdict);
    let answer = leaf(finding.criterion).and_then(|leaf| rests_on(state, leaf.attribute, words));
    let answer = answer.map(|answer| format!(" ({answer})")).unwrap_or_default();
    lines.push(Line::new(depth, format!("{text} – {verdict}{answer}")));
    let below = match (&finding.criterion.shape, finding.parts.first()) {
        // What a negation with a wording of its own negates would read as its opposite.
        (Shape::Not(_), Some(part)) if finding.criterion.text.is_none() && part.criterion.text.is_none() => &part.parts,
        (Shape::Not(_), _) => return,
        _ => &finding.parts,
    };
    below.iter().for_each(|part| add_finding(state, part, depth + 1, words, lines));
}

/// The one leaf that a criterion is, if only negated.
fn leaf(criterion: &Criterion) -> Option<&Leaf> {
    match &criterion.shape {
        Shape::Leaf(found) => Some(found),
        Shape::Not(part) => leaf(part),
        Shape::All(_) | Shape::Any(_) => None,
    }
}

/// The answer that decides, as given or as it follows from others.
fn rests_on(state: &State, at: AttributeAt, words: &dyn Wording) -> Option<String> {
    if let Some(given) = given(state, at, words) {
        return Some(words.given(&given));
    }
    let attribute = state.catalog.attributes().get(at)?;
    Some(words.implied(&words.answer(attribute, state.results.facts.get(at)?)))
}

/// An answer as given and, where the calendar moves it, as it reads on the day to assess for.
pub fn given(state: &State, at: AttributeAt, words: &dyn Wording) -> Option<String> {
    let attribute = state.catalog.attributes().get(at)?;
    let answer = state.profile.answer(at)?;
    let said = words.answer(attribute, answer);
    match state.results.facts.get(at) {
        Some(fact) if fact != answer => Some(format!("{said}, {}", words.moved(&words.answer(attribute, fact)))),
        _ => Some(said),
    }
}
