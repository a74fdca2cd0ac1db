// SPDX-License-Identifier: EUPL-1.2
//! The right column: what is wrong in the entry, which personas come out otherwise, and the real widget.

use foerderkompass_upkeep::{EntryId, Kind, Path};
use yew::html::Scope;
use yew::prelude::*;

use super::preview::Preview;
use crate::app::{App, AppProps, Message, Side};
use crate::criterion::Flips;
use crate::desk::Desk;
use crate::forms::Mark;

const SIDES: [(Side, &str, &str); 3] = [
    (Side::Faults, "faults", "Hinweise"),
    (Side::Personas, "personas", "Beispielpersonen"),
    (Side::Preview, "preview", "Vorschau"),
];

pub fn column(app: &App, desk: &Desk, link: &Scope<App>, props: &AppProps) -> Html {
    let tab = |(side, key, name): &(Side, &'static str, &'static str)| {
        let (side, current) = (*side, (app.side == *side).then_some("true"));
        let onclick = link.callback(move |_: MouseEvent| Message::Side(side));
        let count = app.marks.len();
        html! {
            <button type="button" class="fe-tab" aria-current={current} data-fe-side={*key} {onclick}>
                { *name }
                if side == Side::Faults && count > 0 { <span class="fe-badge">{ count }</span> }
            </button>
        }
    };
    let measure = desk.entry().filter(|entry| entry.kind == Kind::Measure).map(|entry| AttrValue::from(entry.id));
    let inside = match app.side {
        Side::Faults => faults(app, desk, link),
        Side::Personas => html! { <Flips opened={app.opened.clone()} current={desk.shown.catalog.clone()} {measure} /> },
        Side::Preview => {
            html! { <Preview document={desk.shown.document.clone()} {measure} outside={props.outside.clone()} /> }
        }
    };
    let key = SIDES.iter().find(|(side, _, _)| *side == app.side).map_or("", |(_, key, _)| *key);
    html! {
        <aside class="fe-side" key="side" aria-label="Zum Eintrag">
            <nav class="fe-tabs" aria-label="Hinweise, Beispielpersonen, Vorschau">{ for SIDES.iter().map(tab) }</nav>
            <div key={key} class="fe-side-body">{ inside }</div>
        </aside>
    }
}

fn faults(app: &App, desk: &Desk, link: &Scope<App>) -> Html {
    if app.marks.is_empty() {
        return html! { <p class="fe-muted">{ "An diesem Eintrag ist nichts zu beanstanden." }</p> };
    }
    let (entry, chosen) = (desk.entry().unwrap_or_else(EntryId::head), desk.chosen.clone().unwrap_or_default());
    let line = |mark: &Mark| {
        let (class, word) = crate::forms::severity(mark.severity);
        let (entry, path) = (entry.clone(), chosen.join(&mark.path.0));
        let onclick = link.callback(move |_: MouseEvent| Message::Open(entry.clone(), path.clone()));
        html! {
            <li class={class}>
                <b>{ word }</b>{ " " }{ &mark.sentence }{ " " }
                <button type="button" class="fe-link" {onclick}>{ place(&mark.path) }</button>
            </li>
        }
    };
    html! { <ul class="fe-marks">{ for app.marks.iter().map(line) }</ul> }
}

/// The field of a place, in words.
fn place(path: &Path) -> String {
    match path.0.first() {
        Some(foerderkompass_upkeep::Step::Key(key)) => format!("Zum Feld „{}“", foerderkompass_upkeep::words::field(key)),
        _ => "Zum Eintrag".to_string(),
    }
}
