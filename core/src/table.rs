// SPDX-License-Identifier: EUPL-1.2
//! Finds what is equal: numbers by their hash, in a table with open addressing. What the numbers stand for is kept by whoever
//! has the table, and looked at through closures.

/// No number at this place.
const FREE: u32 = u32::MAX;

/// Numbers from 0 on, each of another thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// Its length is zero or a power of two, at least twice the count of numbers.
    places: Vec<u32>,
    /// How many numbers there are.
    count: usize,
}

impl Table {
    /// The number whose thing has this hash and is the `same`, if there is one.
    pub fn find(&self, hash: u32, same: impl Fn(usize) -> bool) -> Option<usize> {
        self.at(self.place(hash, same))
    }

    /// The same, or the next number, which is from now on this thing's; and whether it is new. `hash_of` gives the hash of
    /// a number's thing.
    pub fn number(&mut self, hash: u32, same: impl Fn(usize) -> bool, hash_of: impl Fn(usize) -> u32) -> (usize, bool) {
        if self.places.len() < 2 * (self.count + 1) {
            self.grow(hash_of);
        }
        let place = self.place(hash, same);
        if let Some(number) = self.at(place) {
            return (number, false);
        }
        let number = self.count;
        self.put(place, number);
        self.count += 1;
        (number, true)
    }

    /// Where this thing's number stands, or where it belongs.
    fn place(&self, hash: u32, same: impl Fn(usize) -> bool) -> usize {
        let mask = self.places.len().wrapping_sub(1);
        let mut place = hash as usize & mask;
        while self.at(place).is_some_and(|number| !same(number)) {
            place = (place + 1) & mask;
        }
        place
    }

    fn at(&self, place: usize) -> Option<usize> {
        self.places.get(place).filter(|number| **number != FREE).map(|number| *number as usize)
    }

    fn put(&mut self, place: usize, number: usize) {
        if let Some(at) = self.places.get_mut(place) {
            *at = small(number);
        }
    }

    fn grow(&mut self, hash_of: impl Fn(usize) -> u32) {
        self.places = vec![FREE; (self.places.len() * 2).max(16)];
        for number in 0..self.count {
            let place = self.place(hash_of(number), |_| false);
            self.put(place, number);
        }
    }
}

/// A count as it is kept. A catalogue has 128 MiB at most, so that nothing in it is counted beyond this.
pub(crate) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers things that are numbers themselves; all of the same hash if it is told so.
    fn numbered(hash_of: fn(u32) -> u32) {
        let (mut table, mut things) = (Table::default(), Vec::<u32>::new());
        for thing in (0..2000).map(|n| n * 7 % 333) {
            let known = things.iter().position(|other| *other == thing);
            assert_eq!(table.find(hash_of(thing), |number| things[number] == thing), known);
            let given = table.number(hash_of(thing), |number| things[number] == thing, |number| hash_of(things[number]));
            assert_eq!(given, (known.unwrap_or(things.len()), known.is_none()));
            if known.is_none() {
                things.push(thing);
            }
            // It grows when the next number has no room, and not before.
            assert_eq!(table.places.len(), (2 * table.count).next_power_of_two().max(16));
        }
        assert_eq!((table.count, table.places.len()), (333, 1024));
    }

    #[test]
    fn every_thing_has_one_number_also_where_hashes_collide() {
        numbered(|thing| thing.wrapping_mul(0x9e37_79b9));
        numbered(|_| 11);
        numbered(|_| u32::MAX);
    }
}
