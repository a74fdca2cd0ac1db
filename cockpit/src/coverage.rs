// SPDX-License-Identifier: EUPL-1.2
//! Gaps of the offer: for each answer to one attribute, how many measures of each category can come into consideration.
//!
//! A measure can come into consideration for an answer exactly if some answers to the other attributes make its outcome
//! "kommt in Betracht". Attributes that are fixed have the given answer; of the others every answer is tried, also one that
//! the catalogue would imply otherwise, since an explicit answer always wins.

use foerderkompass_core::{
    Answer, Attribute, AttributeAt, Catalog, Criterion, Date, Goal, Kind, Leaf, Measure, PLACES_DAYS, Profile, Shape, Test,
    Validity, Verdict,
};
use serde::Serialize;

use crate::allowed::{Allowed, cuts, said};
use crate::answers::{ExampleAnswer, Written, example_answers};
use crate::condition::german;
use crate::coverage_closed::{Closed, closed};
use crate::diff::Edition;
use crate::solve::Solver;
use crate::words;

/// For each answer to an attribute what can come into consideration.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    pub edition: Edition,
    /// The day on which measures must be valid and places are counted.
    pub today: Date,
    /// Id of the chosen attribute.
    pub attribute: String,
    pub label: String,
    /// Whether several answers can be given at once; then each line is about those whose answer is among theirs.
    pub several: bool,
    /// The answers to other attributes that are taken as given.
    pub fixed: Vec<ExampleAnswer>,
    /// The answers to the chosen attribute, in its order.
    pub answers: Vec<CoverageAnswer>,
    /// All categories, in the order of the catalogue. A measure counts in its own category and in its further ones.
    pub categories: Vec<CoverageCategory>,
    /// All measures, each once; one cell per answer.
    pub all: Vec<Coverable>,
    /// What nobody with an answer can get, by answer and category. Categories without measures are not named.
    pub closed: Vec<Closed>,
}

/// One answer, or numbers that no condition tells apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageAnswer {
    pub given: Given,
    pub text: String,
}

/// An answer as a catalogue's file writes it, or the first and last of some numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Given {
    One(Written),
    Numbers { min: i64, max: i64 },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageCategory {
    pub id: String,
    pub label: String,
    /// How many measures it has.
    pub measures: usize,
    /// One per answer.
    pub cells: Vec<Coverable>,
}

/// What can come into consideration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverable {
    pub measures: usize,
    /// Measures of which that was too much to find out; they are not counted.
    pub unsettled: usize,
    pub places: PlacesSum,
}

/// The free places of the offers of some measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlacesSum {
    /// Sum of those that are known.
    pub free: u64,
    /// Offers whose free places are known.
    pub known: usize,
    /// Of those the ones last known more than 14 days ago.
    pub old: usize,
    /// Offers of which nobody said how many places are free.
    pub unknown: usize,
}

/// Reckons the coverage. `fixed` may answer any other attribute; an answer to the chosen one is left aside. `None` if there is
/// no such attribute.
pub fn coverage(catalog: &Catalog, at: AttributeAt, fixed: &Profile, today: Date) -> Option<Coverage> {
    let attribute = catalog.attributes().get(at)?;
    let fixed: Vec<(AttributeAt, Answer)> =
        fixed.answered().filter(|(other, _)| *other != at).map(|(other, answer)| (other, answer.clone())).collect();
    let asked: Vec<Asked> = lines(catalog, at, attribute).into_iter().map(|line| Asked { at, line, fixed: &fixed }).collect();
    let mut solver = Solver::new(catalog);
    let found: Vec<Vec<Option<bool>>> = (asked.iter())
        .map(|asked| catalog.measures().iter().map(|measure| asked.reaches(&mut solver, measure, today)).collect())
        .collect();
    let cells = |belongs: &dyn Fn(&Measure) -> bool| -> Vec<Coverable> {
        found.iter().map(|of_answer| cell(catalog.measures(), of_answer, belongs, today)).collect()
    };
    let categories = catalog.categories().iter().enumerate().map(|(place, category)| CoverageCategory {
        id: category.id.clone(),
        label: category.label.clone(),
        measures: catalog.measures().iter().filter(|measure| belongs(measure, place)).count(),
        cells: cells(&|measure| belongs(measure, place)),
    });
    let categories = categories.collect();
    let answer = |asked: &Asked<'_>| CoverageAnswer { given: asked.line.given(attribute), text: asked.line.text(attribute) };
    let about = catalog.about();
    Some(Coverage {
        edition: Edition { title: about.title.clone(), version: about.version.clone(), as_of: about.as_of },
        today,
        attribute: attribute.id.clone(),
        label: attribute.label.clone(),
        several: matches!(attribute.kind, Kind::Multi(_)),
        fixed: example_answers(catalog.attributes(), &fixed),
        answers: asked.iter().map(answer).collect(),
        all: cells(&|_| true),
        closed: closed(catalog, &asked, &found, today),
        categories,
    })
}

/// Whether a measure stands in a category, as its own or as a further one.
pub(crate) fn belongs(measure: &Measure, category: usize) -> bool {
    measure.category == category || measure.also.contains(&category)
}

fn cell(measures: &[Measure], found: &[Option<bool>], belongs: &dyn Fn(&Measure) -> bool, today: Date) -> Coverable {
    let mut cell = Coverable::default();
    for (measure, reached) in measures.iter().zip(found).filter(|(measure, _)| belongs(measure)) {
        match reached {
            Some(true) => {
                cell.measures += 1;
                measure.offers.iter().for_each(|offer| cell.places.add(offer.places.as_ref(), today));
            }
            Some(false) => {}
            None => cell.unsettled += 1,
        }
    }
    cell
}

impl Coverable {
    /// `5`; where not everything is settled `mindestens 5`.
    pub fn count(&self) -> String {
        words::coverable(self)
    }
}

impl PlacesSum {
    /// `12 freie Plätze, 1 Angabe älter als 14 Tage, 2 Angebote ohne Platzangabe`; empty where there is no offer.
    pub fn sentence(&self) -> String {
        words::places(self)
    }

    fn add(&mut self, places: Option<&foerderkompass_core::Places>, today: Date) {
        let Some(places) = places else {
            self.unknown += 1;
            return;
        };
        self.free += u64::from(places.free);
        self.known += 1;
        self.old += usize::from(places.as_of.days_until(today) > PLACES_DAYS);
    }
}

/// What is given of the chosen attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Flag(bool),
    Option(usize),
    /// This option, perhaps among others.
    Among(usize),
    Numbers(i64, i64),
}

/// The answers of an attribute. Numbers are cut where a condition of some measure begins or ends.
fn lines(catalog: &Catalog, at: AttributeAt, attribute: &Attribute) -> Vec<Line> {
    match &attribute.kind {
        Kind::Flag => vec![Line::Flag(true), Line::Flag(false)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Line::Option).collect(),
        Kind::Multi(options) => (0..options.len()).map(Line::Among).collect(),
        Kind::Integer(range) => {
            let criteria = catalog.measures().iter().flat_map(conditions).map(|(_, criterion)| criterion);
            cuts(range, at, criteria).into_iter().map(|(first, last)| Line::Numbers(first, last)).collect()
        }
    }
}

impl Line {
    fn given(self, attribute: &Attribute) -> Given {
        match self {
            Line::Flag(flag) => Given::One(Written::Flag(flag)),
            Line::Option(at) | Line::Among(at) => {
                Given::One(Written::Option(attribute.options().get(at).map(|option| option.id.clone()).unwrap_or_default()))
            }
            Line::Numbers(first, last) if first == last => Given::One(Written::Number(first)),
            Line::Numbers(min, max) => Given::Numbers { min, max },
        }
    }

    pub fn text(self, attribute: &Attribute) -> String {
        match self {
            Line::Flag(flag) => german().answer(attribute, &Answer::Flag(flag)),
            Line::Option(at) | Line::Among(at) => {
                attribute.options().get(at).map(|option| option.label.clone()).unwrap_or_default()
            }
            Line::Numbers(first, last) => said(attribute, Some(&Allowed::Numbers(vec![(first, last)]))),
        }
    }

    /// Whether a test on the chosen attribute holds; `None` if that depends on what else is answered.
    fn holds(self, test: &Test) -> Option<bool> {
        match self {
            Line::Flag(flag) => Some(test.holds(&Answer::Flag(flag))),
            Line::Option(at) => Some(test.holds(&Answer::Option(at))),
            Line::Among(at) => test.holds(&Answer::Options(vec![at])).then_some(true),
            // No condition tells the numbers of a line apart.
            Line::Numbers(first, _) => Some(test.holds(&Answer::Integer(first))),
        }
    }

    fn test(self) -> Test {
        match self {
            Line::Flag(flag) => Test::Is(flag),
            Line::Option(at) | Line::Among(at) => Test::In(vec![at]),
            Line::Numbers(first, last) => Test::Range { min: Some(first), max: Some(last) },
        }
    }
}

/// One question: an answer to the chosen attribute with the fixed answers.
pub(crate) struct Asked<'f> {
    pub at: AttributeAt,
    pub line: Line,
    pub fixed: &'f [(AttributeAt, Answer)],
}

impl Asked<'_> {
    /// Whether some answers make the outcome "kommt in Betracht"; `None` if that is too much to find out.
    fn reaches(&self, solver: &mut Solver<'_>, measure: &Measure, today: Date) -> Option<bool> {
        if measure.validity(today) != Validity::Valid {
            return Some(false);
        }
        let mut parts: Vec<Criterion> = conditions(measure).map(|(_, criterion)| self.taken(criterion)).collect();
        if matches!(self.line, Line::Among(_)) {
            parts.push(self.given());
        }
        let goals: Vec<Goal<'_>> = parts.iter().map(|part| (part, Verdict::Met)).collect();
        solver.never(&goals).map(|never| !never)
    }

    /// The criterion with what is given put in: fewer attributes are left to try.
    fn taken(&self, criterion: &Criterion) -> Criterion {
        let list = |parts: &[Criterion]| parts.iter().map(|part| self.taken(part)).collect();
        let shape = match &criterion.shape {
            Shape::Leaf(leaf) => match self.holds(leaf) {
                None => Shape::Leaf(leaf.clone()),
                Some(true) => Shape::All(Vec::new()),
                Some(false) => Shape::Any(Vec::new()),
            },
            Shape::Not(part) => Shape::Not(Box::new(self.taken(part))),
            Shape::All(parts) => Shape::All(list(parts)),
            Shape::Any(parts) => Shape::Any(list(parts)),
        };
        Criterion { text: None, norm: None, shape }
    }

    fn holds(&self, leaf: &Leaf) -> Option<bool> {
        if leaf.attribute == self.at {
            return self.line.holds(&leaf.test);
        }
        self.fixed.iter().find(|(at, _)| *at == leaf.attribute).map(|(_, answer)| leaf.test.holds(answer))
    }

    /// The chosen attribute's answer as a condition.
    pub fn given(&self) -> Criterion {
        leaf(self.at, self.line.test())
    }
}

/// What must be met for "kommt in Betracht", with the ways inside the measure.
pub(crate) fn conditions(measure: &Measure) -> impl Iterator<Item = (String, &Criterion)> {
    let must = measure.must.iter().map(|must| ("must".to_owned(), must));
    let should = measure.should.iter().map(|should| ("should".to_owned(), should));
    let hurdles = measure.hurdles.iter().enumerate().map(|(at, one)| (format!("hurdles[{at}].criterion"), &one.criterion));
    must.chain(should).chain(hurdles)
}

/// An answer as a condition that it alone meets.
pub(crate) fn exactly(attributes: &[Attribute], at: AttributeAt, answer: &Answer) -> Criterion {
    let count = attributes.get(at).map_or(0, |attribute| attribute.options().len());
    match answer {
        Answer::Flag(flag) => leaf(at, Test::Is(*flag)),
        Answer::Option(option) => leaf(at, Test::In(vec![*option])),
        Answer::Integer(number) => leaf(at, Test::Range { min: Some(*number), max: Some(*number) }),
        Answer::Options(chosen) => {
            let has = |option: usize| {
                let one = leaf(at, Test::In(vec![option]));
                if chosen.contains(&option) { one } else { bare(Shape::Not(Box::new(one))) }
            };
            bare(Shape::All((0..count).map(has).collect()))
        }
    }
}

fn leaf(attribute: AttributeAt, test: Test) -> Criterion {
    bare(Shape::Leaf(Leaf { attribute, test }))
}

fn bare(shape: Shape) -> Criterion {
    Criterion { text: None, norm: None, shape }
}
