// SPDX-License-Identifier: EUPL-1.2
#![doc = include_str!("../README.md")]

mod allowed;
mod answers;
mod calendar;
mod change;
mod compare;
mod condition;
mod coverage;
mod coverage_closed;
mod diff;
mod diff_personas;
mod diff_rule;
mod fields;
mod findings;
mod html;
mod joint;
mod matrix;
mod points;
mod report;
mod section;
mod show_coverage;
mod show_diff;
mod show_report;
mod solve;
mod usage;
mod words;
mod words_coverage;
mod words_report;

pub use answers::{ExampleAnswer, Written};
pub use calendar::{Calendar, Month, Review};
pub use change::Change;
pub use compare::{Example, Meaning, RuleDiff, compare};
pub use coverage::{Coverable, Coverage, CoverageAnswer, CoverageCategory, Given, PlacesSum, coverage};
pub use coverage_closed::{Closed, ClosedMeasure, Reason};
/// Words for whoever draws a [`Coverage`].
pub mod coverage_words {
    pub use crate::words_coverage::{ALL_MEASURES, CHOSEN, COVERAGE, FIX, FIX_TO, FIX_WHAT, FREE, GAPS, NO_ATTRIBUTES, NO_GAPS};
}
/// Words for whoever draws a [`Diff`].
pub mod diff_words {
    pub use crate::words::{list, what};
}
pub use diff::{Diff, Edition, EntryDiff, EntryList, What, diff};
pub use diff_personas::{OutcomeDiff, PersonaDiff, personas};
pub use findings::{FindingKind, RuleFinding, findings};
pub use matrix::{Cell, Matrix, MatrixPersona, MatrixRow, PersonaSurprise};
pub use points::{Point, PointKind, RoleReport};
pub use report::{EntryReport, FaultLine, Figures, Report, report, report_on};
pub use solve::Part;
pub use usage::{Unused, UnusedKind};
