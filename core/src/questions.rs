// SPDX-License-Identifier: EUPL-1.2
//! What is worth asking next, and how many measures it settles.

use crate::catalog::{AttributeAt, Catalog};

/// An attribute without answer that still matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub attribute: AttributeAt,
    /// Open measures that some answer to this attribute alone settles.
    pub decides: usize,
    /// Measures that make it matter.
    pub open_in: usize,
}

/// In the order in which they should be asked: those of the start, then those that settle most, sensitive ones last.
pub(crate) fn in_order(catalog: &Catalog, mut list: Vec<Question>) -> Vec<Question> {
    list.sort_by_key(|question| {
        let attribute = catalog.attributes().get(question.attribute);
        let rank = attribute.map_or(2, |a| {
            if a.start {
                0
            } else if a.sensitive {
                2
            } else {
                1
            }
        });
        let worth =
            if rank == 0 { None } else { Some((std::cmp::Reverse(question.decides), std::cmp::Reverse(question.open_in))) };
        (rank, worth, question.attribute)
    });
    list
}

/// The first question that may be proposed: sensitive ones never are.
pub fn next_question<'q>(catalog: &Catalog, questions: &'q [Question]) -> Option<&'q Question> {
    questions.iter().find(|question| catalog.attributes().get(question.attribute).is_some_and(|a| !a.sensitive))
}
