// SPDX-License-Identifier: EUPL-1.2
//! The shape of `catalog.json`, a promise to its editors: one record per object of the format, key by key.
//!
//! From these types come the reader (with every fault) and the published JSON Schema. What the entries *mean*,
//! references and ranges included, is the business of [`crate::catalog`].

use crate::date::Date;
use crate::decode::{Cx, Decode, text};
use crate::fault::{FaultKind, Shape};
use crate::json::{Node, Value};
use crate::link::{Mailbox, Phone, SafeUrl};
use crate::near::nearest;

/// Deepest nesting of a criterion.
pub const MAX_NESTING: usize = 32;

/// Writes a record of the format: the type, its reader and its part of the schema.
macro_rules! record {
    (
        $(#[$meta:meta])* $name:ident $(($strict:ident))?
        required { $($(#[$rm:meta])* $r:ident: $rt:ty,)* }
        optional { $($(#[$om:meta])* $o:ident $(as $key:literal)?: $ot:ty,)* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
        #[cfg_attr(feature = "tools", schemars(extend("additionalProperties" = !strict!($($strict)?))))]
        pub struct $name {
            $($(#[$rm])* pub $r: $rt,)*
            $(
                $(#[$om])*
                #[cfg_attr(feature = "tools", serde(default, skip_serializing_if = "is_absent" $(, rename = $key)?))]
                pub $o: $ot,
            )*
        }

        impl Decode for $name {
            fn absent() -> Self {
                $name { $($r: Decode::absent(),)* $($o: Decode::absent(),)* }
            }
            fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
                let object = cx.object(node);
                let record = $name {
                    $($r: object.required(stringify!($r), cx),)*
                    $($o: object.optional(key!($o $($key)?), cx),)*
                };
                object.finish(&[$(stringify!($r),)* $(key!($o $($key)?),)*], strict!($($strict)?), cx);
                record
            }
        }
    };
}

macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

macro_rules! strict {
    () => {
        false
    };
    (strict) => {
        true
    };
}

#[cfg(feature = "tools")]
fn is_absent<T: Decode + PartialEq>(value: &T) -> bool {
    *value == T::absent()
}

/// One of a fixed list of words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
        pub enum $name { $($(#[$vm])* #[cfg_attr(feature = "tools", serde(rename = $word))] $variant,)* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];
            pub(crate) const WORDS: &[&str] = &[$($word),*];

            /// The word of the format.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            pub fn from_key(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.key() == word)
            }
        }

        impl Decode for $name {
            fn absent() -> Self {
                first!($($name::$variant,)*)
            }
            fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
                let before = cx.errors;
                let found = text(node, cx, false);
                $name::from_key(&found).unwrap_or_else(|| {
                    if cx.errors == before {
                        let near = nearest(&found, Self::WORDS.iter().copied()).map(str::to_owned);
                        cx.error(FaultKind::BadWord { found, allowed: Self::WORDS, near });
                    }
                    Self::absent()
                })
            }
        }
    };
}

macro_rules! first {
    ($first:expr, $($rest:tt)*) => {
        $first
    };
}

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
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        match &node.value {
            Value::Text(text) if Id::is_valid(text) => Id(text.to_string()),
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
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        Prose(text(node, cx, true))
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
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        match &node.value {
            Value::Flag(flag) => AnswerData::Flag(*flag),
            Value::Text(text) => AnswerData::Option(text.to_string()),
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
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        match &node.value {
            Value::Flag(flag) => ChangeableData::Flag(*flag),
            Value::List(_) => ChangeableData::Options(Decode::decode(node, cx)),
            _ => {
                cx.wrong(Shape::FlagOrList, node);
                Self::absent()
            }
        }
    }
}

/// One end of a range: a whole number for `integer`, an option id for `ordinal`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum Bound {
    Number(i64),
    Option(String),
}

impl Decode for Bound {
    fn absent() -> Self {
        Bound::Number(0)
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        match &node.value {
            Value::Text(text) => Bound::Option(text.to_string()),
            Value::Number(_) => Bound::Number(Decode::decode(node, cx)),
            _ => {
                cx.wrong(Shape::Bound, node);
                Self::absent()
            }
        }
    }
}

/// The only rule language: an object with exactly one of six shapes, `text` for people, `norm` for its paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionData {
    pub text: Option<String>,
    pub norm: Option<String>,
    pub shape: ShapeData,
}

/// The six shapes. `Unread` stands where a fault has been reported.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeData {
    All(Vec<CriterionData>),
    Any(Vec<CriterionData>),
    Not(Box<CriterionData>),
    In { attribute: Id, options: Vec<String> },
    Range { attribute: Id, min: Option<Bound>, max: Option<Bound> },
    Is { attribute: Id, is: bool },
    Unread,
}

const SHAPE_KEYS: [&str; 8] = ["all", "any", "not", "attribute", "in", "min", "max", "is"];
const CRITERION_KEYS: [&str; 10] = ["all", "any", "not", "attribute", "in", "min", "max", "is", "text", "norm"];

impl Decode for CriterionData {
    fn absent() -> Self {
        CriterionData { text: None, norm: None, shape: ShapeData::Unread }
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        cx.depth += 1;
        let criterion = if cx.depth > MAX_NESTING {
            cx.fatal = true;
            cx.error(FaultKind::NestedTooDeep { limit: MAX_NESTING });
            Self::absent()
        } else {
            decode_criterion(node, cx)
        };
        cx.depth -= 1;
        criterion
    }
}

fn decode_criterion(node: &Node<'_>, cx: &mut Cx<'_>) -> CriterionData {
    let object = cx.object(node);
    let found: Vec<&'static str> = SHAPE_KEYS.into_iter().filter(|key| object.get(key).is_some()).collect();
    let shape = match found.as_slice() {
        ["all"] => ShapeData::All(parts("all", &object, cx)),
        ["any"] => ShapeData::Any(parts("any", &object, cx)),
        ["not"] => ShapeData::Not(object.optional("not", cx)),
        ["attribute", "in"] => ShapeData::In { attribute: object.optional("attribute", cx), options: parts("in", &object, cx) },
        ["attribute", "min" | "max"] | ["attribute", "min", "max"] => ShapeData::Range {
            attribute: object.optional("attribute", cx),
            min: object.optional("min", cx),
            max: object.optional("max", cx),
        },
        ["attribute", "is"] => ShapeData::Is { attribute: object.optional("attribute", cx), is: object.optional("is", cx) },
        _ => {
            if object.read {
                cx.error(FaultKind::CriterionShape { found });
            }
            ShapeData::Unread
        }
    };
    let criterion = CriterionData { text: object.optional("text", cx), norm: object.optional("norm", cx), shape };
    object.finish(&CRITERION_KEYS, true, cx);
    criterion
}

/// A list that must not be empty.
fn parts<T: Decode>(key: &'static str, object: &crate::decode::Object<'_>, cx: &mut Cx<'_>) -> Vec<T> {
    if let Some(Value::List(nodes)) = object.get(key).map(|node| &node.value)
        && nodes.is_empty()
    {
        cx.at(key, |cx| cx.error(FaultKind::EmptyList));
    }
    object.optional(key, cx)
}

/// Object with free keys: attribute ids or outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T: Decode> Decode for Entries<T> {
    fn absent() -> Self {
        Entries(Vec::new())
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        let object = cx.object(node);
        let entry = |member: &crate::json::Member<'_>| {
            let key = member.key.to_string();
            let value = cx.at(&key, |cx| T::decode(&member.node, cx));
            (key, value)
        };
        Entries(object.members.iter().map(entry).collect())
    }
}

record! {
    /// The catalogue of measures of one publisher.
    CatalogData
    required {
        /// Version of this format, `1` or `1.N`.
        #[cfg_attr(feature = "tools", schemars(extend("pattern" = "^1([.](0|[1-9][0-9]{0,8}))?$")))]
        format: String,
        /// Shown in the header and in print.
        title: String,
        /// Who publishes the catalogue; shown in the header and in print.
        publisher: String,
        /// The publisher's own version of this catalogue.
        version: String,
        /// Stand of the content.
        as_of: Date,
        /// Rechtsstand.
        law_as_of: Date,
        measures: Vec<MeasureData>,
    }
    optional {
        /// Relative path to the schema, for editors.
        schema as "$schema": Option<String>,
        /// After this day the widget says that this copy should be replaced.
        review_by: Option<Date>,
        /// Example data: a lasting banner "Beispieldaten".
        sample: bool,
        /// Order on screen.
        categories: Vec<CategoryData>,
        /// What the talk is about: filters and orders, never decides.
        focus: Vec<FocusData>,
        /// What can be answered about a client.
        attributes: Vec<AttributeData>,
        /// Kümmerer.
        contacts: Vec<ContactData>,
        /// Golden cases.
        personas: Vec<PersonaData>,
    }
}

record! {
    /// A category of measures.
    CategoryData
    required { id: Id, label: String, }
    optional {
        /// Stands under "Zusätzlich möglich".
        last: bool,
    }
}

record! {
    /// What a talk can be about.
    FocusData
    required { id: Id, label: String, categories: Vec<Id>, }
    optional {}
}

record! {
    /// Something that can be answered about a client.
    AttributeData
    required { id: Id, kind: KindData, label: String, }
    optional {
        question: Option<String>,
        help: Option<String>,
        /// Heading under which the question stands.
        group: Option<String>,
        /// Options of `choice`, `ordinal` (from low to high) and `multi`.
        options: Vec<OptionData>,
        /// Smallest answer of an `integer`.
        min: Option<i64>,
        /// Largest answer of an `integer`.
        max: Option<i64>,
        unit: Option<String>,
        /// One of the first questions.
        start: bool,
        /// Asked last, never proposed, never printed unless ticked.
        sensitive: bool,
        /// A fact of the workplace, kept when a new person begins.
        desk: bool,
        /// What a client can work towards.
        changeable: Option<ChangeableData>,
        /// The number grows with the calendar.
        advances: Option<Advances>,
        /// Without an answer, the first rule that is met gives the value.
        implied: Vec<ImpliedData>,
    }
}

record! {
    /// One possible answer.
    OptionData
    required { id: Id, label: String, }
    optional { help: Option<String>, group: Option<String>, }
}

record! {
    /// A value that follows from other answers.
    ImpliedData (strict)
    required { when: CriterionData, is: AnswerData, }
    optional {}
}

record! {
    /// Kümmerer: the colleague or team that looks after measures.
    ContactData
    required { id: Id, role: String, }
    optional {
        person: Option<String>,
        team: Option<String>,
        site: Option<String>,
        room: Option<String>,
        mailbox: Option<Mailbox>,
        phone: Option<Phone>,
        hours: Option<String>,
        note: Option<String>,
        /// Dates only, never a reason.
        absent: Vec<AbsenceData>,
        /// Who stands in, in order.
        deputies: Vec<Id>,
        checked_on: Option<Date>,
    }
}

record! {
    /// Days of absence, both included.
    AbsenceData
    required { from: Date, until: Date, }
    optional {}
}

record! {
    /// A measure: course, coaching, wage subsidy, training.
    MeasureData
    required { id: Id, title: String, summary: String, category: Id, }
    optional {
        short: Option<String>,
        synonyms: Vec<String>,
        /// Further categories.
        also: Vec<Id>,
        description: Option<Prose>,
        legal: Vec<LegalData>,
        /// Taking part is free of sanctions.
        voluntary: bool,
        /// "Antrag vor Beginn"
        apply_before_start: bool,
        /// Statutory conditions.
        must: Option<CriterionData>,
        /// Usual target group, discretion.
        should: Option<CriterionData>,
        /// Obstacles that can be solved first.
        hurdles: Vec<HurdleData>,
        /// What only a person can check.
        checks: Vec<String>,
        /// Shown as "Vor Ort prüfen: …".
        uncertain: Vec<String>,
        /// Who decides.
        carriers: Vec<CarrierRuleData>,
        /// Which Kümmerer.
        responsible: Vec<ContactRuleData>,
        duration: Option<String>,
        hint: Option<Prose>,
        formats: Vec<String>,
        steps: Vec<String>,
        documents: Vec<String>,
        /// The concrete courses and places.
        offers: Vec<OfferData>,
        /// What a completed measure changes for the client.
        effects: Vec<EffectData>,
        relations: Vec<RelationData>,
        /// Short, anonymous success stories.
        examples: Vec<String>,
        valid_from: Option<Date>,
        valid_until: Option<Date>,
        changed_on: Option<Date>,
        checked_on: Option<Date>,
        /// A role.
        checked_by: Option<String>,
        check_every_months: Option<u32>,
    }
}

record! {
    /// Legal basis.
    LegalData
    required { norm: String, }
    optional { url: Option<SafeUrl>, }
}

record! {
    /// An obstacle that can be solved first.
    HurdleData (strict)
    required { criterion: CriterionData, }
    optional {
        /// The measure that solves it.
        solved_by: Option<Id>,
        text: Option<String>,
    }
}

record! {
    /// A rule naming who decides.
    CarrierRuleData (strict)
    required { name: String, }
    optional { when: Option<CriterionData>, note: Option<String>, }
}

record! {
    /// A rule naming a Kümmerer.
    ContactRuleData (strict)
    required { contact: Id, }
    optional { when: Option<CriterionData>, }
}

record! {
    /// A concrete course or place.
    OfferData
    required { id: Id, provider: String, }
    optional {
        site: Option<String>,
        number: Option<String>,
        formats: Vec<String>,
        places: Option<PlacesData>,
        next_start: Option<Date>,
        client_contact: Option<ClientContactData>,
        note: Option<String>,
    }
}

record! {
    /// Places as known on a day.
    PlacesData
    required { free: u32, as_of: Date, }
    optional { total: Option<u32>, }
}

record! {
    /// Whom the client calls.
    ClientContactData
    required {}
    optional { phone: Option<Phone>, mail: Option<Mailbox>, address: Option<String>, }
}

record! {
    /// What a completed measure changes.
    EffectData
    required { attribute: Id, to: AnswerData, }
    optional {}
}

record! {
    /// How this measure relates to another.
    RelationData
    required { kind: RelationKind, measure: Id, }
    optional { text: Option<String>, }
}

record! {
    /// A golden case: answers and what must come out.
    PersonaData
    required {
        id: Id,
        title: String,
        answers: Entries<AnswerData>,
        /// Outcome to ids of measures.
        expect: Entries<Vec<Id>>,
    }
    optional {}
}
