// SPDX-License-Identifier: EUPL-1.2
//! From the file's records to the validated catalogue: references, ranges and duplicate ids.
//!
//! An entry with an error is left out; what refers to it is told that it was left out. Every entry is resolved all
//! the same, so that all its faults are reported.

use crate::catalog::*;
use crate::data::*;
use crate::date::Date;
use crate::decode::{Cx, Decode};
use crate::distinct::Distinct;
use crate::fault::{FaultKind, Referent, Severity};
use crate::near::nearest;
use crate::profile::Profile;
use crate::resolve_attribute::attributes;
use crate::resolve_measure::measure;

/// Where the entries of a catalogue stood in their lists of the file, one number per entry of the catalogue's own list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    pub attributes: Vec<usize>,
    pub contacts: Vec<usize>,
    pub measures: Vec<usize>,
}

/// What became of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    At(usize),
    LeftOut,
    /// It stands later in the list that is being resolved.
    Later,
}

/// Ids of one list, each once.
pub(crate) struct Ids {
    ids: Distinct,
    places: Vec<Place>,
}

impl Ids {
    /// All ids of a list, with every bearer of an id that stands more than once reported; what becomes of them is said later.
    pub fn new<'a>(list: &'static str, ids: impl Iterator<Item = &'a Id>, cx: &mut Cx<'_>) -> Ids {
        let mut known = Distinct::default();
        // Where each stood first, and whether that was reported.
        let mut first: Vec<(usize, bool)> = Vec::new();
        // Not generic, so that there is one of it.
        let mut add = |at: usize, id: &Id, cx: &mut Cx<'_>| {
            let (number, new) = known.number(&id.0);
            if new {
                first.push((at, false));
            } else if let Some((before, told)) = first.get_mut(number) {
                if !std::mem::replace(told, true) {
                    tell(list, id, *before, at, cx);
                }
                tell(list, id, at, *before, cx);
            }
        };
        // One that could not be read has been reported.
        ids.enumerate().filter(|(_, id)| id.is_read()).for_each(|(at, id)| add(at, id, cx));
        Ids { places: vec![Place::Later; known.len()], ids: known }
    }

    fn place(&self, id: &str) -> Option<Place> {
        self.places.get(self.ids.find(id)?).copied()
    }

    pub fn set(&mut self, id: &Id, place: Place) {
        if let Some(known) = self.ids.find(&id.0).and_then(|at| self.places.get_mut(at)) {
            *known = place;
        }
    }

    pub fn stands_later(&self, id: &str) -> bool {
        self.place(id) == Some(Place::Later)
    }

    /// Follows a reference, or reports why it leads nowhere. An id that could not be read has been reported.
    pub fn find(&self, what: Referent, id: &str, cx: &mut Cx<'_>) -> Option<usize> {
        match self.place(id) {
            Some(Place::At(at)) => return Some(at),
            Some(Place::LeftOut) => cx.error(FaultKind::LeftOutReference { what, id: id.to_owned() }),
            _ if id.is_empty() => {}
            _ => {
                let known = self.places.iter().enumerate().filter(|(_, place)| **place != Place::Later);
                let near = cx.near(id, known.map(|(at, _)| self.ids.get(at)));
                cx.error(FaultKind::UnknownReference { what, id: id.to_owned(), near });
            }
        }
        None
    }
}

/// Some paths, to be asked for one.
pub(crate) struct Paths(Vec<String>);

impl Paths {
    fn new(mut paths: Vec<String>) -> Paths {
        paths.sort_unstable();
        Paths(paths)
    }

    pub fn hold(&self, path: &str) -> bool {
        self.0.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    }
}

/// The entries of the lists that hold an error, from the paths of the faults so far.
pub(crate) struct Bad(Paths);

impl Bad {
    pub fn so_far(cx: &Cx<'_>) -> Bad {
        let errors = cx.faults.iter().filter(|f| f.severity == Severity::Error);
        Bad(Paths::new(errors.filter_map(|f| entry_of(&f.path)).map(str::to_owned).collect()))
    }

    pub fn holds(&self, list: &str, at: usize) -> bool {
        !self.0.0.is_empty() && self.0.hold(&format!("{list}[{at}]"))
    }
}

/// `measures[3]` of `measures[3].must.all[1]`; of the path of something else, what no entry is called.
fn entry_of(path: &str) -> Option<&str> {
    path.get(..=path.find(']')?)
}

/// Everything that measures refer to.
pub(crate) struct Known {
    pub categories: Ids,
    pub attributes: Ids,
    pub contacts: Ids,
    /// Places in the file, also of measures that are left out.
    pub measures: Ids,
}

/// A catalogue whose measures are being resolved, some at a time.
pub(crate) struct Resolving {
    catalog: Catalog,
    origins: Origins,
    known: Known,
    bad: Bad,
    personas: Vec<PersonaData>,
    changes: Vec<ChangeData>,
    /// The measures that are still to be resolved, and how many were before.
    rest: std::vec::IntoIter<MeasureData>,
    done: usize,
    /// What became of the measures at their places in the file.
    targets: Vec<Target>,
}

impl Resolving {
    /// Resolves everything that measures refer to.
    pub fn new(data: CatalogData, cx: &mut Cx<'_>) -> Resolving {
        let mut known = Known {
            categories: Ids::new("categories", data.categories.iter().map(|c| &c.id), cx),
            attributes: Ids::new("attributes", data.attributes.iter().map(|c| &c.id), cx),
            contacts: Ids::new("contacts", data.contacts.iter().map(|c| &c.id), cx),
            measures: Ids::new("measures", data.measures.iter().map(|c| &c.id), cx),
        };
        Ids::new("focus", data.focus.iter().map(|c| &c.id), cx);
        Ids::new("personas", data.personas.iter().map(|c| &c.id), cx);
        let bad = Bad::so_far(cx);
        let mut categories = Vec::new();
        for (i, category) in data.categories.into_iter().enumerate() {
            let good = !bad.holds("categories", i);
            known.categories.set(&category.id, if good { Place::At(categories.len()) } else { Place::LeftOut });
            if good {
                categories.push(Category { id: category.id.0, label: category.label, last: category.last });
            }
        }
        let focus = focus(data.focus, &known.categories, &bad, cx);
        let (attributes, attribute_origins) = attributes(data.attributes, &mut known.attributes, &bad, cx);
        let (contacts, contact_origins) = contacts(data.contacts, &mut known.contacts, cx);
        for (i, measure) in data.measures.iter().enumerate() {
            known.measures.set(&measure.id, Place::At(i));
        }
        let about = About {
            title: data.title,
            publisher: data.publisher,
            version: data.version,
            as_of: data.as_of,
            law_as_of: data.law_as_of,
            review_by: data.review_by,
            sample: data.sample,
        };
        let catalog = Catalog {
            about,
            categories,
            focus,
            attributes,
            contacts,
            measures: Vec::with_capacity(data.measures.len()),
            left_out: Vec::new(),
            personas: Vec::new(),
            changes: Vec::new(),
            sheet: data.sheet,
        };
        let origins = Origins { attributes: attribute_origins, contacts: contact_origins, measures: Vec::new() };
        let (rest, personas, changes) = (data.measures.into_iter(), data.personas, data.changes);
        Resolving { catalog, origins, known, bad, personas, changes, rest, done: 0, targets: Vec::new() }
    }

    /// Resolves so many measures; says how many are left.
    pub fn step(&mut self, measures: usize, cx: &mut Cx<'_>) -> usize {
        for _ in 0..measures {
            let Some(data) = self.rest.next() else { break };
            let (i, before) = (self.done, cx.errors);
            self.done += 1;
            let resolved = cx.at("measures", |cx| cx.at(i, |cx| measure(data, &self.catalog.attributes, &self.known, cx)));
            if cx.errors == before && !self.bad.holds("measures", i) {
                self.targets.push(Target::Measure(self.catalog.measures.len()));
                self.origins.measures.push(i);
                self.catalog.measures.push(resolved);
            } else {
                self.targets.push(Target::LeftOut(self.catalog.left_out.len()));
                self.catalog.left_out.push(left_out(resolved, i));
            }
        }
        self.rest.len()
    }

    /// How many measures were resolved.
    pub fn done(&self) -> usize {
        self.done
    }

    /// After the last measure: what refers to measures.
    pub fn end(mut self, cx: &mut Cx<'_>) -> (Catalog, Origins) {
        for measure in &mut self.catalog.measures {
            let hurdles = measure.hurdles.iter_mut().filter_map(|hurdle| hurdle.solved_by.as_mut());
            let relations = measure.relations.iter_mut().map(|relation| &mut relation.measure);
            let chains = measure.examples.iter_mut().flat_map(|example| &mut example.chain);
            for target in hurdles.chain(relations).chain(chains) {
                if let Target::Measure(in_file) = *target
                    && let Some(now) = self.targets.get(in_file)
                {
                    *target = *now;
                }
            }
        }
        let mut catalog = self.catalog;
        catalog.personas = personas(self.personas, &catalog, &self.known, &self.targets, cx);
        let changes = self.changes.iter().map(|change| changed(change, &catalog));
        catalog.changes = changes.filter(|change| !change.measures.is_empty()).collect();
        (catalog, self.origins)
    }
}

fn left_out(resolved: Measure, at: usize) -> LeftOut {
    let mut contacts: Vec<ContactAt> = Vec::new();
    for rule in &resolved.responsible {
        if !contacts.contains(&rule.is) {
            contacts.push(rule.is);
        }
    }
    LeftOut { id: resolved.id, title: resolved.title, path: format!("measures[{at}]"), contacts }
}

/// A change may name what is gone since.
fn changed(change: &ChangeData, catalog: &Catalog) -> Change {
    Change { on: change.on, measures: change.measures.iter().filter_map(|id| catalog.measure_at(&id.0)).collect() }
}

/// Reports that an entry bears the id of another.
fn tell(list: &'static str, id: &Id, at: usize, other: usize, cx: &mut Cx<'_>) {
    cx.at(list, |cx| {
        let other = cx.at(other, |cx| cx.path());
        cx.at(at, |cx| cx.at("id", |cx| cx.error(FaultKind::DuplicateId { id: id.0.clone(), other })));
    });
}

fn focus(data: Vec<FocusData>, categories: &Ids, bad: &Bad, cx: &mut Cx<'_>) -> Vec<Focus> {
    let mut list = Vec::new();
    for (i, focus) in data.into_iter().enumerate() {
        let before = cx.errors;
        let places = cx.at("focus", |cx| {
            cx.at(i, |cx| cx.at("categories", |cx| follow_all(&focus.categories, Referent::Category, categories, cx)))
        });
        if cx.errors == before && !bad.holds("focus", i) {
            list.push(Focus { id: focus.id.0, label: focus.label, categories: places });
        }
    }
    list
}

pub(crate) fn follow_all(ids: &[Id], what: Referent, known: &Ids, cx: &mut Cx<'_>) -> Vec<usize> {
    let follow = |(i, id): (usize, &Id)| cx.at(i, |cx| known.find(what, &id.0, cx));
    ids.iter().enumerate().filter_map(follow).collect()
}

/// Contacts keep what could be read of them; without an id or a channel they are left out.
fn contacts(data: Vec<ContactData>, ids: &mut Ids, cx: &mut Cx<'_>) -> (Vec<Contact>, Vec<usize>) {
    let spoiled = spoiled_objects(cx);
    let mut kept = Vec::new();
    for (i, mut contact) in data.into_iter().enumerate() {
        let path = format!("contacts[{i}]");
        let reachable = contact.mailbox.is_some() || contact.phone.is_some();
        if !reachable {
            cx.at("contacts", |cx| cx.at(i, |cx| cx.error(FaultKind::NoChannel)));
        }
        let good = reachable && contact.id.is_read() && !spoiled.hold(&path);
        ids.set(&contact.id, if good { Place::At(kept.len()) } else { Place::LeftOut });
        for (j, absence) in contact.absent.iter_mut().enumerate() {
            if spoiled.hold(&format!("{path}.absent[{j}]")) {
                *absence = AbsenceData::absent();
            }
        }
        if good {
            kept.push((i, contact));
        }
    }
    let origins = kept.iter().map(|(i, _)| *i).collect();
    let list = kept.into_iter().map(|(i, data)| cx.at("contacts", |cx| cx.at(i, |cx| contact(data, ids, cx)))).collect();
    (list, origins)
}

/// Paths of the objects that hold a repeated key or an id that others bear too.
fn spoiled_objects(cx: &Cx<'_>) -> Paths {
    let told =
        cx.faults.iter().filter(|fault| matches!(fault.kind, FaultKind::DuplicateId { .. } | FaultKind::DuplicateKey { .. }));
    let holder = |path: &str| {
        let last_step = if path.ends_with(']') { path.rfind("[\"") } else { path.rfind('.') };
        last_step.and_then(|end| path.get(..end)).unwrap_or("").to_owned()
    };
    Paths::new(told.map(|fault| holder(&fault.path)).collect())
}

fn contact(data: ContactData, ids: &Ids, cx: &mut Cx<'_>) -> Contact {
    let deputies = cx.at("deputies", |cx| follow_all(&data.deputies, Referent::Contact, ids, cx));
    let mut absent = Vec::new();
    for (i, absence) in data.absent.into_iter().enumerate() {
        if absence.from == Date::UNREAD || absence.until == Date::UNREAD {
            continue;
        }
        if cx.at("absent", |cx| cx.at(i, |cx| in_order(Some(absence.from), Some(absence.until), cx))) {
            absent.push(absence);
        }
    }
    Contact {
        id: data.id.0,
        role: Some(data.role).filter(|role| !role.is_empty()),
        person: data.person,
        team: data.team,
        site: data.site,
        room: data.room,
        mailbox: data.mailbox,
        phone: data.phone,
        hours: data.hours,
        note: data.note,
        absent,
        deputies,
        client_contact: data.client_contact,
        checked_on: data.checked_on,
    }
}

/// Reports a range of dates that ends before it begins.
pub(crate) fn in_order(first: Option<Date>, last: Option<Date>, cx: &mut Cx<'_>) -> bool {
    match (first, last) {
        (Some(first), Some(last)) if first > last => {
            cx.error(FaultKind::EmptyRange { first: first.to_string(), last: last.to_string() });
            false
        }
        _ => true,
    }
}

/// `targets` says what became of the measures at their places in the file.
fn personas(data: Vec<PersonaData>, catalog: &Catalog, known: &Known, targets: &[Target], cx: &mut Cx<'_>) -> Vec<Persona> {
    let bad = Bad::so_far(cx);
    let mut list = Vec::new();
    for (i, persona) in data.into_iter().enumerate() {
        let before = cx.errors;
        let (answers, expect) = cx.at("personas", |cx| {
            cx.at(i, |cx| {
                let answers = cx.at("answers", |cx| persona_answers(&persona.answers, catalog, known, cx));
                let expect = cx.at("expect", |cx| persona_expect(&persona.expect, known, targets, cx));
                (answers, expect)
            })
        });
        if cx.errors == before && !bad.holds("personas", i) {
            list.push(Persona { id: persona.id.0, title: persona.title, answers, expect });
        }
    }
    list
}

fn persona_answers(answers: &Entries<AnswerData>, catalog: &Catalog, known: &Known, cx: &mut Cx<'_>) -> Profile {
    let mut profile = Profile::default();
    for (id, data) in &answers.0 {
        cx.at(id, |cx| {
            let Some(at) = known.attributes.find(Referent::Attribute, id, cx) else { return };
            match catalog.attributes.get(at).map(|attribute| attribute.read(data)) {
                Some(Ok(answer)) => profile.put(at, answer),
                Some(Err(misfit)) => cx.error(FaultKind::BadAnswer(misfit)),
                None => {}
            }
        });
    }
    profile
}

fn persona_expect(expect: &Entries<Vec<Id>>, known: &Known, targets: &[Target], cx: &mut Cx<'_>) -> Vec<(Target, Outcome)> {
    let mut list = Vec::new();
    for (word, ids) in &expect.0 {
        cx.at(word, |cx| {
            let Some(outcome) = Outcome::from_key(word) else {
                let words = Outcome::WORDS;
                let near = nearest(word, words.iter().copied()).map(str::to_owned);
                return cx.error(FaultKind::BadWord { found: word.clone(), allowed: words, near });
            };
            for (i, id) in ids.iter().enumerate() {
                let found = cx.at(i, |cx| known.measures.find(Referent::Measure, &id.0, cx));
                list.extend(found.and_then(|in_file| targets.get(in_file)).map(|target| (*target, outcome)));
            }
        });
    }
    list
}
