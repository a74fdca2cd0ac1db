// SPDX-License-Identifier: EUPL-1.2
//! The three states of the widget: loading, failed, ready.

use std::rc::Rc;

use foerderkompass_core::{Catalog, Fault, Index, Reading, open};
use foerderkompass_wording::Language;
use yew::prelude::*;

use crate::loading::{is_large, slowly, use_slow_reading};
use crate::options::Options;
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
    /// What the page around the widget has set.
    #[prop_or_default]
    pub options: Rc<Options>,
}

/// What the widget knows of its catalogue.
#[derive(Clone, PartialEq)]
pub(crate) enum Loaded {
    Loading,
    Failed {
        kind: AttrValue,
        detail: AttrValue,
    },
    Unreadable(Shared<Vec<Fault>>),
    /// With an index if it was made in the same slices as the catalogue.
    Ready {
        catalog: Shared<Catalog>,
        faults: Shared<Vec<Fault>>,
        index: Option<Shared<Index>>,
    },
}

fn load(source: &Source, outlet: &Outlet) -> Loaded {
    match source {
        Source::Failed { kind, detail } => Loaded::Failed { kind: kind.clone(), detail: detail.clone() },
        Source::Bytes(bytes) if !is_large(source) => loaded(open(bytes).map(|reading| (reading, None)), outlet),
        _ => Loaded::Loading,
    }
}

/// What came of reading.
/// A catalogue, with its index if that was made with it, or what is wrong with it.
pub(crate) type Read = Result<(Reading, Option<Index>), Vec<Fault>>;

pub(crate) fn loaded(read: Read, outlet: &Outlet) -> Loaded {
    match read {
        Ok((Reading { catalog, faults }, index)) => {
            Loaded::Ready { catalog: Shared::new(catalog), faults: Shared::new(faults), index: index.map(Shared::new) }
        }
        Err(faults) => {
            outlet.tell("error", "catalog");
            Loaded::Unreadable(Shared::new(faults))
        }
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let at_once = use_memo(props.source.clone(), |source| load(source, &props.outlet));
    let (stand, standing) = use_slow_reading(props);
    if is_large(&props.source) { slowly(props, stand, standing) } else { inside(&at_once, props) }
}

pub(crate) fn words_of(props: &AppProps) -> Words {
    Words(Language::from_tag(&props.lang).wording(), props.options.heading_level())
}

/// The widget around what it shows.
pub(crate) fn frame(props: &AppProps, state: &'static str, inside: Html) -> Html {
    let app = tag_of("div", "fk-app").set("data-fk", "app").set("data-state", state);
    app.put("lang", words_of(props).0.tag()).with(inside).end()
}

/// The widget with what has been loaded.
pub(crate) fn inside(loaded: &Loaded, props: &AppProps) -> Html {
    let words = words_of(props);
    let labels = words.0.labels();
    let state = match loaded {
        Loaded::Loading => "loading",
        Loaded::Failed { .. } | Loaded::Unreadable(_) => "failed",
        Loaded::Ready { .. } => "ready",
    };
    let inside = match loaded {
        Loaded::Loading => tag_of("p", "fk-loading").set("role", "status").text(labels.loading).end(),
        Loaded::Failed { kind, detail } => failure(words, labels.failed, &words.0.failure(kind, detail), Html::default()).end(),
        Loaded::Unreadable(faults) => failure(words, labels.failed_catalog, labels.failed_help, fault_list(faults, words)).end(),
        Loaded::Ready { catalog, faults, index } => {
            let (outlet, options) = (props.outlet.clone(), props.options.clone());
            let (key, catalog, faults, index) = (catalog.identity(), catalog.clone(), faults.clone(), index.clone());
            html! { <Desk {key} {catalog} {faults} {index} {words} {outlet} {options} /> }
        }
    };
    frame(props, state, inside)
}

/// A plain page that says what is wrong and what to do.
fn failure(words: Words, title: &str, text: &str, more: Html) -> Tag {
    let heading = words.heading(2).with(icon(Symbol::Warning)).text(title);
    tag_of("section", "fk-failure").set("role", "alert").tag(heading).with(more).tag(tag("p").text(text))
}
