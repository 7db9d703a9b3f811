//! What a spreadsheet program gets.

use crate::bombs::parts;
use jiff::civil::{date, datetime};
use sheets::{Cell, Heading, Kind, SheetFault, Table};

fn every_kind() -> Table {
    let headings = [
        ("Text", Kind::Text),
        ("Antal", Kind::Integer),
        ("Minuter", Kind::Minutes),
        ("Dag", Kind::Date),
        ("När", Kind::Moment),
        ("Andel", Kind::Share),
        ("Kronor", Kind::Money),
    ];
    Table::new(
        "Alla/slag",
        headings.map(|(title, kind)| Heading::new(title, kind)),
    )
    .row([
        Cell::from("Åsa; \"Ek\""),
        Cell::Integer(-3),
        Cell::Minutes(450),
        Cell::Date(date(2025, 3, 14)),
        Cell::Moment(datetime(2025, 3, 14, 16, 45, 0, 0)),
        Cell::Share(0.425),
        Cell::Money(-123_405),
    ])
    .row([Cell::Empty, Cell::Integer(i64::MAX)])
}

#[test]
fn csv_is_what_swedish_programs_open() {
    let csv = String::from_utf8(every_kind().to_csv().unwrap()).unwrap();
    assert_eq!(
        csv,
        "\u{feff}Text;Antal;Minuter;Dag;När;Andel;Kronor\r\n\
         \"Åsa; \"\"Ek\"\"\";-3;450;2025-03-14;2025-03-14 16:45;0,425;-1234,05\r\n\
         ;9223372036854775807;;;;;\r\n"
    );
}

#[test]
fn xlsx_has_real_numbers_filters_and_a_frozen_header() {
    let bytes = every_kind().to_xlsx().unwrap();
    let parts = parts(&bytes);
    let sheet = String::from_utf8(parts["xl/worksheets/sheet1.xml"].clone()).unwrap();
    for part in [
        "<v>450</v>",
        "<v>0.425</v>",
        "<v>-1234.05</v>",
        "<v>45730</v>",
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:G3\"/>",
    ] {
        assert!(sheet.contains(part), "{part} in {sheet}");
    }
    assert!(!sheet.contains("<f>"));
    let workbook = String::from_utf8(parts["xl/workbook.xml"].clone()).unwrap();
    assert!(workbook.contains("name=\"Alla slag\""));
}

#[test]
fn what_could_be_run_is_text_with_the_quote_mark() {
    let table = Table::new("Lista", [Heading::new("Text", Kind::Text)]).row([Cell::from("=1+1")]);
    let parts = parts(&table.to_xlsx().unwrap());
    let styles = String::from_utf8(parts["xl/styles.xml"].clone()).unwrap();
    let sheet = String::from_utf8(parts["xl/worksheets/sheet1.xml"].clone()).unwrap();
    assert!(styles.contains("quotePrefix=\"1\""));
    assert!(sheet.contains("t=\"s\"") && !sheet.contains("<f>"));
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(
        every_kind().to_xlsx().unwrap(),
        every_kind().to_xlsx().unwrap()
    );
    assert_eq!(
        every_kind().to_csv().unwrap(),
        every_kind().to_csv().unwrap()
    );
}

#[test]
fn what_a_sheet_cannot_hold_is_told() {
    let list = |text: String| Table::new("L", [Heading::new("T", Kind::Text)]).row([text.into()]);
    assert!(matches!(
        list("ö".repeat(32_768)).to_xlsx(),
        Err(SheetFault::CellTooLong { row: 1 })
    ));
    assert!(list("ö".repeat(32_767)).to_xlsx().is_ok());
    let mut long = Table::new("L", [Heading::new("T", Kind::Text)]);
    for _ in 0..1_048_576 {
        long.push([Cell::Empty]);
    }
    assert!(matches!(long.to_xlsx(), Err(SheetFault::TooLarge { .. })));
}

#[test]
fn names_of_sheets_are_made_fit() {
    for name in ["", "'", "a".repeat(99).as_str(), "[:*?/\\]", "\u{0}\n"] {
        assert!(
            Table::new(name, [Heading::new("T", Kind::Text)])
                .to_xlsx()
                .is_ok(),
            "{name:?}"
        );
    }
}
