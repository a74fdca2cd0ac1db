// SPDX-License-Identifier: EUPL-1.2
//! The middle column: the chosen entry with what can be done with it, and its form.

use std::rc::Rc;

use foerderkompass_upkeep::{Edit, EntryId, Joining, Kind, Path, Step, entry_at};
use yew::html::Scope;
use yew::prelude::*;

use super::singular;
use crate::app::{App, Dialog, Message};
use crate::desk::Desk;
use crate::forms::EntryForm;
use crate::shared::{Make, Shown};

pub fn column(app: &App, desk: &Desk, link: &Scope<App>) -> Html {
    let Some(path) = &desk.chosen else {
        return html! {
            <section class="fe-pane fe-nothing" key="pane"><p>{ "Wählen Sie einen Eintrag aus der Liste." }</p></section>
        };
    };
    if path.0.first() == Some(&Step::Key("archive".to_string())) {
        return archived(desk, path, link);
    }
    if !desk.value.is_object() {
        return stray(desk, path, link);
    }
    let entry = entry_at(desk.history.document(), path);
    let kind = entry.id.kind;
    let title = if entry.title.is_empty() { singular(kind).to_string() } else { entry.title };
    let shown = Shown { document: Rc::clone(&desk.form), ..desk.shown.clone() };
    let on_rename = {
        let id = entry.id.clone();
        link.callback(move |()| Message::Show(Some(Dialog::Renaming(id.clone()))))
    };
    html! {
        <section class="fe-pane" key="pane" aria-labelledby="fe-entry">
            <div class="fe-pane-head">
                <h2 id="fe-entry" tabindex="-1">{ title }</h2>
                { tools(&entry.id, link) }
            </div>
            <EntryForm key={path.to_string()} {kind} path={path.clone()} value={Rc::clone(&desk.value)} marks={Rc::clone(&app.marks)}
                choices={Rc::clone(&desk.choices)} {shown} on_put={link.callback(Message::Put)}
                on_make={link.callback(Message::Make)} {on_rename} />
        </section>
    }
}

fn tools(entry: &EntryId, link: &Scope<App>) -> Html {
    if entry.kind == Kind::Head {
        return Html::default();
    }
    let button = |name: &'static str, key: &'static str, message: Message| {
        let onclick = link.callback(move |_: MouseEvent| message.clone());
        html! { <button type="button" class="fe-button fe-small" data-fe-do={key} {onclick}>{ name }</button> }
    };
    html! {
        <div class="fe-row">
            if matches!(entry.kind, Kind::Measure | Kind::Contact) { { button("Geprüft", "confirm", Message::Confirm) } }
            { button("Verdoppeln", "duplicate", Message::Duplicate) }
            { button("Archivieren", "archive", Message::Archive) }
            { button("Löschen …", "remove", Message::Show(Some(Dialog::Removing(entry.clone())))) }
        </div>
    }
}

/// What stands in a list and is no entry has no form: it can be read and taken away.
fn stray(desk: &Desk, path: &Path, link: &Scope<App>) -> Html {
    let edits = vec![Edit::remove(desk.history.document(), path)];
    let make = Make { label: "Fremdes gelöscht".to_string(), edits, joining: Joining::Alone };
    let remove = link.callback(move |_: MouseEvent| Message::Make(make.clone()));
    html! {
        <section class="fe-pane" key={path.to_string()}>
            <div class="fe-pane-head">
                <h2 id="fe-entry" tabindex="-1">{ "Kein Eintrag" }</h2>
                <button type="button" class="fe-button fe-primary" onclick={remove}>{ "Löschen" }</button>
            </div>
            <p>{ "Hier steht in der Datei etwas, das kein Eintrag ist. Der Förderkompass lässt es weg." }</p>
            <pre class="fe-code">{ desk.value.to_string() }</pre>
        </section>
    }
}

/// What is in the archive can be read and brought back.
fn archived(desk: &Desk, path: &Path, link: &Scope<App>) -> Html {
    let restore = link.callback(|_: MouseEvent| Message::Restore);
    let text = serde_json::to_string_pretty(&*desk.value).unwrap_or_default();
    let title = desk.value.get("title").or(desk.value.get("label")).or(desk.value.get("role"));
    html! {
        <section class="fe-pane" key={path.to_string()}>
            <div class="fe-pane-head">
                <h2 id="fe-entry" tabindex="-1">{ title.and_then(|title| title.as_str()).unwrap_or("Eintrag") }</h2>
                <button type="button" class="fe-button fe-primary" data-fe-do="restore" onclick={restore}>{ "Zurückholen" }</button>
            </div>
            <p>{ "Dieser Eintrag ist im Archiv. Der Förderkompass zeigt ihn nicht." }</p>
            <pre class="fe-code">{ text }</pre>
        </section>
    }
}
