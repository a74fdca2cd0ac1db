// SPDX-License-Identifier: EUPL-1.2
//! The three states of the widget: loading, failed, ready.

use std::rc::Rc;

use foerderkompass_core::{Catalog, Fault, Reading, open};
use foerderkompass_wording::Language;
use yew::prelude::*;

use crate::outlet::Outlet;
use crate::shared::Shared;
use crate::ui::{Desk, Symbol, Tag, Words, fault_list, icon, tag, tag_of};

/// Where the catalogue stands.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// It is still on its way.
    Loading,
    /// The bytes as they were delivered, in whatever encoding.
    Bytes(Rc<[u8]>),
    /// It could not be had. `kind` is a class such as `http`, `detail` belongs to it, such as `404`.
    Failed { kind: AttrValue, detail: AttrValue },
}

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub source: Source,
    /// Language of the screen, as in the `lang` attribute of HTML.
    pub lang: AttrValue,
    /// The ways out of the widget; without them nothing can be copied, saved or printed.
    #[prop_or_default]
    pub outlet: Outlet,
}

/// What the widget knows of its catalogue.
#[derive(Clone, PartialEq)]
enum Loaded {
    Loading,
    Failed { kind: AttrValue, detail: AttrValue },
    Unreadable(Shared<Vec<Fault>>),
    Ready { catalog: Shared<Catalog>, faults: Shared<Vec<Fault>> },
}

fn load(source: &Source) -> Loaded {
    match source {
        Source::Loading => Loaded::Loading,
        Source::Failed { kind, detail } => Loaded::Failed { kind: kind.clone(), detail: detail.clone() },
        Source::Bytes(bytes) => match open(bytes) {
            Ok(Reading { catalog, faults }) => Loaded::Ready { catalog: Shared::new(catalog), faults: Shared::new(faults) },
            Err(faults) => Loaded::Unreadable(Shared::new(faults)),
        },
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let words = Words(Language::from_tag(&props.lang).wording());
    let loaded = use_memo(props.source.clone(), load);
    let labels = words.0.labels();
    let state = match &*loaded {
        Loaded::Loading => "loading",
        Loaded::Failed { .. } | Loaded::Unreadable(_) => "failed",
        Loaded::Ready { .. } => "ready",
    };
    let inside = match &*loaded {
        Loaded::Loading => tag_of("p", "fk-loading").set("role", "status").text(labels.loading).end(),
        Loaded::Failed { kind, detail } => failure(labels.failed, &words.0.failure(kind, detail), Html::default()).end(),
        Loaded::Unreadable(faults) => failure(labels.failed_catalog, labels.failed_help, fault_list(faults, words)).end(),
        Loaded::Ready { catalog, faults } => {
            html! { <Desk key={catalog.identity()} catalog={catalog.clone()} faults={faults.clone()} {words} outlet={props.outlet.clone()} /> }
        }
    };
    let app = tag_of("div", "fk-app").set("data-fk", "app").set("data-state", state).put("lang", words.0.tag());
    app.with(inside).end()
}

/// A plain page that says what is wrong and what to do.
fn failure(title: &str, text: &str, more: Html) -> Tag {
    let heading = tag("h2").with(icon(Symbol::Warning)).text(title);
    tag_of("section", "fk-failure").set("role", "alert").tag(heading).with(more).tag(tag("p").text(text))
}
