// SPDX-License-Identifier: EUPL-1.2
//! The rule language as it is written: the six shapes of a criterion and how they are read.
//!
//! What this does not do: check attributes and options. That is the business of [`crate::resolve`].

use crate::data::Id;
use crate::decode::{Cx, Decode};
use crate::fault::{FaultKind, Shape};
use crate::json::{Node, Value};

/// Deepest nesting of a criterion.
pub const MAX_NESTING: usize = 32;

/// One end of a range: a whole number for `integer`, an option id for `ordinal`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum Bound {
    Number(i64),
    Option(String),
}

impl Decode for Bound {
    fn absent() -> Self {
        Bound::Number(0)
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Text(text) => Bound::Option(text.into_owned()),
            Value::Number(_) => Bound::Number(Decode::decode(node, cx)),
            _ => {
                cx.wrong(Shape::Bound, node);
                Self::absent()
            }
        }
    }
}

/// The only rule language: an object with exactly one of six shapes, `text` for people, `norm` for its paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionData {
    pub text: Option<String>,
    pub norm: Option<String>,
    pub shape: ShapeData,
}

/// The six shapes. `Unread` stands where a fault has been reported.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeData {
    All(Vec<CriterionData>),
    Any(Vec<CriterionData>),
    Not(Box<CriterionData>),
    In { attribute: Id, options: Vec<String> },
    Range { attribute: Id, min: Option<Bound>, max: Option<Bound> },
    Is { attribute: Id, is: bool },
    Unread,
}

const SHAPE_KEYS: [&str; 8] = ["all", "any", "not", "attribute", "in", "min", "max", "is"];
const CRITERION_KEYS: [&str; 10] = ["all", "any", "not", "attribute", "in", "min", "max", "is", "text", "norm"];

impl Decode for CriterionData {
    fn absent() -> Self {
        CriterionData { text: None, norm: None, shape: ShapeData::Unread }
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        cx.depth += 1;
        let criterion = if cx.depth > MAX_NESTING {
            cx.fatal = true;
            cx.error(FaultKind::NestedTooDeep { limit: MAX_NESTING });
            Self::absent()
        } else {
            decode_criterion(node, cx)
        };
        cx.depth -= 1;
        criterion
    }
}

fn decode_criterion(node: Node<'_>, cx: &mut Cx<'_>) -> CriterionData {
    let object = cx.object(node);
    let (mut found, mut count) = ([""; SHAPE_KEYS.len()], 0);
    for key in SHAPE_KEYS.into_iter().filter(|key| object.get(key).is_some()) {
        if let Some(next) = found.get_mut(count) {
            *next = key;
            count += 1;
        }
    }
    let found: &[&'static str] = found.get(..count).unwrap_or(&[]);
    let shape = match found {
        ["all"] => ShapeData::All(parts("all", &object, cx)),
        ["any"] => ShapeData::Any(parts("any", &object, cx)),
        ["not"] => ShapeData::Not(object.optional("not", cx)),
        ["attribute", "in"] => ShapeData::In { attribute: object.optional("attribute", cx), options: parts("in", &object, cx) },
        ["attribute", "min" | "max"] | ["attribute", "min", "max"] => ShapeData::Range {
            attribute: object.optional("attribute", cx),
            min: object.optional("min", cx),
            max: object.optional("max", cx),
        },
        ["attribute", "is"] => ShapeData::Is { attribute: object.optional("attribute", cx), is: object.optional("is", cx) },
        _ => {
            if object.read {
                cx.error(FaultKind::CriterionShape { found: found.to_vec() });
            }
            ShapeData::Unread
        }
    };
    let criterion = CriterionData { text: object.optional("text", cx), norm: object.optional("norm", cx), shape };
    object.finish(&CRITERION_KEYS, true, cx);
    criterion
}

/// A list that must not be empty.
fn parts<T: Decode>(key: &'static str, object: &crate::decode::Object<'_>, cx: &mut Cx<'_>) -> Vec<T> {
    if let Some(Value::List(nodes)) = object.get(key).map(Node::value)
        && nodes.is_empty()
    {
        cx.at(key, |cx| cx.error(FaultKind::EmptyList));
    }
    object.optional(key, cx)
}
