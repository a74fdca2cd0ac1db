// SPDX-License-Identifier: EUPL-1.2
//! Small and capital letters of the Latin, Greek and Cyrillic alphabets, one for one.
//!
//! The standard library knows every alphabet, by tables that would be a tenth of what ships.

/// The small letter, without a change of length; the same letter if it has none here.
pub fn lower(c: char) -> char {
    let code = u32::from(c);
    let even = code.is_multiple_of(2);
    let steps = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' => u32::from(even),
        'Ĺ'..='ň' | 'Ź'..='ž' => u32::from(!even),
        'Ÿ' => return 'ÿ',
        'ẞ' => return 'ß',
        _ => 0,
    };
    char::from_u32(code + steps).unwrap_or(c)
}

/// The capital letter; the same letter if it has none here.
pub fn upper(c: char) -> char {
    let before = |steps: u32| u32::from(c).checked_sub(steps).and_then(char::from_u32);
    [1, 32, 80].into_iter().filter_map(before).find(|capital| lower(*capital) == c).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library_where_one_letter_becomes_one() {
        let known = ('\0'..='\u{17f}').chain('Α'..='Ϋ').chain('Ѐ'..='џ').chain(['ẞ', 'Ș', 'ș', 'Ț', 'ț', '„', 'A', '漢']);
        for c in known {
            let theirs: Vec<char> = c.to_lowercase().collect();
            // The dotted İ becomes two letters there.
            if let [theirs] = theirs.as_slice() {
                assert_eq!(lower(c), *theirs, "{c}");
                if lower(c) != c && !matches!(c, 'Ÿ' | 'ẞ') {
                    assert_eq!(upper(lower(c)), c);
                }
            }
        }
        assert_eq!(['ä', 'é', 'z', 'Ü', 'ß', '5', '\0'].map(upper), ['Ä', 'É', 'Z', 'Ü', 'ß', '5', '\0']);
    }
}
