// SPDX-License-Identifier: EUPL-1.2
//! The two documents for Kümmerer name buttons and fields as the editor writes them: whatever stands in quotation marks
//! there is a text of the program, word for word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const DOCUMENTS: [&str; 2] = ["docs/pflege.md", "docs/uebernehmen.md"];

/// Where texts of the screen stand.
const SOURCES: [&str; 5] = ["editor/src", "cockpit/src", "upkeep/src", "wording/src/de", "sheets/src"];

/// What is quoted but is no text of the program, and why.
const OTHERS: [(&str, &str); 8] = [
    ("Aktivierung und Vermittlung", "a category of the catalogue"),
    ("Achtung: Niemand vertritt Sie …", "the beginning of a sentence; the days follow"),
    ("Altersgruppe: bis 18–24 → bis 25–29", "an example of a sentence; the names are the catalogue's"),
    ("Eintrag stimmt nicht", "the subject of the mail, which the widget writes"),
    ("Jobcenter", "a value of the catalogue"),
    ("Deutschniveau", "an attribute of the catalogue"),
    ("Deutschniveau mindestens A2", "a condition that the reader types"),
    ("Bewerbungswerkstatt", "what the reader types as a title"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

fn files_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("tests") {
            files_in(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The texts of a source: what stands between straight quotation marks, but not in its tests.
fn texts(code: &str) -> Vec<String> {
    let code = code.split("mod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether a text of the program can read like this: `{…}` in it stands for anything.
fn can_read(pattern: &str, text: &str) -> bool {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        pieces.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    pieces.push(rest);
    let fixed: usize = pieces.iter().map(|piece| piece.trim().chars().count()).sum();
    let [first, others @ ..] = pieces.as_slice() else { return false };
    let Some(mut left) = text.strip_prefix(first) else { return false };
    if others.is_empty() {
        return left.is_empty();
    }
    for piece in others {
        let Some(at) = left.find(piece) else { return false };
        left = left.get(at + piece.len()..).unwrap_or_default();
    }
    fixed >= 4 && (left.is_empty() || others.last() == Some(&""))
}

fn quoted(document: &str) -> BTreeSet<String> {
    // A quotation may go over the end of a line, and so may the text of a picture.
    let whole = document.split_whitespace().collect::<Vec<_>>().join(" ");
    whole.split('„').skip(1).filter_map(|rest| Some(rest.split_once('“')?.0.to_string())).collect()
}

#[test]
fn what_the_documents_quote_stands_on_the_screen() {
    let mut files = Vec::new();
    SOURCES.iter().for_each(|folder| files_in(&root().join(folder), &mut files));
    let mut said: BTreeSet<String> = BTreeSet::new();
    for file in &files {
        for text in texts(&std::fs::read_to_string(file).expect("a source")) {
            // Words that a sentence of the screen quotes itself are on the screen as well.
            said.extend(quoted(&text).into_iter().filter(|quoted| !quoted.contains('{')));
            // A count or a name in brackets may be left out.
            said.extend(text.split_once(" ({").map(|(before, _)| before.to_string()));
            said.insert(text);
        }
    }
    let mut used = BTreeSet::new();
    let mut seen = 0;
    for name in DOCUMENTS {
        let document = std::fs::read_to_string(root().join(name)).expect("a document");
        for quotation in quoted(&document) {
            seen += 1;
            if let Some((other, _)) = OTHERS.iter().find(|(other, _)| *other == quotation) {
                used.insert(*other);
                continue;
            }
            let is_said = said.contains(&quotation) || said.iter().any(|text| can_read(text, &quotation));
            assert!(is_said, "{name} quotes „{quotation}“, which the program never writes");
        }
    }
    assert!(seen > 80, "only {seen}");
    assert_eq!(used.len(), OTHERS.len(), "an exception is needed no more");
}

#[test]
fn a_pattern_reads_what_it_can_say_and_nothing_else() {
    let rows = [
        ("Speichern …", "Speichern …", true),
        ("Speichern …", "Speichern", false),
        ("{} als Text", "… als Text", true),
        ("Alle überfälligen auswählen ({})", "Alle überfälligen auswählen", false),
        ("{}", "irgendetwas", false),
        ("{} anlegen", "Maßnahme anlegen", true),
        ("{} anlegen", "Maßnahme anlegen!", false),
    ];
    for (pattern, text, expected) in rows {
        assert_eq!(can_read(pattern, text), expected, "{pattern} {text}");
    }
}
