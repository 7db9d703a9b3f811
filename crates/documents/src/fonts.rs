//! The embedded fonts: which one has a letter, and how wide a word becomes.
//!
//! Atkinson Hyperlegible Next is drawn so that letters are told apart by people who see badly. It
//! lacks some letters of the Sami languages and of names from elsewhere, so a word that needs one
//! is set whole in Noto Sans, a little smaller so that both look the same size.

use crate::fault::DocumentFault;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, Feature, ShapePlan, UnicodeBuffer, script, shape_with_plan};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a letter without a shape becomes.
const SUBSTITUTE: char = '\u{fffd}';

/// Which font file a run is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    Regular,
    Bold,
    LettersRegular,
    LettersBold,
}

/// Letters of one cut, shaped; widths are in ems of the text's size.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) cut: Cut,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) width: f32,
}

struct Loaded {
    face: Face<'static>,
    plan: ShapePlan,
    tabular: ShapePlan,
    font: Font,
    per_em: f32,
    scale: f32,
}

/// The four cuts.
pub(crate) struct Fonts {
    regular: Loaded,
    bold: Loaded,
    letters_regular: Loaded,
    letters_bold: Loaded,
}

static FONTS: LazyLock<Result<Fonts, DocumentFault>> = LazyLock::new(Fonts::load);

impl Loaded {
    fn new(name: &'static str, data: &'static [u8], scale: f32) -> Result<Self, DocumentFault> {
        let fault = DocumentFault::Font(name);
        let face = Face::from_slice(data, 0).ok_or(fault.clone())?;
        let font = Font::new(data.into(), 0).ok_or(fault.clone())?;
        let per_em = u16::try_from(face.units_per_em()).map_err(|_too_large| fault)?;
        let plan = |features: &[Feature]| {
            ShapePlan::new(
                &face,
                Direction::LeftToRight,
                Some(script::LATIN),
                None,
                features,
            )
        };
        let tnum = Feature::new(rustybuzz::ttf_parser::Tag::from_bytes(b"tnum"), 1, ..);
        Ok(Self {
            plan: plan(&[]),
            tabular: plan(&[tnum]),
            font,
            per_em: f32::from(per_em),
            scale,
            face,
        })
    }

    fn has(&self, letter: char) -> bool {
        // Some fonts map the last code of all to the empty box.
        self.face
            .glyph_index(letter)
            .is_some_and(|glyph| glyph.0 != 0)
    }

    fn shape(&self, cut: Cut, text: String, tabular: bool) -> Run {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let plan = if tabular { &self.tabular } else { &self.plan };
        let shaped = shape_with_plan(&self.face, plan, buffer);
        let starts: Vec<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|info| usize::try_from(info.cluster).unwrap_or(0))
            .collect();
        let em = |units: i32| f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / self.per_em;
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(starts.len());
        let both = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        for ((info, place), start) in both.zip(starts.iter().copied()) {
            let end = starts
                .iter()
                .skip(glyphs.len())
                .find(|later| **later > start)
                .map_or(text.len(), |later| *later);
            width += em(place.x_advance);
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                em(place.x_advance),
                em(place.x_offset),
                em(place.y_offset),
                em(place.y_advance),
                start..end,
                None,
            ));
        }
        Run {
            cut,
            text,
            glyphs,
            width: width * self.scale,
        }
    }
}

impl Fonts {
    /// The fonts, read once.
    pub(crate) fn get() -> Result<&'static Self, DocumentFault> {
        FONTS.as_ref().map_err(Clone::clone)
    }

    fn load() -> Result<Self, DocumentFault> {
        Ok(Self {
            regular: Loaded::new(
                "Atkinson Hyperlegible Next",
                include_bytes!("../assets/AtkinsonHyperlegibleNext-Regular.ttf"),
                1.0,
            )?,
            bold: Loaded::new(
                "Atkinson Hyperlegible Next Bold",
                include_bytes!("../assets/AtkinsonHyperlegibleNext-Bold.ttf"),
                1.0,
            )?,
            letters_regular: Loaded::new(
                "Noto Sans",
                include_bytes!("../assets/NotoSansLetters-Regular.ttf"),
                0.93,
            )?,
            letters_bold: Loaded::new(
                "Noto Sans Bold",
                include_bytes!("../assets/NotoSansLetters-Bold.ttf"),
                0.93,
            )?,
        })
    }

    fn loaded(&self, cut: Cut) -> &Loaded {
        match cut {
            Cut::Regular => &self.regular,
            Cut::Bold => &self.bold,
            Cut::LettersRegular => &self.letters_regular,
            Cut::LettersBold => &self.letters_bold,
        }
    }

    /// The font to draw a cut with.
    pub(crate) fn font(&self, cut: Cut) -> Font {
        self.loaded(cut).font.clone()
    }

    /// How large a cut is drawn beside the text's size.
    pub(crate) fn scale(&self, cut: Cut) -> f32 {
        self.loaded(cut).scale
    }

    /// Shapes a word. Letters that no font has are replaced and told.
    pub(crate) fn shape(
        &self,
        word: &str,
        (strong, tabular): (bool, bool),
        unprintable: &mut BTreeSet<char>,
    ) -> Vec<Run> {
        let (own, other) = if strong {
            (Cut::Bold, Cut::LettersBold)
        } else {
            (Cut::Regular, Cut::LettersRegular)
        };
        for cut in [own, other] {
            let loaded = self.loaded(cut);
            if word.chars().all(|letter| loaded.has(letter)) {
                return vec![loaded.shape(cut, word.to_owned(), tabular)];
            }
        }
        let mut parts: Vec<(Cut, String)> = Vec::new();
        for letter in word.chars() {
            let (cut, shown) = if self.loaded(own).has(letter) {
                (own, letter)
            } else if self.loaded(other).has(letter) {
                (other, letter)
            } else {
                unprintable.insert(letter);
                (other, SUBSTITUTE)
            };
            match parts.last_mut() {
                Some((last, text)) if *last == cut => text.push(shown),
                Some(_) | None => parts.push((cut, shown.to_string())),
            }
        }
        parts
            .into_iter()
            .map(|(cut, text)| self.loaded(cut).shape(cut, text, tabular))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(word: &str) -> (Vec<Cut>, BTreeSet<char>) {
        let mut missing = BTreeSet::new();
        let runs = Fonts::get()
            .unwrap()
            .shape(word, (false, false), &mut missing);
        (runs.iter().map(|run| run.cut).collect(), missing)
    }

    #[test]
    fn swedish_and_finnish_are_atkinson() {
        for word in [
            "åäöÅÄÖéÉ",
            "”ja”",
            "–",
            "§",
            "¾",
            "Đđ",
            "Šš",
            "Čč",
            "Žž",
            "’",
        ] {
            assert_eq!(cuts(word), (vec![Cut::Regular], BTreeSet::new()), "{word}");
        }
    }

    #[test]
    fn sami_words_are_whole() {
        for word in [
            "Máŋŋu", "Ŧŧ", "Ŋ", "Ǥǥ", "Ǧǧ", "Ǩǩ", "Ʒʒ", "Ǯǯ", "kuäʹmm", "Ïï", "Nguyễn",
        ] {
            let (used, missing) = cuts(word);
            assert_eq!(used.len(), 1, "{word}");
            assert!(missing.is_empty(), "{word}");
        }
    }

    #[test]
    fn letters_without_shape_are_told() {
        let (_, missing) = cuts("a雪b\u{e000}");
        assert_eq!(missing, BTreeSet::from(['雪', '\u{e000}']));
    }
}
