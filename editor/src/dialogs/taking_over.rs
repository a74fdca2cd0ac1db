// SPDX-License-Identifier: EUPL-1.2
//! A package that somebody submitted: seen as a diff and taken over or not, entry by entry.

use std::rc::Rc;

use foerderkompass_upkeep::{MAX_PACKAGE, Package, text_of};
use yew::prelude::*;

use super::field::Area;
use super::file::{Pick, Picked};
use super::naming::date;
use super::proposal_list::ProposalList;
use super::{Modal, counted};
use crate::Shown;
use crate::shared::OnMake;

#[derive(Properties, PartialEq)]
pub struct TakingOverProps {
    pub shown: Shown,
    /// A package that was dropped or opened elsewhere; else it is picked or pasted here.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    pub on_make: OnMake,
    pub on_say: Callback<String>,
    pub on_close: Callback<()>,
}

/// What was opened: the head of the package and its proposals, or what is wrong with it.
type Read = Result<(Head, Rc<Vec<foerderkompass_upkeep::Proposal>>), Vec<String>>;

#[derive(Clone, PartialEq)]
struct Head {
    from: String,
    note: String,
    /// If it was made for another edition than the one that is open.
    other: Option<String>,
}

fn read(text: &str, shown: &Shown) -> Read {
    let package = Package::read(text)?;
    // Title and version as a package from here would have them.
    let own = Package::of(&shown.document, &shown.document, "", package.day, "");
    let other = (package.catalog != own.catalog || package.version != own.version).then(|| {
        format!(
            "Die Änderung wurde für „{}“, Fassung {}, gemacht; offen ist „{}“, Fassung {}.",
            package.catalog, package.version, own.catalog, own.version
        )
    });
    let role = if package.role.is_empty() { "ohne Angabe der Rolle" } else { &package.role };
    let from = format!("Von: {role}, {}", date(package.day));
    Ok((Head { from, note: package.note, other }, Rc::new(package.proposals)))
}

#[component]
pub fn TakingOver(props: &TakingOverProps) -> Html {
    let typed = use_state(String::new);
    let opened: UseStateHandle<Option<Read>> = use_state(|| props.text.as_ref().map(|text| read(text, &props.shown)));
    let open = {
        let (opened, shown) = (opened.clone(), props.shown.clone());
        Callback::from(move |text: String| opened.set(Some(read(&text, &shown))))
    };
    let on_pick = {
        let open = open.clone();
        // A file that is too long is not made a text first.
        Callback::from(move |picked: Picked| {
            let bytes = picked.bytes.get(..=MAX_PACKAGE).unwrap_or(&picked.bytes);
            open.emit(text_of(bytes).unwrap_or_default());
        })
    };
    let on_fail = {
        let opened = opened.clone();
        Callback::from(move |sentence: String| opened.set(Some(Err(vec![sentence]))))
    };
    let on_paste = {
        let typed = typed.clone();
        Callback::from(move |_: MouseEvent| open.emit((*typed).clone()))
    };
    let on_text = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    html! {
        <Modal name="taking-over" title="Eingereichte Änderung öffnen" on_close={props.on_close.clone()} wide=true>
            if !matches!(&*opened, Some(Ok(_))) {
                <Pick label="Datei der Änderung" accept=".json,.txt,.eml" {on_pick} {on_fail} />
                <Area name="package" label="Oder den Text der E-Mail hier einfügen" value={(*typed).clone()} {on_text} rows={6} />
                <div class="fe-d-actions">
                    <button type="button" class="fe-button" data-fe-answer="open" disabled={typed.trim().is_empty()} onclick={on_paste}>{ "Eingefügten Text öffnen" }</button>
                </div>
            }
            { match &*opened {
                None => Html::default(),
                Some(Err(sentences)) => html! {
                    <div class="fe-d-failure" role="alert">
                        <p class="fe-d-strong">{ format!("Die Änderung lässt sich nicht öffnen: {}", counted(sentences.len(), "Grund", "Gründe")) }</p>
                        <ul class="fe-d-bullets">{ for sentences.iter().take(20).map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
                    </div>
                },
                Some(Ok((head, proposals))) => html! {
                    <>
                        <p>{ &head.from }</p>
                        if !head.note.is_empty() { <p class="fe-d-note">{ &head.note }</p> }
                        if let Some(other) = &head.other { <p class="fe-d-strong">{ other }</p> }
                        <ProposalList shown={props.shown.clone()} proposals={proposals.clone()}
                            on_make={props.on_make.clone()} on_say={props.on_say.clone()} />
                    </>
                },
            } }
        </Modal>
    }
}
