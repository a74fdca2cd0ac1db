// SPDX-License-Identifier: EUPL-1.2
//! Finds equal texts: each distinct text gets a number of its own, in the order of first appearance.
//!
//! A table for texts alone: sorting them to find equal ones takes ten times as long, and a generic table would be a
//! noticeable part of what ships.

use crate::texts::Texts;

/// No text at this place of the table.
const FREE: u32 = u32::MAX;

/// Distinct texts, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Distinct {
    texts: Texts,
    /// Numbers of texts by their hash; its length is zero or a power of two, at least twice the number of texts.
    table: Vec<u32>,
}

impl Distinct {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Empty for a number that there is not.
    pub fn get(&self, number: usize) -> &str {
        self.texts.get(number)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The number of a text, if it has one.
    pub fn find(&self, text: &str) -> Option<usize> {
        let number = self.table.get(self.place(text)).copied();
        number.filter(|number| *number != FREE).map(|number| number as usize)
    }

    /// The number of this text, and whether it is new.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        if self.table.len() <= 2 * self.len() {
            self.grow();
        }
        let (place, new) = (self.place(text), self.len());
        match self.table.get_mut(place) {
            Some(free) if *free == FREE => {
                *free = new as u32;
                self.texts.push(text);
                (new, true)
            }
            known => (known.map_or(new, |number| *number as usize), false),
        }
    }

    /// Where this text stands in the table, or where it belongs.
    fn place(&self, text: &str) -> usize {
        let mask = self.table.len().wrapping_sub(1);
        let mut place = hash(text) & mask;
        while let Some(number) = self.table.get(place).filter(|number| **number != FREE) {
            if self.get(*number as usize) == text {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        self.table = vec![FREE; (self.table.len() * 2).max(16)];
        for number in 0..self.len() {
            let place = self.place(self.get(number));
            if let Some(free) = self.table.get_mut(place) {
                *free = number as u32;
            }
        }
    }
}

/// FNV-1a: short, and good for short texts. Nobody gains from collisions in his own catalogue.
fn hash(text: &str) -> usize {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_get_equal_numbers_and_no_others() {
        let mut distinct = Distinct::default();
        assert_eq!(distinct.find("0"), None);
        for n in 0..5000_usize {
            let (number, new) = distinct.number(&(n % 777).to_string());
            assert_eq!((number, new), (n % 777, n < 777));
        }
        assert_eq!(distinct.len(), 777);
        assert_eq!(distinct.find("776"), Some(776));
        assert_eq!(distinct.find("777"), None);
        assert_eq!(distinct.number(""), (777, true));
        assert_eq!(distinct.iter().last(), Some(""));
        assert_eq!(distinct.get(778), "");
    }
}
