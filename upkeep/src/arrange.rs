// SPDX-License-Identifier: EUPL-1.2
//! The order of a list that two people changed.

/// The ids of both sides in one order, and whether the sides agree on it: one of them kept the order in which the ids
/// were, or both chose the same. Where they do not agree, the order is mine. `kept` says which ids are still there.
pub fn merged_ids<'i>(
    base: &[&'i str],
    mine: &[&'i str],
    theirs: &[&'i str],
    kept: &dyn Fn(&str) -> bool,
) -> (Vec<&'i str>, bool) {
    let common = |list: &[&'i str]| -> Vec<&'i str> {
        let everywhere = |id: &&'i str| [base, mine, theirs].iter().all(|other| other.contains(id));
        list.iter().copied().filter(everywhere).collect()
    };
    let (was, own, other) = (common(base), common(mine), common(theirs));
    // What one side moved, the other did not: its order is the one that somebody meant.
    let moved_by_them = own == was && other != was;
    let order = if moved_by_them { arranged(theirs, mine, kept) } else { arranged(mine, theirs, kept) };
    (order, own == was || other == was || own == other)
}

/// The kept ids in the order of the first list; those that only the second has behind the one they follow there.
pub fn arranged<'i>(order: &[&'i str], more: &[&'i str], kept: &dyn Fn(&str) -> bool) -> Vec<&'i str> {
    let mut result: Vec<&'i str> = order.iter().copied().filter(|id| kept(id)).collect();
    let mut behind = 0;
    for id in more.iter().copied().filter(|id| kept(id)) {
        if let Some(at) = result.iter().position(|other| *other == id) {
            behind = at + 1;
            continue;
        }
        // Behind what the first list alone has there: mine before theirs.
        while result.get(behind).is_some_and(|next| !more.contains(next)) {
            behind += 1;
        }
        result.insert(behind.min(result.len()), id);
        behind += 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_come_together_or_say_that_they_do_not() {
        for (base, mine, theirs, order, agreed) in [
            ("abc", "abc", "abc", "abc", true),
            ("ab", "abx", "aby", "abxy", true),
            ("abc", "cab", "abc", "cab", true),
            ("abc", "abcx", "cab", "cxab", true),
            ("abc", "cab", "abyc", "caby", true),
            ("abc", "cba", "bac", "cba", false),
            ("abc", "cab", "cab", "cab", true),
            ("", "x", "y", "xy", true),
        ] {
            let ids = |text: &'static str| text.split("").filter(|id| !id.is_empty()).collect::<Vec<_>>();
            let (found, same) = merged_ids(&ids(base), &ids(mine), &ids(theirs), &|_| true);
            assert_eq!((found.concat().as_str(), same), (order, agreed), "{base} {mine} {theirs}");
        }
    }
}
