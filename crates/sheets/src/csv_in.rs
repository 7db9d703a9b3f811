//! Reads csv: semicolons, commas or tabs, in the codes that spreadsheets write.

use crate::column::plain_name;
use crate::encoding::decode;
use crate::sheet::Reading;
use crate::trouble::{Trouble, What};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::collections::BTreeMap;

const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

pub(crate) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Trouble> {
    let text = decode(bytes)?;
    let (text, said, skipped) = said_delimiter(&text);
    let delimiter = said.unwrap_or_else(|| guess_delimiter(text, reading));
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    let mut cells = BTreeMap::new();
    let mut lines = Lines {
        rest: text.as_bytes(),
        at: 0,
        line: 1 + skipped,
    };
    while reader.read_record(&mut record).map_err(broken)? {
        cells.clear();
        for (number, cell) in record.iter().enumerate() {
            if !cell.trim().is_empty() {
                cells.insert(number, cell.to_owned());
            }
        }
        let byte = record.position().map_or(0, csv::Position::byte);
        lines.go_to(usize::try_from(byte).unwrap_or(usize::MAX));
        reading.take(lines.line, &cells)?;
    }
    Ok(())
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// Some programs say the delimiter on a line of its own: `sep=;`.
fn said_delimiter(text: &str) -> (&str, Option<u8>, u32) {
    let said = text.split_once('\n').and_then(|(first, rest)| {
        let sign = first.trim().strip_prefix("sep=")?;
        let delimiter = DELIMITERS
            .into_iter()
            .find(|known| sign.as_bytes() == [*known])?;
        Some((rest, Some(delimiter), 1))
    });
    said.unwrap_or((text, None, 0))
}

/// The delimiter that makes the most known columns of the first row, else the most columns.
fn guess_delimiter(text: &str, reading: &Reading<'_>) -> u8 {
    let score = |delimiter: &u8| {
        let mut record = StringRecord::new();
        let mut reader = reader(text, *delimiter);
        while matches!(reader.read_record(&mut record), Ok(true)) {
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                break;
            }
        }
        let known = record.iter().filter(|name| {
            let name = plain_name(name);
            let mut columns = reading.columns.iter();
            columns.any(|column| plain_name(column.name) == name)
        });
        (known.count(), record.len())
    };
    // One column that is unknown says nothing about the delimiter.
    let mut best = (b';', (0, 1));
    for delimiter in DELIMITERS {
        let score = score(&delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Counts lines as text editors do. (The csv reader's own count stands still at CRLF.)
struct Lines<'t> {
    rest: &'t [u8],
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    /// Goes to the record that begins here, or behind the line ends that stand here.
    fn go_to(&mut self, byte: usize) {
        loop {
            match self.rest {
                [b'\r', b'\n', rest @ ..] => self.step(rest, 2),
                [b'\r' | b'\n', rest @ ..] => self.step(rest, 1),
                [_, rest @ ..] if self.at < byte => {
                    self.rest = rest;
                    self.at += 1;
                }
                _ => return,
            }
        }
    }

    fn step(&mut self, rest: &'t [u8], bytes: usize) {
        self.rest = rest;
        self.at += bytes;
        self.line += 1;
    }
}

fn broken<T>(_cause: T) -> Trouble {
    Trouble::file(What::FileBroken)
}
