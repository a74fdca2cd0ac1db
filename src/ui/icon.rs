// SPDX-License-Identifier: EUPL-1.2
//! Icons as inline SVG. They repeat a word that stands beside them, so they are hidden from screen readers.

use foerderkompass_core::{Outcome, Verdict};
use yew::Html;

use super::tag::{tag, tag_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Check,
    Cross,
    Question,
    Step,
    Near,
    Single,
    Warning,
    Search,
    Down,
    Arrow,
    Phone,
    Mark,
    Copy,
}

impl Symbol {
    pub fn of_outcome(outcome: Outcome) -> Symbol {
        match outcome {
            Outcome::Fits => Symbol::Check,
            Outcome::FitsAfterHurdle => Symbol::Step,
            Outcome::Open => Symbol::Question,
            Outcome::Unlikely => Symbol::Single,
            Outcome::Excluded => Symbol::Cross,
        }
    }

    pub fn of_verdict(verdict: Verdict) -> Symbol {
        match verdict {
            Verdict::Met => Symbol::Check,
            Verdict::Unmet => Symbol::Cross,
            Verdict::Unknown => Symbol::Question,
        }
    }

    /// Strokes on a field of 20 by 20.
    fn path(self) -> &'static str {
        match self {
            Symbol::Check => "M4 10.5l4 4 8-9",
            Symbol::Cross => "M5 5l10 10M15 5L5 15",
            Symbol::Question => "M7 7.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M10 15.2v.3",
            Symbol::Step => "M3 15.5h4.5v-4H12v-4h5",
            Symbol::Near => "M3 8c2.3-2.6 4.7-2.6 7 0s4.700 2.600 7 0M3 13c2.300-2.600 4.700-2.600 7 0s4.700 2.600 7 0",
            Symbol::Single => "M10 3v9M10 15.500v.3",
            Symbol::Warning => "M10 3l7.500 13.500h-15zM10 8v4M10 14.300v.2",
            Symbol::Search => "M8.500 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.500 12.500l4.500 4.500",
            Symbol::Down => "M5 7.500l5 5 5-5",
            Symbol::Arrow => "M4 10h11M11 5.500l4.500 4.500-4.500 4.500",
            Symbol::Mark => "M5.500 3h9v14l-4.500-3.500-4.500 3.500z",
            Symbol::Copy => "M7.500 7.500h9v9h-9zM12.500 7.500v-4h-9v9h4",
            Symbol::Phone => {
                "M5 3.500h3l1.200 3.500-1.700 1.300c.9 1.900 2.300 3.300 4.200 4.200l1.300-1.700 3.500 1.200v3c0 .6-.5 1-1.100 1C9 16 4 11 4 4.600c0-.6.4-1.100 1-1.100z"
            }
        }
    }
}

/// Draws a symbol in the colour of the text.
pub fn icon(symbol: Symbol) -> Html {
    let strokes = tag("path").set("d", symbol.path()).set("fill", "none").set("stroke", "currentColor").set("stroke-width", "2");
    let strokes = strokes.set("stroke-linecap", "round").set("stroke-linejoin", "round");
    let field = tag_of("svg", "fk-icon").set("viewBox", "0 0 20 20").set("width", "20").set("height", "20");
    field.set("aria-hidden", "true").set("focusable", "false").tag(strokes).end()
}
