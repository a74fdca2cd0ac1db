// SPDX-License-Identifier: EUPL-1.2
//! The own absence and who stands in: add, change, take away, and a warning for days on which nobody is there.

use foerderkompass_core::Date;
use foerderkompass_upkeep::{Edit, EntryId, Joining, Kind, Path, find};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::bits::{Aim, use_aim};
use super::locate::day;
use super::stand_in::{Away, Deputy, Wrong, absences, add, change, days, deputies, possible, uncovered};
use super::words;
use crate::shared::{Make, OnMake, Shown};

#[derive(Properties, PartialEq)]
pub struct AbsenceProps {
    pub shown: Shown,
    /// Id of the contact.
    pub contact: String,
    pub on_make: OnMake,
}

/// Absences and deputies of one contact.
#[component]
pub fn Absence(props: &AbsenceProps) -> Html {
    let shown = &props.shown;
    let aim = use_aim(&shown.document);
    let Some(contact) = find(&shown.document, &EntryId::new(Kind::Contact, &props.contact)) else { return html! {} };
    let all = absences(&shown.document, &contact, shown.today);
    let make = {
        let on_make = props.on_make.clone();
        Callback::from(move |(label, edits): (String, Vec<Edit>)| on_make.emit(Make { label, edits, joining: Joining::Alone }))
    };
    let row = |away: &Away| {
        let document = shown.document.clone();
        let path = away.path.clone();
        let (field, aimed) = (format!("fe-away-{}", away.path), aim.clone());
        let on_days = make.reform(move |range| {
            aimed.replace(vec![format!("{field}-from")]);
            ("Abwesenheit geändert".to_string(), change(&document, &path, range))
        });
        let (document, path, aimed) = (shown.document.clone(), away.path.clone(), aim.clone());
        let on_remove = make.reform(move |()| {
            aimed.replace(vec!["fe-away-new-from".to_string()]);
            ("Abwesenheit gelöscht".to_string(), vec![Edit::remove(&document, &path)])
        });
        let key = away.path.to_string();
        html! {
            <Days {key} id={format!("fe-away-{}", away.path)} from={away.from.clone()} until={away.until.clone()}
                over={away.over} today={shown.today} {on_days} {on_remove} />
        }
    };
    let added = {
        let (document, contact) = (shown.document.clone(), contact.clone());
        make.reform(move |range| ("Abwesenheit eingetragen".to_string(), vec![add(&document, &contact, range)]))
    };
    html! {
        <section class="fe-v-absence" aria-labelledby="fe-absence-title">
            <h3 id="fe-absence-title">{ "Meine Abwesenheit und Vertretung" }</h3>
            <p class="fe-v-quiet">{ "Nur die Tage, nie ein Grund. Was vorbei ist, fällt beim Speichern weg." }</p>
            { warning(props, &contact) }
            <h4>{ "Abwesenheiten" }</h4>
            if all.is_empty() { <p>{ "Keine Abwesenheit eingetragen." }</p> }
            <ul class="fe-v-entries">{ for all.iter().map(row) }</ul>
            <Days key="new" id="fe-away-new" today={shown.today} on_days={added} />
            <h4>{ "Vertretung" }</h4>
            { stand_ins(props, &contact, &make, &aim) }
        </section>
    }
}

/// The days for which neither the contact nor a deputy is there.
fn warning(props: &AbsenceProps, contact: &Path) -> Html {
    let shown = &props.shown;
    let Some(catalog) = &shown.catalog else { return html! {} };
    let runs = uncovered(catalog, &props.contact, shown.today);
    if runs.is_empty() {
        return html! {};
    }
    let spans = runs.into_iter().map(words::span).collect::<Vec<_>>().join(" und ");
    let why = if deputies(&shown.document, contact, shown.today).is_empty() {
        "Tragen Sie unten eine Vertretung ein."
    } else {
        "Auch Ihre Vertretung ist dann abwesend. Tragen Sie noch jemanden ein."
    };
    html! { <p class="fe-v-warn"><b>{ "Achtung: " }</b>{ format!("Niemand vertritt Sie {spans}. {why}") }</p> }
}

fn stand_ins(props: &AbsenceProps, contact: &Path, make: &Callback<(String, Vec<Edit>)>, aim: &Aim) -> Html {
    let shown = &props.shown;
    let list = contact.key("deputies");
    let all = deputies(&shown.document, contact, shown.today);
    let last = all.len().saturating_sub(1);
    let edit = |label: &'static str, edit: Edit, next: String| {
        let aim = aim.clone();
        make.reform(move |_: MouseEvent| {
            aim.replace(vec![next.clone(), "fe-deputy".to_string()]);
            (label.to_string(), vec![edit.clone()])
        })
    };
    let button = |at: usize| format!("fe-deputy-remove-{at}");
    let row = |(at, deputy): (usize, &Deputy)| {
        let name = &deputy.name;
        html! {
            <li class="fe-v-entry fe-v-row-of" key={deputy.id.clone()}>
                <span class="fe-v-grow">
                    { format!("{}. {name}", at + 1) }
                    if let Some(until) = deputy.until { <span class="fe-v-quiet">{ format!(" (abwesend bis {})", day(until)) }</span> }
                </span>
                if at > 0 {
                    <button type="button" class="fe-button" aria-label={format!("{name} nach oben")}
                        onclick={edit("Reihenfolge der Vertretung", Edit::shift(&list, at, at - 1), button(at - 1))}>{ "Nach oben" }</button>
                }
                if at < last {
                    <button type="button" class="fe-button" aria-label={format!("{name} nach unten")}
                        onclick={edit("Reihenfolge der Vertretung", Edit::shift(&list, at, at + 1), button(at + 1))}>{ "Nach unten" }</button>
                }
                <button type="button" class="fe-button" id={button(at)} aria-label={format!("{name} als Vertretung entfernen")}
                    onclick={edit("Vertretung entfernt", Edit::remove(&shown.document, &list.at(at)), String::new())}>{ "Entfernen" }</button>
            </li>
        }
    };
    let onchange = {
        let (document, list, make) = (shown.document.clone(), list.clone(), make.clone());
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let id = select.value();
            select.set_value("");
            if !id.is_empty() {
                let added = Edit::insert(&document, &list, usize::MAX, id.into());
                make.emit(("Vertretung eingetragen".to_string(), vec![added]));
            }
        })
    };
    html! {
        <>
            if all.is_empty() { <p>{ "Niemand ist als Vertretung eingetragen." }</p> } else {
                <p class="fe-v-quiet">{ "Gefragt wird die erste Person, die da ist." }</p>
            }
            <ol class="fe-v-entries">{ for all.iter().enumerate().map(row) }</ol>
            <p class="fe-v-row-of">
                <label for="fe-deputy">{ "Vertretung hinzufügen" }</label>{ " " }
                <select id="fe-deputy" {onchange}>
                    <option value="" selected=true>{ "Bitte wählen" }</option>
                    { for possible(&shown.document, contact).into_iter().map(|one| html! { <option value={one.id}>{ one.name }</option> }) }
                </select>
            </p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DaysProps {
    /// Begins the ids of the fields.
    id: String,
    /// As written; empty for an absence that is yet to be added.
    #[prop_or_default]
    from: String,
    #[prop_or_default]
    until: String,
    #[prop_or_default]
    over: bool,
    today: Date,
    /// First and last day, when both are right.
    on_days: Callback<(Date, Date)>,
    /// Without it, this is a new absence.
    #[prop_or_default]
    on_remove: Option<Callback<()>>,
}

/// First and last day of one absence. They are handed over by the button: half a range is none.
#[component]
fn Days(props: &DaysProps) -> Html {
    let typed = use_state(|| (props.from.clone(), props.until.clone()));
    let wrong = use_state(|| None::<Wrong>);
    {
        // Undo and other hands change what is written.
        let (typed, wrong) = (typed.clone(), wrong.clone());
        use_effect_with((props.from.clone(), props.until.clone()), move |written| {
            typed.set(written.clone());
            wrong.set(None);
        });
    }
    let is_new = props.on_remove.is_none();
    let field = |name: &'static str, label: &'static str, value: &String, put: fn(&mut (String, String), String), bad: bool| {
        let id = format!("{}-{name}", props.id);
        let oninput = {
            let typed = typed.clone();
            Callback::from(move |event: InputEvent| {
                let mut next = (*typed).clone();
                put(&mut next, event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default());
                typed.set(next);
            })
        };
        let told = format!("{}-wrong", props.id);
        html! {
            <span class="fe-v-field-of">
                <label for={id.clone()}>{ label }</label>
                <input type="date" {id} value={value.clone()} max="9999-12-31" {oninput}
                    aria-invalid={bad.then_some("true")} aria-describedby={bad.then_some(told)} />
            </span>
        }
    };
    let submit = {
        let (typed, wrong, on_days, today) = (typed.clone(), wrong.clone(), props.on_days.clone(), props.today);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match days(&typed.0, &typed.1, today) {
                Err(why) => wrong.set(Some(why)),
                Ok(range) => {
                    wrong.set(None);
                    on_days.emit(range);
                    if is_new {
                        typed.set(Default::default());
                    }
                }
            }
        })
    };
    let is_changed = typed.0 != props.from || typed.1 != props.until;
    let content = html! {
        <form class="fe-v-row-of" onsubmit={submit}>
            { field("from", "vom", &typed.0, |both, text| both.0 = text, matches!(*wrong, Some(Wrong::From))) }
            { field("until", "bis (letzter Tag)", &typed.1, |both, text| both.1 = text, matches!(*wrong, Some(why) if why != Wrong::From)) }
            if is_new {
                <button class="fe-button">{ "Abwesenheit eintragen" }</button>
            } else if is_changed {
                <button class="fe-button">{ "Übernehmen" }</button>
            }
            if let Some(remove) = &props.on_remove {
                <button type="button" class="fe-button" onclick={remove.reform(|_: MouseEvent| ())}
                    aria-label={format!("Abwesenheit ab {} löschen", props.from)}>{ "Löschen" }</button>
            }
            if props.over { <span class="fe-v-word">{ "vorbei" }</span> }
            if let Some(why) = *wrong { <p class="fe-v-message" id={format!("{}-wrong", props.id)}>{ words::wrong(why) }</p> }
        </form>
    };
    if is_new {
        content
    } else {
        html! { <li class="fe-v-entry">{ content }</li> }
    }
}
