// SPDX-License-Identifier: EUPL-1.2
//! Sets of few elements, each once and in order. Trees would be a noticeable part of what ships.

pub type Few<T> = Vec<T>;

pub(super) fn insert<T: Ord>(set: &mut Few<T>, element: T) {
    if let Err(at) = set.binary_search(&element) {
        set.insert(at, element);
    }
}

pub(super) fn remove<T: Ord>(set: &mut Few<T>, element: T) {
    if let Ok(at) = set.binary_search(&element) {
        set.remove(at);
    }
}

/// Puts an element into a set, or takes it out.
pub(super) fn toggle<T: Ord>(set: &mut Few<T>, element: T) {
    match set.binary_search(&element) {
        Ok(at) => drop(set.remove(at)),
        Err(at) => set.insert(at, element),
    }
}
