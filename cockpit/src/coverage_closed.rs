// SPDX-License-Identifier: EUPL-1.2
//! What nobody with an answer can get, and which conditions close it: of each measure parts that suffice and of which none
//! can be spared, as the report blames them.

use foerderkompass_core::{Catalog, Criterion, Date, Measure, Outcome, Validity};
use serde::Serialize;

use crate::coverage::{Asked, belongs, conditions, exactly};
use crate::diff_personas::outcome_key;
use crate::solve::{Blame, Part, Solver};
use crate::words;

/// A category from which nothing comes into consideration for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// Place of the answer in the coverage.
    pub answer: usize,
    /// Place of the category.
    pub category: usize,
    /// Why, the reason of most measures first.
    pub reasons: Vec<Reason>,
    pub sentence: String,
}

/// What closes some measures of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The best that such an answer can come to.
    #[serde(serialize_with = "outcome_key")]
    pub at_best: Outcome,
    /// The conditions to blame, in the catalogue's words; none where the measure is not valid on the day.
    pub conditions: Vec<String>,
    /// Whether they exclude each other whatever the answer is.
    pub whatever: bool,
    /// False if fewer conditions may be to blame.
    pub minimal: bool,
    /// The measures, with the ways to the conditions inside each.
    pub measures: Vec<ClosedMeasure>,
    pub sentence: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClosedMeasure {
    pub id: String,
    pub title: String,
    pub paths: Vec<String>,
}

/// The way under which an answer that is given takes part in the search for what is to blame.
const GIVEN: &str = "given";

/// What `found` says to be closed: by answer, then by measure, whether it can come into consideration.
pub(crate) fn closed(catalog: &Catalog, asked: &[Asked<'_>], found: &[Vec<Option<bool>>], today: Date) -> Vec<Closed> {
    let mut solver = Solver::new(catalog);
    let mut all = Vec::new();
    for (answer, (asked, found)) in asked.iter().zip(found).enumerate() {
        // A measure may stand in several categories.
        let mut known: Vec<Option<Why>> = vec![None; found.len()];
        for (category, name) in catalog.categories().iter().enumerate() {
            let own = catalog.measures().iter().enumerate().filter(|(_, measure)| belongs(measure, category));
            let own: Vec<(usize, &Measure)> = own.collect();
            if own.is_empty() || own.iter().any(|(at, _)| found.get(*at) != Some(&Some(false))) {
                continue;
            }
            let mut reasons: Vec<(Why, Vec<ClosedMeasure>)> = Vec::new();
            for (at, measure) in own {
                let Some(place) = known.get_mut(at) else { continue };
                let why = place.get_or_insert_with(|| why(&mut solver, asked, measure, today));
                let paths = why.parts.iter().map(|part| part.path.clone()).collect();
                let closed = ClosedMeasure { id: measure.id.clone(), title: measure.title.clone(), paths };
                match reasons.iter_mut().find(|(other, _)| other.same(why)) {
                    Some((_, measures)) => measures.push(closed),
                    None => reasons.push((why.clone(), vec![closed])),
                }
            }
            reasons.sort_by_key(|(_, measures)| std::cmp::Reverse(measures.len()));
            let text = catalog.attributes().get(asked.at).map(|attribute| asked.line.text(attribute)).unwrap_or_default();
            let sentence = words::closed(&text, &name.label);
            let reasons = reasons.into_iter().map(|(why, measures)| why.reason(measures)).collect();
            all.push(Closed { answer, category, reasons, sentence });
        }
    }
    all
}

/// Why one measure is closed.
#[derive(Clone)]
struct Why {
    at_best: Outcome,
    validity: Validity,
    parts: Vec<Part>,
    whatever: bool,
    minimal: bool,
}

impl Why {
    fn same(&self, other: &Why) -> bool {
        let texts = |why: &Why| why.parts.iter().map(|part| part.text.clone()).collect::<Vec<_>>();
        (self.at_best, self.validity, self.whatever, self.minimal)
            == (other.at_best, other.validity, other.whatever, other.minimal)
            && texts(self) == texts(other)
    }

    fn reason(self, measures: Vec<ClosedMeasure>) -> Reason {
        let conditions: Vec<String> = self.parts.iter().map(|part| part.text.clone()).collect();
        let titles: Vec<String> = measures.iter().map(|measure| words::quoted(&measure.title)).collect();
        let sentence = match self.validity {
            Validity::Valid => words::closed_by(&titles, &conditions, self.at_best, self.whatever, self.minimal),
            validity => words::not_on_offer(&titles, validity),
        };
        Reason { at_best: self.at_best, conditions, whatever: self.whatever, minimal: self.minimal, measures, sentence }
    }
}

/// What is dropped first stays least: hurdles before the usual target group before the law, the answers last. So a hurdle is
/// blamed only if the others alone would let somebody through.
fn why(solver: &mut Solver<'_>, asked: &Asked<'_>, measure: &Measure, today: Date) -> Why {
    let validity = measure.validity(today);
    if validity != Validity::Valid {
        return Why { at_best: Outcome::Excluded, validity, parts: Vec::new(), whatever: true, minimal: true };
    }
    let attributes = solver.catalog.attributes();
    let mut given: Vec<Criterion> = vec![asked.given()];
    given.extend(asked.fixed.iter().map(|(at, answer)| exactly(attributes, *at, answer)));
    let mut roots: Vec<(String, &Criterion)> = given.iter().map(|one| (GIVEN.to_owned(), one)).collect();
    for (at, root) in roots.iter_mut().enumerate() {
        root.0 = format!("{GIVEN}[{at}]");
    }
    roots.extend(conditions(measure));
    let Blame { parts, minimal } = solver.blame(&roots);
    let whatever = !parts.iter().any(|part| part.path.starts_with(GIVEN));
    let parts: Vec<Part> = parts.into_iter().filter(|part| !part.path.starts_with(GIVEN)).collect();
    let blames = |field: &str| parts.iter().any(|part| part.path.starts_with(field));
    let at_best = match (blames("hurdles"), blames("should")) {
        (true, _) => Outcome::FitsAfterHurdle,
        (_, true) => Outcome::Unlikely,
        _ => Outcome::Excluded,
    };
    Why { at_best, validity, parts, whatever, minimal }
}
