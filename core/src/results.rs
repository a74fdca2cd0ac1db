// SPDX-License-Identifier: EUPL-1.2
//! The one call in the middle: from the catalogue and what is known to everything that is shown.

use crate::assessment::{Assessment, Horizon, assess};
use crate::catalog::{Catalog, MeasureAt};
use crate::data::Outcome;
use crate::date::Dates;
use crate::profile::{Facts, Profile};
use crate::questions::{Question, questions};
use crate::search::Index;

/// What is to be shown of the results. Filters and orders, never decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    /// Place in [`Catalog::focus`].
    pub focus: Option<usize>,
}

/// Everything that follows from the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub facts: Facts,
    pub dates: Dates,
    /// One per measure, in catalogue order.
    pub assessments: Vec<Assessment>,
    /// What the query shows, ordered by focus, category and catalogue.
    pub shown: Vec<MeasureAt>,
    pub questions: Vec<Question>,
}

impl Results {
    /// The shown measures with this outcome, in order.
    pub fn group(&self, outcome: Outcome) -> impl Iterator<Item = MeasureAt> {
        self.shown.iter().copied().filter(move |at| self.assessments.get(*at).is_some_and(|a| a.outcome == outcome))
    }
}

/// Assesses every measure and finds the questions that still matter.
pub fn results(catalog: &Catalog, index: &Index, query: &Query, profile: &Profile, dates: Dates) -> Results {
    let facts = Facts::new(catalog, profile, dates);
    let horizon = Horizon::new(catalog, profile, dates);
    let assessments: Vec<Assessment> =
        catalog.measures().iter().map(|measure| assess(measure, &facts, &horizon, dates)).collect();
    let questions = questions(catalog, profile, &facts, &assessments, dates);
    Results { shown: shown(catalog, index, query), facts, dates, assessments, questions }
}

fn shown(catalog: &Catalog, index: &Index, query: &Query) -> Vec<MeasureAt> {
    let focus = query.focus.and_then(|at| catalog.focus().get(at));
    let mut keyed: Vec<_> = Vec::new();
    for (at, hit) in index.find(&query.text).into_iter().enumerate() {
        let Some(measure) = catalog.measures().get(at).filter(|_| hit) else { continue };
        let in_focus = |category: &usize| focus.and_then(|focus| focus.categories.iter().position(|c| c == category));
        let nearest = std::iter::once(&measure.category).chain(&measure.also).filter_map(in_focus).min();
        if focus.is_some() && nearest.is_none() {
            continue;
        }
        let last = catalog.categories().get(measure.category).is_some_and(|category| category.last);
        keyed.push(((nearest, last, measure.category, at), at));
    }
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, at)| at).collect()
}
