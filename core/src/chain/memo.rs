// SPDX-License-Identifier: EUPL-1.2
//! What measures were found to lack, remembered by what their conditions depend on: many states differ in nothing that a
//! measure asks about.

use super::ground::{Ground, Solved, ask};
use crate::catalog::{Catalog, MeasureAt};
use crate::profile::Profile;

/// Most combinations that are remembered of one measure.
const MOST: usize = 4096;

pub struct Memo {
    /// Where in a state, and by what its word counts.
    places: Vec<(usize, usize)>,
    /// The solvers of its hurdles, and by what each counts.
    solvers: Vec<(Solved, usize)>,
    /// 0 not known yet, 1 not possible, else the open conditions and 2. Empty if there are too many combinations.
    known: Vec<u16>,
}

impl Memo {
    pub fn new(catalog: &Catalog, profile: &Profile, ground: &Ground, at: MeasureAt) -> Memo {
        let mut asked = vec![false; catalog.attributes().len()];
        let (mut places, mut solvers) = (Vec::new(), Vec::new());
        let mut count = 1_usize;
        if let Some(measure) = catalog.measures().get(at) {
            measure.each_condition(&mut |criterion| ask(catalog, profile, criterion, &mut asked));
            for solver in measure.hurdles.iter().map(|hurdle| ground.solver(catalog, hurdle)).filter(|solver| *solver > 0) {
                solvers.push((solver, count));
                count = count.saturating_mul(2);
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
                places.push((place, count));
                count = count.saturating_mul(words);
            }
        }
        let size = if ground.timed == 0 && count <= MOST { count } else { 0 };
        Memo { places, solvers, known: vec![0; size] }
    }

    /// Where what is known of a state stands.
    pub fn place(&self, words: &[u32], solved: Solved) -> usize {
        let solvers = self.solvers.iter().filter(|(solver, _)| solver & solved > 0).map(|(_, times)| times);
        let answers = self.places.iter().map(|(place, times)| words.get(*place).map_or(0, |word| *word as usize * times));
        solvers.sum::<usize>() + answers.sum::<usize>()
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
