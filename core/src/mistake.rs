// SPDX-License-Identifier: EUPL-1.2
//! One slip of the keyboard: a word of a query that finds nothing may have one letter more, less, other, or two
//! neighbours swapped.
//!
//! What this does not do: say which correction is the likeliest.

use crate::fold::Folded;

/// Whether a word of a query is long enough to be read as another: four letters, and no number.
pub(crate) fn may_be_mistyped(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().filter(|c| c.is_alphabetic()).count() >= 4
}

/// A word of a query with a mistake in it, in both spellings.
pub(crate) struct Mistyped {
    base: Vec<char>,
    digraph: Vec<char>,
}

impl Mistyped {
    pub fn new(wanted: &Folded) -> Mistyped {
        Mistyped { base: wanted.base.chars().collect(), digraph: wanted.digraph.chars().collect() }
    }

    /// Whether a part of the word is this one but for one mistake, in either spelling.
    pub fn found_in(&self, base: &str, digraph: &str) -> bool {
        stands_nearly(base, &self.base) || stands_nearly(digraph, &self.digraph)
    }
}

fn stands_nearly(word: &str, wanted: &[char]) -> bool {
    let word: Vec<char> = word.chars().collect();
    (0..word.len()).any(|from| word.get(from..).is_some_and(|rest| begins_nearly(rest, wanted)))
}

/// Whether a text begins with the wanted one but for at most one mistake. Where the two first differ is the mistake: what
/// stands before it is equal, so it might only stand earlier among equal letters, which comes to the same.
fn begins_nearly(text: &[char], wanted: &[char]) -> bool {
    let same = text.iter().zip(wanted).take_while(|(a, b)| a == b).count();
    let text_from = |skipped: usize| text.get(same + skipped..).unwrap_or_default();
    let Some(rest) = wanted.get(same + 1..) else { return true };
    // A letter more, another letter, a letter less in what was typed.
    text_from(0).starts_with(rest)
        || text_from(1).starts_with(rest)
        || wanted.get(same..).is_some_and(|whole| text_from(1).starts_with(whole) || swapped(text_from(0), whole))
}

/// Whether the first two letters are swapped and the others stand.
fn swapped(text: &[char], wanted: &[char]) -> bool {
    match (text, wanted) {
        ([a, b, text @ ..], [c, d, wanted @ ..]) => a == d && b == c && text.starts_with(wanted),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn nearly(word: &str, wanted: &str) -> bool {
        let word = fold(word);
        Mistyped::new(&fold(wanted)).found_in(&word.base, &word.digraph)
    }

    #[test]
    fn one_mistake_is_found_and_two_are_not() {
        let rows = [
            ("Umschulung", "umschlung", true),
            ("Umschulung", "umschuulung", true),
            ("Umschulung", "umschukung", true),
            ("Umschulung", "umshculung", true),
            ("Umschulung", "xmschulung", true),
            ("Umschulung", "schulugn", true),
            ("Umschulung", "schulungx", true),
            ("Umschulung", "xschulung", true),
            ("Umschulung", "umschlug", false),
            ("Umschulung", "mushculung", false),
            ("Umschulung", "umschulungxy", false),
            ("Förderung", "fördrung", true),
            ("Förderung", "foerdrung", true),
            ("Förderung", "fordrung", true),
            ("Förderung", "foredrung", true),
            ("Förderung", "föredurng", false),
            ("Kurs", "krus", true),
            ("Kurs", "kxxs", false),
            ("Kur", "kurse", false),
            ("", "kurs", false),
        ];
        for (word, wanted, expected) in rows {
            assert_eq!(nearly(word, wanted), expected, "{wanted} in {word}");
        }
    }

    #[test]
    fn agrees_with_the_distance_to_every_part() {
        // Every word of up to five letters out of two, against every word of four.
        let all = |length: u32| {
            (0..1_u32 << length).map(move |n| (0..length).map(|i| if n >> i & 1 == 0 { 'a' } else { 'b' }).collect())
        };
        for word in (0..=6).flat_map(all) {
            let word: String = word;
            for wanted in all(4).chain(all(5)) {
                let wanted: String = wanted;
                let parts = (0..=word.len()).flat_map(|from| (from..=word.len()).map(move |to| (from, to)));
                let near = parts.into_iter().any(|(from, to)| strsim::osa_distance(&word[from..to], &wanted) <= 1);
                assert_eq!(nearly(&word, &wanted), near, "{wanted} in {word}");
            }
        }
    }

    #[test]
    fn short_words_and_numbers_are_as_they_are() {
        for (word, expected) in [
            ("kurs", true),
            ("für", false),
            ("fu\u{308}r", false),
            ("Fuß", false),
            ("16ijkl", false),
            ("a123", false),
            ("öffn", true),
        ] {
            assert_eq!(may_be_mistyped(word), expected, "{word}");
        }
    }
}
