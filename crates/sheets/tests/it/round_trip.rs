//! What is exported is what is imported.

use jiff::civil::date;
use proptest::prelude::*;
use sheets::{Cell, Column, Heading, Kind, Row, Sheet, Table, read};

const COLUMNS: [Column<'static>; 2] =
    [Column::optional("A", "", ""), Column::optional("B", "", "")];

fn table(rows: &[(String, String)]) -> Table {
    let mut table = Table::new("L", ["A", "B"].map(|title| Heading::new(title, Kind::Text)));
    for (a, b) in rows {
        table.push([Cell::from(a.as_str()), Cell::from(b.as_str())]);
    }
    table
}

fn texts(sheet: &Sheet) -> Vec<(Option<String>, Option<String>)> {
    let text = |row: &Row<'_>, name| row.text(name).map(str::to_owned);
    sheet
        .rows()
        .map(|row| (text(&row, "A"), text(&row, "B")))
        .collect()
}

/// What is documented to change: controls become pictures, and blanks are nothing.
fn documented(text: &str) -> Option<String> {
    let shown: String = text
        .chars()
        .map(|letter| match letter {
            '\t' | '\n' | '\r' => letter,
            '\u{7f}' => '\u{2421}',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap(),
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            other => other,
        })
        .collect();
    (!shown.trim().is_empty()).then_some(shown)
}

fn in_cells(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[track_caller]
fn check(rows: &[(String, String)]) {
    let table = table(rows);
    let expect = |change: fn(&str) -> String| -> Vec<_> {
        let both = rows
            .iter()
            .map(|(a, b)| (documented(&change(a)), documented(&change(b))));
        both.filter(|row| *row != (None, None)).collect()
    };
    let csv = read(&table.to_csv().unwrap(), &COLUMNS).unwrap();
    assert_eq!(texts(&csv), expect(str::to_owned), "csv");
    let xlsx = read(&table.to_xlsx().unwrap(), &COLUMNS).unwrap();
    assert_eq!(texts(&xlsx), expect(in_cells), "xlsx");
}

#[test]
fn every_injection_is_disarmed_and_comes_back() {
    let prefixes = [
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\0",
        "＝",
        "＋",
        "－",
        "＠",
        " =",
        "\u{a0}=",
        "\"=",
        "'=",
        "''=",
        "\u{3000}+",
        "\u{feff}@",
        "\r\n=",
        "\u{200b}=",
        "﹣",
        "`-",
    ];
    for prefix in prefixes {
        let text = format!("{prefix}cmd|' /C calc'!A0");
        check(&[(text.clone(), "x".to_owned())]);
        let csv = table(&[(text, String::new())]).to_csv().unwrap();
        let csv = String::from_utf8(csv).unwrap();
        let row = csv.split_once("\r\n").unwrap().1;
        assert!(row.trim_start_matches('"').starts_with('\''), "{row:?}");
    }
}

#[test]
fn texts_that_only_look_strange_come_back() {
    for text in [
        "_x0041_",
        "_x000D_",
        "__x005F_x0041_",
        "<b>&amp;</b>",
        "a;b,c\td",
        "\"",
        "\"\"",
        "a\r\nb",
        "a\rb",
        " x ",
        "'t Hooft",
        "0701234567",
        "1e5",
        "TRUE",
        "]]>",
        "#N/A",
        "å",
        "e\u{301}",
        "👩‍🦽",
        "sep=;",
        "\n",
        " \t ",
    ] {
        check(&[(text.to_owned(), String::new())]);
        check(&[
            (text.to_owned(), "x".to_owned()),
            ("y".to_owned(), text.to_owned()),
        ]);
    }
}

#[test]
fn long_lists_by_way_of_a_file_come_back_too() {
    let rows: Vec<_> = (0..20_001)
        .map(|row| (format!("=rad {row}"), String::new()))
        .collect();
    let sheet = read(&table(&rows).to_xlsx().unwrap(), &COLUMNS).unwrap();
    assert_eq!(sheet.len(), 20_001);
    assert!(
        sheet
            .rows()
            .zip(&rows)
            .all(|(row, expect)| row.text("A") == Some(&expect.0))
    );
}

#[test]
fn typed_values_come_back_typed() {
    let kinds = [
        ("A", Kind::Integer),
        ("B", Kind::Date),
        ("C", Kind::Share),
        ("D", Kind::Money),
    ];
    let table = Table::new("L", kinds.map(|(title, kind)| Heading::new(title, kind))).row([
        Cell::Integer(-12_345_678_901),
        Cell::Date(date(1941, 2, 28)),
        Cell::Share(0.1),
        Cell::Money(-1),
    ]);
    let columns = kinds.map(|(name, _)| Column::required(name, "", ""));
    for bytes in [table.to_csv().unwrap(), table.to_xlsx().unwrap()] {
        let sheet = read(&bytes, &columns).unwrap();
        let row = sheet.rows().next().unwrap();
        assert_eq!(row.integer("A"), Ok(Some(-12_345_678_901)));
        assert_eq!(row.date("B"), Ok(Some(date(1941, 2, 28))));
        assert_eq!(row.number("C"), Ok(Some(0.1)));
        assert_eq!(row.number("D"), Ok(Some(-0.01)));
    }
}

fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "[=+@'\"\t\r\n;,_x0-9A-F \u{0}-\u{1f}\u{7f}\u{a0}\u{feff}\u{2400}＝-]{0,12}",
        "[\u{fff0}-\u{ffff}\u{85}\u{2028}<>&]{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_list_comes_back(rows in prop::collection::vec((odd(), odd()), 1..6)) {
        check(&rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let with_header = [b"A;B\n", bytes.as_slice()].concat();
        let as_workbook = [b"PK\x03\x04", bytes.as_slice()].concat();
        for file in [bytes, with_header, as_workbook] {
            if let Err(troubles) = read(&file, &COLUMNS) {
                prop_assert!(!troubles.is_empty());
            }
        }
    }
}
