// SPDX-License-Identifier: EUPL-1.2
//! How a criterion stands in one cell. The only place that knows the notation: these two functions are each other's
//! inverse, and nothing else looks into such a cell.

use serde_json::Value;

use crate::rest;

/// The text of the cell. `None` if the criterion cannot be written so that it reads back exactly.
///
/// `_attributes` is the catalogue's list of attributes, for a notation that names labels.
pub fn criterion_to_cell(criterion: &Value, _attributes: &Value) -> Option<String> {
    criterion.is_object().then(|| rest::compact(criterion))
}

/// The criterion of a cell, or a sentence saying what is wrong with the text.
pub fn criterion_from_cell(text: &str, _attributes: &Value) -> Result<Value, String> {
    match rest::parse(text) {
        Some(value) if value.is_object() => Ok(value),
        _ => Err(format!(
            "„{}“ ist keine lesbare Bedingung. Bitte die Zelle aus der alten Datei wiederherstellen und die Bedingung im Editor ändern.",
            rest::shortened(text)
        )),
    }
}
