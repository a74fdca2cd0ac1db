// SPDX-License-Identifier: EUPL-1.2
//! Gelungene Beispiele: what the catalogue tells of ways that worked out, by category. Nothing here depends on answers.

use foerderkompass_core::{Example, MeasureAt, Target};
use yew::prelude::Html;

use super::Scene;
use super::card::measure_link;
use super::cut::cut_list;
use super::tag::{Tag, tag, tag_of};
use crate::groups::of_stories;

pub fn examples(scene: Scene<'_>) -> Html {
    let (catalog, labels, words) = (scene.catalog(), scene.labels(), scene.words);
    let mut view = tag_of("section", "fk-view")
        .set("data-shown", "examples")
        .tag(words.heading(3).class("fk-lane-title").text(labels.examples));
    let mut told: Vec<Vec<(MeasureAt, &Example)>> = vec![Vec::new(); catalog.categories().len()];
    for (at, measure) in catalog.measures().iter().enumerate() {
        if let Some(told) = told.get_mut(measure.category) {
            told.extend(measure.examples.iter().map(|example| (at, example)));
        }
    }
    for (at, (category, stories)) in catalog.categories().iter().zip(&told).enumerate() {
        if !stories.is_empty() {
            let heading = words.heading(4).class("fk-lane-title").text(&category.label);
            let (list, said) = (tag_of("ul", "fk-cards fk-lane"), stories.len().to_string());
            let told = |place: usize| stories.get(place).map(|(at, example)| story(scene, *at, example));
            let [list, more] = cut_list(scene, list, of_stories(at), stories.len(), &said, &told);
            view = view.tag(heading.of_catalog(words)).maybe(list).maybe(more);
        }
    }
    let nothing = told.iter().all(Vec::is_empty);
    view.tag(tag_of("p", "fk-nothing").flag("hidden", !nothing).text(labels.examples_none)).end()
}

/// A story with the measures that were taken; where it names none, with its own.
fn story(scene: Scene<'_>, own: MeasureAt, example: &Example) -> Tag {
    let of_catalog = |name| tag(name).of_catalog(scene.words);
    let only = [Target::Measure(own)];
    let way = if example.chain.is_empty() { only.as_slice() } else { &example.chain };
    let steps = way.iter().filter_map(|target| {
        let (_, title) = scene.catalog().target(*target)?;
        Some(match target {
            Target::Measure(at) => of_catalog("li").with(measure_link(*at, title, scene.dispatch)),
            Target::LeftOut(_) => of_catalog("li").text(title),
        })
    });
    let way = tag("div").tag(scene.words.heading(5).text(scene.labels().examples_way)).tag(tag_of("ol", "fk-steps").each(steps));
    tag_of("li", "fk-card fk-person").tag(of_catalog("p").text(&example.text)).tag(way)
}
