// SPDX-License-Identifier: EUPL-1.2
//! Before saving: what has changed, what will be set, what is still wrong, whom it concerns.

use foerderkompass_core::Severity;
use foerderkompass_upkeep::{Joining, Path, before_saving};
use yew::prelude::*;

use super::Modal;
use super::entry_list::EntryList;
use super::summary::{FaultLine, Summary};
use crate::{Make, Shown};

/// Where the catalogue should go. The app writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Into the file that was opened.
    File,
    /// `catalog.json` as a download.
    Json,
    /// `foerderkompass.html` as a download.
    Page,
    /// An Excel workbook as a download.
    Excel,
}

/// What the app makes of the document before it writes it: dates of change, past absences, the list of changes.
pub fn before(shown: &Shown) -> Make {
    Make {
        label: "Gespeichert".to_string(),
        edits: before_saving(&shown.document, &shown.opened, shown.today),
        joining: Joining::Alone,
    }
}

#[derive(Properties, PartialEq)]
pub struct SavingProps {
    pub shown: Shown,
    /// Name of the opened file, if it can be written.
    pub file: Option<String>,
    /// Whether there is a page into which the catalogue can be put.
    pub page: bool,
    pub on_save: Callback<Target>,
    /// Goes to a place of the catalogue; the app closes the dialog.
    pub on_open: Callback<Path>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Saving(props: &SavingProps) -> Html {
    let shown = &props.shown;
    let summary = use_memo(shown.clone(), |shown| Summary::of(&shown.opened, &shown.document, shown.today));
    let accepted = use_state(|| false);
    let errors = summary.errors();
    html! {
        <Modal name="saving" title="Speichern" on_close={props.on_close.clone()}>
            <section>
                <h3>{ changed_title(summary.changed.len()) }</h3>
                <EntryList entries={summary.changed.clone()} />
            </section>
            { sentences("Bei diesen Beispielpersonen kommt etwas anderes heraus", &summary.personas) }
            { sentences("Das setzt das Speichern selbst", &summary.set) }
            if !summary.faults.is_empty() {
                <section>
                    <h3>{ faults_title(errors, summary.faults.len()) }</h3>
                    if let Some(sentence) = &summary.left_out { <p class="fe-d-strong">{ sentence }</p> }
                    { faults(&summary.faults, &props.on_open) }
                </section>
            }
            if errors > 0 {
                <label class="fe-d-tick" data-fe-accept="">
                    <input type="checkbox" checked={*accepted} onchange={{
                        let accepted = accepted.clone();
                        Callback::from(move |_: Event| accepted.set(!*accepted))
                    }} />
                    { "Ich habe das gelesen und speichere trotzdem." }
                </label>
            }
            { buttons(props, errors == 0 || *accepted) }
        </Modal>
    }
}

fn changed_title(count: usize) -> String {
    match count {
        0 => "Es hat sich nichts geändert".to_string(),
        1 => "Ein Eintrag ist geändert".to_string(),
        count => format!("{count} Einträge sind geändert"),
    }
}

fn faults_title(errors: usize, all: usize) -> String {
    let rest = all - errors;
    match (errors, rest) {
        (0, 1) => "Ein Hinweis bleibt".to_string(),
        (0, rest) => format!("{rest} Hinweise bleiben"),
        (1, 0) => "Ein Fehler bleibt".to_string(),
        (errors, 0) => format!("{errors} Fehler bleiben"),
        (1, rest) => format!("Ein Fehler bleibt, dazu {rest} Hinweise"),
        (errors, rest) => format!("{errors} Fehler bleiben, dazu {rest} Hinweise"),
    }
}

fn sentences(title: &str, all: &[String]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h3>{ title }</h3>
            <ul class="fe-d-bullets">{ for all.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
        </section>
    }
}

/// Errors open, everything else folded.
fn faults(all: &[FaultLine], on_open: &Callback<Path>) -> Html {
    let line = |fault: &FaultLine| {
        let path = fault.path.clone();
        let onclick = on_open.reform(move |_: MouseEvent| path.clone());
        let (class, word) = match fault.severity {
            Severity::Error => ("fe-d-mark-removed", "Fehler"),
            Severity::Warning => ("fe-d-mark-changed", "Warnung"),
            Severity::Hint => ("fe-d-mark-note", "Hinweis"),
        };
        html! {
            <li>
                <span class={classes!("fe-d-mark", class)}>{ word }</span>
                <span class="fe-d-diff-text">
                    <button type="button" class="fe-link" {onclick}>{ &fault.place }</button>{ " " }{ &fault.text }
                </span>
            </li>
        }
    };
    let (errors, rest): (Vec<&FaultLine>, Vec<&FaultLine>) = all.iter().partition(|fault| fault.severity == Severity::Error);
    html! {
        <>
            <ul class="fe-d-diff">{ for errors.iter().map(|fault| line(fault)) }</ul>
            if !rest.is_empty() {
                <details class="fe-d-folded">
                    <summary>{ if rest.len() == 1 { "Einen Hinweis zeigen".to_string() } else { format!("{} Hinweise zeigen", rest.len()) } }</summary>
                    <ul class="fe-d-diff">{ for rest.iter().map(|fault| line(fault)) }</ul>
                </details>
            }
        </>
    }
}

fn buttons(props: &SavingProps, ready: bool) -> Html {
    let button = |target: Target, text: String, first: bool| {
        let onclick = props.on_save.reform(move |_: MouseEvent| target);
        let class = classes!("fe-button", first.then_some("fe-primary"));
        let key = match target {
            Target::File => "file",
            Target::Json => "json",
            Target::Page => "page",
            Target::Excel => "excel",
        };
        html! { <button type="button" {class} data-fe-target={key} disabled={!ready} {onclick}>{ text }</button> }
    };
    let file = props.file.as_ref();
    html! {
        <div class="fe-d-actions">
            if let Some(name) = file {
                { button(Target::File, format!("In die geöffnete Datei speichern ({name})"), true) }
            }
            { button(Target::Json, "catalog.json herunterladen".to_string(), file.is_none() && !props.page) }
            if props.page { { button(Target::Page, "foerderkompass.html herunterladen".to_string(), file.is_none()) } }
            { button(Target::Excel, "Excel herunterladen".to_string(), false) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_agree_with_their_numbers() {
        let rows = [
            (0, 1, "Ein Hinweis bleibt"),
            (0, 4, "4 Hinweise bleiben"),
            (1, 1, "Ein Fehler bleibt"),
            (2, 2, "2 Fehler bleiben"),
            (1, 3, "Ein Fehler bleibt, dazu 2 Hinweise"),
            (2, 5, "2 Fehler bleiben, dazu 3 Hinweise"),
        ];
        for (errors, all, expected) in rows {
            assert_eq!(faults_title(errors, all), expected);
        }
        assert_eq!(changed_title(1), "Ein Eintrag ist geändert");
    }
}
