// SPDX-License-Identifier: EUPL-1.2
//! What is being typed into the text of a condition: places in it, what a suggestion makes of it, and how long it holds.

use std::ops::Range;

use foerderkompass_wording::notation::{NotationFault, Suggestion};
use serde_json::Value;

/// Most suggestions at the cursor that are shown.
pub const SHOWN: usize = 10;

/// A text that may not be a condition yet, and the states of the document to which it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub text: String,
    /// What stood in the document when it was typed.
    pub seen: Option<Value>,
    /// What the text made of it; the document gets there a little later.
    pub made: Option<Value>,
}

impl Typed {
    /// Whether the text still belongs to what stands in the document: nobody changed it elsewhere.
    pub fn holds(&self, now: Option<&Value>) -> bool {
        self.seen.as_ref() == now || self.made.as_ref() == now
    }
}

/// A place in bytes from one in the browser's units (UTF-16); inside a character, the place before it.
pub fn bytes(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (at, letter) in text.char_indices() {
        seen += letter.len_utf16();
        if seen > units {
            return at;
        }
    }
    text.len()
}

/// A place in the browser's units from one in bytes.
pub fn units(text: &str, bytes: usize) -> u32 {
    let before = text.get(..text.floor_char_boundary(bytes)).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The text with a suggestion taken, and where the cursor stands then, in bytes. At the end a space follows, so that one
/// can go on.
pub fn taken(text: &str, suggestion: &Suggestion) -> (String, usize) {
    let Range { start, end } = suggestion.replace;
    let (head, tail) = (text.get(..start).unwrap_or(text), text.get(end..).unwrap_or_default());
    let head = if [",", ")"].contains(&suggestion.with.as_str()) { head.trim_end() } else { head };
    let before = if needs_space(head, &suggestion.with, start == end) { " " } else { "" };
    let after = if tail.trim().is_empty() && !suggestion.with.ends_with('(') { " " } else { "" };
    let new = format!("{head}{before}{}{after}", suggestion.with);
    let cursor = new.len();
    (format!("{new}{}", if after.is_empty() { tail } else { tail.trim_start() }), cursor)
}

fn needs_space(head: &str, with: &str, inserted: bool) -> bool {
    let ended = head.is_empty() || head.ends_with(|last: char| last.is_whitespace() || last == '(' || last == '[');
    inserted && !ended && !with.starts_with([' ', ',', ')'])
}

/// The text cut at what is wrong: before, the wrong part, after. A missing part is shown as a gap.
pub fn marked<'t>(text: &'t str, fault: &NotationFault) -> (&'t str, &'t str, &'t str) {
    let (start, end) = (fault.at.start.min(text.len()), fault.at.end.min(text.len()));
    let cut = |range: Range<usize>| text.get(range).unwrap_or_default();
    let wrong = cut(start..end);
    (cut(0..start), if wrong.is_empty() { "…" } else { wrong }, cut(end..text.len()))
}
