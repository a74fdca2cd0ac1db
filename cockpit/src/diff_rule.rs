// SPDX-License-Identifier: EUPL-1.2
//! Changed conditions and rule lists: attribute by attribute where that is exact, else old and new side by side, and what
//! the change does.

use foerderkompass_core::{Catalog, Criterion, Hurdle, Rule, Shape, Verdict};

use crate::allowed::{Parts, allowed, options_moved, said, same};
use crate::answers::known_from;
use crate::change::{Change, Item, items_moved, joined, without};
use crate::compare::{Meaning, Pair, RuleDiff, Says, compare_in, narrowed};
use crate::condition::{attribute_id, mark, named, quoted, spelled};
use crate::joint::{Joint, Side};
use crate::words;

/// Both catalogues with what is needed to compare their rules.
pub(crate) struct Both<'c> {
    pub old: &'c Catalog,
    pub new: &'c Catalog,
    pub joint: Joint,
    /// What remains of the evaluations for all comparisons.
    pub left: usize,
}

/// The change of one condition; `None` if it says and means the same.
pub(crate) fn condition(
    both: &mut Both<'_>,
    (key, label): (&str, &str),
    old: Option<&Criterion>,
    new: Option<&Criterion>,
) -> Option<Change> {
    let marks = |texts| (old.map(|c| mark(both.old, c, texts)), new.map(|c| mark(both.new, c, texts)));
    let (with_texts, bare) = (marks(true), marks(false));
    let alike = with_texts.0 == with_texts.1;
    if alike && !touches_changed(both, old) {
        return None;
    }
    let mut rule = compare_in(&both.joint, old, new, &mut both.left);
    // What follows from other answers can decide what the example leaves open.
    let holds = rule.example.as_ref().is_none_or(|example| {
        let verdict = |catalog, rule: Option<&Criterion>| rule.map(|rule| rule.verdict(&known_from(catalog, &example.answers)));
        verdict(both.old, old).unwrap_or(Verdict::Met) != verdict(both.new, new).unwrap_or(Verdict::Met)
    });
    if !holds {
        rule = RuleDiff::new(rule.meaning, None);
    }
    if alike && rule.meaning != Meaning::Different {
        return None;
    }
    let mut lines = if bare.0 == bare.1 { Vec::new() } else { lines(both, old, new) };
    if let (Some(old), Some(new), true) = (old, new, bare.0 == bare.1) {
        wordings(old, new, &mut lines);
    }
    if alike {
        lines.push(words::SAME_WORDS.into());
    }
    Some(Change {
        field: key.into(),
        label: label.into(),
        old: old.map(|c| spelled(both.old, c)),
        new: new.map(|c| spelled(both.new, c)),
        lines,
        rule: Some(rule),
    })
}

/// Whether the rule asks for an attribute whose answers are not what they were.
fn touches_changed(both: &Both<'_>, old: Option<&Criterion>) -> bool {
    let mut touches = false;
    if let Some(criterion) = old {
        criterion.each_leaf(&mut |leaf| {
            let before = both.old.attributes().get(leaf.attribute);
            let after =
                both.new.attribute_at(attribute_id(both.old, leaf.attribute)).and_then(|at| both.new.attributes().get(at));
            let ids = |attribute: &foerderkompass_core::Attribute| -> Vec<String> {
                attribute.options().iter().map(|option| option.id.clone()).collect()
            };
            touches |= before.map(ids) != after.map(ids) || before.map(|a| a.kind_name()) != after.map(|a| a.kind_name());
        });
    }
    touches
}

fn lines(both: &Both<'_>, old: Option<&Criterion>, new: Option<&Criterion>) -> Vec<String> {
    let (before, after) = (Parts::of(both.old, old), Parts::of(both.new, new));
    let mut lines = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for (catalog, parts) in [(both.old, &before), (both.new, &after)] {
        for (at, _) in &parts.single {
            let id = attribute_id(catalog, *at);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    for id in ids {
        lines.extend(attribute_line(both, id, &before, &after));
    }
    let spell = |catalog: &Catalog, parts: &Parts<'_>| -> Vec<Item> {
        parts.rest.iter().map(|c| Item::new(mark(catalog, c, false), spelled(catalog, c))).collect()
    };
    let (was, is) = (spell(both.old, &before), spell(both.new, &after));
    let (gone, came) = (without(&was, &is), without(&is, &was));
    if !(gone.is_empty() && came.is_empty()) {
        let side = |parts: &[String]| if parts.is_empty() { words::NOTHING.to_owned() } else { parts.join("; ") };
        lines.push(words::side_by_side("", &side(&gone), &side(&came)));
    }
    if lines.is_empty() {
        let side = |catalog: &Catalog, c: Option<&Criterion>| c.map_or(words::NOTHING.to_owned(), |c| spelled(catalog, c));
        let (was, is) = (side(both.old, old), side(both.new, new));
        if was != is {
            lines.push(words::side_by_side("", &was, &is));
        }
    }
    lines
}

fn attribute_line(both: &Both<'_>, id: &str, before: &Parts<'_>, after: &Parts<'_>) -> Option<String> {
    let of = |catalog: &Catalog, parts: &Parts<'_>| {
        let at = catalog.attribute_at(id)?;
        let (_, criteria) = parts.single.iter().find(|(known, _)| *known == at)?;
        Some(allowed(catalog, at, criteria))
    };
    let attribute = |catalog: &'_ Catalog| catalog.attribute_at(id).and_then(|at| catalog.attributes().get(at).cloned());
    let (old, new) = (of(both.old, before), of(both.new, after));
    let (old_attribute, new_attribute) = (attribute(both.old), attribute(both.new));
    let shown = new_attribute.as_ref().or(old_attribute.as_ref())?;
    let was = said(old_attribute.as_ref().unwrap_or(shown), old.as_ref());
    let is = said(new_attribute.as_ref().unwrap_or(shown), new.as_ref());
    let alike = match (&old_attribute, &old, &new_attribute, &new) {
        (Some(a), Some(b), Some(c), Some(d)) => same(a, b, c, d),
        _ => false,
    };
    if alike || was == is {
        return None;
    }
    if let (Some(a), Some(b), Some(c), Some(d)) = (&old_attribute, &old, &new_attribute, &new)
        && let Some(moved) = options_moved((a, b), (c, d))
    {
        return Some(format!("{}: {moved}", shown.label));
    }
    Some(words::side_by_side(&shown.label, &was, &is))
}

/// Changed wordings and paragraphs of a condition whose shape stayed.
fn wordings(old: &Criterion, new: &Criterion, lines: &mut Vec<String>) {
    for (label, was, is) in [(words::WORDING, &old.text, &new.text), (words::NORM, &old.norm, &new.norm)] {
        if was != is {
            lines.push(words::changed(label, was.as_deref(), is.as_deref(), true));
        }
    }
    match (&old.shape, &new.shape) {
        (Shape::All(a), Shape::All(b)) | (Shape::Any(a), Shape::Any(b)) => {
            a.iter().zip(b).for_each(|(old, new)| wordings(old, new, lines));
        }
        (Shape::Not(a), Shape::Not(b)) => wordings(a, b, lines),
        _ => {}
    }
}

/// What the rules of a list lead to.
pub(crate) struct List<'c, T> {
    pub old: &'c [Rule<T>],
    pub new: &'c [Rule<T>],
    /// What a rule names: what is compared, and what is said.
    pub id: &'c dyn Fn(Side, &T) -> String,
    pub say: &'c dyn Fn(Side, &T) -> String,
    /// What is said where no rule applies.
    pub none: &'static str,
}

/// The change of a rule list; `None` if it says the same.
pub(crate) fn rules<T>(both: &mut Both<'_>, (key, label): (&str, &str), list: &List<'_, T>) -> Option<Change> {
    let marks = |side: Side, catalog: &Catalog, rules: &[Rule<T>], texts: bool| -> Vec<String> {
        let one = |rule: &Rule<T>| {
            let when = rule.when.as_ref().map(|when| mark(catalog, when, texts));
            [&(list.id)(side, &rule.is), "|", &quoted(when.as_deref())].concat()
        };
        rules.iter().map(one).collect()
    };
    let both_marks = |texts| (marks(Side::Old, both.old, list.old, texts), marks(Side::New, both.new, list.new, texts));
    let (with_texts, bare) = (both_marks(true), both_marks(false));
    if with_texts.0 == with_texts.1 {
        return None;
    }
    let items = |side: Side, catalog: &Catalog, rules: &[Rule<T>]| -> Vec<Item> {
        let shown =
            |rule: &Rule<T>| words::rule(&(list.say)(side, &rule.is), rule.when.as_ref().map(|when| spelled(catalog, when)));
        rules.iter().zip(marks(side, catalog, rules, false)).map(|(rule, mark)| Item::new(mark, shown(rule))).collect()
    };
    let (was, is) = (items(Side::Old, both.old, list.old), items(Side::New, both.new, list.new));
    let lines = if bare.0 == bare.1 { vec![words::reworded(label)] } else { vec![items_moved(label, &was, &is)] };
    let rule = compare_rules(both, list);
    Some(Change { field: key.into(), label: label.into(), old: joined(&was), new: joined(&is), lines, rule: Some(rule) })
}

fn compare_rules<T>(both: &mut Both<'_>, list: &List<'_, T>) -> RuleDiff {
    let whens = |rules: &'_ [Rule<T>]| -> Vec<Criterion> { rules.iter().filter_map(|rule| rule.when.clone()).collect() };
    let (olds, news) = (whens(list.old), whens(list.new));
    let (old_refs, new_refs): (Vec<&Criterion>, Vec<&Criterion>) = (olds.iter().collect(), news.iter().collect());
    if both.joint.clashes(&old_refs, &new_refs) {
        return RuleDiff::new(Meaning::NotComparable, None);
    }
    let taken: Vec<Criterion> = (olds.iter().map(|c| both.joint.taken(Side::Old, c)))
        .chain(news.iter().map(|c| both.joint.taken(Side::New, c)))
        .collect();
    let say = |side: Side, ids: &[String]| {
        let rules = if side == Side::Old { list.old } else { list.new };
        let named = |id: &String| {
            let rule = rules.iter().find(|rule| (list.id)(side, &rule.is) == *id);
            words::quoted(&rule.map_or(id.clone(), |rule| (list.say)(side, &rule.is)))
        };
        if ids.is_empty() { list.none.into() } else { words::listed(&ids.iter().map(named).collect::<Vec<_>>(), "oder") }
    };
    let pair = Pair {
        attributes: &both.joint.attributes,
        criteria: taken.iter().collect(),
        old: &|verdicts| route(list.old, verdicts, &|is| (list.id)(Side::Old, is)),
        new: &|verdicts| route(list.new, verdicts.get(olds.len()..).unwrap_or_default(), &|is| (list.id)(Side::New, is)),
        say: &say,
    };
    let diff = pair.compare(&mut both.left);
    narrowed(diff, both.joint.narrows(&old_refs, &new_refs))
}

/// Reads a rule list on the verdicts of its conditions, as the core reads it: candidates and hit, each once.
fn route<T>(rules: &[Rule<T>], verdicts: &[Verdict], id: &dyn Fn(&T) -> String) -> Says {
    let mut verdicts = verdicts.iter();
    let mut says = Says { entries: Vec::new(), settled: true };
    for rule in rules {
        let verdict = match &rule.when {
            None => Verdict::Met,
            Some(_) => verdicts.next().copied().unwrap_or(Verdict::Unmet),
        };
        if verdict == Verdict::Unmet {
            continue;
        }
        let entry = id(&rule.is);
        if !says.entries.contains(&entry) {
            says.entries.push(entry);
        }
        says.settled &= verdict == Verdict::Met;
        if verdict == Verdict::Met {
            break;
        }
    }
    says
}

/// The changes of the hurdles: equal ones fall away, the others are paired in their order.
pub(crate) fn hurdles(both: &mut Both<'_>, label: &str, old: &[Hurdle], new: &[Hurdle]) -> Vec<Change> {
    let target = |catalog: &Catalog, hurdle: &Hurdle| {
        hurdle.solved_by.and_then(|t| catalog.target(t).map(|(id, title)| (id.to_owned(), title.to_owned())))
    };
    let key = |catalog: &Catalog, hurdle: &Hurdle| {
        let target = target(catalog, hurdle).map(|(id, _)| id);
        [mark(catalog, &hurdle.criterion, true), quoted(target.as_deref()), quoted(hurdle.text.as_deref())].join("|")
    };
    let (old_keys, new_keys): (Vec<String>, Vec<String>) =
        (old.iter().map(|h| key(both.old, h)).collect(), new.iter().map(|h| key(both.new, h)).collect());
    let before: Vec<&Hurdle> = old.iter().zip(&old_keys).filter(|(_, key)| !new_keys.contains(key)).map(|(h, _)| h).collect();
    let after: Vec<(usize, &Hurdle)> =
        new.iter().enumerate().zip(&new_keys).filter(|(_, key)| !old_keys.contains(key)).map(|(h, _)| h).collect();
    let mut changes = Vec::new();
    for at in 0..before.len().max(after.len()) {
        let (was, is) = (before.get(at).copied(), after.get(at).copied());
        let field = format!("hurdles[{}]", is.map_or(new.len() + at, |(at, _)| at));
        let name = |catalog: &Catalog, h: &Hurdle| h.text.clone().unwrap_or_else(|| named(catalog, &h.criterion));
        let shown = is.map(|(_, h)| name(both.new, h)).or(was.map(|h| name(both.old, h))).unwrap_or_default();
        let label = format!("{label} {}", words::quoted(&shown));
        let mut change = condition(both, (&field, &label), was.map(|h| &h.criterion), is.map(|(_, h)| &h.criterion));
        if let (Some(was), Some((_, is))) = (was, is) {
            let mut lines = Vec::new();
            if was.text != is.text {
                lines.push(words::changed(words::WORDING, was.text.as_deref(), is.text.as_deref(), true));
            }
            let (a, b) = (target(both.old, was), target(both.new, is));
            if a.as_ref().map(|(id, _)| id) != b.as_ref().map(|(id, _)| id) {
                let title = |target: Option<(String, String)>| target.map(|(_, title)| title);
                lines.push(words::changed(words::SOLVED_BY, title(a).as_deref(), title(b).as_deref(), true));
            }
            if !lines.is_empty() {
                let (field, label) = (field.clone(), label.clone());
                let plain = Change { field, label, old: was.text.clone(), new: is.text.clone(), lines: Vec::new(), rule: None };
                change.get_or_insert(plain).lines.extend(lines);
            }
        }
        changes.extend(change);
    }
    changes
}
