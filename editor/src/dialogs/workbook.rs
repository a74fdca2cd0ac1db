// SPDX-License-Identifier: EUPL-1.2
//! An Excel file: a workbook that people worked in, or a plain list whose columns are matched first.

use std::rc::Rc;

use foerderkompass_sheets::{Imported, Message, SheetFault, Table, Weight, columns_of, read};
use foerderkompass_upkeep::Proposal;
use yew::prelude::*;

use super::file::{Pick, Picked};
use super::matching::Matching;
use super::overlay::{Brought, of_list, of_workbook};
use super::proposal_list::ProposalList;
use super::{Modal, counted};
use crate::Shown;
use crate::shared::OnMake;

#[derive(Properties, PartialEq)]
pub struct WorkbookProps {
    pub shown: Shown,
    /// A file that was opened or dropped elsewhere; else it is picked here.
    #[prop_or_default]
    pub file: Option<Picked>,
    pub on_make: OnMake,
    pub on_say: Callback<String>,
    pub on_close: Callback<()>,
}

/// How far a file has got.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Nothing is open; what was wrong with the last file.
    Picking(Option<String>),
    /// A plain list, before its columns have a meaning.
    Matching(Rc<Vec<u8>>, Rc<Vec<Table>>),
    Read(Rc<Vec<Message>>, Rc<Vec<Proposal>>, Vec<String>),
}

fn opened(picked: &Picked, shown: &Shown) -> Stage {
    match read(&picked.bytes) {
        Ok(imported) => stage(imported, |catalog| of_workbook(&shown.document, catalog)),
        // Whatever is no workbook may still be a list as text.
        Err(SheetFault::NoCatalog(_) | SheetFault::NotExcel) => match columns_of(&picked.bytes) {
            Ok(tables) => {
                let tables: Vec<Table> = tables.into_iter().filter(|table| table.rows > 0).collect();
                if tables.is_empty() {
                    return Stage::Picking(Some("In dieser Mappe steht nichts.".to_string()));
                }
                Stage::Matching(picked.bytes.clone(), Rc::new(tables))
            }
            Err(fault) => Stage::Picking(Some(fault.to_string())),
        },
        Err(fault) => Stage::Picking(Some(fault.to_string())),
    }
}

fn stage(imported: Imported, brought: impl FnOnce(&serde_json::Value) -> Brought) -> Stage {
    let Brought { proposals, notes } = brought(&imported.catalog);
    Stage::Read(Rc::new(imported.messages), Rc::new(proposals), notes)
}

#[component]
pub fn Workbook(props: &WorkbookProps) -> Html {
    let now: UseStateHandle<Stage> = use_state(|| match &props.file {
        Some(picked) => opened(picked, &props.shown),
        None => Stage::Picking(None),
    });
    let on_pick = {
        let (now, shown) = (now.clone(), props.shown.clone());
        Callback::from(move |picked: Picked| now.set(opened(&picked, &shown)))
    };
    let on_fail = {
        let now = now.clone();
        Callback::from(move |sentence: String| now.set(Stage::Picking(Some(sentence))))
    };
    let on_import = {
        let (now, shown) = (now.clone(), props.shown.clone());
        Callback::from(move |result: Result<Imported, String>| {
            now.set(match result {
                Ok(imported) => stage(imported, |catalog| of_list(&shown.document, catalog)),
                Err(sentence) => Stage::Picking(Some(sentence)),
            });
        })
    };
    let content = match &*now {
        Stage::Picking(None) => Html::default(),
        Stage::Picking(Some(sentence)) => html! { <p class="fe-d-strong" role="alert">{ sentence }</p> },
        Stage::Matching(bytes, tables) => html! { <Matching bytes={bytes.clone()} tables={tables.clone()} {on_import} /> },
        Stage::Read(said, proposals, notes) => html! {
            <>
                { messages(said) }
                { for notes.iter().map(|note| html! { <p class="fe-d-strong">{ note }</p> }) }
                if proposals.is_empty() {
                    <p>{ "Die Datei enthält nichts, was nicht schon so im Katalog steht." }</p>
                } else {
                    <ProposalList shown={props.shown.clone()} proposals={proposals.clone()}
                        on_make={props.on_make.clone()} on_say={props.on_say.clone()} />
                }
            </>
        },
    };
    html! {
        <Modal name="workbook" title="Excel-Datei einlesen" on_close={props.on_close.clone()} wide=true>
            <Pick label="Excel-Datei (.xlsx) oder einfache Liste (.xlsx, .csv)" accept=".xlsx,.csv" {on_pick} {on_fail} />
            { content }
        </Modal>
    }
}

/// Messages shown at once.
const SHOWN: usize = 200;

/// What reading has to say, by sheet, row and column; faults first.
fn messages(all: &[Message]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let (faults, notes): (Vec<&Message>, Vec<&Message>) = all.iter().partition(|message| message.weight == Weight::Fault);
    let row = |message: &&Message| {
        let (class, word) = match message.weight {
            Weight::Fault => ("fe-d-mark-removed", "Fehler"),
            Weight::Note => ("fe-d-mark-note", "Hinweis"),
        };
        html! {
            <tr>
                <td><span class={classes!("fe-d-mark", class)}>{ word }</span></td>
                <td>{ &message.sheet }</td>
                <td>{ if message.row > 0 { message.row.to_string() } else { String::new() } }</td>
                <td>{ &message.column }</td>
                <td>{ &message.text }</td>
            </tr>
        }
    };
    let title = messages_title(faults.len(), notes.len());
    let rest = all.len().saturating_sub(SHOWN);
    html! {
        <section>
            <h3 id="fe-messages">{ title }</h3>
            <div class="fe-d-scroll" tabindex="0" role="region" aria-labelledby="fe-messages">
                <table class="fe-d-table">
                    <thead><tr>{ for ["Art", "Blatt", "Zeile", "Spalte", "Meldung"].map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for faults.iter().chain(&notes).take(SHOWN).map(row) }</tbody>
                </table>
            </div>
            if rest > 0 { <p>{ format!("{rest} weitere Meldungen kommen, wenn diese erledigt sind.") }</p> }
        </section>
    }
}

fn messages_title(faults: usize, notes: usize) -> String {
    let (one, other) = (counted(faults, "Fehler", "Fehler"), counted(notes, "Hinweis", "Hinweise"));
    match (faults, notes) {
        (_, 0) => format!("{one} in der Datei"),
        (0, _) => format!("{other} zur Datei"),
        _ => format!("{one} und {other} zur Datei"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, today, with};

    fn shown() -> Shown {
        let document = Rc::new(shipped());
        let faults = Rc::new(document.faults(today()));
        Shown { opened: document.clone(), document, catalog: None, faults, today: today() }
    }

    #[test]
    fn a_workbook_that_came_back_proposes_what_was_changed_in_it() {
        let shown = shown();
        let changed = with(&shown.document, &[("contacts[0].phone", "040 123".into())]);
        let file = |bytes: Vec<u8>| Picked { name: "katalog.xlsx".into(), bytes: Rc::new(bytes) };
        let bytes = foerderkompass_sheets::write(changed.root()).expect("a workbook");
        let Stage::Read(_, proposals, notes) = opened(&file(bytes), &shown) else { panic!("not read") };
        assert_eq!((proposals.len(), proposals[0].entry.id.as_str(), notes.len()), (1, "sprache-mitte", 0));
        let Stage::Picking(Some(sentence)) = opened(&file(b"kein Excel".to_vec()), &shown) else { panic!("it opened") };
        assert_eq!(sentence, SheetFault::NotExcel.to_string());
    }

    #[test]
    fn the_title_counts_what_was_said() {
        assert_eq!(messages_title(1, 0), "1 Fehler in der Datei");
        assert_eq!(messages_title(0, 2), "2 Hinweise zur Datei");
        assert_eq!(messages_title(3, 1), "3 Fehler und 1 Hinweis zur Datei");
    }
}
