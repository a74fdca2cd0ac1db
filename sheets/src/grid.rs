// SPDX-License-Identifier: EUPL-1.2
//! The cells of a workbook as plain values. Cells are taken one by one, because a sheet with two cells far apart would
//! need all the memory there is as a table.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use crate::archive::{self, MAX_UNPACKED};
use crate::csv;
use crate::message::SheetFault;

pub const MAX_ROWS: u32 = 100_000;
pub const MAX_COLUMNS: u32 = 1_000;
pub const MAX_CELLS: usize = 1_000_000;

/// What one cell holds; empty cells are not there at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Flag(bool),
    /// A day, `YYYY-MM-DD`.
    Date(String),
    /// A formula that failed, such as `#NAME?`.
    Error(String),
}

/// One row: its cells by column from 0.
pub type Row = BTreeMap<u32, Cell>;

/// One sheet: its rows by number as Excel counts, from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    pub name: String,
    pub rows: BTreeMap<u32, Row>,
}

/// All sheets of a workbook, in its order, after the archive has been checked.
pub fn open(bytes: &[u8]) -> Result<Vec<Grid>, SheetFault> {
    archive::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetFault::Damaged)?;
    let mut room = Room { cells: MAX_CELLS, bytes: MAX_UNPACKED as usize };
    let names: Vec<String> = workbook.sheet_names();
    names.into_iter().map(|name| grid(&mut workbook, name, &mut room)).collect()
}

/// All sheets of a file with a plain list: of a workbook, or the one of a text with separated values.
pub fn open_list(bytes: &[u8]) -> Result<Vec<Grid>, SheetFault> {
    match open(bytes) {
        Err(SheetFault::NotExcel) => Ok(vec![csv::grid(bytes)?.ok_or(SheetFault::NotExcel)?]),
        other => other,
    }
}

/// What may still be taken from the workbook: a text shared by many cells is copied for each.
struct Room {
    cells: usize,
    bytes: usize,
}

impl Room {
    fn take(&mut self, cell: &Cell) -> Result<(), SheetFault> {
        let bytes = match cell {
            Cell::Text(text) | Cell::Date(text) | Cell::Error(text) => text.len(),
            Cell::Number(_) | Cell::Flag(_) => 0,
        };
        self.cells = self.cells.checked_sub(1).ok_or(SheetFault::TooManyCells)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(SheetFault::TooLarge)?;
        Ok(())
    }
}

fn grid(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String, room: &mut Room) -> Result<Grid, SheetFault> {
    let mut grid = Grid { name: name.clone(), rows: BTreeMap::new() };
    // A sheet that holds only a diagram has no cells.
    let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { return Ok(grid) };
    while let Some(found) = cells.next_cell().map_err(|_| SheetFault::Damaged)? {
        let (row, column) = found.get_position();
        let Some(cell) = cell(found.get_value()) else { continue };
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(SheetFault::TooManyCells);
        }
        room.take(&cell)?;
        grid.rows.entry(row + 1).or_default().insert(column, cell);
    }
    Ok(grid)
}

fn cell(data: &DataRef<'_>) -> Option<Cell> {
    Some(match data {
        DataRef::Empty => return None,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => Cell::Number(*number),
        DataRef::Float(_) => Cell::Error("#ZAHL!".to_string()),
        DataRef::String(text) => return written(text),
        DataRef::SharedString(text) => return written(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(when) => day(when),
        DataRef::DateTimeIso(text) => Cell::Date(text.chars().take(10).collect()),
        DataRef::DurationIso(text) => return written(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    })
}

fn day(when: &ExcelDateTime) -> Cell {
    if when.is_duration() || !(1.0..2_958_466.0).contains(&when.as_f64()) {
        return Cell::Number(when.as_f64());
    }
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    Cell::Date(format!("{year:04}-{month:02}-{day:02}"))
}

/// Line breaks become one character; a cell of blanks counts as empty.
pub fn written(text: &str) -> Option<Cell> {
    let text = text.replace("_x000D_", "\r").replace("\r\n", "\n").replace('\r', "\n");
    (!text.trim().is_empty()).then_some(Cell::Text(text))
}
