// SPDX-License-Identifier: EUPL-1.2
//! Every persona with every measure, and what comes out otherwise than expected.

use foerderkompass_cockpit::{Cell, MatrixRow};
use foerderkompass_upkeep::Kind;
use yew::prelude::*;

use super::super::bits::{AT_FIRST, Capped, opener, opener_told, outcome};
use super::super::locate::{german, inside};
use super::super::{OnOpen, words};
use super::Scene;

pub(super) fn personas(scene: &Scene<'_>) -> Html {
    let matrix = &scene.report.personas;
    let surprises = matrix.surprises.iter().map(|surprise| {
        let way = format!("expect.{}", surprise.measure);
        let place = inside(scene.document, Kind::Persona, &surprise.persona, &way);
        html! { <li>{ opener_told(&surprise.sentence, place, scene.on_open) }</li> }
    });
    let surprises: Vec<Html> = surprises.collect();
    html! {
        <>
            <h4>{ "Anders als erwartet" }</h4>
            if surprises.is_empty() { <p>{ words::NOTHING }</p> } else { <Capped items={surprises} /> }
            if !matrix.personas.is_empty() && !matrix.rows.is_empty() {
                <h4 id="fe-v-matrix">{ "Alle Ergebnisse" }</h4>
                { table(scene) }
            }
        </>
    }
}

fn table(scene: &Scene<'_>) -> Html {
    let matrix = &scene.report.personas;
    let head = matrix.personas.iter().map(|persona| {
        let place = inside(scene.document, Kind::Persona, &persona.id, "");
        let label = format!("{}: {}", persona.id.to_uppercase(), persona.title);
        html! { <th scope="col">{ opener(&label, place, scene.on_open) }</th> }
    });
    let rows =
        matrix.rows.iter().map(|row| Line { row: row.clone(), place: inside(scene.document, Kind::Measure, &row.measure, "") });
    html! {
        <div class="fe-v-scroll fe-v-matrix" tabindex="0" role="region" aria-labelledby="fe-v-matrix">
            <table class="fe-v-table">
                <thead><tr><th scope="col">{ "Maßnahme" }</th>{ for head }</tr></thead>
                <Rows rows={rows.collect::<Vec<_>>()} columns={matrix.personas.len()} on_open={scene.on_open} />
            </table>
        </div>
    }
}

/// A measure with the place that it opens.
#[derive(Clone, PartialEq)]
struct Line {
    row: MatrixRow,
    place: Option<(foerderkompass_upkeep::EntryId, foerderkompass_upkeep::Path)>,
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    rows: Vec<Line>,
    columns: usize,
    on_open: OnOpen,
}

/// The body of the table: its beginning, and all of it on demand.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let all = use_state(|| false);
    let count = props.rows.len();
    let shown = if *all { count } else { AT_FIRST };
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let row = |line: &Line| {
        html! {
            <tr key={line.row.measure.clone()}>
                <th scope="row">{ opener(&line.row.title, line.place.clone(), &props.on_open) }</th>
                { for line.row.cells.iter().map(cell) }
            </tr>
        }
    };
    html! {
        <tbody>
            { for props.rows.iter().take(shown).map(row) }
            if shown < count {
                <tr>
                    <td colspan={(props.columns + 1).to_string()}>
                        <button type="button" class="fe-button" {onclick}>{ format!("Alle {count} Maßnahmen zeigen") }</button>
                    </td>
                </tr>
            }
        </tbody>
    }
}

fn cell(cell: &Cell) -> Html {
    html! {
        <td class={cell.expected.map(|_| "fe-v-surprise")}>
            { outcome(cell.outcome) }
            if let Some(expected) = cell.expected {
                <b class="fe-v-expected">{ format!("erwartet: {}", german().outcome(expected)) }</b>
            }
        </td>
    }
}
