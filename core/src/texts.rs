// SPDX-License-Identifier: EUPL-1.2
//! Many short texts in a single long one: what is compared often stands close together.

/// Texts one behind the other. Together they have less than 4 GiB.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// Empty behind the last.
    pub fn get(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.ends.get(at).and_then(|end| self.text.get(from..*end as usize)).unwrap_or("")
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }
}
