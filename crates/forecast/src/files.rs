//! Files in and out: plain, packed with gzip, or as a workbook; bounded either way.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use projection::Trouble;
use sheets::Column;

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

/// The columns that tables of people may have.
const COLUMNS: [&str; 10] = [
    "county",
    "municipality",
    "district",
    "area",
    "year",
    "age",
    "sex",
    "value",
    "mean_pop",
    "deaths",
];

/// The first sheet of a workbook as comma-separated text, by the same names of columns.
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let columns = COLUMNS.map(|name| Column::optional(name, "", ""));
    let sheet = sheets::read(bytes, &columns).map_err(|troubles| {
        let first = troubles.first();
        let place = first.and_then(|trouble| trouble.line).unwrap_or(1);
        let what = first.map_or_else(String::new, |trouble| format!("{:?}", trouble.what));
        Trouble::at(format!("row {place}"), what)
    })?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let broken = |e: csv::Error| Trouble::at("workbook", e.to_string());
    let mut names: Option<Vec<&str>> = None;
    for row in sheet.rows() {
        let present = names.get_or_insert_with(|| {
            let there = |name: &&str| row.text(name).is_some();
            COLUMNS.into_iter().filter(there).collect()
        });
        if writer.get_ref().is_empty() {
            writer.write_record(&*present).map_err(broken)?;
        }
        let cells = present
            .iter()
            .map(|name| row.text(name).unwrap_or_default());
        writer.write_record(cells).map_err(broken)?;
    }
    let text = writer.into_inner();
    text.map_err(|e| Trouble::at("workbook", e.to_string()))
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
