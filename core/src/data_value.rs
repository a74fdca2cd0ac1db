// SPDX-License-Identifier: EUPL-1.2
//! The values in the records of the format that are more than a text or a number: fixed words, ids, prose, answers, free keys.

use crate::data::StoryData;
use crate::decode::{Cx, Decode, count, text};
use crate::fault::{FaultKind, Shape};
use crate::json::{Node, Value};
use crate::near::nearest;
use crate::record::{first, words};

words! {
    /// The kind of an attribute.
    KindData { Flag = "flag", Choice = "choice", Ordinal = "ordinal", Multi = "multi", Integer = "integer", }
}
words! {
    /// How a number grows with the calendar.
    Advances { Monthly = "monthly", Yearly = "yearly", }
}
words! {
    /// How two measures relate.
    RelationKind { BuildsOn = "builds_on", LeadsTo = "leads_to", Excludes = "excludes", }
}
words! {
    /// Result for a measure, in the order in which the rules are tried.
    Outcome {
        /// derzeit nicht möglich
        Excluded = "excluded",
        /// noch zu klären
        Open = "open",
        /// nur im Einzelfall
        Unlikely = "unlikely",
        /// erst ein Schritt nötig
        FitsAfterHurdle = "fits_after_hurdle",
        /// kommt in Betracht
        Fits = "fits",
    }
}

words! {
    /// The words of the sheet for clients that a catalogue gives in every language.
    SheetWord {
        /// The language, as staff look for it.
        Name = "name",
        /// What the sheet is.
        Heading = "heading",
        Next = "next",
        Bring = "bring",
        BringText = "bring_text",
        /// Whether one has to take part.
        Duty = "duty",
        Voluntary = "voluntary",
        /// What stands there if taking part is not free of sanctions.
        Discuss = "discuss",
        Call = "call",
        Phone = "phone",
        Mail = "mail",
        Address = "address",
        Provider = "provider",
        Place = "place",
        Start = "start",
        Appointment = "appointment",
        When = "when",
        Interpreter = "interpreter",
        InterpreterText = "interpreter_text",
        /// That it is neither invitation nor decision.
        Notice = "notice",
        NoticeText = "notice_text",
        /// That nobody has checked the text.
        Unreviewed = "unreviewed",
    }
}

/// Ids are `[a-z0-9][a-z0-9_-]{0,63}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "tools", schemars(extend("pattern" = "^[a-z0-9][a-z0-9_-]{0,63}$")))]
pub struct Id(pub String);

impl Id {
    /// Whether a text has the form of an id.
    pub fn is_valid(text: &str) -> bool {
        let first = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let all = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        first && all && text.len() <= 64
    }

    /// Empty where the id could not be read; the fault has then been reported.
    pub(crate) fn is_read(&self) -> bool {
        !self.0.is_empty()
    }
}

impl Decode for Id {
    fn absent() -> Self {
        Id::default()
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Text(text) if Id::is_valid(&text) => Id(text.into_owned()),
            Value::Text(text) => {
                cx.error(FaultKind::BadId { found: text.to_string() });
                Id::default()
            }
            _ => {
                cx.wrong(Shape::Text, node);
                Id::default()
            }
        }
    }
}

/// A text that may hold paragraphs (blank line) and list lines (`- `).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Prose(pub String);

impl Decode for Prose {
    fn absent() -> Self {
        Prose::default()
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        Prose(text(node, cx, true).into_owned())
    }
}

/// A number of weeks, 0 to 520.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
pub struct WeekCount(#[cfg_attr(feature = "tools", schemars(range(min = 0, max = 520)))] pub u32);

/// Longest duration of a measure in weeks.
pub const MAX_WEEKS: u32 = 520;

impl Decode for WeekCount {
    fn absent() -> Self {
        WeekCount(0)
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        WeekCount(count(node, cx, MAX_WEEKS))
    }
}

/// An answer as written: `true`/`false`, an option id, a list of option ids or a whole number.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum AnswerData {
    Flag(bool),
    Number(i64),
    Option(String),
    Options(Vec<String>),
}

impl Decode for AnswerData {
    fn absent() -> Self {
        AnswerData::Options(Vec::new())
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Flag(flag) => AnswerData::Flag(flag),
            Value::Text(text) => AnswerData::Option(text.into_owned()),
            Value::List(_) => AnswerData::Options(Decode::decode(node, cx)),
            _ => AnswerData::Number(Decode::decode(node, cx)),
        }
    }
}

/// What a client can work towards: `true`, or the options of a choice.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum ChangeableData {
    Flag(bool),
    Options(Vec<Id>),
}

impl Decode for ChangeableData {
    fn absent() -> Self {
        ChangeableData::Flag(false)
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Flag(flag) => ChangeableData::Flag(flag),
            Value::List(_) => ChangeableData::Options(Decode::decode(node, cx)),
            _ => {
                cx.wrong(Shape::FlagOrList, node);
                Self::absent()
            }
        }
    }
}

/// A success story: a text, or a text with the measures that were taken.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum ExampleData {
    Text(String),
    Story(StoryData),
}

impl Decode for ExampleData {
    fn absent() -> Self {
        ExampleData::Text(String::new())
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Object(_) => ExampleData::Story(Decode::decode(node, cx)),
            _ => ExampleData::Text(Decode::decode(node, cx)),
        }
    }
}

/// Object with free keys: attribute ids or outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T: Decode> Decode for Entries<T> {
    fn absent() -> Self {
        Entries(Vec::new())
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        let object = cx.object(node);
        let mut entries = Vec::with_capacity(object.members.len());
        for member in object.members {
            let key = member.key.into_owned();
            let value = cx.at(&key, |cx| T::decode(member.node, cx));
            entries.push((key, value));
        }
        Entries(entries)
    }
}

/// Object whose keys are languages (BCP 47).
#[derive(Clone, Debug, PartialEq)]
pub struct ByTag<T>(pub Vec<(String, T)>);

impl<T> Default for ByTag<T> {
    fn default() -> Self {
        ByTag(Vec::new())
    }
}

impl<T: Decode> Decode for ByTag<T> {
    fn absent() -> Self {
        ByTag::default()
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        let mut entries = Entries::<T>::decode(node, cx).0;
        entries.retain(|(tag, _)| {
            let good = is_tag(tag);
            if !good {
                cx.at(tag, |cx| cx.error(FaultKind::BadTag { found: tag.clone() }));
            }
            good
        });
        ByTag(entries)
    }
}

/// `uk`, `de-simple`, `zh-Hant`: a language in two or three small letters, then at most four subtags of two to eight letters
/// or digits.
fn is_tag(text: &str) -> bool {
    let language = text.split('-').next().unwrap_or_default();
    let good = |part: &str| matches!(part.len(), 2..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    language.len() < 4
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && text.split('-').all(good)
        && text.split('-').count() < 6
}
