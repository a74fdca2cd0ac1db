// SPDX-License-Identifier: EUPL-1.2
//! The core as the widget uses it: a catalogue, its index, a talk, and what follows.

use foerderkompass_core::{
    Answer, Attribute, Catalog, Collecting, Date, Dates, Facts, Finding, Index, Kind, MeasureAt, Outcome, Profile, Query,
    Results, open, results,
};

use crate::digest;

/// A talk over a catalogue.
pub struct Session {
    catalog: Catalog,
    index: Index,
    profile: Profile,
    query: Query,
    dates: Dates,
    results: Option<Results>,
}

/// The outcomes in catalogue order, at the one place that knows how the core hands them out.
fn outcomes(results: &Results) -> Vec<Outcome> {
    results.outcomes.clone()
}

/// How many small changes would bring a measure into consideration, at the one place that knows how to ask.
fn almost(session: &Session, results: &Results, at: MeasureAt) -> usize {
    results.assessment(&session.catalog, at).map_or(0, |assessment| assessment.almost.len())
}

impl Session {
    /// Reads a catalogue; `None` if it is none, or if `today` is no day.
    pub fn open(bytes: &[u8], today: &str) -> Option<Session> {
        let dates = Dates::on_day(Date::parse(today)?);
        let catalog = open(bytes).ok()?.catalog;
        let (index, profile, query) = Default::default();
        Some(Session { catalog, index, profile, query, dates, results: None })
    }

    /// Builds what the first results need.
    pub fn index(&mut self) {
        self.index = Index::without_words(&self.catalog);
    }

    /// Builds what searching texts needs beyond that.
    pub fn words(&mut self) {
        let mut words = Collecting::default();
        words.step(&self.catalog, usize::MAX);
        self.index.give(words.end());
    }

    /// Takes all answers back.
    pub fn clear(&mut self) {
        self.profile = Profile::default();
    }

    /// Gives an answer: `true`, a number, an option, or several with commas. Says whether it was accepted.
    pub fn answer(&mut self, attribute: &str, value: &str) -> bool {
        let Some(at) = self.catalog.attribute_at(attribute) else { return false };
        let answer = self.catalog.attributes().get(at).and_then(|attribute| read(attribute, value));
        answer.is_some() && self.profile.set(&self.catalog, at, answer)
    }

    /// Asks for a text and values of the filters, "" for none.
    pub fn query(&mut self, text: &str, category: &str, format: &str, carrier: &str) {
        let some = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let category = self.catalog.categories().iter().position(|one| one.id == category);
        self.query = Query { text: text.to_owned(), focus: None, category, format: some(format), carrier: some(carrier) };
    }

    /// Everything that follows; how many measures are shown.
    // A name of its own, so that instructions can be counted in it alone.
    #[inline(never)]
    pub fn run(&mut self) -> usize {
        let (catalog, index, query, profile) = (&self.catalog, &self.index, &self.query, &self.profile);
        let found = match &self.results {
            Some(before) => before.again(catalog, index, query, profile, self.dates),
            None => results(catalog, index, query, profile, self.dates),
        };
        let shown = found.shown.len();
        self.results = Some(found);
        shown
    }

    /// Explains the first `count` measures that are shown, as their cards do; how many findings decide.
    pub fn explain(&self, count: usize) -> usize {
        let Some(results) = &self.results else { return 0 };
        results.shown.iter().take(count).map(|at| self.explained(results, *at)).sum()
    }

    fn explained(&self, results: &Results, at: MeasureAt) -> usize {
        let Some(measure) = self.catalog.measures().get(at) else { return 0 };
        let facts: &Facts = &results.facts;
        let judged = measure.judge::<Finding<'_>>(facts, self.dates.on);
        let findings = judged.must.iter().chain(&judged.should).chain(&judged.hurdles);
        let decisive: usize = findings.map(|finding| finding.decisive().len()).sum();
        let routed = measure.responsible(facts).entries.len() + measure.carrier(facts).entries.len();
        decisive + routed + almost(self, results, at)
    }

    /// What the last run found, as JSON.
    pub fn digest(&self) -> String {
        self.results.as_ref().map_or_else(String::new, |found| digest::written(&self.catalog, &outcomes(found), found))
    }
}

fn read(attribute: &Attribute, value: &str) -> Option<Answer> {
    match attribute.kind {
        Kind::Flag => Some(Answer::Flag(value == "true")),
        Kind::Integer(_) => value.parse().ok().map(Answer::Integer),
        Kind::Choice(_) | Kind::Ordinal(_) => attribute.option_at(value).map(Answer::Option),
        Kind::Multi(_) => Answer::options(value.split(',').filter_map(|id| attribute.option_at(id))),
    }
}
