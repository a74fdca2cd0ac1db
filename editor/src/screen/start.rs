// SPDX-License-Identifier: EUPL-1.2
//! The start: opening a file, going on with a draft, beginning an own catalogue.

use foerderkompass_upkeep::Unopened;
use foerderkompass_wording::Language;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Dialog, Message};
use crate::outside::Wanted;

pub fn start(app: &App, link: &Scope<App>) -> Html {
    let pick = link.callback(|_: MouseEvent| Message::Pick(Wanted::Catalog));
    let begin = link.callback(|_: MouseEvent| Message::Show(Some(Dialog::Starting)));
    let sample = link.callback(|_: MouseEvent| Message::Sample);
    html! {
        <main id="fe-main" tabindex="-1" class="fe-start">
            <h1>{ "Förderkompass-Editor" }</h1>
            <p class="fe-lead">{ "Hier pflegen Sie den Katalog der Maßnahmen. Alles bleibt auf diesem Rechner." }</p>
            <div>{ draft(app, link) }</div>
            <div>{ refused(app) }</div>
            <section class="fe-card">
                <h2>{ "Katalog öffnen" }</h2>
                <p>{ "Öffnen Sie die catalog.json, die foerderkompass.html oder eine Excel-Datei Ihres Jobcenters. Sie können die Datei auch auf diese Seite ziehen." }</p>
                <button type="button" class="fe-button fe-primary" data-fe-open="" onclick={pick}>{ "Datei öffnen …" }</button>
            </section>
            if app.sample.is_some() {
                <section class="fe-card">
                    <h2>{ "Noch kein eigener Katalog?" }</h2>
                    <p>{ "Ein paar Fragen zu Ihrem Haus machen aus dem Beispiel einen Katalog mit Ihren Teams." }</p>
                    <div class="fe-row">
                        <button type="button" class="fe-button" data-fe-begin="" onclick={begin}>{ "Eigenen Katalog beginnen …" }</button>
                        <button type="button" class="fe-button" data-fe-sample="" onclick={sample}>{ "Beispiel ansehen" }</button>
                    </div>
                </section>
            }
        </main>
    }
}

fn draft(app: &App, link: &Scope<App>) -> Html {
    let Some(draft) = &app.draft else { return Html::default() };
    let resume = link.callback(|_: MouseEvent| Message::Resume);
    let forget = link.callback(|_: MouseEvent| Message::Forget);
    html! {
        <section class="fe-card fe-note">
            <h2>{ "Es gibt einen Entwurf" }</h2>
            <p>{ format!("Beim letzten Mal wurde „{}“ nicht gespeichert.", draft.name) }</p>
            <div class="fe-row">
                <button type="button" class="fe-button fe-primary" onclick={resume}>{ "Weiterarbeiten" }</button>
                <button type="button" class="fe-button" onclick={forget}>{ "Entwurf verwerfen" }</button>
            </div>
        </section>
    }
}

/// Why a file could not be opened, and what is wrong in it.
fn refused(app: &App) -> Html {
    let Some(refused) = &app.refused else { return Html::default() };
    html! {
        <section class="fe-card fe-note" role="alert">
            <h2>{ "Diese Datei lässt sich nicht öffnen" }</h2>
            { reasons(refused) }
        </section>
    }
}

/// Why, in one sentence and by line and column.
pub fn reasons(refused: &Unopened) -> Html {
    let words = Language::German;
    // There is no catalogue in which names could be looked up.
    let nothing = foerderkompass_upkeep::Document::new(serde_json::json!({}));
    let said = |fault: &foerderkompass_core::Fault| {
        nothing.as_ref().map(|nothing| crate::forms::fault_said(nothing, &fault.path, &fault.kind)).unwrap_or_default()
    };
    let line = |fault: &foerderkompass_core::Fault| {
        let place = words.wording().place(fault.position.line, fault.position.column);
        html! { <li><b>{ place }</b>{ " " }{ said(fault) }</li> }
    };
    html! {
        <>
            <p>{ &refused.sentence }</p>
            <ul class="fe-marks">{ for refused.faults.iter().take(20).map(line) }</ul>
        </>
    }
}
