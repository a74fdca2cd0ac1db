// SPDX-License-Identifier: EUPL-1.2
//! The form of one entry. It is drawn again when the entry itself changes, or what can be chosen or is wrong.

use std::rc::Rc;

use foerderkompass_upkeep::{Kind, Path};
use serde_json::Value;
use yew::prelude::*;

use super::choices::Choices;
use super::context::{Context, Put, mark_list};
use super::fields::{self, Part};
use super::input::field;
use super::marks::Mark;
use crate::shared::{OnMake, Shown};

#[derive(Clone, Properties)]
pub struct EntryFormProps {
    pub kind: Kind,
    /// Where the entry stands in the catalogue.
    pub path: Path,
    pub value: Rc<Value>,
    pub marks: Rc<Vec<Mark>>,
    pub choices: Rc<Choices>,
    /// For conditions: the document needs to hold no more than this entry and all attributes.
    pub shown: Shown,
    pub on_put: Callback<Put>,
    pub on_make: OnMake,
    /// Asks for another id.
    pub on_rename: Callback<()>,
}

impl PartialEq for EntryFormProps {
    fn eq(&self, other: &EntryFormProps) -> bool {
        self.kind == other.kind
            && self.path == other.path
            && Rc::ptr_eq(&self.value, &other.value)
            && (Rc::ptr_eq(&self.marks, &other.marks) || self.marks == other.marks)
            && Rc::ptr_eq(&self.choices, &other.choices)
            && Rc::ptr_eq(&self.shown.document, &other.shown.document)
            && Rc::ptr_eq(&self.shown.opened, &other.shown.opened)
    }
}

#[component]
pub fn EntryForm(props: &EntryFormProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("form");
    let context = Context { props };
    let own = context.marks(&Path::root(), false);
    let parts = fields::parts(props.kind);
    html! {
        <div class="fe-form">
            <div>{ mark_list("f-entry", &own) }</div>
            { for parts.iter().map(|part| section(context, part)) }
            { rest(context, parts) }
        </div>
    }
}

fn section(context: Context<'_>, part: &Part) -> Html {
    let inside = part.fields.iter().map(|one| field(context, one, &Path::root()));
    if part.folded {
        html! {
            <details class="fe-part" key={part.title}>
                <summary><h3>{ part.title }</h3></summary>
                <div class="fe-fields">{ for inside }</div>
            </details>
        }
    } else {
        html! {
            <section class="fe-part" key={part.title}>
                <h3>{ part.title }</h3>
                <div class="fe-fields">{ for inside }</div>
            </section>
        }
    }
}

/// What no field knows: it stays, and can be read.
fn rest(context: Context<'_>, parts: &[Part]) -> Html {
    let known = |key: &str| parts.iter().flat_map(|part| part.fields).any(|field| field.key == key);
    let elsewhere = |key: &str| context.props.kind == Kind::Head && Kind::Head.keys().contains(&key);
    let Some(object) = context.root().as_object() else { return Html::default() };
    let others: Vec<(&String, &Value)> = object.iter().filter(|(key, _)| !known(key) && !elsewhere(key)).collect();
    if others.is_empty() {
        return Html::default();
    }
    let line = |(key, value): (&String, &Value)| {
        let path = Path::root().key(key);
        html! {
            <>
                <dt>{ key }</dt>
                <dd><code>{ value.to_string() }</code>{ mark_list(&context.id(&path), &context.marks(&path, true)) }</dd>
            </>
        }
    };
    html! {
        <details class="fe-part" key="rest">
            <summary><h3>{ "Weitere Angaben" }</h3></summary>
            <p class="fe-help">{ "Diese Angaben kennt der Editor nicht. Sie bleiben, wie sie sind." }</p>
            <dl class="fe-rest">{ for others.into_iter().map(line) }</dl>
        </details>
    }
}
