// SPDX-License-Identifier: EUPL-1.2
//! Measures: their references, rules and effects.

use crate::catalog::*;
use crate::criterion::Criterion;
use crate::data::{CriterionData, EffectData, ExampleData, Id, MeasureData, StoryData, WeeksData};
use crate::decode::Cx;
use crate::fault::{FaultKind, Referent};
use crate::resolve::{Ids, Known, follow_all, in_order};
use crate::resolve_rules::criterion;

/// Resolves a measure; references to measures are still places in the file. What is wrong has been reported and is
/// missing in the result, which the caller then leaves out.
pub(crate) fn measure(data: MeasureData, attributes: &[Attribute], known: &Known, cx: &mut Cx<'_>) -> Measure {
    let condition = |key: &'static str, data: CriterionData, cx: &mut Cx<'_>| {
        cx.at(key, |cx| criterion(data, attributes, &known.attributes, cx))
    };
    let target = |id: &Id, cx: &mut Cx<'_>| known.measures.find(Referent::Measure, &id.0, cx).map(Target::Measure);

    let must = data.must.and_then(|c| condition("must", c, cx));
    let should = data.should.and_then(|c| condition("should", c, cx));
    let mut hurdles = Vec::new();
    for (i, hurdle) in data.hurdles.into_iter().enumerate() {
        cx.at("hurdles", |cx| {
            cx.at(i, |cx| {
                let found = condition("criterion", hurdle.criterion, cx);
                let solved_by = hurdle.solved_by.and_then(|id| cx.at("solved_by", |cx| target(&id, cx)));
                hurdles.extend(found.map(|criterion| Hurdle { criterion, solved_by, text: hurdle.text }));
            });
        });
    }
    let mut carriers = Vec::new();
    for (i, one) in data.carriers.into_iter().enumerate() {
        let when = one.when.map(|c| cx.at("carriers", |cx| cx.at(i, |cx| condition("when", c, cx))));
        if let Some(when) = or_absent(when) {
            carriers.push(Rule { when, is: Carrier { name: one.name, note: one.note } });
        }
    }
    let mut responsible = Vec::new();
    for (i, one) in data.responsible.into_iter().enumerate() {
        cx.at("responsible", |cx| {
            cx.at(i, |cx| {
                let when = one.when.map(|c| condition("when", c, cx));
                let contact = cx.at("contact", |cx| known.contacts.find(Referent::Contact, &one.contact.0, cx));
                if let (Some(when), Some(is)) = (or_absent(when), contact) {
                    responsible.push(Rule { when, is });
                }
            });
        });
    }
    let mut relations = Vec::new();
    for (i, one) in data.relations.into_iter().enumerate() {
        let found = cx.at("relations", |cx| cx.at(i, |cx| cx.at("measure", |cx| target(&one.measure, cx))));
        relations.extend(found.map(|measure| Relation { kind: one.kind, measure, text: one.text }));
    }
    let mut examples = Vec::new();
    for (i, one) in data.examples.into_iter().enumerate() {
        let story = match one {
            ExampleData::Text(text) => StoryData { text, chain: Vec::new() },
            ExampleData::Story(story) => story,
        };
        let chain = cx.at("examples", |cx| {
            cx.at(i, |cx| cx.at("chain", |cx| follow_all(&story.chain, Referent::Measure, &known.measures, cx)))
        });
        examples.push(Example { text: story.text, chain: chain.into_iter().map(Target::Measure).collect() });
    }
    let effect = |(i, one): (usize, EffectData)| cx.at("effects", |cx| cx.at(i, |cx| effect(&one, attributes, known, cx)));
    let effects = data.effects.into_iter().enumerate().filter_map(effect).collect();
    let weeks = data.weeks.and_then(|data| cx.at("weeks", |cx| weeks(&data, cx)));
    if data.offers.len() > 1 {
        Ids::new("offers", data.offers.iter().map(|o| &o.id), cx);
    }
    in_order(data.valid_from, data.valid_until, cx);

    let category = cx.at("category", |cx| known.categories.find(Referent::Category, &data.category.0, cx));
    let also = cx.at("also", |cx| follow_all(&data.also, Referent::Category, &known.categories, cx));
    Measure {
        id: data.id.0,
        title: data.title,
        short: data.short,
        synonyms: data.synonyms,
        summary: data.summary,
        category: category.unwrap_or_default(),
        also,
        description: data.description.map(|prose| prose.0),
        legal: data.legal,
        voluntary: data.voluntary,
        apply_before_start: data.apply_before_start,
        must,
        should,
        hurdles,
        checks: data.checks,
        uncertain: data.uncertain,
        carriers,
        responsible,
        duration: data.duration,
        weeks,
        hint: data.hint.map(|prose| prose.0),
        formats: data.formats,
        steps: data.steps,
        documents: data.documents,
        offers: data.offers,
        effects,
        relations,
        examples,
        translations: data.translations.0,
        valid_from: data.valid_from,
        valid_until: data.valid_until,
        changed_on: data.changed_on,
        checked_on: data.checked_on,
        checked_by: data.checked_by,
        check_every_months: data.check_every_months,
    }
}

/// A condition that is absent is `Some(None)`; one with a fault is `None`, and its rule goes with it.
fn or_absent(when: Option<Option<Criterion>>) -> Option<Option<Criterion>> {
    match when {
        None => Some(None),
        Some(Some(criterion)) => Some(Some(criterion)),
        Some(None) => None,
    }
}

/// Where one of them could not be read, there are no weeks at all.
fn weeks(data: &WeeksData, cx: &mut Cx<'_>) -> Option<Weeks> {
    let (min, max) = (data.min.0, data.max.0);
    if min > max {
        cx.error(FaultKind::EmptyRange { first: min.to_string(), last: max.to_string() });
        return None;
    }
    Some(Weeks { min, max })
}

fn effect(data: &EffectData, attributes: &[Attribute], known: &Known, cx: &mut Cx<'_>) -> Option<Effect> {
    let at = cx.at("attribute", |cx| known.attributes.find(Referent::Attribute, &data.attribute.0, cx))?;
    match attributes.get(at)?.read(&data.to) {
        Ok(Some(to)) => Some(Effect { attribute: at, to, text: data.text.clone() }),
        Ok(None) => {
            cx.at("to", |cx| cx.error(FaultKind::EmptyList));
            None
        }
        Err(misfit) => {
            cx.at("to", |cx| cx.error(FaultKind::BadAnswer(misfit)));
            None
        }
    }
}
