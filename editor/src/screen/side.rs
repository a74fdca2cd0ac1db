// SPDX-License-Identifier: EUPL-1.2
//! The right column: what is wrong in the entry, which personas come out otherwise, and the real widget.

use std::rc::Rc;

use foerderkompass_core::Catalog;
use foerderkompass_upkeep::{Document, EntryId, Kind, Path};
use yew::html::Scope;
use yew::prelude::*;

use super::preview::Preview;
use crate::app::{App, AppProps, Message, Side};
use crate::criterion::Flips;
use crate::desk::Desk;
use crate::forms::Mark;
use crate::outside::Outside;

const SIDES: [(Side, &str, &str); 3] = [
    (Side::Faults, "faults", "Hinweise"),
    (Side::Personas, "personas", "Beispielpersonen"),
    (Side::Preview, "preview", "Vorschau"),
];

pub fn column(app: &App, desk: &Desk, link: &Scope<App>, props: &AppProps) -> Html {
    // Each side is given what it shows, so that nothing else draws it again.
    let (personas, preview) = (app.side == Side::Personas, app.side == Side::Preview);
    html! {
        <Beside side={app.side} marks={Rc::clone(&app.marks)} entry={desk.entry()} chosen={desk.chosen.clone().unwrap_or_default()}
            opened={app.opened.clone().filter(|_| personas)} current={desk.shown.catalog.clone().filter(|_| personas)}
            document={preview.then(|| Rc::clone(&desk.shown.document))} outside={props.outside.clone()} link={link.clone()} />
    }
}

#[derive(Clone, Properties)]
struct BesideProps {
    side: Side,
    marks: Rc<Vec<Mark>>,
    entry: Option<EntryId>,
    chosen: Path,
    opened: Option<Rc<Catalog>>,
    current: Option<Rc<Catalog>>,
    document: Option<Rc<Document>>,
    outside: Outside,
    link: Scope<App>,
}

impl PartialEq for BesideProps {
    fn eq(&self, other: &BesideProps) -> bool {
        let pointer = |props: &BesideProps| {
            let catalog = |catalog: &Option<Rc<Catalog>>| catalog.as_ref().map(Rc::as_ptr);
            (catalog(&props.opened), catalog(&props.current), props.document.as_ref().map(Rc::as_ptr), Rc::as_ptr(&props.marks))
        };
        self.side == other.side && self.entry == other.entry && self.chosen == other.chosen && pointer(self) == pointer(other)
    }
}

#[component]
fn Beside(props: &BesideProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("side");
    let count = props.marks.len();
    let tab = |(side, key, name): &(Side, &'static str, &'static str)| {
        let (side, current) = (*side, (props.side == *side).then_some("true"));
        let onclick = props.link.callback(move |_: MouseEvent| Message::Side(side));
        html! {
            <button type="button" class="fe-tab" aria-current={current} data-fe-side={*key} {onclick}>
                { *name }
                if side == Side::Faults && count > 0 { <span class="fe-badge">{ count }</span> }
            </button>
        }
    };
    let measure = props.entry.clone().filter(|entry| entry.kind == Kind::Measure).map(|entry| AttrValue::from(entry.id));
    let inside = match (props.side, &props.document) {
        (Side::Faults, _) => faults(props),
        (Side::Personas, _) => html! { <Flips opened={props.opened.clone()} current={props.current.clone()} {measure} /> },
        (Side::Preview, Some(document)) => {
            html! { <Preview document={Rc::clone(document)} {measure} outside={props.outside.clone()} /> }
        }
        (Side::Preview, None) => Html::default(),
    };
    let key = SIDES.iter().find(|(side, _, _)| *side == props.side).map_or("", |(_, key, _)| *key);
    html! {
        <aside class="fe-side" aria-label="Zum Eintrag">
            <nav class="fe-tabs" aria-label="Hinweise, Beispielpersonen, Vorschau">{ for SIDES.iter().map(tab) }</nav>
            <div key={key} class="fe-side-body">{ inside }</div>
        </aside>
    }
}

fn faults(props: &BesideProps) -> Html {
    if props.marks.is_empty() {
        return html! { <p class="fe-muted">{ "An diesem Eintrag ist nichts zu beanstanden." }</p> };
    }
    let entry = props.entry.clone().unwrap_or_else(EntryId::head);
    let line = |mark: &Mark| {
        let (class, word) = crate::forms::severity(mark.severity);
        let (entry, path) = (entry.clone(), props.chosen.join(&mark.path.0));
        let onclick = props.link.callback(move |_: MouseEvent| Message::Open(entry.clone(), path.clone()));
        html! {
            <li class={class}>
                <b>{ word }</b>{ " " }{ &mark.sentence }{ " " }
                <button type="button" class="fe-link" {onclick}>{ place(&props.chosen.join(&mark.path.0)) }</button>
            </li>
        }
    };
    html! { <ul class="fe-marks">{ for props.marks.iter().map(line) }</ul> }
}

/// The field of a place, in words.
fn place(path: &Path) -> String {
    crate::forms::field_said(path).map_or_else(|| "Zum Eintrag".to_string(), |field| format!("Zum Feld „{field}“"))
}
