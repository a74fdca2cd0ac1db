// SPDX-License-Identifier: EUPL-1.2
//! A condition as the catalogue's file writes it.

use foerderkompass_core::{Attribute, Catalog, Criterion, Leaf, Shape, Test};
use serde_json::{Map, Value};

/// The condition as JSON: wording and paragraph first, options in the order of their attribute. Of a condition that the
/// catalogue does not hold, attributes and options that it does not know become empty ids.
pub fn criterion_value(catalog: &Catalog, criterion: &Criterion) -> Value {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| drop(map.insert(key.to_owned(), value));
    if let Some(text) = &criterion.text {
        put("text", text.as_str().into());
    }
    if let Some(norm) = &criterion.norm {
        put("norm", norm.as_str().into());
    }
    let list = |parts: &[Criterion]| Value::Array(parts.iter().map(|part| criterion_value(catalog, part)).collect());
    match &criterion.shape {
        Shape::All(parts) => put("all", list(parts)),
        Shape::Any(parts) => put("any", list(parts)),
        Shape::Not(part) => put("not", criterion_value(catalog, part)),
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
