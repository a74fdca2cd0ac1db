// SPDX-License-Identifier: EUPL-1.2
//! Up to four measures side by side. Where the column is narrow they stand below each other, so nothing scrolls twice.

use foerderkompass_core::{Finding, Measure, MeasureAt, Outcome};
use yew::prelude::Html;

use super::contact::contact_line;
use super::findings::findings;
use super::offers::places_line;
use super::tag::{list, tag, tag_of, text};
use super::{Scene, Symbol, icon, outcome_class};
use crate::view::contact_row;

/// One row: its heading and what it shows of a measure.
type Row = (&'static str, fn(Scene<'_>, MeasureAt, &Measure) -> Html);

pub fn compare(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let chosen: Vec<(MeasureAt, &Measure)> =
        state.compared.iter().filter_map(|at| Some((*at, state.catalog.measures().get(*at)?))).collect();
    if chosen.len() < 2 {
        return Html::default();
    }
    let rows: [Row; 7] = [
        (labels.outcome_row, outcome),
        (labels.conditions, conditions),
        (labels.duration, |_, _, measure| known(measure.duration.as_deref().unwrap_or_default())),
        (labels.formats, |_, _, measure| known(&measure.formats.join(", "))),
        (labels.carrier, carriers),
        (labels.contact_fallback, contacts),
        (labels.places, places),
    ];
    let heads = chosen.iter().map(|(_, measure)| {
        let head = tag("th").set("role", "columnheader").set("scope", "col");
        head.text(&measure.title)
    });
    let lines = rows.iter().map(|(heading, inside)| {
        let head = tag("th").set("role", "rowheader").set("scope", "row").text(heading);
        let cells = chosen.iter().map(|(at, measure)| {
            let cell = tag("td").set("role", "cell").put("data-of", &measure.title);
            cell.with(inside(scene, *at, measure))
        });
        tag("tr").set("role", "row").tag(head).each(cells)
    });
    // The roles are said although they are those of the elements: a table that a style lays out otherwise loses them.
    let first = tag("tr").set("role", "row").tag(tag("td").set("role", "cell")).each(heads);
    tag_of("table", "fk-compare")
        .set("role", "table")
        .set("data-compare", "")
        .tag(tag("thead").set("role", "rowgroup").tag(first))
        .tag(tag("tbody").set("role", "rowgroup").each(lines))
        .end()
}

/// What is known, or a dash.
fn known(said: &str) -> Html {
    text(if said.is_empty() { "–" } else { said })
}

fn outcome(scene: Scene<'_>, at: MeasureAt, _: &Measure) -> Html {
    let outcome = scene.outcome(at).unwrap_or(Outcome::Open);
    let shown = tag_of("span", "fk-outcome").class(outcome_class(outcome));
    shown.with(icon(Symbol::of_outcome(outcome))).text(scene.words.0.outcome(outcome)).end()
}

fn conditions(scene: Scene<'_>, _: MeasureAt, measure: &Measure) -> Html {
    let judged = measure.judge::<Finding<'_>>(&scene.state.results.facts, scene.state.dates.on);
    let all: Vec<&Finding<'_>> = judged.must.iter().chain(&judged.should).chain(&judged.hurdles).collect();
    if all.is_empty() {
        return text(scene.labels().no_conditions);
    }
    list(all.into_iter().map(|finding| findings(scene, finding)).collect())
}

fn carriers(scene: Scene<'_>, _: MeasureAt, measure: &Measure) -> Html {
    let routed = measure.carrier(&scene.state.results.facts);
    let names: Vec<&str> = routed.entries.iter().map(|carrier| carrier.name.as_str()).collect();
    known(&names.join(", "))
}

fn contacts(scene: Scene<'_>, _: MeasureAt, measure: &Measure) -> Html {
    let state = scene.state;
    let routed = measure.responsible(&state.results.facts);
    let alone = routed.entries.len() < 2;
    let rows = routed.entries.iter().filter_map(|at| contact_row(&state.catalog, *at, alone, &state.results, scene.words.0));
    list(rows.map(|row| contact_line(&row)).collect())
}

fn places(scene: Scene<'_>, _: MeasureAt, measure: &Measure) -> Html {
    if measure.offers.is_empty() {
        return known("");
    }
    let lines = measure.offers.iter().map(|offer| places_line(offer, scene.state.dates.today, scene.words));
    tag_of("ul", "fk-relations").each(lines).end()
}
