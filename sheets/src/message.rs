// SPDX-License-Identifier: EUPL-1.2
//! What reading a workbook says: messages for people by sheet, row and column, and faults that end the reading.

use std::fmt;

/// How much a message weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something is missing, was not taken over, or will be a fault of the catalogue.
    Fault,
    /// Taken over, but read in a way that a person should know of.
    Note,
}

/// One sentence about one place of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub weight: Weight,
    /// Name of the sheet as it stands in the workbook.
    pub sheet: String,
    /// Row as Excel counts, from 1; 0 if the sheet as a whole is meant.
    pub row: u32,
    /// Letter and heading, `C „Titel“`; empty if the row as a whole is meant.
    pub column: String,
    /// What is wrong and what would be right, in German.
    pub text: String,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sheet)?;
        if self.row > 0 {
            write!(f, ", Zeile {}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ", Spalte {}", self.column)?;
        }
        write!(f, ": {}", self.text)
    }
}

/// Why a file cannot be read, or a catalogue not be written, at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// Not a ZIP archive, hence not an XLSX.
    NotExcel,
    /// The format of Excel up to 2003.
    OldExcel,
    /// Protected by a password.
    Encrypted,
    /// A spreadsheet of another kind: its usual ending.
    OtherFormat(&'static str),
    /// Unpacked it would have more than [`crate::MAX_UNPACKED`] bytes.
    TooLarge,
    /// More cells, rows or columns than a catalogue can need.
    TooManyCells,
    /// The archive or a sheet in it is damaged.
    Damaged,
    /// No sheet of a catalogue; the names of those that are there.
    NoCatalog(Vec<String>),
    /// The plain list has no such sheet.
    NoSheet(String),
    /// What should be written is not a JSON object.
    NotACatalog,
}

impl fmt::Display for SheetFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SheetFault::NotExcel => "Das ist keine Excel-Datei. Gebraucht wird eine Datei mit der Endung „.xlsx“, für eine einfache Liste auch „.csv“.",
            SheetFault::OldExcel => {
                "Die Datei hat das alte Excel-Format (.xls). Bitte in Excel öffnen und mit „Speichern unter“ als „Excel-Arbeitsmappe (.xlsx)“ speichern."
            }
            SheetFault::Encrypted => {
                "Die Datei ist mit einem Kennwort geschützt. Bitte in Excel das Kennwort entfernen und die Datei noch einmal speichern."
            }
            SheetFault::OtherFormat(ending) => {
                return write!(f, "Die Datei hat das Format „{ending}“. Bitte mit „Speichern unter“ als „Excel-Arbeitsmappe (.xlsx)“ speichern.");
            }
            SheetFault::TooLarge => "Die Datei ist zu groß: Ausgepackt hätte sie mehr als 50 MB.",
            SheetFault::TooManyCells => {
                "Die Datei ist zu groß: Gelesen werden höchstens 100 000 Zeilen und 1 000 Spalten je Blatt und 1 Million Zellen."
            }
            SheetFault::Damaged => "Die Datei ist beschädigt. Bitte in Excel öffnen, reparieren lassen und noch einmal speichern.",
            SheetFault::NoCatalog(names) => {
                return write!(
                    f,
                    "Die Mappe hat kein Blatt eines Katalogs wie „Maßnahmen“ oder „Kümmerer“, sondern: {}. Für eine einfache Liste gibt es das Zuordnen der Spalten.",
                    names.join(", ")
                );
            }
            SheetFault::NoSheet(name) => return write!(f, "Die Mappe hat kein Blatt „{name}“."),
            SheetFault::NotACatalog => "Das ist kein Katalog.",
        })
    }
}

impl std::error::Error for SheetFault {}

/// The letters of a column, counted from 0: A, B, … Z, AA.
pub fn letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_excel() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), expected);
        }
    }
}
