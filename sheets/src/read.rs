// SPDX-License-Identifier: EUPL-1.2
//! Reads a workbook back into a catalogue, after people worked in it.

use std::collections::HashMap;

use serde_json::Value;

use crate::entry::ordered;
use crate::grid;
use crate::header::{Found, find};
use crate::layout::{LAYOUTS, Place};
use crate::message::{Message, SheetFault, Weight};
use crate::names::Names;
use crate::remembered::Remembered;
use crate::row::{Entry, Taken, entries};

/// What came out of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// As in `catalog.json`. What could not be understood stands there as it stood in its cell.
    pub catalog: Value,
    pub messages: Vec<Message>,
}

/// The catalogue in a workbook that [`crate::write`] wrote and people may have changed.
///
/// # Errors
///
/// The file is no workbook, would be too large, or has no sheet of a catalogue.
pub fn read(bytes: &[u8]) -> Result<Imported, SheetFault> {
    let grids = grid::open(bytes)?;
    let (sheets, mut messages) = find(&grids);
    if sheets.is_empty() {
        return Err(SheetFault::NoCatalog(grids.iter().map(|grid| format!("„{}“", grid.name)).collect()));
    }
    // What a cell means depends on the names in all sheets: first those with ids alone, then those by label too.
    let remembered = Remembered::read(&grids);
    let mut names = Names::default();
    for _ in 0..2 {
        names = Names::of(&assemble(&sheets, &names, &mut Vec::new()), &remembered);
    }
    let catalog = assemble(&sheets, &names, &mut messages);
    Ok(Imported { catalog, messages })
}

fn assemble(sheets: &[Found<'_>], names: &Names, messages: &mut Vec<Message>) -> Value {
    let mut head = Taken::default();
    let mut lists: Vec<(&'static str, Vec<Entry>)> = Vec::new();
    for sheet in sheets {
        let mut found = entries(sheet, names, messages);
        match sheet.layout.place {
            Place::Head => {
                for extra in found.iter().skip(1) {
                    let text = "Dieses Blatt hat nur eine Zeile; diese wurde nicht übernommen.".to_string();
                    messages.push(sheet.message(Weight::Fault, extra.row, None, text));
                }
                if !found.is_empty() {
                    head = found.swap_remove(0).taken;
                }
            }
            Place::List(list) => lists.push((list, found)),
            Place::Within { list, key, .. } => {
                if let Some((_, entries)) = lists.iter_mut().find(|(name, _)| *name == list) {
                    attach(entries, key, found, sheet, messages);
                }
            }
        }
    }
    let mut catalog = head.whole.as_object().cloned().unwrap_or_default();
    for (list, entries) in lists {
        if !entries.is_empty() {
            let layout = crate::layout::layout_of(list);
            let finished = entries.into_iter().map(|entry| finish(entry.taken, layout));
            catalog.insert(list.to_string(), finished.collect());
        }
    }
    match LAYOUTS.iter().find(|layout| layout.place == Place::Head) {
        Some(layout) => Value::Object(ordered(catalog, layout, &head.order)),
        None => Value::Object(catalog),
    }
}

fn finish(taken: Taken, layout: Option<&'static crate::layout::Layout>) -> Value {
    match (taken.whole, layout) {
        (Value::Object(entry), Some(layout)) => Value::Object(ordered(entry, layout, &taken.order)),
        (other, _) => other,
    }
}

/// Puts the rows of a sheet into the entries that they name.
fn attach(entries: &mut [Entry], key: &str, found: Vec<Entry>, sheet: &Found<'_>, messages: &mut Vec<Message>) {
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Some(id) = entry.taken.whole.get("id").and_then(Value::as_str) {
            by_id.entry(id.to_string()).or_insert(index);
        }
    }
    let mut lists: HashMap<usize, Vec<Value>> = HashMap::new();
    for inner in found {
        let index = inner.parent.as_ref().and_then(|parent| by_id.get(parent));
        match index {
            Some(index) => lists.entry(*index).or_default().push(finish(inner.taken, Some(sheet.layout))),
            None => messages.push(sheet.message(
                Weight::Fault,
                inner.row,
                None,
                "Die Zeile nennt keinen Eintrag, den es gibt. Sie wurde nicht übernommen.".to_string(),
            )),
        }
    }
    for (index, list) in lists {
        if let Some(entry) = entries.get_mut(index).and_then(|entry| entry.taken.whole.as_object_mut()) {
            entry.insert(key.to_string(), Value::Array(list));
        }
    }
}
