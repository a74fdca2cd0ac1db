// SPDX-License-Identifier: EUPL-1.2
//! Workbooks: whatever comes in is read or refused, and what was read can be written as a workbook and read again without
//! losing anything.

use std::cell::OnceCell;
use std::io::{Cursor, Read, Write};

use foerderkompass_sheets::{Imported, SheetFault, columns_of, import_list, read, suggest_matching, write};
use foerderkompass_upkeep::value_of;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::small;

/// How an input begins that holds files of the archive, each after a line with its name.
const PART: &[u8] = b"@ ";

/// The bytes are one of four: cells as text (`# ` before the name of a sheet), files of the archive (`@ ` before the name),
/// a catalogue as JSON, or a file as it stands.
pub fn workbook(bytes: &[u8]) {
    if bytes.starts_with(PART) {
        let mut parts = SAMPLE.with(|sample| sample.get_or_init(sample_parts).clone());
        for (name, content) in given(bytes) {
            parts.retain(|(other, _)| *other != name);
            parts.push((name, content.to_vec()));
        }
        file(&archive(&parts));
    } else if bytes.starts_with(b"# ") {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        file(&archive(&of_cells(text)));
    } else if let (b'{', Ok(text)) = (bytes.first().unwrap_or(&0), std::str::from_utf8(bytes)) {
        if let Ok(value @ Value::Object(_)) = value_of(text) {
            comes_back(&value);
        }
    } else {
        file(bytes);
    }
}

type Part = (String, Vec<u8>);

thread_local! {
    static SAMPLE: OnceCell<Vec<Part>> = const { OnceCell::new() };
}

/// What of a workbook is read.
const IS_READ: [&str; 6] =
    ["[Content_Types].xml", "xl/_rels/", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet"];

/// The files of a workbook that was written from a small catalogue, as far as they are read.
fn sample_parts() -> Vec<Part> {
    let bytes = write(small().root()).expect("a workbook");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a file");
        (file.name().expect("a name").into_owned(), content)
    };
    let mut parts: Vec<Part> = (0..count).map(part).collect();
    parts.retain(|(name, _)| IS_READ.iter().any(|start| name.starts_with(start)));
    parts
}

/// Names and contents of the files that an input holds.
fn given(bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut given = Vec::new();
    let mut rest = bytes;
    while let Some(begun) = rest.strip_prefix(PART) {
        let line = begun.iter().position(|byte| *byte == b'\n').unwrap_or(begun.len());
        let content = begun.get(line + 1..).unwrap_or_default();
        let end = content.windows(3).position(|three| three == b"\n@ ").map_or(content.len(), |at| at + 1);
        given.push((String::from_utf8_lossy(&begun[..line]).into_owned(), &content[..end]));
        rest = &content[end..];
    }
    given
}

/// An archive of these files, not packed.
fn archive(parts: &[Part]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // A name can be too long for an archive.
        if writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).is_ok() {
            writer.write_all(content).expect("room");
        }
    }
    writer.finish().expect("an archive").into_inner()
}

/// The files of a workbook with these cells: a line is a row, a tab parts cells, `\n` in a cell is a line break.
fn of_cells(text: &str) -> Vec<Part> {
    let sheets: Vec<&str> = text.split("\n# ").take(20).collect();
    let (mut entries, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (number, sheet) in (1..).zip(&sheets) {
        let (name, rows) = sheet.trim_start_matches("# ").split_once('\n').unwrap_or((sheet, ""));
        let name = escaped(name);
        entries += &format!(r#"<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>"#);
        relations += &format!(
            r#"<Relationship Id="r{number}" Type="{OFFICE}/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        let rows: String = (1..).zip(rows.split('\n')).map(|(number, row)| row_of(number, row)).collect();
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#).into_bytes(),
        ));
    }
    let relations = format!(r#"<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#);
    let workbook = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheets>{entries}</sheets></workbook>"#);
    // The second format of cells is that of a day.
    let styles = format!(r#"<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#);
    for (name, text) in [
        ("[Content_Types].xml", "<Types/>".to_string()),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/workbook.xml", workbook),
        ("xl/styles.xml", styles),
    ] {
        parts.push((name.to_string(), text.into_bytes()));
    }
    parts
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn row_of(number: usize, row: &str) -> String {
    let cells: String = row.split('\t').map(cell).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

/// `~n` before a number, `~d` a day as Excel counts, `~b` 1 or 0, `~e` an error; everything else is a text.
fn cell(text: &str) -> String {
    let value = |form: &str, value: &str| format!("<c {form}><v>{}</v></c>", escaped(value));
    match text.split_at_checked(2) {
        Some(("~n", number)) => value("", number),
        Some(("~d", day)) => value(r#"s="1""#, day),
        Some(("~b", flag)) => value(r#"t="b""#, flag),
        Some(("~e", error)) => value(r#"t="e""#, error),
        _ if text.is_empty() => "<c/>".to_string(),
        _ => format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, escaped(&text.replace("\\n", "\n"))),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A file from anybody.
fn file(bytes: &[u8]) {
    if let Ok(imported) = read(bytes) {
        said(&imported);
        comes_back(&imported.catalog);
    }
    let Ok(tables) = columns_of(bytes) else { return };
    for table in tables.iter().take(3) {
        let headings: Vec<String> = table.headings.iter().map(|(_, heading)| heading.clone()).collect();
        let fields = suggest_matching(&headings).into_iter().filter_map(|(at, field)| Some((table.headings[at].0, field?)));
        let imported = import_list(bytes, &table.sheet, &fields.collect::<Vec<_>>()).expect("it is a list");
        said(&imported);
        comes_back(&imported.catalog);
    }
}

/// Every message names its sheet and says something.
fn said(imported: &Imported) {
    for message in &imported.messages {
        assert!(message.text.ends_with(['.', '?', '!', '“', ')']), "{message}");
    }
}

/// Written as a workbook and read back, it is the same.
fn comes_back(catalog: &Value) {
    match write(catalog) {
        Ok(bytes) => {
            let again = read(&bytes).expect("a workbook");
            assert_eq!(again.catalog.to_string(), catalog.to_string());
        }
        Err(fault) => assert_eq!(fault, SheetFault::TooManyCells),
    }
}
