// SPDX-License-Identifier: EUPL-1.2
//! What is on the screen: one component, one file.

mod card;
mod chain;
mod chips;
mod client;
mod compare;
mod contact;
mod contacts;
mod cut;
mod deck;
mod desk;
mod detail;
mod events;
mod examples;
mod export;
mod faults;
mod filters;
mod findings;
mod header;
mod hooks;
mod icon;
mod integer;
mod lanes;
mod marked;
mod nav;
mod next;
mod notices;
mod offers;
mod options;
mod prose;
mod question;
mod rail;
mod starts;
mod tag;
mod tools;

pub use desk::Desk;
pub use faults::fault_list;
pub use icon::{Symbol, icon};
pub use tag::{Tag, button, tag, tag_of};

use foerderkompass_core::{Catalog, MeasureAt, Outcome};
use foerderkompass_wording::{Labels, Wording};
use yew::{Callback, MouseEvent, UseReducerDispatcher};

use crate::outlet::Outlet;
use crate::state::{Message, State};

/// How components report what happened, and hand out what was asked for.
#[derive(Clone, PartialEq)]
pub struct Dispatch {
    pub reducer: UseReducerDispatcher<State>,
    pub outlet: Outlet,
}

impl Dispatch {
    pub fn dispatch(&self, message: Message) {
        self.reducer.dispatch(message);
    }

    /// Copies a text on a click and says how that went.
    pub fn copy(&self, text: String) -> Callback<MouseEvent> {
        let dispatch = self.clone();
        Callback::from(move |_: MouseEvent| dispatch.copy_now(&text))
    }

    /// Copies a text, inside the handler of a click, and says how that went.
    pub fn copy_now(&self, text: &str) {
        let refused = !self.outlet.copy(text);
        self.dispatch(Message::Copied(refused.then(|| text.to_owned())));
    }
}

/// The language of the screen, and the level of its first heading, 1 to 4.
#[derive(Clone, Copy)]
pub struct Words(pub &'static dyn Wording, pub usize);

impl Words {
    /// A heading. `depth` is 2 for the first of the widget and one more below; HTML has no seventh level, so that one is
    /// said to be what it is.
    pub fn heading(self, depth: usize) -> Tag {
        let at = |level: usize| level.saturating_sub(1).min(5);
        let name = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let class = ["fk-h1", "fk-h2", "fk-h3", "fk-h4", "fk-h5", "fk-h6"];
        let level = depth.saturating_sub(2) + self.1;
        let heading = tag_of(name.get(at(level)).unwrap_or(&"h6"), class.get(at(depth)).unwrap_or(&"fk-h6"));
        match level {
            7 => heading.set("aria-level", "7"),
            8 => heading.set("aria-level", "8"),
            _ => heading,
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.tag() == other.0.tag() && self.1 == other.1
    }
}

/// What every part of the screen is drawn from. Parts are plain functions of it; only what is drawn again on its own
/// (a question, a card) is a component.
#[derive(Clone, Copy)]
pub struct Scene<'s> {
    pub state: &'s State,
    pub dispatch: &'s Dispatch,
    pub words: Words,
}

impl<'s> Scene<'s> {
    pub fn labels(&self) -> &'static Labels {
        self.words.0.labels()
    }

    pub fn catalog(&self) -> &'s Catalog {
        &self.state.catalog
    }

    /// Reports a message on a click.
    pub fn on_click(&self, message: Message) -> Callback<MouseEvent> {
        send(self.dispatch, message)
    }

    pub fn outcome(&self, at: MeasureAt) -> Option<Outcome> {
        self.state.results.outcomes.get(at).copied()
    }
}

/// Reports a message on a click.
pub fn send(dispatch: &Dispatch, message: Message) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.dispatch(message.clone()))
}

/// The class of an outcome.
pub fn outcome_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fits => "fk-fits",
        Outcome::FitsAfterHurdle => "fk-hurdle",
        Outcome::Open => "fk-open",
        Outcome::Unlikely => "fk-unlikely",
        Outcome::Excluded => "fk-excluded",
    }
}
