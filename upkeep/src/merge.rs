// SPDX-License-Identifier: EUPL-1.2
//! Two people changed the same catalogue: what both did comes together entry by entry and field by field. Where both
//! changed the same field, there is a conflict that keeps all three sides.
//!
//! Two things are settled without asking: of two days in `changed_on` the later one counts, and the lists of changes are
//! put together.

use serde_json::{Map, Value};

use crate::arrange::{arranged, merged_ids};
use crate::document::{Document, text_at};
use crate::edit::Edit;
use crate::entry::{EntryId, find, list_of};
use crate::kind::{Kind, place_of};
use crate::path::Step;

/// The result of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// With my side where there is a conflict, or what is still there if I deleted it.
    pub document: Document,
    pub conflicts: Vec<Conflict>,
}

/// What a conflict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The value of a field; of the whole entry if the field is empty.
    Value,
    /// The order of a list; the sides are lists of ids.
    Order,
}

/// Both sides changed the same thing. A side is `None` where there was nothing or it was deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub entry: EntryId,
    /// The way from the entry to the field; empty for the entry as a whole.
    pub field: Vec<Step>,
    pub about: About,
    pub base: Option<Value>,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
}

/// Which side of a conflict counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Base,
    Mine,
    Theirs,
}

impl Conflict {
    pub fn side(&self, side: Side) -> Option<&Value> {
        match side {
            Side::Base => self.base.as_ref(),
            Side::Mine => self.mine.as_ref(),
            Side::Theirs => self.theirs.as_ref(),
        }
    }
}

/// Puts together what two sides made of the same catalogue.
pub fn merge(base: &Document, mine: &Document, theirs: &Document) -> Merge {
    let mut merging = Merging { conflicts: Vec::new() };
    let place = Place { entry: EntryId::head(), field: Vec::new() };
    let sides = Three { base: Some(base.root()), mine: Some(mine.root()), theirs: Some(theirs.root()) };
    let root = merging.value(&place, sides);
    let document = root.and_then(Document::new).unwrap_or_else(|| mine.clone());
    Merge { document, conflicts: merging.conflicts }
}

/// Puts together what two sides made of one entry; for the head, of some of its keys.
pub(crate) fn merge_entry(
    entry: &EntryId,
    base: Option<&Value>,
    mine: Option<&Value>,
    theirs: Option<&Value>,
) -> (Option<Value>, Vec<Conflict>) {
    let mut merging = Merging { conflicts: Vec::new() };
    let place = Place { entry: entry.clone(), field: Vec::new() };
    let merged = merging.value(&place, Three { base, mine, theirs });
    (merged, merging.conflicts)
}

/// The edits that put a side of a conflict into a document. `None` if its entry is no longer there.
pub fn resolve(document: &Document, conflict: &Conflict, side: Side) -> Option<Vec<Edit>> {
    let chosen = conflict.side(side);
    let own = find(document, &conflict.entry);
    if conflict.field.is_empty() && conflict.entry.kind != Kind::Head {
        return match (own, chosen) {
            (Some(path), Some(value)) => Some(vec![Edit::set(document, &path, value.clone())]),
            (Some(path), None) => Some(vec![Edit::remove(document, &path)]),
            (None, Some(value)) => {
                let list = list_of(document, conflict.entry.kind, &conflict.entry.owner)?;
                Some(vec![Edit::insert(document, &list, usize::MAX, value.clone())])
            }
            (None, None) => Some(Vec::new()),
        };
    }
    let path = own?.join(&conflict.field);
    let edit = match (conflict.about, chosen) {
        (About::Order, order) => {
            let list = document.get(&path)?.as_array()?;
            let order: Vec<&str> = order.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
            let ids: Vec<&str> = list.iter().map(id_of).collect();
            let sorted = arranged(&order, &ids, &|id| ids.contains(&id));
            let find = |id: &str| list.iter().find(|value| id_of(value) == id).cloned();
            Edit::set(document, &path, sorted.into_iter().filter_map(find).collect())
        }
        (About::Value, Some(value)) => Edit::set(document, &path, value.clone()),
        (About::Value, None) if document.get(&path).is_none() => return Some(Vec::new()),
        (About::Value, None) => Edit::remove(document, &path),
    };
    Some(vec![edit])
}

/// Where a value stands: in which entry, and the way from there.
#[derive(Clone)]
struct Place {
    entry: EntryId,
    field: Vec<Step>,
}

/// The three states of a value.
#[derive(Clone, Copy)]
struct Three<'v> {
    base: Option<&'v Value>,
    mine: Option<&'v Value>,
    theirs: Option<&'v Value>,
}

impl<'v> Three<'v> {
    /// The three states of what `f` finds in each.
    fn map(self, f: impl Fn(&'v Value) -> Option<&'v Value>) -> Three<'v> {
        Three { base: self.base.and_then(&f), mine: self.mine.and_then(&f), theirs: self.theirs.and_then(&f) }
    }

    /// What both sides are, if `f` takes both; nothing before counts as the empty one.
    fn both<T: Default>(self, f: impl Fn(&'v Value) -> Option<T>) -> Option<(T, T, T)> {
        let base = self.base.map_or_else(|| Some(T::default()), &f)?;
        Some((base, f(self.mine?)?, f(self.theirs?)?))
    }
}

/// How a list or an object comes together.
enum Manner {
    /// Key by key.
    Object,
    /// Entries with ids of their own.
    Entries(Kind),
    /// A set of ids, in an order.
    Ids,
    /// The list of changes.
    Changes,
    /// The later day.
    Later,
    /// One side or the other.
    Whole,
}

impl Place {
    fn manner(&self) -> Manner {
        let keys: Vec<&str> =
            self.field.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None }).collect();
        let kind = self.entry.kind;
        match (kind, keys.as_slice()) {
            (_, []) | (Kind::Persona, ["answers" | "expect"]) | (Kind::Offer, ["client_contact"]) | (Kind::Head, ["archive"]) => {
                Manner::Object
            }
            (Kind::Head, ["changes"]) => Manner::Changes,
            (_, ["changed_on"]) => Manner::Later,
            (Kind::Measure, ["also"])
            | (Kind::Focus, ["categories"])
            | (Kind::Contact, ["deputies"])
            | (Kind::Persona, ["expect", _]) => Manner::Ids,
            (_, [key]) => match Kind::of_list(key) {
                Some(inner) if kind.inner() == Some(inner) || kind == Kind::Head && inner.owner().is_none() => {
                    Manner::Entries(inner)
                }
                _ => Manner::Whole,
            },
            _ => Manner::Whole,
        }
    }

    fn key(&self, key: &str) -> Place {
        let mut place = self.clone();
        place.field.push(Step::Key(key.to_string()));
        place
    }
}

struct Merging {
    conflicts: Vec<Conflict>,
}

impl Merging {
    fn value(&mut self, place: &Place, sides: Three<'_>) -> Option<Value> {
        let Three { base, mine, theirs } = sides;
        if mine == theirs || base == theirs {
            return mine.cloned();
        }
        if base == mine {
            return theirs.cloned();
        }
        let merged = match place.manner() {
            Manner::Object => sides.both(object_of).map(|_| self.object(place, sides)),
            Manner::Entries(kind) => sides.both(ids_of).map(|ids| self.entries(place, kind, sides, ids)),
            Manner::Ids => sides.both(texts_of).map(|ids| self.ids(place, ids)),
            Manner::Changes => changes_together(mine, theirs),
            Manner::Later => later(mine, theirs),
            Manner::Whole => None,
        };
        merged.or_else(|| {
            self.conflict(place, About::Value, base.cloned(), mine.cloned(), theirs.cloned());
            mine.or(theirs).cloned()
        })
    }

    fn conflict(&mut self, place: &Place, about: About, base: Option<Value>, mine: Option<Value>, theirs: Option<Value>) {
        let Place { entry, field } = place.clone();
        self.conflicts.push(Conflict { entry, field, about, base, mine, theirs });
    }

    /// Key by key, in my order; new keys of theirs where the format has them.
    fn object(&mut self, place: &Place, sides: Three<'_>) -> Value {
        let keys = |value: Option<&Value>| -> Vec<String> {
            value.and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.clone()).collect()
        };
        let mut order = keys(sides.mine);
        for key in keys(sides.theirs) {
            if !order.contains(&key) {
                let present: Vec<&str> = order.iter().map(String::as_str).collect();
                let known = if place.field.is_empty() { place.entry.kind.keys() } else { &[] };
                order.insert(place_of(&key, known, &present), key);
            }
        }
        // What both took away needs no merging.
        let mut map = Map::new();
        for key in order {
            if let Some(value) = self.value(&place.key(&key), sides.map(|value| value.get(&key))) {
                map.insert(key, value);
            }
        }
        Value::Object(map)
    }

    /// Entry by entry. One that one side deleted and the other changed stays, as a conflict.
    fn entries(&mut self, place: &Place, kind: Kind, sides: Three<'_>, (base, mine, theirs): Ids<'_>) -> Value {
        let owner = if kind.owner().is_some() { place.entry.id.clone() } else { String::new() };
        let mut kept = Map::new();
        let new: Vec<&str> = theirs.iter().filter(|id| !mine.contains(id)).copied().collect();
        for id in mine.iter().chain(&new) {
            let inside = Place { entry: EntryId::inside(kind, &owner, id), field: Vec::new() };
            let found = sides.map(|list| list.as_array()?.iter().find(|entry| id_of(entry) == *id));
            if let Some(value) = self.value(&inside, found) {
                kept.insert((*id).to_string(), value);
            }
        }
        let order = self.order(place, &base, &mine, &theirs, &|id| kept.contains_key(id));
        order.into_iter().filter_map(|id| kept.get(&id).cloned()).collect()
    }

    fn ids(&mut self, place: &Place, (base, mine, theirs): Ids<'_>) -> Value {
        let in_all = |id: &str| [&base, &mine, &theirs].iter().all(|list| list.contains(&id));
        let kept = |id: &str| in_all(id) || !base.contains(&id);
        self.order(place, &base, &mine, &theirs, &kept).into_iter().map(Value::from).collect()
    }

    fn order(
        &mut self,
        place: &Place,
        base: &[&str],
        mine: &[&str],
        theirs: &[&str],
        kept: &dyn Fn(&str) -> bool,
    ) -> Vec<String> {
        let (order, agreed) = merged_ids(base, mine, theirs, kept);
        if !agreed {
            let list = |ids: &[&str]| Some(ids.iter().copied().map(Value::from).collect());
            self.conflict(place, About::Order, list(base), list(mine), list(theirs));
        }
        order.into_iter().map(str::to_owned).collect()
    }
}

type Ids<'v> = (Vec<&'v str>, Vec<&'v str>, Vec<&'v str>);

fn object_of(value: &Value) -> Option<()> {
    value.is_object().then_some(())
}

fn id_of(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| text_at(value, "id"))
}

/// The ids of a list of entries. `None` if one has none or two have the same.
fn ids_of(value: &Value) -> Option<Vec<&str>> {
    let list = value.as_array()?;
    unique(
        list.iter()
            .map(|entry| entry.is_object().then(|| id_of(entry)).filter(|id| !id.is_empty()))
            .collect::<Option<Vec<_>>>()?,
    )
}

/// A list of texts. `None` if something else is in it or a text twice.
fn texts_of(value: &Value) -> Option<Vec<&str>> {
    unique(value.as_array()?.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?)
}

fn unique(ids: Vec<&str>) -> Option<Vec<&str>> {
    let mut met = std::collections::HashSet::new();
    ids.iter().all(|id| met.insert(*id)).then_some(ids)
}

/// The later of two days; `None` if one of them is none.
fn later(mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let day = |value: Option<&Value>| foerderkompass_core::Date::parse(value?.as_str()?);
    Some(if day(mine)? >= day(theirs)? { mine?.clone() } else { theirs?.clone() })
}

/// The days of both lists of changes, newest first, each once with the ids of both. `None` if one is no such list.
fn changes_together(mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let items = |value: Option<&Value>| -> Option<Vec<Map<String, Value>>> {
        let items = value.map_or(Some(&[][..]), |value| value.as_array().map(Vec::as_slice))?;
        items.iter().map(|item| item.as_object().filter(|item| item.get("on").is_some_and(Value::is_string)).cloned()).collect()
    };
    let mut all = items(mine)?;
    for item in items(theirs)? {
        match all.iter_mut().find(|other| other.get("on") == item.get("on")) {
            Some(day) => item.into_iter().filter(|(key, _)| key != "on").try_for_each(|(key, ids)| add_ids(day, key, ids))?,
            None => all.push(item),
        }
    }
    let day = |item: &Map<String, Value>| item.get("on").and_then(Value::as_str).unwrap_or("").to_string();
    all.sort_by_key(|item| std::cmp::Reverse(day(item)));
    all.truncate(crate::save::CHANGES_KEPT);
    Some(all.into_iter().map(Value::Object).collect())
}

fn add_ids(day: &mut Map<String, Value>, key: String, ids: Value) -> Option<()> {
    let Value::Array(ids) = ids else { return None };
    let own = day.entry(key).or_insert_with(|| Value::Array(Vec::new())).as_array_mut()?;
    ids.into_iter().for_each(|id| {
        if !own.contains(&id) {
            own.push(id)
        }
    });
    Some(())
}
