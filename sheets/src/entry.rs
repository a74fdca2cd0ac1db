// SPDX-License-Identifier: EUPL-1.2
//! One entry of the catalogue as the cells of one row, and the keys of an entry in their order.

use serde_json::{Map, Value};

use crate::criterion::say_the_same;
use crate::form::{Cx, from_cell, to_cell};
use crate::grid::Cell;
use crate::layout::{Column, Form, Layout};
use crate::names::Names;
use crate::rest::{self, CELL_UNITS};

/// One row before it is written.
pub struct Line {
    /// By the columns of the layout.
    pub cells: Vec<Option<Cell>>,
    /// JSON of everything that no column can hold, in pieces.
    pub rest: Vec<String>,
    /// JSON list of the keys, where their order is not the usual one.
    pub order: Option<String>,
}

/// The row of an entry. `elsewhere` are keys that have a sheet of their own.
///
/// Every cell is read back at once; what does not come back exactly goes to the rest instead.
pub fn outgoing(entry: &Value, layout: &Layout, elsewhere: &[&str], attribute: Option<String>, names: &Names) -> Line {
    let mut line = Line { cells: vec![None; layout.columns.len()], rest: Vec::new(), order: None };
    let Some(object) = entry.as_object() else {
        line.rest = rest::pieces(&rest::compact(entry));
        return line;
    };
    let mut cx = Cx::new(names);
    cx.attribute = attribute.or_else(|| object.get("attribute").and_then(Value::as_str).map(str::to_string));
    let mut others = Map::new();
    for (key, value) in object {
        if elsewhere.contains(&key.as_str()) {
            continue;
        }
        match cells(key, value, layout, &mut cx) {
            Some((found, exact)) => {
                for (index, cell) in found {
                    if let Some(place) = line.cells.get_mut(index) {
                        *place = Some(cell);
                    }
                }
                if !exact {
                    others.insert(key.clone(), value.clone());
                }
            }
            None => drop(others.insert(key.clone(), value.clone())),
        }
    }
    let is_empty = line.cells.iter().all(Option::is_none);
    if is_empty || !others.is_empty() {
        line.rest = rest::pieces(&rest::compact(&Value::Object(others)));
    }
    line.order = order(object, layout);
    line
}

/// The cells of one key by their columns, and whether together they read back exactly. A condition that is only written
/// otherwise stands in its cell all the same, for people to read; its own writing has to stand in the rest then.
fn cells(key: &str, value: &Value, layout: &Layout, cx: &mut Cx<'_>) -> Option<(Vec<(usize, Cell)>, bool)> {
    let mut found = Vec::new();
    let mut read = Map::new();
    for (index, column) in layout.columns.iter().enumerate().filter(|(_, column)| column.key() == key) {
        let Some(part) = part(value, column) else { continue };
        let cell = to_cell(column.form, part, cx)?;
        put(&mut read, column, from_cell(column.form, &cell, cx));
        found.push((index, cell));
    }
    // As text, because two objects count as equal whatever the order of their keys.
    let again = read.get(key)?;
    let (before, after) = (value.to_string(), again.to_string());
    let exact = before == after;
    (exact || (is_condition(key, layout) && say_the_same(value, again))).then_some((found, exact))
}

/// Whether a key of an entry has a column for a condition.
pub fn is_condition(key: &str, layout: &Layout) -> bool {
    layout.columns.iter().any(|column| column.key() == key && column.form == Form::Criterion)
}

fn part<'a>(value: &'a Value, column: &Column) -> Option<&'a Value> {
    match column.path.split_once('.') {
        None => Some(value),
        Some((_, inner)) => value.get(inner),
    }
}

/// Puts the value of a column into the entry.
pub fn put(entry: &mut Map<String, Value>, column: &Column, value: Value) {
    match column.path.split_once('.') {
        None => drop(entry.insert(column.path.to_string(), value)),
        Some((key, inner)) => {
            let outer = entry.entry(key).or_insert_with(|| Value::Object(Map::new()));
            if let Some(outer) = outer.as_object_mut() {
                outer.insert(inner.to_string(), value);
            }
        }
    }
}

fn usual(key: &str, layout: &Layout) -> usize {
    layout.keys.iter().position(|known| *known == key).unwrap_or(usize::MAX)
}

/// An entry without an id says so here, so that reading does not make one up.
fn order(object: &Map<String, Value>, layout: &Layout) -> Option<String> {
    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut sorted = keys.clone();
    sorted.sort_by_key(|key| usual(key, layout));
    let id_missing = layout.keys.contains(&"id") && !object.contains_key("id");
    let text = rest::compact(&Value::from(keys.clone()));
    ((keys != sorted || id_missing) && text.len() < CELL_UNITS).then_some(text)
}

/// The entry with its keys in the usual order, or in the one that its row names.
pub fn ordered(mut entry: Map<String, Value>, layout: &Layout, named: &[String]) -> Map<String, Value> {
    let mut keys: Vec<String> = named.iter().filter(|key| entry.contains_key(*key)).cloned().collect();
    let mut others: Vec<String> = entry.keys().filter(|key| !keys.contains(key)).cloned().collect();
    others.sort_by_key(|key| usual(key, layout));
    for key in others {
        let place = usual(&key, layout);
        let before = keys.iter().rposition(|other| usual(other, layout) <= place);
        keys.insert(before.map_or(0, |before| before + 1), key);
    }
    keys.into_iter().filter_map(|key| entry.swap_remove(&key).map(|value| (key, value))).collect()
}
