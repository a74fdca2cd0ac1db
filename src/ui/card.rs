// SPDX-License-Identifier: EUPL-1.2
//! One measure: a row that says the result and whom to ask, and the details when it is open.

use std::rc::Rc;

use foerderkompass_core::{MeasureAt, Verdict};
use yew::prelude::{Html, Properties, component};

use super::contact::contact_line;
use super::detail::detail;
use super::prose::marked;
use super::tag::{Tag, button, tag, tag_of};
use super::tools::keep;
use super::{Dispatch, Scene, Symbol, Words, icon, outcome_class, send};
use crate::shared::Shared;
use crate::state::{Jump, Message, State};
use crate::view::{Reason, Row, taken_word};

#[derive(PartialEq, Properties)]
pub struct CardProps {
    pub row: Rc<Row>,
    /// The state as of now, of open cards only.
    pub state: Option<Shared<State>>,
    pub dispatch: Dispatch,
    pub words: Words,
}

#[component]
pub fn Card(props: &CardProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count();
    let (row, words) = (&*props.row, props.words);
    let open = props.state.is_some();
    let at = row.at;
    let toggle = send(&props.dispatch, Message::ToggledMeasure(at));
    let detail_id = format!("fk-detail-{}", row.id);
    let title = button("", toggle.clone()).of_catalog(words).aria("aria-expanded", open).put("aria-controls", &detail_id);
    let title = title.with(marked(&row.title, &row.found));
    let what = tag_of("div", "fk-what")
        .tag(words.heading(4).class("fk-title").tag(title))
        .tag(meta(row, words))
        .tag(reason(&row.reason, &props.dispatch, words))
        .tag(marks(row, words));
    let depends = (!row.depends.is_empty()).then(|| tag_of("span", "fk-muted").text(&row.depends));
    let who = tag_of("div", "fk-who").class_if(row.contacts.len() > 1, "fk-several").place(depends);
    let who = who.all(row.contacts.iter().map(contact_line));
    // The title's button does the same; this one is only a larger target for the pointer.
    let chevron = tag_of("span", "fk-chevron").on_click(toggle).set("aria-hidden", "true").with(icon(Symbol::Down));
    let end = tag_of("div", "fk-row-end").tag(chevron).with(keep(row, &props.dispatch, words));
    let mut details = tag_of("div", "fk-detail").put("id", &detail_id).flag("hidden", !open);
    if let Some(state) = &props.state {
        details = details.with(detail(Scene { state, dispatch: &props.dispatch, words }, at));
    }
    tag_of("article", "fk-card")
        .class(if row.near { "fk-near" } else { outcome_class(row.outcome) })
        .class_if(open, "fk-is-open")
        .put("data-measure", &row.id)
        .set("data-outcome", row.outcome.key())
        .tag(tag_of("div", "fk-row").tag(what).tag(who).tag(end))
        .tag(details)
        .end()
}

/// Outcome, how the client stands to it, form and duration.
fn meta(row: &Row, words: Words) -> Tag {
    // What the client already has stands in a group of its own, where the outcome of today says nothing.
    let lead = match row.taken {
        Some(taken) => tag_of("span", "fk-strong").text(taken_word(taken, words.0)),
        None => {
            let outcome = tag_of("span", "fk-outcome").class(outcome_class(row.outcome));
            outcome.with(icon(Symbol::of_outcome(row.outcome))).text(words.0.outcome(row.outcome))
        }
    };
    tag_of("p", "fk-meta")
        .tag(lead)
        .tag(tag("span").text(&row.meta))
        .place((!row.alias.is_empty()).then(|| tag("mark").text(&row.alias)))
}

/// What to look out for.
fn marks(row: &Row, words: Words) -> Tag {
    let labels = words.0.labels();
    let mark = |holds: bool| holds.then(|| tag_of("span", "fk-mark"));
    let warn = |mark: Tag| mark.with(icon(Symbol::Warning));
    let clash =
        mark(!row.clash.is_empty()).map(|mark| warn(mark.class("fk-strong")).text(labels.excludes).text(": ").text(&row.clash));
    tag_of("p", "fk-marks")
        .place(mark(row.checks > 0).map(|mark| warn(mark).text(&words.0.checks(row.checks))))
        .place(clash)
        .place(mark(row.voluntary).map(|mark| mark.text(labels.voluntary)))
        .place(mark(row.apply_before_start).map(|mark| mark.class("fk-strong").text(labels.apply_before_start)))
}

fn reason(reason: &Reason, dispatch: &Dispatch, words: Words) -> Tag {
    let mut shown = tag_of("p", "fk-reason").of_catalog(words);
    if !reason.lead.is_empty() {
        shown = shown.tag(tag("b").text(&reason.lead)).text(" ");
    }
    shown = shown.text(&reason.text);
    match &reason.by {
        Some((at, title, outcome)) => shown
            .text(" – ")
            .text(words.0.labels().leads_there)
            .text(" ")
            .with(measure_link(*at, title, dispatch))
            .text(" (")
            .text(outcome)
            .text(")"),
        None => shown,
    }
}

/// Opens another measure and goes there.
pub fn measure_link(at: MeasureAt, title: &str, dispatch: &Dispatch) -> Html {
    let go = send(dispatch, Message::Jumped(Jump::Measure(at)));
    button("fk-link", go).text(title).end()
}

/// A verdict as a symbol with its word.
pub fn verdict_mark(verdict: Verdict, words: Words) -> Html {
    let class = match verdict {
        Verdict::Met => "fk-met",
        Verdict::Unmet => "fk-unmet",
        Verdict::Unknown => "fk-unknown",
    };
    let word = tag_of("span", "fk-hidden").text(words.0.verdict(verdict)).text(": ");
    tag_of("span", "fk-verdict").class(class).with(icon(Symbol::of_verdict(verdict))).tag(word).end()
}
