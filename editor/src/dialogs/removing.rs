// SPDX-License-Identifier: EUPL-1.2
//! Deleting or archiving an entry; where something refers to it, what does.

use foerderkompass_upkeep::{Entry, EntryId, Joining, Kind, Path, Reference, Refusal, archive, entry_at, find, named, remove};
use yew::prelude::*;

use super::Modal;
use crate::shared::OnMake;
use crate::{Make, Shown};

#[derive(Properties, PartialEq)]
pub struct RemovingProps {
    pub shown: Shown,
    /// What should go.
    pub entry: EntryId,
    pub on_make: OnMake,
    /// Opens an entry that refers to it, at that place; the app closes the dialog.
    pub on_open: Callback<(EntryId, Path)>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Removing(props: &RemovingProps) -> Html {
    let document = &props.shown.document;
    let entry: Option<Entry> = find(document, &props.entry).map(|path| entry_at(document, &path));
    let name = entry.as_ref().map_or_else(|| props.entry.id.clone(), named);
    let body = match remove(document, &props.entry) {
        Ok(edit) => {
            let make = Make { label: format!("{name} gelöscht"), edits: vec![edit], joining: Joining::Alone };
            ready(props, &name, make)
        }
        Err(refusal) => refused(props, &refusal),
    };
    html! {
        <Modal name="removing" title={format!("{name} löschen")} on_close={props.on_close.clone()}>{ body }</Modal>
    }
}

/// Nothing refers to it: deleted or put away.
fn ready(props: &RemovingProps, name: &str, delete: Make) -> Html {
    let make = |make: Make| {
        let (on_make, on_close) = (props.on_make.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            on_make.emit(make.clone());
            on_close.emit(());
        })
    };
    let archived = archive(&props.shown.document, &props.entry, props.shown.today).ok();
    let put_away = archived.map(|edits| make(Make { label: format!("{name} archiviert"), edits, joining: Joining::Alone }));
    html! {
        <>
            <p>{ "Nichts anderes verweist auf diesen Eintrag. Löschen lässt sich rückgängig machen, bis Sie den Editor schließen." }</p>
            if put_away.is_some() {
                <p>{ "Archiviert fehlt er im Förderkompass, bleibt aber im Katalog und kann zurückgeholt werden." }</p>
            }
            <div class="fe-d-actions">
                if let Some(onclick) = put_away {
                    <button type="button" class="fe-button fe-primary" data-fe-answer="archive" {onclick}>{ "Archivieren" }</button>
                }
                <button type="button" class="fe-button" data-fe-answer="remove" onclick={make(delete)}>{ "Löschen" }</button>
            </div>
        </>
    }
}

/// Why it cannot go, and where to change something first.
fn refused(props: &RemovingProps, refusal: &Refusal) -> Html {
    let line = |reference: &Reference| {
        let target = (reference.entry.clone(), reference.path.clone());
        let onclick = props.on_open.reform(move |_: MouseEvent| target.clone());
        html! { <li><button type="button" class="fe-link" {onclick}>{ &reference.label }</button></li> }
    };
    let all: &[Reference] = if let Refusal::Referred(all) = refusal { all } else { &[] };
    html! {
        <>
            <p class="fe-d-strong">{ refusal.sentence() }</p>
            <ul class="fe-d-bullets">{ for all.iter().map(line) }</ul>
            if !all.is_empty() && Kind::LISTS.contains(&props.entry.kind) {
                <p>{ "Ist das getan, können Sie den Eintrag löschen oder archivieren. Archiviert bleibt er im Katalog." }</p>
            }
        </>
    }
}
