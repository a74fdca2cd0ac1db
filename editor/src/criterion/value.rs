// SPDX-License-Identifier: EUPL-1.2
//! A changed condition as the catalogue's file writes it, with as much of the old writing as still says what is meant.

use foerderkompass_core::{Catalog, Criterion, Shape};
pub use foerderkompass_upkeep::criterion_value as to_value;
use serde_json::Value;

/// The new condition as JSON that keeps the writing of every part that means what it meant before: only what was changed
/// shows in a comparison of versions. `old` must be what `before` was read from.
pub fn rewritten(catalog: &Catalog, criterion: &Criterion, before: &Criterion, old: &Value) -> Value {
    if criterion == before {
        return old.clone();
    }
    match (&criterion.shape, &before.shape) {
        (Shape::All(parts), Shape::All(befores)) => {
            grown(catalog, criterion, "all", &list(catalog, parts, befores, old.get("all")))
        }
        (Shape::Any(parts), Shape::Any(befores)) => {
            grown(catalog, criterion, "any", &list(catalog, parts, befores, old.get("any")))
        }
        (Shape::Not(part), Shape::Not(was)) => {
            let inner = old.get("not").map_or_else(|| to_value(catalog, part), |old| rewritten(catalog, part, was, old));
            grown(catalog, criterion, "not", &inner)
        }
        _ => to_value(catalog, criterion),
    }
}

/// The condition with the parts already written.
fn grown(catalog: &Catalog, criterion: &Criterion, key: &str, parts: &Value) -> Value {
    let shape = Shape::All(Vec::new());
    let mut value = to_value(catalog, &Criterion { text: criterion.text.clone(), norm: criterion.norm.clone(), shape });
    if let Some(map) = value.as_object_mut() {
        map.shift_remove("all");
        map.insert(key.to_owned(), parts.clone());
    }
    value
}

fn list(catalog: &Catalog, parts: &[Criterion], befores: &[Criterion], old: Option<&Value>) -> Value {
    let olds = old.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut left: Vec<usize> = (0..befores.len().min(olds.len())).collect();
    // Parts that stayed as they are find themselves again first, wherever they stand now.
    let same: Vec<Option<usize>> = parts
        .iter()
        .map(|part| {
            let at = left.iter().position(|at| befores.get(*at) == Some(part))?;
            Some(left.remove(at))
        })
        .collect();
    let written = parts.iter().zip(&same).enumerate().map(|(place, (part, same))| {
        let from = same.or_else(|| left.iter().copied().find(|at| *at == place));
        match from.and_then(|at| Some((befores.get(at)?, olds.get(at)?))) {
            Some((before, old)) => rewritten(catalog, part, before, old),
            None => to_value(catalog, part),
        }
    });
    Value::Array(written.collect())
}
