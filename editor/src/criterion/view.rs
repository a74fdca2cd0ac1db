// SPDX-License-Identifier: EUPL-1.2
//! What every part of the tree's form is given, and how its elements are called.

use foerderkompass_core::{Attribute, Catalog};
use foerderkompass_upkeep::{Joining, Step};
use serde_json::Value;
use yew::prelude::*;

use super::check::Row;
use super::reading::{Reading, Trouble};
use super::tree::{Act, Group, Steps, group_of, node, parts_of};
use super::words;

/// A change that somebody asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    pub act: Act,
    pub joining: Joining,
}

/// What is unfolded: one panel at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    More(Steps),
    Options(Steps),
}

/// The tree as it is shown.
pub struct View<'v> {
    pub catalog: &'v Catalog,
    pub root: &'v Value,
    pub reading: &'v Reading,
    /// The condition when the catalogue was opened.
    pub opened: Option<&'v Value>,
    /// Begin of all ids.
    pub id: &'v str,
    pub open: Option<&'v Open>,
    pub may_be_empty: bool,
    pub on_deed: &'v Callback<Deed>,
    pub on_open: &'v Callback<Option<Open>>,
}

impl View<'_> {
    /// The id of a node's element.
    pub fn id_of(&self, steps: &[Step]) -> String {
        id_of(self.id, steps)
    }

    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        self.catalog.attributes().get(self.catalog.attribute_at(id)?)
    }

    /// The node as one line.
    pub fn named(&self, steps: &[Step]) -> String {
        node(self.root, steps).map(|one| words::named(one, &|id| self.attribute(id))).unwrap_or_default()
    }

    /// What happens on a click.
    pub fn click(&self, act: Act) -> Callback<MouseEvent> {
        let on_deed = self.on_deed.clone();
        Callback::from(move |_| on_deed.emit(Deed { act: act.clone(), joining: Joining::Alone }))
    }

    /// What is wrong at a node and at none of its parts.
    pub fn troubles(&self, steps: &[Step]) -> Vec<&Trouble> {
        let parts = node(self.root, steps).map(|one| parts_of(one, steps)).unwrap_or_default();
        let row = node(self.root, steps).and_then(Row::of);
        if row.as_ref().is_some_and(|row| row.draft.is_some()) {
            return Vec::new();
        }
        let inside = |trouble: &&Trouble| row.is_none() && parts.iter().any(|part| trouble.steps.starts_with(part));
        self.reading.troubles.iter().filter(|one| one.steps.starts_with(steps) && !inside(one)).collect()
    }

    pub fn is_open(&self, open: &Open) -> bool {
        self.open == Some(open)
    }

    /// Unfolds a panel, or folds it up again.
    pub fn toggle(&self, open: Open) -> Callback<MouseEvent> {
        let (on_open, next) = (self.on_open.clone(), (!self.is_open(&open)).then_some(open));
        Callback::from(move |_| on_open.emit(next.clone()))
    }
}

/// The id of a node's element: `f-c-all-0-not`.
pub fn id_of(prefix: &str, steps: &[Step]) -> String {
    let mut id = format!("{prefix}-c");
    for step in steps {
        match step {
            Step::Key(key) => id.extend(["-", key]),
            Step::At(at) => id.extend(["-", &at.to_string()]),
        }
    }
    id
}

/// The id of the element that the keyboard goes on from at a node: its first control.
pub fn first_control(prefix: &str, root: &Value, steps: &[Step]) -> String {
    let id = id_of(prefix, steps);
    let Some(this) = node(root, steps) else { return format!("{prefix}-first") };
    match (Row::of(this), group_of(this)) {
        (Some(_), _) => format!("{id}-attribute"),
        (None, Some(Group::Not)) => format!("{id}-more"),
        (None, Some(_)) => format!("{id}-kind"),
        (None, None) => format!("{id}-replace"),
    }
}

/// The id of the element that the keyboard goes on from after a change; `None` if it stays where it is.
pub fn after(prefix: &str, act: &Act, root: Option<&Value>, at: &[Step]) -> Option<String> {
    let Some(root) = root else { return Some(format!("{prefix}-first")) };
    let button = |which: &str| Some(format!("{}-{which}", id_of(prefix, at)));
    match act {
        Act::Set(..) | Act::Turn(..) => None,
        Act::Up(_) => button("up"),
        Act::Down(_) => button("down"),
        Act::Out(_) | Act::In(_) => button("more"),
        Act::Add(..) => {
            let mut at = at.to_vec();
            while let Some(first) =
                node(root, &at).filter(|one| Row::of(one).is_none()).and_then(|one| parts_of(one, &at).first().cloned())
            {
                at = first;
            }
            Some(first_control(prefix, root, &at))
        }
        Act::Remove(_) | Act::Wrap(..) | Act::Unwrap(_) => Some(first_control(prefix, root, at)),
    }
}
