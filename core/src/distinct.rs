// SPDX-License-Identifier: EUPL-1.2
//! Finds equal texts: each distinct text gets a number of its own, in the order of first appearance.
//!
//! Sorting texts to find equal ones takes ten times as long.

use crate::table::Table;
use crate::texts::Texts;

/// Distinct texts, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Distinct {
    texts: Texts,
    table: Table,
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
        self.table.find(hash(text), |number| self.get(number) == text)
    }

    /// The number of this text, and whether it is new.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        let texts = &self.texts;
        let given = self.table.number(hash(text), |number| texts.get(number) == text, |number| hash(texts.get(number)));
        if given.1 {
            self.texts.push(text);
        }
        given
    }
}

/// FNV-1a: short, and good for short texts. Nobody gains from collisions in his own catalogue.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
