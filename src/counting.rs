// SPDX-License-Identifier: EUPL-1.2
//! How many cards were drawn on this thread, for tests only: a change must not draw the cards again that it does not
//! change.

use std::cell::Cell;

thread_local! {
    static CARDS: Cell<usize> = const { Cell::new(0) };
}

pub(crate) fn count() {
    CARDS.set(CARDS.get() + 1);
}

/// How often the view of a card was made since the thread began.
pub fn cards() -> usize {
    CARDS.get()
}
