//! Draws pages with krilla and hangs what was drawn in the tag tree.

use crate::clean::clean_line;
use crate::compose::{Bookmark, Branch, Item, Slot};
use crate::document::Document;
use crate::fault::DocumentFault;
use crate::fonts::Fonts;
use crate::lines::{Line, Setter};
use crate::pages::Page;
use crate::style::{FOOTER, FOOTNOTE, Ink, LEFT, MEASURE, PAGE_HEIGHT, PAGE_WIDTH};
use crate::text::Text;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::{Document as Pdf, SerializeSettings};
use std::collections::{BTreeMap, BTreeSet};

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Letters that no font has; each stands as � in the PDF. Tell the one who sends it.
    pub unprintable: BTreeSet<char>,
}

/// A document that is placed but not drawn.
pub(crate) struct Sheet {
    pub(crate) pages: Vec<Page>,
    pub(crate) branches: Vec<Branch>,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) unprintable: BTreeSet<char>,
}

/// What was drawn for a leaf: the marks and whether they are strong, and where it begins.
#[derive(Default)]
struct Drawn {
    marks: Vec<(Identifier, bool)>,
    place: Option<(usize, Point)>,
}

struct Pen<'a> {
    fonts: &'a Fonts,
    drawn: BTreeMap<Slot, Drawn>,
}

/// Draws a document.
pub(crate) fn draw(
    document: &Document,
    sheet: Sheet,
    fonts: &'static Fonts,
) -> Result<Printed, DocumentFault> {
    let writer = |fault: &dyn std::fmt::Debug| DocumentFault::Writer(format!("{fault:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|fault| writer(&fault))?;
    let mut pdf = Pdf::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
        .ok_or_else(|| writer(&"the page has no size"))?;
    let mut setter = Setter::new(fonts);
    let mut pen = Pen {
        fonts,
        drawn: BTreeMap::new(),
    };
    let count = sheet.pages.len();
    for (number, page) in sheet.pages.into_iter().enumerate() {
        let footer = footer(document, (number + 1, count), &mut setter);
        let mut sheet = pdf.start_page_with(settings.clone());
        let mut surface = sheet.surface();
        for (y, item) in &page.items {
            pen.item(&mut surface, number, *y, item);
        }
        pen.footer(&mut surface, footer);
        surface.finish();
        sheet.finish();
    }
    pdf.set_metadata(metadata(document));
    pdf.set_outline(outline(&sheet.bookmarks, &pen.drawn));
    pdf.set_tag_tree(tree(sheet.branches, pen.drawn));
    let bytes = pdf.finish().map_err(|fault| writer(&fault))?;
    let mut unprintable = sheet.unprintable;
    unprintable.extend(setter.unprintable);
    Ok(Printed {
        bytes,
        pages: count,
        unprintable,
    })
}

fn footer(
    document: &Document,
    (page, pages): (usize, usize),
    setter: &mut Setter,
) -> [Option<Line>; 2] {
    let words = document
        .page_words
        .replace("{page}", &page.to_string())
        .replace("{pages}", &pages.to_string());
    let mut line = |words: &str, width: f32| {
        let text = Text::plain(clean_line(words));
        setter.lines(&text, FOOTNOTE, width).into_iter().next()
    };
    [
        line(&document.footer, MEASURE * 0.75),
        line(&words, MEASURE * 0.25),
    ]
}

impl Pen<'_> {
    fn item(&mut self, surface: &mut Surface<'_>, page: usize, top: f32, item: &Item) {
        match item {
            Item::Text {
                x,
                baseline,
                line,
                ink,
                slot,
            } => {
                let at = Point::from_xy(LEFT + x, top + baseline);
                surface.set_fill(Some(fill(*ink)));
                let Some(slot) = slot else {
                    surface.start_tagged(artifact(ArtifactType::PaginationOther));
                    self.text(surface, line, at);
                    surface.end_tagged();
                    return;
                };
                let marks = self.tagged(surface, line, at);
                let drawn = self.drawn.entry(*slot).or_default();
                drawn.marks.extend(marks);
                let place = Point::from_xy(LEFT + x, top - 12.0);
                drawn.place.get_or_insert((page, place));
            }
            Item::Bar {
                x,
                y,
                width,
                height,
            } => bar(surface, Point::from_xy(LEFT + x, top + y), *width, *height),
        }
    }

    /// Draws a line, a mark for every change of emphasis.
    fn tagged(&self, surface: &mut Surface<'_>, line: &Line, at: Point) -> Vec<(Identifier, bool)> {
        let mut marks = Vec::new();
        for group in line
            .segments
            .chunk_by(|one, other| one.strong == other.strong)
        {
            let strong = group.first().is_some_and(|segment| segment.strong);
            marks.push((
                surface.start_tagged(ContentTag::Span(SpanTag::empty())),
                strong,
            ));
            for segment in group {
                self.segment(surface, segment, at);
            }
            surface.end_tagged();
        }
        marks
    }

    fn text(&self, surface: &mut Surface<'_>, line: &Line, at: Point) {
        for segment in &line.segments {
            self.segment(surface, segment, at);
        }
    }

    fn segment(&self, surface: &mut Surface<'_>, segment: &crate::lines::Segment, at: Point) {
        surface.draw_glyphs(
            Point::from_xy(at.x + segment.x, at.y),
            &segment.glyphs,
            self.fonts.font(segment.cut),
            &segment.text,
            segment.size,
            false,
        );
    }

    fn footer(&self, surface: &mut Surface<'_>, [words, number]: [Option<Line>; 2]) {
        bar(surface, Point::from_xy(LEFT, FOOTER - 15.0), MEASURE, 0.6);
        surface.set_fill(Some(fill(Ink::Quiet)));
        surface.start_tagged(artifact(ArtifactType::Footer));
        if let Some(words) = words {
            self.text(surface, &words, Point::from_xy(LEFT, FOOTER));
        }
        if let Some(number) = number {
            let x = LEFT + MEASURE - number.width;
            self.text(surface, &number, Point::from_xy(x, FOOTER));
        }
        surface.end_tagged();
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn fill(ink: Ink) -> Fill {
    let (red, green, blue) = ink.rgb();
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn bar(surface: &mut Surface<'_>, at: Point, width: f32, height: f32) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(at.x, at.y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(Ink::Line)));
        surface.start_tagged(artifact(ArtifactType::Layout));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn metadata(document: &Document) -> Metadata {
    let date = document.date;
    let made = DateTime::new(u16::try_from(date.year()).unwrap_or(0))
        .month(u8::try_from(date.month()).unwrap_or(1))
        .day(u8::try_from(date.day()).unwrap_or(1))
        .hour(12)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let metadata = Metadata::new()
        .title(clean_line(&document.title))
        .language(document.language.clone())
        .creator("Sammanhang".to_owned())
        .creation_date(made);
    match &document.letterhead {
        Some(head) if !clean_line(&head.sender).is_empty() => {
            metadata.authors(vec![clean_line(&head.sender)])
        }
        Some(_) | None => metadata,
    }
}

/// Bookmarks: the title, with the headings under it.
fn outline(bookmarks: &[Bookmark], drawn: &BTreeMap<Slot, Drawn>) -> Outline {
    let mut open: Vec<(u16, OutlineNode)> = Vec::new();
    let mut outline = Outline::new();
    let mut close = |open: &mut Vec<(u16, OutlineNode)>, level: u16| {
        while open.last().is_some_and(|(inner, _)| *inner >= level) {
            let Some((_, done)) = open.pop() else { break };
            match open.last_mut() {
                Some((_, parent)) => parent.push_child(done),
                None => outline.push_child(done),
            }
        }
    };
    for bookmark in bookmarks {
        let place = drawn.get(&bookmark.slot).and_then(|drawn| drawn.place);
        let (page, at) = place.unwrap_or((0, Point::from_xy(0.0, 0.0)));
        close(&mut open, bookmark.level);
        let node = OutlineNode::new(bookmark.title.clone(), XyzDestination::new(page, at));
        open.push((bookmark.level, node.with_open(true)));
    }
    close(&mut open, 0);
    outline
}

fn tree(branches: Vec<Branch>, mut drawn: BTreeMap<Slot, Drawn>) -> TagTree {
    let mut root = TagGroup::new(Tag::Part);
    let mut leaves = |slot: Slot| nodes(drawn.remove(&slot).unwrap_or_default());
    for branch in branches {
        branch.grow(&mut leaves, &mut root);
    }
    let mut tree = TagTree::new();
    for child in root.children {
        tree.push(child);
    }
    tree
}

/// The marks of a leaf, strong ones in a group of their own.
fn nodes(drawn: Drawn) -> Vec<Node> {
    if drawn.marks.iter().all(|(_, strong)| *strong) {
        // A heading is not stronger than itself.
        return drawn
            .marks
            .into_iter()
            .map(|(mark, _)| Node::Leaf(mark))
            .collect();
    }
    let mut nodes = Vec::new();
    for group in drawn.marks.chunk_by(|one, other| one.1 == other.1) {
        let marks = group.iter().map(|(mark, _)| Node::Leaf(*mark));
        if group.first().is_some_and(|(_, strong)| *strong) {
            let mut strong = TagGroup::new(Tag::Strong);
            strong.children.extend(marks);
            nodes.push(Node::Group(strong));
        } else {
            nodes.extend(marks);
        }
    }
    nodes
}
