// SPDX-License-Identifier: EUPL-1.2
//! Faults and open points, entry by entry, the worst first.

use std::cmp::Reverse;

use foerderkompass_cockpit::{EntryList, EntryReport, FaultLine};
use foerderkompass_core::Severity;
use yew::prelude::*;

use super::super::bits::{Capped, opener};
use super::super::locate::{at, inside, kind_of};
use super::super::words;
use super::Scene;
use crate::forms::fault_said;

pub(super) fn entries(scene: &Scene<'_>) -> Html {
    let report = scene.report;
    let whole = report.faults.iter().filter(|_| scene.role.is_empty()).map(|fault| html! { <li>{ line(scene, fault) }</li> });
    let whole: Vec<Html> = whole.collect();
    let mut shown: Vec<&EntryReport> = report.entries.iter().filter(|entry| scene.shows(&entry.roles)).collect();
    shown.sort_by_key(|entry| Reverse(worst(entry)));
    let items: Vec<Html> = shown.into_iter().map(|one| entry(scene, one)).collect();
    if whole.is_empty() && items.is_empty() {
        return html! { <p>{ words::NOTHING }</p> };
    }
    html! {
        <>
            if !whole.is_empty() { <Capped items={whole} /> }
            <Capped items={items} class="fe-v-entries" />
        </>
    }
}

fn entry(scene: &Scene<'_>, entry: &EntryReport) -> Html {
    let name = if entry.title.is_empty() { &entry.id } else { &entry.title };
    let title = format!("{} „{name}“", words::list(entry.list).1);
    let roles = if entry.list == EntryList::Contacts { String::new() } else { entry.roles.join(", ") };
    let place = inside(scene.document, kind_of(entry.list), &entry.id, "");
    let mut faults: Vec<&FaultLine> = entry.faults.iter().collect();
    faults.sort_by_key(|fault| Reverse(fault.severity));
    html! {
        <li class="fe-v-entry">
            <h4>{ opener(&title, place, scene.on_open) }</h4>
            if !roles.is_empty() { <p class="fe-v-quiet">{ roles }</p> }
            <p class="fe-v-quiet">{ counts(entry) }</p>
            <ul class="fe-v-lines">
                { for faults.into_iter().map(|fault| html! { <li>{ line(scene, fault) }</li> }) }
                { for entry.points.iter().map(|point| {
                    let place = inside(scene.document, kind_of(entry.list), &entry.id, &point.path);
                    html! { <li><span class="fe-v-word fe-v-point">{ "Offener Punkt" }</span>{ " " }{ opener(&point.sentence, place, scene.on_open) }</li> }
                }) }
            </ul>
        </li>
    }
}

/// How bad the worst fault is; open points are no faults.
fn worst(entry: &EntryReport) -> Option<Severity> {
    entry.faults.iter().map(|fault| fault.severity).max()
}

/// „1 Fehler, 2 Hinweise“.
fn counts(entry: &EntryReport) -> String {
    let count = |severity| entry.faults.iter().filter(|fault| fault.severity == severity).count();
    let counts = [
        (count(Severity::Error), "Fehler", "Fehler"),
        (count(Severity::Warning), "Warnung", "Warnungen"),
        (count(Severity::Hint), "Hinweis", "Hinweise"),
        (entry.points.len(), "offener Punkt", "offene Punkte"),
    ];
    let told = counts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| words::counted(count, one, many));
    told.collect::<Vec<_>>().join(", ")
}

/// A fault: how bad by word, and what.
fn line(scene: &Scene<'_>, fault: &FaultLine) -> Html {
    let class = match fault.severity {
        Severity::Error => "fe-v-word fe-v-error",
        Severity::Warning => "fe-v-word fe-v-warning",
        Severity::Hint => "fe-v-word fe-v-hint",
    };
    html! {
        <>
            <span {class}>{ words::severity(fault.severity) }</span>{ " " }
            { opener(&fault_said(scene.document, &fault.path, &fault.kind), Some(at(scene.document, &fault.path)), scene.on_open) }
        </>
    }
}
