//! Puts strips on pages: nothing is cut inside a strip, and what must stay together does.

use crate::compose::{Item, Strip};
use crate::fault::DocumentFault;
use crate::style::{BOTTOM, TOP};

/// More pages than this are a mistake, not a letter.
const PAGES_MAX: usize = 2_000;

/// A page: items with the height at which their strip begins.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) items: Vec<(f32, Item)>,
}

struct Desk<'a> {
    heads: &'a [Vec<Strip>],
    pages: Vec<Page>,
    page: Page,
    used: bool,
    y: f32,
}

/// Breaks a document into pages.
pub(crate) fn paginate(
    strips: Vec<Strip>,
    heads: &[Vec<Strip>],
) -> Result<Vec<Page>, DocumentFault> {
    let mut desk = Desk {
        heads,
        pages: Vec::new(),
        page: Page::default(),
        used: false,
        y: TOP,
    };
    let mut strips = strips.into_iter().peekable();
    while let Some(first) = strips.next() {
        let mut chain = vec![first];
        while chain.last().is_some_and(|last| last.keep_with_next) {
            match strips.next() {
                Some(next) => chain.push(next),
                None => break,
            }
        }
        desk.put(chain)?;
    }
    desk.pages.push(desk.page);
    Ok(desk.pages)
}

impl Desk<'_> {
    fn put(&mut self, chain: Vec<Strip>) -> Result<(), DocumentFault> {
        let height: f32 = chain
            .iter()
            .map(|strip| strip.height + strip.space_before)
            .sum();
        let whole = height <= BOTTOM - TOP;
        let wanted = chain.first().is_some_and(|first| first.break_before);
        if self.used && (wanted || (whole && self.y + height > BOTTOM)) {
            self.turn(chain.first().and_then(|first| first.head))?;
        }
        for strip in chain {
            if self.used && self.y + strip.space_before + strip.height > BOTTOM {
                self.turn(strip.head)?;
            }
            self.lay(strip)?;
        }
        Ok(())
    }

    fn lay(&mut self, strip: Strip) -> Result<(), DocumentFault> {
        if self.used {
            self.y += strip.space_before;
        }
        if strip.height > BOTTOM - TOP {
            // Only a letterhead is a strip of any height; what falls off the page would be lost.
            return Err(DocumentFault::LetterheadTooTall);
        }
        if let Some(line) = strip.not_above
            && self.pages.is_empty()
        {
            self.y = self.y.max(line);
        }
        let y = self.y;
        self.page
            .items
            .extend(strip.items.into_iter().map(|item| (y, item)));
        self.y += strip.height;
        self.used = true;
        Ok(())
    }

    fn turn(&mut self, head: Option<usize>) -> Result<(), DocumentFault> {
        if self.pages.len() + 1 >= PAGES_MAX {
            return Err(DocumentFault::TooLong {
                pages_max: PAGES_MAX,
            });
        }
        self.pages.push(std::mem::take(&mut self.page));
        self.y = TOP;
        self.used = false;
        let repeated = head.and_then(|head| self.heads.get(head));
        for strip in repeated.into_iter().flatten() {
            self.lay(strip.clone())?;
        }
        Ok(())
    }
}
