// SPDX-License-Identifier: EUPL-1.2
//! The shape of `catalog.json`, a promise to its editors: one record per object of the format, key by key.
//!
//! From these types come the reader (with every fault) and the published JSON Schema. What the entries *mean*,
//! references and ranges included, is the business of [`crate::catalog`]. Fixed words, ids and answers stand in
//! [`crate::data_value`], criteria in [`crate::data_criterion`], how a record is written down in [`crate::record`].

pub use crate::data_criterion::{Bound, CriterionData, ShapeData};
pub use crate::data_value::{
    Advances, AnswerData, ByTag, ChangeableData, Entries, ExampleData, Id, KindData, Outcome, Prose, RelationKind, SheetWord,
    WeekCount,
};

#[cfg(feature = "keep")]
use crate::data_kept::Aside;
use crate::date::Date;
use crate::decode::{Cx, Decode};
use crate::json::Node;
use crate::link::{Mailbox, Phone, SafeUrl};
#[cfg(feature = "tools")]
use crate::record::is_absent;
use crate::record::{key, record, strict};

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
        /// What the sheet for clients says whatever the measure.
        sheet: SheetData,
    }
    forgiven {
        /// What changed when, newest first.
        changes: Vec<ChangeData>,
    }
    kept {
        /// Entries that are out of use, by the name of the list they come from.
        archive: Aside,
    }
}

record! {
    /// The entries that were changed or added on a day (format 1.1).
    ChangeData
    required { on: Date, }
    optional { measures: Vec<Id>, }
    kept {
        contacts: Vec<Id>,
        attributes: Vec<Id>,
        categories: Vec<Id>,
        focus: Vec<Id>,
        personas: Vec<Id>,
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
    kept {
        changed_on: Option<Date>,
    }
}

record! {
    /// What a talk can be about.
    FocusData
    required { id: Id, label: String, categories: Vec<Id>, }
    optional {}
    kept {
        changed_on: Option<Date>,
    }
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
    kept {
        changed_on: Option<Date>,
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
        /// The team's public channel, for clients.
        client_contact: Option<ClientContactData>,
        checked_on: Option<Date>,
    }
    kept {
        changed_on: Option<Date>,
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
        /// How long it takes, for planning (format 1.2).
        weeks: Option<WeeksData>,
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
        examples: Vec<ExampleData>,
        /// For clients, by language.
        translations: ByTag<TranslationData>,
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
    /// A measure in the words of a client.
    TranslationData
    required { title: String, summary: String, }
    optional {
        /// What happens next and what to bring, one short sentence each.
        steps: Vec<String>,
        /// The day on which a person last checked the translation.
        reviewed: Option<Date>,
    }
}

record! {
    /// What the sheet for clients says whatever the measure.
    SheetData
    required {}
    optional {
        interpreter: Option<InterpreterData>,
        /// The sheet's own words, by language.
        words: ByTag<Entries<String>>,
    }
}

impl Default for SheetData {
    fn default() -> Self {
        SheetData::absent()
    }
}

record! {
    /// The interpreter service.
    InterpreterData
    required {}
    optional { text: Option<String>, phone: Option<Phone>, mail: Option<Mailbox>, }
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
    optional {
        /// What it depends on, such as "wenn bestanden" (format 1.2).
        text: Option<String>,
    }
}

record! {
    /// Shortest and longest duration in weeks.
    WeeksData
    required {
        min: WeekCount,
        max: WeekCount,
    }
    optional {}
}

record! {
    /// How this measure relates to another.
    RelationData
    required { kind: RelationKind, measure: Id, }
    optional { text: Option<String>, }
}

record! {
    /// A success story with the measures that were taken, in their order (format 1.2).
    StoryData
    required { text: String, }
    optional { chain: Vec<Id>, }
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
    kept {
        changed_on: Option<Date>,
    }
}
