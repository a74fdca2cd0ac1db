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

/// The responsible contacts, one in a line, in the order of the catalogue's contacts; `brief` only how to reach them.
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
    let phone = contact.phone.as_ref().map(|phone| phone.as_str());
    let mailbox = contact.mailbox.as_ref().map(|mailbox| mailbox.as_str());
    let name = role(contact, words);
    let room = contact.room.as_ref().filter(|_| !brief).map(|room| format!("{} {room}", words.labels().room));
    let (team, site) = (contact.team.as_deref().filter(|_| !brief), contact.site.as_deref().filter(|_| !brief));
    let parts: Vec<&str> = [Some(name), team, room.as_deref(), site, phone, mailbox].into_iter().flatten().collect();
    lines.push(Line::new(0, parts.join(", ")));
    lines.extend(absence(&state.catalog, at, &state.results, words).map(|absence| Line::new(1, absence)));
}
