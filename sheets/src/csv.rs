// SPDX-License-Identifier: EUPL-1.2
//! A plain list as a text file with separated values, as spreadsheets and other programs save it: one sheet of texts.

use crate::archive::MAX_UNPACKED;
use crate::grid::{Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Row, written};
use crate::message::SheetFault;

/// Name of the only sheet.
pub const SHEET: &str = "Liste";

/// What may stand between two values.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// The sheet in a text; `None` for what is no text or has no separated values.
pub fn grid(bytes: &[u8]) -> Result<Option<Grid>, SheetFault> {
    if bytes.len() as u64 > MAX_UNPACKED {
        return Err(SheetFault::TooLarge);
    }
    let Some(text) = decoded(bytes) else { return Ok(None) };
    // Some programs name the separator in a line of its own.
    let (named, text) = match text.split_once('\n') {
        Some((line, rest)) => match line.trim_end().strip_prefix("sep=").map(str::chars) {
            Some(mut named) => (named.next(), rest),
            None => (None, text.as_str()),
        },
        None => (None, text.as_str()),
    };
    let Some(separator) = named.or_else(|| separator(text)) else { return Ok(None) };
    let mut grid = Grid { name: SHEET.to_string(), ..Grid::default() };
    let mut left = MAX_CELLS;
    for (number, values) in (1..).zip(rows(text, separator)) {
        let cells = values.iter().zip(0_u32..).filter_map(|(value, column)| Some((column, written(value)?)));
        let row: Row = cells.collect();
        left = left.checked_sub(row.len()).ok_or(SheetFault::TooManyCells)?;
        if number > MAX_ROWS || row.keys().next_back().is_some_and(|column| *column >= MAX_COLUMNS) {
            return Err(SheetFault::TooManyCells);
        }
        if !row.is_empty() {
            grid.rows.insert(number, row);
        }
    }
    Ok(Some(grid))
}

/// UTF-8, UTF-16 with its mark, or else what Windows wrote before; `None` if there is something in it that no text has.
fn decoded(bytes: &[u8]) -> Option<String> {
    let units = |rest: &[u8], order: fn([u8; 2]) -> u16| {
        let (pairs, _) = rest.as_chunks::<2>();
        String::from_utf16_lossy(&pairs.iter().map(|pair| order(*pair)).collect::<Vec<u16>>())
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => match core::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => text.to_string(),
            Err(_) => bytes.iter().copied().map(windows).collect(),
        },
    };
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\u{b}');
    text.chars().all(is_text).then_some(text)
}

/// A letter of the code page 1252; what it does not have stays a control character.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

/// What separates the values: what stands most often outside quotes in the first rows, the semicolon before the others.
fn separator(text: &str) -> Option<char> {
    const TOP: usize = 20;
    let count = |separator: char| rows(text, separator).take(TOP).map(|row| row.len().saturating_sub(1)).sum::<usize>();
    let best = SEPARATORS.iter().rev().max_by_key(|separator| count(**separator))?;
    (count(*best) > 0).then_some(*best)
}

/// The rows with their values. A value in quotes may hold separators, line breaks and doubled quotes.
fn rows(text: &str, separator: char) -> impl Iterator<Item = Vec<String>> {
    let mut letters = text.chars().peekable();
    core::iter::from_fn(move || {
        letters.peek()?;
        let (mut row, mut value, mut is_quoted) = (Vec::new(), String::new(), false);
        while let Some(letter) = letters.next() {
            match letter {
                '"' if is_quoted && letters.next_if_eq(&'"').is_some() => value.push('"'),
                '"' if is_quoted => is_quoted = false,
                '"' if value.trim().is_empty() => {
                    value.clear();
                    is_quoted = true;
                }
                letter if is_quoted => value.push(letter),
                letter if letter == separator => row.push(core::mem::take(&mut value)),
                '\r' if letters.peek() == Some(&'\n') => {}
                '\n' | '\r' => break,
                letter => value.push(letter),
            }
        }
        row.push(value);
        Some(row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Cell;

    fn values(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
        let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
        let grid = grid(bytes).unwrap()?;
        Some(grid.rows.values().map(|row| row.values().map(text).collect()).collect())
    }

    fn strings(rows: &[&[&str]]) -> Option<Vec<Vec<String>>> {
        Some(rows.iter().map(|row| row.iter().map(|text| (*text).to_string()).collect()).collect())
    }

    #[test]
    fn values_are_read_as_programs_write_them() {
        let expected = strings(&[&["Maßnahme", "Träger"], &["Kurs; „A“", "B\nC"], &["5,5", "say \"x\""]]);
        let text = "Maßnahme;Träger\r\n\"Kurs; „A“\";\"B\r\nC\"\r\n5,5;\"say \"\"x\"\"\"\r\n";
        let marked = format!("\u{feff}{text}");
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let named = format!("sep=;\n{text}");
        for bytes in [text.as_bytes(), marked.as_bytes(), &little, &big, named.as_bytes()] {
            assert_eq!(values(bytes), expected);
        }
        assert_eq!(values(b"Ma\xdfnahme;\x84Pl\xe4tze\x93\n"), strings(&[&["Maßnahme", "„Plätze“"]]));
        assert_eq!(values("a\tb, c\n\"d\te\"\tf".as_bytes()), strings(&[&["a", "b, c"], &["d\te", "f"]]));
        assert_eq!(values(b"a,b\nc,d"), strings(&[&["a", "b"], &["c", "d"]]));
    }

    #[test]
    fn what_is_no_list_is_none() {
        for bytes in [&b""[..], b"Hallo", b"PK\x03\x04;\x00\x01;", b"\x00;\x00"] {
            assert_eq!(values(bytes), None);
        }
        assert_eq!(grid(&b";\n".repeat(100_001)), Err(SheetFault::TooManyCells));
        assert_eq!(grid(&[vec![b';'; 1_001], b"x".to_vec()].concat()), Err(SheetFault::TooManyCells));
        // A quote that never ends takes the rest of the text.
        assert_eq!(values(b"a;\"b\nc;d"), strings(&[&["a", "b\nc;d"]]));
    }
}
