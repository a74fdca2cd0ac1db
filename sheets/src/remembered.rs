// SPDX-License-Identifier: EUPL-1.2
//! What attributes and options are called in the conditions of a workbook. It stands in a sheet that is not shown: whoever
//! gives an attribute another name in its own sheet must not make every condition with the old one unreadable.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use serde_json::Value;

use crate::grid::{Cell, Grid};
use crate::names::key;
use crate::rest::survives;

const SHEET: &str = "Namen in Bedingungen";

/// Labels by the id of the attribute and that of the option, which is empty for the attribute itself.
#[derive(Default)]
pub struct Remembered(HashMap<(String, String), String>);

impl Remembered {
    /// Reads the sheet, if it is there.
    pub fn read(grids: &[Grid]) -> Remembered {
        let rows = grids.iter().filter(|grid| is_memory(grid)).flat_map(|grid| grid.rows.values().skip(1));
        let text = |cell: Option<&Cell>| match cell {
            Some(Cell::Text(text)) => text.trim().to_string(),
            _ => String::new(),
        };
        let row = |row: &crate::grid::Row| ((text(row.get(&0)), text(row.get(&1))), text(row.get(&2)));
        Remembered(rows.map(row).filter(|(_, label)| !label.is_empty()).collect())
    }

    pub fn get(&self, attribute: &str, option: &str) -> Option<&str> {
        self.0.get(&(attribute.to_string(), option.to_string())).map(String::as_str)
    }
}

/// Whether this is the sheet.
pub fn is_memory(grid: &Grid) -> bool {
    key(&grid.name) == key(SHEET)
}

/// Writes the sheet. A label that a spreadsheet would change is left out.
pub fn fill(sheet: &mut Worksheet, catalog: &Value) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?.set_hidden(true);
    let text = Format::new().set_num_format("@");
    let mut number = 0;
    let mut line = |cells: [&str; 3]| -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            if !cell.is_empty() {
                sheet.write_string_with_format(number, column, cell, &text)?;
            }
        }
        number += 1;
        Ok(())
    };
    line(["Merkmal", "Antwort", "Name"])?;
    let get = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
    let list = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    for attribute in list(catalog, "attributes") {
        let id = get(&attribute, "id");
        let options = list(&attribute, "options");
        let named = options.iter().map(|option| (get(option, "id"), get(option, "label")));
        for (option, label) in [(String::new(), get(&attribute, "label"))].into_iter().chain(named) {
            if survives(&label) && survives(&id) && survives(&option) {
                line([&id, &option, &label])?;
            }
        }
    }
    Ok(())
}
