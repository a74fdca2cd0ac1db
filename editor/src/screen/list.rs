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
use crate::rows::{Count, Row, Rows};

pub fn column(app: &App, desk: &Desk, link: &Scope<App>) -> Html {
    let kind = app.kind;
    let kinds = KINDS.iter().map(|one| {
        let (one, current) = (*one, (*one == kind).then_some("true"));
        let onclick = link.callback(move |_: MouseEvent| Message::Kind(one));
        html! {
            <li>
                <button type="button" aria-current={current} data-fe-kind={key(one)} {onclick}>
                    <span>{ plural(one) }</span>
                    { badge(desk.tally.of_kind(one)) }
                </button>
            </li>
        }
    });
    let on_new = link.callback(|()| Message::New);
    html! {
        <aside class="fe-left">
            <nav aria-label="Arten von Einträgen"><ul class="fe-kinds">{ for kinds }</ul></nav>
            if kind != Kind::Head {
                <List key={key(kind)} {kind} rows={Rc::clone(&desk.rows)} chosen={desk.chosen.clone()}
                    on_choose={link.callback(Message::Choose)} {on_new} />
            }
        </aside>
    }
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
    let search = use_state(String::new);
    let faulty = use_state(|| false);
    let rows: Vec<&Row> = props.rows.of_kind(props.kind).iter().collect();
    let all = rows.len();
    let fits = |row: &&Row| row.fits(&search) && (!*faulty || row.count != (0, 0));
    let shown: Vec<&Row> = rows.into_iter().filter(fits).collect();
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
            <p class="fe-count">{ if count == all { format!("{all}") } else { format!("{count} von {all}") } }</p>
            <ul class="fe-entries">{ for shown.into_iter().map(|row| entry(props, row)) }</ul>
        </div>
    }
}

fn entry(props: &ListProps, row: &Row) -> Html {
    let path = row.path.clone();
    let onclick = props.on_choose.reform(move |_: MouseEvent| path.clone());
    let current = (props.chosen.as_ref() == Some(&row.path)).then_some("true");
    let title = if row.title.is_empty() { &row.id } else { &row.title };
    html! {
        <li key={row.path.to_string()}>
            <button type="button" aria-current={current} data-entry={row.id.clone()} {onclick}>
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
