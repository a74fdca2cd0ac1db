// SPDX-License-Identifier: EUPL-1.2
//! What the talk is about, and which measures are shown. Filters show and hide; they never decide.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Scene;
use crate::state::Message;

/// What the talk is about.
pub fn focus(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    if state.catalog.focus().is_empty() {
        return Html::default();
    }
    let options = state.catalog.focus().iter().map(|focus| focus.label.clone()).collect();
    select(scene, labels.focus, labels.focus_all, options, state.query.focus, "focus", Message::ChoseFocus)
}

/// Category, form and who decides, each value with the number of measures it would leave.
pub fn filters(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let (query, facets) = (&state.query, &state.results.facets);
    let chosen = usize::from(query.category.is_some()) + usize::from(query.format.is_some()) + usize::from(query.carrier.is_some());
    let counted = |label: &str, count: &usize| scene.words.0.counted(label, *count);
    let category = |at: usize| state.catalog.categories().get(at).map_or("", |category| category.label.as_str());
    let categories: Vec<String> = facets.categories.iter().map(|(at, count)| counted(category(*at), count)).collect();
    let named = |list: &[(String, usize)]| -> Vec<String> { list.iter().map(|(name, count)| counted(name, count)).collect() };
    let place = |list: &[(String, usize)], name: &Option<String>| list.iter().position(|(value, _)| Some(value) == name.as_ref());
    let names = |list: &[(String, usize)]| -> Vec<String> { list.iter().map(|(name, _)| name.clone()).collect() };
    let (formats, carriers) = (names(&facets.formats), names(&facets.carriers));
    let ats: Vec<usize> = facets.categories.iter().map(|(at, _)| *at).collect();
    let chosen_category = ats.iter().position(|at| Some(*at) == query.category);
    let label = if chosen > 0 { scene.words.0.counted(labels.filters, chosen) } else { labels.filters.to_owned() };
    html! {
        <details class="fk-filters">
            <summary>{ label }</summary>
            <div class="fk-filter-row">
                { select(scene, labels.category, labels.any, categories, chosen_category, "category", move |i| Message::ChoseCategory(i.and_then(|i| ats.get(i).copied()))) }
                { select(scene, labels.format, labels.any, named(&facets.formats), place(&facets.formats, &query.format), "format", move |i| Message::ChoseFormat(i.and_then(|i| formats.get(i).cloned()))) }
                { select(scene, labels.carrier_filter, labels.any, named(&facets.carriers), place(&facets.carriers, &query.carrier), "carrier", move |i| Message::ChoseCarrier(i.and_then(|i| carriers.get(i).cloned()))) }
            </div>
        </details>
    }
}

/// A native list whose first entry means no choice.
fn select(
    scene: Scene<'_>,
    label: &'static str,
    none: &'static str,
    options: Vec<String>,
    chosen: Option<usize>,
    name: &'static str,
    message: impl Fn(Option<usize>) -> Message + 'static,
) -> Html {
    let dispatch = scene.dispatch.clone();
    let choose = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            dispatch.dispatch(message(select.value().parse().ok()));
        }
    });
    let entries = options.into_iter().enumerate().map(|(at, option)| {
        html! { <option key={at} value={at.to_string()} selected={chosen == Some(at)}>{ option }</option> }
    });
    let class = if chosen.is_some() { "fk-field fk-select fk-changed" } else { "fk-field fk-select" };
    html! {
        <label {class}>
            <span>{ label }</span>
            <select onchange={choose} data-select={name}>
                <option value="" selected={chosen.is_none()}>{ none }</option>
                { for entries }
            </select>
        </label>
    }
}
