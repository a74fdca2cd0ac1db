// SPDX-License-Identifier: EUPL-1.2
//! „Meine Einträge“: what one contact looks after, what is due first, and their own absence.

use std::collections::BTreeSet;

use foerderkompass_core::Severity;
use foerderkompass_upkeep::{Document, EntryId, Joining, Kind, entries};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::absence::Absence;
use super::bits::{Aim, opener, use_aim};
use super::locate::{at, contact_name, day, list_of_kind, text};
use super::tasks::{Task, confirmed, tasks};
use super::{OnOpen, words};
use crate::shared::{Make, OnMake, Shown};

#[derive(Properties, PartialEq)]
pub struct MineProps {
    pub shown: Shown,
    /// Id of the contact whose entries are shown; the app remembers it.
    pub role: Option<String>,
    /// Another contact was picked, or none.
    pub on_role: Callback<Option<String>>,
    pub on_make: OnMake,
    pub on_open: OnOpen,
    /// The user wants to see „Meine Plätze“.
    pub on_places: Callback<()>,
    /// A sentence for the app's status.
    #[prop_or_default]
    pub on_say: Callback<String>,
}

/// The page of one contact.
#[component]
pub fn Mine(props: &MineProps) -> Html {
    let picked = use_state(BTreeSet::<EntryId>::new);
    let shown = &props.shown;
    let aim = use_aim(&shown.document);
    let contacts = entries(&shown.document, Kind::Contact);
    let own = contacts.iter().find(|entry| props.role.as_ref().is_some_and(|role| !role.is_empty() && *role == entry.id.id));
    {
        // Whoever looks at other entries has picked none of them.
        let picked = picked.clone();
        use_effect_with(props.role.clone(), move |_| picked.set(BTreeSet::new()));
    }
    let content = match own {
        None => html! { <p>{ "Wählen Sie Ihre Rolle. Dann stehen hier Ihre Einträge: zuerst, was fällig ist." }</p> },
        Some(own) => {
            let tasks = tasks(&shown.document, &shown.faults, &own.id.id, shown.today);
            let role = shown.document.get(&own.path).map(|value| text(value, "role").to_string()).unwrap_or_default();
            let page = Page { props, picked: &picked, role: &role, aim: &aim };
            html! {
                <>
                    { page.lists(&tasks) }
                    <Absence shown={shown.clone()} contact={own.id.id.clone()} on_make={&props.on_make} />
                </>
            }
        }
    };
    html! {
        <section class="fe-v-mine" aria-labelledby="fe-mine-title">
            <h2 id="fe-mine-title">{ "Meine Einträge" }</h2>
            { picker(props, &shown.document, &contacts) }
            { content }
        </section>
    }
}

/// Which contact the user is.
fn picker(props: &MineProps, document: &Document, contacts: &[foerderkompass_upkeep::Entry]) -> Html {
    let onchange = props.on_role.reform(|event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
        value.filter(|id| !id.is_empty())
    });
    let picked = props.role.as_deref().unwrap_or("");
    let mut named: Vec<(String, &str)> = contacts
        .iter()
        .filter(|entry| !entry.id.id.is_empty())
        .map(|entry| (document.get(&entry.path).map(contact_name).unwrap_or_default(), entry.id.id.as_str()))
        .collect();
    named.sort();
    let option = |(name, id): (String, &str)| html! { <option value={id.to_string()} selected={id == picked}>{ name }</option> };
    html! {
        <p class="fe-v-row-of">
            <label for="fe-role">{ "Meine Rolle" }</label>{ " " }
            <select id="fe-role" {onchange}>
                <option value="" selected={picked.is_empty()}>{ "Bitte wählen" }</option>
                { for named.into_iter().map(option) }
            </select>
        </p>
    }
}

struct Page<'p> {
    props: &'p MineProps,
    picked: &'p UseStateHandle<BTreeSet<EntryId>>,
    /// What is written as „geprüft von“.
    role: &'p str,
    aim: &'p Aim,
}

impl Page<'_> {
    fn lists(&self, tasks: &[Task]) -> Html {
        let (due, rest): (Vec<&Task>, Vec<&Task>) = tasks.iter().partition(|task| task.is_due());
        let count = |tasks: &[&Task]| tasks.len();
        html! {
            <>
                { self.several(tasks) }
                <h3 id="fe-mine-due" tabindex="-1">{ format!("Zu erledigen ({})", count(&due)) }</h3>
                if due.is_empty() { <p>{ "Nichts ist fällig." }</p> }
                <ul class="fe-v-entries">{ for due.iter().enumerate().map(|(at, task)| self.task(task, at)) }</ul>
                if !rest.is_empty() {
                    <h3>{ format!("In Ordnung ({})", count(&rest)) }</h3>
                    <ul class="fe-v-entries">{ for rest.iter().enumerate().map(|(at, task)| self.task(task, due.len() + at)) }</ul>
                }
            </>
        }
    }

    /// What is done with several entries at once.
    fn several(&self, tasks: &[Task]) -> Html {
        let can: Vec<EntryId> = tasks.iter().filter(|task| can_be_checked(task)).map(|task| task.entry.id.clone()).collect();
        let overdue: BTreeSet<EntryId> =
            tasks.iter().filter(|task| task.overdue && can_be_checked(task)).map(|task| task.entry.id.clone()).collect();
        let chosen: Vec<EntryId> = can.into_iter().filter(|id| self.picked.contains(id)).collect();
        let count = chosen.len();
        let pick = |wanted: BTreeSet<EntryId>| {
            let picked = self.picked.clone();
            Callback::from(move |_: MouseEvent| picked.set(wanted.clone()))
        };
        let check = if count == 0 { Callback::noop() } else { self.check(chosen, format!("{count} Einträge"), Vec::new()) };
        html! {
            <p class="fe-v-buttons" role="group" aria-label="Mehrere auf einmal">
                if !overdue.is_empty() {
                    <button type="button" class="fe-button" onclick={pick(overdue.clone())}>
                        { format!("Alle überfälligen auswählen ({})", overdue.len()) }
                    </button>
                }
                <button type="button" class="fe-button" aria-disabled={(count == 0).to_string()} onclick={check}>
                    { format!("Ausgewählte geprüft ({count})") }
                </button>
                if count > 0 {
                    <button type="button" class="fe-button" onclick={pick(BTreeSet::new())}>{ "Auswahl aufheben" }</button>
                }
            </p>
        }
    }

    /// Confirms entries. A single one is named, several are counted. `next` is where the focus then goes.
    fn check(&self, ids: Vec<EntryId>, name: String, next: Vec<String>) -> Callback<MouseEvent> {
        let aim = self.aim.clone();
        let (document, today, role) = (self.props.shown.document.clone(), self.props.shown.today, self.role.to_string());
        let (on_make, on_say, picked) = (self.props.on_make.clone(), self.props.on_say.clone(), self.picked.clone());
        Callback::from(move |_: MouseEvent| {
            aim.replace(next.clone());
            let edits = confirmed(&document, &ids, today, &role);
            picked.set(picked.iter().filter(|id| !ids.contains(id)).cloned().collect());
            on_make.emit(Make { label: format!("Geprüft: {name}"), edits, joining: Joining::Alone });
            on_say.emit(format!("Als geprüft eingetragen: {name}."));
        })
    }

    fn task(&self, task: &Task, at: usize) -> Html {
        let kind = list_of_kind(task.entry.id.kind).map_or("", |list| words::list(list).1);
        let title = if task.entry.title.is_empty() { task.entry.id.id.clone() } else { task.entry.title.clone() };
        let name = format!("{kind} „{title}“");
        let id = task.entry.id.clone();
        let place = Some((id.clone(), task.entry.path.clone()));
        let toggle = {
            let (picked, id) = (self.picked.clone(), id.clone());
            Callback::from(move |_: Event| {
                let mut next = (*picked).clone();
                if !next.remove(&id) {
                    next.insert(id.clone());
                }
                picked.set(next);
            })
        };
        // What is no longer due moves down; the next one takes its number.
        let next = vec![format!("fe-mine-check-{at}"), "fe-mine-due".to_string()];
        html! {
            <li class="fe-v-entry" data-fe-entry={format!("{}/{}", task.entry.id.kind.list(), task.entry.id.id)}
                data-fe-due={task.is_due().to_string()} key={format!("{}", task.entry.path)}>
                <div class="fe-v-task">
                    if can_be_checked(task) {
                        <label class="fe-v-tick">
                            <input type="checkbox" checked={self.picked.contains(&id)} onchange={toggle}
                                aria-label={format!("{name} auswählen")} />
                        </label>
                    }
                    <h4>{ opener(&name, place, &self.props.on_open) }</h4>
                    if can_be_checked(task) {
                        <button type="button" class="fe-button" id={format!("fe-mine-check-{at}")} aria-label={format!("Geprüft: {name}")}
                            onclick={self.check(vec![id.clone()], title, next)}>{ "Geprüft" }</button>
                    }
                </div>
                { self.lines(task) }
            </li>
        }
    }

    fn lines(&self, task: &Task) -> Html {
        let shown = &self.props.shown;
        let due = match task.due {
            Some(due) if task.overdue => html! {
                <li><span class="fe-v-word fe-v-warning">{ "Überfällig" }</span>{ format!(" Die Prüfung war fällig bis {}.", day(due)) }</li>
            },
            Some(due) => html! { <li class="fe-v-quiet">{ format!("Nächste Prüfung bis {}.", day(due)) }</li> },
            None => html! { <li class="fe-v-quiet">{ "Noch nie als geprüft eingetragen." }</li> },
        };
        let places = task.outdated.iter().map(|one| {
            let told = format!("{}: Die Zahl der Plätze ist vom {}.", one.name, day(one.as_of));
            let place = Some((one.entry.clone(), one.path.key("places")));
            html! {
                <li>
                    <span class="fe-v-word fe-v-warning">{ "Veraltet" }</span>{ " " }{ opener(&told, place, &self.props.on_open) }
                </li>
            }
        });
        let fault = |fault: &foerderkompass_core::Fault| {
            let class = match fault.severity {
                Severity::Error => "fe-v-word fe-v-error",
                Severity::Warning => "fe-v-word fe-v-warning",
                Severity::Hint => "fe-v-word fe-v-hint",
            };
            let sentence = crate::forms::fault_said(&shown.document, &fault.path, &fault.kind);
            html! {
                <li>
                    <span {class}>{ words::severity(fault.severity) }</span>{ " " }
                    { opener(&sentence, Some(at(&shown.document, &fault.path)), &self.props.on_open) }
                </li>
            }
        };
        html! {
            <ul class="fe-v-lines">
                { due }
                { for places }
                if !task.outdated.is_empty() {
                    <li>
                        <button type="button" class="fe-v-open" onclick={self.props.on_places.reform(|_: MouseEvent| ())}>
                            { "Zu „Meine Plätze“" }
                        </button>
                    </li>
                }
                { for task.faults.iter().filter_map(|at| shown.faults.get(*at)).map(fault) }
            </ul>
        }
    }
}

/// What has no id cannot be found again to be confirmed.
fn can_be_checked(task: &Task) -> bool {
    !task.entry.id.id.is_empty()
}
