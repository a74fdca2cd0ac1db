// SPDX-License-Identifier: EUPL-1.2
//! What a click in the tree changes: the tree as it is shown, the document as far as it counts, and where the keyboard goes.

use foerderkompass_upkeep::{Document, Edit, Path};
use serde_json::Value;

use super::draft::{has_draft, settled};
use super::tree::{Act, Done, done};
use super::view::{Deed, after};

/// A tree with rows that do not count yet, and the states of the document to which it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    pub root: Value,
    /// What stood in the document when the tree was made.
    pub seen: Option<Value>,
    /// What it made of it; the document gets there a little later.
    pub made: Option<Value>,
}

impl Working {
    /// Whether nobody changed the condition elsewhere since.
    pub fn holds(&self, now: Option<&Value>) -> bool {
        self.seen.as_ref() == now || self.made.as_ref() == now
    }
}

/// What is to be done after a click.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// `None` if the document holds all of it.
    pub working: Option<Working>,
    pub edits: Vec<Edit>,
    /// Id of the element that the keyboard goes on from, once `expected` is shown.
    pub focus: Option<String>,
    pub expected: Option<Value>,
}

/// Carries a change of the shown tree out. `None` where it does not fit.
///
/// Without a condition, what is added or set becomes the condition. A condition that must be there is never taken away.
pub fn next(document: &Document, path: &Path, shown: Option<&Value>, deed: &Deed, may_be_empty: bool, id: &str) -> Option<Next> {
    let Done { root, at } = match (shown, &deed.act) {
        (None, Act::Add(_, _, value) | Act::Set(_, value)) => Done { root: Some(value.clone()), at: Vec::new() },
        (None, _) => return None,
        (Some(shown), act) => done(shown, act)?,
    };
    let stands = document.get(path);
    let counts = root.as_ref().and_then(settled);
    let edits = match (&counts, stands) {
        (Some(counts), stands) if Some(counts) != stands => vec![edit(document, path, deed, counts, shown, root.as_ref())],
        (None, Some(_)) if may_be_empty => vec![Edit::remove(document, path)],
        _ => Vec::new(),
    };
    let made = if edits.is_empty() { stands.cloned() } else { counts };
    let focus = after(id, &deed.act, root.as_ref(), &at);
    let working = root.clone().filter(has_draft).map(|root| Working { root, seen: stands.cloned(), made: made.clone() });
    let expected = if working.is_some() { root } else { made };
    Some(Next { working, edits, focus, expected })
}

/// The change of one node where only that one changed, so that keystrokes in it join; else of the whole condition.
fn edit(document: &Document, path: &Path, deed: &Deed, counts: &Value, shown: Option<&Value>, root: Option<&Value>) -> Edit {
    match &deed.act {
        Act::Set(steps, value) if shown == document.get(path) && root == Some(counts) => {
            Edit::set(document, &path.join(steps), value.clone())
        }
        _ => Edit::set(document, path, counts.clone()),
    }
}
