//! Lists out and in: csv and xlsx, safe both ways.
//!
//! | word | type |
//! |---|---|
//! | a list on its way out | [`Table`], [`Heading`], [`Kind`], [`Cell`] |
//! | a column that a file must or may have | [`Column`] |
//! | a file that was read | [`Sheet`], [`Row`] |
//! | what is wrong, on which line, in which column | [`Trouble`], [`What`] |
//! | empty files to fill in | [`template_csv`], [`template_xlsx`] |
//!
//! Invariants
//! - A text never becomes a formula. In csv a text that a spreadsheet could run (see [`disarm`]) gets
//!   an apostrophe in front, which [`read`] takes away again; in xlsx it is stored as text with the
//!   quote prefix. Numbers and dates that are typed as such are written as numbers and dates.
//! - A file is measured before it is unpacked: size, number of parts, size of the parts, and that the
//!   parts are as large as they say. Then rows, columns and cells are counted while it is read.
//! - All or nothing: a file with a trouble gives no rows, but all its troubles (the first
//!   [`TROUBLES_MAX`] of them).
//!
//! Control characters other than tab and line feeds have no place in a cell; exports show them as
//! their pictures (␀), and imports leave those as they are. A line break inside a cell of an xlsx is
//! a line feed.

mod cell;
mod column;
mod container;
mod csv_in;
mod csv_out;
mod disarm;
mod encoding;
mod sheet;
mod table;
mod template;
mod trouble;
mod xlsx_in;
mod xlsx_out;

pub use column::Column;
pub use container::{FILE_MAX, PARTS_MAX, UNPACKED_MAX};
pub use disarm::{disarm, rearm};
pub use sheet::{CELL_MAX, CELLS_MAX, COLUMNS_MAX, ROWS_MAX, Row, Sheet, read};
pub use table::{Cell, Heading, Kind, SheetFault, Table};
pub use template::{TemplateWords, template_csv, template_xlsx};
pub use trouble::{TROUBLES_MAX, Trouble, What};
