// SPDX-License-Identifier: EUPL-1.2
//! The one state of the widget and the one function that changes it. Messages are past facts.
//!
//! What this does not do: keeping anything beyond the window. No storage, no request, no address.

mod few;
mod reduce;

use std::rc::Rc;

use foerderkompass_core::{
    Answer, AttributeAt, Catalog, CategoryAt, Date, Dates, Index, MeasureAt, Profile, Query, Results, results,
};

use crate::groups::{GroupAt, Groups, category_of};
use crate::lists::Lists;
use crate::options::Options;
use crate::shared::Shared;
pub use few::Few;
use few::insert;

/// Everything that can change on the screen.
#[derive(Clone, PartialEq)]
pub struct State {
    pub catalog: Shared<Catalog>,
    pub index: Shared<Index>,
    pub profile: Profile,
    pub query: Query,
    pub dates: Dates,
    /// The cards that are open.
    pub opened: Few<MeasureAt>,
    /// Measures that somebody opened or went to: they are drawn wherever they stand in their group.
    pub kept: Few<MeasureAt>,
    /// How many of a large group somebody asked to see.
    pub asked: Few<(GroupAt, usize)>,
    /// Questions answered with "Weiß nicht": not proposed, not answered.
    pub skipped: Few<AttributeAt>,
    /// Questions that do not matter any more and are open all the same.
    pub unfolded: Few<AttributeAt>,
    /// All questions are shown, where the column has room for the next one only.
    pub sheet: bool,
    /// The open cards that show the ways to their measure.
    pub ways: Few<MeasureAt>,
    /// Checks ticked by hand.
    pub ticked: Few<(MeasureAt, usize)>,
    /// What "Neue Person" cleared, as long as it can be undone.
    pub before: Option<Rc<State>>,
    /// Which part of the widget stands beside the questions.
    pub view: View,
    /// What contacts are searched for.
    pub contact_text: String,
    /// The tag of the client's language; empty for German.
    pub language: String,
    /// The offer that the sheet for the client is about, by its place among those of the measure.
    pub offer: Option<usize>,
    /// Merkliste.
    pub marked: Few<MeasureAt>,
    /// Those of the Merkliste that stand side by side, at most [`COMPARED`].
    pub compared: Few<MeasureAt>,
    /// What the client takes part in or took part in.
    pub taken: Few<(MeasureAt, Taken)>,
    /// Answers go into what is copied and printed.
    pub with_answers: bool,
    /// What is being said to the person at the desk, until it is dismissed or something else is said.
    pub notice: Option<Notice>,
    /// How often something was copied: the same notice again is another one.
    pub copies: usize,
    /// Nobody has done anything for so long that the answers are about to be cleared.
    pub idle: bool,
    /// Counts the persons, so that what is typed for one and not yet an answer goes with it.
    pub person: u32,
    /// What the page around the widget has set.
    pub options: Rc<Options>,
    pub results: Shared<Results>,
    /// What stands together, of these results.
    pub groups: Shared<Groups>,
    /// What follows from the catalogue alone.
    pub lists: Shared<Lists>,
    /// Where the focus should go next; the number makes two equal jumps differ.
    pub jump: Option<(u32, Jump)>,
}

/// A place on the page to which the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    NextQuestion,
    Question(AttributeAt),
    Measure(MeasureAt),
    /// An entry of a list, counted from 0.
    Entry(GroupAt, usize),
    /// The top of what came out.
    Results,
    /// The day to assess for.
    Day,
}

/// What can stand beside the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Measures,
    /// Free places by their start.
    Starts,
    Contacts,
    /// Gelungene Beispiele.
    Examples,
    Marked,
    /// Note for the case file, print, table.
    Export,
    /// The sheet for a client.
    Sheet(MeasureAt),
}

/// What a client already has of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taken {
    Running,
    Had,
}

/// What is said to the person at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The date changed while the page was open.
    NewDay(Date),
    Copied,
    /// A file was offered to be saved.
    Saved,
    /// The browser does not allow copying; this is the text.
    CopyRefused(String),
    /// The answers were cleared because nobody was there.
    ClearedIdle,
}

/// Most measures whose words are collected before the first results.
const INDEXED_AT_ONCE: usize = 1000;
/// So many measures fit side by side.
pub const COMPARED: usize = 4;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    ChoseView(View),
    TypedContact(String),
    ChoseLanguage(String),
    OpenedSheet(MeasureAt),
    ChoseOffer(Option<usize>),
    ToggledMark(MeasureAt),
    ToggledCompared(MeasureAt),
    /// Choosing what is chosen already takes it back.
    ChoseTaken(MeasureAt, Taken),
    ToggledAnswers,
    ChoseCategory(Option<CategoryAt>),
    ChoseFormat(Option<String>),
    ChoseCarrier(Option<String>),
    ClearedFilters,
    Copied(Option<String>),
    Saved,
    DismissedNotice,
    NoticeExpired,
    WentIdle,
    CameBack,
    IdleExpired,
    AnsweredQuestion(AttributeAt, Answer),
    ClearedAnswer(AttributeAt),
    /// By its chip, which is gone then.
    RemovedChip(AttributeAt),
    ClearedAnswers,
    SkippedQuestion(AttributeAt),
    ResumedQuestion(AttributeAt),
    ToggledQuestion(AttributeAt),
    TypedQuery(String),
    ChoseFocus(Option<usize>),
    ChoseDate(Date),
    /// Back to today, by a button that is gone then.
    ResetDate,
    DayChanged(Date),
    ToggledMeasure(MeasureAt),
    /// More of a group, of which so many were drawn: so many are asked for now.
    ShowedMore(GroupAt, usize, usize),
    ToggledWays(MeasureAt),
    ToggledSheet,
    TickedCheck(MeasureAt, usize),
    Jumped(Jump),
    BeganPerson,
    /// The page around the widget has set options.
    Configured(Rc<Options>),
    UndidPerson,
    UndoExpired,
    /// The words of a large catalogue: texts can be searched from now on.
    CollectedWords,
}

impl State {
    pub fn new(catalog: Shared<Catalog>, today: Date) -> State {
        let small = catalog.measures().len() <= INDEXED_AT_ONCE;
        let index = if small { Index::new(&catalog) } else { Index::without_words(&catalog) };
        State::with_index(catalog, Shared::new(index), today)
    }

    /// A state with the index of its catalogue, as yet with or without words.
    pub fn with_index(catalog: Shared<Catalog>, index: Shared<Index>, today: Date) -> State {
        let (profile, query, dates) = (Profile::default(), Query::default(), Dates::on_day(today));
        let results = Shared::new(results(&catalog, &index, &query, &profile, dates));
        let lists = Shared::new(Lists::new(&catalog));
        let mut state = State {
            catalog,
            index,
            profile,
            query,
            dates,
            opened: Few::new(),
            kept: Few::new(),
            asked: Few::new(),
            skipped: Few::new(),
            unfolded: Few::new(),
            sheet: false,
            ways: Few::new(),
            ticked: Few::new(),
            before: None,
            view: View::Measures,
            contact_text: String::new(),
            language: String::new(),
            offer: None,
            marked: Few::new(),
            compared: Few::new(),
            taken: Few::new(),
            with_answers: false,
            notice: None,
            copies: 0,
            idle: false,
            person: 0,
            options: Rc::default(),
            results,
            groups: Shared::new(Groups::default()),
            lists,
            jump: None,
        };
        state.groups = Shared::new(Groups::new(&state));
        state
    }

    /// How many of a group somebody asked to see; 0 if nobody did.
    pub fn asked(&self, group: GroupAt) -> usize {
        self.asked.iter().find(|(asked, _)| *asked == group).map_or(0, |(_, count)| *count)
    }

    /// Counts anew what stands together, if that may be other than before.
    fn grouped(mut self, before: &State) -> State {
        let same = self.results == before.results && self.taken == before.taken && self.asked == before.asked;
        if !same || self.kept != before.kept {
            self.groups = Shared::new(Groups::new(&self));
        }
        self
    }

    /// The first of a group that comes after so many.
    fn added(&self, group: GroupAt, drawn: usize) -> Jump {
        let place = if self.is_blank() { category_of(group) } else { Some(group) };
        let members = place.and_then(|place| self.groups.all.get(place)).map(|group| &group.members);
        members.and_then(|members| members.get(drawn)).map_or(Jump::Entry(group, drawn), |at| Jump::Measure(*at))
    }

    fn open(&mut self, at: MeasureAt) {
        insert(&mut self.opened, at);
        insert(&mut self.kept, at);
    }

    /// What the client already has of this measure.
    pub fn taken(&self, at: MeasureAt) -> Option<Taken> {
        self.taken.iter().find(|(measure, _)| *measure == at).map(|(_, taken)| *taken)
    }

    /// What the search looked for in the end: the text, or what was read into a mistyped one.
    pub fn searched(&self) -> String {
        if self.results.corrected.is_empty() { self.query.text.clone() } else { self.results.corrected.join(" ") }
    }

    /// Whether anything would be lost if a new person began.
    pub fn is_untouched(&self) -> bool {
        let State { before, notice, idle, person, .. } = self.clone();
        State { before, notice, idle, person, ..self.cleared() } == *self
    }

    /// Whether anything is known about a person; the facts of the workplace are not about one.
    pub fn is_blank(&self) -> bool {
        let mut answered = self.profile.answered();
        !answered.any(|(at, _)| self.catalog.attributes().get(at).is_some_and(|attribute| !attribute.desk))
    }

    /// The next question to ask: the first relevant one that is neither sensitive nor put aside.
    pub fn next_question(&self) -> Option<&foerderkompass_core::Question> {
        let proposed = |question: &&foerderkompass_core::Question| {
            let attribute = self.catalog.attributes().get(question.attribute);
            attribute.is_some_and(|a| !a.sensitive) && !self.skipped.contains(&question.attribute)
        };
        self.results.questions.iter().find(proposed)
    }

    fn assessed(mut self) -> State {
        self.results = Shared::new(self.results.again(&self.catalog, &self.index, &self.query, &self.profile, self.dates));
        self
    }

    /// Asks for the focus to be moved.
    fn jump_to(&mut self, jump: Jump) {
        let count = self.jump.map_or(0, |(count, _)| count);
        self.jump = Some((count.wrapping_add(1), jump));
    }

    /// Takes over what the page around the widget has set, as far as it is other than before.
    fn configured(mut self, options: Rc<Options>) -> State {
        let before = std::mem::replace(&mut self.options, Rc::clone(&options));
        if options.resets != before.resets {
            self = self.new_person();
            self.before = None;
        }
        let catalog = self.catalog.clone();
        if let Some(at) = catalog.measure_at(&options.measure).filter(|_| options.measure != before.measure) {
            self.open(at);
        }
        if options.focus != before.focus {
            self.query.focus = options.focus_at(&catalog);
        }
        if options.desk != before.desk {
            options.give_desk(&catalog, &mut self.profile);
        }
        self.assessed()
    }

    fn new_person(&self) -> State {
        let mut next = self.cleared();
        next.before = Some(Rc::new(State { before: None, ..self.clone() }));
        next.assessed()
    }

    /// Without anything that is about a person, not yet assessed.
    fn cleared(&self) -> State {
        let mut next = State {
            profile: self.profile.desk_only(&self.catalog),
            query: Query::default(),
            dates: Dates::on_day(self.dates.today),
            ..self.clone()
        };
        next.opened.clear();
        next.kept.clear();
        next.asked.clear();
        next.skipped.clear();
        next.unfolded.clear();
        next.ways.clear();
        next.ticked.clear();
        next.contact_text.clear();
        next.language.clear();
        next.offer = None;
        next.marked.clear();
        next.compared.clear();
        next.taken.clear();
        next.with_answers = false;
        next.sheet = false;
        next.view = View::Measures;
        next.notice = None;
        next.idle = false;
        next.person = self.person.wrapping_add(1);
        next
    }
}
