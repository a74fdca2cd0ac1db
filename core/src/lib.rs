// SPDX-License-Identifier: EUPL-1.2
#![doc = include_str!("../README.md")]

mod assessment;
mod bits;
mod candidates;
mod catalog;
mod chain;
mod check;
mod contacts;
mod criterion;
mod data;
mod data_criterion;
#[cfg(feature = "keep")]
mod data_kept;
mod data_value;
mod date;
mod decode;
mod decode_path;
mod desk;
mod distinct;
mod engine;
mod fault;
mod filter;
mod fold;
pub mod json;
mod letter;
mod link;
mod lists;
mod marks;
mod mistake;
mod near;
mod order;
mod personal;
mod planning;
mod profile;
mod questions;
mod read;
mod record;
#[cfg(feature = "tools")]
mod report;
mod resolve;
mod resolve_attribute;
mod resolve_measure;
mod resolve_rules;
mod results;
mod rules;
mod satisfiable;
#[cfg(feature = "tools")]
mod schema;
mod search;
mod table;
mod texts;
mod words;

pub use assessment::{Almost, Assessment, Judged, Validity};
pub use candidates::{each_criterion, thresholds};
pub use catalog::*;
pub use chain::{Barrier, Chain, Step, Ways, is_possible, ways};
pub use check::{CONTACT_MONTHS, PLACES_DAYS};
pub use contacts::ContactIndex;
pub use criterion::{Criterion, Finding, Leaf, Shape, Test, Trace, Verdict};
pub use data::{
    AbsenceData as Absence, Advances, ClientContactData as ClientContact, Id, LegalData as Legal, OfferData as Offer, Outcome,
    PlacesData as Places, RelationKind, SheetWord, TranslationData as Translation,
};
pub use data_criterion::MAX_NESTING;
pub use date::{Date, Dates};
pub use fault::{Fault, FaultKind, JsonError, KindName, Position, Referent, Severity, Shape as JsonShape, UrlFault};
pub use filter::Facets;
pub use fold::fold;
pub use letter::{lower, upper};
pub use link::{Mailbox, Phone, SafeUrl};
pub use marks::marks;
pub use near::nearest;
pub use order::order;
pub use personal::{Personal, personal};
pub use planning::{Lately, Start};
pub use profile::{Answer, Fact, Facts, Misfit, Profile};
pub use questions::{Question, next_question};
pub use read::{MAX_BYTES, MAX_MEASURES, Progress, Reader, Reading, open, read, read_with_origins};
#[cfg(feature = "tools")]
pub use report::{Report, check_personas, report};
pub use resolve::Origins;
pub use results::{Query, Results, results};
pub use rules::{Presence, Routed, presence};
pub use satisfiable::{Aim, Answers, Goal, Sight, Sought, satisfying, satisfying_fewest};
#[cfg(feature = "tools")]
pub use schema::schema;
pub use search::Index;
pub use words::{Collecting, Words};
