// SPDX-License-Identifier: EUPL-1.2
//! What follows from the catalogue alone, made once for it and not on every click: most of it when it is first asked for.

use std::cell::{OnceCell, RefCell};

use foerderkompass_core::{Answer, AttributeAt, Catalog, CategoryAt, ContactAt, ContactIndex, Date, MeasureAt, Start};

use crate::shared::Shared;

/// Measures that bring an attribute to an answer.
struct Raising {
    attribute: AttributeAt,
    answer: Answer,
    measures: Vec<MeasureAt>,
}

#[derive(Default)]
pub struct Lists {
    categories: Vec<CategoryAt>,
    raising: OnceCell<Vec<Raising>>,
    looks_after: OnceCell<Vec<Vec<MeasureAt>>>,
    routings: OnceCell<Vec<MeasureAt>>,
    contacts: OnceCell<ContactIndex>,
    starts: RefCell<Option<(Date, Shared<Vec<Start>>)>>,
}

impl Lists {
    pub fn new(catalog: &Catalog) -> Lists {
        Lists { categories: catalog.measures().iter().map(|measure| measure.category).collect(), ..Lists::default() }
    }

    pub fn category(&self, at: MeasureAt) -> CategoryAt {
        self.categories.get(at).copied().unwrap_or_default()
    }

    /// The measures after which this attribute has this answer, in catalogue order.
    pub fn raising(&self, catalog: &Catalog, attribute: AttributeAt, answer: &Answer) -> &[MeasureAt] {
        let raising = self.raising.get_or_init(|| raising(catalog));
        let same = raising.iter().find(|one| one.attribute == attribute && one.answer == *answer);
        same.map_or(&[], |one| &one.measures)
    }

    /// The measures that name each contact as responsible, in catalogue order.
    pub fn looks_after(&self, catalog: &Catalog, contact: ContactAt) -> &[MeasureAt] {
        let all = self.looks_after.get_or_init(|| {
            let mut all = vec![Vec::new(); catalog.contacts().len()];
            for (at, measure) in catalog.measures().iter().enumerate() {
                for rule in &measure.responsible {
                    if let Some(list) = all.get_mut(rule.is).filter(|list: &&mut Vec<MeasureAt>| list.last() != Some(&at)) {
                        list.push(at);
                    }
                }
            }
            all
        });
        all.get(contact).map_or(&[], Vec::as_slice)
    }

    /// One measure for each way in which it can depend on answers who is responsible.
    pub fn routings(&self, catalog: &Catalog) -> &[MeasureAt] {
        self.routings.get_or_init(|| {
            // Lists that are equal begin with the same contact.
            let mut known: Vec<Vec<MeasureAt>> = vec![Vec::new(); catalog.contacts().len()];
            for (at, measure) in catalog.measures().iter().enumerate() {
                let rules = &measure.responsible;
                let alike = rules.first().and_then(|rule| known.get_mut(rule.is)).filter(|_| rules.len() > 1);
                let Some(alike) = alike else { continue };
                let same = |other: &MeasureAt| catalog.measures().get(*other).is_some_and(|other| other.responsible == *rules);
                if !alike.iter().any(same) {
                    alike.push(at);
                }
            }
            known.concat()
        })
    }

    pub fn find_contacts(&self, catalog: &Catalog, text: &str) -> Vec<ContactAt> {
        if text.trim().is_empty() {
            return (0..catalog.contacts().len()).collect();
        }
        self.contacts.get_or_init(|| ContactIndex::new(catalog)).find(catalog, text)
    }

    /// What begins in the days from this one on; kept for the day that was asked for last.
    pub fn starts(&self, catalog: &Catalog, from: Date, days: u32) -> Shared<Vec<Start>> {
        let known = self.starts.borrow().as_ref().filter(|(day, _)| *day == from).map(|(_, starts)| starts.clone());
        known.unwrap_or_else(|| {
            let starts = Shared::new(catalog.starts(from, days));
            self.starts.replace(Some((from, starts.clone())));
            starts
        })
    }
}

fn raising(catalog: &Catalog) -> Vec<Raising> {
    let mut all: Vec<Raising> = Vec::new();
    for (at, measure) in catalog.measures().iter().enumerate() {
        for effect in &measure.effects {
            let same = all.iter_mut().find(|one| one.attribute == effect.attribute && one.answer == effect.to);
            match same {
                Some(same) => same.measures.push(at),
                None => all.push(Raising { attribute: effect.attribute, answer: effect.to.clone(), measures: vec![at] }),
            }
        }
    }
    all
}
