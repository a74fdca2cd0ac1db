// SPDX-License-Identifier: EUPL-1.2
//! Finds the sheets and headings of a catalogue in a workbook that people have changed.

use std::collections::{BTreeMap, HashMap};

use foerderkompass_core::nearest;

use crate::grid::{Cell, Grid, Row};
use crate::layout::{Form, LAYOUTS, Layout, NUMBER, ORDER, Place, README, REST};
use crate::message::{Message, Weight, letters};
use crate::names::key;
use crate::remembered::is_memory;
use crate::sheet::before;

/// Rows from the top in which headings are looked for.
const TOP: usize = 20;

/// A sheet of the workbook that is one of the catalogue.
pub struct Found<'a> {
    pub layout: &'static Layout,
    pub grid: &'a Grid,
    /// Row of the headings.
    pub heading: u32,
    /// Column of the sheet by column of the layout.
    pub columns: Vec<Option<u32>>,
    pub parent: Option<u32>,
    pub number: Option<u32>,
    /// Columns of the pieces of the rest, in their order.
    pub rest: Vec<u32>,
    pub order: Option<u32>,
}

/// What a heading stands for.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Column(usize),
    Parent,
    Number,
    Rest(usize),
    Order,
}

impl Found<'_> {
    /// Rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &Row)> {
        self.grid.rows.range(self.heading + 1..).map(|(row, cells)| (*row, cells))
    }

    pub fn message(&self, weight: Weight, row: u32, column: Option<u32>, text: String) -> Message {
        Message {
            weight,
            sheet: self.grid.name.clone(),
            row,
            column: column.map(|column| self.title(column)).unwrap_or_default(),
            text,
        }
    }

    /// Letter and heading of a column.
    fn title(&self, column: u32) -> String {
        match self.grid.rows.get(&self.heading).and_then(|row| row.get(&column)) {
            Some(Cell::Text(text)) => format!("{} „{}“", letters(column), text.trim().replace('\n', " ")),
            _ => letters(column),
        }
    }
}

/// All sheets of a catalogue, in the order of the layouts, and what there is to say about sheets and headings.
pub fn find(grids: &[Grid]) -> (Vec<Found<'_>>, Vec<Message>) {
    let mut messages = Vec::new();
    let mut found: Vec<Found<'_>> = Vec::new();
    for grid in grids {
        let layout = layout_of(&grid.name).filter(|layout| !found.iter().any(|other| std::ptr::eq(other.layout, *layout)));
        match layout {
            Some(layout) => match headings(grid, layout, &mut messages) {
                Some(sheet) => found.push(sheet),
                None => messages.push(about(
                    grid,
                    Weight::Fault,
                    "Hier fehlen die Überschriften. Das Blatt wurde nicht übernommen.".to_string(),
                )),
            },
            None if key(&grid.name) == key(README) || is_memory(grid) || grid.rows.is_empty() => {}
            None => messages.push(about(
                grid,
                Weight::Note,
                "Dieses Blatt gehört nicht zum Katalog und wurde nicht übernommen.".to_string(),
            )),
        }
    }
    if !found.is_empty() {
        for layout in LAYOUTS
            .iter()
            .filter(|layout| !grids.iter().any(|grid| layout_of(&grid.name).is_some_and(|one| std::ptr::eq(one, *layout))))
        {
            let text = "Das Blatt fehlt in der Mappe. Seine Einträge fehlen jetzt im Katalog.".to_string();
            messages.push(Message {
                weight: Weight::Fault,
                sheet: layout.sheet.to_string(),
                row: 0,
                column: String::new(),
                text,
            });
        }
    }
    found.sort_by_key(|sheet| LAYOUTS.iter().position(|layout| std::ptr::eq(layout, sheet.layout)));
    (found, messages)
}

fn about(grid: &Grid, weight: Weight, text: String) -> Message {
    Message { weight, sheet: grid.name.clone(), row: 0, column: String::new(), text }
}

fn layout_of(name: &str) -> Option<&'static Layout> {
    let wanted = key(name);
    let exact = LAYOUTS.iter().find(|layout| key(layout.sheet) == wanted);
    exact.or_else(|| {
        let near = nearest(name.trim(), LAYOUTS.iter().map(|layout| layout.sheet))?;
        LAYOUTS.iter().find(|layout| layout.sheet == near)
    })
}

fn headings<'a>(grid: &'a Grid, layout: &'static Layout, messages: &mut Vec<Message>) -> Option<Found<'a>> {
    let meanings = meanings(layout);
    let score = |row: &Row| row.values().filter(|cell| exact(cell, &meanings).is_some()).count();
    let mut best: Option<(u32, usize)> = None;
    for (number, row) in grid.rows.iter().take(TOP) {
        let score = score(row);
        if score > best.map_or(0, |(_, most)| most) {
            best = Some((*number, score));
        }
    }
    let heading = best?.0;
    let row = grid.rows.get(&heading)?;
    let mut sheet = Found {
        layout,
        grid,
        heading,
        columns: vec![None; layout.columns.len()],
        parent: None,
        number: None,
        rest: Vec::new(),
        order: None,
    };
    let taken = assign(&mut sheet, row, &meanings, messages);
    for number in grid.rows.range(..heading).map(|(number, _)| *number) {
        messages.push(sheet.message(
            Weight::Note,
            number,
            None,
            "Diese Zeile steht über den Überschriften und wurde nicht übernommen.".to_string(),
        ));
    }
    foreign(&sheet, &taken, messages);
    missing(&sheet, messages);
    Some(sheet)
}

fn meanings(layout: &Layout) -> HashMap<String, (Meaning, &'static str)> {
    let mut meanings = HashMap::new();
    for (index, column) in layout.columns.iter().enumerate() {
        meanings.insert(key(column.heading), (Meaning::Column(index), column.heading));
    }
    for heading in before(layout) {
        meanings.insert(key(heading), (if heading == NUMBER { Meaning::Number } else { Meaning::Parent }, heading));
    }
    meanings.insert(key(ORDER), (Meaning::Order, ORDER));
    meanings.insert(key(REST), (Meaning::Rest(1), REST));
    meanings
}

fn exact(cell: &Cell, meanings: &HashMap<String, (Meaning, &'static str)>) -> Option<Meaning> {
    let Cell::Text(text) = cell else { return None };
    let wanted = key(text);
    if let Some((meaning, _)) = meanings.get(&wanted) {
        return Some(*meaning);
    }
    let piece = wanted.strip_prefix(&key(REST))?.parse().ok()?;
    Some(Meaning::Rest(piece))
}

/// Gives every heading its meaning; returns the columns that have one.
fn assign(
    sheet: &mut Found<'_>,
    row: &Row,
    meanings: &HashMap<String, (Meaning, &'static str)>,
    messages: &mut Vec<Message>,
) -> Vec<u32> {
    let mut taken: BTreeMap<u32, Meaning> = BTreeMap::new();
    for (column, cell) in row {
        let Some(meaning) = exact(cell, meanings) else { continue };
        if taken.values().any(|other| *other == meaning) {
            messages.push(sheet.message(
                Weight::Fault,
                sheet.heading,
                Some(*column),
                "Diese Überschrift gibt es zweimal. Es gilt die erste Spalte, diese wurde nicht übernommen.".to_string(),
            ));
        } else {
            taken.insert(*column, meaning);
        }
    }
    for (column, cell) in row.iter().filter(|(_, cell)| exact(cell, meanings).is_none()) {
        let Cell::Text(text) = cell else { continue };
        let free =
            meanings.values().filter(|(meaning, _)| !taken.values().any(|other| other == meaning)).map(|(_, heading)| *heading);
        // The map has no order of its own; equally near headings must not depend on it.
        let mut free: Vec<&str> = free.collect();
        free.sort_unstable();
        let Some(heading) = nearest(text.trim(), free) else { continue };
        let Some((meaning, _)) = meanings.get(&key(heading)) else { continue };
        taken.insert(*column, *meaning);
        messages.push(sheet.message(
            Weight::Note,
            sheet.heading,
            Some(*column),
            format!("Diese Überschrift ist als „{heading}“ gelesen."),
        ));
    }
    let mut rest = Vec::new();
    for (column, meaning) in &taken {
        match meaning {
            Meaning::Column(index) => {
                if let Some(place) = sheet.columns.get_mut(*index) {
                    *place = Some(*column);
                }
            }
            Meaning::Parent => sheet.parent = Some(*column),
            Meaning::Number => sheet.number = Some(*column),
            Meaning::Order => sheet.order = Some(*column),
            Meaning::Rest(piece) => rest.push((*piece, *column)),
        }
    }
    rest.sort_unstable();
    sheet.rest = rest.into_iter().map(|(_, column)| column).collect();
    taken.into_keys().collect()
}

/// Says which columns with content were not taken over.
fn foreign(sheet: &Found<'_>, taken: &[u32], messages: &mut Vec<Message>) {
    let mut cells: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, row) in sheet.rows() {
        row.keys().filter(|column| !taken.contains(column)).for_each(|column| *cells.entry(*column).or_default() += 1);
    }
    let headings = sheet.grid.rows.get(&sheet.heading);
    for (column, count) in cells {
        let count = if count == 1 { "1 Zelle wurde".to_string() } else { format!("{count} Zellen wurden") };
        let text = match headings.and_then(|row| row.get(&column)) {
            Some(heading) if exact(heading, &meanings(sheet.layout)).is_some() => continue,
            Some(_) => format!("Diese Spalte gehört nicht zum Katalog; {count} nicht übernommen."),
            None => format!("Diese Spalte hat keine Überschrift; {count} nicht übernommen."),
        };
        messages.push(sheet.message(Weight::Note, sheet.heading, Some(column), text));
    }
}

/// Says which columns are not there.
fn missing(sheet: &Found<'_>, messages: &mut Vec<Message>) {
    let absent: Vec<_> =
        sheet.layout.columns.iter().zip(&sheet.columns).filter(|(_, place)| place.is_none()).map(|(column, _)| column).collect();
    // An id can be made up, so its column may be missing.
    let mut is_fault = sheet.rest.is_empty() || absent.iter().any(|column| column.required && column.form != Form::Id);
    let mut titles: Vec<&str> = absent.iter().map(|column| column.heading).collect();
    if let (Place::Within { heading, .. }, None) = (sheet.layout.place, sheet.parent) {
        titles.push(heading);
        is_fault = true;
    }
    if sheet.rest.is_empty() {
        titles.push(REST);
    }
    if titles.is_empty() {
        return;
    }
    let titles: Vec<String> = titles.iter().map(|title| format!("„{title}“")).collect();
    let text = match titles.as_slice() {
        [only] => format!("Die Spalte {only} fehlt. Was darin stand, fehlt jetzt im Katalog."),
        all => format!("Die Spalten {} fehlen. Was darin stand, fehlt jetzt im Katalog.", all.join(", ")),
    };
    messages.push(sheet.message(if is_fault { Weight::Fault } else { Weight::Note }, sheet.heading, None, text));
}
