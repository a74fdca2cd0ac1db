// SPDX-License-Identifier: EUPL-1.2
//! What measures were found to lack, remembered by what their conditions depend on: many states differ in nothing that a
//! measure asks about.

use super::ground::{Ground, ask, silent_solver};
use crate::catalog::{Catalog, MeasureAt};
use crate::profile::Profile;

/// Most combinations that are remembered of one measure.
const MOST: usize = 4096;

pub struct Memo {
    /// Where in a state, and by what its word counts.
    places: Vec<(usize, usize)>,
    /// 0 not known yet, 1 not possible, else the open conditions and 2. Empty if there are too many combinations.
    known: Vec<u16>,
}

impl Memo {
    pub fn new(catalog: &Catalog, profile: &Profile, ground: &Ground, at: MeasureAt) -> Memo {
        let mut asked = vec![false; catalog.attributes().len()];
        let mut places = Vec::new();
        let mut count = 1_usize;
        let mut add = |place: usize, words: usize| {
            places.push((place, count));
            count = count.saturating_mul(words);
        };
        if let Some(measure) = catalog.measures().get(at) {
            measure.each_condition(&mut |criterion| ask(catalog, profile, criterion, &mut asked));
            for hurdle in &measure.hurdles {
                let solver = silent_solver(catalog, hurdle);
                if let Some(place) = ground.solvers.iter().position(|at| Some(*at) == solver) {
                    add(ground.attributes.len() + place, 2);
                }
            }
        }
        let steps = || ground.steps.iter().filter_map(|at| catalog.measures().get(*at));
        for (place, attribute) in ground.attributes.iter().enumerate() {
            if asked.get(*attribute).copied().unwrap_or_default() {
                let effects = steps().flat_map(|measure| &measure.effects).filter(|effect| effect.attribute == *attribute);
                let mut given: Vec<_> = effects.map(|effect| &effect.to).collect();
                let mut words = 1;
                while let Some(to) = given.pop() {
                    words += usize::from(!given.contains(&to));
                }
                add(place, words);
            }
        }
        let size = if ground.timed == 0 && count <= MOST { count } else { 0 };
        Memo { places, known: vec![0; size] }
    }

    /// Where what is known of a state stands.
    pub fn place(&self, words: &[u32]) -> usize {
        self.places.iter().map(|(place, times)| words.get(*place).map_or(0, |word| *word as usize * times)).sum()
    }

    /// The open conditions if the measure is possible; the outer `None` if that is not known.
    pub fn get(&self, place: usize) -> Option<Option<u32>> {
        let known = self.known.get(place).copied().filter(|known| *known > 0)?;
        Some(u32::from(known).checked_sub(2))
    }

    pub fn put(&mut self, place: usize, open: Option<u32>) {
        if let Some(known) = self.known.get_mut(place) {
            *known = open.map_or(1, |open| u16::try_from(open + 2).unwrap_or(u16::MAX));
        }
    }
}
