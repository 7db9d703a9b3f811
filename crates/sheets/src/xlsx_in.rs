//! Reads the first sheet of an xlsx, cell by cell, so that an empty million of rows costs nothing.

use crate::cell::{shown_moment, shown_number};
use crate::container;
use crate::sheet::Reading;
use crate::trouble::{Trouble, What};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::io::Cursor;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Trouble> {
    container::inspect(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = workbook.sheets_metadata();
    let first = sheets
        .iter()
        .find(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone());
    let name = first.ok_or(Trouble::file(What::FileEmpty))?;
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(broken)?;
    let mut row = 0_u32;
    let mut cells = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        if at < row {
            // No program writes rows out of order.
            return Err(Trouble::file(What::FileBroken));
        }
        if at > row {
            reading.take(row.saturating_add(1), &cells)?;
            cells.clear();
            row = at;
        }
        match shown(cell.get_value()) {
            Some(text) if !text.trim().is_empty() => {
                cells.insert(usize::try_from(column).unwrap_or(usize::MAX), text);
            }
            Some(_) => {}
            None => {
                let column = column_letters(column);
                reading
                    .troubles
                    .push(Trouble::at(row.saturating_add(1), column, What::CellError));
            }
        }
    }
    reading.take(row.saturating_add(1), &cells)
}

/// A cell as text; `None` when the spreadsheet says that it is an error.
fn shown(value: &DataRef<'_>) -> Option<String> {
    Some(match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => shown_number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nej" }.to_owned(),
        DataRef::DateTime(moment) => shown_excel(moment),
        DataRef::Error(_) => return None,
        DataRef::Empty => String::new(),
    })
}

/// A day as `2025-01-31`, a moment with its time, a time of day alone.
fn shown_excel(serial: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = serial.to_ymd_hms_milli();
    if serial.is_duration() || serial.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}");
    }
    let small = |number: u8| i8::try_from(number).ok();
    let moment = (|| {
        let year = i16::try_from(year).ok()?;
        let (hour, minute, second) = (small(hour)?, small(minute)?, small(second)?);
        DateTime::new(year, small(month)?, small(day)?, hour, minute, second, 0).ok()
    })();
    match moment {
        Some(moment) if (hour, minute, second) == (0, 0, 0) => moment.date().to_string(),
        Some(moment) => shown_moment(moment),
        None => shown_number(serial.as_f64()),
    }
}

/// The column as spreadsheets name it, for a trouble found before the names are known.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

fn broken<T>(_cause: T) -> Trouble {
    Trouble::file(What::FileBroken)
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        for (number, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (16_383, "XFD"),
        ] {
            assert_eq!(column_letters(number), name);
        }
    }
}
