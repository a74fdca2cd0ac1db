// SPDX-License-Identifier: EUPL-1.2
//! Finds equal lists of numbers: each distinct list gets a number of its own, in the order of first appearance.

use crate::table::{Table, small};

/// Distinct lists, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lists {
    data: Vec<u32>,
    /// Where in `data` each list ends.
    ends: Vec<u32>,
    table: Table,
}

impl Lists {
    /// How many distinct lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Empty for a number that there is not.
    pub fn get(&self, number: usize) -> &[u32] {
        listed(&self.data, &self.ends, number)
    }

    /// The number of this list, and whether it is new.
    pub fn number(&mut self, list: &[u32]) -> (u32, bool) {
        let of = |number: usize| listed(&self.data, &self.ends, number);
        let (number, new) = self.table.number(hash(list), |number| of(number) == list, |number| hash(of(number)));
        if new {
            self.data.extend_from_slice(list);
            self.ends.push(small(self.data.len()));
        }
        (small(number), new)
    }
}

fn listed<'a>(data: &'a [u32], ends: &[u32], number: usize) -> &'a [u32] {
    let end = |number: usize| ends.get(number).map_or(0, |end| *end as usize);
    let start = number.checked_sub(1).map_or(0, end);
    data.get(start..end(number)).unwrap_or(&[])
}

/// Multiplication and rotation, as in Firefox's hash for its own tables: quick, and nobody gains from collisions here.
fn hash(list: &[u32]) -> u32 {
    let mixed = list.iter().fold(0_u32, |hash, number| (hash.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9));
    mixed ^ (mixed >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lists_get_equal_numbers_and_no_others() {
        let mut lists = Lists::default();
        let list = |n: u32| (0..n % 7).map(|i| i * n / 3).collect::<Vec<u32>>();
        let mut distinct: Vec<Vec<u32>> = Vec::new();
        for n in 0..5000 {
            let one = list(n % 1999);
            let known = distinct.iter().position(|other| *other == one);
            let (number, new) = lists.number(&one);
            assert_eq!((number as usize, new), (known.unwrap_or(distinct.len()), known.is_none()));
            if new {
                distinct.push(one);
            }
        }
        assert!(distinct.len() > 1000 && lists.len() == distinct.len());
        assert!(distinct.iter().enumerate().all(|(number, list)| lists.get(number) == list));
        assert!(lists.get(distinct.len()).is_empty());
    }
}
