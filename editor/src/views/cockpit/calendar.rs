// SPDX-License-Identifier: EUPL-1.2
//! When which entry is to be reviewed: overdue first, then month by month.

use foerderkompass_cockpit::Review;
use yew::prelude::*;

use super::super::bits::{Capped, opener};
use super::super::locate::{day, inside, kind_of};
use super::super::words;
use super::Scene;

pub(super) fn calendar(scene: &Scene<'_>) -> Html {
    let calendar = &scene.report.calendar;
    let overdue = reviews(scene, &calendar.overdue);
    let months: Vec<(String, Vec<Html>)> = calendar
        .months
        .iter()
        .map(|month| (month.label.clone(), reviews(scene, &month.reviews)))
        .filter(|(_, items)| !items.is_empty())
        .collect();
    html! {
        <>
            if let Some(until) = calendar.replace_by {
                <p>{ format!("Der ganze Katalog soll nach dem {} ersetzt sein.", day(until)) }</p>
            }
            if overdue.is_empty() && months.is_empty() { <p>{ words::NOTHING }</p> }
            if !overdue.is_empty() {
                <h4>{ "Überfällig" }</h4>
                <Capped items={overdue} />
            }
            { for months.into_iter().map(|(label, items)| html! {
                <details class="fe-v-month">
                    <summary>{ format!("{label}: {}", words::counted(items.len(), "Prüfung", "Prüfungen")) }</summary>
                    <Capped {items} />
                </details>
            }) }
        </>
    }
}

fn reviews(scene: &Scene<'_>, reviews: &[Review]) -> Vec<Html> {
    let shown = reviews.iter().filter(|review| scene.shows(&review.roles));
    shown
        .map(|review| {
            let text = format!("{}: {} „{}“", day(review.due), words::list(review.list).1, review.title);
            let roles = if review.roles.is_empty() { words::NOBODY.to_string() } else { review.roles.join(", ") };
            let place = inside(scene.document, kind_of(review.list), &review.id, "");
            html! { <li>{ opener(&text, place, scene.on_open) }{ " " }<span class="fe-v-quiet">{ roles }</span></li> }
        })
        .collect()
}
