// SPDX-License-Identifier: EUPL-1.2
//! The rows of one sheet as entries of the catalogue, with what there is to say about each cell.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::criterion::say_the_same;
use crate::entry::{is_condition, put};
use crate::form::{Cx, from_cell, reference, text};
use crate::grid::{Cell, Row};
use crate::header::Found;
use crate::layout::{Form, Place, REST};
use crate::message::{Message, Weight};
use crate::names::{Names, free_id, id_of};
use crate::rest;

/// One entry as read.
pub struct Entry {
    pub row: u32,
    /// Id of the entry that it stands in.
    pub parent: Option<String>,
    pub taken: Taken,
}

/// The value of an entry and the order of its keys, if its row names one.
#[derive(Default)]
pub struct Taken {
    pub whole: Value,
    pub order: Vec<String>,
}

/// All entries of a sheet, in the order of the catalogue.
pub fn entries(sheet: &Found<'_>, names: &Names, messages: &mut Vec<Message>) -> Vec<Entry> {
    let mut found: Vec<(Option<f64>, Entry)> = Vec::new();
    for (row, cells) in sheet.rows().filter(|(_, cells)| has_content(sheet, cells)) {
        let mut reader = Reader { sheet, row, cells, cx: Cx::new(names), messages };
        let parent = reader.parent();
        let taken = reader.entry(parent.as_deref());
        found.push((reader.number(), Entry { row, parent, taken }));
    }
    let mut entries = by_number(sheet, found, messages);
    complete_ids(sheet, &mut entries, messages);
    required(sheet, &entries, messages);
    entries
}

/// Whether a row has anything besides its number.
fn has_content(sheet: &Found<'_>, cells: &Row) -> bool {
    let mut known = sheet.columns.iter().flatten().chain(&sheet.rest).chain(sheet.parent.as_ref());
    known.any(|column| cells.contains_key(column))
}

struct Reader<'a, 'b> {
    sheet: &'a Found<'a>,
    row: u32,
    cells: &'a Row,
    cx: Cx<'a>,
    messages: &'b mut Vec<Message>,
}

impl Reader<'_, '_> {
    fn say(&mut self, column: Option<u32>) {
        let said = std::mem::take(&mut self.cx.said);
        self.messages.extend(said.into_iter().map(|(weight, text)| self.sheet.message(weight, self.row, column, text)));
    }

    fn parent(&mut self) -> Option<String> {
        let Place::Within { list, heading, .. } = self.sheet.layout.place else { return None };
        let column = self.sheet.parent?;
        let Some(cell) = self.cells.get(&column) else {
            self.cx.fault(format!("Hier fehlt „{heading}“."));
            self.say(Some(column));
            return None;
        };
        let text = text(cell, &mut self.cx);
        let id = reference(list, text.trim(), &mut self.cx);
        self.say(Some(column));
        id.as_str().map(str::to_string)
    }

    fn number(&mut self) -> Option<f64> {
        let column = self.sheet.number?;
        match self.cells.get(&column)? {
            Cell::Number(number) => Some(*number),
            Cell::Text(text) if text.trim().replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite) => {
                text.trim().replace(',', ".").parse().ok()
            }
            other => {
                let text = text(other, &mut Cx::new(self.cx.names));
                self.cx.note(format!("„{text}“ ist keine Zahl. Der Eintrag folgt auf die Zeile darüber."));
                self.say(Some(column));
                None
            }
        }
    }

    fn entry(&mut self, parent: Option<&str>) -> Taken {
        let layout = self.sheet.layout;
        let is_of = |list| layout.place_list() == Some(list);
        self.cx.attribute = parent.filter(|_| is_of("attributes")).map(str::to_string);
        let mut entry = Map::new();
        for (column, place) in layout.columns.iter().zip(&self.sheet.columns) {
            let Some((place, cell)) = place.and_then(|place| Some((place, self.cells.get(&place)?))) else { continue };
            let value = from_cell(column.form, cell, &mut self.cx);
            self.say(Some(place));
            let names_attribute =
                column.path == "attribute" || (column.form == Form::Id && layout.place == Place::List("attributes"));
            if names_attribute {
                self.cx.attribute = value.as_str().map(str::to_string);
            }
            put(&mut entry, column, value);
        }
        let order = self.order();
        let whole = self.rest(entry);
        Taken { whole, order }
    }

    fn order(&self) -> Vec<String> {
        let cell = self.sheet.order.and_then(|column| self.cells.get(&column));
        let Some(Cell::Text(text)) = cell else { return Vec::new() };
        let keys = rest::parse(text).and_then(|keys| keys.as_array().cloned()).unwrap_or_default();
        keys.iter().filter_map(Value::as_str).map(str::to_string).collect()
    }

    /// Adds what stands in „Weitere Angaben“. A column that has been filled in since takes precedence.
    fn rest(&mut self, mut entry: Map<String, Value>) -> Value {
        let pieces = self.sheet.rest.iter().filter_map(|column| match self.cells.get(column) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        });
        let text: String = pieces.collect();
        let column = self.sheet.rest.first().copied();
        if text.is_empty() {
            // A number or a flag is JSON as well.
            return match column.and_then(|column| self.cells.get(&column)) {
                Some(Cell::Number(number)) if entry.is_empty() => {
                    crate::form::whole(&Cell::Number(*number)).map_or_else(|| (*number).into(), Value::from)
                }
                Some(Cell::Flag(flag)) if entry.is_empty() => (*flag).into(),
                _ => Value::Object(entry),
            };
        }
        match rest::parse(&text) {
            Some(Value::Object(others)) => {
                for (key, value) in others {
                    let is_empty = value.as_array().is_some_and(Vec::is_empty);
                    let same = entry.get(&key).is_some_and(|other| say_the_same(other, &value));
                    // The writing of a condition that nobody changed in its cell stays.
                    if !entry.contains_key(&key) || (same && is_condition(&key, self.sheet.layout)) {
                        entry.insert(key, value);
                    } else if !is_empty && !is_condition(&key, self.sheet.layout) {
                        let heading = self.sheet.layout.columns.iter().find(|column| column.key() == key).map_or(key.as_str(), |column| column.heading);
                        self.cx.note(format!("„{heading}“ steht in der eigenen Spalte und noch einmal hier; es gilt die eigene Spalte."));
                    }
                }
            }
            Some(other) if entry.is_empty() => return other,
            _ => self.cx.fault(format!(
                "„{}“ ist nicht lesbar und wurde nicht übernommen. Bitte die Zelle „{REST}“ aus der alten Datei wiederherstellen.",
                rest::shortened(&text)
            )),
        }
        self.say(column);
        Value::Object(entry)
    }
}

/// Sorts by number, within each parent. A row without a number follows the one above it.
fn by_number(sheet: &Found<'_>, found: Vec<(Option<f64>, Entry)>, messages: &mut Vec<Message>) -> Vec<Entry> {
    let mut last: HashMap<Option<String>, f64> = HashMap::new();
    let mut numbered: Vec<(f64, Entry)> = Vec::new();
    let mut moved = None;
    for (number, entry) in found {
        let above = last.entry(entry.parent.clone()).or_insert(f64::MIN);
        let number = number.unwrap_or(*above);
        if number < *above && moved.is_none() {
            moved = Some(entry.row);
        }
        *above = number;
        numbered.push((number, entry));
    }
    if let Some(row) = moved {
        let text = "Ab hier stehen die Zeilen anders als ihre Nummern. Es gelten die Nummern; für eine andere Reihenfolge bitte die Spalte „Nr.“ ändern.";
        messages.push(sheet.message(Weight::Note, row, sheet.number, text.to_string()));
    }
    numbered.sort_by(|(left, _), (right, _)| left.total_cmp(right));
    numbered.into_iter().map(|(_, entry)| entry).collect()
}

/// Makes up missing ids and reports those that occur twice.
fn complete_ids(sheet: &Found<'_>, entries: &mut [Entry], messages: &mut Vec<Message>) {
    if !sheet.layout.keys.contains(&"id") {
        return;
    }
    let column =
        sheet.layout.columns.iter().zip(&sheet.columns).find(|(column, _)| column.form == Form::Id).and_then(|(_, place)| *place);
    // Options are told apart within their attribute, offers within their measure.
    let mut seen: HashMap<(Option<String>, String), u32> = HashMap::new();
    for entry in entries.iter() {
        let Some(id) = entry.taken.whole.get("id").and_then(Value::as_str) else { continue };
        let key = (entry.parent.clone(), id.to_string());
        if let Some(first) = seen.get(&key) {
            let text = format!("Die Kennung „{id}“ steht schon in Zeile {first}. Jede Kennung darf nur einmal vorkommen.");
            messages.push(sheet.message(Weight::Fault, entry.row, column, text));
        } else {
            seen.insert(key, entry.row);
        }
    }
    for entry in entries.iter_mut() {
        let Some(object) = entry.taken.whole.as_object_mut() else { continue };
        if object.contains_key("id") || !entry.taken.order.is_empty() {
            continue;
        }
        let name = ["short", "title", "label", "role", "person", "provider"].iter().find_map(|key| object.get(*key)?.as_str());
        let Some(name) = name else { continue };
        let id = free_id(&id_of(name), |id| seen.contains_key(&(entry.parent.clone(), id.to_string())));
        seen.insert((entry.parent.clone(), id.clone()), entry.row);
        messages.push(sheet.message(Weight::Note, entry.row, column, format!("Ohne Kennung; gebildet ist „{id}“.")));
        object.insert("id".to_string(), id.into());
    }
}

/// Reports cells that may not be empty.
fn required(sheet: &Found<'_>, entries: &[Entry], messages: &mut Vec<Message>) {
    for entry in entries {
        let Some(object) = entry.taken.whole.as_object() else { continue };
        for (column, place) in
            sheet.layout.columns.iter().zip(&sheet.columns).filter(|(column, place)| column.required && place.is_some())
        {
            if !object.contains_key(column.key()) {
                messages.push(sheet.message(
                    Weight::Fault,
                    entry.row,
                    *place,
                    format!("Hier fehlt „{}“. {}", column.heading, column.note),
                ));
            }
        }
    }
}
