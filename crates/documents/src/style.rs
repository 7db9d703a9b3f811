//! Sizes, places and colours: everything that decides what a page looks like.

/// Points per millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// A4, upright.
pub(crate) const PAGE_WIDTH: f32 = 210.0 * MM;
/// A4, upright.
pub(crate) const PAGE_HEIGHT: f32 = 297.0 * MM;
/// Where text begins from the left edge.
pub(crate) const LEFT: f32 = 30.0 * MM;
/// The width of a line: about 70 letters, which the eye follows without effort.
pub(crate) const MEASURE: f32 = 147.0 * MM;
/// Where text begins from the top edge.
pub(crate) const TOP: f32 = 22.0 * MM;
/// Where text ends.
pub(crate) const BOTTOM: f32 = PAGE_HEIGHT - 28.0 * MM;
/// The baseline of the footer.
pub(crate) const FOOTER: f32 = PAGE_HEIGHT - 15.0 * MM;
/// Where the second column of the letterhead begins: the window of a Swedish envelope.
pub(crate) const WINDOW_LEFT: f32 = 112.0 * MM;
/// Where the recipient begins from the top edge.
pub(crate) const WINDOW_TOP: f32 = 52.0 * MM;
/// Where the letter itself begins at the earliest when there is a letterhead.
pub(crate) const LETTER_TOP: f32 = 92.0 * MM;

/// An ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Near-black, for what is read.
    Text,
    /// Quieter, still 7:1 on white paper, for labels and the footer.
    Quiet,
    /// For hairlines.
    Line,
}

impl Ink {
    pub(crate) const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Text => (0x1c, 0x1a, 0x17),
            Self::Quiet => (0x52, 0x4d, 0x46),
            Self::Line => (0x9a, 0x94, 0x8b),
        }
    }
}

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) size: f32,
    /// From baseline to baseline.
    pub(crate) leading: f32,
    pub(crate) ink: Ink,
    /// Figures of equal width, for columns of numbers.
    pub(crate) tabular: bool,
}

impl Style {
    const fn new(size: f32, leading: f32, ink: Ink) -> Self {
        Self {
            size,
            leading,
            ink,
            tabular: false,
        }
    }

    pub(crate) const fn tabular(mut self) -> Self {
        self.tabular = true;
        self
    }

    /// How far below the top of its line the baseline stands.
    pub(crate) fn baseline(self) -> f32 {
        (self.leading - self.size) / 2.0 + self.size * 0.83
    }
}

pub(crate) const TITLE: Style = Style::new(20.0, 26.0, Ink::Text);
pub(crate) const HEADING: Style = Style::new(14.0, 19.0, Ink::Text);
pub(crate) const SUBHEADING: Style = Style::new(12.0, 17.0, Ink::Text);
pub(crate) const BODY: Style = Style::new(11.5, 17.0, Ink::Text);
pub(crate) const CELL: Style = Style::new(10.5, 14.5, Ink::Text);
pub(crate) const CELL_HEAD: Style = Style::new(10.0, 13.5, Ink::Text);
pub(crate) const TERM: Style = Style::new(11.5, 17.0, Ink::Quiet);
pub(crate) const SENDER: Style = Style::new(14.0, 19.0, Ink::Text);
pub(crate) const SENDER_LINE: Style = Style::new(9.5, 13.5, Ink::Quiet);
pub(crate) const LABEL: Style = Style::new(9.0, 14.5, Ink::Quiet);
pub(crate) const VALUE: Style = Style::new(10.5, 14.5, Ink::Text);
pub(crate) const FOOTNOTE: Style = Style::new(9.0, 12.0, Ink::Quiet);
