// SPDX-License-Identifier: EUPL-1.2
//! Rows that are not complete yet: they are seen in the form and do not count in the catalogue.

use serde_json::Value;

use super::check::Row;
use super::tree::{Act, Group, Steps, group_of, node};

/// The key by which an incomplete row carries what holds until it is complete; `null` for a new one, `true` for a new one
/// for which its group was made. No key of a file is called so, since it cannot be typed.
pub const DRAFT: &str = "\u{0}draft";

/// Whether something in the tree is not complete.
pub fn has_draft(root: &Value) -> bool {
    match root {
        Value::Object(map) => map.contains_key(DRAFT) || map.values().any(has_draft),
        Value::Array(list) => list.iter().any(has_draft),
        _ => false,
    }
}

/// The tree as it counts: an incomplete row gives way to what it replaces, a new one is left out, and with it the groups
/// that it would leave empty. `None` if nothing is left.
pub fn settled(root: &Value) -> Option<Value> {
    if !has_draft(root) {
        return Some(root.clone());
    }
    if let Some(before) = root.get(DRAFT) {
        return before.is_object().then(|| before.clone());
    }
    let mut root = root.clone();
    let group = group_of(&root)?;
    let bare = root.as_object().is_some_and(|map| map.len() == 1);
    let inner = root.get_mut(group.key())?;
    match inner {
        Value::Array(parts) => {
            let kept: Vec<Value> = parts.iter().filter_map(settled).collect();
            let made_for_it = parts.iter().any(|part| part.get(DRAFT) == Some(&Value::Bool(true)));
            match kept.as_slice() {
                [] => return None,
                [only] if bare && made_for_it => return Some(only.clone()),
                _ => root.as_object_mut()?.insert(group.key().to_owned(), Value::Array(kept)),
            }
        }
        other => {
            let kept = settled(other)?;
            root.as_object_mut()?.insert(group.key().to_owned(), kept)
        }
    };
    Some(root)
}

/// A new row for a group, or beside a single condition.
pub fn new_row(root: &Value, steps: &Steps, group: Group) -> Act {
    let opened = node(root, steps).is_some_and(|node| group_of(node) != Some(group));
    let row = Row { draft: Some(if opened { Value::Bool(true) } else { Value::Null }), ..Row::draft(None) };
    Act::Add(steps.clone(), group, row.value())
}
