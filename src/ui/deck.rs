// SPDX-License-Identifier: EUPL-1.2
//! The rows of the cards that are drawn. They are made again only when what they say may have changed; and if those are
//! many, the first on the screen at once and the others in the moments after it, so that the answer to a click is seen as
//! soon as in a small catalogue.

use std::cell::RefCell;
use std::rc::Rc;

use foerderkompass_core::{MeasureAt, Results};
use gloo::timers::callback::Timeout;
use yew::prelude::{hook, use_effect_with, use_force_update, use_mut_ref};

use super::{Scene, Words};
use crate::groups::GroupAt;
use crate::shared::Shared;
use crate::state::{Few, Jump, Taken};
use crate::view::{Row, row};

/// So many cards are always drawn at once.
const FEW: usize = 35;
/// What is made in the first go and in each after it, as a number of rows that turn out to be as before.
const FIRST: usize = 160;
const NEXT: usize = 320;
/// What a card costs that has to be drawn, in such rows.
const DRAWN: usize = 16;
/// Milliseconds until the next go: long enough for the page to be painted in between.
const PAUSE: u32 = 20;

/// Everything that rows are made from.
#[derive(PartialEq)]
struct Era {
    results: Shared<Results>,
    taken: Few<(MeasureAt, Taken)>,
    marked: Few<MeasureAt>,
    ticked: Few<(MeasureAt, usize)>,
    words: Words,
}

/// A row in its group.
struct Dealt {
    at: MeasureAt,
    group: GroupAt,
    row: Rc<Row>,
    /// What it was made from has changed since.
    old: bool,
}

#[derive(Default)]
pub struct Deck {
    era: Option<Era>,
    dealt: Vec<Dealt>,
    /// For each measure where its row may be found.
    places: Vec<usize>,
    /// Counts how often something was left for later.
    turns: usize,
    /// How often something was dealt since what rows are made from changed last.
    goes: usize,
}

impl Deck {
    /// The rows of these groups, each with its members. Of many, some may be left out for now, or be as they were.
    pub fn deal(&mut self, scene: Scene<'_>, groups: &[(GroupAt, &[MeasureAt])]) -> Vec<Vec<Rc<Row>>> {
        let by_result = self.begin(scene);
        let many = groups.iter().map(|(_, members)| members.len()).sum::<usize>() > FEW;
        // What somebody reads or goes to right now waits for nothing.
        let wanted = scene.state.jump.map(|(_, jump)| jump);
        let can_wait = |at| many && !scene.state.opened.contains(&at) && wanted != Some(Jump::Measure(at));
        let before = std::mem::take(&mut self.dealt);
        let mut rows: Vec<Vec<Rc<Row>>> = groups.iter().map(|_| Vec::new()).collect();
        let (mut allowance, mut later) = (if self.goes == 0 { FIRST } else { NEXT }, false);
        for ((group, members), rows) in groups.iter().zip(&mut rows) {
            for at in *members {
                let known = self.places.get(*at).and_then(|place| before.get(*place)).filter(|known| known.at == *at);
                let here = known.filter(|known| known.group == *group);
                let mut old = false;
                let dealt = match here {
                    Some(known) if !known.old => Some(Rc::clone(&known.row)),
                    _ if can_wait(*at) && allowance == 0 && (by_result || here.is_none()) => {
                        (later, old) = (true, true);
                        here.map(|known| Rc::clone(&known.row))
                    }
                    _ => row(scene.state, *at, scene.words.0).map(|made| {
                        let same = here.filter(|known| *known.row == made);
                        allowance = allowance.saturating_sub(if same.is_some() { 1 } else { DRAWN });
                        same.map_or_else(|| Rc::new(made), |known| Rc::clone(&known.row))
                    }),
                };
                let Some(row) = dealt else { continue };
                self.dealt.push(Dealt { at: *at, group: *group, row: Rc::clone(&row), old });
                rows.push(row);
            }
        }
        self.places.resize(scene.catalog().measures().len(), 0);
        for (place, dealt) in self.dealt.iter().enumerate() {
            if let Some(known) = self.places.get_mut(dealt.at) {
                *known = place;
            }
        }
        self.turns += usize::from(later);
        self.goes += 1;
        rows
    }

    /// Nothing of it is on the screen any more.
    pub fn clear(&mut self) {
        self.era = None;
        self.dealt.clear();
    }

    /// Notes what rows are made from now; whether it is another result, or work is left over.
    fn begin(&mut self, scene: Scene<'_>) -> bool {
        let state = scene.state;
        let (taken, marked, ticked) = (state.taken.clone(), state.marked.clone(), state.ticked.clone());
        let era = Era { results: state.results.clone(), taken, marked, ticked, words: scene.words };
        let before = self.era.as_ref().map(|before| (before.results == era.results, *before == era));
        if before.is_none_or(|(_, same)| !same) {
            self.goes = 0;
            self.dealt.iter_mut().for_each(|dealt| dealt.old = true);
        }
        self.era = Some(era);
        // A mark or a tick is answered at once: it changes one card.
        before.is_none_or(|(same_results, same)| !same_results || same)
    }
}

/// The deck of a desk.
#[hook]
pub fn use_deck() -> Rc<RefCell<Deck>> {
    use_mut_ref(Deck::default)
}

/// Draws what was left for later, once the page has been painted.
#[hook]
pub fn use_turns(deck: &Rc<RefCell<Deck>>) {
    let update = use_force_update();
    let turns = deck.try_borrow().map_or(0, |deck| deck.turns);
    use_effect_with(turns, move |turns| {
        let timer = (*turns > 0).then(|| Timeout::new(PAUSE, move || update.force_update()));
        move || drop(timer)
    });
}
