// SPDX-License-Identifier: EUPL-1.2
//! The cockpit: the report on the catalogue as a page. Every item opens its entry at the place.

mod calendar;
mod entries;
mod findings;
mod gaps;
mod matrix;
mod multiples;

use foerderkompass_cockpit::{Report, RoleReport};
use foerderkompass_upkeep::Document;
use yew::prelude::*;

use self::gaps::Gaps;
use super::bits::{Capped, contents, opener, section, unreadable, use_report};
use super::locate::{day, inside};
use super::{OnOpen, words};
use crate::shared::Shown;

#[derive(Properties, PartialEq)]
pub struct CockpitProps {
    pub shown: Shown,
    pub on_open: OnOpen,
}

/// What the parts of the page are given.
pub(super) struct Scene<'s> {
    pub report: &'s Report,
    pub shown: &'s Shown,
    pub document: &'s Document,
    pub on_open: &'s OnOpen,
    /// Only what this role looks after; empty for all.
    pub role: &'s str,
}

impl Scene<'_> {
    /// Whether something that these roles look after is shown.
    pub fn shows(&self, roles: &[String]) -> bool {
        self.role.is_empty() || roles.iter().any(|role| role == self.role) || (roles.is_empty() && self.role == words::NOBODY)
    }
}

/// The page of the report. It is reckoned once for a document.
#[component]
pub fn Cockpit(props: &CockpitProps) -> Html {
    let role = use_state(String::new);
    let shown = &props.shown;
    let content = match use_report(&shown.document, shown.today).as_deref() {
        None => html! { <p>{ "Der Katalog wird geprüft …" }</p> },
        Some(Err(faults)) => unreadable(&shown.document, faults, &props.on_open),
        Some(Ok(report)) => {
            let scene = Scene { report, shown, document: &shown.document, on_open: &props.on_open, role: &role };
            let on_role = {
                let role = role.clone();
                Callback::from(move |picked| role.set(picked))
            };
            page(&scene, &on_role)
        }
    };
    html! {
        <section class="fe-v-cockpit" aria-labelledby="fe-cockpit-title">
            <h2 id="fe-cockpit-title">{ "Cockpit" }</h2>
            { content }
        </section>
    }
}

/// The sections: id and heading.
const BY_ROLE: (&str, &str) = ("fe-by-role", "Nach Rolle");
const FAULTS: (&str, &str) = ("fe-faults", "Fehler und offene Punkte");
const RULES: (&str, &str) = ("fe-rules", "Regeln, die nicht tun, was sie sollen");
const UNUSED: (&str, &str) = ("fe-unused", "Was keine Regel nutzt");
const REVIEWS: (&str, &str) = ("fe-reviews", "Prüfkalender");
const GAPS: (&str, &str) = ("fe-gaps", foerderkompass_cockpit::coverage_words::COVERAGE);
const PERSONAS: (&str, &str) = ("fe-personas", "Beispielpersonen");

/// The sections with how much each holds.
fn sections(report: &Report) -> [(&'static str, String); 7] {
    let figures = &report.figures;
    let faults = figures.errors + figures.warnings + figures.hints + figures.points;
    let told = |(id, heading): (&'static str, &str), count: usize| (id, format!("{heading} ({count})"));
    [
        (BY_ROLE.0, BY_ROLE.1.to_string()),
        told(FAULTS, faults),
        told(RULES, figures.findings),
        told(UNUSED, figures.unused),
        (REVIEWS.0, format!("{} ({} überfällig)", REVIEWS.1, figures.overdue)),
        (GAPS.0, GAPS.1.to_string()),
        (PERSONAS.0, format!("{} ({} anders als erwartet)", PERSONAS.1, figures.surprises)),
    ]
}

fn page(scene: &Scene<'_>, on_role: &Callback<String>) -> Html {
    let report = scene.report;
    html! {
        <>
            <p class="fe-v-lead">{ format!("{}.", report.summary) }</p>
            <p class="fe-v-quiet">{ format!("Stand des Katalogs: {}", day(report.edition.as_of)) }</p>
            { contents(&sections(report)) }
            { section(BY_ROLE.0, BY_ROLE.1, roles(scene, on_role)) }
            { section(FAULTS.0, FAULTS.1, entries::entries(scene)) }
            { section(RULES.0, RULES.1, findings::findings(scene)) }
            { section(UNUSED.0, UNUSED.1, unused(scene)) }
            { section(REVIEWS.0, REVIEWS.1, calendar::calendar(scene)) }
            { section(GAPS.0, GAPS.1, html! { <Gaps document={scene.shown.document.clone()} today={scene.shown.today} on_open={scene.on_open} /> }) }
            { section(PERSONAS.0, PERSONAS.1, matrix::personas(scene)) }
        </>
    }
}

/// Counts of entries by role. A role narrows the page to its own.
fn roles(scene: &Scene<'_>, on_role: &Callback<String>) -> Html {
    let head = ["Rolle", "Maßnahmen", "Fehler", "Warnungen", "Hinweise", "Offene Punkte", "Überfällige Prüfungen"];
    let row = |role: &RoleReport| {
        let counts = [role.measures, role.errors, role.warnings, role.hints, role.points, role.overdue];
        html! {
            <tr key={role.role.clone()}>
                <th scope="row">{ role_button(&role.role, scene.role, on_role) }</th>
                { for counts.map(|count| html! { <td class={(count == 0).then_some("fe-v-quiet")}>{ count }</td> }) }
            </tr>
        }
    };
    html! {
        <>
            <p class="fe-v-quiet">{ "Gezählt werden Einträge, nicht Menschen. Eine Rolle anklicken: nur noch ihre Einträge." }</p>
            <div class="fe-v-scroll" tabindex="0" role="region" aria-label="Tabelle nach Rolle">
                <table class="fe-v-table">
                    <thead><tr>{ for head.map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                    <tbody>{ for scene.report.roles.iter().map(row) }</tbody>
                </table>
            </div>
            if !scene.role.is_empty() {
                <p class="fe-v-said">
                    { format!("Fehler, offene Punkte und Prüfkalender zeigen nur „{}“. ", scene.role) }
                    <button type="button" class="fe-v-open" onclick={on_role.reform(|_: MouseEvent| String::new())}>
                        { "Alle zeigen" }
                    </button>
                </p>
            }
        </>
    }
}

fn role_button(role: &str, picked: &str, on_role: &Callback<String>) -> Html {
    let is_picked = role == picked;
    let wanted = if is_picked { String::new() } else { role.to_string() };
    let onclick = on_role.reform(move |_: MouseEvent| wanted.clone());
    let pressed = if is_picked { "true" } else { "false" };
    html! { <button type="button" class="fe-v-open" aria-pressed={pressed} {onclick}>{ role.to_string() }</button> }
}

fn unused(scene: &Scene<'_>) -> Html {
    if scene.report.unused.is_empty() {
        return html! { <p>{ words::NOTHING }</p> };
    }
    let items = scene.report.unused.iter().map(|unused| {
        let place = inside(scene.document, foerderkompass_upkeep::Kind::Attribute, &unused.attribute, "");
        html! { <li>{ opener(&unused.sentence, place, scene.on_open) }</li> }
    });
    html! { <Capped items={items.collect::<Vec<_>>()} /> }
}
