// SPDX-License-Identifier: EUPL-1.2
//! The questions, in groups. Their order is the catalogue's and never changes; sensitive ones come last.

use foerderkompass_core::{Attribute, AttributeAt, Catalog};
use yew::prelude::{Html, html};

use super::Scene;
use super::question::{Asked, Question};
use super::tag::{list, tag_of};
use crate::state::Message;

pub fn rail(scene: Scene<'_>) -> Html {
    let next = scene.state.next_question().map(|question| question.attribute);
    let labels = scene.labels();
    let sheet = if scene.state.sheet { labels.fewer_questions } else { labels.all_questions };
    let button = tag_of("button", "fk-button fk-sheet").set("type", "button").aria("aria-expanded", scene.state.sheet);
    let mut parts = vec![button.on_click(scene.on_click(Message::ToggledSheet)).text(sheet).end()];
    parts.extend(groups(scene.catalog()).into_iter().enumerate().map(|(i, group)| {
        let questions = group.members.iter().map(|at| question(scene, *at, next));
        let hint = group.sensitive.then(|| tag_of("p", "fk-muted").text(labels.sensitive));
        let section = tag_of("section", "fk-questions").class_if(group.sensitive, "fk-sensitive").key_at(i);
        section.tag(scene.words.heading(3).text(group.label.as_deref().unwrap_or_default())).place(hint).all(questions).end()
    }));
    list(parts)
}

fn question(scene: Scene<'_>, at: AttributeAt, next: Option<AttributeAt>) -> Html {
    let Scene { state, dispatch, words } = scene;
    let open = state.results.questions.iter().find(|question| question.attribute == at);
    let given = state.profile.answer(at).cloned();
    let fact = state.results.facts.fact(at).filter(|fact| Some(&fact.answer) != given.as_ref()).cloned();
    let is_next = next == Some(at);
    let asked = Asked {
        at,
        given,
        fact,
        relevant: open.is_some(),
        next: is_next,
        skipped: state.skipped.contains(&at),
        unfolded: state.unfolded.contains(&at),
        // Only the marked question says its worth, so that the others stay as they are.
        worth: open.filter(|_| is_next).map(|q| words.0.settles(q.decides, q.open_in).into()).unwrap_or_default(),
        today: state.dates.today,
    };
    // A new person begins with new fields: what is typed and not yet an answer belongs to the one before.
    let key = format!("{}-{at}", state.person);
    html! { <Question key={key} catalog={state.catalog.clone()} {asked} dispatch={dispatch.clone()} {words} /> }
}

/// Questions under one heading.
struct Group {
    label: Option<String>,
    sensitive: bool,
    members: Vec<AttributeAt>,
}

/// The catalogue's groups in the order of their first question, those with sensitive questions split off to the end.
fn groups(catalog: &Catalog) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for sensitive in [false, true] {
        let members = catalog.attributes().iter().enumerate().filter(|(_, a): &(usize, &Attribute)| a.sensitive == sensitive);
        for (at, attribute) in members {
            let same = groups.iter_mut().find(|group| group.label == attribute.group && group.sensitive == sensitive);
            match same {
                Some(group) => group.members.push(at),
                None => groups.push(Group { label: attribute.group.clone(), sensitive, members: vec![at] }),
            }
        }
    }
    groups
}
