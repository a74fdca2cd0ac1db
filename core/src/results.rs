// SPDX-License-Identifier: EUPL-1.2
//! The one call in the middle: from the catalogue and what is known to everything that is shown.

use crate::assessment::{Assessment, Horizon, assess};
use crate::catalog::{Catalog, CategoryAt, MeasureAt};
use crate::data::Outcome;
use crate::date::Dates;
use crate::engine::Judgement;
use crate::filter::Facets;
use crate::profile::{Facts, Profile};
use crate::questions::Question;
use crate::search::{Found, Index};

/// What is to be shown of the results. Filters and orders, never decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    /// Place in [`Catalog::focus`].
    pub focus: Option<usize>,
    /// Only measures of this category, first or further.
    pub category: Option<CategoryAt>,
    /// Only measures that, or an offer of which, have exactly this format.
    pub format: Option<String>,
    /// Only measures that this carrier may decide on, whatever the condition.
    pub carrier: Option<String>,
}

/// Everything that follows from the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub facts: Facts,
    pub dates: Dates,
    /// One per measure, in catalogue order.
    pub outcomes: Vec<Outcome>,
    /// One per measure: whether one small change is all that keeps it from coming into consideration.
    pub nearly: Vec<bool>,
    horizon: Horizon,
    profile: Profile,
    /// What the query shows, ordered by focus, category and catalogue.
    pub shown: Vec<MeasureAt>,
    /// What each value of a filter would show.
    pub facets: Facets,
    /// Words of the catalogue that were read for mistyped words of the text, as they are written there, at most three.
    pub corrected: Vec<String>,
    pub questions: Vec<Question>,
}

impl Results {
    /// The shown measures with this outcome, in order.
    pub fn group(&self, outcome: Outcome) -> impl Iterator<Item = MeasureAt> {
        self.shown.iter().copied().filter(move |at| self.outcomes.get(*at) == Some(&outcome))
    }

    /// As [`results`] on the same catalogue. Where the answers and days are those of these results, what follows from them is
    /// kept, and only the query is looked at anew.
    pub fn again(&self, catalog: &Catalog, index: &Index, query: &Query, profile: &Profile, dates: Dates) -> Results {
        if self.profile != *profile || self.dates != dates {
            return results(catalog, index, query, profile, dates);
        }
        let Found { hits, corrected } = index.search(&query.text);
        let (shown, facets) = index.filters.apply(catalog, query, &hits);
        let (facts, horizon, profile) = (self.facts.clone(), self.horizon.clone(), self.profile.clone());
        let (outcomes, nearly, questions) = (self.outcomes.clone(), self.nearly.clone(), self.questions.clone());
        Results { facts, dates, outcomes, nearly, horizon, profile, shown, facets, corrected, questions }
    }

    /// Whether this measure is one small change away.
    pub fn is_nearly(&self, at: MeasureAt) -> bool {
        self.nearly.get(at) == Some(&true)
    }

    /// Outcome of one measure with what follows from it, made when it is asked for: only what is on the screen needs it.
    pub fn assessment(&self, catalog: &Catalog, at: MeasureAt) -> Option<Assessment> {
        catalog.measures().get(at).map(|measure| assess(measure, &self.facts, &self.horizon, self.dates))
    }
}

/// Assesses every measure and finds the questions that still matter.
pub fn results(catalog: &Catalog, index: &Index, query: &Query, profile: &Profile, dates: Dates) -> Results {
    let facts = Facts::new(catalog, profile, dates);
    let horizon = Horizon::new(catalog, profile, dates);
    let Judgement { outcomes, nearly, questions } = index.engine.judge(catalog, profile, &facts, &horizon, dates);
    let Found { hits, corrected } = index.search(&query.text);
    let (shown, facets) = index.filters.apply(catalog, query, &hits);
    let profile = profile.clone();
    Results { shown, facets, corrected, facts, dates, outcomes, nearly, horizon, profile, questions }
}
