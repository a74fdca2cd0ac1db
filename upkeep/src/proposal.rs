// SPDX-License-Identifier: EUPL-1.2
//! A change of one entry that somebody proposes: shown with what it changes, taken over or not.

use serde_json::{Map, Value};

use crate::compare::{Fate, differences};
use crate::document::Document;
use crate::edit::{Edit, apply_all};
use crate::entry::{EntryId, find, list_of, value};
use crate::kind::Kind;
use crate::merge::{Conflict, merge_entry};
use crate::references::referred;
use crate::remove::{Refusal, remove};
use crate::save::Draft;

/// What an entry was and what it should become. For the head, both hold only the keys that change.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub entry: EntryId,
    /// Title of the entry; empty for the head.
    pub title: String,
    /// `None` for an entry that is new.
    pub before: Option<Value>,
    /// `None` for an entry that should go.
    pub after: Option<Value>,
}

/// Whether a proposal can be taken over.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// What it changes is still as it was.
    Ready,
    /// It is so already.
    Done,
    /// The same has been changed here meanwhile: each conflict with mine as it is here and theirs as proposed.
    Conflict(Vec<Conflict>),
    /// The entry should go, and something refers to it.
    Refused(Refusal),
}

/// Every entry that differs, as a proposal. The order of lists is not proposed.
pub fn proposals(old: &Document, new: &Document) -> Vec<Proposal> {
    let proposal = |difference: crate::compare::Difference| {
        let side = |document: &Document, absent: Fate| match difference.entry.kind {
            Kind::Head => Some(Value::Object(some_keys(document.root(), difference.fields.iter()))),
            _ if difference.fate == absent => None,
            _ => value(document, &difference.entry).cloned(),
        };
        let (before, after) = (side(old, Fate::Added), side(new, Fate::Removed));
        let title = if difference.entry.kind == Kind::Head { String::new() } else { difference.title };
        Proposal { entry: difference.entry, title, before, after }
    };
    differences(old, new).into_iter().map(proposal).collect()
}

fn some_keys<'k>(root: &Value, keys: impl Iterator<Item = &'k String>) -> Map<String, Value> {
    keys.filter_map(|key| Some((key.clone(), root.get(key)?.clone()))).collect()
}

/// What stands in the document where the proposal would change something.
fn current(document: &Document, proposal: &Proposal) -> Option<Value> {
    match proposal.entry.kind {
        Kind::Head => {
            let sides = [&proposal.before, &proposal.after].into_iter().flatten().filter_map(Value::as_object);
            let keys: Vec<&String> = sides.flat_map(|side| side.keys()).collect();
            Some(Value::Object(some_keys(document.root(), keys.into_iter())))
        }
        _ => value(document, &proposal.entry).cloned(),
    }
}

/// Whether the proposal fits the document as it is now.
pub fn standing(document: &Document, proposal: &Proposal) -> Standing {
    match take(document, proposal) {
        Ok(edits) if edits.is_empty() => Standing::Done,
        Ok(_) => Standing::Ready,
        Err(standing) => standing,
    }
}

/// The edits that take a proposal over. What was changed here meanwhile in other fields of the entry stays.
///
/// # Errors
/// What stands in the way.
pub fn take(document: &Document, proposal: &Proposal) -> Result<Vec<Edit>, Standing> {
    let now = current(document, proposal);
    let (merged, conflicts) = merge_entry(&proposal.entry, proposal.before.as_ref(), now.as_ref(), proposal.after.as_ref());
    if !conflicts.is_empty() {
        return Err(Standing::Conflict(conflicts));
    }
    if merged == now {
        return Ok(Vec::new());
    }
    put(document, proposal, merged)
}

/// As [`take`], with the proposed state of the entry whatever has become of it here.
///
/// # Errors
/// If it should go and something refers to it.
pub fn take_anyway(document: &Document, proposal: &Proposal) -> Result<Vec<Edit>, Standing> {
    put(document, proposal, proposal.after.clone())
}

fn put(document: &Document, proposal: &Proposal, new: Option<Value>) -> Result<Vec<Edit>, Standing> {
    let entry = &proposal.entry;
    if entry.kind == Kind::Head {
        return Ok(put_head(document, proposal, new));
    }
    let missing = Err(Standing::Refused(Refusal::Missing));
    match (find(document, entry), new) {
        (Some(path), Some(new)) => Ok(vec![Edit::set(document, &path, new)]),
        (Some(_), None) => remove(document, entry).map(|edit| vec![edit]).map_err(Standing::Refused),
        (None, Some(new)) => match list_of(document, entry.kind, &entry.owner) {
            Some(list) => Ok(vec![Edit::insert(document, &list, usize::MAX, new)]),
            None => missing,
        },
        (None, None) => missing,
    }
}

fn put_head(document: &Document, proposal: &Proposal, new: Option<Value>) -> Vec<Edit> {
    let mut draft = Draft::of(document);
    let root = crate::path::Path::root();
    let gone = proposal.before.as_ref().and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key);
    gone.filter(|key| new.as_ref().is_none_or(|new| new.get(*key).is_none())).for_each(|key| draft.remove(&root.key(key)));
    for (key, value) in new.as_ref().and_then(Value::as_object).into_iter().flatten() {
        draft.set(&root.key(key), value.clone());
    }
    draft.edits
}

/// What the proposed entry refers to and the document does not have: to be taken over first.
pub fn needs(document: &Document, proposal: &Proposal) -> Vec<EntryId> {
    let Ok(edits) = take_anyway(document, proposal) else { return Vec::new() };
    let mut with = document.clone();
    if apply_all(&mut with, &edits).is_err() {
        return Vec::new();
    }
    let Some(path) = find(&with, &proposal.entry).filter(|path| !path.0.is_empty()) else { return Vec::new() };
    // What is there and would go with the proposal itself cannot be brought first.
    let lacking = |entry: &EntryId| find(&with, entry).is_none() && find(document, entry).is_none();
    referred(&with, &path).into_iter().filter(lacking).collect()
}
