//! Files that are made to hurt are refused, and quickly.

use rust_xlsxwriter::Workbook;
use sheets::{Cell, Column, FILE_MAX, Heading, Kind, PARTS_MAX, ROWS_MAX, Table, What, read};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const COLUMNS: [Column<'static>; 1] = [Column::optional("A", "", "")];

/// The parts of a workbook by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.insert(part.name().unwrap().into_owned(), content);
    }
    parts
}

fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook() -> BTreeMap<String, Vec<u8>> {
    let table = Table::new("L", [Heading::new("A", Kind::Text)]).row([Cell::from("x")]);
    parts(&table.to_xlsx().unwrap())
}

#[track_caller]
fn refused(bytes: &[u8]) -> What {
    read(bytes, &COLUMNS).unwrap_err().remove(0).what
}

#[test]
fn an_honest_workbook_is_read() {
    assert_eq!(read(&packed(&workbook()), &COLUMNS).unwrap().len(), 1);
}

#[test]
fn files_that_are_too_large_are_not_looked_into() {
    assert_eq!(refused(&vec![b'a'; FILE_MAX + 1]), What::FileTooLarge(20));
}

#[test]
fn parts_that_swell_are_refused() {
    let mut parts = workbook();
    parts.insert("xl/worksheets/sheet1.xml".into(), vec![b' '; 6_000_000]);
    let bytes = packed(&parts);
    assert!(bytes.len() < 20_000);
    assert_eq!(refused(&bytes), What::FileSwells);
}

#[test]
fn parts_that_lie_about_their_size_are_refused() {
    let mut parts = workbook();
    let content = vec![b' '; 300_000];
    parts.insert("xl/worksheets/sheet1.xml".into(), content.clone());
    let mut bytes = packed(&parts);
    let true_size = u32::try_from(content.len()).unwrap().to_le_bytes();
    let mut changed = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == true_size {
            bytes[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed >= 1);
    assert!(matches!(
        refused(&bytes),
        What::FileSwells | What::FileBroken
    ));
}

#[test]
fn too_many_parts_are_refused() {
    let mut parts = workbook();
    for number in 0..=PARTS_MAX {
        parts.insert(format!("x/{number}"), Vec::new());
    }
    assert_eq!(refused(&packed(&parts)), What::FileSwells);
}

#[test]
fn a_claim_of_a_billion_texts_is_refused() {
    let mut parts = workbook();
    let texts = String::from_utf8(parts["xl/sharedStrings.xml"].clone()).unwrap();
    let claim = texts.replace("uniqueCount=\"2\"", "uniqueCount=\"99999999999\"");
    assert_ne!(claim, texts);
    parts.insert("xl/sharedStrings.xml".into(), claim.into_bytes());
    assert_eq!(refused(&packed(&parts)), What::FileSwells);
}

#[test]
fn a_cell_in_the_last_corner_takes_no_memory() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "A").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(refused(&bytes), What::TooManyColumns(200));

    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "A").unwrap();
    sheet.write_string(1_048_575, 0, "x").unwrap();
    let sheet = read(&workbook.save_to_buffer().unwrap(), &COLUMNS).unwrap();
    assert_eq!(
        sheet.rows().map(|row| row.line()).collect::<Vec<_>>(),
        [1_048_576]
    );
}

#[test]
fn entities_are_not_unfolded() {
    let mut parts = workbook();
    let texts = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">\
        <!ENTITY c SYSTEM \"file:///etc/passwd\">]><sst><si><t>A</t></si><si><t>&b;&c;</t></si></sst>";
    parts.insert("xl/sharedStrings.xml".into(), texts.into());
    let read = read(&packed(&parts), &COLUMNS);
    let said = read.map(|sheet| {
        sheet
            .rows()
            .filter_map(|row| row.text("A").map(str::len))
            .sum::<usize>()
    });
    assert!(said.is_ok_and(|letters| letters < 20) || said_is_refused(&packed(&parts)));
}

fn said_is_refused(bytes: &[u8]) -> bool {
    read(bytes, &COLUMNS).is_err()
}

#[test]
fn rows_and_columns_are_counted_while_reading() {
    let wide = format!("A{}\n1{}", ";".repeat(300), ";x".repeat(300));
    assert_eq!(refused(wide.as_bytes()), What::TooManyColumns(200));
    let mut long = String::from("A\n");
    long.push_str(&"1\n".repeat(ROWS_MAX + 1));
    assert_eq!(refused(long.as_bytes()), What::TooManyRows(2_000_000));
}
