// SPDX-License-Identifier: EUPL-1.2
//! Upkeep: what is readable but probably not as meant, or overdue.

use crate::candidates::each_criterion;
use crate::catalog::{Catalog, Contact, Measure, Rule, Target};
use crate::criterion::{Criterion, Shape, Verdict};
use crate::data::{RelationKind, SheetWord};
use crate::date::Date;
use crate::decode::Cx;
use crate::fault::FaultKind;
use crate::link::SafeUrl;
use crate::near::nearest;
use crate::personal::personal;
use crate::resolve::Origins;
use crate::satisfiable::{BUDGET_OF_ALL, satisfiable};

/// Days after which free places are outdated.
pub const PLACES_DAYS: i32 = 14;
/// Months after which a contact should be checked.
pub const CONTACT_MONTHS: u32 = 12;

/// Reports warnings and hints on a valid catalogue, at the places of its entries in the file.
pub(crate) fn upkeep(catalog: &Catalog, origins: &Origins, today: Date, cx: &mut Cx<'_>) {
    let mut used = vec![false; catalog.attributes.len()];
    each_criterion(catalog, &mut |criterion| {
        criterion.each_leaf(&mut |leaf| {
            if let Some(flag) = used.get_mut(leaf.attribute) {
                *flag = true;
            }
        });
    });
    // A measure that is left out may well use what the others do not.
    let unused = origins.attributes.iter().zip(used).filter(|(_, used)| !used && catalog.left_out.is_empty());
    for (origin, _) in unused {
        cx.at("attributes", |cx| cx.at(*origin, |cx| cx.warn(FaultKind::UnusedAttribute)));
    }
    for (at, (origin, contact)) in origins.contacts.iter().zip(&catalog.contacts).enumerate() {
        cx.at("contacts", |cx| cx.at(*origin, |cx| check_contact(catalog, at, contact, today, cx)));
    }
    check_sheet(catalog, origins, cx);
    let mut budget = BUDGET_OF_ALL;
    for (at, (origin, measure)) in origins.measures.iter().zip(&catalog.measures).enumerate() {
        cx.at("measures", |cx| cx.at(*origin, |cx| check_measure(catalog, at, measure, today, &mut budget, cx)));
    }
}

/// Reports words that the sheet for clients lacks: in a language of its own, or in one that some measure has, there.
fn check_sheet(catalog: &Catalog, origins: &Origins, cx: &mut Cx<'_>) {
    let mut known: Vec<&String> = Vec::new();
    for (tag, _) in &catalog.sheet.words.0 {
        known.push(tag);
        cx.at("sheet", |cx| cx.at("words", |cx| cx.at(tag, |cx| check_words(catalog, tag, cx))));
    }
    for (origin, measure) in origins.measures.iter().zip(&catalog.measures) {
        for (tag, _) in &measure.translations {
            if !known.contains(&tag) {
                known.push(tag);
                cx.at("measures", |cx| {
                    cx.at(*origin, |cx| cx.at("translations", |cx| cx.at(tag, |cx| check_words(catalog, tag, cx))))
                });
            }
        }
    }
    for (tag, words) in &catalog.sheet.words.0 {
        for (key, _) in words.0.iter().filter(|(key, _)| SheetWord::from_key(key).is_none()) {
            let near = nearest(key, SheetWord::WORDS.iter().copied()).map(str::to_owned);
            let kind = FaultKind::UnknownKey { key: key.clone(), near };
            cx.at("sheet", |cx| cx.at("words", |cx| cx.at(tag, |cx| cx.at(key, |cx| cx.warn(kind)))));
        }
    }
}

/// Reports the words that are missing in a language.
fn check_words(catalog: &Catalog, tag: &str, cx: &mut Cx<'_>) {
    let lacks = |word: &&SheetWord| catalog.sheet_word(tag, **word).is_none();
    let keys: Vec<&'static str> = SheetWord::ALL.iter().filter(lacks).map(|word| word.key()).collect();
    if !keys.is_empty() {
        cx.warn(FaultKind::MissingWords { tag: tag.to_owned(), keys });
    }
}

fn check_contact(catalog: &Catalog, at: usize, contact: &Contact, today: Date, cx: &mut Cx<'_>) {
    if let Some(since) = contact.checked_on
        && since.add_months(CONTACT_MONTHS).is_some_and(|due| due < today)
    {
        cx.warn(FaultKind::ContactUnchecked { since });
    }
    for (i, deputy) in contact.deputies.iter().enumerate() {
        if let Some(other) = catalog.contacts.get(*deputy)
            && *deputy != at
            && other.deputies.contains(&at)
        {
            // The index of the file where no deputy had to be dropped; else the list itself stands for it.
            let with = other.id.clone();
            cx.at("deputies", |cx| cx.at(i, |cx| cx.hint(FaultKind::MutualDeputies { with })));
        }
    }
}

fn check_measure(catalog: &Catalog, at: usize, measure: &Measure, today: Date, budget: &mut usize, cx: &mut Cx<'_>) {
    if let Some(due) = measure.check_due()
        && due < today
    {
        cx.warn(FaultKind::ReviewOverdue { due });
    }
    if let Some(must) = &measure.must {
        cx.at("must", |cx| {
            if satisfiable(&catalog.attributes, &[(must, Verdict::Met)], budget) == Some(false) {
                cx.warn(FaultKind::NeverMet);
            }
            check_norms(must, cx);
        });
    }
    cx.at("responsible", |cx| check_ends(catalog, &measure.responsible, true, budget, cx));
    cx.at("carriers", |cx| check_ends(catalog, &measure.carriers, false, budget, cx));
    for (i, offer) in measure.offers.iter().enumerate() {
        if let Some(places) = &offer.places
            && places.as_of.days_until(today) > PLACES_DAYS
        {
            let kind = FaultKind::OldPlaces { as_of: places.as_of };
            cx.at("offers", |cx| cx.at(i, |cx| cx.at("places", |cx| cx.at("as_of", |cx| cx.warn(kind)))));
        }
    }
    for (i, relation) in measure.relations.iter().enumerate() {
        check_relation(catalog, at, i, relation.kind, relation.measure, cx);
    }
    for (i, legal) in measure.legal.iter().enumerate() {
        if let Some(url) = legal.url.as_ref().filter(|url| url.mixes_scripts()) {
            let host = SafeUrl::host(url).unwrap_or_default().to_owned();
            cx.at("legal", |cx| cx.at(i, |cx| cx.at("url", |cx| cx.warn(FaultKind::MixedScripts { host }))));
        }
    }
    for (i, example) in measure.examples.iter().enumerate() {
        if let Some((what, found)) = personal(&example.text) {
            cx.at("examples", |cx| cx.at(i, |cx| cx.warn(FaultKind::NotAnonymous { what, found })));
        }
    }
    if measure.examples.is_empty() {
        cx.hint(FaultKind::NoExamples);
    }
    for (tag, translation) in &measure.translations {
        if let Some((reviewed, changed)) = measure.outdated(translation) {
            let kind = FaultKind::OldTranslation { reviewed, changed };
            cx.at("translations", |cx| cx.at(tag, |cx| cx.at("reviewed", |cx| cx.warn(kind))));
        }
    }
}

/// Reports leaves that neither name a paragraph nor stand below one that does.
fn check_norms(criterion: &Criterion, cx: &mut Cx<'_>) {
    if criterion.norm.is_some() {
        return;
    }
    match &criterion.shape {
        Shape::Leaf(_) => cx.warn(FaultKind::NoNorm),
        Shape::Not(part) => cx.at("not", |cx| check_norms(part, cx)),
        Shape::All(parts) | Shape::Any(parts) => {
            let key = if matches!(criterion.shape, Shape::All(_)) { "all" } else { "any" };
            for (i, part) in parts.iter().enumerate() {
                cx.at(key, |cx| cx.at(i, |cx| check_norms(part, cx)));
            }
        }
    }
}

/// Reports a rule list that can end without an answer. An absent one is reported only where somebody must be named.
fn check_ends<T>(catalog: &Catalog, rules: &[Rule<T>], needed: bool, budget: &mut usize, cx: &mut Cx<'_>) {
    let conditions: Option<Vec<&Criterion>> = rules.iter().map(|rule| rule.when.as_ref()).collect();
    let Some(conditions) = conditions else { return };
    if conditions.is_empty() {
        if needed {
            cx.warn(FaultKind::OpenEndedRules);
        }
        return;
    }
    let goals: Vec<(&Criterion, Verdict)> = conditions.into_iter().map(|when| (when, Verdict::Unmet)).collect();
    if satisfiable(&catalog.attributes, &goals, budget) != Some(false) {
        cx.warn(FaultKind::OpenEndedRules);
    }
}

fn check_relation(catalog: &Catalog, from: usize, i: usize, kind: RelationKind, to: Target, cx: &mut Cx<'_>) {
    let Target::Measure(to) = to else { return };
    let Some(other) = catalog.measures.get(to) else { return };
    let expected = match kind {
        RelationKind::BuildsOn => RelationKind::LeadsTo,
        RelationKind::LeadsTo => RelationKind::BuildsOn,
        RelationKind::Excludes => RelationKind::Excludes,
    };
    let answered = other.relations.iter().any(|r| r.kind == expected && r.measure == Target::Measure(from));
    if !answered {
        let kind = FaultKind::OneSidedRelation { measure: other.id.clone(), expected: expected.key() };
        cx.at("relations", |cx| cx.at(i, |cx| cx.warn(kind)));
    }
}
