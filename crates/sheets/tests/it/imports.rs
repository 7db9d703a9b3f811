//! What is said about files that people bring.

use sheets::{Column, TemplateWords, Trouble, What, read, template_csv, template_xlsx};

const COLUMNS: [Column<'static>; 3] = [
    Column::required("Namn", "För- och efternamn", "Åsa Ek"),
    Column::required("Född", "Dag", "1941-02-28"),
    Column::optional("Anteckning", "Fritt", "-"),
];

#[track_caller]
fn troubles(file: &str) -> Vec<Trouble> {
    read(file.as_bytes(), &COLUMNS).unwrap_err()
}

#[track_caller]
fn names(file: &[u8]) -> Vec<(u32, String)> {
    let sheet = read(file, &COLUMNS).unwrap();
    sheet
        .rows()
        .map(|row| (row.line(), row.text("Namn").unwrap().to_owned()))
        .collect()
}

#[test]
fn separators_and_codes_are_found() {
    let expect = vec![(2, "Åsa".to_owned())];
    let wide: Vec<u8> = "\u{feff}Namn\tFödd\nÅsa\t1941-02-28"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for file in [
        "Namn;Född\nÅsa;1941-02-28\n".as_bytes(),
        "\u{feff}Namn;Född\r\nÅsa;1941-02-28\r\n".as_bytes(),
        "Namn,Född\nÅsa,1941-02-28".as_bytes(),
        "Namn\tFödd\nÅsa\t1941-02-28".as_bytes(),
        "  NAMN ;född;;\nÅsa;1941-02-28;;".as_bytes(),
        b"Namn;F\xf6dd\n\xc5sa;1941-02-28\n",
        &wide,
    ] {
        assert_eq!(names(file), expect, "{file:?}");
    }
    let said = "sep=,\nNamn,Född\nÅsa,1941-02-28";
    assert_eq!(names(said.as_bytes()), [(3, "Åsa".to_owned())]);
}

#[test]
fn lines_are_those_that_people_see() {
    let file = "\nNamn;Född;Anteckning\nA;1941-02-28;\"två\nrader\"\n;;\nB;1941-02-28;\n";
    assert_eq!(
        names(file.as_bytes()),
        [(3, "A".to_owned()), (6, "B".to_owned())]
    );
}

#[test]
fn columns_are_reported() {
    assert_eq!(
        troubles("Namn;Skostorlek;namn;\nA;1;B;x\n"),
        [
            Trouble::column("Skostorlek", What::ColumnUnknown),
            Trouble::column("namn", What::ColumnTwice),
            Trouble::column("Född", What::ColumnMissing),
            Trouble {
                line: Some(2),
                column: None,
                what: What::ColumnUnnamed
            },
        ]
    );
    assert_eq!(troubles(""), [Trouble::file(What::FileEmpty)]);
    assert_eq!(troubles(" \n;;\n"), [Trouble::file(What::FileEmpty)]);
}

#[test]
fn cells_are_reported_by_line_and_column() {
    let file = format!("Namn;Född\n;1941-02-28\nB;\nC;{}\n", "1".repeat(32_768));
    assert_eq!(
        troubles(&file),
        [
            Trouble::at(2, "Namn", What::CellMissing),
            Trouble::at(3, "Född", What::CellMissing),
            Trouble::at(4, "Född", What::CellTooLong(32_767)),
        ]
    );
    let sheet = read("Namn;Född\nA;i går\n".as_bytes(), &COLUMNS).unwrap();
    let row = sheet.rows().next().unwrap();
    assert_eq!(
        row.date("Född"),
        Err(Trouble::at(2, "Född", What::CellNotDate))
    );
    assert_eq!(
        row.integer("Född"),
        Err(Trouble::at(2, "Född", What::CellNotInteger))
    );
    assert_eq!(row.yes_no("Anteckning"), Ok(None));
}

#[test]
fn no_more_troubles_than_anybody_reads() {
    let file = format!("Namn;Född\n{}", ";x\n".repeat(500));
    let troubles = troubles(&file);
    assert_eq!(troubles.len(), 201);
    assert_eq!(troubles.last(), Some(&Trouble::file(What::More(300))));
}

#[test]
fn other_files_are_refused_by_name() {
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let refused = |bytes: &[u8]| read(bytes, &COLUMNS).unwrap_err().remove(0).what;
    assert_eq!(refused(&old), What::FileOld);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), What::FileUnknown);
    assert_eq!(refused(b"PK\x03\x04 no archive"), What::FileBroken);
}

#[test]
fn templates_can_be_read_back() {
    let sheet = read(&template_csv(&COLUMNS).unwrap(), &COLUMNS).unwrap();
    let row = sheet.rows().next().unwrap();
    assert_eq!(row.text("Namn"), Some("Åsa Ek"));
    assert_eq!(row.text("Anteckning"), Some("-"));
    let words = TemplateWords::said_by(|key| key.trim_start_matches("sheets-template-").to_owned());
    let xlsx = template_xlsx(&COLUMNS, &words).unwrap();
    assert!(read(&xlsx, &COLUMNS).unwrap().is_empty());
}
