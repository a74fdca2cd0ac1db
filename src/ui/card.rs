// SPDX-License-Identifier: EUPL-1.2
//! One measure: a row that says the result and whom to ask, and the details when it is open.

use foerderkompass_core::{MeasureAt, Verdict};
use yew::prelude::*;

use super::contact::contact_line;
use super::detail::detail;
use super::prose::marked;
use super::tools::keep;
use super::{Dispatch, Scene, Symbol, Words, icon, outcome_class, send};
use crate::shared::Shared;
use crate::state::{Jump, Message, State};
use crate::view::{Reason, Row, taken_word};

#[derive(PartialEq, Properties)]
pub struct CardProps {
    pub row: Row,
    /// The state as of now, of open cards only.
    pub state: Option<Shared<State>>,
    pub dispatch: Dispatch,
    pub words: Words,
}

#[component]
pub fn Card(props: &CardProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count();
    let (row, words) = (&props.row, props.words);
    let labels = words.0.labels();
    let open = props.state.is_some();
    let at = row.at;
    let toggle = send(&props.dispatch, Message::ToggledMeasure(at));
    let ticked = props.state.as_ref().map_or(0, |state| state.ticked.iter().filter(|(measure, _)| *measure == at).count());
    let remaining = row.checks.saturating_sub(ticked);
    let detail_id = format!("fk-detail-{}", row.id);
    let class = classes!("fk-card", if row.near { "fk-near" } else { outcome_class(row.outcome) }, open.then_some("fk-is-open"));
    html! {
        <article {class} data-measure={row.id.clone()} data-outcome={row.outcome.key()}>
            <div class="fk-row">
                <div class="fk-what">
                    <h4 class="fk-title">
                        <button type="button" aria-expanded={open.to_string()} aria-controls={detail_id.clone()} onclick={toggle.clone()}>{ marked(&row.title, &row.found) }</button>
                    </h4>
                    <p class="fk-meta">
                        <span class={classes!("fk-outcome", outcome_class(row.outcome))}>
                            { icon(Symbol::of_outcome(row.outcome)) }{ words.0.outcome(row.outcome) }
                        </span>
                        if let Some(taken) = row.taken { <span class="fk-strong">{ taken_word(taken, words.0) }</span> }
                        <span>{ &row.meta }</span>
                        if !row.alias.is_empty() { <mark>{ &row.alias }</mark> }
                    </p>
                    { reason(&row.reason, &props.dispatch, words) }
                    <p class="fk-marks">
                        if remaining > 0 { <span class="fk-mark">{ icon(Symbol::Warning) }{ words.0.checks(remaining) }</span> }
                        if !row.clash.is_empty() { <span class="fk-mark fk-strong">{ icon(Symbol::Warning) }{ labels.excludes }{ ": " }{ &row.clash }</span> }
                        if row.voluntary { <span class="fk-mark">{ labels.voluntary }</span> }
                        if row.apply_before_start { <span class="fk-mark fk-strong">{ labels.apply_before_start }</span> }
                    </p>
                </div>
                <div class={classes!("fk-who", (row.contacts.len() > 1).then_some("fk-several"))}>
                    if !row.depends.is_empty() { <span class="fk-muted">{ &row.depends }</span> }
                    { for row.contacts.iter().map(contact_line) }
                </div>
                <div class="fk-row-end">
                    // The title's button does the same; this one is only a larger target for the pointer.
                    <span class="fk-chevron" onclick={toggle} aria-hidden="true">{ icon(Symbol::Down) }</span>
                    { keep(row, &props.dispatch, words) }
                </div>
            </div>
            <div id={detail_id} class="fk-detail" hidden={!open}>
                if let Some(state) = &props.state { { detail(Scene { state, dispatch: &props.dispatch, words }, at) } }
            </div>
        </article>
    }
}

fn reason(reason: &Reason, dispatch: &Dispatch, words: Words) -> Html {
    html! {
        <p class="fk-reason">
            if !reason.lead.is_empty() { <b>{ &reason.lead }</b>{ " " } }
            { &reason.text }
            if let Some((at, title)) = &reason.by {
                { " – " }{ words.0.labels().leads_there }{ " " }
                { measure_link(*at, title, dispatch) }
            }
        </p>
    }
}

/// Opens another measure and goes there.
pub fn measure_link(at: MeasureAt, title: &str, dispatch: &Dispatch) -> Html {
    html! { <button type="button" class="fk-link" onclick={send(dispatch, Message::Jumped(Jump::Measure(at)))}>{ title }</button> }
}

/// A verdict as a symbol with its word.
pub fn verdict_mark(verdict: Verdict, words: Words) -> Html {
    let class = match verdict {
        Verdict::Met => "fk-met",
        Verdict::Unmet => "fk-unmet",
        Verdict::Unknown => "fk-unknown",
    };
    html! { <span class={classes!("fk-verdict", class)}>{ icon(Symbol::of_verdict(verdict)) }<span class="fk-hidden">{ words.0.verdict(verdict) }{ ": " }</span></span> }
}
