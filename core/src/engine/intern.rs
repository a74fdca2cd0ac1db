// SPDX-License-Identifier: EUPL-1.2
//! Finds equal lists of numbers: each distinct list gets a number of its own, in the order of first appearance.
//!
//! A table for lists of `u32` alone, since every further instance of a generic table would be a noticeable part of what
//! ships.

/// No list at this place of the table.
const FREE: u32 = u32::MAX;

/// Distinct lists, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lists {
    data: Vec<u32>,
    /// Where in `data` each list ends.
    ends: Vec<u32>,
    /// Numbers of lists by their hash; its length is zero or a power of two, at least twice the number of lists.
    table: Vec<u32>,
}

impl Lists {
    /// How many distinct lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Empty for a number that there is not.
    pub fn get(&self, number: usize) -> &[u32] {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.data.get(start..end(number)).unwrap_or(&[])
    }

    /// The number of this list, and whether it is new.
    pub fn number(&mut self, list: &[u32]) -> (u32, bool) {
        if self.table.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let place = self.place(list);
        match self.table.get(place).copied() {
            Some(number) if number != FREE => (number, false),
            _ => {
                let number = small(self.ends.len());
                self.data.extend_from_slice(list);
                self.ends.push(small(self.data.len()));
                self.put(place, number);
                (number, true)
            }
        }
    }

    /// Where this list stands in the table, or where it belongs.
    fn place(&self, list: &[u32]) -> usize {
        let mask = self.table.len().wrapping_sub(1);
        let mut place = hash(list) as usize & mask;
        while let Some(number) = self.table.get(place).copied().filter(|number| *number != FREE) {
            if self.get(number as usize) == list {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    fn put(&mut self, place: usize, number: u32) {
        if let Some(at) = self.table.get_mut(place) {
            *at = number;
        }
    }

    fn grow(&mut self) {
        self.table = vec![FREE; (4 * (self.ends.len() + 1)).next_power_of_two().max(16)];
        for number in 0..self.ends.len() {
            let place = self.place(self.get(number));
            self.put(place, small(number));
        }
    }
}

/// Multiplication and rotation, as in Firefox's hash for its own tables: quick, and nobody gains from collisions here.
fn hash(list: &[u32]) -> u32 {
    let mixed = list.iter().fold(0_u32, |hash, number| (hash.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9));
    mixed ^ (mixed >> 15)
}

/// A count as it is kept. A catalogue has 128 MiB at most, so that nothing in it is counted beyond this.
pub(crate) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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
