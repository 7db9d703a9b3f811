//! When and where all meet.

use kernel::{Line, Timestamp};

/// Where a meeting is held.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Place {
    /// At the person's home.
    Home,
    /// At an office, a health centre, a ward: told in words.
    Room,
    /// By video.
    Video,
    /// By telephone.
    Phone,
}

kernel::keyed!(Place { Home => "home", Room => "room", Video => "video", Phone => "phone" });

impl Place {
    /// Whether it must be told where, or how one joins.
    pub const fn needs_words(self) -> bool {
        match self {
            Self::Home => false,
            Self::Room | Self::Video | Self::Phone => true,
        }
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// When it begins.
    pub starts: Timestamp,
    /// Where.
    pub place: Place,
    /// Which room, or how one joins.
    pub words: Option<Line>,
    /// Interpreter that is booked: language or kind.
    pub interpreter: Option<Line>,
}
