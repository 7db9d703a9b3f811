//! Files in and out: plain, packed with gzip, or as a workbook; bounded either way.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use projection::Trouble;
use sheets::{Column, What};

/// The most bytes that a file may hold, unpacked.
const UNPACKED_MAX: u64 = 1 << 30;

/// The whole of a file, unpacked; a workbook becomes comma-separated text.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let wrong = |what: String| Trouble::at(path.display().to_string(), what);
    let file = File::open(path).map_err(|e| wrong(format!("cannot be read: {e}")))?;
    let bytes = bounded(file).map_err(wrong)?;
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        bounded(MultiGzDecoder::new(bytes.as_slice())).map_err(wrong)?
    } else {
        bytes
    };
    if bytes.starts_with(b"PK") {
        return workbook(&bytes).map_err(|trouble| trouble.within(&path.display().to_string()));
    }
    Ok(bytes)
}

/// The whole of a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Trouble> {
    let wrong = |_| Trouble::at(path.display().to_string(), "is not text in UTF-8");
    String::from_utf8(read(path)?).map_err(wrong)
}

fn bounded(from: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut from = from.take(UNPACKED_MAX + 1);
    from.read_to_end(&mut bytes)
        .map_err(|e| format!("cannot be read: {e}"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > UNPACKED_MAX {
        return Err(format!("holds more than {UNPACKED_MAX} bytes"));
    }
    Ok(bytes)
}

/// The first sheet of a workbook as comma-separated text, line for line.
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let names = headings(bytes)?;
    let columns: Vec<Column<'_>> = names
        .iter()
        .map(|name| Column::optional(name, "", ""))
        .collect();
    let sheet = sheets::read(bytes, &columns).map_err(|troubles| {
        let first = troubles.into_iter().next();
        first.map_or_else(|| Trouble::at("workbook", "cannot be read"), of_sheet)
    })?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let broken = |e: csv::Error| Trouble::at("workbook", e.to_string());
    writer.write_record(&names).map_err(broken)?;
    let mut line = 1;
    for row in sheet.rows() {
        // Rows that are empty in the workbook are kept, so that a line in an error is the workbook's own.
        line += 1;
        while line < row.line() {
            writer.write_record([""]).map_err(broken)?;
            line += 1;
        }
        let cells = names.iter().map(|name| row.text(name).unwrap_or_default());
        writer.write_record(cells).map_err(broken)?;
    }
    let text = writer.into_inner();
    text.map_err(|e| Trouble::at("workbook", e.to_string()))
}

/// What the first row says: names of columns, whatever they are.
fn headings(bytes: &[u8]) -> Result<Vec<String>, Trouble> {
    // Read without any column that is known, every name is told as one that is not.
    let Err(troubles) = sheets::read(bytes, &[]) else {
        return Err(Trouble::at("workbook", "has no headings"));
    };
    let is_name = |trouble: &sheets::Trouble| trouble.what == What::ColumnUnknown;
    let names = troubles.iter().filter(|trouble| is_name(trouble));
    let names: Vec<String> = names.filter_map(|trouble| trouble.column.clone()).collect();
    if names.len() == 1 {
        let what = "holds a title and no headings: take away what stands above the headings, and name the columns \
                    before the years region, age and sex; or export csv or json-stat";
        return Err(Trouble::at("row 1", what));
    }
    if !names.is_empty() {
        return Ok(names);
    }
    let first = troubles.into_iter().next();
    Err(first.map_or_else(|| Trouble::at("workbook", "has no headings"), of_sheet))
}

/// What is wrong with a workbook, in words.
fn of_sheet(trouble: sheets::Trouble) -> Trouble {
    let row = trouble.line.map(|line| format!("row {line}"));
    let column = trouble.column.map(|name| format!("column {name}"));
    let place: Vec<String> = row.into_iter().chain(column).collect();
    let place = if place.is_empty() {
        "workbook".to_owned()
    } else {
        place.join(", ")
    };
    let what = match trouble.what {
        What::FileUnknown => "is neither csv nor xlsx".to_owned(),
        What::FileOld => "is an old or locked workbook: save it as xlsx".to_owned(),
        What::FileTooLarge(most) => format!("holds more than {most} MB"),
        What::FileSwells => "would unpack to far more than a table holds".to_owned(),
        What::FileBroken => "is damaged".to_owned(),
        What::FileEmpty => "has no rows".to_owned(),
        What::TooManyRows(most) => format!("has more than {most} rows"),
        What::TooManyColumns(most) => format!("has more than {most} columns"),
        What::TooManyCells(most) => format!("has more than {most} cells"),
        What::ColumnMissing => "the column is missing".to_owned(),
        What::ColumnUnknown => "the column is not known".to_owned(),
        What::ColumnTwice => "the column is there twice".to_owned(),
        What::ColumnUnnamed => "there are values in a column without a heading".to_owned(),
        What::CellMissing => "the cell is empty".to_owned(),
        What::CellTooLong(most) => format!("the cell has more than {most} letters"),
        What::CellError => "the cell's formula has an error".to_owned(),
        What::CellNotInteger => "is no whole number".to_owned(),
        What::CellNotNumber => "is no number".to_owned(),
        What::CellNotDate => "is no day".to_owned(),
        What::CellNotYesNo => "is neither yes nor no".to_owned(),
        What::More(more) => format!("{more} more are wrong"),
    };
    Trouble::at(place, what)
}

/// Writes a whole file; packed if its name ends so.
pub(crate) fn write(path: &Path, text: &[u8]) -> Result<(), Trouble> {
    let wrong = |e: std::io::Error| {
        Trouble::at(
            path.display().to_string(),
            format!("cannot be written: {e}"),
        )
    };
    let mut file = File::create(path).map_err(wrong)?;
    if path.extension().is_some_and(|end| end == "gz") {
        let mut packer = GzEncoder::new(file, Compression::default());
        packer.write_all(text).map_err(wrong)?;
        packer.finish().map_err(wrong)?;
        return Ok(());
    }
    file.write_all(text).map_err(wrong)
}
