// SPDX-License-Identifier: EUPL-1.2
//! From the bytes of a file to a document: a `catalog.json` or a single file with a catalogue inside.

use foerderkompass_core::{Date, Fault, read};

use crate::document::{Document, value_of};
use crate::page::Page;
use crate::words;

/// What kind of file it was, so that the same kind can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Json,
    Page(Page),
}

/// A file that was opened. Faults do not stand in the way of editing.
#[derive(Clone, Debug)]
pub struct Opened {
    pub document: Document,
    pub source: Source,
    /// The faults of the catalogue as it stands in the file, with lines and columns there.
    pub faults: Vec<Fault>,
}

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Unopened {
    /// One sentence for people.
    pub sentence: String,
    /// What exactly is wrong with the catalogue, if it is one.
    pub faults: Vec<Fault>,
}

/// Opens a file. Text in UTF-16 is read, with the fault that the widget would not read it.
///
/// # Errors
/// If there is no JSON object in it.
pub fn open(bytes: &[u8], today: Date) -> Result<Opened, Unopened> {
    let unopened = |sentence: &str, faults| Unopened { sentence: sentence.to_string(), faults };
    let text = text_of(bytes).ok_or_else(|| unopened(words::NOT_TEXT, Vec::new()))?;
    if !text.trim_start().starts_with('<') {
        return opened(&text, bytes, Source::Json, today);
    }
    let page = Page::read(&text).ok_or_else(|| unopened(words::NO_CATALOG_IN_PAGE, Vec::new()))?;
    let catalog = page.catalog().to_string();
    opened(&catalog, catalog.as_bytes(), Source::Page(page), today)
}

fn opened(text: &str, bytes: &[u8], source: Source, today: Date) -> Result<Opened, Unopened> {
    let faults = read(bytes, today).map_or_else(|faults| faults, |reading| reading.faults);
    let document = value_of(text).ok().map(Document::new);
    match document {
        Some(Some(document)) => Ok(Opened { document, source, faults }),
        Some(None) => Err(Unopened { sentence: words::NO_OBJECT.to_string(), faults }),
        None => Err(Unopened { sentence: words::NOT_JSON.to_string(), faults }),
    }
}

/// What a file is written as: `catalog.json`, or the page with the catalogue inside.
pub fn written(document: &Document, source: &Source) -> String {
    match source {
        Source::Json => document.text(),
        Source::Page(page) => page.with(&document.text()),
    }
}

/// The text of a file: UTF-8 or UTF-16, with or without a mark; `None` for anything else.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let units = |bytes: &[u8], order: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        rest.is_empty().then(|| String::from_utf16(&pairs.iter().map(|pair| order(*pair)).collect::<Vec<u16>>()).ok())?
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0, second, ..] if *second != 0 => units(bytes, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => units(bytes, u16::from_le_bytes),
        _ => core::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_core::{FaultKind, Severity};

    const SHIPPED: &str = include_str!("../../catalog.json");

    fn today() -> Date {
        Date::parse("2026-11-22").expect("a date")
    }

    #[test]
    fn every_coding_of_text_opens_and_says_what_is_wrong_with_it() {
        let marked = ["\u{feff}", SHIPPED].concat();
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = SHIPPED.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let rows: [(&[u8], Option<FaultKind>); 4] = [
            (SHIPPED.as_bytes(), None),
            (marked.as_bytes(), Some(FaultKind::ByteOrderMark)),
            (&little, Some(FaultKind::NotUtf8 { utf16: true })),
            (&big, Some(FaultKind::NotUtf8 { utf16: true })),
        ];
        for (bytes, first) in rows {
            let opened = open(bytes, today()).expect("a catalogue");
            let of_text = |kind: &FaultKind| matches!(kind, FaultKind::ByteOrderMark | FaultKind::NotUtf8 { .. });
            let found = opened.faults.iter().map(|fault| fault.kind.clone()).find(of_text);
            assert_eq!(found, first);
            assert!(written(&opened.document, &opened.source) == SHIPPED);
        }
    }

    #[test]
    fn what_is_no_catalogue_says_so() {
        for (bytes, sentence) in [
            (&b"[1]"[..], words::NO_OBJECT),
            (b"{\"a\": 1,}", words::NOT_JSON),
            (b"", words::NOT_JSON),
            (b"<!DOCTYPE html><p>Hallo", words::NO_CATALOG_IN_PAGE),
            (b"PK\x03\x04\xff\xfe", words::NOT_TEXT),
        ] {
            let unopened = open(bytes, today()).expect_err(sentence);
            assert_eq!(unopened.sentence, sentence);
            assert_eq!(unopened.faults.is_empty(), sentence == words::NO_CATALOG_IN_PAGE || sentence == words::NOT_TEXT);
        }
    }

    /// Format 1.1 adds nothing that decides: what is wrong there is a warning, and the widget's catalogue is the same.
    #[test]
    fn what_only_keepers_read_never_costs_an_entry() {
        let mut root = value_of(SHIPPED).expect("JSON");
        let clean = root.to_string();
        for (list, at) in [("attributes", 0), ("contacts", 0), ("categories", 0), ("focus", 0), ("personas", 0)] {
            root[list][at]["changed_on"] = "gestern".into();
        }
        root["format"] = "1.1".into();
        root["changes"] = serde_json::json!([{"on": 7, "measures": "x"}, {"on": "2026-11-22", "measures": ["a b"]}]);
        root["archive"] = serde_json::json!({"measures": [{"id": "Ä", "category": 9}], "x": null});
        let reading = read(root.to_string().as_bytes(), today()).expect("a catalogue");
        let before = read(clean.as_bytes(), today()).expect("a catalogue");
        assert!(reading.catalog == before.catalog);
        let new: Vec<(Severity, &str)> = (reading.faults.iter())
            .filter(|fault| !before.faults.iter().any(|old| (&old.path, &old.kind) == (&fault.path, &fault.kind)))
            .map(|fault| (fault.severity, fault.path.as_str()))
            .collect();
        let places = [
            "categories[0].changed_on",
            "focus[0].changed_on",
            "attributes[0].changed_on",
            "contacts[0].changed_on",
            "personas[0].changed_on",
            "changes[0].on",
            "changes[0].measures",
            "changes[1].measures[0]",
        ];
        assert_eq!(new, places.map(|place| (Severity::Warning, place)));
    }

    /// The hostile texts open, or say why not; either way with the core's faults, and what opened can be written again.
    #[test]
    fn hostile_catalogues_open_with_their_faults() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/hostile");
        let (mut opened_ones, mut refused) = (0, 0);
        for entry in std::fs::read_dir(folder).expect("hostile texts") {
            let path = entry.expect("a file").path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let bytes = std::fs::read(&path).expect("a text");
            let faults = read(&bytes, today()).map_or_else(|faults| faults, |reading| reading.faults);
            match open(&bytes, today()) {
                Ok(opened) => {
                    opened_ones += 1;
                    assert_eq!(opened.faults, faults, "{path:?}");
                    let again = open(opened.document.text().as_bytes(), today()).expect("it opens again");
                    assert_eq!(again.document, opened.document, "{path:?}");
                    let page = format!("<script type=\"application/json\">{}</script>", crate::embedded(&opened.document.text()));
                    let page = open(page.as_bytes(), today()).expect("a page");
                    assert_eq!(page.document, opened.document, "{path:?}");
                }
                Err(unopened) => {
                    refused += 1;
                    let wrong = faults.iter().any(|fault| fault.severity == Severity::Error);
                    assert!(wrong && !unopened.sentence.is_empty(), "{path:?}");
                }
            }
        }
        assert!(opened_ones >= 50 && refused >= 20, "{opened_ones} opened, {refused} refused");
    }
}
