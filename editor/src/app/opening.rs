// SPDX-License-Identifier: EUPL-1.2
//! Files that come in, and what becomes of them.

use std::rc::Rc;

use foerderkompass::clock::today;
use foerderkompass_sheets::SheetFault;
use foerderkompass_upkeep::{Document, MAX_PACKAGE, Opened, Package, Page, Source, Unopened, open, value_of};
use serde_json::Value;
use yew::prelude::*;

use super::{App, Dialog, View};
use crate::desk::Desk;
use crate::dialogs::Picked;
use crate::draft::Draft;
use crate::outside::{Asked, Wanted};
use crate::views::Other;

/// The widget's page and the catalogue in it; nothing for what is no such page.
pub fn built_in(widget: &str) -> (Option<Page>, Option<Rc<Document>>) {
    let page = Page::read(widget);
    let sample = page.as_ref().and_then(|page| Document::new(value_of(page.catalog()).ok()?));
    (page, sample.map(Rc::new))
}

impl App {
    /// Takes a file in: a workbook, a package and a draft are known by what is in them.
    pub(super) fn take(&mut self, context: &Context<App>, file: Asked) {
        if file.wanted == Wanted::Compared {
            return self.compare(&file);
        }
        if self.desk.is_some() {
            // Workbooks, lists and handed-in changes come into what is being edited.
            if is_workbook(&file) {
                self.dialog = Some(Dialog::Workbook(Some(picked(&file))));
                return;
            }
            if let Some(text) = package_in(&file.bytes) {
                self.dialog = Some(Dialog::TakingOver(Some(text.into())));
                return;
            }
            if let Some(unopened) = unopened(&file.bytes) {
                return self.refuse(unopened);
            }
            if self.desk.as_ref().is_some_and(|desk| desk.unsaved) {
                self.dialog = Some(Dialog::Replacing(file));
                return;
            }
        }
        self.edit(context, file);
    }

    /// Edits a file from now on.
    pub(super) fn edit(&mut self, context: &Context<App>, file: Asked) {
        self.dialog = None;
        self.refused = None;
        if is_workbook(&file) {
            return self.begin_with_workbook(context, &file);
        }
        if let Some(draft) = draft_in(&file.bytes) {
            return self.resume(context, draft);
        }
        match open(&file.bytes, today()) {
            Err(unopened) => self.refuse(unopened),
            Ok(opened) => {
                context.props().outside.accept.emit(());
                let desk = Desk::new(opened, &file.name, file.writable, today());
                self.begin(context, desk);
            }
        }
    }

    /// Says why a file cannot be opened: at the start, or beside what is open.
    fn refuse(&mut self, unopened: Unopened) {
        if self.desk.is_some() {
            self.dialog = Some(Dialog::Refused(unopened));
        } else {
            self.refused = Some(unopened);
        }
    }

    /// A workbook on an empty desk is opened as the catalogue that it holds. One with a part of it and a plain list go into
    /// the example, which has what they lack.
    fn begin_with_workbook(&mut self, context: &Context<App>, file: &Asked) {
        match foerderkompass_sheets::read(&file.bytes) {
            Ok(imported) if is_whole(&imported.catalog) => {
                let Some(document) = Document::new(imported.catalog) else { return };
                let opened = Opened { document, source: Source::Json, faults: Vec::new() };
                self.begin(context, Desk::new(opened, &file.name, false, today()));
                if imported.messages.is_empty() {
                    return;
                }
            }
            Ok(_) | Err(SheetFault::NoCatalog(_)) => self.begin_with_sample(context),
            Err(_) if is_list(&file.name) => self.begin_with_sample(context),
            Err(fault) => return self.refuse(Unopened { sentence: fault.to_string(), faults: Vec::new() }),
        }
        self.dialog = Some(Dialog::Workbook(Some(picked(file))));
    }

    /// The example, to look at and to begin with.
    pub(super) fn begin_with_sample(&mut self, context: &Context<App>) {
        let Some(sample) = &self.sample else { return };
        let opened = Opened { document: (**sample).clone(), source: Source::Json, faults: Vec::new() };
        self.begin(context, Desk::new(opened, "catalog.json", false, today()));
    }

    /// Goes on with a draft. Its file is to be written as a download: it is not open.
    pub(super) fn resume(&mut self, context: &Context<App>, draft: Draft) {
        let source = match &self.page {
            Some(page) if draft.page => Source::Page(page.clone()),
            _ => Source::Json,
        };
        let is_new = draft.opened == draft.document;
        let mut desk = Desk::resumed(draft.opened, draft.document, source, &draft.name, false, today());
        desk.is_nowhere(is_new);
        self.begin(context, desk);
        self.kept = true;
    }

    /// Begins with a catalogue that is nowhere yet.
    pub(super) fn begin_own(&mut self, context: &Context<App>, document: Document) {
        let opened = Opened { document, source: Source::Json, faults: Vec::new() };
        let mut desk = Desk::new(opened, "catalog.json", false, today());
        desk.is_nowhere(true);
        self.begin(context, desk);
    }

    pub(super) fn begin(&mut self, context: &Context<App>, mut desk: Desk) {
        desk.choose(desk.first(self.kind));
        self.opened = desk.shown.opened.read(desk.shown.today).ok().map(|reading| Rc::new(reading.catalog));
        self.said = format!("{} ist geöffnet.", desk.name);
        self.desk = Some(desk);
        self.draft = None;
        self.refused = None;
        self.other = None;
        self.dialog = None;
        self.view = View::Entries;
        self.wanted = Some(super::keys::MAIN.to_string());
        self.catch_up(context);
    }

    fn compare(&mut self, file: &Asked) {
        match open(&file.bytes, today()) {
            Ok(opened) => {
                self.other = Some(Other { name: file.name.to_string(), document: Rc::new(opened.document) });
                self.view = View::Changes;
            }
            Err(Unopened { sentence, .. }) => self.said = sentence,
        }
    }
}

fn picked(file: &Asked) -> Picked {
    Picked { name: file.name.to_string(), bytes: Rc::new(file.bytes.to_vec()) }
}

/// Workbooks are zip archives, or else called like one; lists are known by their name alone.
fn is_workbook(file: &Asked) -> bool {
    let name = file.name.to_lowercase();
    file.bytes.starts_with(b"PK\x03\x04") || name.ends_with(".xlsx") || name.ends_with(".xls") || is_list(&name)
}

fn is_list(name: &str) -> bool {
    name.to_lowercase().ends_with(".csv")
}

/// Whether a workbook holds a catalogue and not only a part of one.
fn is_whole(catalog: &Value) -> bool {
    catalog.get("format").is_some() && catalog.get("measures").and_then(Value::as_array).is_some_and(|list| !list.is_empty())
}

fn draft_in(bytes: &[u8]) -> Option<Draft> {
    core::str::from_utf8(bytes).ok().and_then(Draft::parse)
}

/// Why a file is neither a draft nor a catalogue.
fn unopened(bytes: &[u8]) -> Option<Unopened> {
    if draft_in(bytes).is_some() { None } else { open(bytes, today()).err() }
}

/// The text of a change that somebody handed in.
fn package_in(bytes: &[u8]) -> Option<String> {
    let text = (bytes.len() <= MAX_PACKAGE).then(|| core::str::from_utf8(bytes).ok())??;
    Package::read(text).is_ok().then(|| text.to_string())
}
