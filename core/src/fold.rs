// SPDX-License-Identifier: EUPL-1.2
//! Words and their spellings: what counts as the same letters when people search.
//!
//! What this does not do: know catalogues. What is searched is the business of [`crate::search`] and [`crate::contacts`].

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
    for c in text.chars() {
        folded.push(c);
    }
    folded
}

impl Folded {
    /// Adds a letter. A mark that only changes the letter before it adds nothing to `base`.
    pub(crate) fn push(&mut self, c: char) {
        match lower(c) {
            c @ ('ä' | 'ö' | 'ü') => {
                let base = match c {
                    'ä' => 'a',
                    'ö' => 'o',
                    _ => 'u',
                };
                self.base.push(base);
                self.digraph.push(base);
                self.digraph.push('e');
            }
            // A combining diaeresis after its letter.
            '\u{308}' => {
                if self.digraph.ends_with(['a', 'o', 'u']) {
                    self.digraph.push('e');
                }
            }
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            'ß' => {
                self.base.push_str("ss");
                self.digraph.push_str("ss");
            }
            other => {
                let base = without_mark(other);
                self.base.push(base);
                self.digraph.push(base);
            }
        }
    }
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

/// Whether a character stands between words. A combining mark belongs to the word of its letter.
pub(crate) fn outside(c: char) -> bool {
    !(c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}')
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(outside).filter(|word| !word.is_empty())
}

impl Folded {
    /// Whether a word answers this word of a query, in either spelling.
    pub(crate) fn found_in(&self, word: &Folded) -> bool {
        answers(&word.base, &self.base) || answers(&word.digraph, &self.digraph)
    }
}

/// Whether a folded word answers a folded word of the query. A number must begin the word and end where
/// its digits end: "16" finds "16i" and not "116" or "160".
pub(crate) fn answers(word: &str, wanted: &str) -> bool {
    if !wanted.starts_with(|c: char| c.is_ascii_digit()) {
        return word.contains(wanted);
    }
    word.strip_prefix(wanted)
        .is_some_and(|rest| !(wanted.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())))
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
            ("Träger über Öl", "trager uber ol", "traeger ueber oel"),
            ("ÄÖÜ", "aou", "aeoeue"),
            ("Neue", "neue", "neue"),
            ("Ağrı", "agri", "agri"),
            ("Zoe\u{308}", "zoe", "zoe"),
            ("Ma\u{308}rz A\u{308}O\u{308}U\u{308}", "marz aou", "maerz aeoeue"),
            ("Maß\u{ad}nah\u{200b}me\u{feff}\u{2060}", "massnahme", "massnahme"),
            ("àáâãåāăą çćč ďđ èéêëēėęě ğ", "aaaaaaaa ccc dd eeeeeeee g", "aaaaaaaa ccc dd eeeeeeee g"),
            ("ìíîïīįı ł ñńň òóôõøōő ř", "iiiiiii l nnn ooooooo r", "iiiiiii l nnn ooooooo r"),
            ("śšşș ťţț ùúûūůű ýÿ źżž", "ssss ttt uuuuuu yy zzz", "ssss ttt uuuuuu yy zzz"),
            ("ÀÉÎŁÑØŘŠŤŮÝŽ", "aeilnorstuyz", "aeilnorstuyz"),
            ("Київ", "київ", "київ"),
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
