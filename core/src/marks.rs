// SPDX-License-Identifier: EUPL-1.2
//! Which letters of a text a query found, under the rules of the search: both spellings, parts of words, whole numbers.
//!
//! What this does not do: search. A text that was not found may hold some of the words.

use std::ops::Range;

use crate::fold::{Folded, answers, fold, outside, words};

/// The parts of `text` that a word of `query` found: byte ranges on character boundaries, ascending, apart from each other.
/// A letter that was found half (an ß by an s) is marked whole, with the marks that stand on it.
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let wanted: Vec<Folded> = words(query).map(fold).collect();
    let mut marks = Vec::new();
    let mut from = 0;
    for piece in text.split_inclusive(outside) {
        mark_word(piece.trim_end_matches(outside), from, &wanted, &mut marks);
        from += piece.len();
    }
    marks
}

/// Where a letter begins: in the text, and in its two spellings.
#[derive(Clone, Copy)]
struct Letter {
    at: usize,
    base: usize,
    digraph: usize,
    found: bool,
}

/// Adds the marks of one word that begins at `from`.
fn mark_word(word: &str, from: usize, wanted: &[Folded], marks: &mut Vec<Range<usize>>) {
    let (folded, mut letters) = letters(word);
    for wanted in wanted {
        mark(&mut letters, &folded.base, &wanted.base, &|letter| letter.base);
        mark(&mut letters, &folded.digraph, &wanted.digraph, &|letter| letter.digraph);
    }
    let ends = letters.iter().skip(1).map(|letter| letter.at).chain([word.len()]);
    let mut before = false;
    for (letter, end) in letters.iter().zip(ends) {
        match marks.last_mut().filter(|_| before) {
            Some(mark) if letter.found => mark.end = from + end,
            None if letter.found => marks.push(from + letter.at..from + end),
            _ => {}
        }
        before = letter.found;
    }
}

/// The letters of a word. What adds nothing to the base spelling belongs to the letter before it.
fn letters(word: &str) -> (Folded, Vec<Letter>) {
    let mut folded = fold("");
    let mut letters = Vec::new();
    for (at, c) in word.char_indices() {
        let letter = Letter { at, base: folded.base.len(), digraph: folded.digraph.len(), found: false };
        folded.push(c);
        if folded.base.len() > letter.base {
            letters.push(letter);
        }
    }
    (folded, letters)
}

/// Marks the letters of every place where `wanted` stands in one spelling of the word.
fn mark(letters: &mut [Letter], word: &str, wanted: &str, begin: &dyn Fn(&Letter) -> usize) {
    if wanted.is_empty() || !answers(word, wanted) {
        return;
    }
    let number = wanted.starts_with(|c: char| c.is_ascii_digit());
    for (at, _) in word.char_indices() {
        if (number && at > 0) || !word.get(at..).is_some_and(|rest| rest.starts_with(wanted)) {
            continue;
        }
        // From the letter in which it begins to the last that begins before its end.
        let first = letters.partition_point(|letter| begin(letter) <= at).saturating_sub(1);
        for letter in letters.iter_mut().skip(first).take_while(|letter| begin(letter) < at + wanted.len()) {
            letter.found = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_what_the_search_finds() {
        let rows: [(&str, &str, &[&str]); 22] = [
            ("Umschulung", "schulung", &["schulung"]),
            ("Förderung", "foerder", &["Förder"]),
            ("Förderung", "forder", &["Förder"]),
            ("Förderung", "FÖRDER", &["Förder"]),
            ("Fo\u{308}rderung", "fo", &["Fo\u{308}"]),
            ("Fo\u{308}rderung", "förd", &["Fo\u{308}rd"]),
            ("Förderung", "erderung", &["örderung"]),
            ("§ 16i SGB II", "16", &["16"]),
            ("116", "16", &[]),
            ("160", "16", &[]),
            ("16a16", "16", &["16"]),
            ("2x2x", "2x", &["2x"]),
            ("Straße", "strass", &["Straß"]),
            ("Straße", "stras", &["Straß"]),
            ("Straße", "se", &["ße"]),
            ("Deutschkurs B1, Deutschtest", "deutsch b1", &["Deutsch", "B1", "Deutsch"]),
            ("Sprachkurs", "sprach kurs", &["Sprachkurs"]),
            ("Sprachkurs", "rach achk", &["rachk"]),
            ("nananas", "nana", &["nanana"]),
            ("Neue Wege", "ne", &["Ne"]),
            ("Kurs", "", &[]),
            ("", "kurs", &[]),
        ];
        for (text, query, expected) in rows {
            let found: Vec<&str> = marks(text, query).into_iter().map(|mark| &text[mark]).collect();
            assert_eq!(found, expected, "{query:?} in {text:?}");
        }
        // The separator may be longer than a byte.
        assert_eq!(marks("„Ü“ – Kurs", "kurs"), vec![std::ops::Range { start: 13, end: 17 }]);
    }

    proptest! {
        #[test]
        fn every_mark_holds_a_word_of_the_query(text in "(\\PC|[aouäöüßsSe1 6\u{308}\u{ad}\u{200b}]){0,30}", query in "(\\PC|[aouäöüßsSe1 6\u{308}\u{ad}]){0,5}") {
            let found = marks(&text, &query);
            let wanted: Vec<Folded> = words(&query).map(fold).collect();
            for mark in &found {
                let marked = fold(&text[mark.clone()]);
                prop_assert!(wanted.iter().any(|wanted| !wanted.base.is_empty()
                    && (marked.base.contains(&wanted.base) || marked.digraph.contains(&wanted.digraph))), "{:?}", mark);
            }
            prop_assert!(found.windows(2).all(|two| two[0].end < two[1].start));
            // A mark there is exactly if the search finds a word of the query in the text.
            let finds = wanted.iter().any(|wanted| !wanted.base.is_empty() && words(&text).any(|word| wanted.found_in(&fold(word))));
            prop_assert_eq!(!found.is_empty(), finds);
        }
    }
}
