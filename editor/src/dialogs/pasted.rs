// SPDX-License-Identifier: EUPL-1.2
//! A mail of „Eintrag stimmt nicht“, pasted: leads to the entry and the field that it is about.

use foerderkompass_upkeep::{Document, Entry, EntryId, Path, WrongEntry, entry_at, named, wrong_entry};
use yew::prelude::*;

use super::Modal;
use super::field::Area;
use super::said::label;
use crate::Shown;

#[derive(Properties, PartialEq)]
pub struct PastedProps {
    pub shown: Shown,
    /// Opens an entry at a place; the app closes the dialog.
    pub on_open: Callback<(EntryId, Path)>,
    pub on_close: Callback<()>,
}

/// What a pasted text leads to.
#[derive(Debug, PartialEq)]
enum Found {
    /// Nothing was pasted yet.
    Nothing,
    /// It leads nowhere; why.
    Nowhere(String),
    Place(Box<Reported>),
}

#[derive(Debug, PartialEq)]
struct Reported {
    report: WrongEntry,
    entry: Entry,
    path: Path,
}

fn found(document: &Document, text: &str) -> Found {
    if text.trim().is_empty() {
        return Found::Nothing;
    }
    let Some(report) = wrong_entry(text) else {
        return Found::Nowhere(
            "Darin steht keine Maßnahme. Fügen Sie den ganzen Text der E-Mail ein, auch den Betreff.".to_string(),
        );
    };
    match report.place(document) {
        Some(path) => Found::Place(Box::new(Reported { entry: entry_at(document, &path), path, report })),
        None => Found::Nowhere(format!("Die Maßnahme „{}“ gibt es in diesem Katalog nicht.", report.measure.id)),
    }
}

/// What is reported, one line each.
fn lines(document: &Document, report: &WrongEntry, entry: &Entry) -> Vec<String> {
    let mut lines = vec![named(entry)];
    if !report.reason.is_empty() {
        lines.push(format!("Gemeldet: {}", report.reason));
    }
    if let Some(field) = report.field {
        lines.push(format!("Stelle: {}", label(field)));
    }
    let version = document.root().get("version").and_then(|version| version.as_str()).unwrap_or("");
    if !report.version.is_empty() && report.version != version {
        lines.push(format!("Gemeldet zur Fassung {}, offen ist {version}. Vielleicht ist es schon berichtigt.", report.version));
    }
    lines
}

#[component]
pub fn Pasted(props: &PastedProps) -> Html {
    let text = use_state(String::new);
    let on_text = {
        let text = text.clone();
        Callback::from(move |new: String| text.set(new))
    };
    let document = &props.shown.document;
    html! {
        <Modal name="pasted" title="Gemeldeten Fehler öffnen" on_close={props.on_close.clone()}>
            <Area name="mail" label="E-Mail „Eintrag stimmt nicht“ hier einfügen" value={(*text).clone()} {on_text} rows={8} />
            <div aria-live="polite">
                { match found(document, &text) {
                    Found::Nothing => Html::default(),
                    Found::Nowhere(sentence) => html! { <p class="fe-d-strong">{ sentence }</p> },
                    Found::Place(reported) => {
                        let Reported { report, entry, path } = *reported;
                        let target = (report.measure.clone(), path);
                        let onclick = props.on_open.reform(move |_: MouseEvent| target.clone());
                        html! {
                            <>
                                <ul class="fe-d-bullets">
                                    { for lines(document, &report, &entry).into_iter().map(|line| html! { <li>{ line }</li> }) }
                                </ul>
                                <div class="fe-d-actions">
                                    <button type="button" class="fe-button fe-primary" data-fe-answer="open" {onclick}>{ "Eintrag öffnen" }</button>
                                </div>
                            </>
                        }
                    }
                } }
            </div>
        </Modal>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::shipped;
    use foerderkompass_upkeep::Kind;
    use foerderkompass_wording::Language;

    #[test]
    fn a_mail_leads_to_its_field_and_anything_else_says_why_not() {
        let document = shipped();
        let words = Language::German.wording();
        let mail = |id: &str, version: &str| words.wrong_body(words.labels().wrong_condition, "Titel", id, version);
        let Found::Place(reported) = found(&document, &mail("integrationskurs-allgemein", "2026.11")) else {
            panic!("it leads nowhere")
        };
        let Reported { report, entry, path } = *reported;
        assert_eq!(path.to_string(), "measures[0].must");
        assert_eq!(entry.id, EntryId::new(Kind::Measure, "integrationskurs-allgemein"));
        let shown = lines(&document, &report, &entry);
        assert_eq!(shown[0], "Maßnahme „Allgemeiner Integrationskurs“");
        assert_eq!(shown[2..], ["Stelle: Gesetzliche Voraussetzungen"]);
        let Found::Place(older) = found(&document, &mail("integrationskurs-allgemein", "2025.1")) else {
            panic!("it leads nowhere")
        };
        assert!(lines(&document, &older.report, &older.entry)[3].starts_with("Gemeldet zur Fassung 2025.1, offen ist 2026.11."));
        let nowhere = "Die Maßnahme „weg“ gibt es in diesem Katalog nicht.".to_string();
        assert_eq!(found(&document, &mail("weg", "1")), Found::Nowhere(nowhere));
        assert!(matches!(found(&document, "Guten Tag"), Found::Nowhere(_)));
        assert_eq!(found(&document, " \n"), Found::Nothing);
    }
}
