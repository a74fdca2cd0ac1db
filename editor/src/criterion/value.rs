// SPDX-License-Identifier: EUPL-1.2
//! A condition as the catalogue's file writes it.

use foerderkompass_core::{Attribute, Catalog, Criterion, Leaf, Shape, Test};
use serde_json::{Map, Value};

/// The condition as JSON: wording and paragraph first, options in the order of their attribute. Of a condition that the
/// catalogue does not hold, attributes and options that it does not know become empty ids.
pub fn to_value(catalog: &Catalog, criterion: &Criterion) -> Value {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| drop(map.insert(key.to_owned(), value));
    if let Some(text) = &criterion.text {
        put("text", text.as_str().into());
    }
    if let Some(norm) = &criterion.norm {
        put("norm", norm.as_str().into());
    }
    let list = |parts: &[Criterion]| Value::Array(parts.iter().map(|part| to_value(catalog, part)).collect());
    match &criterion.shape {
        Shape::All(parts) => put("all", list(parts)),
        Shape::Any(parts) => put("any", list(parts)),
        Shape::Not(part) => put("not", to_value(catalog, part)),
        Shape::Leaf(Leaf { attribute, test }) => {
            let attribute = catalog.attributes().get(*attribute);
            put("attribute", attribute.map_or("", |one| one.id.as_str()).into());
            match test {
                Test::Is(yes) => put("is", (*yes).into()),
                Test::In(options) => put("in", options.iter().map(|at| option(attribute, *at)).collect()),
                Test::Range { min, max } => {
                    let mut end = |key, number: &Option<i64>| {
                        if let Some(number) = number {
                            put(key, bound(attribute, *number));
                        }
                    };
                    end("min", min);
                    end("max", max);
                }
            }
        }
    }
    Value::Object(map)
}

fn option(attribute: Option<&Attribute>, at: usize) -> Value {
    attribute.and_then(|one| one.options().get(at)).map_or("", |option| option.id.as_str()).into()
}

fn bound(attribute: Option<&Attribute>, number: i64) -> Value {
    match (attribute.is_some_and(|one| !one.options().is_empty()), usize::try_from(number)) {
        (true, Ok(at)) => option(attribute, at),
        _ => number.into(),
    }
}

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
