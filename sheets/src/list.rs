// SPDX-License-Identifier: EUPL-1.2
//! Plain lists as a Jobcenter has them: which columns there are, and what comes out once each has its meaning.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::field::{Field, Kind};
use crate::form::{Cx, from_cell, text};
use crate::grid::{self, Cell, Grid, Row};
use crate::layout::{Column, Form};
use crate::message::{Message, SheetFault, Weight, letters};
use crate::names::{Names, free_id, id_of, key};
use crate::read::Imported;

/// How many rows are shown as an example.
const SHOWN: usize = 5;

/// Rows from the top in which headings are looked for.
const TOP: usize = 20;

/// One sheet of a workbook, for matching its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub sheet: String,
    /// Row of the headings as Excel counts; 0 for an empty sheet.
    pub heading_row: u32,
    /// Column (from 0) and text of every heading; columns without one have their letter.
    pub headings: Vec<(u32, String)>,
    /// The first rows below, by the columns of `headings`.
    pub first_rows: Vec<Vec<String>>,
    /// How many rows have content.
    pub rows: usize,
}

/// The sheets of a workbook with their headings and first rows; a text with separated values (CSV) has one.
///
/// # Errors
///
/// The file is neither of both or would be too large.
pub fn columns_of(bytes: &[u8]) -> Result<Vec<Table>, SheetFault> {
    Ok(grid::open_list(bytes)?.iter().map(table).collect())
}

fn table(grid: &Grid) -> Table {
    let heading_row = heading_row(grid);
    let columns: BTreeSet<u32> = grid.rows.range(heading_row..).flat_map(|(_, row)| row.keys().copied()).collect();
    let row = grid.rows.get(&heading_row);
    let heading = |column: u32| match row.and_then(|row| row.get(&column)) {
        Some(cell) => shown(Some(cell)),
        None => letters(column),
    };
    let below = || grid.rows.range(heading_row + 1..);
    Table {
        sheet: grid.name.clone(),
        heading_row,
        headings: columns.iter().map(|column| (*column, heading(*column))).collect(),
        first_rows: below().take(SHOWN).map(|(_, row)| columns.iter().map(|column| shown(row.get(column))).collect()).collect(),
        rows: below().count(),
    }
}

fn shown(cell: Option<&Cell>) -> String {
    let names = Names::default();
    cell.map(|cell| text(cell, &mut Cx::new(&names))).unwrap_or_default()
}

/// The first of the upper rows in which the most cells are texts.
fn heading_row(grid: &Grid) -> u32 {
    let texts = |row: &Row| row.values().filter(|cell| matches!(cell, Cell::Text(text) if text.chars().count() < 60)).count();
    let mut best = (grid.rows.keys().next().copied().unwrap_or_default(), 0);
    for (number, row) in grid.rows.iter().take(TOP) {
        // A later row must have clearly more, or the first row of content would win.
        let count = texts(row);
        if count > best.1 + best.1 / 3 {
            best = (*number, count);
        }
    }
    best.0
}

/// What a plain list holds, by the meaning of its columns (from 0). The catalogue has `categories`, `contacts` and
/// `measures` only, with new ids, to be merged into another.
///
/// # Errors
///
/// The file is neither a workbook nor a text with separated values, would be too large, or has no such sheet.
pub fn import_list(bytes: &[u8], sheet: &str, matching: &[(u32, Field)]) -> Result<Imported, SheetFault> {
    let grids = grid::open_list(bytes)?;
    let grid = grids.iter().find(|grid| grid.name == sheet).ok_or_else(|| SheetFault::NoSheet(sheet.to_string()))?;
    let mut list = List {
        grid,
        heading_row: heading_row(grid),
        matching,
        messages: Vec::new(),
        categories: Vec::new(),
        contacts: Vec::new(),
        measures: Vec::new(),
    };
    for (row, cells) in grid.rows.range(list.heading_row + 1..) {
        list.row(*row, cells);
    }
    list.unmatched();
    let mut catalog = Map::new();
    for (key, entries) in [("categories", list.categories), ("contacts", list.contacts), ("measures", list.measures)] {
        if !entries.is_empty() {
            catalog.insert(key.to_string(), entries.into_iter().map(Value::Object).collect());
        }
    }
    Ok(Imported { catalog: Value::Object(catalog), messages: list.messages })
}

struct List<'a> {
    grid: &'a Grid,
    heading_row: u32,
    matching: &'a [(u32, Field)],
    messages: Vec<Message>,
    categories: Vec<Map<String, Value>>,
    contacts: Vec<Map<String, Value>>,
    measures: Vec<Map<String, Value>>,
}

impl List<'_> {
    fn say(&mut self, weight: Weight, row: u32, column: Option<u32>, text: String) {
        let heading =
            column.map(|column| (letters(column), self.grid.rows.get(&self.heading_row).and_then(|row| row.get(&column))));
        let column = heading
            .map(|(letter, heading)| heading.map_or(letter.clone(), |heading| format!("{letter} „{}“", shown(Some(heading)))))
            .unwrap_or_default();
        self.messages.push(Message { weight, sheet: self.grid.name.clone(), row, column, text });
    }

    fn row(&mut self, row: u32, cells: &Row) {
        let measure = self.entry(Kind::Measure, row, cells);
        let offer = self.entry(Kind::Offer, row, cells);
        let contact = self.entry(Kind::Contact, row, cells);
        let contact = self.contact(row, contact);
        if measure.is_empty() && offer.is_empty() {
            return;
        }
        if !measure.contains_key("title") {
            self.say(
                Weight::Fault,
                row,
                None,
                "Hier fehlt der Titel der Maßnahme. Ihre Angaben wurden nicht übernommen.".to_string(),
            );
            return;
        }
        let index = self.measure(row, measure);
        let offer = self.offer(row, offer);
        let Some(measure) = self.measures.get_mut(index) else { return };
        if let Some(offer) = offer {
            add(measure, "offers", offer);
        }
        if let Some(contact) = contact {
            let rule = json!({"contact": contact});
            let is_there = measure.get("responsible").and_then(Value::as_array).is_some_and(|rules| rules.contains(&rule));
            if !is_there {
                add(measure, "responsible", rule);
                self.check_responsible(row, index);
            }
        }
    }

    /// The fields of one kind in a row.
    fn entry(&mut self, kind: Kind, row: u32, cells: &Row) -> Map<String, Value> {
        let names = Names::default();
        let mut entry = Map::new();
        for (column, field) in self.matching {
            let (Some(about), Some(cell)) = (field.about().filter(|about| about.kind == kind), cells.get(column)) else {
                continue;
            };
            let mut cx = Cx::new(&names);
            let mut value = from_cell(about.form, cell, &mut cx);
            if *field == Field::ContactMailbox {
                value = mailbox(value, &mut cx);
            }
            for (weight, text) in cx.said {
                self.say(weight, row, Some(*column), text);
            }
            let target = Column { heading: about.label, path: about.path, form: Form::Text, width: 0, required: false, note: "" };
            crate::entry::put(&mut entry, &target, value);
        }
        entry
    }

    /// Takes a contact over, or finds the same one from an earlier row; its id.
    fn contact(&mut self, row: u32, mut contact: Map<String, Value>) -> Option<String> {
        if contact.is_empty() {
            return None;
        }
        if !contact.contains_key("role") {
            // The role comes first; without one, what else tells them apart.
            let other = ["team", "person", "mailbox", "phone"].iter().find_map(|key| contact.get(*key)).cloned();
            let role = other.unwrap_or_else(|| "Kümmerer".into());
            contact.shift_insert(0, "role".to_string(), role);
        }
        let same = |known: &&Map<String, Value>| {
            known.len() == contact.len() + 1 && contact.iter().all(|(key, value)| known.get(key) == Some(value))
        };
        if let Some(known) = self.contacts.iter().find(same) {
            return known.get("id").and_then(Value::as_str).map(str::to_string);
        }
        if !contact.contains_key("mailbox") && !contact.contains_key("phone") {
            self.say(
                Weight::Fault,
                row,
                None,
                "Dieser Kümmerer hat weder Postfach noch Telefon. Eines von beiden muss da sein.".to_string(),
            );
        }
        let name = contact.get("role").and_then(Value::as_str).unwrap_or_default();
        let id = free_id(&id_of(name), |id| has(&self.contacts, id));
        contact.shift_insert(0, "id".to_string(), id.clone().into());
        self.contacts.push(contact);
        Some(id)
    }

    /// Takes a measure over, or finds the one with the same title from an earlier row; its place.
    fn measure(&mut self, row: u32, mut measure: Map<String, Value>) -> usize {
        if let Some(category) = measure.get("category").and_then(Value::as_str).map(str::to_string) {
            let id = self.category(&category);
            measure.insert("category".to_string(), id.into());
        }
        let title = key(measure.get("title").and_then(Value::as_str).unwrap_or_default());
        let same =
            |known: &Map<String, Value>| known.get("title").and_then(Value::as_str).is_some_and(|other| key(other) == title);
        if let Some(index) = self.measures.iter().position(same) {
            self.complete(row, index, measure);
            return index;
        }
        for (key, label) in [("summary", "die Kurzbeschreibung"), ("category", "der Bereich")] {
            if !measure.contains_key(key) {
                self.say(Weight::Note, row, None, format!("Für diese Maßnahme fehlt noch {label}. Bitte im Editor ergänzen."));
            }
        }
        let name = measure.get("short").or_else(|| measure.get("title")).and_then(Value::as_str).unwrap_or_default();
        let id = free_id(&id_of(name), |id| has(&self.measures, id));
        measure.shift_insert(0, "id".to_string(), id.into());
        self.measures.push(measure);
        self.measures.len() - 1
    }

    /// A further row of the same measure may add what is missing; what differs is said.
    fn complete(&mut self, row: u32, index: usize, more: Map<String, Value>) {
        for (key, value) in more {
            let Some(known) = self.measures.get_mut(index) else { return };
            match known.get(&key) {
                None => drop(known.insert(key, value)),
                Some(other) if *other == value || key == "title" => {}
                Some(_) => {
                    let field = crate::field::FIELDS
                        .iter()
                        .find(|about| about.kind == Kind::Measure && about.path == key)
                        .map(|about| about.field);
                    let column = self.matching.iter().find(|(_, one)| Some(*one) == field).map(|(column, _)| *column);
                    self.say(
                        Weight::Fault,
                        row,
                        column,
                        "Die Maßnahme steht weiter oben schon mit einer anderen Angabe; es gilt die obere.".to_string(),
                    );
                }
            }
        }
    }

    fn category(&mut self, label: &str) -> String {
        let wanted = key(label);
        let text = |category: &Map<String, Value>, name: &str| {
            category.get(name).and_then(Value::as_str).unwrap_or_default().to_string()
        };
        if let Some(known) = self.categories.iter().find(|category| key(&text(category, "label")) == wanted) {
            return text(known, "id");
        }
        let id = free_id(&id_of(label), |id| has(&self.categories, id));
        self.categories.push(Map::from_iter([("id".to_string(), id.clone().into()), ("label".to_string(), label.into())]));
        id
    }

    fn offer(&mut self, row: u32, mut offer: Map<String, Value>) -> Option<Value> {
        if offer.is_empty() {
            return None;
        }
        if !offer.contains_key("provider") {
            self.say(Weight::Fault, row, None, "Für dieses Angebot fehlt der Anbieter.".to_string());
        }
        if let Some(places) = offer.get("places").filter(|places| places.get("free").is_none() || places.get("as_of").is_none()) {
            let count = places.as_object().map_or(0, Map::len);
            if count > 0 {
                self.say(
                    Weight::Fault,
                    row,
                    None,
                    "Zu Plätzen gehören die freien Plätze und der Tag, von dem die Zahl ist.".to_string(),
                );
            }
        }
        let name = offer.get("number").or_else(|| offer.get("provider")).and_then(Value::as_str).unwrap_or("angebot");
        let taken: BTreeSet<&str> = self
            .measures
            .iter()
            .filter_map(|measure| measure.get("offers")?.as_array())
            .flatten()
            .filter_map(|offer| offer.get("id")?.as_str())
            .collect();
        let id = free_id(&id_of(name), |id| taken.contains(id));
        offer.shift_insert(0, "id".to_string(), id.into());
        Some(Value::Object(offer))
    }

    /// Several Kümmerer of one measure need conditions, which a plain list has not.
    fn check_responsible(&mut self, row: u32, index: usize) {
        let count = self.measures.get(index).and_then(|measure| measure.get("responsible")?.as_array()).map_or(0, Vec::len);
        if count > 1 {
            self.say(
                Weight::Fault,
                row,
                None,
                "Diese Maßnahme hat mehrere Kümmerer. Solange keine Bedingung sagt, wer wann zuständig ist, gilt der erste."
                    .to_string(),
            );
        }
    }

    /// Says which columns with content have no meaning.
    fn unmatched(&mut self) {
        let columns: BTreeSet<u32> =
            self.grid.rows.range(self.heading_row + 1..).flat_map(|(_, row)| row.keys().copied()).collect();
        for column in columns {
            if !self.matching.iter().any(|(matched, _)| *matched == column) {
                self.say(
                    Weight::Note,
                    self.heading_row,
                    Some(column),
                    "Diese Spalte ist nicht zugeordnet und wurde nicht übernommen.".to_string(),
                );
            }
        }
    }
}

fn has(entries: &[Map<String, Value>], id: &str) -> bool {
    entries.iter().any(|entry| entry.get("id").and_then(Value::as_str) == Some(id))
}

fn add(entry: &mut Map<String, Value>, key: &str, value: Value) {
    if let Some(list) = entry.entry(key).or_insert_with(|| json!([])).as_array_mut() {
        list.push(value);
    }
}

/// An address out of what mail programs copy: `mailto:a@b`, `Name <a@b>`.
fn mailbox(value: Value, cx: &mut Cx<'_>) -> Value {
    let Some(written) = value.as_str() else { return value };
    let inside = written.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(written, |(inside, _)| inside);
    let address = inside.trim().trim_start_matches("mailto:");
    let is_one = address.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !address.contains([' ', ',', ';', '\n'])
    });
    if !is_one {
        cx.fault(format!("„{}“ ist nicht genau eine E-Mail-Adresse.", crate::rest::shortened(written)));
        return value;
    }
    address.into()
}
