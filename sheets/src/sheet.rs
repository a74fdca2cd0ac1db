// SPDX-License-Identifier: EUPL-1.2
//! How a sheet looks: headings with notes, widths, forms of cells, drop-downs.
//!
//! Texts are written as texts and their columns are formatted as text, so that neither writing nor typing makes a formula
//! or a date of them.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use crate::grid::Cell;
use crate::layout::{self, Form, Layout, NUMBER, ORDER, Place, README, REST};
use crate::message::letters;
use crate::write::Written;

/// Last row that has a drop-down, from 1.
const LAST: u32 = 5000;

/// Columns in front of those of the layout: what names the entry, and the number.
pub fn before(layout: &Layout) -> Vec<&'static str> {
    match layout.place {
        Place::Head => vec![],
        Place::List(_) => vec![NUMBER],
        Place::Within { heading, .. } => vec![heading, NUMBER],
    }
}

/// The forms of cells.
struct Formats {
    heading: Format,
    text: Format,
    number: Format,
    date: Format,
    rest: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
        Formats {
            heading: cell()
                .set_bold()
                .set_background_color(0x00DD_E7F0)
                .set_border_bottom(FormatBorder::Thin)
                .set_num_format("@"),
            text: cell().set_num_format("@"),
            number: cell().set_num_format("0"),
            date: cell().set_num_format("dd.mm.yyyy"),
            rest: Format::new().set_align(FormatAlign::Top).set_num_format("@").set_font_color(0x0070_7070),
        }
    }

    fn of(&self, form: Form) -> &Format {
        match form {
            Form::Number => &self.number,
            Form::Date => &self.date,
            _ => &self.text,
        }
    }
}

/// Writes the rows of one sheet.
pub fn fill(sheet: &mut Worksheet, layout: &Layout, rows: &[Written]) -> Result<(), XlsxError> {
    let formats = Formats::new();
    sheet.set_name(layout.sheet)?.set_default_note_author("Förderkompass");
    let first = before(layout);
    let is_named = matches!(layout.place, Place::Within { .. });
    for (index, title) in (0..).zip(&first) {
        let (width, format) = if *title == NUMBER { (6, &formats.number) } else { (26, &formats.text) };
        let text =
            if *title == NUMBER { NUMBER_NOTE } else { "Zu welchem Eintrag die Zeile gehört: seine Kennung, aus der Auswahl." };
        heading(sheet, index, title, text, width, format, &formats)?;
    }
    let offset = first.len() as u16;
    for (index, column) in (offset..).zip(layout.columns) {
        heading(sheet, index, column.heading, column.note, column.width, formats.of(column.form), &formats)?;
        drop_down(sheet, index, column.form)?;
    }
    if let (Place::Within { list, .. }, true) = (layout.place, is_named) {
        drop_down(sheet, 0, Form::One(list))?;
    }
    let end = offset + layout.columns.len() as u16;
    let pieces = rows.iter().map(|row| row.line.rest.len()).max().unwrap_or_default().max(1) as u16;
    for piece in 0..pieces {
        let title = if piece == 0 { REST.to_string() } else { format!("{REST} {}", piece + 1) };
        heading(sheet, end + piece, &title, REST_NOTE, 24, &formats.rest, &formats)?;
    }
    let order = rows.iter().any(|row| row.line.order.is_some()).then_some(end + pieces);
    if let Some(order) = order {
        heading(sheet, order, ORDER, ORDER_NOTE, 14, &formats.rest, &formats)?;
    }
    sheet.set_freeze_panes(1, first.len() as u16 + 1)?.set_row_height(0, 32)?;
    for (number, row) in (1..).zip(rows) {
        write_row(sheet, number, row, &first, layout, &formats)?;
        for (piece, text) in (end..).zip(&row.line.rest) {
            sheet.write_string_with_format(number, piece, text, &formats.rest)?;
        }
        if let (Some(column), Some(text)) = (order, &row.line.order) {
            sheet.write_string_with_format(number, column, text, &formats.rest)?;
        }
    }
    Ok(())
}

const NUMBER_NOTE: &str = "Platz in der Reihenfolge. Beim Sortieren in Excel bleibt die Reihenfolge im Katalog erhalten. Eine neue Zeile ohne Nummer folgt auf die Zeile darüber.";
const REST_NOTE: &str = "Was keine eigene Spalte hat, wird hier aufbewahrt. Bitte nicht ändern und die Spalte nicht löschen.";
const ORDER_NOTE: &str = "Für das Zurückschreiben in der gewohnten Reihenfolge. Bitte nicht ändern.";

fn heading(
    sheet: &mut Worksheet,
    column: u16,
    title: &str,
    note: &str,
    width: u8,
    format: &Format,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_column_width(column, width)?.set_column_format(column, format)?;
    sheet.write_string_with_format(0, column, title, &formats.heading)?;
    sheet.insert_note(0, column, &Note::new(note).add_author_prefix(false).set_width(260).set_height(90))?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    number: u32,
    row: &Written,
    first: &[&str],
    layout: &Layout,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let offset = first.len() as u16;
    if let Some(parent) = &row.parent {
        sheet.write_string_with_format(number, 0, parent, &formats.text)?;
    }
    if offset > 0 {
        sheet.write_number_with_format(number, offset - 1, row.number, &formats.number)?;
    }
    for ((index, column), cell) in (offset..).zip(layout.columns).zip(&row.line.cells) {
        let format = formats.of(column.form);
        match cell {
            None => continue,
            Some(Cell::Text(text)) => sheet.write_string_with_format(number, index, text, format)?,
            Some(Cell::Number(value)) => sheet.write_number_with_format(number, index, *value, format)?,
            Some(Cell::Date(day)) => {
                sheet.write_datetime_with_format(number, index, ExcelDateTime::parse_from_str(day)?, format)?
            }
            Some(Cell::Flag(_) | Cell::Error(_)) => continue,
        };
    }
    Ok(())
}

/// A drop-down proposes; another entry is asked about and can stay, because it may be a name instead of an id.
fn drop_down(sheet: &mut Worksheet, column: u16, form: Form) -> Result<(), XlsxError> {
    let rule = match form {
        Form::Flag => DataValidation::new().allow_list_strings(&["ja", "nein"])?,
        Form::Word(words) => {
            DataValidation::new().allow_list_strings(&words.iter().map(|(_, word)| *word).collect::<Vec<_>>())?
        }
        Form::One(list) => match ids(list) {
            Some(range) => DataValidation::new().allow_list_formula(Formula::new(range)),
            None => return Ok(()),
        },
        _ => return Ok(()),
    };
    let rule = rule
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Nicht in der Auswahl")?
        .set_error_message("Diese Angabe steht nicht in der Auswahl. Trotzdem behalten?")?;
    sheet.add_data_validation(1, column, LAST - 1, column, &rule)?;
    Ok(())
}

/// Where the ids of a list stand.
fn ids(list: &str) -> Option<String> {
    let layout = layout::layout_of(list)?;
    let index = layout.columns.iter().position(|column| column.form == Form::Id)?;
    let letter = letters((before(layout).len() + index) as u32);
    Some(format!("='{}'!${letter}$2:${letter}${LAST}", layout.sheet))
}

/// The sheet with the explanations.
pub fn readme(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(README)?.set_column_width(0, 110)?;
    let title = Format::new().set_bold().set_font_size(14);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0..).zip(EXPLAINED) {
        sheet.write_string_with_format(row, 0, *line, if row == 0 { &title } else { &text })?;
    }
    Ok(())
}

const EXPLAINED: &[&str] = &[
    "Katalog zum Bearbeiten",
    "Jedes Blatt ist eine Liste: eine Zeile ist ein Eintrag. Was in eine Spalte gehört, steht als Notiz an ihrer Überschrift.",
    "Zeilen dürfen eingefügt, gelöscht, kopiert und sortiert werden, Spalten verschoben. Überschriften und Namen der Blätter bitte lassen.",
    "Neue Einträge brauchen keine Kennung: Sie wird aus dem Namen gebildet. Kennungen, die es schon gibt, bitte nicht ändern.",
    "Verweise stehen als Kennung da und kommen aus der Auswahl. Beim Einlesen zählt auch der genaue Name.",
    "Mehrere Angaben in einer Zelle: jede in einer eigenen Zeile, mit Alt+Eingabe.",
    "Datum: Tag.Monat.Jahr. Ja oder nein: „ja“, „nein“ oder „x“.",
    "Bedingungen stehen in Worten da, zum Beispiel: Deutschniveau mindestens A2 und (Standort ist Nord oder nicht Führerschein). Merkmale und Antworten heißen darin wie in ihren Blättern; „und“ und „oder“ nebeneinander brauchen Klammern. In eckigen Klammern stehen Text und Paragraf.",
    "Die Spalte „Weitere Angaben“ bewahrt auf, was keine eigene Spalte hat. Bitte nicht ändern und nicht löschen.",
    "Eigene Spalten und Blätter sind erlaubt; sie werden beim Einlesen genannt und nicht übernommen.",
    "Beim Einlesen sagt der Editor zu jeder Stelle, die er nicht versteht, Blatt, Zeile und Spalte.",
];

/// The same catalogue gives the same file.
pub fn properties(workbook: &mut Workbook) {
    if let Ok(day) = ExcelDateTime::from_ymd(2000, 1, 1) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
}
