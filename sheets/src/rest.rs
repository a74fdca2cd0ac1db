// SPDX-License-Identifier: EUPL-1.2
//! JSON in cells: what has no column of its own travels with its row, so that sorting, copying and deleting rows in the
//! spreadsheet never parts it from its entry.

use serde_json::Value;

/// Most UTF-16 units that Excel keeps in a cell.
pub const CELL_UNITS: usize = 32_767;

/// Whether a spreadsheet keeps the text unchanged.
pub fn survives(text: &str) -> bool {
    let harmless = |c: char| c == '\n' || !(c.is_control() || is_fragile(c));
    text.chars().all(harmless) && text.encode_utf16().count() <= CELL_UNITS && !text.contains("_x")
}

/// Characters that XML or a spreadsheet may change on the way.
fn is_fragile(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Compact JSON in which everything that a spreadsheet could change is escaped.
pub fn compact(value: &Value) -> String {
    let json = value.to_string();
    let mut text = String::with_capacity(json.len());
    let mut before = ' ';
    for c in json.chars() {
        // Such characters occur only inside the texts of JSON, where an escape means the same.
        if c.is_control() || is_fragile(c) || (before == '_' && c == 'x') {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
        before = c;
    }
    text
}

/// Reads JSON, also after typographic quotation marks have come into it.
pub fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&text.replace(['„', '“', '”', '‟', '«', '»'], "\"")).ok())
}

/// Cuts a text into pieces that fit into cells. No piece begins or ends with a blank.
pub fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut units = 0;
    let mut before = ' ';
    for c in text.chars() {
        units += c.len_utf16();
        let full = units > CELL_UNITS - 2_000 && !c.is_whitespace() && !before.is_whitespace();
        if full {
            pieces.push(String::new());
            units = c.len_utf16();
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
        before = c;
    }
    pieces
}

/// The beginning of a text, for messages.
pub fn shortened(text: &str) -> String {
    let text = text.replace('\n', " ");
    if text.chars().count() <= 40 {
        return text;
    }
    let mut short: String = text.chars().take(40).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn compact_json_survives_and_means_the_same() {
        for value in [json!({"a": "\u{1}_x0041_\u{2028}\t\u{7f}"}), json!("__x_x"), json!([1, -0.5, null, true, {"": {}}])] {
            let text = compact(&value);
            assert!(survives(&text), "{text}");
            assert_eq!(parse(&text), Some(value));
        }
    }

    #[test]
    fn typographic_quotation_marks_are_read() {
        assert_eq!(parse("{„a“: “b”}"), Some(json!({"a": "b"})));
        assert_eq!(parse(r#"{"a": "„b“"}"#), Some(json!({"a": "„b“"})));
        assert_eq!(parse("{a: 1}"), None);
    }

    #[test]
    fn pieces_fit_and_join() {
        let text = "wörter 🧭 ".repeat(10_000);
        let pieces = pieces(&text);
        assert!(pieces.len() > 3 && pieces.iter().all(|piece| piece.encode_utf16().count() <= CELL_UNITS));
        assert!(pieces.iter().skip(1).all(|piece| piece.trim_start() == piece));
        assert_eq!(pieces.concat(), text);
    }
}
