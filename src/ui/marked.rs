// SPDX-License-Identifier: EUPL-1.2
//! The Merkliste: the measures that were kept, and up to four of them side by side.

use yew::prelude::*;

use super::Scene;
use super::compare::compare;
use super::lanes::card;
use crate::state::{COMPARED, Message, View};

pub fn marked(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let (marked, compared) = (&state.marked, &state.compared);
    let full = compared.len() >= COMPARED;
    let choices = marked.iter().filter_map(|at| {
        let measure = state.catalog.measures().get(*at)?;
        let chosen = compared.contains(at);
        let name = measure.short.as_ref().unwrap_or(&measure.title);
        Some(html! {
            <button key={*at} type="button" class="fk-pill" aria-pressed={chosen.to_string()} disabled={full && !chosen} onclick={scene.on_click(Message::ToggledCompared(*at))}>{ name }</button>
        })
    });
    html! {
        <section class="fk-view" data-shown="marked">
            <h3 class="fk-lane-title"><span>{ labels.view_marked }</span><span class="fk-lane-count">{ scene.words.0.measures(marked.len()) }</span></h3>
            if marked.is_empty() {
                <p class="fk-nothing">{ labels.marked_none }</p>
            } else {
                <div class="fk-cards">{ for marked.iter().map(|at| card(scene, *at)) }</div>
                <p><button type="button" class="fk-button" onclick={scene.on_click(Message::ChoseView(View::Export))}>{ labels.view_export }</button></p>
            }
            if marked.len() > 1 {
                <h3 class="fk-lane-title">{ labels.compare }</h3>
                if marked.len() > COMPARED { <p class="fk-lane-note">{ labels.compare_which }</p> }
                <div class="fk-quick" role="group" aria-label={labels.compare}>{ for choices }</div>
                { compare(scene) }
            }
        </section>
    }
}
