//! The few signs of the product, drawn as lines in the colour of the text beside them.

use maud::{Markup, PreEscaped, Render, html};

/// A sign. It never stands alone: a word says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A square with an i: for your knowledge.
    Info,
    /// A circle with a tick: done, in order.
    Done,
    /// A triangle with a mark: look here.
    Warning,
    /// An octagon with a cross: stop, wrong, late.
    Stop,
    /// A full circle with the clock's hands: today.
    Today,
    /// A circle with the clock's hands: soon.
    Clock,
    /// An open ring: later, not begun.
    Ring,
    /// A ring with a bar: ended.
    Closed,
    /// A half circle: begun.
    Half,
    /// Two bars: waiting.
    Pause,
    /// A pencil: draft.
    Pencil,
    /// A padlock: protected, hidden.
    Lock,
    /// A magnifying glass.
    Search,
    /// A person.
    Person,
    /// To the right.
    Forward,
    /// To the left.
    Back,
    /// Down.
    Down,
    /// Sorted upwards.
    SortUp,
    /// Sorted downwards.
    SortDown,
    /// Can be sorted.
    Sortable,
    /// A printer.
    Print,
}

impl Icon {
    /// What is drawn inside a field of 24 by 24.
    const fn shapes(self) -> &'static str {
        match self {
            Self::Info => {
                r#"<rect x="3" y="3" width="18" height="18" rx="2"/><path d="M12 11v6M12 7.2v.1"/>"#
            }
            Self::Done => r#"<circle cx="12" cy="12" r="9"/><path d="m7.5 12.5 3 3 6-7"/>"#,
            Self::Warning => r#"<path d="M12 3.5 21.5 20h-19zM12 10v4.5M12 17.2v.1"/>"#,
            Self::Stop => {
                r#"<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6"/>"#
            }
            Self::Today => {
                r#"<circle cx="12" cy="12" r="9.5" fill="currentColor"/><path class="icon-cut" d="M12 7v5l3.5 2"/>"#
            }
            Self::Clock => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>"#,
            Self::Ring => r#"<circle cx="12" cy="12" r="7"/>"#,
            Self::Closed => r#"<circle cx="12" cy="12" r="8"/><path d="M8.5 12h7"/>"#,
            Self::Half => {
                r#"<circle cx="12" cy="12" r="8"/><path fill="currentColor" d="M12 4a8 8 0 0 1 0 16z"/>"#
            }
            Self::Pause => r#"<circle cx="12" cy="12" r="9"/><path d="M10 8.5v7M14 8.5v7"/>"#,
            Self::Pencil => r#"<path d="m4 20 1-4L16.5 4.5l3 3L8 19zM14 7l3 3"/>"#,
            Self::Lock => {
                r#"<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5M12 14.5v2"/>"#
            }
            Self::Search => r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#,
            Self::Person => {
                r#"<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>"#
            }
            Self::Forward => r#"<path d="m9 5 7 7-7 7"/>"#,
            Self::Back => r#"<path d="m15 5-7 7 7 7"/>"#,
            Self::Down => r#"<path d="m5 9 7 7 7-7"/>"#,
            Self::SortUp => r#"<path d="M12 19V5M6 11l6-6 6 6"/>"#,
            Self::SortDown => r#"<path d="M12 5v14M6 13l6 6 6-6"/>"#,
            Self::Sortable => r#"<path d="m8 9 4-4 4 4M8 15l4 4 4-4"/>"#,
            Self::Print => r#"<path d="M7 8V3.5h10V8M7 17H4V9.5h16V17h-3M7 14h10v6.5H7z"/>"#,
        }
    }
}

impl Render for Icon {
    fn render(&self) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                (PreEscaped(self.shapes()))
            }
        }
    }
}
