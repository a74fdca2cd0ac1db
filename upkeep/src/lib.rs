// SPDX-License-Identifier: EUPL-1.2
//! Keeps a catalogue true: opening, editing, comparing, merging and writing it as a JSON value that loses nothing.
//!
//! What this does not do: show anything, read files, know the day. Callers pass bytes and dates.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod adopt;
mod arrange;
mod compare;
mod criterion;
mod document;
mod edit;
mod entry;
mod history;
mod kind;
mod mail;
mod merge;
mod open;
mod package;
mod page;
mod path;
mod plain;
mod proposal;
mod references;
mod remove;
mod report;
mod save;
mod start;
pub mod words;

pub use adopt::{OF_THE_LAW, adopt, dangling};
pub use compare::{Difference, Fate, content_differences, differences};
pub use criterion::criterion_value;
pub use document::{Document, value_of};
pub use edit::{Edit, Stale, apply, apply_all};
pub use entry::{Entry, EntryId, create, duplicate, entries, entry_at, find, list_of, named, proposed_id, value};
pub use history::{Change, History, Joining};
pub use kind::Kind;
pub use mail::{MAX_ADDRESS, Mail, file_name, mail};
pub use merge::{About, Conflict, Merge, Side, merge, resolve};
pub use open::{Opened, Source, Unopened, open, text_of, written};
pub use package::{MAX_PACKAGE, Package};
pub use page::{Page, embedded};
pub use path::{Path, Step};
pub use plain::plain_list;
pub use proposal::{Proposal, Standing, needs, proposals, standing, take, take_anyway};
pub use references::{Reference, references, referred};
pub use remove::{Refusal, archive, archived, remove, rename, restore};
pub use report::{WrongEntry, wrong_entry};
pub use save::{CHANGES_KEPT, before_saving, confirm};
pub use start::{House, Split, Start, Team, sample_left, start, teams_of, without_banner};
