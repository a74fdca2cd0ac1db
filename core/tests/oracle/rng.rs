// SPDX-License-Identifier: EUPL-1.2
//! A tiny generator of pseudo-random numbers (splitmix64), so that a seed names a case for ever.

/// The whole state is one number; the same seed gives the same choices on every machine.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Rng {
        Rng(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number in `low..=high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.between(0, from.len() as i64 - 1) as usize]
    }

    /// All of a list in another order.
    pub fn shuffled<T: Clone>(&mut self, from: &[T]) -> Vec<T> {
        let mut left = from.to_vec();
        let mut taken = vec![];
        while !left.is_empty() {
            let at = self.between(0, left.len() as i64 - 1) as usize;
            taken.push(left.swap_remove(at));
        }
        taken
    }

    /// `least..=most` different elements in any order, as far as the list has so many.
    pub fn some<T: Clone>(&mut self, from: &[T], least: usize, most: usize) -> Vec<T> {
        let count = self.between(least as i64, most as i64) as usize;
        let mut taken = self.shuffled(from);
        taken.truncate(count);
        taken
    }
}

/// Of so many random cases one in `FK_RANDOM_SHARE`: where the same tests run thousands of times, each time with another
/// fault put into the core. Without it all of them.
pub fn fewer(cases: u64) -> u64 {
    cases.div_ceil(share())
}

/// What must occur at least in all cases; in fewer it may be missing.
pub fn at_least(number: u64) -> u64 {
    if share() == 1 { number } else { 0 }
}

fn share() -> u64 {
    std::env::var("FK_RANDOM_SHARE").ok().and_then(|share| share.parse().ok()).unwrap_or(1).max(1)
}
