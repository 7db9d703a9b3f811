//! Tags: where something stands, and when it is due. Always a shape and a word.

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, Render, html};

use crate::{Icon, T, dates};

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusKind {
    /// Not begun.
    New,
    /// Being written.
    Draft,
    /// Under way.
    Active,
    /// Waits for somebody.
    Waiting,
    /// Done, granted, met.
    Done,
    /// Needs eyes.
    Warning,
    /// Refused, stopped, not met.
    Stopped,
    /// Ended, and nothing more to do.
    Closed,
}

impl StatusKind {
    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Warning => "warning",
            Self::Stopped => "stopped",
            Self::Closed => "closed",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::New => Icon::Ring,
            Self::Closed => Icon::Closed,
            Self::Draft => Icon::Pencil,
            Self::Active => Icon::Half,
            Self::Waiting => Icon::Pause,
            Self::Done => Icon::Done,
            Self::Warning => Icon::Warning,
            Self::Stopped => Icon::Stop,
        }
    }
}

/// A tag that says where something stands.
#[derive(Debug, Clone)]
pub struct Status {
    kind: StatusKind,
    word: String,
}

impl Status {
    /// A tag of a kind with its word.
    pub fn new(kind: StatusKind, word: impl Into<String>) -> Self {
        Self {
            kind,
            word: word.into(),
        }
    }
}

impl Render for Status {
    fn render(&self) -> Markup {
        html! {
            span.tag data-kind=(self.kind.name()) { (self.kind.icon()) span { (self.word) } }
        }
    }
}

/// How close a due day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueState {
    /// Should have been done.
    Overdue,
    /// Today.
    Today,
    /// Within a few days.
    Soon,
    /// Later.
    Later,
}

impl DueState {
    /// How close a day is; `soon` is how many days ahead count as soon.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use page_kit::components::DueState;
    /// let today = date(2026, 3, 2);
    /// assert_eq!(DueState::of_day(date(2026, 3, 5), today, 3), DueState::Soon);
    /// assert_eq!(DueState::of_day(date(2026, 3, 6), today, 3), DueState::Later);
    /// ```
    pub fn of_day(due: Date, today: Date, soon: i32) -> Self {
        let days = today.until(due).map_or(0, |span| span.get_days());
        match days {
            ..0 => Self::Overdue,
            0 => Self::Today,
            days if days <= soon => Self::Soon,
            _ => Self::Later,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Later => "later",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Overdue => Icon::Stop,
            Self::Today => Icon::Today,
            Self::Soon => Icon::Clock,
            Self::Later => Icon::Ring,
        }
    }
}

/// A tag that says when something is due: `3 dagar sen`, `I dag 14.30`, `Om 2 dagar`, `måndag 9 mars`.
#[derive(Debug, Clone)]
pub struct Due {
    state: DueState,
    word: String,
    title: String,
    machine: String,
}

impl Due {
    /// So many days ahead count as soon.
    const SOON_DAYS: i32 = 3;

    /// Due on a day.
    pub fn day(t: T<'_>, due: Date, today: Date) -> Self {
        let language = t.language();
        let state = DueState::of_day(due, today, Self::SOON_DAYS);
        let word = match state {
            DueState::Overdue => dates::days_late(language, due, today).unwrap_or_default(),
            DueState::Today | DueState::Soon => dates::days_off(language, due, today),
            DueState::Later => dates::day(language, due, today),
        };
        Self {
            state,
            word: capital(&word),
            title: dates::full_weekday(language, due),
            machine: due.to_string(),
        }
    }

    /// Due at a moment. The end of a day is said as the day: nobody thinks of it as 23.59.
    pub fn moment(t: T<'_>, due: Timestamp, now: Timestamp) -> Self {
        let language = t.language();
        let (day, today) = (dates::day_of(due), dates::day_of(now));
        let word = if dates::is_end_of_day(due) {
            dates::day(language, day, today)
        } else {
            dates::moment(language, due, now)
        };
        let (state, word) = match dates::lateness(language, due, now) {
            Some(late) => (DueState::Overdue, late),
            None => match DueState::of_day(day, today, Self::SOON_DAYS) {
                DueState::Overdue | DueState::Today => (DueState::Today, word),
                state @ (DueState::Soon | DueState::Later) => (state, word),
            },
        };
        Self {
            state,
            word: capital(&word),
            title: dates::full_moment(language, due),
            machine: dates::machine(due),
        }
    }

    /// How close it is.
    pub const fn state(&self) -> DueState {
        self.state
    }
}

impl Render for Due {
    fn render(&self) -> Markup {
        html! {
            span.tag.due data-kind=(self.state.name()) {
                (self.state.icon())
                time datetime=(self.machine) title=(self.title) { (self.word) }
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
