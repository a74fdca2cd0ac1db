// SPDX-License-Identifier: EUPL-1.2
//! Files that come in, and what becomes of them.

use std::rc::Rc;

use foerderkompass::clock::today;
use foerderkompass_upkeep::{Document, MAX_PACKAGE, Opened, Package, Page, Source, Unopened, open, value_of};
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
            // Workbooks and handed-in changes come into what is being edited.
            if is_workbook(&file.bytes) {
                let picked = Picked { name: file.name.to_string(), bytes: Rc::new(file.bytes.to_vec()) };
                self.dialog = Some(Dialog::Workbook(Some(picked)));
                return;
            }
            if let Some(text) = package_in(&file.bytes) {
                self.dialog = Some(Dialog::TakingOver(Some(text.into())));
                return;
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
        if is_workbook(&file.bytes) {
            return self.begin_with_workbook(context, &file);
        }
        let draft = core::str::from_utf8(&file.bytes).ok().and_then(Draft::parse);
        if let Some(draft) = draft {
            return self.resume(context, draft);
        }
        match open(&file.bytes, today()) {
            Err(unopened) => self.refused = Some(unopened),
            Ok(opened) => {
                context.props().outside.accept.emit(());
                let desk = Desk::new(opened, &file.name, file.writable, today());
                self.begin(context, desk);
            }
        }
    }

    /// A workbook on an empty desk goes into the example, which has what a workbook does not hold.
    fn begin_with_workbook(&mut self, context: &Context<App>, file: &Asked) {
        let Some(sample) = &self.sample else { return };
        let opened = Opened { document: (**sample).clone(), source: Source::Json, faults: Vec::new() };
        self.begin(context, Desk::new(opened, "catalog.json", false, today()));
        let picked = Picked { name: file.name.to_string(), bytes: Rc::new(file.bytes.to_vec()) };
        self.dialog = Some(Dialog::Workbook(Some(picked)));
    }

    /// Goes on with a draft. Its file is to be written as a download: it is not open.
    pub(super) fn resume(&mut self, context: &Context<App>, draft: Draft) {
        let source = match &self.page {
            Some(page) if draft.page => Source::Page(page.clone()),
            _ => Source::Json,
        };
        self.begin(context, Desk::resumed(draft.opened, draft.document, source, &draft.name, false, today()));
    }

    /// Begins with a catalogue that is nowhere yet.
    pub(super) fn begin_new(&mut self, context: &Context<App>, document: Document) {
        let opened = Opened { document, source: Source::Json, faults: Vec::new() };
        let mut desk = Desk::new(opened, "catalog.json", false, today());
        desk.unsaved = true;
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

/// Workbooks are zip archives.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The text of a change that somebody handed in.
fn package_in(bytes: &[u8]) -> Option<String> {
    let text = (bytes.len() <= MAX_PACKAGE).then(|| core::str::from_utf8(bytes).ok())??;
    Package::read(text).is_ok().then(|| text.to_string())
}
