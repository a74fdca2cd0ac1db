// SPDX-License-Identifier: EUPL-1.2
//! The common questions of two catalogues: one list of attributes in which the rules of both can be asked.
//!
//! An attribute that both have keeps the answers that both know. One whose kind changed has none in common: it stands
//! twice, and rules that use both cannot be compared.

use foerderkompass_core::{Attribute, AttributeAt, Catalog, Choice, Criterion, Integer, Kind, Leaf, Shape, Test};

/// Which of the two catalogues a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Old,
    New,
}

pub(crate) struct Joint {
    pub attributes: Vec<Attribute>,
    slots: Vec<Slot>,
}

struct Slot {
    old: Option<AttributeAt>,
    new: Option<AttributeAt>,
    /// For each option in common its places on both sides.
    options: Vec<(usize, usize)>,
    /// One side knows answers that the other does not.
    narrowed: bool,
    /// The same id with other answers: nothing in common.
    clash: bool,
}

impl Joint {
    pub fn new(old: &Catalog, new: &Catalog) -> Joint {
        let mut joint = Joint { attributes: Vec::new(), slots: Vec::new() };
        for (at, attribute) in new.attributes().iter().enumerate() {
            match old.attribute_at(&attribute.id).and_then(|at| Some((at, old.attributes().get(at)?))) {
                None => joint.alone(attribute, None, Some(at), false),
                Some((old_at, other)) => joint.both(other, old_at, attribute, at),
            }
        }
        for (at, attribute) in old.attributes().iter().enumerate() {
            if new.attribute_at(&attribute.id).is_none() {
                joint.alone(attribute, Some(at), None, false);
            }
        }
        joint
    }

    fn alone(&mut self, attribute: &Attribute, old: Option<AttributeAt>, new: Option<AttributeAt>, clash: bool) {
        self.attributes.push(attribute.clone());
        let options = (0..attribute.options().len()).map(|at| (at, at)).collect();
        self.slots.push(Slot { old, new, options, narrowed: false, clash });
    }

    fn both(&mut self, old: &Attribute, old_at: AttributeAt, new: &Attribute, new_at: AttributeAt) {
        let places = new.options().iter().enumerate().filter_map(|(at, option)| Some((old.option_at(&option.id)?, at)));
        let options: Vec<(usize, usize)> = places.collect();
        let kept: Vec<Choice> = options.iter().filter_map(|(_, at)| new.options().get(*at).cloned()).collect();
        let narrowed = options.len() < old.options().len() || options.len() < new.options().len();
        let (kind, narrowed) = match (&old.kind, &new.kind) {
            (Kind::Flag, Kind::Flag) => (Kind::Flag, false),
            (Kind::Choice(_) | Kind::Ordinal(_), Kind::Choice(_) | Kind::Ordinal(_)) if !kept.is_empty() => {
                (Kind::Choice(kept), narrowed)
            }
            (Kind::Multi(_), Kind::Multi(_)) if !kept.is_empty() => (Kind::Multi(kept), narrowed),
            (Kind::Integer(a), Kind::Integer(b)) if a.min.max(b.min) <= a.max.min(b.max) => {
                let range = Integer { min: a.min.max(b.min), max: a.max.min(b.max), ..b.clone() };
                (Kind::Integer(range), (a.min, a.max) != (b.min, b.max))
            }
            _ => {
                self.alone(new, None, Some(new_at), true);
                return self.alone(old, Some(old_at), None, true);
            }
        };
        self.attributes.push(Attribute { kind, ..new.clone() });
        self.slots.push(Slot { old: Some(old_at), new: Some(new_at), options, narrowed, clash: false });
    }

    /// The criterion over the common attributes. Options that only one side knows fall away: nobody can give them on both.
    pub fn taken(&self, side: Side, criterion: &Criterion) -> Criterion {
        let list = |parts: &[Criterion]| parts.iter().map(|part| self.taken(side, part)).collect();
        let shape = match &criterion.shape {
            Shape::Leaf(leaf) => self.leaf(side, leaf),
            Shape::Not(part) => Shape::Not(Box::new(self.taken(side, part))),
            Shape::All(parts) => Shape::All(list(parts)),
            Shape::Any(parts) => Shape::Any(list(parts)),
        };
        Criterion { text: None, norm: None, shape }
    }

    fn leaf(&self, side: Side, leaf: &Leaf) -> Shape {
        let Some((at, slot)) = self.slot(side, leaf.attribute) else { return Shape::Any(Vec::new()) };
        let own = |place: &(usize, usize)| if side == Side::Old { place.0 } else { place.1 };
        let passing = |passes: &dyn Fn(usize) -> bool| {
            let options = slot.options.iter().enumerate().filter(|(_, place)| passes(own(place)));
            Test::In(options.map(|(common, _)| common).collect())
        };
        let test = match &leaf.test {
            Test::In(options) => passing(&|at| options.contains(&at)),
            Test::Range { min, max } if !slot.options.is_empty() => passing(&|at| {
                let at = i64::try_from(at).unwrap_or(i64::MAX);
                min.is_none_or(|min| at >= min) && max.is_none_or(|max| at <= max)
            }),
            other => other.clone(),
        };
        Shape::Leaf(Leaf { attribute: at, test })
    }

    fn slot(&self, side: Side, at: AttributeAt) -> Option<(AttributeAt, &Slot)> {
        let own = |slot: &Slot| if side == Side::Old { slot.old } else { slot.new };
        self.slots.iter().enumerate().find(|(_, slot)| own(slot) == Some(at))
    }

    /// Whether one of these attributes means other answers on both sides, so that nothing can be said.
    pub fn clashes(&self, old: &[&Criterion], new: &[&Criterion]) -> bool {
        let mut ids: Vec<(Side, &str)> = Vec::new();
        for (side, criteria) in [(Side::Old, old), (Side::New, new)] {
            self.each_slot(side, criteria, &mut |at, slot| {
                if let (true, Some(attribute)) = (slot.clash, self.attributes.get(at)) {
                    ids.push((side, attribute.id.as_str()));
                }
            });
        }
        ids.iter().any(|(side, id)| ids.iter().any(|(other, same)| other != side && same == id))
    }

    /// Whether one side knows answers to these attributes that the other does not.
    pub fn narrows(&self, old: &[&Criterion], new: &[&Criterion]) -> bool {
        let mut narrowed = false;
        for (side, criteria) in [(Side::Old, old), (Side::New, new)] {
            self.each_slot(side, criteria, &mut |_, slot| narrowed |= slot.narrowed);
        }
        narrowed
    }

    fn each_slot<'j>(&'j self, side: Side, criteria: &[&Criterion], f: &mut dyn FnMut(usize, &'j Slot)) {
        for criterion in criteria {
            criterion.each_leaf(&mut |leaf| {
                if let Some((at, slot)) = self.slot(side, leaf.attribute) {
                    f(at, slot);
                }
            });
        }
    }
}
