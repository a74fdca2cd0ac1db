// SPDX-License-Identifier: EUPL-1.2
//! Text search over measures: every word of the query must stand somewhere in a measure, also inside a compound, and in
//! any spelling of its umlauts.
//!
//! What this does not do: ranking. The order of results never depends on the text.

use crate::catalog::{Catalog, MeasureAt};
use crate::letter::lower;

/// The two spellings of a text that are compared: umlauts as base letters ("forderung") and as two letters
/// ("foerderung"). A match in either counts, so that "Förderung", "Foerderung" and "Forderung" find "Förderung", and
/// "neue" never becomes "ne".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Folded {
    pub base: String,
    pub digraph: String,
}

/// Folds a text: lower case, no marks, ß as ss. Works on composed and decomposed letters alike.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { base: String::with_capacity(text.len()), digraph: String::with_capacity(text.len()) };
    for c in text.chars().map(lower) {
        match c {
            'ä' | 'ö' | 'ü' => {
                let base = match c {
                    'ä' => 'a',
                    'ö' => 'o',
                    _ => 'u',
                };
                folded.base.push(base);
                folded.digraph.push(base);
                folded.digraph.push('e');
            }
            // A combining diaeresis after its letter.
            '\u{308}' => {
                if folded.digraph.ends_with(['a', 'o', 'u']) {
                    folded.digraph.push('e');
                }
            }
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            'ß' => {
                folded.base.push_str("ss");
                folded.digraph.push_str("ss");
            }
            other => {
                let base = without_mark(other);
                folded.base.push(base);
                folded.digraph.push(base);
            }
        }
    }
    folded
}

/// Base letters of the marked Latin letters that appear in names of places and providers here.
fn without_mark(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='õ' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='û' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    // A combining mark belongs to the word of its letter.
    let inside = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}';
    text.split(move |c: char| !inside(c)).filter(|word| !word.is_empty())
}

/// Whether a folded word of a measure answers a folded word of the query. A number must begin the word and end where
/// its digits end: "16" finds "16i" and not "116" or "160".
fn answers(word: &str, wanted: &str) -> bool {
    if !wanted.starts_with(|c: char| c.is_ascii_digit()) {
        return word.contains(wanted);
    }
    word.strip_prefix(wanted)
        .is_some_and(|rest| !(wanted.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// Every distinct word of a catalogue with the measures that hold it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    words: Vec<(Folded, Vec<MeasureAt>)>,
    measures: usize,
}

impl Index {
    pub fn new(catalog: &Catalog) -> Index {
        let mut index = Index { words: Vec::new(), measures: catalog.measures().len() };
        let mut distinct = 0;
        for (at, _) in catalog.measures().iter().enumerate() {
            for text in texts(catalog, at) {
                index.words.extend(words(text).map(|word| (fold(word), vec![at])));
            }
            // Only when there are many new words, so that each is moved a few times at most.
            if index.words.len() > 2 * distinct + 1000 {
                index.unite();
                distinct = index.words.len();
            }
        }
        index.unite();
        index
    }

    /// Makes one entry of those with equal words.
    fn unite(&mut self) {
        // Of equal words the one with the earlier places comes first.
        self.words.sort_unstable();
        self.words.dedup_by(|(word, places), (before, all)| {
            let same = word == before;
            if same {
                all.append(places);
                all.dedup();
            }
            same
        });
    }

    /// Which measures hold every word of the query, one flag per measure. A query without words finds all.
    pub fn find(&self, query: &str) -> Vec<bool> {
        let mut hits = vec![true; self.measures];
        for wanted in words(query).map(fold) {
            let mut now = vec![false; self.measures];
            for (word, places) in &self.words {
                if answers(&word.base, &wanted.base) || answers(&word.digraph, &wanted.digraph) {
                    for at in places {
                        if let Some(hit) = now.get_mut(*at) {
                            *hit = true;
                        }
                    }
                }
            }
            for (hit, now) in hits.iter_mut().zip(now) {
                *hit &= now;
            }
        }
        hits
    }
}

/// The texts that are searched: title, short name, synonyms, summary, legal basis, category, and each offer's provider,
/// number and site.
fn texts(catalog: &Catalog, at: MeasureAt) -> Vec<&str> {
    let Some(measure) = catalog.measures().get(at) else { return Vec::new() };
    let mut texts = vec![measure.title.as_str(), &measure.summary];
    texts.extend(measure.short.as_deref());
    texts.extend(measure.synonyms.iter().map(String::as_str));
    texts.extend(measure.legal.iter().map(|legal| legal.norm.as_str()));
    let categories = std::iter::once(&measure.category).chain(&measure.also);
    texts.extend(categories.filter_map(|at| catalog.categories().get(*at)).map(|category| category.label.as_str()));
    for offer in &measure.offers {
        texts.push(&offer.provider);
        texts.extend(offer.number.as_deref().into_iter().chain(offer.site.as_deref()));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_both_spellings() {
        let rows = [
            ("Förderung", "forderung", "foerderung"),
            ("Fo\u{308}rderung", "forderung", "foerderung"),
            ("STRASSE", "strasse", "strasse"),
            ("Straße", "strasse", "strasse"),
            ("Neue", "neue", "neue"),
            ("Ağrı", "agri", "agri"),
        ];
        for (text, base, digraph) in rows {
            assert_eq!(fold(text), Folded { base: base.into(), digraph: digraph.into() }, "{text}");
        }
    }

    #[test]
    fn numbers_are_whole_numbers() {
        for (word, wanted, expected) in [
            ("16i", "16", true),
            ("116", "16", false),
            ("160", "16", false),
            ("16i", "16i", true),
            ("umschulung", "schulung", true),
        ] {
            assert_eq!(answers(word, wanted), expected, "{wanted} in {word}");
        }
    }
}
