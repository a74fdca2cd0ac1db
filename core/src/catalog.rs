// SPDX-License-Identifier: EUPL-1.2
//! The validated meaning of a catalogue. Values of these types are made by [`crate::read`] only: no dangling
//! reference, no empty range, no duplicate id. References are places in the lists of the [`Catalog`].

use crate::criterion::Criterion;
use crate::data::{
    AbsenceData, Advances, ClientContactData, LegalData, OfferData, RelationKind, SheetData, SheetWord, TranslationData,
};
use crate::date::Date;
use crate::link::{Mailbox, Phone};
use crate::profile::{Answer, Profile};

/// Place of an attribute in [`Catalog::attributes`]. The other list types follow the same scheme.
pub type AttributeAt = usize;
pub type CategoryAt = usize;
pub type ContactAt = usize;
pub type MeasureAt = usize;
/// Place of an option in the options of its attribute; for ordered attributes, the order.
pub type OptionAt = usize;

/// A valid catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    pub(crate) about: About,
    pub(crate) categories: Vec<Category>,
    pub(crate) focus: Vec<Focus>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) personas: Vec<Persona>,
    pub(crate) changes: Vec<Change>,
    pub(crate) sheet: SheetData,
}

/// What the catalogue says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    pub title: String,
    pub publisher: String,
    pub version: String,
    pub as_of: Date,
    pub law_as_of: Date,
    pub review_by: Option<Date>,
    pub sample: bool,
}

/// What was changed or added on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub on: Date,
    /// Those of them that the catalogue still has.
    pub measures: Vec<MeasureAt>,
}

impl Catalog {
    pub fn about(&self) -> &About {
        &self.about
    }
    /// In the order of the screen.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }
    pub fn focus(&self) -> &[Focus] {
        &self.focus
    }
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }
    /// The measures that can be assessed.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }
    /// The measures that cannot be assessed because of a fault.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }
    pub fn personas(&self) -> &[Persona] {
        &self.personas
    }
    /// What the sheet for clients says whatever the measure.
    pub fn sheet(&self) -> &SheetData {
        &self.sheet
    }
    /// A word of the sheet in a language, if the catalogue has it.
    pub fn sheet_word(&self, tag: &str, word: SheetWord) -> Option<&str> {
        let (_, words) = self.sheet.words.0.iter().find(|(known, _)| known == tag)?;
        let (_, found) = words.0.iter().find(|(key, _)| key == word.key())?;
        Some(found.as_str()).filter(|found| !found.trim().is_empty())
    }
    pub fn attribute_at(&self, id: &str) -> Option<AttributeAt> {
        self.attributes.iter().position(|a| a.id == id)
    }
    pub fn measure_at(&self, id: &str) -> Option<MeasureAt> {
        self.measures.iter().position(|m| m.id == id)
    }
    /// Id and title of what a reference to a measure points to, also if that one was left out.
    pub fn target(&self, target: Target) -> Option<(&str, &str)> {
        match target {
            Target::Measure(at) => self.measures.get(at).map(|m| (m.id.as_str(), m.title.as_str())),
            Target::LeftOut(at) => self.left_out.get(at).map(|m| (m.id.as_str(), m.title.as_str())),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    pub id: String,
    pub label: String,
    /// Stands under "Zusätzlich möglich".
    pub last: bool,
}

/// What a talk can be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    pub id: String,
    pub label: String,
    pub categories: Vec<CategoryAt>,
}

/// Something that can be answered about a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    pub id: String,
    pub label: String,
    pub question: Option<String>,
    pub help: Option<String>,
    pub group: Option<String>,
    pub kind: Kind,
    pub start: bool,
    pub sensitive: bool,
    pub desk: bool,
    pub changeable: Changeable,
    pub implied: Vec<Implied>,
}

#[cfg(test)]
impl Attribute {
    /// With nothing but an id, which is its label, too.
    pub fn plain(id: &str, kind: Kind) -> Attribute {
        Attribute {
            id: id.into(),
            label: id.into(),
            question: None,
            help: None,
            group: None,
            kind,
            start: false,
            sensitive: false,
            desk: false,
            changeable: Changeable::No,
            implied: Vec::new(),
        }
    }
}

/// Kind of an attribute with what belongs to that kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Flag,
    Choice(Vec<Choice>),
    /// From low to high.
    Ordinal(Vec<Choice>),
    Multi(Vec<Choice>),
    Integer(Integer),
}

/// A whole number in `min..=max`, both within ±999 999.
#[derive(Clone, Debug, PartialEq)]
pub struct Integer {
    pub min: i64,
    pub max: i64,
    pub unit: Option<String>,
    pub advances: Option<Advances>,
}

/// One option of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub id: String,
    pub label: String,
    pub help: Option<String>,
    pub group: Option<String>,
}

/// What a client can work towards.
#[derive(Clone, Debug, PartialEq)]
pub enum Changeable {
    No,
    /// The next option above, or from false to true.
    Step,
    /// These options of a choice, in this order.
    To(Vec<OptionAt>),
}

/// A value that follows from earlier attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Implied {
    pub when: Criterion,
    pub is: Answer,
}

impl Attribute {
    /// The options; none for flags and numbers.
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(options) | Kind::Ordinal(options) | Kind::Multi(options) => options,
            Kind::Flag | Kind::Integer(_) => &[],
        }
    }

    pub fn option_at(&self, id: &str) -> Option<OptionAt> {
        self.options().iter().position(|o| o.id == id)
    }

    /// Whether the answer is one of this attribute.
    pub fn accepts(&self, answer: &Answer) -> bool {
        match (&self.kind, answer) {
            (Kind::Flag, Answer::Flag(_)) => true,
            (Kind::Choice(options) | Kind::Ordinal(options), Answer::Option(at)) => *at < options.len(),
            (Kind::Multi(options), Answer::Options(chosen)) => !chosen.is_empty() && chosen.iter().all(|at| *at < options.len()),
            (Kind::Integer(range), Answer::Integer(number)) => (range.min..=range.max).contains(number),
            _ => false,
        }
    }
}

/// Kümmerer. At least one of `mailbox` and `phone` is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub id: String,
    /// `None` if the catalogue's role could not be read.
    pub role: Option<String>,
    pub person: Option<String>,
    pub team: Option<String>,
    pub site: Option<String>,
    pub room: Option<String>,
    pub mailbox: Option<Mailbox>,
    pub phone: Option<Phone>,
    pub hours: Option<String>,
    pub note: Option<String>,
    /// First and last day of each absence, both included.
    pub absent: Vec<AbsenceData>,
    pub deputies: Vec<ContactAt>,
    /// The team's public channel.
    pub client_contact: Option<ClientContactData>,
    pub checked_on: Option<Date>,
}

/// What a reference to a measure points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Measure(MeasureAt),
    LeftOut(usize),
}

/// A measure: course, coaching, wage subsidy, training.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub id: String,
    pub title: String,
    pub short: Option<String>,
    pub synonyms: Vec<String>,
    pub summary: String,
    pub category: CategoryAt,
    pub also: Vec<CategoryAt>,
    pub description: Option<String>,
    pub legal: Vec<LegalData>,
    pub voluntary: bool,
    pub apply_before_start: bool,
    pub must: Option<Criterion>,
    pub should: Option<Criterion>,
    pub hurdles: Vec<Hurdle>,
    pub checks: Vec<String>,
    pub uncertain: Vec<String>,
    pub carriers: Vec<Rule<Carrier>>,
    pub responsible: Vec<Rule<ContactAt>>,
    pub duration: Option<String>,
    /// Unknown where the catalogue does not say.
    pub weeks: Option<Weeks>,
    pub hint: Option<String>,
    pub formats: Vec<String>,
    pub steps: Vec<String>,
    pub documents: Vec<String>,
    pub offers: Vec<OfferData>,
    pub effects: Vec<Effect>,
    pub relations: Vec<Relation>,
    pub examples: Vec<Example>,
    /// For clients, with the language tag of each.
    pub translations: Vec<(String, TranslationData)>,
    /// First day on which the measure exists.
    pub valid_from: Option<Date>,
    /// Last day on which the measure exists.
    pub valid_until: Option<Date>,
    pub changed_on: Option<Date>,
    pub checked_on: Option<Date>,
    pub checked_by: Option<String>,
    pub check_every_months: Option<u32>,
}

impl Measure {
    /// Calls `f` with every condition: `must`, `should`, those of the hurdles.
    pub fn each_condition<'c>(&'c self, f: &mut dyn FnMut(&'c Criterion)) {
        self.must.as_ref().into_iter().for_each(&mut *f);
        self.should.as_ref().into_iter().for_each(&mut *f);
        for hurdle in &self.hurdles {
            f(&hurdle.criterion);
        }
    }

    /// The day on which the next check is due, if the catalogue says how often.
    pub fn check_due(&self) -> Option<Date> {
        self.checked_on?.add_months(self.check_every_months?)
    }

    /// When a translation was last reviewed and when the measure was changed, if the change came after the review.
    pub fn outdated(&self, translation: &TranslationData) -> Option<(Date, Date)> {
        translation.reviewed.zip(self.changed_on).filter(|(reviewed, changed)| reviewed < changed)
    }
}

/// An obstacle that can be solved first; it is there while the criterion is unmet.
#[derive(Clone, Debug, PartialEq)]
pub struct Hurdle {
    pub criterion: Criterion,
    pub solved_by: Option<Target>,
    pub text: Option<String>,
}

/// One rule of a rule list; without `when` it always holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule<T> {
    pub when: Option<Criterion>,
    pub is: T,
}

/// Who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    pub name: String,
    pub note: Option<String>,
}

/// What a completed measure changes; on ordered attributes and numbers it only ever raises.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub attribute: AttributeAt,
    pub to: Answer,
    /// What it depends on, such as "wenn bestanden".
    pub text: Option<String>,
}

/// A duration in weeks, each 0 to 520; the longest is not below the shortest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weeks {
    pub min: u32,
    pub max: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub kind: RelationKind,
    pub measure: Target,
    pub text: Option<String>,
}

/// A short, anonymous success story.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub text: String,
    /// The measures that were taken, in their order; empty where only the story is told.
    pub chain: Vec<Target>,
}

/// A measure that cannot be assessed because of a fault: it is named, with whom to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// As far as it could be read; may be empty.
    pub id: String,
    pub title: String,
    /// Path of the entry, `measures[3]`.
    pub path: String,
    /// The contacts of its rules that could be read.
    pub contacts: Vec<ContactAt>,
}

/// A golden case. Today and the day to assess for are the catalogue's `as_of`.
#[derive(Clone, Debug, PartialEq)]
pub struct Persona {
    pub id: String,
    pub title: String,
    pub answers: Profile,
    /// What must come out; measures that are not named are not checked.
    pub expect: Vec<(Target, crate::data::Outcome)>,
}
