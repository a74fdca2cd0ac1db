// SPDX-License-Identifier: EUPL-1.2
//! What the catalogue says, made fit to be quoted: cut if it is long, invisible characters by their numbers.
//!
//! What this does not do: quotation marks, which every language has of its own.

use foerderkompass_core::Referent;

/// Longest quotation, in characters.
pub(crate) const QUOTED: usize = 60;

/// The text without anything that cannot be seen.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars().take(QUOTED) {
        if is_invisible(c) {
            plain.push_str(&format!("[{}]", code_point(c.into())));
        } else {
            plain.push(c);
        }
    }
    if text.chars().nth(QUOTED).is_some() {
        plain.push('…');
    }
    plain
}

pub(crate) fn code_point(code: u32) -> String {
    format!("U+{code:04X}")
}

/// Characters that show nothing or turn the text around them.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// With commas, and the word before the last.
pub(crate) fn joined(words: &[String], last_word: &str) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} {last_word} {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// A large number in groups of three.
pub(crate) fn grouped(number: usize, mark: char) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{}{mark}{:03}", grouped(number / 1000, mark), number % 1000),
    }
}

/// The list of the catalogue in which such an entry stands.
pub(crate) fn list_of(what: Referent) -> &'static str {
    match what {
        Referent::Attribute => "attributes",
        Referent::Category => "categories",
        Referent::Contact => "contacts",
        Referent::Measure => "measures",
    }
}
