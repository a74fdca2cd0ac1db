// SPDX-License-Identifier: EUPL-1.2
//! Every persona with every measure: what comes out on the catalogue's own day, and what was expected.

use foerderkompass_core::{Catalog, Outcome, Target, Verdict};
use serde::{Serialize, Serializer};

use crate::diff_personas::{known, outcome_key};
use crate::words;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Matrix {
    pub personas: Vec<MatrixPersona>,
    /// One per measure, each with one cell per persona.
    pub rows: Vec<MatrixRow>,
    /// Expectations that are not met, by persona.
    pub surprises: Vec<PersonaSurprise>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixPersona {
    pub id: String,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatrixRow {
    pub measure: String,
    pub title: String,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cell {
    #[serde(serialize_with = "outcome_key")]
    pub outcome: Outcome,
    /// The expected outcome if it is another one.
    #[serde(serialize_with = "optional_outcome_key")]
    pub expected: Option<Outcome>,
}

/// An expectation that is not met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonaSurprise {
    pub persona: String,
    pub measure: String,
    #[serde(serialize_with = "outcome_key")]
    pub expected: Outcome,
    /// `None` if the measure is left out.
    #[serde(serialize_with = "optional_outcome_key")]
    pub found: Option<Outcome>,
    pub sentence: String,
}

fn optional_outcome_key<S: Serializer>(outcome: &Option<Outcome>, serializer: S) -> Result<S::Ok, S::Error> {
    match outcome {
        Some(outcome) => serializer.serialize_some(outcome.key()),
        None => serializer.serialize_none(),
    }
}

pub(crate) fn matrix(catalog: &Catalog) -> Matrix {
    let on = catalog.about().as_of;
    let all_facts: Vec<_> = catalog.personas().iter().map(|persona| known(catalog, persona)).collect();
    let mut matrix = Matrix::default();
    for persona in catalog.personas() {
        matrix.personas.push(MatrixPersona { id: persona.id.clone(), title: persona.title.clone() });
    }
    for measure in catalog.measures() {
        let cells = all_facts.iter().map(|facts| Cell { outcome: measure.judge::<Verdict>(facts, on).outcome, expected: None });
        matrix.rows.push(MatrixRow { measure: measure.id.clone(), title: measure.title.clone(), cells: cells.collect() });
    }
    for (at, persona) in catalog.personas().iter().enumerate() {
        for (target, expected) in &persona.expect {
            let cell = match target {
                Target::Measure(measure) => matrix.rows.get_mut(*measure).and_then(|row| row.cells.get_mut(at)),
                Target::LeftOut(_) => None,
            };
            let found = cell.as_ref().map(|cell| cell.outcome);
            if found == Some(*expected) {
                continue;
            }
            if let Some(cell) = cell {
                cell.expected = Some(*expected);
            }
            let (measure, title) = catalog.target(*target).unwrap_or_default();
            let sentence = words::surprise(&persona.id, title, found, *expected);
            let (persona, measure) = (persona.id.clone(), measure.to_owned());
            matrix.surprises.push(PersonaSurprise { persona, measure, expected: *expected, found, sentence });
        }
    }
    matrix
}
