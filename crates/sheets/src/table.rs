//! Lists on their way out.

use jiff::civil::{Date, DateTime};
use thiserror::Error;

/// What a column holds: decides width, alignment and number format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Minutes, as whole numbers.
    Minutes,
    /// Days.
    Date,
    /// Moments, in the municipality's time.
    Moment,
    /// Parts of a whole.
    Share,
    /// Kronor and öre.
    Money,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub(crate) title: String,
    pub(crate) kind: Kind,
}

impl Heading {
    /// A column with this title.
    pub fn new(title: impl Into<String>, kind: Kind) -> Self {
        Self {
            title: title.into(),
            kind,
        }
    }
}

/// A value in a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words; never run as a formula.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Minutes.
    Minutes(i64),
    /// A day.
    Date(Date),
    /// A moment in the municipality's time.
    Moment(DateTime),
    /// A part of a whole: 0.25 is a quarter.
    Share(f64),
    /// Öre.
    Money(i64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}
impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}
impl From<DateTime> for Cell {
    fn from(moment: DateTime) -> Self {
        Self::Moment(moment)
    }
}
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A list on its way out.
///
/// ```
/// use sheets::{Cell, Heading, Kind, Table};
/// let table = Table::new("Beställningar", [
///         Heading::new("Insats", Kind::Text),
///         Heading::new("Minuter", Kind::Minutes),
///     ])
///     .row([Cell::from("Dusch"), Cell::Minutes(60)])
///     .row([Cell::from("=1+1"), Cell::Minutes(-5)]);
/// let csv = String::from_utf8(table.to_csv()?)?;
/// assert_eq!(csv, "\u{feff}Insats;Minuter\r\nDusch;60\r\n'=1+1;-5\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub(crate) name: String,
    pub(crate) headings: Vec<Heading>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A list with this name (the sheet's name in xlsx) and these columns.
    pub fn new(name: impl Into<String>, headings: impl IntoIterator<Item = Heading>) -> Self {
        Self {
            name: name.into(),
            headings: headings.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.push(cells);
        self
    }

    /// Adds a row in a loop. Cells beyond the last column are left out.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells = cells.into_iter().take(self.headings.len());
        self.rows.push(cells.collect());
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// As csv the way Swedish spreadsheet programs open it: semicolons, UTF-8 with mark, CRLF,
    /// decimal comma.
    ///
    /// # Errors
    /// When memory runs out, in practice never.
    pub fn to_csv(&self) -> Result<Vec<u8>, SheetFault> {
        crate::csv_out::write(self)
    }

    /// As xlsx: header row frozen, filters, widths, real numbers and dates.
    ///
    /// # Errors
    /// When the list is larger than a sheet holds, or a text longer than a cell holds.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, SheetFault> {
        crate::xlsx_out::write(&[self])
    }
}

/// Why a list could not be written.
#[derive(Debug, Error)]
pub enum SheetFault {
    /// An xlsx sheet holds 1,048,575 rows under its header and 16,384 columns; csv holds more.
    #[error("the list has {rows} rows and {columns} columns, more than a sheet holds")]
    TooLarge {
        /// Rows of the list.
        rows: usize,
        /// Columns of the list.
        columns: usize,
    },
    /// An xlsx cell holds 32,767 letters; csv holds more.
    #[error("the text in row {row} is longer than a cell holds")]
    CellTooLong {
        /// The row, from 1.
        row: usize,
    },
    /// The csv writer says no.
    #[error("the csv cannot be written")]
    Csv(#[source] csv::Error),
    /// The xlsx writer says no.
    #[error("the xlsx cannot be written")]
    Xlsx(#[source] rust_xlsxwriter::XlsxError),
}

impl From<csv::Error> for SheetFault {
    fn from(source: csv::Error) -> Self {
        Self::Csv(source)
    }
}

impl From<rust_xlsxwriter::XlsxError> for SheetFault {
    fn from(source: rust_xlsxwriter::XlsxError) -> Self {
        Self::Xlsx(source)
    }
}
