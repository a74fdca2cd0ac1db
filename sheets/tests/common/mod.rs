// SPDX-License-Identifier: EUPL-1.2
//! What the tests share: catalogues, the cells of a workbook, and workbooks made of cells as a person's program writes them.
#![allow(dead_code)]

#[path = "../../../core/tests/oracle/calendar.rs"]
pub mod calendar;
#[path = "../../../core/tests/oracle/generate.rs"]
pub mod generate;
#[path = "../../../core/tests/oracle/generate_rules.rs"]
pub mod generate_rules;
#[path = "../../../core/tests/oracle/rng.rs"]
#[allow(dead_code)]
pub mod rng;

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;

pub type Sheets = Vec<(String, Vec<Vec<Data>>)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

pub fn shipped() -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join("catalog.json")).unwrap()).unwrap()
}

/// All texts in `tests/hostile` that are a JSON object, by name.
pub fn hostile() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/hostile")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        if path.extension().is_some_and(|ending| ending == "json")
            && let Ok(value @ Value::Object(_)) = serde_json::from_slice(&bytes)
        {
            found.push((path.file_name().unwrap().to_string_lossy().into_owned(), value));
        }
    }
    found.sort_by(|left, right| left.0.cmp(&right.0));
    found
}

/// All cells of a workbook.
pub fn cells(bytes: &[u8]) -> Sheets {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        let range = workbook.worksheet_range(&name).unwrap();
        sheets.push((name, range.rows().map(<[Data]>::to_vec).collect()));
    }
    sheets
}

/// A workbook with these cells and no more.
pub fn workbook(sheets: &Sheets) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::String(text) => sheet.write_string(row, column, text).map(drop),
                    Data::Float(number) => sheet.write_number(row, column, *number).map(drop),
                    Data::Int(number) => sheet.write_number(row, column, *number as f64).map(drop),
                    Data::Bool(flag) => sheet.write_boolean(row, column, *flag).map(drop),
                    Data::DateTime(when) => sheet
                        .write_datetime_with_format(
                            row,
                            column,
                            ExcelDateTime::from_serial_datetime(when.as_f64()).unwrap(),
                            &date,
                        )
                        .map(drop),
                    _ => Ok(()),
                }
                .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The files in the archive that are text.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        if file.read_to_string(&mut text).is_ok() {
            parts.push((name, text));
        }
    }
    parts
}
