// SPDX-License-Identifier: EUPL-1.2
//! Attributes: what belongs to each kind, and the values that follow from earlier ones.

use crate::catalog::{Attribute, Changeable, Choice, Implied, Integer, Kind, OptionAt};
use crate::criterion::Criterion;
use crate::data::{AttributeData, ChangeableData, Id, ImpliedData, KindData, OptionData};
use crate::decode::Cx;
use crate::fault::{FaultKind, KindName};
use crate::resolve::{Bad, Ids, Place};
use crate::resolve_rules::criterion;

/// Bounds of the bounds.
const LIMIT: i64 = 999_999;

/// Resolves the list in its order, so that each attribute sees only the ones before it.
pub(crate) fn attributes(data: Vec<AttributeData>, ids: &mut Ids, bad: &Bad, cx: &mut Cx<'_>) -> (Vec<Attribute>, Vec<usize>) {
    let (mut kept, mut origins) = (Vec::new(), Vec::new());
    for (i, data) in data.into_iter().enumerate() {
        let before = cx.errors;
        let id = data.id.clone();
        let attribute = cx.at("attributes", |cx| cx.at(i, |cx| attribute(data, bad.holds("attributes", i), &kept, ids, cx)));
        match attribute {
            Some(attribute) if cx.errors == before && !bad.holds("attributes", i) => {
                ids.set(&id, Place::At(kept.len()));
                kept.push(attribute);
                origins.push(i);
            }
            _ => ids.set(&id, Place::LeftOut),
        }
    }
    (kept, origins)
}

/// `reported` says whether the entry holds an error already.
fn attribute(data: AttributeData, reported: bool, earlier: &[Attribute], ids: &Ids, cx: &mut Cx<'_>) -> Option<Attribute> {
    let has_options = matches!(data.kind, KindData::Choice | KindData::Ordinal | KindData::Multi);
    let name = kind_name(data.kind);
    for (key, given, fits) in [
        ("options", !data.options.is_empty(), has_options),
        ("min", data.min.is_some(), data.kind == KindData::Integer),
        ("max", data.max.is_some(), data.kind == KindData::Integer),
        ("advances", data.advances.is_some(), data.kind == KindData::Integer),
    ] {
        if given && !fits {
            cx.at(key, |cx| cx.error(FaultKind::NotForKind { key, kind: name }));
        }
    }
    if has_options && data.options.is_empty() {
        match cx.has("options") {
            false => cx.error(FaultKind::Missing { key: "options" }),
            true if !reported => cx.at("options", |cx| cx.error(FaultKind::EmptyList)),
            // What stands there is no list, or something else in this attribute comes first.
            true => {}
        }
    }
    Ids::new("options", data.options.iter().map(|o| &o.id), cx);
    let kind = match data.kind {
        KindData::Flag => Kind::Flag,
        KindData::Choice => Kind::Choice(choices(data.options)),
        KindData::Ordinal => Kind::Ordinal(choices(data.options)),
        KindData::Multi => Kind::Multi(choices(data.options)),
        KindData::Integer => Kind::Integer(Integer {
            min: bound("min", data.min, cx)?,
            max: bound("max", data.max, cx)?,
            unit: data.unit,
            advances: data.advances,
        }),
    };
    if let Kind::Integer(Integer { min, max, .. }) = &kind
        && min > max
    {
        cx.error(FaultKind::EmptyRange { first: min.to_string(), last: max.to_string() });
    }
    let mut attribute = Attribute {
        id: data.id.0,
        label: data.label,
        question: data.question,
        help: data.help,
        group: data.group,
        kind,
        start: data.start,
        sensitive: data.sensitive,
        desk: data.desk,
        changeable: Changeable::No,
        implied: Vec::new(),
    };
    if let Some(changeable) = data.changeable {
        attribute.changeable = cx.at("changeable", |cx| changeable_of(&attribute, changeable, cx));
    }
    for (i, rule) in data.implied.into_iter().enumerate() {
        let resolved = cx.at("implied", |cx| cx.at(i, |cx| implied(&attribute, rule, earlier, ids, cx)));
        attribute.implied.extend(resolved);
    }
    Some(attribute)
}

fn choices(options: Vec<OptionData>) -> Vec<Choice> {
    options.into_iter().map(|o| Choice { id: o.id.0, label: o.label, help: o.help, group: o.group }).collect()
}

fn bound(key: &'static str, bound: Option<i64>, cx: &mut Cx<'_>) -> Option<i64> {
    match bound {
        Some(number) if (-LIMIT..=LIMIT).contains(&number) => Some(number),
        Some(found) => {
            cx.at(key, |cx| cx.error(FaultKind::NumberOutside { found, min: -LIMIT, max: LIMIT }));
            None
        }
        None => {
            // One that stands there and could not be read has been reported.
            if !cx.has(key) {
                cx.error(FaultKind::Missing { key });
            }
            None
        }
    }
}

fn changeable_of(attribute: &Attribute, data: ChangeableData, cx: &mut Cx<'_>) -> Changeable {
    let not_for_kind = |cx: &mut Cx<'_>| {
        cx.error(FaultKind::NotForKind { key: "changeable", kind: attribute.kind_name() });
        Changeable::No
    };
    match (&attribute.kind, data) {
        (_, ChangeableData::Flag(false)) => Changeable::No,
        (Kind::Flag | Kind::Ordinal(_), ChangeableData::Flag(true)) => Changeable::Step,
        (Kind::Choice(_), ChangeableData::Options(ids)) => {
            let find = |(i, id): (usize, &Id)| cx.at(i, |cx| option(attribute, &id.0, cx));
            Changeable::To(ids.iter().enumerate().filter_map(find).collect())
        }
        _ => not_for_kind(cx),
    }
}

/// The place of an option, or a fault that names the near one.
pub(crate) fn option(attribute: &Attribute, id: &str, cx: &mut Cx<'_>) -> Option<OptionAt> {
    let found = attribute.option_at(id);
    if found.is_none() {
        let near = cx.near(id, attribute.options().iter().map(|o| o.id.as_str()));
        cx.error(FaultKind::UnknownOption { attribute: attribute.id.clone(), option: id.to_owned(), near });
    }
    found
}

fn implied(attribute: &Attribute, rule: ImpliedData, earlier: &[Attribute], ids: &Ids, cx: &mut Cx<'_>) -> Option<Implied> {
    let when: Option<Criterion> = cx.at("when", |cx| criterion(rule.when, earlier, ids, cx));
    let is = cx.at("is", |cx| match attribute.read(&rule.is) {
        Ok(Some(answer)) => Some(answer),
        Ok(None) => {
            cx.error(FaultKind::EmptyList);
            None
        }
        Err(misfit) => {
            cx.error(FaultKind::BadAnswer(misfit));
            None
        }
    });
    Some(Implied { when: when?, is: is? })
}

fn kind_name(kind: KindData) -> KindName {
    match kind {
        KindData::Flag => KindName::Flag,
        KindData::Choice => KindName::Choice,
        KindData::Ordinal => KindName::Ordinal,
        KindData::Multi => KindName::Multi,
        KindData::Integer => KindName::Integer,
    }
}
