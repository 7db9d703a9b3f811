//! Sets blocks as strips: bands of the page that are never cut, with their place in the tag tree.

mod head;
mod prose;
mod rows;

use crate::document::Document;
use crate::fonts::Fonts;
use crate::lines::{Line, Setter};
use crate::style::{Ink, Style};
use crate::text::Text;
use krilla::tagging::{Tag, TagGroup, TagKind};
use std::collections::BTreeSet;
use std::num::NonZeroU16;

/// A leaf of the tag tree, filled while drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slot(pub(crate) usize);

/// The tag tree before the leaves are known.
#[derive(Debug)]
pub(crate) enum Branch {
    Group(TagKind, Vec<Branch>),
    Slot(Slot),
}

/// Something on a strip, placed from the strip's top left corner.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    /// A line of text; without a slot it is an artifact, as repeated table heads are.
    Text {
        x: f32,
        baseline: f32,
        line: Line,
        ink: Ink,
        slot: Option<Slot>,
    },
    /// A rule or bar.
    Bar {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

/// A band of the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    pub(crate) height: f32,
    /// Left out at the top of a page.
    pub(crate) space_before: f32,
    pub(crate) items: Vec<Item>,
    /// Must not be the last strip of a page.
    pub(crate) keep_with_next: bool,
    pub(crate) break_before: bool,
    /// On the first page, not above this place.
    pub(crate) not_above: Option<f32>,
    /// The table head to repeat if this strip begins a page.
    pub(crate) head: Option<usize>,
}

/// A bookmark.
#[derive(Debug)]
pub(crate) struct Bookmark {
    pub(crate) level: u16,
    pub(crate) title: String,
    pub(crate) slot: Slot,
}

/// A whole document as strips.
pub(crate) struct Composed {
    pub(crate) strips: Vec<Strip>,
    pub(crate) heads: Vec<Vec<Strip>>,
    pub(crate) branches: Vec<Branch>,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) unprintable: BTreeSet<char>,
}

/// Sets one document.
pub(crate) struct Composer {
    setter: Setter,
    strips: Vec<Strip>,
    heads: Vec<Vec<Strip>>,
    branches: Vec<Branch>,
    bookmarks: Vec<Bookmark>,
    slots: usize,
    language: Option<String>,
    break_next: bool,
}

/// Sets a whole document.
pub(crate) fn compose(document: &Document, fonts: &'static Fonts) -> Composed {
    let mut composer = Composer {
        setter: Setter::new(fonts),
        strips: Vec::new(),
        heads: Vec::new(),
        branches: Vec::new(),
        bookmarks: Vec::new(),
        slots: 0,
        language: None,
        break_next: false,
    };
    if let Some(letterhead) = &document.letterhead {
        composer.letterhead(letterhead);
    }
    composer.title(document);
    for block in &document.blocks {
        composer.block(block);
    }
    if let Some(last) = composer.strips.last_mut() {
        last.keep_with_next = false;
    }
    Composed {
        strips: composer.strips,
        heads: composer.heads,
        branches: composer.branches,
        bookmarks: composer.bookmarks,
        unprintable: composer.setter.unprintable,
    }
}

impl Composer {
    fn slot(&mut self) -> Slot {
        self.slots += 1;
        Slot(self.slots)
    }

    fn lines(&mut self, text: &Text, style: Style, width: f32) -> Vec<Line> {
        self.setter.lines(text, style, width)
    }

    /// Adds a block's branch, marked when it is in another language than the document.
    fn branch(&mut self, tag: impl Into<TagKind>, children: Vec<Branch>) {
        let tag = tag.into().with_lang(self.language.clone());
        self.branches.push(Branch::Group(tag, children));
    }

    /// Adds a block's strips, the first of them with this space above.
    fn push(&mut self, space_before: f32, strips: impl IntoIterator<Item = Strip>) {
        let mut space = Some(space_before);
        for mut strip in strips {
            if let Some(space) = space.take() {
                strip.space_before = space;
                strip.break_before |= std::mem::take(&mut self.break_next);
            }
            self.strips.push(strip);
        }
    }

    /// Keeps the first two and the last two lines of a paragraph together.
    fn hold_lines(strips: &mut [Strip]) {
        let count = strips.len();
        for (number, strip) in strips.iter_mut().enumerate() {
            let early = number == 0 && count > 1;
            let late = number + 2 == count;
            strip.keep_with_next =
                strip.keep_with_next || early || late || (count == 3 && number < 2);
        }
    }

    fn heading_tag(level: u16, title: String) -> Tag<krilla::tagging::kind::Hn> {
        Tag::Hn(
            NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN),
            Some(title),
        )
    }
}

/// A strip of one line.
fn line_strip(line: Line, x: f32, style: Style, slot: Slot) -> Strip {
    Strip {
        height: style.leading,
        items: vec![Item::Text {
            x,
            baseline: style.baseline(),
            line,
            ink: style.ink,
            slot: Some(slot),
        }],
        ..Strip::default()
    }
}

impl Branch {
    /// The finished group; leaves come from what was drawn.
    pub(crate) fn grow(
        self,
        leaves: &mut dyn FnMut(Slot) -> Vec<krilla::tagging::Node>,
        into: &mut TagGroup,
    ) {
        match self {
            Self::Group(tag, children) => {
                let mut group = TagGroup::new(tag);
                for child in children {
                    child.grow(leaves, &mut group);
                }
                into.push(group);
            }
            Self::Slot(slot) => {
                for leaf in leaves(slot) {
                    into.push(leaf);
                }
            }
        }
    }
}
