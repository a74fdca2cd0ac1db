// SPDX-License-Identifier: EUPL-1.2
//! Files that are something else, too large, damaged or made to do harm: a clear fault, never a crash.

mod common;

use std::io::{Cursor, Write};

use calamine::Data;
use foerderkompass_sheets::{SheetFault, columns_of, read, write};
use proptest::prelude::*;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these files.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The written sample with one part replaced or added.
fn with_part(name: &str, text: &str) -> Vec<u8> {
    let mut parts = common::parts(&write(&json!({"measures": [{"id": "a"}]})).unwrap());
    match parts.iter_mut().find(|(other, _)| other == name) {
        Some(part) => part.1 = text.to_string(),
        None => parts.push((name.to_string(), text.to_string())),
    }
    archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 504]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn other_files_are_told_apart() {
    let rows: Vec<(&str, Vec<u8>, SheetFault)> = vec![
        ("nothing", vec![], SheetFault::NotExcel),
        ("text", b"Titel;Kategorie\nA;B\n".to_vec(), SheetFault::NotExcel),
        ("old", compound("Workbook"), SheetFault::OldExcel),
        ("password", compound("EncryptedPackage"), SheetFault::Encrypted),
        ("archive of something", archive(&[("a.txt", b"a")]), SheetFault::NotExcel),
        (
            "calc",
            archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]),
            SheetFault::OtherFormat(".ods"),
        ),
        ("binary", archive(&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.bin", b"")]), SheetFault::OtherFormat(".xlsb")),
        ("no workbook", archive(&[("[Content_Types].xml", b"<Types/>")]), SheetFault::Damaged),
        ("cut off", write(&json!({})).unwrap()[..2000].to_vec(), SheetFault::Damaged),
        (
            "list",
            common::workbook(&vec![("Liste".into(), vec![vec![Data::String("Kurs".into())]])]),
            SheetFault::NoCatalog(vec!["„Liste“".into()]),
        ),
    ];
    for (name, bytes, expected) in rows {
        assert_eq!(read(&bytes), Err(expected), "{name}");
    }
    assert_eq!(write(&json!([])), Err(SheetFault::NotACatalog));
}

#[test]
fn a_protected_file_in_the_archive_is_named() {
    let mut bytes = archive(&[("[Content_Types].xml", b"<Types/>")]);
    // The flag of encryption stands in the local and in the central header.
    for sign in [b"PK\x03\x04", b"PK\x01\x02"] {
        let place = bytes.windows(4).position(|window| window == sign).unwrap();
        bytes[place + if sign[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(read(&bytes), Err(SheetFault::Encrypted));
}

#[test]
fn bombs_are_not_unpacked() {
    let zeros = vec![b' '; 60_000_000];
    let one = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(one.len() < 100_000);
    assert_eq!(read(&one), Err(SheetFault::TooLarge));

    let part = &zeros[..11_000_000];
    let many = archive(&[("[Content_Types].xml", b"<Types/>"), ("a", part), ("b", part), ("c", part), ("d", part), ("e", part)]);
    assert_eq!(columns_of(&many), Err(SheetFault::TooLarge));
}

#[test]
fn what_the_header_claims_does_not_count() {
    let zeros = vec![b' '; 60_000_000];
    let mut bytes = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    let size = 60_000_000_u32.to_le_bytes();
    let places: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(place, _)| place).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place..place + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    // The archive contradicts itself, which is seen before anything is taken from it.
    assert_eq!(read(&bytes), Err(SheetFault::Damaged));
}

const SHEET: &str = "xl/worksheets/sheet2.xml";

#[test]
fn cells_far_away_cost_nothing() {
    let sheet = |cells: &str| {
        with_part(
            SHEET,
            &format!(
                r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>"#
            ),
        )
    };
    let empty =
        sheet(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="1048576"><c r="XFD1048576"/></row>"#);
    assert!(read(&empty).is_ok());
    let far = sheet(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert_eq!(read(&far), Err(SheetFault::TooManyCells));
}

#[test]
fn one_text_in_many_cells_is_too_large() {
    let text = "x".repeat(1_000_000);
    let cells: String = (1..100).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    let bytes = with_part(
        SHEET,
        &format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
        ),
    );
    let mut parts = common::parts(&bytes);
    let texts = &mut parts.iter_mut().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1;
    let end = texts.find("</si>").unwrap();
    *texts = format!("{}<si><t>{text}{}", &texts[..texts.find("<si>").unwrap()], &texts[end - "</t>".len()..]);
    let bytes = archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>());
    assert_eq!(read(&bytes), Err(SheetFault::TooLarge));
}

#[test]
fn macros_and_links_to_other_files_are_left_alone() {
    let with_macro = with_part("xl/vbaProject.bin", "Sub Auto_Open()");
    assert_eq!(read(&with_macro).unwrap().catalog, json!({"measures": [{"id": "a"}]}));
    let link = with_part("xl/externalLinks/externalLink1.xml", "<externalLink><oleLink r:id=\"rId1\"/></externalLink>");
    assert_eq!(read(&link).unwrap().catalog, json!({"measures": [{"id": "a"}]}));
}

fn datum() -> impl Strategy<Value = Data> {
    let text = prop_oneof![
        "\\PC{0,12}",
        "[a-z0-9{}\\[\\]\":,.=|;\n–-]{0,20}",
        prop::sample::select(vec![
            "Kennung",
            "Nr.",
            "Maßnahme",
            "Weitere Angaben",
            "Weitere Angaben 99999999999",
            "Titel",
            "keine",
            "a",
            "a = b",
            "{}",
            "[]",
            "null",
            "{\"id\": null}",
            "{\"offers\": 5}",
            "31.02.2027",
            "x",
            "Reihenfolge der Angaben",
            "[\"id\", 5]",
            "Wenn",
            "Merkmal",
            "Kümmerer",
            "http",
            "a|http",
            "_x000D_",
        ])
        .prop_map(String::from),
    ];
    prop_oneof![
        2 => Just(Data::Empty),
        5 => text.prop_map(Data::String),
        1 => any::<f64>().prop_filter("Excel has no others", |number| number.is_finite()).prop_map(Data::Float),
        1 => (-3_000_000_i64..3_000_000).prop_map(Data::Int),
        1 => any::<bool>().prop_map(Data::Bool),
    ]
}

fn soup() -> impl Strategy<Value = Vec<Vec<Data>>> {
    prop::collection::vec(prop::collection::vec(datum(), 0..8), 0..8)
}

const NAMES: &[&str] =
    &["Maßnahmen", "Merkmale", "Antworten", "Folgerungen", "Kümmerer", "Wirkungen", "Beispielpersonen", "Katalog"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sheets whose headings are right and whose cells are anything; what comes out can be written and read again.
    #[test]
    fn any_cells_are_read(sheets in prop::collection::vec(soup(), NAMES.len()), headed in any::<bool>()) {
        let sample = common::cells(&write(&json!({})).unwrap());
        let sheets = NAMES.iter().zip(sheets).map(|(name, soup)| {
            let headings = &sample.iter().find(|(other, _)| other == name).unwrap().1[0];
            let mut rows = if headed { vec![headings.clone()] } else { vec![] };
            rows.extend(soup);
            ((*name).to_string(), rows)
        });
        let bytes = common::workbook(&sheets.collect());
        prop_assert!(columns_of(&bytes).is_ok());
        if let Ok(imported) = read(&bytes) {
            let again = read(&write(&imported.catalog).unwrap()).unwrap();
            prop_assert_eq!(again.catalog, imported.catalog);
        }
    }

    /// Bytes of the sheets, of the list of texts and of the archive changed at random.
    #[test]
    fn damaged_files_are_read_or_refused(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), part in 0..4_usize) {
        let bytes = write(&json!({"measures": [{"id": "a", "checked_on": "2026-11-01", "title": "Ä", "check_every_months": 5}]})).unwrap();
        let name = ["xl/worksheets/sheet3.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"][part];
        let mut parts: Vec<(String, Vec<u8>)> = common::parts(&bytes).into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        let changed = &mut parts.iter_mut().find(|(other, _)| other == name).unwrap().1;
        for (place, byte) in &places {
            let place = place.index(changed.len());
            changed[place] = *byte;
        }
        let inside = archive(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>());
        let _ = read(&inside);
        let mut outside = bytes;
        for (place, byte) in &places {
            let place = place.index(outside.len());
            outside[place] = *byte;
        }
        let _ = read(&outside);
    }
}
