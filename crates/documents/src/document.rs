//! A document as its blocks, built from top to bottom.

use crate::clean::clean_line;
use crate::compose::compose;
use crate::draw::{Printed, draw};
use crate::fault::DocumentFault;
use crate::fonts::Fonts;
use crate::letterhead::{Letterhead, Signature};
use crate::pages::paginate;
use crate::plain::plain;
use crate::table::Table;
use crate::text::Text;
use jiff::civil::Date;

/// More text than this in one document is a mistake.
const BYTES_MAX: usize = 4_000_000;

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) term: String,
    pub(crate) value: Text,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(String),
    Subheading(String),
    Paragraph(Text),
    Quote(Text),
    List { numbered: bool, items: Vec<Text> },
    Definitions(Vec<Definition>),
    Table(Table),
    Signature(Signature),
    PageBreak,
    Language(Option<String>),
}

/// A letter or report on its way to paper.
///
/// ```
/// use documents::Document;
/// use jiff::civil::date;
/// let pdf = Document::new("Beslut om hemtjänst", "sv", date(2025, 3, 14))
///     .paragraph("Du får den hjälp som du har ansökt om.")
///     .heading("Så säger du om du inte är nöjd")
///     .paragraph("Du kan överklaga beslutet.")
///     .to_pdf()?;
/// assert!(pdf.starts_with(b"%PDF-1.7"));
/// # Ok::<(), documents::DocumentFault>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) date: Date,
    pub(crate) letterhead: Option<Letterhead>,
    pub(crate) footer: String,
    pub(crate) page_words: String,
    pub(crate) blocks: Vec<Block>,
}

impl Document {
    /// A document with this title, in this language (a tag like `sv`), made on this day.
    pub fn new(title: impl Into<String>, language: &str, date: Date) -> Self {
        Self {
            title: title.into(),
            language: language.to_owned(),
            date,
            letterhead: None,
            footer: String::new(),
            page_words: "{page} ({pages})".to_owned(),
            blocks: Vec::new(),
        }
    }

    /// Who sends it to whom, at the top of the first page.
    #[must_use]
    pub fn letterhead(mut self, letterhead: Letterhead) -> Self {
        self.letterhead = Some(letterhead);
        self
    }

    /// Words at the left of every footer, for example the case number.
    #[must_use]
    pub fn footer(mut self, words: impl Into<String>) -> Self {
        self.footer = words.into();
        self
    }

    /// The page number's words, with `{page}` and `{pages}`, for example `Sida {page} av {pages}`.
    #[must_use]
    pub fn page_words(mut self, pattern: impl Into<String>) -> Self {
        self.page_words = pattern.into();
        self
    }

    /// A heading under the title.
    #[must_use]
    pub fn heading(self, words: impl Into<String>) -> Self {
        self.with(Block::Heading(words.into()))
    }

    /// A heading under a heading.
    #[must_use]
    pub fn subheading(self, words: impl Into<String>) -> Self {
        self.with(Block::Subheading(words.into()))
    }

    /// A paragraph. Line feeds break lines.
    #[must_use]
    pub fn paragraph(self, text: impl Into<Text>) -> Self {
        self.with(Block::Paragraph(text.into()))
    }

    /// Text as a person typed it: an empty line begins a new paragraph.
    #[must_use]
    pub fn prose(mut self, words: &str) -> Self {
        let words = words.replace("\r\n", "\n");
        for part in words.split("\n\n").map(str::trim) {
            if !part.is_empty() {
                self.blocks.push(Block::Paragraph(part.into()));
            }
        }
        self
    }

    /// Somebody's own words.
    #[must_use]
    pub fn quote(self, text: impl Into<Text>) -> Self {
        self.with(Block::Quote(text.into()))
    }

    /// A list without order.
    #[must_use]
    pub fn bullets<T: Into<Text>>(self, items: impl IntoIterator<Item = T>) -> Self {
        self.list(false, items)
    }

    /// A list in order.
    #[must_use]
    pub fn numbered<T: Into<Text>>(self, items: impl IntoIterator<Item = T>) -> Self {
        self.list(true, items)
    }

    fn list<T: Into<Text>>(self, numbered: bool, items: impl IntoIterator<Item = T>) -> Self {
        self.with(Block::List {
            numbered,
            items: items.into_iter().map(Into::into).collect(),
        })
    }

    /// Named values, one under the other.
    #[must_use]
    pub fn definitions<A: Into<String>, B: Into<Text>>(
        self,
        rows: impl IntoIterator<Item = (A, B)>,
    ) -> Self {
        let rows = rows.into_iter().map(|(term, value)| Definition {
            term: term.into(),
            value: value.into(),
        });
        let block = Block::Definitions(rows.collect());
        self.with(block)
    }

    /// A table.
    #[must_use]
    pub fn table(self, table: Table) -> Self {
        self.with(Block::Table(table))
    }

    /// Who signs.
    #[must_use]
    pub fn signature(self, signature: Signature) -> Self {
        self.with(Block::Signature(signature))
    }

    /// What follows begins a new page.
    #[must_use]
    pub fn page_break(self) -> Self {
        self.with(Block::PageBreak)
    }

    /// What follows is in this language, so that it is read aloud rightly.
    #[must_use]
    pub fn from_here_in(self, language: &str) -> Self {
        let other = (language != self.language).then(|| language.to_owned());
        self.with(Block::Language(other))
    }

    fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// The PDF: PDF/UA-1 and PDF/A-2a, the same bytes for the same document.
    ///
    /// # Errors
    /// When the title or language is missing or wrong, or the document is too long.
    pub fn to_pdf(&self) -> Result<Vec<u8>, DocumentFault> {
        self.print().map(|printed| printed.bytes)
    }

    /// The PDF with what is worth knowing about it.
    ///
    /// # Errors
    /// As [`Document::to_pdf`].
    pub fn print(&self) -> Result<Printed, DocumentFault> {
        self.check()?;
        let fonts = Fonts::get()?;
        let composed = compose(self, fonts);
        let pages = paginate(composed.strips, &composed.heads)?;
        let sheet = crate::draw::Sheet {
            pages,
            branches: composed.branches,
            bookmarks: composed.bookmarks,
            unprintable: composed.unprintable,
        };
        draw(self, sheet, fonts)
    }

    /// What it says, as plain text: for tests that people read, and for where there is no paper.
    pub fn to_plain_text(&self) -> String {
        plain(self)
    }

    fn check(&self) -> Result<(), DocumentFault> {
        if clean_line(&self.title).is_empty() {
            return Err(DocumentFault::NoTitle);
        }
        let inside = self.blocks.iter().filter_map(|block| match block {
            Block::Language(tag) => tag.as_ref(),
            Block::Heading(_)
            | Block::Subheading(_)
            | Block::Paragraph(_)
            | Block::Quote(_)
            | Block::List { .. }
            | Block::Definitions(_)
            | Block::Table(_)
            | Block::Signature(_)
            | Block::PageBreak => None,
        });
        for tag in inside.chain([&self.language]) {
            if !is_language_tag(tag) {
                return Err(DocumentFault::Language(tag.clone()));
            }
        }
        if self.title.len() > 1_000 || self.blocks.iter().map(Block::len).sum::<usize>() > BYTES_MAX
        {
            return Err(DocumentFault::TooLong { pages_max: 2_000 });
        }
        Ok(())
    }
}

impl Block {
    fn len(&self) -> usize {
        match self {
            Self::Heading(words) | Self::Subheading(words) => words.len(),
            Self::Paragraph(text) | Self::Quote(text) => text.len(),
            Self::List { items, .. } => items.iter().map(Text::len).sum(),
            Self::Definitions(rows) => rows
                .iter()
                .map(|row| row.term.len() + row.value.len())
                .sum(),
            Self::Table(table) => table.rows.iter().flatten().map(Text::len).sum(),
            Self::Signature(_) | Self::PageBreak | Self::Language(_) => 0,
        }
    }
}

fn is_language_tag(tag: &str) -> bool {
    tag.len() <= 35
        && tag.split('-').enumerate().all(|(number, part)| {
            let letters = number > 0 || part.chars().all(|letter| letter.is_ascii_alphabetic());
            let sound = part.chars().all(|letter| letter.is_ascii_alphanumeric());
            let long_enough = part.len() >= if number == 0 { 2 } else { 1 };
            letters && sound && long_enough && part.len() <= 8
        })
}
