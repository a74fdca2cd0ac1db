// SPDX-License-Identifier: EUPL-1.2
//! What is taken along: a note for the case file, a sheet of paper, a table.

use yew::prelude::*;
use web_sys::{Element, HtmlElement};

use super::{Scene, Symbol, icon};
use crate::extract::{Block, Entry, Extract, Line, extract};
use crate::state::Message;
use crate::table::table;

pub fn export(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let extract = extract(state, scene.words.0);
    let which = if state.marked.is_empty() { labels.export_result } else { labels.export_marked };
    let dispatch = scene.dispatch.clone();
    let tick = Callback::from(move |_: Event| dispatch.dispatch(Message::ToggledAnswers));
    html! {
        <section class="fk-view fk-export" data-shown="export">
            <h3 class="fk-lane-title"><span>{ labels.view_export }</span><span class="fk-lane-count">{ which }</span></h3>
            <label class="fk-check">
                <input type="checkbox" checked={state.with_answers} onchange={tick} data-with-answers="" />
                <span><b>{ labels.with_answers }</b><small class="fk-muted">{ labels.with_answers_hint }</small></span>
            </label>
            <div class="fk-quick">
                <button type="button" class="fk-button fk-primary" onclick={scene.dispatch.copy(extract.text())} data-copy-note="">{ icon(Symbol::Copy) }{ labels.note_copy }</button>
                <button type="button" class="fk-button" onclick={print(scene)} data-print="">{ labels.print }</button>
                <button type="button" class="fk-button" onclick={save_table(scene)} data-table="">{ labels.table_save }</button>
            </div>
            { sheet(&extract) }
        </section>
    }
}

fn print(scene: Scene<'_>) -> Callback<MouseEvent> {
    let outlet = scene.dispatch.outlet.clone();
    Callback::from(move |event: MouseEvent| {
        let view = event.target_dyn_into::<HtmlElement>().and_then(|button| button.closest(".fk-export").ok().flatten());
        let sheet: Option<Element> = view.and_then(|view| view.query_selector(".fk-paper").ok().flatten());
        if let Some(sheet) = sheet {
            outlet.print(&sheet);
        }
    })
}

fn save_table(scene: Scene<'_>) -> Callback<MouseEvent> {
    let (outlet, catalog, words) = (scene.dispatch.outlet.clone(), scene.state.catalog.clone(), scene.words);
    Callback::from(move |_: MouseEvent| outlet.save("massnahmen.csv", &table(&catalog, words.0)))
}

/// The sheet as it will be printed.
fn sheet(extract: &Extract) -> Html {
    html! {
        <div class="fk-paper">
            { for extract.head.iter().enumerate().map(|(i, line)| if i == 0 { html! { <h4>{ line }</h4> } } else { html! { <p class="fk-muted">{ line }</p> } }) }
            { for extract.entries.iter().map(entry) }
            { for extract.answers.iter().map(block) }
            { for extract.fields.iter().map(|field| html! { <p class="fk-blank">{ *field }</p> }) }
            <p class="fk-muted">{ extract.orientation }</p>
        </div>
    }
}

fn entry(entry: &Entry) -> Html {
    html! {
        <section>
            <h5>{ &entry.title }</h5>
            <p><b>{ &entry.status }</b></p>
            if !entry.badges.is_empty() { <p>{ &entry.badges }</p> }
            { for entry.blocks.iter().map(block) }
        </section>
    }
}

fn block(block: &Block) -> Html {
    html! { <>if !block.heading.is_empty() { <h6>{ &block.heading }</h6> }<ul>{ for block.lines.iter().map(line) }</ul></> }
}

fn line(line: &Line) -> Html {
    let mark = line.mark.map(|ticked| if ticked { "☑ " } else { "☐ " });
    let class = if line.depth > 0 { "fk-deeper" } else { "" };
    html! { <li {class}>{ mark }{ &line.text }</li> }
}
