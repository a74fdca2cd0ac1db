// SPDX-License-Identifier: EUPL-1.2
//! „Änderung einreichen“: a package for somebody with write access, as a file or as a mail.

use std::collections::HashSet;

use foerderkompass_upkeep::{EntryId, Package, file_name, mail};
use yew::prelude::*;

use super::Modal;
use super::comparison::Comparison;
use super::diff_list::{DiffList, badge};
use super::entry_list::{PAGE, more};
use super::field::{Area, Text};
use crate::Shown;

/// A text that the app offers as a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    pub name: String,
    pub text: String,
}

#[derive(Properties, PartialEq)]
pub struct SubmittingProps {
    pub shown: Shown,
    /// The role chosen in „Meine Einträge“; may be empty.
    #[prop_or_default]
    pub role: AttrValue,
    pub on_download: Callback<Download>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Submitting(props: &SubmittingProps) -> Html {
    let Shown { opened, document, today, .. } = &props.shown;
    let role = use_state(|| props.role.to_string());
    let note = use_state(String::new);
    let to = use_state(String::new);
    let without = use_state(HashSet::<EntryId>::new);
    let count = use_state(|| PAGE);
    let compared = use_memo(props.shown.clone(), |shown| {
        let package = Package::of(&shown.opened, &shown.document, "", shown.today, "");
        let comparison = Comparison::of(&shown.opened, &shown.document, shown.today);
        package.proposals.iter().map(|one| super::choices::shown(&comparison, one)).collect::<Vec<_>>()
    });
    let mut package = Package::of(opened, document, &role, *today, &note);
    package.proposals.retain(|proposal| !without.contains(&proposal.entry));
    let chosen = package.proposals.len();
    let letter = mail(&to, &package);
    let download = {
        let file = Download { name: file_name(&package), text: package.text() };
        props.on_download.reform(move |_: MouseEvent| file.clone())
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let tick = |changed: &super::comparison::Changed| {
        let entry = changed.entry.clone();
        let onchange = {
            let (without, entry) = (without.clone(), entry.clone());
            Callback::from(move |_: Event| {
                let mut next = (*without).clone();
                if !next.remove(&entry) {
                    next.insert(entry.clone());
                }
                without.set(next);
            })
        };
        html! {
            <li class="fe-d-changed" data-fe-entry={super::key_of(&entry)}>
                <label class="fe-d-tick">
                    <input type="checkbox" checked={!without.contains(&entry)} {onchange} /><strong>{ &changed.name }</strong>{ badge(changed.mark) }
                </label>
                <DiffList lines={changed.lines.clone()} />
            </li>
        }
    };
    html! {
        <Modal name="submitting" title="Änderung einreichen" on_close={props.on_close.clone()}>
            <p>{ "Wer den Katalog speichern darf, öffnet Ihre Änderung im Editor, sieht sie und übernimmt sie oder nicht." }</p>
            if compared.is_empty() {
                <p class="fe-d-strong">{ "Sie haben noch nichts geändert." }</p>
            } else {
                <Text name="role" label="Ihre Rolle, kein Name (zum Beispiel „Kümmerin Sprache“)" value={(*role).clone()} on_text={set(&role)} />
                <Area name="note" label="Was die andere Seite wissen soll (freiwillig)" value={(*note).clone()} on_text={set(&note)} />
                <section>
                    <h3>{ format!("{chosen} von {} Änderungen einreichen", compared.len()) }</h3>
                    <ul class="fe-d-entries">{ for compared.iter().take(*count).map(tick) }</ul>
                    { more(&count, compared.len()) }
                </section>
                if chosen == 0 {
                    <p class="fe-d-strong">{ "Wählen Sie mindestens eine Änderung." }</p>
                } else {
                    <section>
                        <h3>{ "Einreichen" }</h3>
                        <div class="fe-d-actions">
                            <button type="button" class="fe-button fe-primary" data-fe-answer="file" onclick={download}>{ "Als Datei speichern" }</button>
                        </div>
                        <Text name="to" label="An welches Postfach? (freiwillig)" kind="email" value={(*to).clone()} on_text={set(&to)} />
                        if !letter.whole {
                            <p>{ format!("Für den Text einer E-Mail ist das zu lang: Speichern Sie die Datei {} und hängen Sie sie selbst an.", file_name(&package)) }</p>
                        }
                        <p><a class="fe-link" data-fe-answer="mail" href={letter.address.clone()}>
                            { if letter.whole { "E-Mail mit der Änderung schreiben" } else { "E-Mail schreiben (Datei dann anhängen)" } }
                        </a></p>
                    </section>
                }
            }
        </Modal>
    }
}
