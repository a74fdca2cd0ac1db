// SPDX-License-Identifier: EUPL-1.2
//! What a catalogue holds for its keepers only (format 1.1): which entries changed when, and those that are out of use.

use crate::data::Id;
use crate::date::Date;
use crate::decode::{Cx, Decode};
use crate::json::Node;
#[cfg(feature = "tools")]
use crate::record::is_absent;
use crate::record::{key, record, strict};

record! {
    /// The entries that were changed or added on a day.
    ChangeData
    required { on: Date, }
    optional {
        measures: Vec<Id>,
        contacts: Vec<Id>,
        attributes: Vec<Id>,
        categories: Vec<Id>,
        focus: Vec<Id>,
        personas: Vec<Id>,
    }
}

/// Something that is kept and not looked into: it may name what no longer exists.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize))]
pub struct Aside {}

impl Decode for Aside {
    fn absent() -> Self {
        Aside {}
    }
    fn decode(_: &Node<'_>, _: &mut Cx<'_>) -> Self {
        Aside {}
    }
}
