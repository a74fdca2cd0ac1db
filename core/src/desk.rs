// SPDX-License-Identifier: EUPL-1.2
//! Facts of the workplace, as the page around the widget writes them.

use crate::catalog::Catalog;
use crate::data::AnswerData;
use crate::decode::{Cx, Decode, Found};
use crate::json::{Value, parse};
use crate::profile::Profile;

impl Profile {
    /// Takes over answers written as a JSON object, as in a persona, but only to attributes of the workplace (`desk`).
    /// An empty list takes the answer away. Returns the keys of what does not fit and was left out, each after a blank;
    /// " ?" if the text is no such object.
    pub fn give_desk(&mut self, catalog: &Catalog, text: &str) -> String {
        let mut misfits = String::new();
        if let Ok(tree) = parse(text)
            && let Value::Object(members) = tree.root().value()
        {
            let mut found = Found::default();
            let mut cx = Cx::new(tree.root(), &mut found);
            for member in members {
                let before = cx.errors;
                let data = AnswerData::decode(member.node, &mut cx);
                let at = catalog.attribute_at(&member.key).unwrap_or(usize::MAX);
                let attribute = catalog.attributes().get(at).filter(|attribute| attribute.desk && cx.errors == before);
                match attribute.map(|attribute| attribute.read(&data)) {
                    Some(Ok(answer)) => self.put(at, answer),
                    _ => misfits = misfits + " " + &member.key,
                }
            }
        } else {
            misfits.push_str(" ?");
        }
        misfits
    }
}
