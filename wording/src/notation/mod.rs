// SPDX-License-Identifier: EUPL-1.2
//! Conditions written by people: one German notation that is printed and read back exactly, whatever the screen speaks.
//!
//! ```text
//! Bedingung  = Teil { "und" Teil }  |  Teil { "oder" Teil }      (beides gemischt nur mit Klammern)
//! Teil       = "nicht" Teil  |  Grund [ Hinweis ]
//! Grund      = "(" Bedingung ")"  |  "alle von (" Bedingung ")"  |  "eine von (" Bedingung ")"  |  Merkmal [ Prüfung ]
//! Prüfung    = "ist" ["nicht"] Wert  |  ": ja"  |  ": nein"  |  "mindestens" Wert  |  "höchstens" Wert  |  "genau" Wert
//!            |  "von" Wert "bis" Wert  |  "eine von" Wert { "," Wert }  |  "keine von" Wert { "," Wert }
//! Hinweis    = "[" [ Text in Anführungszeichen ] [ "," ] [ Paragraf ] "]"
//! ```
//!
//! Names are the labels of the catalogue, in quotation marks where they would be misread, and `#id` where a label
//! does not tell. Brackets in the tree are brackets in the text: a group in a group comes back as such.
//!
//! What this does not do: deciding what a condition is worth, and looking at more than attributes and options.

mod after;
mod complete;
mod faults;
mod leaf;
mod lex;
mod meant;
mod names;
mod note;
mod parse;
mod print;
mod suggest;
#[cfg(test)]
mod tests;
mod value;
mod words;

use std::ops::Range;

pub use complete::complete;
pub use parse::parse;
pub use print::print;

/// Why a text is no condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationFault {
    /// The bytes of the text that are wrong, at character boundaries; empty where something is missing.
    pub at: Range<usize>,
    /// What is wrong and what would be right, in German, one or two sentences.
    pub message: String,
    /// What would make it right, best first; may be empty.
    pub suggestions: Vec<Suggestion>,
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The bytes to replace, at character boundaries; empty to insert.
    pub replace: Range<usize>,
    pub with: String,
}
