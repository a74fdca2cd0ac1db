// SPDX-License-Identifier: EUPL-1.2
//! The profiles that steps lead to, each kept once: what has become of the answers, and when.

use super::ground::Ground;
use crate::catalog::{AttributeAt, Catalog, Kind, MeasureAt};
use crate::date::{Date, Dates};
use crate::lists::Lists;
use crate::profile::{Answer, Facts, Profile};
use crate::table::small;

/// An answer that an effect gave, and if it grows, the week in which it did.
type Given = (Answer, Option<u32>);

pub struct States<'a> {
    catalog: &'a Catalog,
    profile: &'a Profile,
    dates: Dates,
    ground: &'a Ground,
    /// What each state is made of: a word per attribute that says its answer, and the weeks gone by if they matter.
    made_of: Lists,
    /// What the words of the answers mean, for each attribute: 0 as answered, 1 the first of these.
    given: Vec<Vec<Given>>,
}

impl<'a> States<'a> {
    /// With the first state, number 0: the profile as it is.
    pub fn new(catalog: &'a Catalog, profile: &'a Profile, dates: Dates, ground: &'a Ground) -> States<'a> {
        let attributes = ground.attributes.len();
        let mut states =
            States { catalog, profile, dates, ground, made_of: Lists::default(), given: vec![Vec::new(); attributes] };
        states.number(&vec![0; attributes + 1]);
        states
    }

    /// What a state is made of: a word per attribute, and the weeks.
    pub fn of(&self, state: usize) -> &[u32] {
        self.made_of.get(state)
    }

    fn weeks(&self, state: usize) -> u32 {
        self.of(state).last().copied().unwrap_or_default()
    }

    fn on(&self, weeks: u32) -> Date {
        self.dates.on.add_days(i32::try_from(weeks).unwrap_or(i32::MAX).saturating_mul(7))
    }

    /// What is known in a state, and on which day that is.
    pub fn facts(&self, state: usize) -> (Facts, Date) {
        let (words, on) = (self.of(state), self.on(self.weeks(state)));
        let months = |since: Date| i64::from(since.full_months_until(on));
        let from_today = months(self.dates.today);
        let facts = Facts::read(self.catalog, from_today, &|at| {
            let place = self.ground.attributes.iter().position(|known| *known == at);
            let word = place.and_then(|place| words.get(place)).map_or(0, |word| *word as usize);
            match place.and_then(|place| self.given.get(place)?.get(word.checked_sub(1)?)) {
                Some((answer, week)) => Some((answer, week.map_or(0, |week| months(self.on(week))))),
                None => Some((self.profile.answer(at)?, from_today)),
            }
        });
        (facts, on)
    }

    /// Whether it no longer matters when something happens.
    pub fn is_timeless(&self, state: usize) -> bool {
        self.weeks(state) >= self.ground.timed
    }

    /// The state after a measure, and whether any answer that matters has changed.
    pub fn after(&mut self, state: usize, at: MeasureAt, facts: &Facts) -> Option<(usize, bool)> {
        let (catalog, ground) = (self.catalog, self.ground);
        let measure = catalog.measures().get(at)?;
        let mut words = self.of(state).to_vec();
        for effect in &measure.effects {
            let Some(place) = ground.attributes.iter().position(|known| *known == effect.attribute) else { continue };
            let Some(grows) = becomes(catalog, effect.attribute, &effect.to, facts) else { continue };
            let given = (effect.to.clone(), grows.then(|| self.weeks(state)));
            let word = self.word(place, given);
            if let Some(own) = words.get_mut(place) {
                *own = word;
            }
        }
        let changed = words != self.of(state);
        if let Some(weeks) = words.last_mut() {
            *weeks = (*weeks + measure.weeks.unwrap_or_default().max).min(ground.timed);
        }
        Some((self.number(&words), changed))
    }

    fn word(&mut self, place: usize, given: Given) -> u32 {
        let Some(known) = self.given.get_mut(place) else { return 0 };
        let found = known.iter().position(|one| *one == given).unwrap_or(known.len());
        if found == known.len() {
            known.push(given);
        }
        small(found + 1)
    }

    /// The number of a state, which is new if none like it was there.
    fn number(&mut self, words: &[u32]) -> usize {
        self.made_of.number(words).0 as usize
    }
}

/// Whether an effect changes anything, and if so, whether its answer grows with the calendar.
pub fn becomes(catalog: &Catalog, attribute: AttributeAt, to: &Answer, facts: &Facts) -> Option<bool> {
    let kind = &catalog.attributes().get(attribute)?.kind;
    let changes = match (kind, facts.get(attribute), to) {
        (_, None, _) => true,
        // These only ever rise.
        (Kind::Ordinal(_), Some(Answer::Option(now)), Answer::Option(to)) => to > now,
        (Kind::Integer(_), Some(Answer::Integer(now)), Answer::Integer(to)) => to > now,
        (_, Some(now), to) => now != to,
    };
    changes.then_some(matches!(kind, Kind::Integer(range) if range.advances.is_some()))
}

#[cfg(test)]
mod tests;
