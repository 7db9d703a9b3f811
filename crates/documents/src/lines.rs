//! Breaks text into lines: at spaces, hyphens and soft hyphens, and anywhere when a word is too long.

use crate::clean::clean;
use crate::fonts::{Cut, Fonts, Run};
use crate::style::Style;
use crate::text::Text;
use krilla::text::KrillaGlyph;
use std::collections::BTreeSet;

/// A stretch of a line in one cut.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub(crate) cut: Cut,
    pub(crate) strong: bool,
    pub(crate) x: f32,
    pub(crate) size: f32,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
}

/// A line that fits its width.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) segments: Vec<Segment>,
    /// Without the space that ends it.
    pub(crate) width: f32,
}

/// What stands between a piece and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glue {
    Space,
    SoftHyphen,
    Nothing,
    Newline,
}

/// What cannot be broken without need.
struct Piece {
    runs: Vec<(Run, bool)>,
    width: f32,
    glue: Glue,
}

/// Text that is measured but not yet broken.
pub(crate) struct Measured {
    pieces: Vec<Piece>,
    style: Style,
    space: Space,
    hyphen: f32,
}

/// How wide a space is, plain and strong.
#[derive(Debug, Clone, Copy)]
struct Space {
    plain: f32,
    strong: f32,
}

impl Space {
    fn after(self, strong: bool) -> f32 {
        if strong { self.strong } else { self.plain }
    }
}

/// Sets text with the embedded fonts and remembers the letters they lack.
pub(crate) struct Setter {
    fonts: &'static Fonts,
    pub(crate) unprintable: BTreeSet<char>,
}

impl Setter {
    pub(crate) fn new(fonts: &'static Fonts) -> Self {
        Self {
            fonts,
            unprintable: BTreeSet::new(),
        }
    }

    /// Measures every piece of a text.
    pub(crate) fn measure(&mut self, text: &Text, style: Style) -> Measured {
        let mut pieces = Vec::new();
        let mut word = Vec::new();
        for span in &text.spans {
            let mut part = String::new();
            for letter in clean(&span.words).chars() {
                let glue = match letter {
                    ' ' => Glue::Space,
                    '\n' => Glue::Newline,
                    '\u{ad}' => Glue::SoftHyphen,
                    '-' | '/' if part.chars().last().is_some_and(char::is_alphabetic) => {
                        part.push(letter);
                        Glue::Nothing
                    }
                    '\u{2011}' => {
                        part.push('-');
                        continue;
                    }
                    other => {
                        part.push(other);
                        continue;
                    }
                };
                word.push((std::mem::take(&mut part), span.strong));
                self.finish(&mut pieces, &mut word, style, glue);
            }
            word.push((part, span.strong));
        }
        self.finish(&mut pieces, &mut word, style, Glue::Newline);
        let mut width = |word: &str, strong: bool| {
            let runs = self.shape(word, strong, style);
            runs.iter().map(|(run, _)| run.width).sum::<f32>() * style.size
        };
        Measured {
            space: Space {
                plain: width(" ", false),
                strong: width(" ", true),
            },
            hyphen: width("-", true),
            pieces,
            style,
        }
    }

    fn shape(&mut self, word: &str, strong: bool, style: Style) -> Vec<(Run, bool)> {
        self.fonts
            .shape(word, (strong, style.tabular), &mut self.unprintable)
            .into_iter()
            .map(|run| (run, strong))
            .collect()
    }

    fn finish(
        &mut self,
        pieces: &mut Vec<Piece>,
        word: &mut Vec<(String, bool)>,
        style: Style,
        glue: Glue,
    ) {
        let mut runs = Vec::new();
        for (part, strong) in word.drain(..) {
            if !part.is_empty() {
                runs.extend(self.shape(&part, strong, style));
            }
        }
        if runs.is_empty() && glue != Glue::Newline {
            // Several spaces say no more than one, but a space after a soft hyphen is still a space.
            if let Some(last) = pieces.last_mut()
                && matches!(last.glue, Glue::SoftHyphen | Glue::Nothing)
            {
                last.glue = glue;
            }
            return;
        }
        let width = runs.iter().map(|(run, _)| run.width).sum::<f32>() * style.size;
        pieces.push(Piece { runs, width, glue });
    }

    /// Breaks text into lines of at most this width.
    pub(crate) fn lines(&mut self, text: &Text, style: Style, width: f32) -> Vec<Line> {
        let measured = self.measure(text, style);
        self.break_lines(measured, width)
    }

    /// Breaks measured text into lines.
    pub(crate) fn break_lines(&mut self, measured: Measured, width: f32) -> Vec<Line> {
        let (style, space, hyphen) = (measured.style, measured.space, measured.hyphen);
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut before = Glue::Newline;
        let pieces = measured.pieces.into_iter();
        for piece in pieces.flat_map(|piece| piece.within(width, style.size)) {
            let strong = line.segments.last().is_some_and(|last| last.strong);
            let gap = if before == Glue::Space {
                space.after(strong)
            } else {
                0.0
            };
            let reserve = if piece.glue == Glue::SoftHyphen {
                hyphen
            } else {
                0.0
            };
            if !line.segments.is_empty() && line.width + gap + piece.width + reserve > width {
                self.close(&mut line, before, style);
                lines.push(std::mem::take(&mut line));
            } else if before == Glue::Space && !line.segments.is_empty() {
                self.add_space(&mut line, style);
                line.width += gap;
            }
            for (run, strong) in piece.runs {
                line.push(run, strong, style.size, self.fonts);
            }
            before = piece.glue;
            if before == Glue::Newline {
                self.close(&mut line, before, style);
                // One empty line says as much as many, and none at the top says more.
                let blank = line.segments.is_empty()
                    && lines
                        .last()
                        .is_none_or(|last: &Line| last.segments.is_empty());
                if !blank {
                    lines.push(std::mem::take(&mut line));
                }
            }
        }
        while lines.last().is_some_and(|last| last.segments.is_empty()) {
            lines.pop();
        }
        lines
    }

    /// Ends a line so that its text still reads rightly when lines are joined.
    fn close(&mut self, line: &mut Line, glue: Glue, style: Style) {
        match glue {
            Glue::Space | Glue::Newline => {
                if !line.segments.is_empty() {
                    self.add_space(line, style);
                }
            }
            Glue::SoftHyphen => {
                let strong = line.segments.last().is_some_and(|last| last.strong);
                for (mut run, strong) in self.shape("-", strong, style) {
                    "\u{ad}".clone_into(&mut run.text);
                    for glyph in &mut run.glyphs {
                        glyph.text_range = 0..run.text.len();
                    }
                    line.push(run, strong, style.size, self.fonts);
                }
            }
            Glue::Nothing => {}
        }
    }

    fn add_space(&mut self, line: &mut Line, style: Style) {
        let strong = line.segments.last().is_some_and(|last| last.strong);
        let width = line.width;
        for (run, strong) in self.shape(" ", strong, style) {
            line.push(run, strong, style.size, self.fonts);
        }
        line.width = width;
    }
}

impl Measured {
    /// The narrowest width without breaking words, and the width without breaking at all.
    pub(crate) fn widths(&self) -> (f32, f32) {
        let (mut narrow, mut wide, mut line) = (0.0_f32, 0.0_f32, 0.0_f32);
        for piece in &self.pieces {
            narrow = narrow.max(
                piece.width
                    + if piece.glue == Glue::SoftHyphen {
                        self.hyphen
                    } else {
                        0.0
                    },
            );
            line += piece.width;
            wide = wide.max(line);
            match piece.glue {
                Glue::Space => line += self.space.plain.max(self.space.strong),
                Glue::Newline => line = 0.0,
                Glue::SoftHyphen | Glue::Nothing => {}
            }
        }
        (narrow, wide)
    }
}

impl Piece {
    /// The piece itself, or its parts when it is wider than a whole line.
    fn within(self, width: f32, size: f32) -> Vec<Self> {
        if self.width <= width {
            return vec![self];
        }
        let glue = self.glue;
        let mut parts: Vec<Self> = Vec::new();
        for (run, strong) in self.runs {
            for run in run.chop(width / size) {
                parts.push(Self {
                    width: run.width * size,
                    runs: vec![(run, strong)],
                    glue: Glue::Nothing,
                });
            }
        }
        if let Some(last) = parts.last_mut() {
            last.glue = glue;
        }
        parts
    }
}

impl Run {
    /// Cuts between letters so that no part is wider than this many ems.
    fn chop(self, width_max: f32) -> Vec<Self> {
        let scale = {
            let sum: f32 = self.glyphs.iter().map(|glyph| glyph.x_advance).sum();
            if sum > 0.0 { self.width / sum } else { 1.0 }
        };
        let mut parts: Vec<Self> = Vec::new();
        let mut from = 0;
        for glyph in self.glyphs {
            let advance = glyph.x_advance * scale;
            let full = parts.last().is_none_or(|part| {
                part.width + advance > width_max && glyph.text_range.start >= from + part.text.len()
            });
            if full {
                from = glyph.text_range.start;
                parts.push(Self {
                    cut: self.cut,
                    text: String::new(),
                    glyphs: Vec::new(),
                    width: 0.0,
                });
            }
            if let Some(part) = parts.last_mut() {
                let known = from + part.text.len();
                if let Some(more) = self.text.get(known..glyph.text_range.end) {
                    part.text.push_str(more);
                }
                part.width += advance;
                let range = glyph.text_range.start - from..glyph.text_range.end - from;
                part.glyphs.push(KrillaGlyph {
                    text_range: range,
                    ..glyph
                });
            }
        }
        parts
    }
}

impl Line {
    fn push(&mut self, run: Run, strong: bool, size: f32, fonts: &Fonts) {
        let (cut, width) = (run.cut, run.width * size);
        match self.segments.last_mut() {
            Some(last) if last.cut == cut && last.strong == strong => {
                let base = last.text.len();
                last.text.push_str(&run.text);
                last.glyphs
                    .extend(run.glyphs.into_iter().map(|glyph| KrillaGlyph {
                        text_range: glyph.text_range.start + base..glyph.text_range.end + base,
                        ..glyph
                    }));
            }
            Some(_) | None => self.segments.push(Segment {
                cut,
                strong,
                x: self.width,
                size: size * fonts.scale(cut),
                text: run.text,
                glyphs: run.glyphs,
            }),
        }
        self.width += width;
    }

    #[cfg(test)]
    fn text(&self) -> String {
        self.segments
            .iter()
            .map(|segment| segment.text.as_str())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::BODY;

    #[track_caller]
    fn check(text: impl Into<Text>, width: f32, expect: &[&str]) {
        let mut setter = Setter::new(Fonts::get().unwrap());
        let lines = setter.lines(&text.into(), BODY, width);
        let texts: Vec<_> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, expect);
        assert!(lines.iter().all(|line| line.width <= width + 0.01));
    }

    #[test]
    fn breaks_at_spaces_and_newlines() {
        check("ett två  tre", 42.0, &["ett två ", "tre "]);
        check("ett\n\ntvå\n", 500.0, &["ett ", "", "två "]);
        check("", 500.0, &[]);
    }

    #[test]
    fn breaks_at_soft_hyphens_only_where_needed() {
        check(
            "bistånds\u{ad}handläggare",
            500.0,
            &["biståndshandläggare "],
        );
        check(
            "bistånds\u{ad}handläggare",
            80.0,
            &["bistånds\u{ad}", "handläggare "],
        );
    }

    #[test]
    fn breaks_after_a_hyphen_between_letters_but_not_before_a_number() {
        check("vård-och", 32.0, &["vård-", "och "]);
        check("minus -5", 40.0, &["minus ", "-5 "]);
    }

    #[test]
    fn long_words_are_cut() {
        check("WWWWWWWW", 40.0, &["WWWW", "WWWW "]);
    }

    #[test]
    fn emphasis_inside_a_word_does_not_break_it() {
        check(
            Text::plain("så (").strong("nu").then(") här"),
            30.0,
            &["så ", "(nu) ", "här "],
        );
    }
}
