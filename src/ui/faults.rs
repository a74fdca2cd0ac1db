// SPDX-License-Identifier: EUPL-1.2
//! Faults of the catalogue, for the people who keep it.

use foerderkompass_core::{Fault, Severity};
use foerderkompass_wording::Language;
use yew::prelude::Html;

use super::Words;
use super::tag::{list, tag, tag_of};

/// So many faults are shown; the rest is counted. The catalogue check lists them all.
const SHOWN: usize = 20;

/// The faults, in the catalogue's language whatever that of the screen: they are handed to those who keep it.
pub fn fault_list(all: &[Fault], words: Words) -> Html {
    let faults = Language::German.faults();
    let worst: Vec<&Fault> = all.iter().filter(|fault| fault.severity == Severity::Error).collect();
    let more = worst.len().saturating_sub(SHOWN);
    let items = worst.into_iter().take(SHOWN).map(|fault| {
        let place = words.0.place(fault.position.line, fault.position.column);
        let entry = tag("li").tag(tag("strong").text(&place)).tag(tag("code").text(&fault.path));
        entry.tag(tag("span").of_catalog(words).text(&faults.fault(&fault.kind)))
    });
    let mut parts = vec![tag_of("ul", "fk-faults").each(items).end()];
    if more > 0 {
        parts.push(tag("p").text(&words.0.more(more)).end());
    }
    list(parts)
}
