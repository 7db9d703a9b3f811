//! A file that was read: its rows by line number, its cells by column name.

use crate::cell;
use crate::column::{Column, plain_name};
use crate::container::{self, FILE_MAX};
use crate::disarm::rearm;
use crate::trouble::{Trouble, Troubles, What};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The most rows that are read.
pub const ROWS_MAX: usize = 2_000_000;
/// The most columns that are read.
pub const COLUMNS_MAX: usize = 200;
/// The most cells that are read.
pub const CELLS_MAX: usize = 20_000_000;
/// The most letters in a cell, as in a spreadsheet.
pub const CELL_MAX: usize = 32_767;

/// Reads a csv or xlsx file; the first row that is not empty names the columns.
///
/// Of a workbook the first sheet is read. Rows without any value are passed over.
///
/// ```
/// use sheets::{Column, read};
/// let columns = [Column::required("Namn", "Enhetens namn", "Björken")];
/// let sheet = read("namn\nÅsa\n".as_bytes(), &columns).unwrap();
/// let names: Vec<_> = sheet.rows().filter_map(|row| row.text("Namn")).collect();
/// assert_eq!(names, ["Åsa"]);
/// ```
///
/// # Errors
/// All troubles that were found; then no row is given.
pub fn read(bytes: &[u8], columns: &[Column<'_>]) -> Result<Sheet, Vec<Trouble>> {
    if bytes.len() > FILE_MAX {
        let megabytes = i64::try_from(FILE_MAX / 1024 / 1024).unwrap_or(i64::MAX);
        return Err(vec![Trouble::file(What::FileTooLarge(megabytes))]);
    }
    if container::is_old_workbook(bytes) {
        return Err(vec![Trouble::file(What::FileOld)]);
    }
    let mut reading = Reading::new(columns);
    let done = if container::is_workbook(bytes) {
        crate::xlsx_in::read(bytes, &mut reading)
    } else {
        crate::csv_in::read(bytes, &mut reading)
    };
    if let Err(trouble) = done {
        reading.troubles.push(trouble);
    }
    reading.finish()
}

/// A file that was read without trouble.
///
/// All texts stand behind each other in one piece of memory: a list of two million rows costs little
/// more than its file.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    names: Vec<String>,
    text: String,
    /// Where each cell ends, row by row.
    ends: Vec<usize>,
    lines: Vec<u32>,
}

/// A row of a file.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    number: usize,
}

impl Sheet {
    /// The rows, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|number| Row {
            sheet: self,
            number,
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl<'a> Row<'a> {
    /// The line in the file, from 1.
    pub fn line(&self) -> u32 {
        self.sheet.lines.get(self.number).copied().unwrap_or(0)
    }

    /// What stands in the column; `None` if nothing does, or if the file lacks the column.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        let place = self.sheet.names.iter().position(|name| name == column)?;
        let end = self.number * self.sheet.names.len() + place;
        let from = match end.checked_sub(1) {
            Some(before) => *self.sheet.ends.get(before)?,
            None => 0,
        };
        let text = self.sheet.text.get(from..*self.sheet.ends.get(end)?)?;
        (!text.trim().is_empty()).then_some(text)
    }

    /// A whole number.
    ///
    /// # Errors
    /// When something else stands there.
    pub fn integer(&self, column: &str) -> Result<Option<i64>, Trouble> {
        self.parse(column, cell::integer, What::CellNotInteger)
    }

    /// A number, with decimal comma or point, or per cent.
    ///
    /// # Errors
    /// When something else stands there.
    pub fn number(&self, column: &str) -> Result<Option<f64>, Trouble> {
        self.parse(column, cell::number, What::CellNotNumber)
    }

    /// A day.
    ///
    /// # Errors
    /// When something else stands there.
    pub fn date(&self, column: &str) -> Result<Option<Date>, Trouble> {
        self.parse(column, cell::date, What::CellNotDate)
    }

    /// Yes or no.
    ///
    /// # Errors
    /// When something else stands there.
    pub fn yes_no(&self, column: &str) -> Result<Option<bool>, Trouble> {
        self.parse(column, cell::yes_no, What::CellNotYesNo)
    }

    fn parse<T>(
        &self,
        column: &str,
        how: fn(&str) -> Option<T>,
        otherwise: What,
    ) -> Result<Option<T>, Trouble> {
        match self.text(column) {
            None => Ok(None),
            Some(text) => match how(text) {
                Some(value) => Ok(Some(value)),
                None => Err(Trouble::at(self.line(), column, otherwise)),
            },
        }
    }
}

/// A file while it is read: rows come in one by one.
pub(crate) struct Reading<'c> {
    pub(crate) columns: &'c [Column<'c>],
    pub(crate) troubles: Troubles,
    /// For each column of the file, which documented one it is; empty before the header.
    places: Option<Vec<Option<usize>>>,
    sheet: Sheet,
}

impl<'c> Reading<'c> {
    fn new(columns: &'c [Column<'c>]) -> Self {
        Self {
            columns,
            troubles: Troubles::default(),
            places: None,
            sheet: Sheet {
                names: columns
                    .iter()
                    .map(|column| column.name.to_owned())
                    .collect(),
                ..Sheet::default()
            },
        }
    }

    /// Takes the next row: cells by their place in the file, those without value left out.
    ///
    /// # Errors
    /// When it makes no sense to read on.
    pub(crate) fn take(
        &mut self,
        line: u32,
        cells: &BTreeMap<usize, String>,
    ) -> Result<(), Trouble> {
        let Some(last) = cells.keys().next_back() else {
            return Ok(());
        };
        if *last >= COLUMNS_MAX {
            return Err(Trouble::file(What::TooManyColumns(limit(COLUMNS_MAX))));
        }
        match self.places.take() {
            None => self.places = Some(self.header(cells, *last)),
            Some(places) => {
                self.row(line, cells, &places);
                self.places = Some(places);
                self.bounds()?;
            }
        }
        Ok(())
    }

    fn bounds(&self) -> Result<(), Trouble> {
        if self.sheet.lines.len() > ROWS_MAX {
            return Err(Trouble::file(What::TooManyRows(limit(ROWS_MAX))));
        }
        if self.sheet.ends.len() > CELLS_MAX {
            return Err(Trouble::file(What::TooManyCells(limit(CELLS_MAX))));
        }
        if self.troubles.enough() {
            return Err(Trouble::file(What::More(1)));
        }
        Ok(())
    }

    fn header(&mut self, cells: &BTreeMap<usize, String>, last: usize) -> Vec<Option<usize>> {
        let mut seen = vec![false; self.columns.len()];
        let mut places = Vec::new();
        for number in 0..=last {
            let name = cells.get(&number).map_or("", |name| rearm(name));
            let plain = plain_name(name);
            let known = self
                .columns
                .iter()
                .position(|column| plain_name(column.name) == plain);
            match known.and_then(|place| seen.get_mut(place)) {
                Some(twice) if *twice => self
                    .troubles
                    .push(Trouble::column(name.trim(), What::ColumnTwice)),
                Some(first) => *first = true,
                None if plain.is_empty() => {}
                None => self
                    .troubles
                    .push(Trouble::column(name.trim(), What::ColumnUnknown)),
            }
            // A column that is unknown is told once, not on every row.
            places.push(if plain.is_empty() {
                None
            } else {
                known.or(Some(usize::MAX))
            });
        }
        for (column, seen) in self.columns.iter().zip(seen) {
            if column.required && !seen {
                self.troubles
                    .push(Trouble::column(column.name, What::ColumnMissing));
            }
        }
        places
    }

    fn row(&mut self, line: u32, cells: &BTreeMap<usize, String>, places: &[Option<usize>]) {
        let mut row: Vec<&str> = vec![""; self.columns.len()];
        for (number, text) in cells {
            let Some(place) = places.get(*number).copied().flatten() else {
                self.troubles.push(Trouble {
                    line: Some(line),
                    ..Trouble::file(What::ColumnUnnamed)
                });
                continue;
            };
            if let Some(cell) = row.get_mut(place) {
                *cell = rearm(text);
            }
        }
        if row.iter().all(|text| text.trim().is_empty()) {
            // An apostrophe before blanks, or values that belong to no known column.
            return;
        }
        for (column, text) in self.columns.iter().zip(row) {
            if text.trim().is_empty() {
                if column.required && self.knows(column, places) {
                    self.troubles
                        .push(Trouble::at(line, column.name, What::CellMissing));
                }
            } else if text.len() > CELL_MAX && text.encode_utf16().count() > CELL_MAX {
                let what = What::CellTooLong(limit(CELL_MAX));
                self.troubles.push(Trouble::at(line, column.name, what));
            }
            self.sheet.text.push_str(text);
            self.sheet.ends.push(self.sheet.text.len());
        }
        self.sheet.lines.push(line);
    }

    /// Whether the file has the column at all; that it has not is told once.
    fn knows(&self, column: &Column<'_>, places: &[Option<usize>]) -> bool {
        let place = self.columns.iter().position(|other| other == column);
        places
            .iter()
            .any(|known| *known == place && known.is_some())
    }

    fn finish(mut self) -> Result<Sheet, Vec<Trouble>> {
        if self.places.is_none() && self.troubles.is_empty() {
            self.troubles.push(Trouble::file(What::FileEmpty));
        }
        self.troubles.finish().map(|()| self.sheet)
    }
}

fn limit(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
