//! A document as plain text.

use crate::clean::{clean, clean_line};
use crate::document::{Block, Document};
use crate::letterhead::{Letterhead, Signature};
use crate::table::Table;
use crate::text::Text;

/// What a document says, block by block.
pub(crate) fn plain(document: &Document) -> String {
    let mut parts = Vec::new();
    if let Some(letterhead) = &document.letterhead {
        parts.extend(head(letterhead));
    }
    parts.push(underlined(&document.title, '='));
    for block in &document.blocks {
        let part = match block {
            Block::Heading(words) => underlined(words, '-'),
            Block::Subheading(words) => clean_line(words),
            Block::Paragraph(text) => words(text),
            Block::Quote(text) => words(text)
                .lines()
                .map(|line| format!("> {line}"))
                .collect::<Vec<_>>()
                .join("\n"),
            Block::List { numbered, items } => list(*numbered, items),
            Block::Definitions(rows) => rows
                .iter()
                .map(|row| format!("{}: {}", clean_line(&row.term), indented(&row.value)))
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Table(rows) => table(rows),
            Block::Signature(signature) => sign(signature),
            Block::PageBreak => "· · ·".to_owned(),
            Block::Language(_) => continue,
        };
        parts.push(part);
    }
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn words(text: &Text) -> String {
    let plain = clean(&text.as_plain()).replace('\u{ad}', "");
    let lines = plain.lines().map(str::trim_end);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn indented(text: &Text) -> String {
    words(text).replace('\n', "\n  ")
}

fn underlined(title: &str, with: char) -> String {
    let title = clean_line(title);
    let rule: String = title.chars().map(|_| with).collect();
    format!("{title}\n{rule}").trim().to_owned()
}

fn list(numbered: bool, items: &[Text]) -> String {
    let mark = |number: usize| {
        if numbered {
            format!("{}.", number + 1)
        } else {
            "-".to_owned()
        }
    };
    let lines = items.iter().enumerate();
    lines
        .map(|(number, item)| format!("{} {}", mark(number), indented(item)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = table.columns.iter().map(|column| clean_line(&column.title));
    let mut lines = vec![row(head.collect())];
    for cells in &table.rows {
        let shown = table.columns.iter().enumerate().map(|(number, _)| {
            cells
                .get(number)
                .map(|cell| clean_line(&cell.as_plain()))
                .unwrap_or_default()
        });
        lines.push(row(shown.collect()));
    }
    lines.join("\n")
}

fn head(letterhead: &Letterhead) -> Vec<String> {
    let mut sender = vec![clean_line(&letterhead.sender)];
    sender.extend(letterhead.sender_lines.iter().map(|line| clean_line(line)));
    let references = letterhead
        .references
        .iter()
        .map(|(label, value)| format!("{}: {}", clean_line(label), clean_line(value)));
    let recipient = letterhead.recipient.iter().map(|line| clean_line(line));
    vec![
        sender.join("\n"),
        references.collect::<Vec<_>>().join("\n"),
        recipient.collect::<Vec<_>>().join("\n"),
    ]
}

fn sign(signature: &Signature) -> String {
    let mut lines = Vec::new();
    lines.extend(signature.closing.as_deref().map(clean_line));
    if signature.by_hand {
        lines.push("______________________________".to_owned());
    }
    lines.push(clean_line(&signature.name));
    lines.extend(signature.lines.iter().map(|line| clean_line(line)));
    lines.join("\n")
}
