//! Rows of cells side by side: tables and definition lists.

use super::{Branch, Composer, Item, Slot, Strip};
use crate::document::Definition;
use crate::lines::Line;
use crate::style::{BODY, CELL, CELL_HEAD, MEASURE, Style, TERM};
use crate::table::{Align, Table};
use crate::text::Text;
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};

/// Between the columns.
const GUTTER: f32 = 12.0;
/// Above and below the text of a cell.
const PAD: f32 = 4.5;
const HAIRLINE: f32 = 0.6;
const TERM_SHARE: f32 = 0.34;
/// A row taller than this may be cut between its lines.
const TALL: f32 = 180.0;

/// A cell that is set but not yet placed.
struct Cell {
    x: f32,
    width: f32,
    align: Align,
    lines: Vec<Line>,
    style: Style,
    slot: Slot,
}

/// A table of so many rows, and no higher than this, is not parted between pages.
const WHOLE_ROWS: usize = 6;
const WHOLE_HEIGHT: f32 = 300.0;

/// A column that is measured.
struct Track {
    x: f32,
    width: f32,
    align: Align,
}

impl Composer {
    pub(super) fn definitions(&mut self, rows: &[Definition]) {
        let term_width = MEASURE * TERM_SHARE - GUTTER;
        let x = MEASURE * TERM_SHARE;
        let mut children = Vec::new();
        for row in rows {
            let (label, body) = (self.slot(), self.slot());
            let term = Cell {
                x: 0.0,
                width: term_width,
                align: Align::Start,
                lines: self.lines(&Text::plain(row.term.as_str()), TERM, term_width),
                style: TERM,
                slot: label,
            };
            let value = Cell {
                x,
                width: MEASURE - x,
                align: Align::Start,
                lines: self.lines(&row.value, BODY, MEASURE - x),
                style: BODY,
                slot: body,
            };
            let space = if children.is_empty() {
                self.space_after_heading(9.0)
            } else {
                3.0
            };
            self.push(space, row_strips(vec![term, value], 0.0, 0.0));
            children.push(Branch::Group(
                Tag::LI.into(),
                vec![
                    Branch::Group(Tag::Lbl.into(), vec![Branch::Slot(label)]),
                    Branch::Group(Tag::LBody.into(), vec![Branch::Slot(body)]),
                ],
            ));
        }
        if !children.is_empty() {
            self.branch(Tag::L(ListNumbering::None), children);
        }
    }

    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let tracks = self.tracks(table);
        let titles: Vec<Text> = table
            .columns
            .iter()
            .map(|column| Text::default().strong(column.title.as_str()))
            .collect();
        let header = Tag::TH(TableHeaderScope::Column).into();
        let (cells, branch) = self.cells(&tracks, &titles, CELL_HEAD, &header);
        let mut strips = row_strips(cells, 2.0, 1.2);
        for strip in &mut strips {
            strip.keep_with_next = true;
        }
        let head = self.heads.len();
        self.heads
            .push(strips.iter().map(Strip::as_artifact).collect());
        let space = self.space_after_heading(12.0);
        self.push(space, strips);
        let mut body = Vec::new();
        let mut rows = Vec::new();
        for row in &table.rows {
            let data = Tag::TD.into();
            let (cells, branch) = self.cells(&tracks, row, CELL, &data);
            rows.push(row_strips(cells, PAD, HAIRLINE));
            body.push(branch);
        }
        let height: f32 = rows.iter().flatten().map(|strip| strip.height).sum();
        let is_short = rows.len() <= WHOLE_ROWS && height <= WHOLE_HEIGHT;
        let count = rows.len();
        for (place, mut strips) in rows.into_iter().enumerate() {
            if let Some(last) = strips.last_mut() {
                last.keep_with_next = stays_with_next(place, count, is_short);
            }
            self.push(
                0.0,
                strips.into_iter().map(|strip| Strip {
                    head: Some(head),
                    ..strip
                }),
            );
        }
        let mut children = vec![Branch::Group(Tag::THead.into(), vec![branch])];
        if body.is_empty() {
            if let Some(last) = self.strips.last_mut() {
                last.keep_with_next = false;
            }
        } else {
            children.push(Branch::Group(Tag::TBody.into(), body));
        }
        self.branch(Tag::Table, children);
    }

    fn cells(
        &mut self,
        tracks: &[Track],
        row: &[Text],
        style: Style,
        tag: &TagKind,
    ) -> (Vec<Cell>, Branch) {
        let empty = Text::default();
        let mut cells = Vec::new();
        let mut children = Vec::new();
        for (number, track) in tracks.iter().enumerate() {
            let slot = self.slot();
            let style = track.align.of(style);
            let text = row.get(number).unwrap_or(&empty);
            cells.push(Cell {
                x: track.x,
                width: track.width,
                align: track.align,
                lines: self.lines(text, style, track.width),
                style,
                slot,
            });
            children.push(Branch::Group(tag.clone(), vec![Branch::Slot(slot)]));
        }
        (cells, Branch::Group(Tag::TR.into(), children))
    }

    /// Gives every column its place: what it wants if all fit, else at least its longest word and a
    /// share of the rest.
    fn tracks(&mut self, table: &Table) -> Vec<Track> {
        let mut wishes: Vec<(f32, f32)> = Vec::new();
        for (number, column) in table.columns.iter().enumerate() {
            let title = Text::default().strong(column.title.as_str());
            let mut wish = self
                .setter
                .measure(&title, column.align.of(CELL_HEAD))
                .widths();
            let style = column.align.of(CELL);
            for cell in table.rows.iter().filter_map(|row| row.get(number)) {
                let (narrow, wide) = self.setter.measure(cell, style).widths();
                wish = (wish.0.max(narrow), wish.1.max(wide));
            }
            // Rounding must not break a line that was measured to fit.
            wishes.push((wish.0 + 0.1, wish.1 + 0.1));
        }
        let gutters = wishes.iter().skip(1).map(|_| GUTTER).sum::<f32>();
        let widths = share((MEASURE - gutters).max(1.0), &wishes);
        let mut x = 0.0;
        let mut tracks = Vec::new();
        for (width, column) in widths.into_iter().zip(&table.columns) {
            tracks.push(Track {
                x,
                width,
                align: column.align,
            });
            x += width + GUTTER;
        }
        tracks
    }
}

/// Whether a row stands on the page of the one after it: a short table is read as a whole, and of a long one no row
/// stands alone, least of all the sum of those on the page before.
const fn stays_with_next(place: usize, rows: usize, is_short: bool) -> bool {
    let is_last = place + 1 == rows;
    !is_last && (is_short || place == 0 || place + 2 == rows)
}

/// Shares the room between columns that wish at least and at most so much.
///
/// Columns that are content with a fair share get what they wish; the others share the rest. When
/// not even the longest words fit, everybody is narrowed alike.
fn share(room: f32, wishes: &[(f32, f32)]) -> Vec<f32> {
    let narrow: f32 = wishes.iter().map(|wish| wish.0).sum();
    let wide: f32 = wishes.iter().map(|wish| wish.1).sum();
    if wide <= room {
        let grow = |wish: &(f32, f32)| wish.1 + (room - wide) * wish.1 / wide.max(1.0);
        return wishes.iter().map(grow).collect();
    }
    if narrow >= room {
        return wishes.iter().map(|wish| room * wish.0 / narrow).collect();
    }
    let mut content: Vec<bool> = wishes.iter().map(|_| false).collect();
    loop {
        let taken: f32 = pick(wishes, &content, true).map(|wish| wish.1).sum();
        let greedy: Vec<_> = pick(wishes, &content, false).collect();
        let least: f32 = greedy.iter().map(|wish| wish.0).sum();
        let more: f32 = greedy.iter().map(|wish| wish.1 - wish.0).sum();
        let count = greedy.iter().map(|_| 1.0_f32).sum::<f32>();
        let fair = (room - taken) / count.max(1.0);
        let next = wishes.iter().zip(&content).position(|(wish, done)| {
            !done && wish.1 <= fair && taken + wish.1 + least - wish.0 <= room
        });
        if let Some(done) = next.and_then(|next| content.get_mut(next)) {
            *done = true;
            continue;
        }
        let rest = (room - taken - least).max(0.0) / more.max(0.1);
        let width = |(wish, content): (&(f32, f32), &bool)| {
            if *content {
                wish.1
            } else {
                wish.0 + rest * (wish.1 - wish.0)
            }
        };
        return wishes.iter().zip(&content).map(width).collect();
    }
}

fn pick<'a>(
    wishes: &'a [(f32, f32)],
    content: &'a [bool],
    which: bool,
) -> impl Iterator<Item = (f32, f32)> + 'a {
    let both = wishes.iter().zip(content);
    both.filter(move |(_, done)| **done == which)
        .map(|(wish, _)| *wish)
}

/// A row as one strip, or as one strip a line when it is tall.
fn row_strips(cells: Vec<Cell>, pad: f32, rule: f32) -> Vec<Strip> {
    let line_height = cells
        .iter()
        .map(|cell| cell.style.leading)
        .fold(0.0, f32::max);
    let longest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    let mut bands: Vec<Strip> = (0..longest.max(1))
        .map(|_| Strip {
            height: line_height,
            ..Strip::default()
        })
        .collect();
    for cell in cells {
        for (line, band) in cell.lines.into_iter().zip(&mut bands) {
            let x = match cell.align {
                Align::Start => cell.x,
                Align::End => cell.x + (cell.width - line.width).max(0.0),
            };
            band.items
                .push(super::prose::text_item(x, line, cell.style, cell.slot));
        }
    }
    if let Some(first) = bands.first_mut() {
        first.shift(pad);
        first.height += pad;
    }
    if let Some(last) = bands.last_mut() {
        last.height += pad;
        if rule > 0.0 {
            last.items.push(Item::Bar {
                x: 0.0,
                y: last.height - rule,
                width: MEASURE,
                height: rule,
            });
        }
    }
    let height: f32 = bands.iter().map(|band| band.height).sum();
    if height > TALL {
        Composer::hold_lines(&mut bands);
        return bands;
    }
    vec![Strip::stack(bands)]
}

impl Align {
    /// How text of a column is set that follows this edge.
    fn of(self, style: Style) -> Style {
        match self {
            Self::Start => style,
            Self::End => style.tabular(),
        }
    }
}

impl Strip {
    /// Moves everything on it down.
    fn shift(&mut self, down: f32) {
        for item in &mut self.items {
            match item {
                Item::Text { baseline, .. } => *baseline += down,
                Item::Bar { y, .. } => *y += down,
            }
        }
    }

    /// One strip of several.
    pub(super) fn stack(bands: Vec<Self>) -> Self {
        let mut whole = Self::default();
        for mut band in bands {
            band.shift(whole.height);
            whole.height += band.height;
            whole.items.append(&mut band.items);
        }
        whole
    }

    /// The same strip where it is repeated: seen, but not read again.
    fn as_artifact(&self) -> Self {
        let mut copy = self.clone();
        for item in &mut copy.items {
            if let Item::Text { slot, .. } = item {
                *slot = None;
            }
        }
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::{share, stays_with_next};

    #[track_caller]
    fn check(room: f32, wishes: &[(f32, f32)], expect: &[f32]) {
        let widths = share(room, wishes);
        let near = widths
            .iter()
            .zip(expect)
            .all(|(one, other)| (one - other).abs() < 0.5);
        assert!(near && widths.len() == expect.len(), "{widths:?}");
    }

    #[test]
    fn short_tables_stay_whole_and_no_row_of_a_long_one_stands_alone() {
        let held = |rows: usize, is_short: bool| -> Vec<bool> {
            let places = 0..rows;
            places
                .map(|place| stays_with_next(place, rows, is_short))
                .collect()
        };
        assert_eq!(held(1, true), [false]);
        assert_eq!(held(4, true), [true, true, true, false]);
        let long = held(9, false);
        let parted: Vec<usize> = (0..9).filter(|place| !long[*place]).collect();
        assert_eq!(parted, [1, 2, 3, 4, 5, 6, 8]);
    }

    #[test]
    fn room_is_shared_fairly() {
        check(100.0, &[(10.0, 20.0), (10.0, 30.0)], &[40.0, 60.0]);
        check(100.0, &[(10.0, 20.0), (10.0, 300.0)], &[20.0, 80.0]);
        check(
            100.0,
            &[(90.0, 95.0), (10.0, 300.0), (100.0, 100.0)],
            &[45.0, 5.0, 50.0],
        );
        check(100.0, &[(60.0, 200.0), (10.0, 40.0)], &[60.0, 40.0]);
    }
}
