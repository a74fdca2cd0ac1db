// SPDX-License-Identifier: EUPL-1.2
//! Sorting by place, compiled once for everything that is sorted: a sort of its own for every type, or trees and hash
//! tables instead, would be a tenth of what ships.

use std::cmp::Ordering;

/// The places 0 to `count - 1` in the order of what stands there; equal ones stay in their order.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}
