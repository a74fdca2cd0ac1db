// SPDX-License-Identifier: EUPL-1.2
//! Finding contacts by what a colleague knows of them: name, team, room, number, or a measure.
//!
//! What this does not do: say who is responsible for a client. That follows from the answers ([`crate::Measure::responsible`]).

use crate::catalog::{Catalog, Contact, ContactAt, MeasureAt};
use crate::criterion::Criterion;
use crate::fold::{Folded, fold, words};
use crate::link::Phone;
use crate::order::order;

/// The words that each contact is found by: its own, and those of the measures that it is named for. Made once for all
/// searches of a catalogue.
pub struct ContactIndex {
    words: Vec<Vec<Folded>>,
}

impl ContactIndex {
    pub fn new(catalog: &Catalog) -> ContactIndex {
        let mut texts: Vec<Vec<&str>> = catalog.contacts().iter().map(|contact| own_texts(contact).collect()).collect();
        for measure in catalog.measures() {
            for rule in &measure.responsible {
                if let Some(texts) = texts.get_mut(rule.is) {
                    texts.extend([measure.title.as_str()].into_iter().chain(measure.short.as_deref()));
                }
            }
        }
        ContactIndex { words: texts.iter().map(|texts| distinct(texts)).collect() }
    }

    /// See [`Catalog::find_contacts`]. `catalog` is the one that this was made for.
    pub fn find(&self, catalog: &Catalog, text: &str) -> Vec<ContactAt> {
        let wanted: Vec<Folded> = words(text).map(fold).collect();
        let number = Number::read(text);
        let found = |(at, (contact, known)): (ContactAt, (&Contact, &Vec<Folded>))| {
            let by_number = number.as_ref().is_some_and(|number| number.finds(contact));
            let by_words = !number.as_ref().is_some_and(|number| number.is_room());
            let holds_all = || wanted.iter().all(|wanted| known.iter().any(|word| wanted.found_in(word)));
            (by_number || (by_words && holds_all())).then_some(at)
        };
        catalog.contacts().iter().zip(&self.words).enumerate().filter_map(found).collect()
    }
}

/// Each word once. The words of many measures are far fewer than the measures.
fn distinct(texts: &[&str]) -> Vec<Folded> {
    let written: Vec<&str> = texts.iter().flat_map(|text| words(text)).collect();
    let word = |at: usize| written.get(at).copied();
    let mut before = None;
    let sorted = order(written.len(), &|a, b| word(a).cmp(&word(b))).into_iter().filter_map(word);
    sorted.filter(|word| before.replace(*word) != Some(*word)).map(fold).collect()
}

impl Catalog {
    /// The contacts, in catalogue order, of whom every word of the text is known: in role, person, team, site, room, mailbox
    /// or note, or in title or short name of a measure that they are named for. A text made of digits like a phone number
    /// also finds a part of a phone number, however it is set apart, and of a team or room. An empty text finds all.
    pub fn find_contacts(&self, text: &str) -> Vec<ContactAt> {
        ContactIndex::new(self).find(self, text)
    }

    /// The measures that name this contact as responsible, in catalogue order, each once, with the condition of the first
    /// rule that does; `None` if that rule always holds.
    pub fn measures_of(&self, contact: ContactAt) -> Vec<(MeasureAt, Option<&Criterion>)> {
        let rule = |at: MeasureAt| self.measures().get(at)?.responsible.iter().find(|rule| rule.is == contact);
        (0..self.measures().len()).filter_map(|at| Some((at, rule(at)?.when.as_ref()))).collect()
    }
}

fn own_texts(contact: &Contact) -> impl Iterator<Item = &str> {
    let texts = [&contact.role, &contact.person, &contact.team, &contact.site, &contact.room, &contact.note];
    texts.into_iter().flatten().map(String::as_str).chain(contact.mailbox.as_ref().map(|mailbox| mailbox.as_str()))
}

/// A text like a phone number, a team's number or a room's.
struct Number<'t> {
    written: &'t str,
    digits: String,
}

impl<'t> Number<'t> {
    /// Digits and `+ ( ) / - .` and spaces, at least two digits.
    fn read(text: &'t str) -> Option<Number<'t>> {
        let digits = digits(text);
        let good = text.chars().all(|c| c.is_ascii_digit() || "+()/-. ".contains(c));
        (good && digits.len() >= 2).then(|| Number { written: text.trim(), digits })
    }

    /// The point stands in rooms and in no phone number: "2.14" is neither a part of one nor the words "2" and "14".
    fn is_room(&self) -> bool {
        self.written.contains('.')
    }

    fn finds(&self, contact: &Contact) -> bool {
        let called = |phone: &Phone| digits(phone.as_str()).contains(&self.digits);
        let written = [&contact.team, &contact.room].into_iter().flatten().any(|text| text.contains(self.written));
        written || (!self.is_room() && contact.phone.as_ref().is_some_and(called))
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
