// SPDX-License-Identifier: EUPL-1.2
//! What everybody should know about this copy of the catalogue, and what was just done.

use foerderkompass_core::{Fault, Severity};
use foerderkompass_wording::Language;
use yew::prelude::*;

use super::faults::fault_list;
use super::{Scene, Symbol, icon};
use crate::state::{Message, Notice};

pub fn notices(scene: Scene<'_>, faults: &[Fault], language: Language) -> Html {
    let (state, words, labels) = (scene.state, scene.words, scene.labels());
    let about = state.catalog.about();
    let overdue = about.review_by.filter(|by| *by < state.dates.today);
    let faulty = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    html! {
        <div class="fk-notices">
            if about.sample { <p class="fk-notice">{ icon(Symbol::Warning) }{ labels.sample }</p> }
            if let Some(by) = overdue { <p class="fk-notice fk-alert">{ icon(Symbol::Warning) }{ labels.overdue_copy }{ " " }{ words.0.date(by) }{ "." }</p> }
            if faulty > 0 {
                <details class="fk-notice fk-alert">
                    <summary>{ labels.catalog_notes }{ ": " }{ words.0.faulty(faulty) }</summary>
                    { fault_list(faults, language) }
                </details>
            }
            if state.before.is_some() {
                <p class="fk-notice fk-said">
                    <span>{ labels.person_cleared }</span>
                    <button type="button" class="fk-button" onclick={scene.on_click(Message::UndidPerson)}>{ labels.undo }</button>
                </p>
            }
            <div role="alert">
                if state.idle {
                    <p class="fk-notice fk-alert">
                        <span>{ labels.idle_warning }</span>
                        <button type="button" class="fk-button" onclick={scene.on_click(Message::CameBack)} data-continue="">{ labels.idle_continue }</button>
                    </p>
                }
            </div>
            <div role="status">
                if let Some(notice) = &state.notice { { said(scene, notice) } }
            </div>
        </div>
    }
}

fn said(scene: Scene<'_>, notice: &Notice) -> Html {
    let labels = scene.labels();
    let text = match notice {
        Notice::NewDay(today) => scene.words.0.new_day(*today),
        Notice::Copied => labels.copied.to_owned(),
        Notice::CopyRefused(_) => labels.copy_refused.to_owned(),
        Notice::ClearedIdle => labels.idle_cleared.to_owned(),
    };
    html! {
        <div class="fk-notice fk-said" data-notice="">
            <p>{ text }</p>
            <button type="button" class="fk-button" onclick={scene.on_click(Message::DismissedNotice)}>{ labels.dismiss }</button>
            if let Notice::CopyRefused(text) = notice { <textarea class="fk-text" readonly=true aria-label={labels.copy_refused} value={text.clone()} /> }
        </div>
    }
}
