// SPDX-License-Identifier: EUPL-1.2
//! What is on the screen: the start, or a head with the menu, and below it the entries or a view on the whole.

mod dialogs;
mod head;
mod list;
mod pane;
mod preview;
mod side;
mod start;

use foerderkompass_upkeep::{EntryId, Kind, find};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, AppProps, Message, Side, View};
use crate::desk::Desk;
use crate::dialogs::SampleLeft;
use crate::outside::Wanted;
use crate::views::{Changes, Cockpit, Mine, Places};

/// The kinds in the order of the menu.
pub const KINDS: [Kind; 7] =
    [Kind::Measure, Kind::Contact, Kind::Attribute, Kind::Category, Kind::Focus, Kind::Persona, Kind::Head];

/// A kind of entries for keys and tests.
pub fn key(kind: Kind) -> &'static str {
    if kind == Kind::Head { "head" } else { kind.list() }
}

/// What a kind of entries is called in the menu.
pub fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Head => "Kopf",
        Kind::Category => "Bereiche",
        Kind::Focus => "Schwerpunkte",
        Kind::Attribute => "Merkmale",
        Kind::Option => "Antworten",
        Kind::Contact => "Kümmerer",
        Kind::Measure => "Maßnahmen",
        Kind::Offer => "Angebote",
        Kind::Persona => "Beispielpersonen",
    }
}

/// What one entry is called.
pub fn singular(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "Kümmerer",
        Kind::Persona => "Beispielperson",
        other => foerderkompass_upkeep::words::kind(other),
    }
}

/// What a new entry is called until somebody names it.
pub fn new_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Category => "Neuer Bereich",
        Kind::Focus => "Neuer Schwerpunkt",
        Kind::Attribute => "Neues Merkmal",
        Kind::Contact => "Neue Rolle",
        Kind::Measure => "Neue Maßnahme",
        Kind::Persona => "Neue Beispielperson",
        Kind::Head | Kind::Option | Kind::Offer => "Neu",
    }
}

/// The whole screen.
pub fn screen(app: &App, link: &Scope<App>, props: &AppProps) -> Html {
    let inside = match &app.desk {
        None => start::start(app, link),
        Some(desk) => html! {
            <>
                { head::head(app, desk, link) }
                <main id="fe-main" tabindex="-1" class="fe-main">
                    <div class="fe-sample">{ sample_left(app, desk, link) }</div>
                    { middle(app, desk, link, props) }
                </main>
            </>
        },
    };
    html! {
        <div class="fe-app" data-fe={if app.desk.is_some() { "desk" } else { "start" }}>
            <div>{ inside }</div>
            <div>{ dialogs::dialog(app, link) }</div>
            <p class="fe-said" role="status">{ &app.said }</p>
        </div>
    }
}

/// What is still of the example, in a catalogue that says so.
fn sample_left(app: &App, desk: &Desk, link: &Scope<App>) -> Html {
    let Some(sample) = app.sample.clone().filter(|_| app.view == View::Entries) else { return Html::default() };
    let document = desk.shown.document.clone();
    let on_open = link.batch_callback(move |entry: EntryId| Some(Message::Open(entry.clone(), find(&document, &entry)?)));
    html! { <SampleLeft shown={desk.shown.clone()} {sample} {on_open} on_make={link.callback(Message::Make)} /> }
}

fn middle(app: &App, desk: &Desk, link: &Scope<App>, props: &AppProps) -> Html {
    let (shown, role) = (desk.shown.clone(), app.role.clone());
    let on_open = link.callback(|(entry, path)| Message::Open(entry, path));
    let (on_make, on_say) = (link.callback(Message::Make), link.callback(Message::Say));
    match app.view {
        View::Entries => html! {
            <div class="fe-columns" key="entries" data-side={(app.side == Side::Preview).then_some("preview")}>
                { list::column(app, desk, link) }
                { pane::column(app, desk, link) }
                { side::column(app, desk, link, props) }
            </div>
        },
        View::Mine => {
            let on_role = link.callback(Message::Role);
            let on_places = link.callback(|()| Message::View(View::Places));
            html! { <Mine key="mine" {shown} {role} {on_role} {on_make} {on_open} {on_places} {on_say} /> }
        }
        View::Places => html! { <Places key="places" {shown} {role} {on_make} {on_open} {on_say} /> },
        View::Cockpit => html! { <Cockpit key="cockpit" {shown} {on_open} /> },
        View::Changes => {
            let on_compare = link.callback(|()| Message::Pick(Wanted::Compared));
            let on_end = link.callback(|()| Message::Compare(None));
            html! { <Changes key="changes" {shown} other={app.other.clone()} {on_open} {on_compare} {on_end} /> }
        }
    }
}
