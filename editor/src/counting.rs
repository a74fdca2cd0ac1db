// SPDX-License-Identifier: EUPL-1.2
//! How often each part was drawn on this thread, for tests only: a keystroke must not draw again what it does not change.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static DRAWN: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

pub(crate) fn count(part: &'static str) {
    DRAWN.with_borrow_mut(|drawn| *drawn.entry(part).or_default() += 1);
}

/// How often the view of each part was made since this was last asked.
pub fn drawn() -> BTreeMap<&'static str, usize> {
    DRAWN.take()
}
