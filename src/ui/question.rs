// SPDX-License-Identifier: EUPL-1.2
//! One question: a fieldset that never moves, with native inputs whose values are the ids of the catalogue.

use foerderkompass_core::{Answer, Attribute, AttributeAt, Catalog, Date, Fact, Kind};
use yew::prelude::*;

use super::integer::integer;
use super::options::{choices, many};
use super::prose::unbroken;
use super::tag::{tag, tag_of};
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

/// What is typed and picked in a question before it is an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// Narrows a long list of options.
    pub filter: String,
    /// Month and year from which months are counted; 0 is not picked yet.
    pub since: (u8, u16),
}

#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let typed = use_state(Typed::default);
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
    let button = || tag_of("button", "fk-link").set("type", "button");
    let fold = foldable.then(|| {
        let button = button().class("fk-fold").on_click(send(Message::ToggledQuestion(at))).aria("aria-expanded", !folded);
        button.text(if folded { labels.show_anyway } else { labels.fold_again })
    });
    let skip = (asked.relevant && asked.given.is_none())
        .then(|| button().on_click(send(skip)).text(if asked.skipped { labels.ask_again } else { labels.dont_know }));
    let mut told = tag_of("p", "fk-help").put("id", &help).of_catalog(words);
    if let Some(question) = &attribute.question {
        told = told.text(question).text(" ");
    }
    told = told.maybe(attribute.help.as_ref().map(|text| tag_of("span", "fk-muted").text(&unbroken(text))));
    let mut field = tag_of("fieldset", "fk-question").class_if(asked.next, "fk-asked").class_if(folded, "fk-folded");
    field = field.put("data-attribute", &attribute.id).put("aria-describedby", &help);
    if asked.next {
        field = field.put("data-next-question", &attribute.id);
    }
    let badge = badge.map(|badge| tag_of("span", "fk-badge").text(&badge));
    let implied = implied.map(|note| tag_of("p", "fk-implied").with(icon(Symbol::Arrow)).text(&note));
    let body = tag_of("div", "fk-body").flag("hidden", folded).tag(told).with(input(props, attribute, &typed)).place(skip);
    field
        .tag(tag("legend").tag(tag("span").of_catalog(words).text(&attribute.label)).place(badge))
        .place(fold)
        .place(implied)
        .tag(body)
        .end()
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

fn input(props: &QuestionProps, attribute: &Attribute, typed: &UseStateHandle<Typed>) -> Html {
    match &attribute.kind {
        Kind::Multi(_) => many(props, attribute),
        Kind::Integer(range) => integer(props, attribute, range, typed),
        Kind::Flag | Kind::Choice(_) | Kind::Ordinal(_) => choices(props, attribute, typed),
    }
}
