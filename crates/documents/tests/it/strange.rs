//! Odd text never breaks a document.

use documents::{Column, Document, Letterhead, Signature, Table, Text};
use jiff::civil::date;
use proptest::prelude::*;

/// Text with a liking for what hurts: controls, marks, hyphens, long words, private use.
fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        "[a-zåäö \u{ad}\u{a0}\u{2011}/\n-]{0,120}",
        "[\u{0}-\u{20}\u{300}-\u{36f}\u{200b}-\u{206f}\u{fe00}-\u{fe0f}\u{fff0}-\u{ffff}a]{0,40}",
        "[\u{590}-\u{6ff}\u{900}-\u{97f}\u{1100}-\u{11ff}\u{ac00}-\u{ac40}\u{e000}-\u{e010}]{0,30}",
        "[\u{10000}-\u{10ffff}]{0,12}",
        "W{0,300}",
        Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_anywhere_becomes_a_pdf(texts in prop::collection::vec(odd(), 12)) {
        let text = |number: usize| texts[number].clone();
        let document = Document::new(format!("Titel {}", text(0)), "sv", date(2025, 3, 14))
            .letterhead(
                Letterhead::from(text(1))
                    .sender_line(text(2))
                    .reference(text(3), text(4))
                    .recipient_line(text(5)),
            )
            .footer(text(6))
            .page_words(text(7))
            .subheading(text(8))
            .heading(text(9))
            .paragraph(Text::plain(text(10)).strong(text(11)).then(text(0)))
            .prose(&text(1))
            .quote(text(2))
            .bullets([text(3), text(4)])
            .numbered([text(5)])
            .definitions([(text(6), text(7))])
            .table(
                Table::new([Column::words(text(8)), Column::numbers(text(9))])
                    .row([text(10), text(11)])
                    .row([text(0)]),
            )
            .signature(Signature::new(text(1)).closing(text(2)).line(text(3)));
        let printed = document.print();
        prop_assert!(printed.is_ok(), "{:?}", printed.err());
        prop_assert!(!document.to_plain_text().is_empty());
    }
}
