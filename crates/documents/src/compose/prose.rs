//! Headings, paragraphs, quotes and lists.

use super::{Bookmark, Branch, Composer, Item, Strip, line_strip};
use crate::clean::clean_line;
use crate::document::{Block, Document};
use crate::lines::Line;
use crate::style::{BODY, HEADING, LETTER_TOP, MEASURE, SUBHEADING, Style, TITLE};
use crate::text::Text;
use krilla::tagging::{ListNumbering, Tag};

/// Where the text of a list begins.
const LIST_INDENT: f32 = 20.0;
const QUOTE_INDENT: f32 = 16.0;

impl Composer {
    pub(super) fn title(&mut self, document: &Document) {
        let first = self.strips.len();
        self.heading_at(1, &document.title, TITLE, 30.0);
        if document.letterhead.is_some()
            && let Some(strip) = self.strips.get_mut(first)
        {
            strip.not_above = Some(LETTER_TOP);
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(words) => self.heading_at(2, words, HEADING, 24.0),
            Block::Subheading(words) => {
                // A level that is skipped leaves a hole in what a screen reader says.
                let inside = self.bookmarks.iter().any(|bookmark| bookmark.level == 2);
                self.heading_at(if inside { 3 } else { 2 }, words, SUBHEADING, 17.0);
            }
            Block::Paragraph(text) => self.paragraph(text),
            Block::Quote(text) => self.quote(text),
            Block::List { numbered, items } => self.list(*numbered, items),
            Block::Definitions(rows) => self.definitions(rows),
            Block::Table(table) => self.table(table),
            Block::Signature(signature) => self.signature(signature),
            Block::PageBreak => self.break_next = true,
            Block::Language(tag) => self.language.clone_from(tag),
        }
    }

    fn heading_at(&mut self, level: u16, words: &str, style: Style, space: f32) {
        let title = clean_line(words);
        if title.is_empty() {
            return;
        }
        let slot = self.slot();
        let lines = self.lines(&Text::default().strong(words), style, MEASURE);
        let strips = lines.into_iter().map(|line| Strip {
            keep_with_next: true,
            ..line_strip(line, 0.0, style, slot)
        });
        self.push(space, strips);
        self.bookmarks.push(Bookmark {
            level,
            title: title.clone(),
            slot,
        });
        self.branch(Self::heading_tag(level, title), vec![Branch::Slot(slot)]);
    }

    fn paragraph(&mut self, text: &Text) {
        let slot = self.slot();
        let lines = self.lines(text, BODY, MEASURE);
        if lines.is_empty() {
            return;
        }
        let mut strips: Vec<Strip> = lines
            .into_iter()
            .map(|line| line_strip(line, 0.0, BODY, slot))
            .collect();
        Self::hold_lines(&mut strips);
        let leads = text.as_plain().trim_end().ends_with(':');
        if let Some(last) = strips.last_mut() {
            // "You told us:" says nothing at the end of a page.
            last.keep_with_next = leads;
        }
        let space = self.space_after_heading(9.0);
        self.push(space, strips);
        self.branch(Tag::P, vec![Branch::Slot(slot)]);
    }

    fn quote(&mut self, text: &Text) {
        let slot = self.slot();
        let lines = self.lines(text, BODY, MEASURE - QUOTE_INDENT);
        if lines.is_empty() {
            return;
        }
        let mut strips: Vec<Strip> = lines
            .into_iter()
            .map(|line| {
                let mut strip = line_strip(line, QUOTE_INDENT, BODY, slot);
                strip.items.push(Item::Bar {
                    x: 0.0,
                    y: 0.0,
                    width: 2.0,
                    height: strip.height,
                });
                strip
            })
            .collect();
        Self::hold_lines(&mut strips);
        self.push(11.0, strips);
        let inner = Branch::Group(Tag::P.into(), vec![Branch::Slot(slot)]);
        self.branch(Tag::BlockQuote, vec![inner]);
    }

    fn list(&mut self, numbered: bool, items: &[Text]) {
        let mut children = Vec::new();
        for (number, item) in items.iter().enumerate() {
            let mark = if numbered {
                format!("{}.", number + 1)
            } else {
                "•".to_owned()
            };
            let (label, body) = (self.slot(), self.slot());
            let mark = self.lines(&Text::plain(mark), BODY, MEASURE);
            let indent = mark
                .first()
                .map_or(0.0, |line| line.width + 7.0)
                .max(LIST_INDENT);
            let lines = self.lines(item, BODY, MEASURE - indent);
            if lines.is_empty() {
                continue;
            }
            let mut strips: Vec<Strip> = lines
                .into_iter()
                .map(|line| line_strip(line, indent, BODY, body))
                .collect();
            if let (Some(first), Some(mark)) = (strips.first_mut(), mark.into_iter().next()) {
                let x = if numbered { 0.0 } else { 5.0 };
                first.items.insert(0, text_item(x, mark, BODY, label));
            }
            Self::hold_lines(&mut strips);
            let space = if children.is_empty() {
                self.space_after_heading(7.0)
            } else {
                4.0
            };
            self.push(space, strips);
            children.push(Branch::Group(
                Tag::LI.into(),
                vec![
                    Branch::Group(Tag::Lbl.into(), vec![Branch::Slot(label)]),
                    Branch::Group(Tag::LBody.into(), vec![Branch::Slot(body)]),
                ],
            ));
        }
        if !children.is_empty() {
            let numbering = if numbered {
                ListNumbering::Decimal
            } else {
                ListNumbering::Disc
            };
            self.branch(Tag::L(numbering), children);
        }
    }

    /// Text stands closer to its heading than to the text before.
    pub(super) fn space_after_heading(&self, otherwise: f32) -> f32 {
        match self.strips.last() {
            Some(last) if last.keep_with_next && last.height > SUBHEADING.leading => 7.0,
            Some(last) if last.keep_with_next => 5.0,
            Some(_) | None => otherwise,
        }
    }
}

pub(super) fn text_item(x: f32, line: Line, style: Style, slot: super::Slot) -> Item {
    Item::Text {
        x,
        baseline: style.baseline(),
        line,
        ink: style.ink,
        slot: Some(slot),
    }
}
