// SPDX-License-Identifier: EUPL-1.2
//! What each message does, but for typing, which is quicker.

use foerderkompass_upkeep as upkeep;
use foerderkompass_upkeep::{EntryId, Joining, Kind, Path};
use yew::prelude::*;

use super::{App, Dialog, Message, View};
use crate::outside::Writing;
use crate::shared::Make;

impl App {
    pub(super) fn act(&mut self, context: &Context<App>, message: Message) {
        match message {
            Message::File(file) => self.take(context, file),
            Message::Saved { into_opened } => self.saved(context, into_opened),
            Message::Differs(bytes) => self.differs(&bytes),
            Message::Pick(wanted) => context.props().outside.pick.emit(wanted),
            Message::Sample => self.begin_with_sample(context),
            Message::Resume => {
                if let Some(draft) = self.draft.take() {
                    self.resume(context, draft);
                }
            }
            Message::Forget => {
                self.draft = None;
                context.props().outside.keep.emit("".into());
            }
            Message::Start(document) => self.begin_own(context, document),
            Message::Replace => {
                if let Some(Dialog::Replacing(file)) = self.dialog.take() {
                    self.edit(context, file);
                }
            }
            Message::Make(make) => self.make(context, make),
            Message::Step { back } => self.step(context, back),
            Message::View(view) => {
                if self.view != view {
                    super::keys::to_top();
                }
                self.view = view;
                self.catch_up(context);
            }
            Message::Side(side) => self.side = side,
            Message::Kind(kind) => {
                self.kind = kind;
                self.view = View::Entries;
                let first = self.desk.as_ref().and_then(|desk| desk.first(kind));
                self.choose(context, first);
            }
            Message::Choose(path) => self.choose(context, Some(path)),
            Message::Open(entry, path) => self.open(context, &entry, &path),
            // What is open is answered first: a key of the page does not take it away.
            Message::Show(Some(_)) if self.dialog.is_some() => {}
            Message::Show(dialog) => {
                self.catch_up(context);
                // Whoever has removed an entry goes on with the one that is shown now, not with the button for removing it.
                if let (Some(Dialog::Removing(entry)), Some(desk)) = (&self.dialog, &self.desk)
                    && desk.place(entry).is_none()
                {
                    self.wanted = Some("#fe-entry".to_string());
                }
                self.dialog = dialog;
            }
            Message::Save(target) => self.save(context, target),
            Message::Merged(document) => self.merged(context, document),
            Message::Role(role) => self.role = role,
            Message::Compare(other) => self.other = other,
            Message::Download(name, bytes) => {
                let into_opened = false;
                context.props().outside.write.emit(Writing { name: name.into(), bytes, into_opened });
            }
            Message::Say(said) => self.said = said,
            Message::New => self.create(context),
            Message::Duplicate => self.duplicate(context),
            Message::Confirm => self.confirm(context),
            Message::Archive => self.archive(context),
            Message::Restore => self.restore(context),
            Message::Rename(id) => self.rename(context, &id),
            Message::Put(_) | Message::Settled | Message::Silent => {}
        }
    }

    pub(super) fn make(&mut self, context: &Context<App>, make: Make) {
        let typing = make.joining == Joining::Typing;
        let Some(desk) = &mut self.desk else { return };
        if desk.make(make).is_err() {
            self.said = "Das passt nicht mehr zu dem, was inzwischen da steht. Bitte versuchen Sie es noch einmal.".to_string();
        }
        if typing { self.settle_later(context) } else { self.catch_up(context) }
    }

    fn step(&mut self, context: &Context<App>, back: bool) {
        let Some(desk) = &mut self.desk else { return };
        if let Some(label) = desk.step(back) {
            self.said = if back { format!("Rückgängig: {label}") } else { format!("Wiederholt: {label}") };
        }
        if let Some(entry) = desk.entry() {
            self.kind = shown_kind(entry.kind);
        }
        self.catch_up(context);
    }

    pub(super) fn choose(&mut self, context: &Context<App>, path: Option<Path>) {
        let Some(desk) = &mut self.desk else { return };
        desk.choose(path);
        self.catch_up(context);
        self.mark();
    }

    /// Shows an entry, and in it the field at a place of the document.
    fn open(&mut self, context: &Context<App>, entry: &EntryId, path: &Path) {
        let Some(desk) = &self.desk else { return };
        self.dialog = None;
        self.view = View::Entries;
        let top = crate::desk::top_of(path).or_else(|| crate::desk::top_of(&desk.place(entry)?)).unwrap_or_default();
        let field = path.0.get(top.0.len()..).unwrap_or_default().first().cloned();
        self.kind = shown_kind(entry.kind);
        self.choose(context, Some(top));
        let selector = |step: upkeep::Step| match step {
            upkeep::Step::Key(key) => format!("[data-field=\"{}\"]", key.replace(['"', '\\'], "")),
            upkeep::Step::At(_) => "#fe-entry".to_string(),
        };
        self.wanted = Some(field.map_or("#fe-entry".to_string(), selector));
    }

    fn create(&mut self, context: &Context<App>) {
        let Some(desk) = &self.desk else { return };
        let title = crate::screen::new_title(self.kind);
        let Some((entry, edit)) = upkeep::create(desk.history.document(), self.kind, "", title) else { return };
        let label = format!("{} angelegt", crate::screen::singular(self.kind));
        self.make_and_show(context, &label, vec![edit], &entry);
        // What is new wants its title first.
        self.wanted = Some(format!("[data-field=\"{}\"]", self.kind.title_key()));
    }

    fn duplicate(&mut self, context: &Context<App>) {
        let Some(entry) = self.entry() else { return };
        let Some(desk) = &self.desk else { return };
        let Some((copy, edit)) = upkeep::duplicate(desk.history.document(), &entry) else { return };
        self.make_and_show(context, "Eintrag verdoppelt", vec![edit], &copy);
    }

    /// „Geprüft“
    fn confirm(&mut self, context: &Context<App>) {
        let Some(entry) = self.entry() else { return };
        let Some(desk) = &self.desk else { return };
        let role = self.role.as_ref().and_then(|id| {
            let path = desk.place(&EntryId::new(Kind::Contact, id))?;
            desk.history.document().get(&path.key("role"))?.as_str().map(str::to_owned)
        });
        let edits = upkeep::confirm(desk.history.document(), &entry, desk.shown.today, role.as_deref());
        self.said = if edits.is_empty() { "Heute schon geprüft.".to_string() } else { "Geprüft.".to_string() };
        if !edits.is_empty() {
            self.make(context, Make { label: "Geprüft".to_string(), edits, joining: Joining::Alone });
        }
    }

    fn archive(&mut self, context: &Context<App>) {
        let Some(entry) = self.entry() else { return };
        let Some(desk) = &self.desk else { return };
        match upkeep::archive(desk.history.document(), &entry, desk.shown.today) {
            Ok(edits) => {
                self.make(context, Make { label: "Eintrag archiviert".to_string(), edits, joining: Joining::Alone });
                self.said = "Archiviert. Unten in der Liste lässt sich der Eintrag zurückholen.".to_string();
            }
            // The list of what refers to it is that of deleting.
            Err(upkeep::Refusal::Referred(_)) => self.dialog = Some(Dialog::Removing(entry)),
            Err(refusal) => self.said = refusal.sentence(),
        }
    }

    fn restore(&mut self, context: &Context<App>) {
        let Some(desk) = &self.desk else { return };
        let Some(path) = &desk.chosen else { return };
        let found = upkeep::archived(desk.history.document(), self.kind).into_iter().find(|one| one.path == *path);
        let Some(entry) = found.map(|entry| entry.id) else { return };
        match upkeep::restore(desk.history.document(), &entry) {
            Ok(edits) => self.make_and_show(context, "Eintrag zurückgeholt", edits, &entry),
            Err(refusal) => self.said = refusal.sentence(),
        }
    }

    fn rename(&mut self, context: &Context<App>, id: &str) {
        let Some(Dialog::Renaming(entry)) = self.dialog.clone() else { return };
        let Some(desk) = &self.desk else { return };
        match upkeep::rename(desk.history.document(), &entry, id) {
            Ok(edits) => {
                self.dialog = None;
                self.make(context, Make { label: "Kennung geändert".to_string(), edits, joining: Joining::Alone });
            }
            Err(refusal) => self.said = refusal.sentence(),
        }
    }

    fn make_and_show(&mut self, context: &Context<App>, label: &str, edits: Vec<upkeep::Edit>, entry: &EntryId) {
        self.said = format!("{label}.");
        self.make(context, Make { label: label.to_string(), edits, joining: Joining::Alone });
        let place = self.desk.as_ref().and_then(|desk| desk.place(entry));
        self.choose(context, place);
        self.wanted = Some("#fe-entry".to_string());
    }

    fn entry(&self) -> Option<EntryId> {
        self.desk.as_ref()?.entry()
    }
}

/// The kind whose list shows an entry: offers stand in measures, options in attributes.
fn shown_kind(kind: Kind) -> Kind {
    kind.owner().unwrap_or(kind)
}
