// SPDX-License-Identifier: EUPL-1.2
//! The address of a page with a measure in its fragment: what was written is read back, everything else changes nothing.

use std::cell::RefCell;
use std::rc::Rc;

use foerderkompass::address::{link, measure_of};
use foerderkompass::{Jump, Message, Shared, State};
use foerderkompass_core::Id;
use yew::Reducible;

use crate::{small_catalog, today};

thread_local! {
    static FRESH: RefCell<Option<Rc<State>>> = const { RefCell::new(None) };
}

/// The widget as it is when nobody has done anything.
fn fresh() -> Rc<State> {
    let new = || Rc::new(State::new(Shared::new(small_catalog()), today()));
    FRESH.with(|state| Rc::clone(state.borrow_mut().get_or_insert_with(new)))
}

/// The bytes are what stands in the address line of a browser.
pub fn address(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (page, hash) = text.split_at(text.find('#').unwrap_or(text.len()));
    let state = fresh();
    for measure in state.catalog.measures() {
        let written = link(text, &measure.id);
        assert_eq!(written.strip_prefix(page).and_then(measure_of), Some(measure.id.as_str()), "{text:?}");
        assert_eq!(written.matches('#').count(), 1);
        assert_eq!(link(&written, &measure.id), written, "once more changes nothing");
    }
    let Some(id) = measure_of(hash) else { return };
    assert!(Id::is_valid(id));
    assert_eq!(link(page, id), text, "a fragment can be read in one way only");
    // As the widget follows it.
    let Some(at) = state.catalog.measure_at(id) else { return };
    let after = Rc::clone(&state).reduce(Message::Jumped(Jump::Measure(at)));
    assert_eq!(state.catalog.measures()[at].id, id);
    assert!(after.opened.contains(&at) && after.profile == state.profile && after.query == state.query);
    assert!(after.results == state.results && after.is_blank());
}
