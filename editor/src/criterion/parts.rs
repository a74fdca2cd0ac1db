// SPDX-License-Identifier: EUPL-1.2
//! The parts of the tree: groups, what cannot be read, and what every node has: faults, wording and paragraph, tools.

use foerderkompass_upkeep::{Joining, Step};
use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::check::Row;
use super::controls::{Choice, Item};
use super::draft::new_row;
use super::effect::wording_in_doubt;
use super::reading::Trouble;
use super::row::row;
use super::tree::{Act, Group, group_before, group_of, holder, may_go_out, may_unwrap, node, parts_of};
use super::view::{Deed, Open, View};
use super::words;

/// Draws a node with everything below it.
pub fn part(view: &View<'_>, steps: &[Step]) -> Html {
    let Some(this) = node(view.root, steps) else { return Html::default() };
    match (Row::of(this), group_of(this)) {
        (Some(one), _) => row(view, steps, &one),
        (None, Some(kind)) => group(view, steps, this, kind),
        (None, None) => unread(view, steps, this),
    }
}

fn group(view: &View<'_>, steps: &[Step], this: &Value, kind: Group) -> Html {
    let id = view.id_of(steps);
    let troubles = view.troubles(steps);
    let fault: AttrValue = if troubles.is_empty() { "".into() } else { format!("{id}-fault").into() };
    let lead = if kind == Group::Not {
        html! { <p class="fe-crit-lead">{ "nicht:" }</p> }
    } else {
        let (on_deed, at) = (view.on_deed.clone(), steps.to_vec());
        let turn = Callback::from(move |key: String| {
            let group = if key == Group::All.key() { Group::All } else { Group::Any };
            on_deed.emit(Deed { act: Act::Turn(at.clone(), group), joining: Joining::Alone });
        });
        let items = [Group::All, Group::Any].map(|one| Item::new(one.key(), words::group(one))).to_vec();
        html! {
            <Choice id={format!("{id}-kind")} label="Verknüpfung der Bedingungen" value={kind.key()} {items} on_pick={turn}
                fault={fault.clone()} />
        }
    };
    let parts = parts_of(this, steps);
    html! {
        <div class={classes!("fe-crit-group", format!("fe-crit-{}", kind.key()))} id={id.clone()} role="group"
            aria-label={format!("{}, {}", words::group(kind), words::count(parts.len()))}>
            { lead }
            { faults(&troubles, &fault) }
            { unknown_keys(view, steps, this) }
            { notes(view, steps) }
            <ul>{ for parts.iter().map(|steps| html! { <li key={view.id_of(steps)}>{ part(view, steps) }</li> }) }</ul>
            if kind != Group::Not {
                <div class="fe-crit-adds">
                    <button type="button" id={format!("{id}-add")} onclick={view.click(new_row(view.root, &steps.to_vec(), kind))}>
                        { "Bedingung hinzufügen" }
                    </button>
                    <button type="button" onclick={view.click(new_group(steps, kind))}>
                        { format!("Gruppe „{}“ hinzufügen", words::group(kind.other())) }
                    </button>
                </div>
            }
            { tools(view, steps) }
        </div>
    }
}

/// A group of the other kind with one new row.
fn new_group(steps: &[Step], kind: Group) -> Act {
    Act::Add(steps.to_vec(), kind, kind.other().of(vec![Row::draft(None).value()]))
}

/// Keys of a group that mean nothing can only go.
fn unknown_keys(view: &View<'_>, steps: &[Step], this: &Value) -> Html {
    let known = ["all", "any", "not", "text", "norm"];
    let mut clean = this.as_object().cloned().unwrap_or_default();
    let unknown: Vec<String> = clean.keys().filter(|key| !known.contains(&key.as_str())).cloned().collect();
    if unknown.is_empty() {
        return Html::default();
    }
    clean.retain(|key, _| known.contains(&key.as_str()));
    html! {
        <button type="button" onclick={view.click(Act::Set(steps.to_vec(), Value::Object(clean)))}>
            { format!("Unbekannte Angabe weglassen: {}", unknown.join(", ")) }
        </button>
    }
}

/// What the core cannot read is shown as it is and can be replaced.
fn unread(view: &View<'_>, steps: &[Step], this: &Value) -> Html {
    let id = view.id_of(steps);
    let fault = format!("{id}-fault").into();
    html! {
        <div class="fe-crit-row fe-crit-unread" id={id.clone()} role="group" aria-label="Unlesbare Bedingung">
            <p>{ words::UNREADABLE }{ " " }<span class="fe-crit-raw">{ words::in_words(this) }</span></p>
            { faults(&view.troubles(steps), &fault) }
            <button type="button" id={format!("{id}-replace")}
                onclick={view.click(Act::Set(steps.to_vec(), Row::draft(Some(this)).value()))}>
                { "Durch eine neue Bedingung ersetzen" }
            </button>
            { tools(view, steps) }
        </div>
    }
}

/// What is wrong at a node.
pub fn faults(troubles: &[&Trouble], id: &AttrValue) -> Html {
    if troubles.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="fe-crit-fault" id={id.clone()}>{ for troubles.iter().map(|one| html! { <li>{ one.message.clone() }</li> }) }</ul>
    }
}

/// Wording and paragraph, if there are some.
pub fn notes(view: &View<'_>, steps: &[Step]) -> Html {
    let Some(this) = node(view.root, steps) else { return Html::default() };
    let said = |key: &str| this.get(key).and_then(Value::as_str);
    let (text, norm) = (said("text"), said("norm"));
    if text.is_none() && norm.is_none() {
        return Html::default();
    }
    let doubt = wording_in_doubt(this, view.opened.and_then(|opened| node(opened, steps)));
    html! {
        <p class="fe-crit-note">
            if let Some(text) = text { <span>{ format!("In der Karte: „{text}“") }</span> }
            if let Some(norm) = norm { <span class="fe-crit-norm">{ norm.to_owned() }</span> }
            if doubt { <b>{ words::IN_DOUBT }</b> }
        </p>
    }
}

/// Moving, deleting and what else can be done with a node.
pub fn tools(view: &View<'_>, steps: &[Step]) -> Html {
    let id = view.id_of(steps);
    let name = view.named(steps);
    let listed = matches!(steps.last(), Some(Step::At(_)));
    let last = holder(steps).and_then(|group| Some(parts_of(node(view.root, &group)?, &group).len())).unwrap_or(0);
    let at = match steps.last() {
        Some(Step::At(at)) => *at,
        _ => 0,
    };
    let arrow = |which: &str, sign: &str, said: &str, act: Act, dead: bool| {
        let click = if dead { Callback::noop() } else { view.click(act) };
        html! {
            <button type="button" id={format!("{id}-{which}")} aria-disabled={dead.then_some("true")} onclick={click}
                aria-label={format!("{name}: {said}")} title={said.to_owned()}>{ sign.to_owned() }</button>
        }
    };
    let open = Open::More(steps.to_vec());
    let sole = !view.may_be_empty && alone(view.root, steps);
    html! {
        <div class="fe-crit-tools">
            if listed && last > 1 {
                { arrow("up", "↑", "nach oben", Act::Up(steps.to_vec()), at == 0) }
                { arrow("down", "↓", "nach unten", Act::Down(steps.to_vec()), at + 1 == last) }
            }
            <button type="button" id={format!("{id}-more")} aria-expanded={view.is_open(&open).to_string()}
                onclick={view.toggle(open.clone())} aria-label={format!("{name}: Weiteres")}>{ "Weiteres" }</button>
            if !sole {
                <button type="button" id={format!("{id}-remove")} onclick={view.click(Act::Remove(steps.to_vec()))}
                    aria-label={format!("{name}: löschen")}>{ "Löschen" }</button>
            }
            if view.is_open(&open) { { more(view, steps) } }
        </div>
    }
}

/// Whether nothing would be left without this node.
fn alone(root: &Value, steps: &[Step]) -> bool {
    match holder(steps) {
        None => true,
        Some(group) => node(root, &group).is_some_and(|node| parts_of(node, &group).len() == 1) && alone(root, &group),
    }
}

/// Wording, paragraph, and the tree around a node.
fn more(view: &View<'_>, steps: &[Step]) -> Html {
    let id = view.id_of(steps);
    let this = node(view.root, steps);
    let at = || steps.to_vec();
    let button = |act: Act, text: String| html! { <button type="button" onclick={view.click(act)}>{ text }</button> };
    let group = this.and_then(group_of);
    let above = holder(steps).and_then(|above| group_of(node(view.root, &above)?));
    let beside = [Group::All, Group::Any].into_iter().filter(|kind| Some(*kind) != above && Some(*kind) != group);
    html! {
        <div class="fe-crit-panel">
            { note_field(view, steps, "text", "Eigener Wortlaut in der Karte") }
            { note_field(view, steps, "norm", "Paragraf") }
            <div class="fe-crit-adds">
                { for beside.map(|kind| button(
                    new_row(view.root, &at(), kind),
                    format!("{} weitere Bedingung", if kind == Group::All { "„und“:" } else { "„oder“:" }),
                )) }
                if group != Some(Group::Not) && above != Some(Group::Not) {
                    { button(Act::Wrap(at(), Group::Not), "Verneinen („nicht“)".into()) }
                }
                { for [Group::All, Group::Any].into_iter().map(|kind| {
                    button(Act::Wrap(at(), kind), format!("In eine Gruppe „{}“ fassen", words::group(kind)))
                }) }
                if may_unwrap(view.root, steps) {
                    { button(Act::Unwrap(at()), if group == Some(Group::Not) { "„nicht“ wegnehmen".into() } else { "Gruppe auflösen".into() }) }
                }
                if may_go_out(steps) { { button(Act::Out(at()), "Aus der Gruppe herausnehmen".into()) } }
                if let Some((_, kind)) = group_before(view.root, steps) {
                    { button(Act::In(at()), format!("In die Gruppe „{}“ darüber", words::group(kind))) }
                }
            </div>
            <p class="fe-crit-note" id={format!("{id}-hint")}>{ "Der Wortlaut ersetzt in der Karte den Satz, der aus der Bedingung entsteht." }</p>
        </div>
    }
}

/// Wording or paragraph of a node; emptied, it goes.
fn note_field(view: &View<'_>, steps: &[Step], key: &'static str, label: &str) -> Html {
    let id = format!("{}-{key}", view.id_of(steps));
    let Some(this) = node(view.root, steps).filter(|this| this.is_object()).cloned() else { return Html::default() };
    let value = this.get(key).map(|said| said.as_str().map_or_else(|| said.to_string(), str::to_owned)).unwrap_or_default();
    let (on_deed, steps) = (view.on_deed.clone(), steps.to_vec());
    let input = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            let act = Act::Set(steps.clone(), noted(&this, key, &field.value()));
            on_deed.emit(Deed { act, joining: Joining::Typing });
        }
    });
    html! {
        <div class="fe-crit-field">
            <label for={id.clone()}>{ label.to_owned() }</label>
            <input type="text" {id} {value} oninput={input} autocomplete="off" />
        </div>
    }
}

/// A node with another wording or paragraph, where the format has it.
pub fn noted(this: &Value, key: &str, said: &str) -> Value {
    let mut map = this.as_object().cloned().unwrap_or_default();
    if said.trim().is_empty() {
        map.shift_remove(key);
    } else if let Some(slot) = map.get_mut(key) {
        *slot = said.into();
    } else {
        let place = usize::from(key == "norm" && map.contains_key("text"));
        map.shift_insert(place, key.to_owned(), said.into());
    }
    Value::Object(map)
}

/// The buttons below a condition that stands alone.
pub fn beside(view: &View<'_>) -> Html {
    match group_of(view.root) {
        Some(Group::All | Group::Any) => Html::default(),
        _ => html! {
            <div class="fe-crit-adds">
                <button type="button" onclick={view.click(new_row(view.root, &Vec::new(), Group::All))}>{ "„und“: weitere Bedingung" }</button>
                <button type="button" onclick={view.click(new_row(view.root, &Vec::new(), Group::Any))}>{ "„oder“: weitere Bedingung" }</button>
            </div>
        },
    }
}
