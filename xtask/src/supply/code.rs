// SPDX-License-Identifier: EUPL-1.2
//! Which crates have code in a WebAssembly file, told from the names of its functions.
//!
//! Unstable features are allowed for what ships, so the compiler writes names in which each crate stands as
//! `Cs`, a mark of this very copy, `_`, the length of its name, its name. Two copies of a crate have two marks.

use std::collections::{BTreeMap, BTreeSet};

/// Crates of the compiler's own library. It is built apart from the project's crates and may share a name with one.
const LIBRARY: &[&str] =
    &["alloc", "cfg_if", "compiler_builtins", "core", "dlmalloc", "panic_abort", "rustc_demangle", "std", "unwind"];

/// The marks of each crate's copies that have code in `wasm`.
pub fn copies(wasm: &[u8]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, pair) in wasm.windows(2).enumerate() {
        if pair == b"Cs"
            && let Some((name, mark)) = crate_at(&wasm[at + 2..])
        {
            found.entry(name).or_default().insert(mark);
        }
    }
    found
}

/// Crates of which more than one copy has code, the library's own `hashbrown` not counted.
pub fn second_copies(wasm: &[u8]) -> BTreeSet<String> {
    let most = |name: &str| if name == "hashbrown" { 2 } else { 1 };
    copies(wasm).into_iter().filter(|(name, marks)| marks.len() > most(name)).map(|(name, _)| name).collect()
}

/// How many crates have code, those of the compiler's library not counted.
pub fn count(wasm: &[u8]) -> usize {
    copies(wasm).keys().filter(|name| !LIBRARY.contains(&name.as_str())).count()
}

/// Reads `8AEDuGettFC_4core…` behind `Cs`: the name, then the mark.
fn crate_at(rest: &[u8]) -> Option<(String, String)> {
    // The longest mark is a number of 64 bits to the base 62.
    let line = rest.iter().take(12).position(|byte| *byte == b'_')?;
    let (mark, rest) = (&rest[..line], &rest[line + 1..]);
    let digits = rest.iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
    let length: usize = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
    let name = rest.get(digits..digits + length)?;
    let word = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    let fits = length > 0 && name.iter().all(word) && mark.iter().all(u8::is_ascii_alphanumeric);
    fits.then(|| (String::from_utf8_lossy(name).into_owned(), String::from_utf8_lossy(mark).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[u8] = b"\x00\x2a_RNvNtCs8AEDuGettFC_4core3fmt5write\x20_RNvCs7UjagM5hB3s_3yew4heavy\
        _RINvCsb_9hashbrown3newCsc_9hashbrownE_RNvCs7UjagM5hB3s_3yew5light Cs_x Csz_0 Csz_99core";

    #[test]
    fn crates_are_told_from_names() {
        let found = copies(NAMES);
        assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), ["core", "hashbrown", "yew"]);
        assert_eq!(found["yew"].len(), 1);
        assert_eq!(count(NAMES), 2);
    }

    #[test]
    fn a_second_copy_has_a_mark_of_its_own() {
        assert!(second_copies(NAMES).is_empty());
        let twice = [NAMES, b"_RNvCsOTHER_3yew4heavy"].concat();
        assert_eq!(second_copies(&twice), BTreeSet::from(["yew".to_owned()]));
    }
}
