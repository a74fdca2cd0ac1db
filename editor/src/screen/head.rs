// SPDX-License-Identifier: EUPL-1.2
//! The head: what is open, undo and redo, the views, and the menu of everything else.

use foerderkompass_upkeep::Change;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Dialog, Message, View};
use crate::desk::Desk;
use crate::outside::Wanted;

const VIEWS: [(View, &str, &str); 5] = [
    (View::Entries, "entries", "Einträge"),
    (View::Mine, "mine", "Meine Einträge"),
    (View::Places, "places", "Meine Plätze"),
    (View::Cockpit, "cockpit", "Cockpit"),
    (View::Changes, "changes", "Änderungen"),
];

pub fn head(app: &App, desk: &Desk, link: &Scope<App>) -> Html {
    let title = desk.shown.document.root().get("title").and_then(|title| title.as_str()).unwrap_or("");
    let label = |change: Option<&Change>| change.map(|change| change.label.clone());
    html! {
        <Head title={title.to_string()} file={desk.name.clone()} unsaved={desk.unsaved} view={app.view}
            back={label(desk.history.undoable())} again={label(desk.history.redoable())} link={link.clone()} />
    }
}

#[derive(Clone, Properties)]
struct HeadProps {
    title: String,
    file: String,
    unsaved: bool,
    view: View,
    /// What undo would take back, and redo would do again.
    back: Option<String>,
    again: Option<String>,
    link: Scope<App>,
}

impl PartialEq for HeadProps {
    fn eq(&self, other: &HeadProps) -> bool {
        let texts =
            |props: &HeadProps| [Some(props.title.clone()), Some(props.file.clone()), props.back.clone(), props.again.clone()];
        texts(self) == texts(other) && self.unsaved == other.unsaved && self.view == other.view
    }
}

/// Drawn again when it says something else, not at every keystroke.
#[component]
fn Head(props: &HeadProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("head");
    let state = if props.unsaved { "nicht gespeichert" } else { "gespeichert" };
    html! {
        <header class="fe-head">
            <a class="fe-skip" href="#fe-main">{ "Zum Inhalt" }</a>
            <div class="fe-brand">
                <h1>{ if props.title.is_empty() { "Katalog ohne Titel" } else { &props.title } }</h1>
                <p>{ format!("{} · {state}", props.file) }</p>
            </div>
            <nav class="fe-views" aria-label="Ansichten des Editors">{ for VIEWS.iter().map(|(view, key, name)| tab(props, *view, key, name)) }</nav>
            <div class="fe-tools">
                { step(props, true) }
                { step(props, false) }
                { save(props) }
                { menu(&props.link) }
            </div>
        </header>
    }
}

fn tab(props: &HeadProps, view: View, key: &'static str, name: &'static str) -> Html {
    let current = (props.view == view).then_some("page");
    let onclick = props.link.callback(move |_: MouseEvent| Message::View(view));
    html! { <button type="button" class="fe-tab" aria-current={current} data-fe-view={key} {onclick}>{ name }</button> }
}

fn step(props: &HeadProps, back: bool) -> Html {
    let (change, word, symbol) = if back { (&props.back, "Rückgängig", "↶") } else { (&props.again, "Wiederholen", "↷") };
    let label = change.as_ref().map_or_else(|| word.to_string(), |change| format!("{word}: {change}"));
    let onclick = props.link.callback(move |_: MouseEvent| Message::Step { back });
    html! {
        <button type="button" class="fe-button fe-icon" disabled={change.is_none()} title={label.clone()} aria-label={label}
            data-fe-step={if back { "back" } else { "again" }} {onclick}>{ symbol }</button>
    }
}

fn save(props: &HeadProps) -> Html {
    let onclick = props.link.callback(|_: MouseEvent| Message::Show(Some(Dialog::Saving)));
    let class = classes!("fe-button", props.unsaved.then_some("fe-primary"));
    html! { <button type="button" {class} data-fe-save="" {onclick}>{ "Speichern …" }</button> }
}

fn menu(link: &Scope<App>) -> Html {
    let item = |key: &'static str, name: &'static str, message: Message| {
        let onclick = link.callback(move |event: MouseEvent| {
            close(&event);
            message.clone()
        });
        html! { <li><button type="button" data-fe-menu={key} {onclick}>{ name }</button></li> }
    };
    let show = |dialog: Dialog| Message::Show(Some(dialog));
    html! {
        <details class="fe-menu">
            <summary class="fe-button">{ "Mehr" }</summary>
            <ul>
                { item("other", "Andere Datei öffnen …", Message::Pick(Wanted::Catalog)) }
                { item("submit", "Änderung einreichen …", show(Dialog::Submitting)) }
                { item("take-over", "Eingereichte Änderung öffnen …", show(Dialog::TakingOver(None))) }
                { item("pasted", "Gemeldeten Fehler öffnen …", show(Dialog::Pasted)) }
                { item("adopt", "Rechtsstand übernehmen …", show(Dialog::Adopting)) }
                { item("workbook", "Excel-Datei einlesen …", show(Dialog::Workbook(None))) }
                { item("start", "Eigenen Katalog beginnen …", show(Dialog::Starting)) }
            </ul>
        </details>
    }
}

/// Folds the menu in which something was clicked.
fn close(event: &MouseEvent) {
    let target = event.target_dyn_into::<web_sys::Element>();
    if let Some(menu) = target.and_then(|target| target.closest("details").ok().flatten()) {
        let _ = menu.remove_attribute("open");
    }
}
