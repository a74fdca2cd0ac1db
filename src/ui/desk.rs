// SPDX-License-Identifier: EUPL-1.2
//! The caseworker's desk: questions left, results right, and what holds them together.

use std::rc::Rc;

use foerderkompass_core::{Catalog, Fault, Index};
use web_sys::Element;
use yew::prelude::*;

use super::chips::chips;
use super::client::client;
use super::contact::contact_line;
use super::contacts::contacts;
use super::cut::cut_list;
use super::deck::{Deck, use_deck, use_turns};
use super::events::use_events;
use super::examples::examples;
use super::export::export;
use super::filters::{filters, focus};
use super::header::header;
use super::hooks::{focus_in, use_announcement, use_jumps, use_notice_limit, use_undo_limit, use_watch};
use super::lanes::lanes;
use super::marked::marked;
use super::nav::nav;
use super::next::next;
use super::notices::notices;
use super::rail::rail;
use super::starts::starts;
use super::tag::{Tag, button, list, tag, tag_of};
use super::{Dispatch, Scene, Symbol, Words, icon};
use crate::clock;
use crate::groups::LEFT_OUT;
use crate::loading::use_words;
use crate::options::Options;
use crate::outlet::Outlet;
use crate::shared::Shared;
use crate::state::{Message, State, View};
use crate::view::contact_row;

#[derive(PartialEq, Properties)]
pub struct DeskProps {
    pub catalog: Shared<Catalog>,
    pub faults: Shared<Vec<Fault>>,
    /// Made at once if it is not given.
    pub index: Option<Shared<Index>>,
    pub words: Words,
    pub outlet: Outlet,
    pub options: Rc<Options>,
}

#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let (catalog, index) = (props.catalog.clone(), props.index.clone());
    let state = use_reducer(move || match index {
        Some(index) => State::with_index(catalog, index, clock::today()),
        None => State::new(catalog, clock::today()),
    });
    let root = use_node_ref();
    use_words(&state);
    use_jumps(&state, root.clone());
    use_undo_limit(&state);
    use_notice_limit(&state);
    use_watch(&state, root.clone());
    use_events(&state, &state.groups.total, &props.options, &props.outlet);
    let dispatch = Dispatch { reducer: state.dispatcher(), outlet: props.outlet.clone() };
    let scene = Scene { state: &state, dispatch: &dispatch, words: props.words };
    let region = use_announcement(status(scene), &state, props.words);
    let deck = use_deck();
    let inside = deck.try_borrow_mut().map_or_else(|_| Html::default(), |mut deck| view(scene, &mut deck));
    use_turns(&deck);
    let labels = scene.labels();
    let elsewhere = state.view != View::Measures;
    let skip = button("fk-skip", skip_to_results()).text(labels.skip_to_results);
    let rail = tag_of("section", "fk-rail")
        .class_if(state.sheet, "fk-sheet-open")
        .flag("hidden", state.options.no_questions)
        .put("aria-label", labels.answers)
        .tag(next(scene))
        .with(rail(scene));
    let results = tag_of("section", "fk-results")
        .put("aria-label", labels.result)
        .set("tabindex", "-1")
        .set("data-results", "")
        .with(inside);
    let foot = tag_of("footer", "fk-foot")
        .tag(tag("p").text(labels.orientation).text(" ").text(labels.privacy))
        .tag(tag("p").text(&props.words.0.colophon(scene.catalog().about())));
    tag_of("div", "fk-desk-frame")
        .found_by(&root)
        .tag(skip)
        .tag(header(scene))
        .tag(nav(scene))
        .tag(notices(scene, &props.faults))
        .tag(tag_of("p", "fk-hidden").set("role", "status").found_by(&region))
        .tag(
            tag_of("div", "fk-desk")
                .class_if(elsewhere, "fk-elsewhere")
                .class_if(state.options.no_questions, "fk-alone")
                .tag(rail)
                .tag(results),
        )
        .tag(foot)
        .end()
}

/// For the keyboard: over all questions to what came out.
fn skip_to_results() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let frame = event.target_dyn_into::<Element>().and_then(|button| button.closest(".fk-desk-frame").ok().flatten());
        focus_in(frame.as_ref(), "[data-results]");
    })
}

/// What stands beside the questions.
fn view(scene: Scene<'_>, deck: &mut Deck) -> Html {
    if scene.state.view != View::Measures {
        deck.clear();
    }
    match scene.state.view {
        View::Measures => list(vec![chips(scene), summary(scene), lanes(scene, deck), left_out(scene)]),
        View::Starts => list(vec![chips(scene), starts(scene)]),
        View::Contacts => contacts(scene),
        View::Examples => examples(scene),
        View::Marked => list(vec![chips(scene), marked(scene)]),
        View::Export => export(scene),
        View::Sheet(at) => client(scene, at),
    }
}

/// What came out, for those who do not see it. It is there in every view, so that it is said once.
fn status(scene: Scene<'_>) -> String {
    let Scene { state, words, .. } = scene;
    let total = &state.groups.total;
    let (lead, rest) = (words.0.summary_lead(total), words.0.summary_rest(total));
    let (blank, shown) = (state.is_blank(), state.results.shown.len());
    let mut said = match (blank, shown) {
        (_, 0) => scene.labels().nothing_found.to_owned(),
        (true, _) => words.0.measures(shown),
        (false, _) => format!("{lead}. {rest}."),
    };
    let hidden = state.catalog.measures().len().saturating_sub(shown);
    if hidden > 0 && shown > 0 && !blank {
        said = format!("{said} {}.", words.0.outside_focus(hidden));
    }
    if let Some(corrected) = corrected(scene) {
        said = format!("{corrected} {said}");
    }
    said
}

/// What came out, in one line; beside it what the talk is about.
fn summary(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    let labels = scene.labels();
    let total = &state.groups.total;
    let (lead, rest) = (words.0.summary_lead(total), words.0.summary_rest(total));
    let shown = state.results.shown.len();
    let lead = match state.is_blank() {
        true if state.options.no_questions => tag("p"),
        true => tag_of("p", "fk-intro").text(labels.intro),
        false => tag("p").tag(tag("strong").text(&lead)).tag(tag("span").text(&rest)),
    };
    let corrected = corrected(scene).map(|said| tag_of("p", "fk-corrected").text(&said));
    let line = tag_of("div", "fk-summary-line")
        .tag(tag("div").tag(lead).place(hidden(scene)).place(corrected))
        .tag(tag_of("div", "fk-choose").maybe(focus(scene)).tag(filters(scene)));
    let nothing = tag_of("p", "fk-nothing").flag("hidden", shown > 0).text(labels.nothing_found);
    list(vec![line.end(), nothing.end()])
}

/// How many measures search, focus and filters hide, and the way to have them back.
pub fn hidden(scene: Scene<'_>) -> Option<Tag> {
    let (state, labels) = (scene.state, scene.labels());
    let hidden = state.catalog.measures().len().saturating_sub(state.results.shown.len());
    let clear = button("fk-link", scene.on_click(Message::ClearedFilters)).text(labels.clear_filters);
    let said = tag_of("p", "fk-muted").text(&scene.words.0.outside_focus(hidden)).text(" · ").tag(clear);
    (hidden > 0).then_some(said)
}

/// Says that the search read other words into what was typed.
fn corrected(scene: Scene<'_>) -> Option<String> {
    let (query, corrected) = (&scene.state.query, &scene.state.results.corrected);
    (!corrected.is_empty()).then(|| scene.words.0.corrected(&query.text, corrected))
}

/// Measures that a fault keeps from being assessed are named, with whom to ask.
fn left_out(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    let labels = scene.labels();
    let all = state.catalog.left_out();
    let entry = |place: usize| {
        let measure = all.get(place)?;
        let alone = measure.contacts.len() < 2;
        let contacts = measure.contacts.iter().filter_map(|at| contact_row(&state.catalog, *at, alone, &state.results, words.0));
        let title = if measure.title.is_empty() { &measure.id } else { &measure.title };
        let what =
            tag_of("div", "fk-what").tag(tag_of("p", "fk-title").text(title)).tag(tag_of("p", "fk-meta").text(labels.left_out));
        let who = tag_of("div", "fk-who").all(contacts.map(|contact| contact_line(&contact)));
        let entry = tag_of("li", "fk-card fk-left-out").key(&measure.path).put("data-left-out", &measure.id);
        Some(entry.tag(tag_of("div", "fk-row").tag(what).tag(who)))
    };
    let said = words.0.measures(all.len());
    let [entries, more] = cut_list(scene, tag_of("ul", "fk-cards"), LEFT_OUT, all.len(), &said, &entry);
    let heading = words
        .heading(3)
        .class("fk-lane-title")
        .tag(tag_of("span", "fk-sym").with(icon(Symbol::Warning)))
        .tag(tag("span").text(labels.left_out));
    tag_of("section", "fk-lane fk-excluded")
        .flag("hidden", all.is_empty())
        .tag(heading)
        .tag(tag_of("p", "fk-lane-note").text(labels.left_out_hint))
        .maybe(entries)
        .place(more)
        .end()
}
