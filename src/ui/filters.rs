// SPDX-License-Identifier: EUPL-1.2
//! What the talk is about, and which measures are shown. Filters show and hide; they never decide.

use foerderkompass_core::order;
use web_sys::HtmlSelectElement;
use yew::prelude::{Callback, Event, Html, Properties, TargetCast, component, html};

use super::tag::{Tag, tag, tag_of};
use super::{Dispatch, Scene, Words};
use crate::shared::Shared;
use crate::state::{Message, State};

/// A list with more values than this is not read from beginning to end.
const LONG: usize = 50;

/// What the talk is about.
pub fn focus(scene: Scene<'_>) -> Option<Tag> {
    let (state, labels) = (scene.state, scene.labels());
    if state.catalog.focus().is_empty() {
        return None;
    }
    let entries = state.catalog.focus().iter().enumerate();
    let entries = entries.map(|(at, focus)| (focus.label.clone(), Message::ChoseFocus(Some(at)))).collect();
    let none = (labels.focus_all, Message::ChoseFocus(None));
    Some(select(scene, "focus", labels.focus, none, entries, state.query.focus))
}

/// Category, form and who decides, each value with the number of measures it would leave.
pub fn filters(scene: Scene<'_>) -> Tag {
    let (query, labels) = (&scene.state.query, scene.labels());
    let chosen =
        usize::from(query.category.is_some()) + usize::from(query.format.is_some()) + usize::from(query.carrier.is_some());
    let label = if chosen > 0 { scene.words.0.counted(labels.filters, chosen) } else { labels.filters.to_owned() };
    let (state, dispatch, words) = (Shared::new(scene.state.clone()), scene.dispatch.clone(), scene.words);
    let row = html! { <FilterRow {state} {dispatch} {words} /> };
    tag_of("details", "fk-filters").tag(tag("summary").text(&label)).with(row)
}

#[derive(Properties)]
pub struct FilterRowProps {
    state: Shared<State>,
    dispatch: Dispatch,
    words: Words,
}

/// Lists of hundreds of values are drawn again only if something in them has changed: most answers change nothing there.
impl PartialEq for FilterRowProps {
    fn eq(&self, other: &FilterRowProps) -> bool {
        let (own, others) = (&self.state, &other.state);
        own.query == others.query && own.results.facets == others.results.facets && self.words == other.words
    }
}

#[component]
pub fn FilterRow(props: &FilterRowProps) -> Html {
    let scene = Scene { state: &props.state, dispatch: &props.dispatch, words: props.words };
    let labels = scene.labels();
    let (query, facets) = (&props.state.query, &props.state.results.facets);
    tag_of("div", "fk-filter-row")
        .tag(categories(scene))
        .tag(names(scene, "format", labels.format, &facets.formats, query.format.as_deref(), Message::ChoseFormat))
        .tag(names(scene, "carrier", labels.carrier_filter, &facets.carriers, query.carrier.as_deref(), Message::ChoseCarrier))
        .end()
}

fn categories(scene: Scene<'_>) -> Tag {
    let (state, labels) = (scene.state, scene.labels());
    let facets = &state.results.facets.categories;
    let entries = facets.iter().map(|(at, count)| {
        let label = state.catalog.categories().get(*at).map_or("", |category| category.label.as_str());
        (scene.words.0.counted(label, *count), Message::ChoseCategory(Some(*at)))
    });
    let chosen = facets.iter().position(|(at, _)| Some(*at) == state.query.category);
    select(scene, "category", labels.category, (labels.any, Message::ChoseCategory(None)), entries.collect(), chosen)
}

/// Values that are their own names. In a list that is too long to be read, those that would show nothing are left out and
/// the others are in the order of the alphabet, so that typing the first letters leads to them.
fn names(
    scene: Scene<'_>,
    name: &'static str,
    label: &str,
    facets: &[(String, usize)],
    chosen: Option<&str>,
    message: fn(Option<String>) -> Message,
) -> Tag {
    let mut values: Vec<&(String, usize)> = facets.iter().collect();
    if facets.len() > LONG {
        let name = |at: usize| facets.get(at).map(|(name, _)| name);
        let sorted = order(facets.len(), &|a, b| name(a).cmp(&name(b))).into_iter().filter_map(|at| facets.get(at));
        values = sorted.filter(|(value, count)| *count > 0 || chosen == Some(value)).collect();
    }
    let entries = values.iter().map(|(value, count)| (scene.words.0.counted(value, *count), message(Some(value.clone()))));
    let at = values.iter().position(|(value, _)| chosen == Some(value));
    select(scene, name, label, (scene.labels().any, message(None)), entries.collect(), at)
}

/// A native list whose first entry means no choice. Each entry has its text and what choosing it reports.
pub fn select(
    scene: Scene<'_>,
    name: &'static str,
    label: &str,
    none: (&str, Message),
    entries: Vec<(String, Message)>,
    chosen: Option<usize>,
) -> Tag {
    let options = entries.iter().enumerate().map(|(at, (text, _))| {
        tag("option").key_at(at).put("value", &at.to_string()).flag("selected", chosen == Some(at)).text(text)
    });
    let first = tag("option").set("value", "").flag("selected", chosen.is_none()).text(none.0);
    let list = tag("select").set("data-select", name).tag(first).each(options);
    let (dispatch, none) = (scene.dispatch.clone(), none.1);
    let choose = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            let at: Option<usize> = select.value().parse().ok();
            let message = at.and_then(|at| entries.get(at)).map_or(&none, |(_, message)| message);
            dispatch.dispatch(message.clone());
        }
    });
    let field = tag_of("label", "fk-field fk-select").class_if(chosen.is_some(), "fk-changed");
    field.tag(tag("span").text(label)).tag(list.on_change(choose))
}
