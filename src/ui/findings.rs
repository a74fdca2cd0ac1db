// SPDX-License-Identifier: EUPL-1.2
//! The findings of a measure as a readable tree, each with its verdict and the answer it rests on.

use foerderkompass_core::{Catalog, Facts, Finding, Shape, Verdict};
use yew::prelude::*;

use super::Dispatch;
use super::card::verdict_mark;
use crate::app::Words;
use crate::state::{Jump, Message};

/// What the tree is drawn from.
#[derive(Clone, Copy)]
pub struct Tree<'a> {
    pub catalog: &'a Catalog,
    pub facts: &'a Facts,
    pub dispatch: &'a Dispatch,
    pub words: Words,
}

/// A criterion as list items: the parts of an `all` without wording stand side by side.
pub fn findings(tree: Tree<'_>, finding: &Finding<'_>) -> Html {
    match (&finding.criterion.shape, &finding.criterion.text) {
        (Shape::All(_), None) => html! { <ul class="fk-findings">{ for finding.parts.iter().map(|part| item(tree, part)) }</ul> },
        _ => html! { <ul class="fk-findings">{ item(tree, finding) }</ul> },
    }
}

fn item(tree: Tree<'_>, finding: &Finding<'_>) -> Html {
    let words = tree.words;
    let text = words.0.criterion(tree.catalog, finding.criterion);
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
                { answers(tree, finding) }
                if let Some(norm) = &finding.criterion.norm { <small class="fk-norm">{ norm }</small> }
                if !parts.is_empty() { <ul class="fk-findings">{ for parts.into_iter().map(|part| item(tree, part)) }</ul> }
            </div>
        </li>
    }
}

/// The answer that a leaf rests on, or the way to give one.
fn answers(tree: Tree<'_>, finding: &Finding<'_>) -> Html {
    let words = tree.words;
    let leaf = match &finding.criterion.shape {
        Shape::Leaf(leaf) => leaf,
        Shape::Not(part) => match &part.shape {
            Shape::Leaf(leaf) if finding.criterion.text.is_some() => leaf,
            _ => return Html::default(),
        },
        _ => return Html::default(),
    };
    let Some(attribute) = tree.catalog.attributes().get(leaf.attribute) else { return Html::default() };
    let at = leaf.attribute;
    match tree.facts.fact(at) {
        Some(fact) => {
            let said = words.0.answer(attribute, &fact.answer);
            let said = if fact.implied_by.is_some() { words.0.implied(&said) } else { words.0.given(&said) };
            html! { <small class="fk-given">{ said }</small> }
        }
        None => {
            let dispatch = tree.dispatch.clone();
            let go = move |_: MouseEvent| dispatch.dispatch(Message::Jumped(Jump::Question(at)));
            html! {
                <small class="fk-given">
                    { words.0.verdict(Verdict::Unknown) }{ " – " }
                    <button type="button" class="fk-link" onclick={go}>{ words.0.go_to(&attribute.label) }</button>
                </small>
            }
        }
    }
}
