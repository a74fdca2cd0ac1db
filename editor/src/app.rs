// SPDX-License-Identifier: EUPL-1.2
//! The app: it owns what is edited, takes every message, and hands each part what it shows.

mod acting;
mod keys;
mod opening;
mod saving;

use std::rc::Rc;

use foerderkompass::clock::today;
use foerderkompass_core::Catalog;
use foerderkompass_upkeep::{Document, EntryId, Kind, Page, Path, Unopened};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::desk::Desk;
use crate::dialogs::{Picked, Target};
use crate::draft::Draft;
use crate::forms::{Mark, Put};
use crate::outside::{Asked, Outside, Wanted};
use crate::screen;
use crate::shared::Make;
use crate::views::Other;

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub outside: Outside,
    /// The widget's single file, with the example catalogue inside.
    pub widget: AttrValue,
    /// What was kept when the editor was last open; may be empty.
    #[prop_or_default]
    pub draft: AttrValue,
}

/// What the middle of the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Entries,
    Mine,
    Places,
    Cockpit,
    Changes,
}

/// What stands beside a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Faults,
    Personas,
    Preview,
}

/// Which dialog is open.
#[derive(Clone)]
pub enum Dialog {
    Saving,
    Merging(Rc<Document>),
    Submitting,
    TakingOver(Option<AttrValue>),
    Adopting,
    Workbook(Option<Picked>),
    Pasted,
    Removing(EntryId),
    Renaming(EntryId),
    Starting,
    /// Something is unsaved; a file came all the same.
    Replacing(Asked),
    /// A file cannot be opened; what was open stays.
    Refused(Unopened),
}

/// What happened.
#[derive(Clone)]
pub enum Message {
    File(Asked),
    Saved {
        into_opened: bool,
    },
    Differs(Rc<[u8]>),
    Pick(Wanted),
    /// Opens the example, the draft, or nothing of what was kept.
    Sample,
    Resume,
    Forget,
    Start(Document),
    Replace,
    Put(Put),
    Make(Make),
    /// Nothing was typed for a moment, or a field was left.
    Settled,
    /// Undo, or redo.
    Step {
        back: bool,
    },
    View(View),
    Side(Side),
    Kind(Kind),
    Choose(Path),
    Open(EntryId, Path),
    New,
    Duplicate,
    Confirm,
    Archive,
    Restore,
    Rename(String),
    Show(Option<Dialog>),
    Save(Target),
    Merged(Document),
    Role(Option<String>),
    Compare(Option<Other>),
    Download(String, Rc<[u8]>),
    Say(String),
    /// What was said has been there long enough.
    Silent,
}

pub struct App {
    pub(crate) desk: Option<Desk>,
    pub(crate) sample: Option<Rc<Document>>,
    pub(crate) page: Option<Page>,
    pub(crate) draft: Option<Draft>,
    pub(crate) refused: Option<Unopened>,
    /// As it was opened, to compare personas with.
    pub(crate) opened: Option<Rc<Catalog>>,
    pub(crate) marks: Rc<Vec<Mark>>,
    pub(crate) view: View,
    pub(crate) side: Side,
    pub(crate) kind: Kind,
    pub(crate) dialog: Option<Dialog>,
    pub(crate) role: Option<String>,
    pub(crate) other: Option<Other>,
    pub(crate) said: String,
    /// Where the catalogue is being written, and what of it.
    pub(crate) writing: Option<(Target, Document)>,
    /// Whether what is kept is a draft of what is on the desk.
    pub(crate) kept: bool,
    /// Where the focus goes once it is drawn.
    pub(crate) wanted: Option<String>,
    settling: Option<Timeout>,
    keeping: Option<Timeout>,
    silencing: Option<Timeout>,
    /// What is called while it lives: keys on the page, fields that are left.
    listening: Option<keys::Listening>,
}

/// Milliseconds without a keystroke after which the whole catalogue is looked at.
const SETTLED: u32 = 300;
/// Milliseconds after which what was done is kept as a draft.
const KEPT: u32 = 700;
/// So long a sentence about what happened stands, in milliseconds.
const SAID: u32 = 8_000;

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<App>) -> App {
        let props = context.props();
        let (page, sample) = opening::built_in(&props.widget);
        App {
            desk: None,
            sample,
            page,
            draft: Draft::parse(&props.draft),
            refused: None,
            opened: None,
            marks: Rc::default(),
            view: View::Entries,
            side: Side::Faults,
            kind: Kind::Measure,
            dialog: None,
            role: None,
            other: None,
            said: String::new(),
            writing: None,
            kept: false,
            wanted: None,
            settling: None,
            keeping: None,
            silencing: None,
            listening: None,
        }
    }

    fn update(&mut self, context: &Context<App>, message: Message) -> bool {
        // Left open over night, it must not write yesterday into the file.
        if self.desk.as_mut().is_some_and(|desk| desk.turn_to(today())) {
            self.settle_later(context);
        }
        match message {
            Message::Put(put) => {
                if let Some(desk) = &mut self.desk {
                    desk.put(&put.path, put.value, &put.label, put.joining);
                    context.props().outside.unsaved.emit(true);
                }
                self.settle_later(context);
                true
            }
            Message::Settled => {
                self.settling = None;
                self.desk.as_ref().is_some_and(|desk| desk.behind) && {
                    self.catch_up(context);
                    true
                }
            }
            Message::Silent => {
                self.said.clear();
                true
            }
            other => {
                let before = std::mem::take(&mut self.said);
                self.act(context, other);
                if self.said.is_empty() {
                    self.said = before;
                } else {
                    let link = context.link().clone();
                    self.silencing = Some(Timeout::new(SAID, move || link.send_message(Message::Silent)));
                }
                true
            }
        }
    }

    fn view(&self, context: &Context<App>) -> Html {
        #[cfg(feature = "counting")]
        crate::counting::count("app");
        screen::screen(self, context.link(), context.props())
    }

    fn rendered(&mut self, context: &Context<App>, first: bool) {
        if first {
            self.listening = keys::listen(context.link());
        }
        if let Some(selector) = self.wanted.take() {
            keys::focus(&selector);
        }
    }
}

impl App {
    fn settle_later(&mut self, context: &Context<App>) {
        let link = context.link().clone();
        self.settling = Some(Timeout::new(SETTLED, move || link.send_message(Message::Settled)));
    }

    /// Brings everything up to date, and sees to the draft.
    pub(crate) fn catch_up(&mut self, context: &Context<App>) {
        let Some(desk) = &mut self.desk else { return };
        desk.catch_up();
        self.settling = None;
        self.mark();
        let outside = &context.props().outside;
        let Some(desk) = &self.desk else { return };
        outside.unsaved.emit(desk.unsaved);
        let (keep, shown) = (outside.keep.clone(), desk.shown.clone());
        let (name, source, unsaved) = (desk.name.clone(), desk.source.clone(), desk.unsaved);
        // A draft of something else stays until there is one of this.
        self.kept |= unsaved;
        self.keeping = self.kept.then(|| {
            Timeout::new(KEPT, move || {
                let draft = unsaved.then(|| Draft::of(&name, &source, &shown.opened, &shown.document).text());
                keep.emit(draft.unwrap_or_default().into());
            })
        });
    }

    /// Finds the faults of the chosen entry.
    pub(crate) fn mark(&mut self) {
        let Some(desk) = &self.desk else { return };
        let shown = &desk.shown;
        let of = |path| crate::forms::marks_of(&shown.document, &shown.faults, path);
        let marks = desk.chosen.as_ref().map(of).unwrap_or_default();
        if *self.marks != marks {
            self.marks = Rc::new(marks);
        }
    }
}
