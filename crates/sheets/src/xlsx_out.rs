//! Writes xlsx: text is text, numbers are numbers, days are days.

use crate::disarm::{is_armed, picture, rearm};
use crate::sheet::CELL_MAX;
use crate::table::{Cell, Heading, Kind, SheetFault, Table};
use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};

/// What a sheet holds under its header.
const ROWS_MAX: usize = 1_048_575;
const COLUMNS_MAX: usize = 16_384;
/// Lists longer than this go by way of a nameless temporary file, to spare memory.
const LONG: usize = 20_000;
/// Whole numbers beyond this are not exact in a spreadsheet and are written as text.
const EXACT_MAX: u64 = 1 << 53;

/// The looks of the cells.
struct Formats {
    header: Format,
    header_end: Format,
    text: Format,
    armed: Format,
    integer: Format,
    date: Format,
    moment: Format,
    share: Format,
    money: Format,
}

impl Formats {
    fn new() -> Self {
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin);
        let number = |pattern: &str| {
            Format::new()
                .set_num_format(pattern)
                .set_align(FormatAlign::Top)
        };
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            header_end: header.clone().set_align(FormatAlign::Right),
            header,
            armed: text.clone().set_quote_prefix(),
            text,
            integer: number("0"),
            date: number("yyyy-mm-dd"),
            moment: number("yyyy-mm-dd hh:mm"),
            share: number("0.0 %"),
            money: number("#,##0.00"),
        }
    }
}

/// Writes sheets to one workbook.
pub(crate) fn write(tables: &[&Table]) -> Result<Vec<u8>, SheetFault> {
    let mut workbook = Workbook::new();
    // The time of writing is not part of a list, so it must not make two equal lists differ.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let formats = Formats::new();
    for table in tables {
        if table.rows.len() > ROWS_MAX || table.headings.len() > COLUMNS_MAX {
            return Err(SheetFault::TooLarge {
                rows: table.rows.len(),
                columns: table.headings.len(),
            });
        }
        let sheet = if table.rows.len() > LONG {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        fill(sheet, table, &formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), SheetFault> {
    sheet.set_name(sheet_name(&table.name))?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, heading) in (0_u16..).zip(&table.headings) {
        sheet.set_column_width(column, width(table, usize::from(column), heading))?;
    }
    if let Some(last) = table.headings.len().checked_sub(1) {
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, rows, u16::try_from(last).unwrap_or(u16::MAX))?;
    }
    for (column, heading) in (0_u16..).zip(&table.headings) {
        let format = match heading.kind {
            Kind::Text | Kind::Date | Kind::Moment => &formats.header,
            Kind::Integer | Kind::Minutes | Kind::Share | Kind::Money => &formats.header_end,
        };
        sheet.write_string_with_format(0, column, stored(&heading.title), format)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(sheet, (row, column), cell, formats)?;
        }
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), SheetFault> {
    match cell {
        Cell::Text(text) => put_text(sheet, (row, column), text, formats)?,
        Cell::Integer(number) | Cell::Minutes(number) => {
            if number.unsigned_abs() <= EXACT_MAX {
                let number = as_float(*number);
                sheet.write_number_with_format(row, column, number, &formats.integer)?;
            } else {
                sheet.write_string(row, column, number.to_string())?;
            }
        }
        Cell::Date(day) => match excel_date(*day) {
            Some(serial) => {
                sheet.write_datetime_with_format(row, column, &serial, &formats.date)?;
            }
            None => {
                sheet.write_string(row, column, day.to_string())?;
            }
        },
        Cell::Moment(moment) => match excel_moment(*moment) {
            Some(serial) => {
                sheet.write_datetime_with_format(row, column, &serial, &formats.moment)?;
            }
            None => {
                sheet.write_string(row, column, moment.to_string())?;
            }
        },
        Cell::Share(share) if share.is_finite() => {
            sheet.write_number_with_format(row, column, *share, &formats.share)?;
        }
        Cell::Empty | Cell::Share(_) => {}
        Cell::Money(ore) => {
            let kronor = as_float(*ore) / 100.0;
            sheet.write_number_with_format(row, column, kronor, &formats.money)?;
        }
    }
    Ok(())
}

fn put_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    formats: &Formats,
) -> Result<(), SheetFault> {
    if text.is_empty() {
        return Ok(());
    }
    let shown = stored(text);
    if shown.encode_utf16().count() > CELL_MAX {
        return Err(SheetFault::CellTooLong {
            row: usize::try_from(row).unwrap_or(usize::MAX),
        });
    }
    let format = if is_armed(&shown) {
        &formats.armed
    } else {
        &formats.text
    };
    sheet.write_string_with_format(row, column, shown, format)?;
    Ok(())
}

/// The text as the cell keeps it, so that reading it gives the same text.
fn stored(text: &str) -> String {
    let shown = picture(text).replace("\r\n", "\n").replace('\r', "\n");
    if rearm(&shown) == shown {
        shown
    } else {
        format!("'{shown}")
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "exact up to 2^53; larger whole numbers are written as text, and money that large does not exist"
)]
fn as_float(number: i64) -> f64 {
    number as f64
}

fn excel_date(day: Date) -> Option<ExcelDateTime> {
    // Spreadsheets believe that 1900 was a leap year, so the first months of it are not trusted.
    let year = u16::try_from(day.year()).ok().filter(|year| *year > 1900)?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

fn excel_moment(moment: DateTime) -> Option<ExcelDateTime> {
    let hour = u16::try_from(moment.hour()).ok()?;
    let minute = u8::try_from(moment.minute()).ok()?;
    let second = f64::from(moment.second());
    excel_date(moment.date())?
        .and_hms(hour, minute, second)
        .ok()
}

/// Wide enough for what usually stands in it.
fn width(table: &Table, column: usize, heading: &Heading) -> f64 {
    let title = heading.title.chars().count() + 4;
    let content = match heading.kind {
        Kind::Text => table
            .rows
            .iter()
            .take(1_000)
            .filter_map(|row| match row.get(column) {
                Some(Cell::Text(text)) => text.lines().map(|line| line.chars().count()).max(),
                Some(_) | None => None,
            })
            .max()
            .unwrap_or(0),
        Kind::Integer | Kind::Minutes | Kind::Share => 9,
        Kind::Date => 11,
        Kind::Moment => 17,
        Kind::Money => 13,
    };
    f64::from(u8::try_from(title.max(content + 2).clamp(6, 60)).unwrap_or(60))
}

/// A name that a sheet may have.
fn sheet_name(name: &str) -> String {
    let kept: String = picture(name)
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n' | '\r' | '\t' => ' ',
            other => other,
        })
        .take(31)
        .collect();
    let kept = kept.trim().trim_matches('\'');
    if kept.is_empty() {
        "1".to_owned()
    } else {
        kept.to_owned()
    }
}
