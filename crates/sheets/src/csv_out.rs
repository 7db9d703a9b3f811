//! Writes csv the way Swedish spreadsheet programs open it.

use crate::cell::shown;
use crate::disarm::disarm;
use crate::table::{SheetFault, Table};
use csv::{Terminator, Writer, WriterBuilder};

/// The mark that tells spreadsheet programs that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A writer with our separators, after the mark.
pub(crate) fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.to_vec())
}

/// The finished file.
pub(crate) fn finish(writer: Writer<Vec<u8>>) -> Result<Vec<u8>, SheetFault> {
    writer
        .into_inner()
        .map_err(|fault| SheetFault::Csv(fault.into_error().into()))
}

pub(crate) fn write(table: &Table) -> Result<Vec<u8>, SheetFault> {
    let mut writer = writer();
    writer.write_record(
        table
            .headings
            .iter()
            .map(|heading| disarm(&heading.title).into_owned()),
    )?;
    for row in &table.rows {
        let cells = table.headings.iter().enumerate();
        let cells = cells.map(|(number, _)| row.get(number).map(shown).unwrap_or_default());
        writer.write_record(cells)?;
    }
    finish(writer)
}
