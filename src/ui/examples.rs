// SPDX-License-Identifier: EUPL-1.2
//! Gelungene Beispiele: what the catalogue tells of ways that worked out, by category. Nothing here depends on answers.

use foerderkompass_core::{Example, MeasureAt, Target};
use yew::prelude::Html;

use super::Scene;
use super::card::measure_link;
use super::tag::{Tag, tag, tag_of};

pub fn examples(scene: Scene<'_>) -> Html {
    let (catalog, labels, words) = (scene.catalog(), scene.labels(), scene.words);
    let mut view = tag_of("section", "fk-view")
        .set("data-shown", "examples")
        .tag(words.heading(3).class("fk-lane-title").text(labels.examples));
    let mut nothing = true;
    for (at, category) in catalog.categories().iter().enumerate() {
        let measures = catalog.measures().iter().enumerate().filter(|(_, measure)| measure.category == at);
        let stories = measures.flat_map(|(at, measure)| measure.examples.iter().map(move |example| (at, example)));
        let stories: Vec<Tag> = stories.map(|(at, example)| story(scene, at, example)).collect();
        if !stories.is_empty() {
            nothing = false;
            let heading = words.heading(4).class("fk-lane-title").text(&category.label);
            view = view.tag(heading.of_catalog(words)).tag(tag_of("ul", "fk-cards fk-lane").each(stories.into_iter()));
        }
    }
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
