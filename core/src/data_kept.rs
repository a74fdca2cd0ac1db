// SPDX-License-Identifier: EUPL-1.2
//! What a catalogue holds for its keepers only (format 1.1): entries that are out of use.

use crate::decode::{Cx, Decode};
use crate::json::Node;

/// Something that is kept and not looked into: it may name what no longer exists.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize))]
pub struct Aside {}

impl Decode for Aside {
    fn absent() -> Self {
        Aside {}
    }
    fn decode(_: Node<'_>, _: &mut Cx<'_>) -> Self {
        Aside {}
    }
}
