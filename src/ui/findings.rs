// SPDX-License-Identifier: EUPL-1.2
//! The findings of a measure as a readable tree, each with its verdict and the answer it rests on.

use foerderkompass_core::{Finding, Shape, Verdict};
use yew::prelude::*;

use super::Scene;
use super::card::verdict_mark;
use crate::state::{Jump, Message};

/// A criterion as list items: the parts of an `all` without wording stand side by side.
pub fn findings(scene: Scene<'_>, finding: &Finding<'_>) -> Html {
    match (&finding.criterion.shape, &finding.criterion.text) {
        (Shape::All(_), None) => {
            html! { <ul class="fk-findings">{ for finding.parts.iter().map(|part| item(scene, part)) }</ul> }
        }
        _ => html! { <ul class="fk-findings">{ item(scene, finding) }</ul> },
    }
}

fn item(scene: Scene<'_>, finding: &Finding<'_>) -> Html {
    let words = scene.words;
    let text = words.0.criterion(scene.catalog(), finding.criterion);
    let parts: Vec<&Finding<'_>> = match &finding.criterion.shape {
        // A negation with a wording of its own says all; what it negates would read as its opposite.
        Shape::Not(_) if finding.criterion.text.is_some() => Vec::new(),
        _ => finding.parts.iter().collect(),
    };
    html! {
        <li>
            { verdict_mark(finding.verdict, words) }
            <div>
                <span class="fk-criterion">{ text }</span>
                { answers(scene, finding) }
                if let Some(norm) = &finding.criterion.norm { <small class="fk-norm">{ norm }</small> }
                if !parts.is_empty() { <ul class="fk-findings">{ for parts.into_iter().map(|part| item(scene, part)) }</ul> }
            </div>
        </li>
    }
}

/// The answer that a leaf rests on, or the way to give one.
fn answers(scene: Scene<'_>, finding: &Finding<'_>) -> Html {
    let words = scene.words;
    let leaf = match &finding.criterion.shape {
        Shape::Leaf(leaf) => leaf,
        Shape::Not(part) => match &part.shape {
            Shape::Leaf(leaf) if finding.criterion.text.is_some() => leaf,
            _ => return Html::default(),
        },
        _ => return Html::default(),
    };
    let Some(attribute) = scene.catalog().attributes().get(leaf.attribute) else { return Html::default() };
    let at = leaf.attribute;
    match scene.state.results.facts.fact(at) {
        Some(fact) => {
            let said = words.0.answer(attribute, &fact.answer);
            let said = if fact.implied_by.is_some() { words.0.implied(&said) } else { words.0.given(&said) };
            html! { <small class="fk-given">{ said }</small> }
        }
        None => {
            let go = scene.on_click(Message::Jumped(Jump::Question(at)));
            html! {
                <small class="fk-given">
                    { words.0.verdict(Verdict::Unknown) }{ " – " }
                    <button type="button" class="fk-link" onclick={go}>{ words.0.go_to(&attribute.label) }</button>
                </small>
            }
        }
    }
}
