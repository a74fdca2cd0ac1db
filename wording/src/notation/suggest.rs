// SPDX-License-Identifier: EUPL-1.2
//! What may have been meant by a name that does not exist.

use super::names::Named;
use super::words::{Key, key};

/// Most proposals for one name.
pub(super) const MOST: usize = 5;
/// Longest name that can be a slip of the keyboard, in bytes, and most names that are looked at: comparing takes long.
const LONGEST: usize = 80;
const LOOKED_AT: usize = 2000;

/// How well a name fits what was typed; smaller is better.
pub(super) fn closeness(typed: &Key, label: &Key) -> Option<(usize, usize)> {
    if typed.is_empty() {
        return None;
    }
    let length = typed.letters().chars().count();
    let allowed = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    let longer = label.letters().chars().count();
    if longer.abs_diff(length) <= allowed {
        let distance = strsim::osa_distance(typed.letters(), label.letters());
        if distance <= allowed {
            return Some((0, distance));
        }
    }
    // A number is a word of its own: 24 in 18–24.
    let part = length >= 3 || typed.letters().bytes().all(|byte| byte.is_ascii_digit());
    if part && label.starts_with(typed) {
        Some((1, longer))
    } else if part && label.has_word(typed) {
        Some((2, longer))
    } else {
        (length >= 5 && label.letters().contains(typed.letters())).then_some((3, longer))
    }
}

/// Places of the names that may have been meant, best first.
pub(super) fn near<T: Named>(list: &[T], typed: &str) -> Vec<usize> {
    if typed.len() > LONGEST {
        return Vec::new();
    }
    let typed = key(typed);
    let mut found: Vec<((usize, usize), usize)> = Vec::new();
    for (at, one) in list.iter().enumerate().take(LOOKED_AT) {
        if one.label().len() <= 4 * LONGEST
            && let Some(rank) = closeness(&typed, &key(one.label())).or_else(|| closeness(&typed, &key(one.id())))
        {
            found.push((rank, at));
        }
    }
    found.sort_unstable();
    found.truncate(MOST);
    found.into_iter().map(|(_, at)| at).collect()
}
