// SPDX-License-Identifier: EUPL-1.2
//! What one attribute must be, as one row of the form: read from the bare JSON and written back, also with ids that do not
//! exist, so that a row shows what stands there.

use foerderkompass_core::{Attribute, Kind};
use serde_json::{Map, Value};

use super::draft::DRAFT;

/// A condition on one attribute. „ist nicht“ is a row as well: a `not` around a list of options.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub text: Option<Value>,
    pub norm: Option<Value>,
    /// Id; empty while none is chosen.
    pub attribute: String,
    pub check: Check,
    /// What holds until the row is complete; `None` for a row that stands in the catalogue.
    pub draft: Option<Value>,
}

/// Ends are numbers or ids of options, as they stand in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    Is(bool),
    In { not: bool, options: Vec<String> },
    Range { min: Option<Value>, max: Option<Value> },
}

/// What can be asked of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Yes,
    No,
    AtLeast,
    AtMost,
    Between,
    Is,
    IsNot,
}

impl Operator {
    /// Those that suit a kind of attribute, best first.
    pub fn of(kind: &Kind) -> &'static [Operator] {
        match kind {
            Kind::Flag => &[Operator::Yes, Operator::No],
            Kind::Choice(_) | Kind::Multi(_) => &[Operator::Is, Operator::IsNot],
            Kind::Ordinal(_) => &[Operator::AtLeast, Operator::AtMost, Operator::Between, Operator::Is, Operator::IsNot],
            Kind::Integer(_) => &[Operator::AtLeast, Operator::AtMost, Operator::Between],
        }
    }

    /// A word of the form, the same in every catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Operator::Yes => "yes",
            Operator::No => "no",
            Operator::AtLeast => "min",
            Operator::AtMost => "max",
            Operator::Between => "range",
            Operator::Is => "in",
            Operator::IsNot => "not_in",
        }
    }

    /// As it is read in a sentence; with several options it is another word.
    pub fn word(self, several: bool) -> &'static str {
        match (self, several) {
            (Operator::Yes, _) => "ist ja",
            (Operator::No, _) => "ist nein",
            (Operator::AtLeast, _) => "mindestens",
            (Operator::AtMost, _) => "höchstens",
            (Operator::Between, _) => "von … bis",
            (Operator::Is, false) => "ist",
            (Operator::Is, true) => "eine von",
            (Operator::IsNot, false) => "ist nicht",
            (Operator::IsNot, true) => "keine von",
        }
    }
}

impl Check {
    pub fn operator(&self) -> Operator {
        match self {
            Check::Is(true) => Operator::Yes,
            Check::Is(false) => Operator::No,
            Check::In { not: false, .. } => Operator::Is,
            Check::In { not: true, .. } => Operator::IsNot,
            Check::Range { min: Some(_), max: Some(_) } => Operator::Between,
            Check::Range { max: Some(_), .. } => Operator::AtMost,
            Check::Range { .. } => Operator::AtLeast,
        }
    }

    /// Whether an answer can be decided by it.
    pub fn is_complete(&self) -> bool {
        match self {
            Check::Is(_) => true,
            Check::In { options, .. } => !options.is_empty(),
            Check::Range { min, max } => min.is_some() || max.is_some(),
        }
    }

    /// Whether it can be asked of this kind.
    pub fn suits(&self, kind: &Kind) -> bool {
        match self {
            Check::Is(_) => matches!(kind, Kind::Flag),
            Check::In { .. } => matches!(kind, Kind::Choice(_) | Kind::Multi(_) | Kind::Ordinal(_)),
            Check::Range { .. } => matches!(kind, Kind::Ordinal(_) | Kind::Integer(_)),
        }
    }

    /// Another question to the same attribute, with the answers as far as they can be kept.
    pub fn with(&self, operator: Operator, attribute: &Attribute) -> Check {
        let ids: Vec<&str> = attribute.options().iter().map(|option| option.id.as_str()).collect();
        match operator {
            Operator::Yes => Check::Is(true),
            Operator::No => Check::Is(false),
            Operator::Is | Operator::IsNot => Check::In { not: operator == Operator::IsNot, options: self.options(&ids) },
            Operator::AtLeast => Check::Range { min: self.low(&ids).or_else(|| self.high(&ids)), max: None },
            Operator::AtMost => Check::Range { min: None, max: self.high(&ids).or_else(|| self.low(&ids)) },
            Operator::Between => {
                let (low, high) = ends(attribute);
                Check::Range { min: self.low(&ids).or(low), max: self.high(&ids).or(high) }
            }
        }
    }

    /// The options for which it is met, those that do not exist included.
    fn options(&self, ids: &[&str]) -> Vec<String> {
        match self {
            Check::In { options, .. } => options.clone(),
            Check::Is(_) => Vec::new(),
            Check::Range { min: None, max: None } => Vec::new(),
            Check::Range { min, max } => {
                let at = |end: &Option<Value>| end.as_ref().and_then(|end| ids.iter().position(|id| end == id));
                let (from, to) = (at(min).unwrap_or(0), at(max).unwrap_or(usize::MAX));
                let inside = ids.iter().enumerate().filter(|(at, _)| (from..=to).contains(at));
                inside.map(|(_, id)| (*id).to_owned()).collect()
            }
        }
    }

    fn low(&self, ids: &[&str]) -> Option<Value> {
        match self {
            Check::Range { min, .. } => min.clone(),
            Check::In { options, .. } => ids.iter().find(|id| options.iter().any(|one| one == **id)).map(|id| (*id).into()),
            Check::Is(_) => None,
        }
    }

    fn high(&self, ids: &[&str]) -> Option<Value> {
        match self {
            Check::Range { max, .. } => max.clone(),
            Check::In { options, .. } => ids.iter().rev().find(|id| options.iter().any(|one| one == **id)).map(|id| (*id).into()),
            Check::Is(_) => None,
        }
    }

    /// The check for another attribute: the same question, if it can be asked there, with the answers that exist there.
    pub fn moved_to(&self, attribute: &Attribute) -> Check {
        let operators = Operator::of(&attribute.kind);
        let first = operators.first().copied().unwrap_or(Operator::Is);
        let operator = Some(self.operator()).filter(|one| operators.contains(one)).unwrap_or(first);
        let known = |end: &Option<Value>| end.clone().filter(|end| fits(attribute, end));
        match self {
            Check::Is(_) | Check::In { .. } if self.suits(&attribute.kind) => match self {
                Check::In { not, options } => {
                    let kept = options.iter().filter(|id| attribute.option_at(id).is_some()).cloned();
                    Check::In { not: *not, options: kept.collect() }
                }
                other => other.clone(),
            },
            Check::Range { min, max } if self.suits(&attribute.kind) => {
                let (min, max) = (known(min), known(max));
                if operator == Operator::Between && (min.is_none() || max.is_none()) {
                    return Check::Range { min, max: None };
                }
                Check::Range { min, max }
            }
            _ => match operator {
                Operator::Yes | Operator::No => Check::Is(operator == Operator::Yes),
                Operator::Is | Operator::IsNot => Check::In { not: operator == Operator::IsNot, options: Vec::new() },
                _ => Check::Range { min: None, max: None },
            },
        }
    }
}

/// Whether an end of a range is one of this attribute.
pub fn fits(attribute: &Attribute, end: &Value) -> bool {
    match (&attribute.kind, end) {
        (Kind::Ordinal(_), Value::String(id)) => attribute.option_at(id).is_some(),
        (Kind::Integer(range), Value::Number(number)) => {
            number.as_i64().is_some_and(|number| (range.min..=range.max).contains(&number))
        }
        _ => false,
    }
}

/// The lowest and the highest answer.
fn ends(attribute: &Attribute) -> (Option<Value>, Option<Value>) {
    match &attribute.kind {
        Kind::Integer(range) => (Some(range.min.into()), Some(range.max.into())),
        _ => {
            let id = |option: &foerderkompass_core::Choice| Value::from(option.id.as_str());
            (attribute.options().first().map(id), attribute.options().last().map(id))
        }
    }
}

impl Row {
    /// A row in which nothing is chosen yet. `before` holds until it is complete, if there is something.
    pub fn draft(before: Option<&Value>) -> Row {
        let check = Check::In { not: false, options: Vec::new() };
        Row { text: None, norm: None, attribute: String::new(), check, draft: Some(before.cloned().unwrap_or_default()) }
    }

    /// Reads a node. `None` if it is no row: a group, or something whose shape is wrong.
    pub fn of(node: &Value) -> Option<Row> {
        let mut map = node.as_object()?.clone();
        let (text, norm, draft) = (map.shift_remove("text"), map.shift_remove("norm"), map.shift_remove(DRAFT));
        let not = map.contains_key("not");
        if not {
            let inner = map.shift_remove("not")?;
            if !map.is_empty() {
                return None;
            }
            map = inner.as_object()?.clone();
        }
        let Some(Value::String(attribute)) = map.shift_remove("attribute") else { return None };
        let keys: Vec<&str> = map.keys().map(String::as_str).collect();
        let check = match keys.as_slice() {
            ["in"] => Check::In { not, options: ids(map.get("in")?)? },
            ["is"] if !not => Check::Is(map.get("is")?.as_bool()?),
            ["min"] | ["max"] | ["min", "max"] | ["max", "min"] if !not => {
                let end = |key| map.get(key).cloned();
                let plain = |end: &Value| end.is_string() || end.is_number();
                map.values().all(plain).then(|| Check::Range { min: end("min"), max: end("max") })?
            }
            [] if draft.is_some() => Check::Range { min: None, max: None },
            _ => return None,
        };
        Some(Row { text, norm, attribute, check, draft })
    }

    /// The row as it stands in the file; an incomplete one with what holds until then.
    pub fn value(&self) -> Value {
        let mut leaf = Map::new();
        leaf.insert("attribute".into(), self.attribute.as_str().into());
        let mut put = |key: &str, value: Value| drop(leaf.insert(key.into(), value));
        let mut negated = false;
        match &self.check {
            Check::Is(yes) => put("is", (*yes).into()),
            Check::In { not, options } => {
                negated = *not;
                put("in", options.iter().map(String::as_str).collect());
            }
            Check::Range { min, max } => {
                let ends = [("min", min), ("max", max)];
                ends.into_iter().for_each(|(key, end)| end.iter().for_each(|end| put(key, end.clone())));
            }
        }
        let mut map = Map::new();
        let notes = [("text", &self.text), ("norm", &self.norm)];
        notes.into_iter().for_each(|(key, note)| note.iter().for_each(|note| drop(map.insert(key.into(), note.clone()))));
        if negated {
            map.insert("not".into(), Value::Object(leaf));
        } else {
            map.extend(leaf);
        }
        if let Some(before) = &self.draft
            && !self.is_complete()
        {
            map.insert(DRAFT.into(), before.clone());
        }
        Value::Object(map)
    }

    /// Whether it can stand in the catalogue.
    pub fn is_complete(&self) -> bool {
        !self.attribute.is_empty() && self.check.is_complete()
    }

    /// The row with another check or attribute; while it is incomplete, `node` (what stands there) goes on to hold.
    pub fn changed(&self, attribute: &str, check: Check, node: &Value) -> Row {
        let draft = self.draft.clone().or_else(|| Some(node.clone()));
        let row = Row { attribute: attribute.to_owned(), check, ..self.clone() };
        if row.is_complete() { Row { draft: None, ..row } } else { Row { draft, ..row } }
    }
}

fn ids(list: &Value) -> Option<Vec<String>> {
    list.as_array()?.iter().map(|id| id.as_str().map(str::to_owned)).collect()
}

/// The options with one more or one less, in the order of the attribute; those that do not exist stay at the end.
pub fn toggled(attribute: &Attribute, options: &[String], id: &str) -> Vec<String> {
    let had = options.iter().any(|one| one == id);
    let wanted = |one: &str| if one == id { !had } else { options.iter().any(|other| other == one) };
    let known = attribute.options().iter().map(|option| option.id.as_str()).filter(|one| wanted(one));
    let unknown = options.iter().map(String::as_str).filter(|one| attribute.option_at(one).is_none() && *one != id);
    known.chain(unknown).map(str::to_owned).collect()
}
