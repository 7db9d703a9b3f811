//! The letterhead and the signature.

use super::prose::text_item;
use super::{Branch, Composer, Item, Strip, line_strip};
use crate::letterhead::{Letterhead, Signature};
use crate::style::{
    BODY, LABEL, LEFT, MEASURE, SENDER, SENDER_LINE, Style, VALUE, WINDOW_LEFT, WINDOW_TOP,
};
use crate::text::Text;
use krilla::tagging::{ListNumbering, Tag};

/// From the text's left edge to the window of the envelope.
const SECOND: f32 = WINDOW_LEFT - LEFT;
const LABEL_WIDTH: f32 = 76.0;
/// Room for a signature in ink.
const BY_HAND: f32 = 46.0;

impl Composer {
    pub(super) fn letterhead(&mut self, letterhead: &Letterhead) {
        let sender = self.sender(letterhead);
        let references = self.references(letterhead);
        let mut strip = sender;
        strip.height = strip.height.max(references.height);
        strip.items.extend(references.items);
        self.push(0.0, [strip]);
        self.recipient(letterhead);
    }

    fn sender(&mut self, letterhead: &Letterhead) -> Strip {
        let width = SECOND - 16.0;
        let name = Text::default().strong(letterhead.sender.as_str());
        let mut bands = self.stacked(&name, SENDER, (0.0, width));
        for line in &letterhead.sender_lines {
            bands.extend(self.stacked(&Text::plain(line.as_str()), SENDER_LINE, (0.0, width)));
        }
        Strip::stack(bands)
    }

    fn references(&mut self, letterhead: &Letterhead) -> Strip {
        let mut bands = Vec::new();
        let mut children = Vec::new();
        for (label, value) in &letterhead.references {
            let (term, body) = (self.slot(), self.slot());
            let labels = self.lines(&Text::plain(label.as_str()), LABEL, LABEL_WIDTH - 8.0);
            let width = MEASURE - SECOND - LABEL_WIDTH;
            let values = self.lines(&Text::plain(value.as_str()), VALUE, width);
            let count = labels.len().max(values.len());
            let (mut labels, mut values) = (labels.into_iter(), values.into_iter());
            for _ in 0..count {
                let mut band = Strip {
                    height: VALUE.leading,
                    ..Strip::default()
                };
                if let Some(line) = labels.next() {
                    // On the value's line, although it is smaller.
                    let label = Style {
                        size: VALUE.size,
                        ..LABEL
                    };
                    band.items.push(text_item(SECOND, line, label, term));
                }
                if let Some(line) = values.next() {
                    let item = text_item(SECOND + LABEL_WIDTH, line, VALUE, body);
                    band.items.push(item);
                }
                bands.push(band);
            }
            children.push(Branch::Group(
                Tag::LI.into(),
                vec![
                    Branch::Group(Tag::Lbl.into(), vec![Branch::Slot(term)]),
                    Branch::Group(Tag::LBody.into(), vec![Branch::Slot(body)]),
                ],
            ));
        }
        if !children.is_empty() {
            self.branch(Tag::L(ListNumbering::None), children);
        }
        Strip::stack(bands)
    }

    fn recipient(&mut self, letterhead: &Letterhead) {
        if letterhead.recipient.is_empty() {
            return;
        }
        let text = Text::plain(letterhead.recipient.join("\n"));
        let bands = self.stacked(&text, BODY, (SECOND, MEASURE - SECOND));
        let strip = Strip {
            not_above: Some(WINDOW_TOP),
            ..Strip::stack(bands)
        };
        self.push(8.0, [strip]);
    }

    /// A paragraph of its own, with its branch, as strips that the caller places.
    fn stacked(&mut self, text: &Text, style: Style, (x, width): (f32, f32)) -> Vec<Strip> {
        let lines = self.lines(text, style, width);
        if lines.is_empty() {
            return Vec::new();
        }
        let slot = self.slot();
        self.branch(Tag::P, vec![Branch::Slot(slot)]);
        lines
            .into_iter()
            .map(|line| line_strip(line, x, style, slot))
            .collect()
    }

    pub(super) fn signature(&mut self, signature: &Signature) {
        let mut strips = Vec::new();
        if let Some(closing) = &signature.closing {
            strips.extend(self.stacked(&Text::plain(closing.as_str()), BODY, (0.0, MEASURE)));
        }
        strips.push(Strip {
            height: if signature.by_hand { BY_HAND } else { 6.0 },
            items: if signature.by_hand {
                vec![Item::Bar {
                    x: 0.0,
                    y: BY_HAND - 6.0,
                    width: MEASURE * 0.5,
                    height: 0.6,
                }]
            } else {
                Vec::new()
            },
            ..Strip::default()
        });
        let name = Text::default().strong(signature.name.as_str());
        strips.extend(self.stacked(&name, BODY, (0.0, MEASURE)));
        for line in &signature.lines {
            strips.extend(self.stacked(&Text::plain(line.as_str()), BODY, (0.0, MEASURE)));
        }
        let count = strips.len();
        for strip in strips.iter_mut().take(count.saturating_sub(1)) {
            strip.keep_with_next = true;
        }
        self.push(22.0, strips);
    }
}
