// SPDX-License-Identifier: EUPL-1.2
//! Which dialog is open, and what it is given.

use std::rc::Rc;

use foerderkompass_upkeep::{EntryId, entry_at};
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Dialog, Message};
use crate::dialogs::{Adopting, Download, Merging, Modal, Pasted, Removing, Saving, Starting, Submitting, TakingOver, Workbook};

pub fn dialog(app: &App, link: &Scope<App>) -> Html {
    let Some(dialog) = &app.dialog else { return Html::default() };
    let on_close = link.callback(|()| Message::Show(None));
    if let (Dialog::Starting, Some(sample)) = (dialog, &app.sample) {
        return html! { <Starting sample={sample.clone()} on_start={link.callback(Message::Start)} {on_close} /> };
    }
    let Some(desk) = &app.desk else { return Html::default() };
    let shown = desk.shown.clone();
    let on_open = link.callback(|(entry, path)| Message::Open(entry, path));
    let (on_make, on_say) = (link.callback(Message::Make), link.callback(Message::Say));
    match dialog {
        Dialog::Saving => {
            let file = desk.writable.then(|| desk.name.clone());
            let document = desk.shown.document.clone();
            let on_open = link.callback(move |path| Message::Open(entry_at(&document, &path).id, path));
            html! { <Saving {shown} {file} page={app.page.is_some()} on_save={link.callback(Message::Save)} {on_open} {on_close} /> }
        }
        Dialog::Merging(theirs) => {
            let (base, mine, today) = (desk.shown.opened.clone(), desk.shown.document.clone(), desk.shown.today);
            html! {
                <Merging {base} {mine} theirs={theirs.clone()} {today} on_merged={link.callback(Message::Merged)} {on_close} />
            }
        }
        Dialog::Submitting => {
            let on_download = link.callback(|file: Download| Message::Download(file.name, file.text.into_bytes().into()));
            let role = app.role.clone().unwrap_or_default();
            html! { <Submitting {shown} {role} {on_download} {on_close} /> }
        }
        Dialog::TakingOver(text) => html! { <TakingOver {shown} text={text.clone()} {on_make} {on_say} {on_close} /> },
        Dialog::Adopting => html! { <Adopting {shown} {on_make} {on_say} {on_close} /> },
        // Another file that is dropped while this one is being looked at begins anew.
        Dialog::Workbook(file) => {
            html! { <Workbook key={file.as_ref().map_or(0, |file| Rc::as_ptr(&file.bytes) as usize)} {shown} file={file.clone()} {on_make} {on_say} {on_close} /> }
        }
        Dialog::Pasted => html! { <Pasted {shown} {on_open} {on_close} /> },
        Dialog::Removing(entry) => {
            html! { <Removing {shown} entry={entry.clone()} {on_make} {on_open} {on_close} /> }
        }
        Dialog::Renaming(entry) => {
            html! { <Renaming entry={entry.clone()} on_rename={link.callback(Message::Rename)} said={app.said.clone()} {on_close} /> }
        }
        Dialog::Replacing(file) => {
            let replace = link.callback(|_: MouseEvent| Message::Replace);
            html! {
                <Modal name="replacing" title="Andere Datei öffnen?" {on_close}>
                    <p>{ format!("In „{}“ ist noch etwas nicht gespeichert. Wenn Sie „{}“ öffnen, geht es verloren.", desk.name, file.name) }</p>
                    <button type="button" class="fe-button fe-primary" data-fe-answer="replace" onclick={replace}>{ "Trotzdem öffnen" }</button>
                </Modal>
            }
        }
        Dialog::Refused(unopened) => html! {
            <Modal name="refused" title="Diese Datei lässt sich nicht öffnen" {on_close}>
                { super::start::reasons(unopened) }
                <p>{ format!("„{}“ bleibt offen, wie es ist.", desk.name) }</p>
            </Modal>
        },
        Dialog::Starting => Html::default(),
    }
}

#[derive(Clone, Properties, PartialEq)]
struct RenamingProps {
    entry: EntryId,
    /// What was said last: why the id cannot be taken.
    said: String,
    on_rename: Callback<String>,
    on_close: Callback<()>,
}

/// Gives an entry another id, everywhere at once.
#[component]
fn Renaming(props: &RenamingProps) -> Html {
    let typed = use_state(|| props.entry.id.clone());
    let before = use_state(|| props.said.clone());
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default());
        })
    };
    let rename = {
        let typed = typed.clone();
        props.on_rename.reform(move |_: MouseEvent| (*typed).clone())
    };
    html! {
        <Modal name="renaming" title="Kennung ändern" on_close={props.on_close.clone()}>
            <p>{ "Alle Stellen, die auf den Eintrag verweisen, ändern sich mit." }</p>
            <div class="fe-field">
                <label for="fe-new-id">{ "Neue Kennung" }</label>
                <input id="fe-new-id" type="text" autocomplete="off" value={(*typed).clone()} {oninput} />
                if props.said != *before { <p class="fe-error" role="alert">{ &props.said }</p> }
            </div>
            <button type="button" class="fe-button fe-primary" data-fe-answer="rename" disabled={*typed == props.entry.id} onclick={rename}>{ "Ändern" }</button>
        </Modal>
    }
}
