//! What a reader gets: pages, text, the same bytes every time.

use crate::letter::decision;
use documents::{Column, Document, DocumentFault, Letterhead, Table, Text};
use jiff::civil::date;

fn blank(title: &str) -> Document {
    Document::new(title, "sv", date(2025, 3, 14))
}

#[test]
fn the_letter_says_what_its_text_file_says() {
    let golden = include_str!("letter.txt");
    assert_eq!(decision().to_plain_text(), golden);
}

#[test]
fn the_letter_has_three_pages_and_every_letter_has_a_shape() {
    let printed = decision().print().unwrap();
    assert_eq!(printed.pages, 3);
    assert!(printed.unprintable.is_empty(), "{:?}", printed.unprintable);
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    assert!(printed.bytes.len() < 120_000, "{}", printed.bytes.len());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(decision().to_pdf(), decision().to_pdf());
    let other = blank("Beslut").paragraph("a").to_pdf().unwrap();
    assert_ne!(other, blank("Beslut").paragraph("b").to_pdf().unwrap());
}

#[test]
fn long_tables_reach_over_pages_and_tall_rows_are_cut() {
    let mut table = Table::new([Column::words("Dag"), Column::numbers("Minuter")]);
    for day in 0..200 {
        table.push([format!("Dag {day}"), (day * 7).to_string()]);
    }
    table.push(["ord ".repeat(3_000), "1".to_owned()]);
    let printed = blank("Tid").table(table).print().unwrap();
    assert!((10..=16).contains(&printed.pages), "{}", printed.pages);
}

#[test]
fn a_table_can_be_wider_than_its_words_allow() {
    let columns = (0..14).map(|number| Column::words(format!("Biståndshandläggare{number}")));
    let row = (0..14).map(|_| "oavbrutetlångtord".repeat(3));
    let table = Table::new(columns).row(row);
    assert_eq!(blank("Trångt").table(table).print().unwrap().pages, 1);
}

#[test]
fn a_heading_never_ends_a_page() {
    let mut document = blank("Sidor");
    for number in 0..60 {
        document = document
            .heading(format!("Rubrik {number}"))
            .paragraph("En rad. ".repeat(number % 23 + 1));
    }
    assert!(document.print().unwrap().pages > 3);
}

#[test]
fn letters_without_shape_are_told() {
    let printed = blank("Namn 雪").paragraph("ok ש").print().unwrap();
    assert!(printed.unprintable.contains(&'雪') && printed.unprintable.contains(&'ש'));
}

#[test]
fn markup_is_only_letters() {
    let text = "<b>#strong[x]</b> *a* _b_ \\textbf{c} $1+1$ (Tj) /Type";
    let document = blank("Text").paragraph(text);
    assert!(document.to_plain_text().contains(text));
    assert!(document.to_pdf().is_ok());
}

#[test]
fn faults_are_named() {
    assert_eq!(blank(" \n ").to_pdf(), Err(DocumentFault::NoTitle));
    for tag in ["", "s", "svenska språket", "123", "sv_SE"] {
        let document = Document::new("Titel", tag, date(2025, 1, 1));
        assert_eq!(
            document.to_pdf(),
            Err(DocumentFault::Language(tag.to_owned())),
            "{tag}"
        );
    }
    let mut head = Letterhead::from("Kommun");
    for number in 0..100 {
        head = head.recipient_line(format!("rad {number}"));
    }
    assert_eq!(
        blank("Brev").letterhead(head).to_pdf(),
        Err(DocumentFault::LetterheadTooTall)
    );
    assert!(matches!(
        blank("Brev").paragraph("a".repeat(5_000_000)).to_pdf(),
        Err(DocumentFault::TooLong { .. })
    ));
}

#[test]
fn nothing_between_title_and_end_is_fine() {
    let document = blank("Tomt")
        .heading("")
        .paragraph("")
        .quote("")
        .bullets(Vec::<Text>::new())
        .definitions(Vec::<(String, Text)>::new())
        .table(Table::default())
        .table(Table::new([Column::words("Bara rubrik")]))
        .page_break();
    assert_eq!(document.print().unwrap().pages, 1);
}
