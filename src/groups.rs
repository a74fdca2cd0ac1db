// SPDX-License-Identifier: EUPL-1.2
//! What stands together on the screen, counted in one pass over what is shown. Of a large group only the first are drawn
//! until somebody asks for more: the work of a click depends on what is to be seen, not on how much there is.

use foerderkompass_core::{MeasureAt, Outcome};
use foerderkompass_wording::Counts;

use crate::state::State;

/// A group of the screen, as a number: the lanes in their order, then single lists, then those of each entry of a list.
pub type GroupAt = usize;

/// The lane of what is one small change away; the others are those of the outcomes.
pub const NEAR: GroupAt = 3;
const LANES: usize = 6;
pub const CHANGED: GroupAt = 6;
pub const LEFT_OUT: GroupAt = 7;
pub const STARTS: GroupAt = 8;
pub const CONTACTS: GroupAt = 9;

/// A group with more than so many is cut.
const MANY: usize = 50;
/// So many of it are drawn at first.
const FIRST: usize = 12;
/// A group of up to so many is shown whole on a click; of a larger one come [`STEP`] at a time.
const WHOLE: usize = 1000;
const STEP: usize = 300;

/// All of a category, before the first answer.
pub fn of_category(at: usize) -> GroupAt {
    10 + 3 * at
}

/// The category whose measures this group holds.
pub fn category_of(group: GroupAt) -> Option<usize> {
    group.checked_sub(10).filter(|place| place % 3 == 0).map(|place| place / 3)
}

/// The stories of a category.
pub fn of_stories(at: usize) -> GroupAt {
    11 + 3 * at
}

/// What a contact looks after.
pub fn of_contact(at: usize) -> GroupAt {
    12 + 3 * at
}

/// The lane of an outcome.
pub fn of_outcome(outcome: Outcome) -> GroupAt {
    match outcome {
        Outcome::Fits => 0,
        Outcome::FitsAfterHurdle => 1,
        Outcome::Open => 2,
        Outcome::Unlikely => 4,
        Outcome::Excluded => 5,
    }
}

/// How many of a group are drawn, if `asked` were asked for. What a contact looks after is one of many lists in a view.
pub fn drawn(group: GroupAt, count: usize, asked: usize) -> usize {
    let (many, first) = if group >= of_contact(0) && group.is_multiple_of(3) { (12, 8) } else { (MANY, FIRST) };
    if count > many { asked.max(first).min(count) } else { count }
}

/// How many are asked for by a click on the button below a group of which so many are drawn.
pub fn asked_next(count: usize, drawn: usize) -> usize {
    if count > WHOLE { drawn + STEP } else { WHOLE }
}

/// The members of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many there are.
    pub count: usize,
    /// How many of the first are drawn.
    pub drawn: usize,
    /// Those that are drawn, in order: the first, and what somebody opened or went to.
    pub members: Vec<MeasureAt>,
    /// Those with this outcome that stand among what is one small change away.
    pub elsewhere: usize,
}

/// Everything that is counted over all that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// The lanes; before the first answer the categories.
    pub all: Vec<Group>,
    /// The outcomes of all that is shown but what the client already has, which is counted apart.
    pub total: Counts,
    /// What comes into consideration, shown or not, in the order of the catalogue; nothing before the first answer.
    pub fitting: Vec<MeasureAt>,
}

impl Groups {
    pub fn new(state: &State) -> Groups {
        let results = &*state.results;
        let blank = state.is_blank();
        let number = if blank { state.catalog.categories().len() } else { LANES };
        let of_place = |at: usize| if blank { of_category(at) } else { at };
        let asked = |at: usize| state.asked(of_place(at));
        let begun = |at: usize| Group { drawn: MANY.max(asked(at)), ..Group::default() };
        let mut groups = Groups { all: (0..number).map(begun).collect(), ..Groups::default() };
        for at in &results.shown {
            let Some(outcome) = results.outcomes.get(*at) else { continue };
            if !state.taken.is_empty() && state.taken(*at).is_some() {
                groups.total.taken += 1;
                continue;
            }
            let near = results.is_nearly(*at);
            groups.count(*outcome, near);
            let lane = if blank { state.lists.category(*at) } else { of_outcome(*outcome) };
            let lane = if near && !blank { groups.elsewhere(lane) } else { lane };
            if let Some(group) = groups.all.get_mut(lane) {
                group.count += 1;
                if group.count <= group.drawn || state.kept.binary_search(at).is_ok() {
                    group.members.push(*at);
                }
            }
        }
        for (at, group) in groups.all.iter_mut().enumerate() {
            group.drawn = drawn(of_place(at), group.count, asked(at));
            let mut place = 0;
            group.members.retain(|at| {
                place += 1;
                place <= group.drawn || state.kept.binary_search(at).is_ok()
            });
        }
        if !blank {
            let fits = |outcome: &Outcome| matches!(outcome, Outcome::Fits | Outcome::FitsAfterHurdle);
            groups.fitting = results.outcomes.iter().enumerate().filter(|(_, one)| fits(one)).map(|(at, _)| at).collect();
        }
        groups
    }

    fn count(&mut self, outcome: Outcome, near: bool) {
        let total = &mut self.total;
        *match outcome {
            Outcome::Fits => &mut total.fits,
            Outcome::FitsAfterHurdle => &mut total.after_hurdle,
            Outcome::Open => &mut total.open,
            Outcome::Unlikely => &mut total.unlikely,
            Outcome::Excluded => &mut total.excluded,
        } += 1;
        total.near += usize::from(near);
    }

    fn elsewhere(&mut self, lane: GroupAt) -> GroupAt {
        if let Some(group) = self.all.get_mut(lane) {
            group.elsewhere += 1;
        }
        NEAR
    }
}
