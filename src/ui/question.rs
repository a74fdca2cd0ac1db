// SPDX-License-Identifier: EUPL-1.2
//! One question: a fieldset that never moves, with native inputs whose values are the ids of the catalogue.

use foerderkompass_core::{Answer, Attribute, AttributeAt, Catalog, Date, Fact, Kind};
use yew::prelude::*;

use super::integer::IntegerInput;
use super::options::{Choices, many};
use super::{Dispatch, Symbol, Words, icon, send};
use crate::shared::Shared;
use crate::state::Message;

/// What the state says about a question. Equal values are not drawn again.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub at: AttributeAt,
    pub given: Option<Answer>,
    /// What is known on the day, if it differs from what was given: implied or moved with the calendar.
    pub fact: Option<Fact>,
    pub relevant: bool,
    pub next: bool,
    pub skipped: bool,
    pub unfolded: bool,
    /// Words for what an answer is worth; empty if it is worth nothing.
    pub worth: AttrValue,
    pub today: Date,
}

impl Asked {
    /// Folded away are only questions that do not matter and were not answered.
    pub fn folded(&self) -> bool {
        !self.relevant && self.given.is_none() && !self.unfolded
    }
}

#[derive(PartialEq, Properties)]
pub struct QuestionProps {
    pub catalog: Shared<Catalog>,
    pub asked: Asked,
    pub dispatch: Dispatch,
    pub words: Words,
}

#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let (asked, words) = (&props.asked, props.words);
    let Some(attribute) = props.catalog.attributes().get(asked.at) else { return Html::default() };
    let labels = words.0.labels();
    let (at, folded) = (asked.at, asked.folded());
    let send = |message: Message| send(&props.dispatch, message);
    let help = format!("fk-help-{}", attribute.id);
    let implied = implied_note(&props.catalog, attribute, asked, words);
    let badge = if asked.next {
        Some(format!("{} · {}", labels.next_question, asked.worth))
    } else if asked.skipped {
        Some(labels.skipped.to_owned())
    } else if folded && implied.is_none() {
        Some(labels.changes_nothing.to_owned())
    } else {
        None
    };
    let skip = if asked.skipped { Message::ResumedQuestion(at) } else { Message::SkippedQuestion(at) };
    let foldable = !asked.relevant && asked.given.is_none();
    html! {
        <fieldset
            data-attribute={attribute.id.clone()}
            data-next-question={asked.next.then(|| attribute.id.clone())}
            class={classes!("fk-question", asked.next.then_some("fk-asked"), folded.then_some("fk-folded"))}
            aria-describedby={help.clone()}
        >
            <legend>
                { &attribute.label }
                if let Some(badge) = badge { <span class="fk-badge">{ badge }</span> }
            </legend>
            if foldable {
                <button type="button" class="fk-link fk-fold" onclick={send(Message::ToggledQuestion(at))} aria-expanded={(!folded).to_string()}>
                    { if folded { labels.show_anyway } else { labels.fold_again } }
                </button>
            }
            if let Some(note) = implied { <p class="fk-implied">{ icon(Symbol::Arrow) }{ note }</p> }
            <div class="fk-body" hidden={folded}>
                <p class="fk-help" id={help}>
                    if let Some(question) = &attribute.question { { question }{ " " } }
                    if let Some(text) = &attribute.help { <span class="fk-muted">{ text }</span> }
                </p>
                { input(props, attribute) }
                if asked.relevant && asked.given.is_none() {
                    <button type="button" class="fk-link" onclick={send(skip)}>
                        { if asked.skipped { labels.ask_again } else { labels.dont_know } }
                    </button>
                }
            </div>
        </fieldset>
    }
}

/// Why something is known that was not answered, or reads otherwise than answered.
fn implied_note(catalog: &Catalog, attribute: &Attribute, asked: &Asked, words: Words) -> Option<String> {
    let fact = asked.fact.as_ref()?;
    let said = words.0.answer(attribute, &fact.answer);
    let Some(rule) = fact.implied_by.and_then(|at| attribute.implied.get(at)) else {
        return Some(words.0.moved(&said));
    };
    let mut sources: Vec<&str> = Vec::new();
    rule.when.each_leaf(&mut |leaf| {
        if let Some(source) = catalog.attributes().get(leaf.attribute)
            && !sources.contains(&source.label.as_str())
        {
            sources.push(&source.label);
        }
    });
    Some(words.0.follows_from(&sources, &said))
}

fn input(props: &QuestionProps, attribute: &Attribute) -> Html {
    let (catalog, asked, dispatch, words) = (props.catalog.clone(), props.asked.clone(), props.dispatch.clone(), props.words);
    match &attribute.kind {
        Kind::Multi(_) => many(props, attribute),
        Kind::Integer(_) => html! { <IntegerInput {catalog} {asked} {dispatch} {words} /> },
        Kind::Flag | Kind::Choice(_) | Kind::Ordinal(_) => html! { <Choices {catalog} {asked} {dispatch} {words} /> },
    }
}
