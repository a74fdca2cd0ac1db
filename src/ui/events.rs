// SPDX-License-Identifier: EUPL-1.2
//! What the page around the widget is told: that it is ready, how many measures came out how, which one was opened. No
//! answer is among it.

use std::rc::Rc;

use foerderkompass_core::MeasureAt;
use foerderkompass_wording::Counts;
use yew::prelude::{UseReducerHandle, hook, use_mut_ref};

use crate::options::Options;
use crate::outlet::Outlet;
use crate::state::{Few, Message, State};

/// What the page has been told.
#[derive(Default)]
struct Told {
    options: Option<Rc<Options>>,
    counts: Option<[usize; 5]>,
    opened: Few<MeasureAt>,
}

/// Tells the page what changed since it was told last, and takes over what the page has set since. No effect is needed
/// for that: whoever is told passes it on later.
#[hook]
pub fn use_events(state: &UseReducerHandle<State>, counts: &Counts, options: &Rc<Options>, outlet: &Outlet) {
    let told = use_mut_ref(Told::default);
    let Ok(mut told) = told.try_borrow_mut() else { return };
    let catalog = &state.catalog;
    if told.options.is_none() {
        outlet.tell("ready", "");
    }
    if told.options.as_ref() != Some(options) {
        told.options = Some(Rc::clone(options));
        options.misfits(catalog).into_iter().for_each(|name| outlet.tell("option", &name));
        state.dispatch(Message::Configured(Rc::clone(options)));
    }
    let Counts { fits, after_hurdle, open, unlikely, excluded, .. } = *counts;
    let counts = [fits, after_hurdle, open, unlikely, excluded];
    if told.counts != Some(counts) {
        told.counts = Some(counts);
        outlet.tell("results", &format!("{fits} {after_hurdle} {open} {unlikely} {excluded}"));
    }
    if told.opened != state.opened {
        for at in state.opened.iter().filter(|at| !told.opened.contains(at)) {
            outlet.tell("measure", catalog.measures().get(*at).map_or("", |measure| measure.id.as_str()));
        }
        told.opened.clone_from(&state.opened);
    }
}
