// SPDX-License-Identifier: EUPL-1.2
//! Up to four measures side by side. Where the column is narrow they stand below each other, so nothing scrolls twice.

use foerderkompass_core::{Finding, Measure, MeasureAt, Outcome};
use yew::prelude::*;

use super::contact::contact_line;
use super::findings::findings;
use super::offers::places_line;
use super::{Scene, Symbol, icon, outcome_class};
use crate::view::contact_row;

/// One row: its heading and what it shows of a measure.
type Row<'s> = (&'static str, Box<dyn Fn(MeasureAt, &Measure) -> Html + 's>);

pub fn compare(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let chosen: Vec<(MeasureAt, &Measure)> =
        state.compared.iter().filter_map(|at| Some((*at, state.catalog.measures().get(*at)?))).collect();
    if chosen.len() < 2 {
        return Html::default();
    }
    let rows: [Row<'_>; 7] = [
        (labels.outcome_row, Box::new(|at, _| outcome(scene, at))),
        (labels.conditions, Box::new(|_, measure| conditions(scene, measure))),
        (labels.duration, Box::new(|_, measure| text(measure.duration.as_deref()))),
        (labels.formats, Box::new(|_, measure| text(Some(measure.formats.join(", ").as_str())))),
        (labels.carrier, Box::new(|_, measure| carriers(scene, measure))),
        (labels.responsible, Box::new(|_, measure| contacts(scene, measure))),
        (labels.places, Box::new(|_, measure| places(scene, measure))),
    ];
    // The roles are said although they are those of the elements: a table that a style lays out otherwise loses them.
    html! {
        <table class="fk-compare" role="table" data-compare="">
            <thead role="rowgroup">
                <tr role="row">
                    <td role="cell"></td>
                    { for chosen.iter().map(|(_, measure)| html! { <th role="columnheader" scope="col">{ &measure.title }</th> }) }
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for rows.iter().map(|(heading, inside)| html! {
                    <tr role="row">
                        <th role="rowheader" scope="row">{ *heading }</th>
                        { for chosen.iter().map(|(at, measure)| html! { <td role="cell" data-of={measure.title.clone()}>{ inside(*at, measure) }</td> }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn text(text: Option<&str>) -> Html {
    html! { { text.filter(|text| !text.is_empty()).unwrap_or("–").to_owned() } }
}

fn outcome(scene: Scene<'_>, at: MeasureAt) -> Html {
    let outcome = scene.outcome(at).unwrap_or(Outcome::Open);
    html! { <span class={classes!("fk-outcome", outcome_class(outcome))}>{ icon(Symbol::of_outcome(outcome)) }{ scene.words.0.outcome(outcome) }</span> }
}

fn conditions(scene: Scene<'_>, measure: &Measure) -> Html {
    let judged = measure.judge::<Finding<'_>>(&scene.state.results.facts, scene.state.dates.on);
    let all: Vec<&Finding<'_>> = judged.must.iter().chain(&judged.should).chain(&judged.hurdles).collect();
    if all.is_empty() {
        return html! { { scene.labels().no_conditions } };
    }
    html! { <>{ for all.into_iter().map(|finding| findings(scene, finding)) }</> }
}

fn carriers(scene: Scene<'_>, measure: &Measure) -> Html {
    let routed = measure.carrier(&scene.state.results.facts);
    let names: Vec<&str> = routed.entries.iter().map(|carrier| carrier.name.as_str()).collect();
    text(Some(names.join(", ").as_str()))
}

fn contacts(scene: Scene<'_>, measure: &Measure) -> Html {
    let state = scene.state;
    let routed = measure.responsible(&state.results.facts);
    let alone = routed.entries.len() < 2;
    let rows = routed.entries.iter().filter_map(|at| contact_row(&state.catalog, *at, alone, &state.results, scene.words.0));
    html! { <>{ for rows.map(|row| contact_line(&row)) }</> }
}

fn places(scene: Scene<'_>, measure: &Measure) -> Html {
    if measure.offers.is_empty() {
        return text(None);
    }
    html! { <ul class="fk-relations">{ for measure.offers.iter().map(|offer| places_line(offer, scene.state.dates.today, scene.words)) }</ul> }
}
