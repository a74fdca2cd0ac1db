// SPDX-License-Identifier: EUPL-1.2
//! The left column: kinds of entries with what is wrong in them, a search, and the entries of the chosen kind.

use std::rc::Rc;

use foerderkompass_upkeep::{Kind, Path};
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::{KINDS, key, plural};
use crate::app::{App, Message};
use crate::desk::Desk;
use crate::rows::{Count, Row, Rows, Tally};

pub fn column(app: &App, desk: &Desk, link: &Scope<App>) -> Html {
    let kind = app.kind;
    html! {
        <aside class="fe-left">
            <Kinds {kind} tally={Rc::clone(&desk.tally)} link={link.clone()} />
            if kind != Kind::Head {
                <List key={key(kind)} {kind} rows={Rc::clone(&desk.rows)} chosen={desk.chosen.clone()}
                    on_choose={link.callback(Message::Choose)} on_new={link.callback(|()| Message::New)} />
            }
        </aside>
    }
}

#[derive(Clone, Properties)]
struct KindsProps {
    kind: Kind,
    tally: Rc<Tally>,
    link: Scope<App>,
}

impl PartialEq for KindsProps {
    fn eq(&self, other: &KindsProps) -> bool {
        self.kind == other.kind && Rc::ptr_eq(&self.tally, &other.tally)
    }
}

/// The kinds of entries with what is wrong in them.
#[component]
fn Kinds(props: &KindsProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("kinds");
    let kinds = KINDS.iter().map(|one| {
        let (one, current) = (*one, (*one == props.kind).then_some("true"));
        let onclick = props.link.callback(move |_: MouseEvent| Message::Kind(one));
        html! {
            <li>
                <button type="button" aria-current={current} data-fe-kind={key(one)} {onclick}>
                    <span>{ plural(one) }</span>
                    { badge(props.tally.of_kind(one)) }
                </button>
            </li>
        }
    });
    html! { <nav aria-label="Arten von Einträgen"><ul class="fe-kinds">{ for kinds }</ul></nav> }
}

/// How much is wrong: errors before what only deserves a look.
fn badge((errors, others): Count) -> Html {
    html! {
        <span class="fe-badges">
            if errors > 0 { <span class="fe-badge fe-error" title="Fehler">{ format!("{errors} ⚠") }</span> }
            if others > 0 { <span class="fe-badge" title="Hinweise">{ others }</span> }
        </span>
    }
}

#[derive(Clone, Properties)]
struct ListProps {
    kind: Kind,
    rows: Rc<Rows>,
    chosen: Option<Path>,
    on_choose: Callback<Path>,
    on_new: Callback<()>,
}

impl PartialEq for ListProps {
    fn eq(&self, other: &ListProps) -> bool {
        self.kind == other.kind && Rc::ptr_eq(&self.rows, &other.rows) && self.chosen == other.chosen
    }
}

/// The entries of a kind. It is drawn again when they change, not while somebody types in a form.
#[component]
fn List(props: &ListProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("list");
    let search = use_state(String::new);
    let faulty = use_state(|| false);
    let rows = props.rows.of_kind(props.kind);
    let all = rows.len();
    let fits = |row: &&Rc<Row>| row.fits(&search) && (!*faulty || row.count != (0, 0));
    let shown: Vec<&Rc<Row>> = rows.iter().filter(fits).collect();
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            search.set(event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default());
        })
    };
    let onchange = {
        let faulty = faulty.clone();
        Callback::from(move |_: Event| faulty.set(!*faulty))
    };
    let count = shown.len();
    let on_new = props.on_new.reform(|_: MouseEvent| ());
    html! {
        <div class="fe-list-column">
            <div class="fe-find">
                <label>
                    <span class="fe-hidden">{ format!("{} suchen", plural(props.kind)) }</span>
                    <input type="search" placeholder={format!("{} suchen", plural(props.kind))} value={(*search).clone()} {oninput} />
                </label>
                <label class="fe-tick"><input type="checkbox" checked={*faulty} {onchange} />{ "nur mit Hinweisen" }</label>
                <button type="button" class="fe-button" data-fe-new="" onclick={on_new}>{ format!("{} anlegen", super::singular(props.kind)) }</button>
            </div>
            <p class="fe-count">{ told(count, all) }</p>
            <ul class="fe-entries">{ for shown.into_iter().map(|row| entry(props, row)) }</ul>
        </div>
    }
}

fn entry(props: &ListProps, row: &Rc<Row>) -> Html {
    let current = props.chosen.as_ref() == Some(&row.path);
    html! { <Line key={row.path.to_string()} row={Rc::clone(row)} {current} on_choose={props.on_choose.clone()} /> }
}

/// How many are shown, and of how many.
fn told(count: usize, all: usize) -> String {
    match (count, all) {
        (1, 1) => "1 Eintrag".to_string(),
        (count, all) if count == all => format!("{all} Einträge"),
        (count, all) => format!("{count} von {all}"),
    }
}

#[derive(Clone, Properties)]
struct LineProps {
    row: Rc<Row>,
    current: bool,
    on_choose: Callback<Path>,
}

impl PartialEq for LineProps {
    fn eq(&self, other: &LineProps) -> bool {
        self.row == other.row && self.current == other.current
    }
}

/// One entry. Of a thousand, only those are drawn again that have changed.
#[component]
fn Line(props: &LineProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("row");
    let row = &*props.row;
    let path = row.path.clone();
    let onclick = props.on_choose.reform(move |_: MouseEvent| path.clone());
    let title = if row.title.is_empty() { &row.id } else { &row.title };
    html! {
        <li>
            <button type="button" aria-current={props.current.then_some("true")} data-entry={row.id.clone()} {onclick}>
                <span class="fe-entry-title">{ if title.is_empty() { "Ohne Titel" } else { title } }</span>
                { badge(row.count) }
                <small>
                    { &row.extra }
                    if row.archived { <span class="fe-badge">{ "im Archiv" }</span> }
                </small>
            </button>
        </li>
    }
}
