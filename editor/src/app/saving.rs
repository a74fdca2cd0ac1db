// SPDX-License-Identifier: EUPL-1.2
//! Writing the catalogue, and what comes back of it.

use std::rc::Rc;

use foerderkompass_upkeep::{Document, Joining, Source, before_saving, open, written};
use yew::prelude::*;

use super::{App, Dialog};
use crate::dialogs::Target;
use crate::outside::Writing;
use crate::shared::Make;

impl App {
    /// Sets what saving sets, and hands the file out.
    pub(super) fn save(&mut self, context: &Context<App>, target: Target) {
        let Some(desk) = &mut self.desk else { return };
        desk.catch_up();
        if target != Target::Excel {
            let edits = before_saving(desk.history.document(), desk.history.opened(), desk.shown.today);
            let make = Make { label: "Stand gesetzt".to_string(), edits, joining: Joining::Alone };
            // Made from what is there now, so it fits.
            let _ = (!make.edits.is_empty()).then(|| desk.make(make));
        }
        let document = desk.history.document().clone();
        let file = match target {
            Target::File => Some((desk.name.clone(), written(&document, &desk.source).into_bytes())),
            Target::Json => Some(("catalog.json".to_string(), document.text().into_bytes())),
            Target::Page => {
                let own = if let Source::Page(page) = &desk.source { Some(page) } else { self.page.as_ref() };
                own.map(|page| ("foerderkompass.html".to_string(), page.with(&document.text()).into_bytes()))
            }
            Target::Excel => match foerderkompass_sheets::write(document.root()) {
                Ok(bytes) => Some(("katalog.xlsx".to_string(), bytes)),
                Err(_) => None,
            },
        };
        self.dialog = None;
        match file {
            Some((name, bytes)) => {
                self.writing = Some((target, document));
                let into_opened = target == Target::File;
                context.props().outside.write.emit(Writing { name: name.into(), bytes: bytes.into(), into_opened });
            }
            None => self.said = "Diese Datei lässt sich nicht schreiben. Speichern Sie als catalog.json.".to_string(),
        }
        self.catch_up(context);
    }

    /// What was handed out is written.
    pub(super) fn saved(&mut self, context: &Context<App>, into_opened: bool) {
        let Some((target, document)) = self.writing.take() else { return };
        let Some(desk) = &mut self.desk else { return };
        self.said = match target {
            Target::File if into_opened => format!("{} ist gespeichert.", desk.name),
            _ => "Die Datei liegt bei Ihren Downloads.".to_string(),
        };
        if target != Target::Excel {
            desk.saved(document);
            self.opened = desk.shown.opened.read(desk.shown.today).ok().map(|reading| Rc::new(reading.catalog));
        }
        self.catch_up(context);
    }

    /// Somebody else has written the file since it was opened.
    pub(super) fn differs(&mut self, bytes: &[u8]) {
        let Some(desk) = &self.desk else { return };
        self.writing = None;
        match open(bytes, desk.shown.today) {
            Ok(theirs) => self.dialog = Some(Dialog::Merging(Rc::new(theirs.document))),
            Err(unopened) => {
                self.said = format!("Nichts wurde überschrieben: Die Datei ist inzwischen eine andere. {}", unopened.sentence)
            }
        }
    }

    /// Goes on with both sides in one; what is unsaved then is what the file does not have yet.
    pub(super) fn merged(&mut self, context: &Context<App>, merged: Document) {
        let Some(Dialog::Merging(theirs)) = &self.dialog else { return };
        let theirs = (**theirs).clone();
        let Some(mut desk) = self.desk.take() else { return };
        desk.merged(theirs, &merged);
        // Only now what stands in the file counts as seen: whoever leaves the dialog instead is told again.
        context.props().outside.accept.emit(());
        self.begin(context, desk);
        self.said = "Beide Seiten sind zusammengeführt. Speichern Sie jetzt.".to_string();
    }
}
