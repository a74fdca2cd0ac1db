// SPDX-License-Identifier: EUPL-1.2
//! A set of small numbers as bits in words: one bit per measure.
//!
//! Two sets that are brought together have the same length; where they do not, the missing bits count as not set.

/// Bits per word.
const WORD: usize = u64::BITS as usize;

/// One bit per place, `len` places. Bits beyond them are never set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: usize,
}

// Which of these are needed depends on what is built.
#[allow(dead_code)]
impl Bits {
    /// No bit set.
    pub fn new(len: usize) -> Bits {
        Bits { words: vec![0; len.div_ceil(WORD)], len }
    }

    /// Every bit set.
    pub fn all(len: usize) -> Bits {
        let mut bits = Bits { words: vec![u64::MAX; len.div_ceil(WORD)], len };
        bits.trim();
        bits
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// False beyond the last place.
    pub fn get(&self, at: usize) -> bool {
        self.words.get(at / WORD).is_some_and(|word| word >> (at % WORD) & 1 == 1)
    }

    /// Does nothing beyond the last place.
    pub fn set(&mut self, at: usize) {
        if at < self.len
            && let Some(word) = self.words.get_mut(at / WORD)
        {
            *word |= 1 << (at % WORD);
        }
    }

    /// Keeps what is set in both.
    pub fn and(&mut self, other: &Bits) {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        for (word, other) in self.words.iter_mut().zip(others) {
            *word &= other;
        }
    }

    /// Adds what is set in the other.
    pub fn or(&mut self, other: &Bits) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
        self.trim();
    }

    /// Takes away what is set in the other.
    pub fn without(&mut self, other: &Bits) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Sets what is not set, and the other way round.
    pub fn not(&mut self) {
        for word in &mut self.words {
            *word = !*word;
        }
        self.trim();
    }

    /// How many are set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are set in both.
    pub fn count_and(&self, other: &Bits) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The places that are set, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| bits(*word).map(move |bit| at * WORD + bit))
    }

    /// Takes away what stands beyond the last place.
    fn trim(&mut self) {
        let beyond = self.words.len() * WORD - self.len;
        if let Some(last) = self.words.last_mut().filter(|_| beyond > 0) {
            *last &= u64::MAX >> beyond;
        }
    }
}

/// The bits of a word that are set, the lowest first.
pub(crate) fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros() as usize;
        word &= word.wrapping_sub(1);
        (bit < WORD).then_some(bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn from(flags: &[bool]) -> Bits {
        let mut bits = Bits::new(flags.len());
        for (at, _) in flags.iter().enumerate().filter(|(_, flag)| **flag) {
            bits.set(at);
        }
        bits
    }

    fn flags(bits: &Bits) -> Vec<bool> {
        (0..bits.len()).map(|at| bits.get(at)).collect()
    }

    proptest! {
        #[test]
        fn does_what_flags_do(pairs in proptest::collection::vec(any::<(bool, bool)>(), 0..200)) {
            let (a, b): (Vec<bool>, Vec<bool>) = pairs.iter().copied().unzip();
            let each = |f: fn(bool, bool) -> bool| pairs.iter().map(|(a, b)| f(*a, *b)).collect::<Vec<bool>>();
            let changed = |f: &dyn Fn(&mut Bits)| { let mut bits = from(&a); f(&mut bits); bits };
            let other = from(&b);
            prop_assert_eq!(flags(&from(&a)), a.clone());
            prop_assert_eq!(flags(&changed(&|bits| bits.and(&other))), each(|a, b| a && b));
            prop_assert_eq!(flags(&changed(&|bits| bits.or(&other))), each(|a, b| a || b));
            prop_assert_eq!(flags(&changed(&|bits| bits.without(&other))), each(|a, b| a && !b));
            prop_assert_eq!(flags(&changed(&|bits| bits.not())), each(|a, _| !a));
            prop_assert_eq!(changed(&|bits| bits.not()).count(), a.iter().filter(|a| !**a).count());
            prop_assert_eq!(from(&a).count_and(&other), each(|a, b| a && b).iter().filter(|x| **x).count());
            prop_assert_eq!(from(&a).iter().collect::<Vec<_>>(), (0..a.len()).filter(|at| a[*at]).collect::<Vec<_>>());
            prop_assert_eq!(from(&a).is_empty(), !a.contains(&true));
            prop_assert_eq!(flags(&Bits::all(a.len())), vec![true; a.len()]);
            prop_assert_eq!(Bits::all(a.len()).count(), a.len());
        }
    }

    #[test]
    fn beyond_the_last_place_there_is_nothing() {
        let mut bits = Bits::new(70);
        bits.set(70);
        bits.set(1000);
        assert_eq!((bits.count(), bits.get(70), bits.get(1000)), (0, false, false));
        bits.or(&Bits::all(128));
        assert_eq!(bits.count(), 70);
        bits.and(&Bits::all(3));
        assert_eq!(bits.count(), 3);
    }
}
