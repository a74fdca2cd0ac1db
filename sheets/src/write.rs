// SPDX-License-Identifier: EUPL-1.2
//! Writes a catalogue as a workbook: which rows each sheet has. How they look is the business of [`crate::sheet`].

use std::collections::HashMap;

use foerderkompass_core::Id;
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::entry::{Line, outgoing};
use crate::layout::{LAYOUTS, Layout, Place, within};
use crate::message::SheetFault;
use crate::names::Names;
use crate::remembered::{self, Remembered};
use crate::sheet;

/// One row of a sheet.
pub struct Written {
    /// The entry that the row stands in.
    pub parent: Option<String>,
    /// Place in its list, from 1; 0 for the catalogue itself.
    pub number: u32,
    pub line: Line,
}

/// The catalogue as an XLSX file.
///
/// # Errors
///
/// The value is not an object, or has more entries than a sheet has rows.
pub fn write(catalog: &Value) -> Result<Vec<u8>, SheetFault> {
    if !catalog.is_object() {
        return Err(SheetFault::NotACatalog);
    }
    let mut names = Names::of(catalog, &Remembered::default());
    names.conditions.print(catalog);
    let mut workbook = Workbook::new();
    let failed = |_| SheetFault::TooManyCells;
    sheet::readme(workbook.add_worksheet()).map_err(failed)?;
    for layout in LAYOUTS {
        let rows = rows(catalog, layout, &names);
        sheet::fill(workbook.add_worksheet(), layout, &rows).map_err(failed)?;
    }
    remembered::fill(workbook.add_worksheet(), catalog).map_err(failed)?;
    sheet::properties(&mut workbook);
    workbook.save_to_buffer().map_err(failed)
}

fn rows(catalog: &Value, layout: &Layout, names: &Names) -> Vec<Written> {
    match layout.place {
        Place::Head => {
            let elsewhere: Vec<&str> = LAYOUTS.iter().filter_map(|layout| list_with_rows(catalog, layout)).collect();
            vec![Written { parent: None, number: 0, line: outgoing(catalog, layout, &elsewhere, None, names) }]
        }
        Place::List(list) => {
            let entries = catalog.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let count = id_counts(entries);
            let row = |(number, entry): (u32, &Value)| {
                let elsewhere: Vec<&str> = within(list).map(|(_, key)| key).filter(|key| has_rows(entry, key, &count)).collect();
                let attribute = (list == "attributes").then(|| id(entry).unwrap_or_default().to_string());
                Written { parent: None, number, line: outgoing(entry, layout, &elsewhere, attribute, names) }
            };
            (1..).zip(entries).map(row).collect()
        }
        Place::Within { list, key, .. } => {
            let entries = catalog.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let count = id_counts(entries);
            entries
                .iter()
                .filter(|entry| has_rows(entry, key, &count))
                .flat_map(|entry| inner(entry, key, layout, names))
                .collect()
        }
    }
}

fn inner(entry: &Value, key: &str, layout: &Layout, names: &Names) -> Vec<Written> {
    let parent = id(entry).unwrap_or_default();
    let attribute = (layout.place_list() == Some("attributes")).then(|| parent.to_string());
    let list = entry.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let row = |(number, entry): (u32, &Value)| Written {
        parent: Some(parent.to_string()),
        number,
        line: outgoing(entry, layout, &[], attribute.clone(), names),
    };
    (1..).zip(list).map(row).collect()
}

/// The list of a layout, if its entries stand in its sheet.
fn list_with_rows(catalog: &Value, layout: &Layout) -> Option<&'static str> {
    let Place::List(list) = layout.place else { return None };
    catalog.get(list)?.as_array().filter(|entries| !entries.is_empty()).map(|_| list)
}

fn id(entry: &Value) -> Option<&str> {
    entry.get("id").and_then(Value::as_str).filter(|id| Id::is_valid(id))
}

fn id_counts(entries: &[Value]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for id in entries.iter().filter_map(id) {
        *counts.entry(id).or_insert(0) += 1;
    }
    counts
}

/// Whether a list within an entry can stand in a sheet of its own: its rows need an id that only this entry has.
fn has_rows(entry: &Value, key: &str, count: &HashMap<&str, usize>) -> bool {
    let is_named = id(entry).is_some_and(|id| count.get(id) == Some(&1));
    is_named && entry.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty())
}
