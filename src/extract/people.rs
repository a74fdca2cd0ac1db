// SPDX-License-Identifier: EUPL-1.2
//! Who decides and whom to ask, as lines. Which of the rules holds is not said: their order and their remarks would
//! tell more of the answers than who they lead to.

use foerderkompass_core::{ContactAt, Measure};
use foerderkompass_wording::Wording;

use super::Line;
use crate::state::State;
use crate::view::{absence, role};

/// The names of those who decide, in the order of the catalogue's rules.
pub fn carrier_lines(state: &State, measure: &Measure) -> Vec<Line> {
    let routed = measure.carrier(&state.results.facts);
    let mut names: Vec<&str> = Vec::new();
    for rule in &measure.carriers {
        let name = rule.is.name.as_str();
        if !names.contains(&name) && routed.entries.iter().any(|carrier| carrier.name == name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| Line::new(0, name)).collect()
}

/// The responsible contacts, in the order of the catalogue's contacts; `brief` in one line each.
pub fn contact_lines(state: &State, measure: &Measure, brief: bool, words: &dyn Wording) -> Vec<Line> {
    let mut contacts = measure.responsible(&state.results.facts).entries;
    contacts.sort_unstable();
    let mut lines = Vec::new();
    for at in contacts {
        add_contact(state, at, brief, words, &mut lines);
    }
    lines
}

fn add_contact(state: &State, at: ContactAt, brief: bool, words: &dyn Wording, lines: &mut Vec<Line>) {
    let Some(contact) = state.catalog.contacts().get(at) else { return };
    let labels = words.labels();
    let phone = contact.phone.as_ref().map(|phone| phone.as_str());
    let mailbox = contact.mailbox.as_ref().map(|mailbox| mailbox.as_str());
    let name = role(contact, words);
    if brief {
        let parts: Vec<&str> = [Some(name), phone, mailbox].into_iter().flatten().collect();
        lines.push(Line::new(0, parts.join(", ")));
    } else {
        lines.push(Line::new(0, name));
        let room: Vec<&str> = [contact.room.as_deref(), contact.site.as_deref()].into_iter().flatten().collect();
        let room = room.join(", ");
        let facts = [
            (labels.team, contact.team.as_deref()),
            (labels.room, Some(room.as_str()).filter(|room| !room.is_empty())),
            (labels.phone, phone),
            (labels.mailbox, mailbox),
        ];
        let said = facts.into_iter().filter_map(|(label, fact)| Some(Line::new(1, format!("{label}: {}", fact?))));
        lines.extend(said);
    }
    lines.extend(absence(&state.catalog, at, &state.results, words).map(|absence| Line::new(1, absence)));
}
