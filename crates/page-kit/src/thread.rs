//! The red thread: a person's way from first contact to follow-up, drawn as one line with knots.
//!
//! Where something is done the thread is whole; where something is due it has a knot with the date; where
//! something was dropped it is broken, and that is said first. Every knot is also a line of text, so the
//! thread can be read aloud, printed, and seen in forced colours.

use maud::{Markup, PreEscaped, Render, html};

use crate::T;
use crate::components::Due;

/// What has become of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnotState {
    /// Done: the thread is whole.
    Done,
    /// To be done, with a date.
    Due,
    /// Dropped: the day has passed and nobody has done it.
    Broken,
    /// Not begun, and not yet to be done.
    Ahead,
}

impl KnotState {
    const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Due => "due",
            Self::Broken => "broken",
            Self::Ahead => "ahead",
        }
    }
}

/// One step on the thread.
#[derive(Debug, Clone)]
pub struct Knot {
    state: KnotState,
    title: String,
    href: Option<String>,
    when: Option<Markup>,
    due: Option<Due>,
    detail: Option<Markup>,
}

impl Knot {
    fn new(state: KnotState, title: impl Into<String>) -> Self {
        Self {
            state,
            title: title.into(),
            href: None,
            when: None,
            due: None,
            detail: None,
        }
    }

    /// Something done; `when` is mostly a [`crate::dates::day_element`].
    pub fn done(title: impl Into<String>, when: impl Render) -> Self {
        Self {
            when: Some(when.render()),
            ..Self::new(KnotState::Done, title)
        }
    }

    /// Something to do before a day. When the day has passed, the thread is broken here.
    pub fn due(title: impl Into<String>, due: Due) -> Self {
        let state = match due.state() {
            crate::components::DueState::Overdue => KnotState::Broken,
            crate::components::DueState::Today
            | crate::components::DueState::Soon
            | crate::components::DueState::Later => KnotState::Due,
        };
        Self {
            due: Some(due),
            ..Self::new(state, title)
        }
    }

    /// Something that was dropped for another reason than a passed day.
    pub fn broken(title: impl Into<String>) -> Self {
        Self::new(KnotState::Broken, title)
    }

    /// Something that comes later and has no day yet.
    pub fn ahead(title: impl Into<String>) -> Self {
        Self::new(KnotState::Ahead, title)
    }

    /// Where the step can be opened, or done.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// A few words more: who, how much, what comes next, "Varför?".
    #[must_use]
    pub fn detail(mut self, detail: impl Render) -> Self {
        self.detail = Some(detail.render());
        self
    }

    /// What has become of the step.
    pub const fn state(&self) -> KnotState {
        self.state
    }

    fn words(&self, t: T<'_>) -> String {
        t.say(&format!("page-kit-knot-{}", self.state.name()))
    }
}

/// The thread of one person, one case or one goal: its steps in order.
#[derive(Debug, Clone)]
pub struct Thread<'a> {
    t: T<'a>,
    id: String,
    label: String,
    knots: Vec<Knot>,
    are_breaks_elsewhere: bool,
}

impl<'a> Thread<'a> {
    /// A thread; `id` makes the addresses of its knots, the label tells whose it is.
    pub fn new(t: T<'a>, id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            t,
            id: id.into(),
            label: label.into(),
            knots: Vec::new(),
            are_breaks_elsewhere: false,
        }
    }

    /// The next step.
    #[must_use]
    pub fn knot(mut self, knot: Knot) -> Self {
        self.knots.push(knot);
        self
    }

    /// The next steps.
    #[must_use]
    pub fn knots(mut self, knots: impl IntoIterator<Item = Knot>) -> Self {
        self.knots.extend(knots);
        self
    }

    /// Leaves out what is broken, where the page shows [`Self::breaks`] higher up.
    #[must_use]
    pub const fn breaks_elsewhere(mut self) -> Self {
        self.are_breaks_elsewhere = true;
        self
    }

    /// Where the thread is broken, with links to the knots; nothing while it is whole. Belongs right under the
    /// person's name, so that it is seen first on a telephone too.
    pub fn breaks(&self) -> Markup {
        let broken: Vec<(usize, &Knot)> = self
            .knots
            .iter()
            .enumerate()
            .filter(|(_, k)| k.state == KnotState::Broken)
            .collect();
        let count = i64::try_from(broken.len()).unwrap_or(i64::MAX);
        html! {
            @if !broken.is_empty() {
                div.thread-breaks {
                    svg aria-hidden="true" focusable="false" {
                        line.thread-line x1="1" y1="12" x2="56" y2="12" {}
                        (PreEscaped(LYING_BREAK))
                        line.thread-line x1="106" y1="12" x2="100%" y2="12" {}
                    }
                    p { strong { (self.t.with("page-kit-thread-broken", &[("count", count.into())])) } }
                    ul {
                        @for (place, knot) in &broken {
                            li {
                                a href={ "#" (self.id) "-" (place) } { (knot.title) }
                                @if let Some(due) = &knot.due { " " (due) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn one(&self, place: usize, knot: &Knot) -> Markup {
        let title = html! {
            @if let Some(href) = &knot.href { a href=(href) { (knot.title) } } @else { (knot.title) }
        };
        html! {
            li.knot id={ (self.id) "-" (place) } data-state=(knot.state.name()) {
                (self.drawing(place, knot.state))
                div.knot-words {
                    p.knot-title {
                        strong { (title) }
                        " "
                        @match knot.state {
                            KnotState::Done => { span.ds-sr-only { (knot.words(self.t)) } }
                            KnotState::Due | KnotState::Ahead => { span.knot-state { (knot.words(self.t)) } }
                            KnotState::Broken => { span.knot-state.knot-broken { (knot.words(self.t)) } }
                        }
                    }
                    @if let Some(due) = &knot.due { p.knot-when { (due) } }
                    @if let Some(when) = &knot.when { p.knot-when { (when) } }
                    @if let Some(detail) = &knot.detail { div.knot-detail { (detail) } }
                }
            }
        }
    }

    /// The piece of the line beside one step: down to the knot, the knot, and on to the next.
    fn drawing(&self, place: usize, state: KnotState) -> Markup {
        let next = self.knots.get(place + 1).map(|k| k.state);
        let (shape, begin, end) = knot_shape(state);
        html! {
            svg.thread-piece aria-hidden="true" focusable="false" {
                @if place > 0 {
                    line.thread-line data-loose[state == KnotState::Ahead] x1="16" y1="0" x2="16" y2=(begin) {}
                }
                @match (next, end) {
                    (Some(next), Some(end)) => {
                        line.thread-line data-loose[next == KnotState::Ahead] x1="16" y1=(end) x2="16" y2="100%" {}
                    }
                    // The other end hangs from below, just above the next knot.
                    (Some(_), None) => svg y="100%" { (PreEscaped(HANGING_END)) },
                    (None, _) => {}
                }
                (PreEscaped(shape))
            }
        }
    }
}

impl Render for Thread<'_> {
    fn render(&self) -> Markup {
        html! {
            div.thread-frame {
                @if !self.are_breaks_elsewhere { (self.breaks()) }
                ol.thread aria-label=(self.label) {
                    @for (place, knot) in self.knots.iter().enumerate() { (self.one(place, knot)) }
                }
            }
        }
    }
}

/// The frayed end below a break; it ends where the next piece begins.
const HANGING_END: &str = r#"<path class="thread-line" d="M16 0v-5"/><path class="thread-fray" d="M16-4c0-5-4-5-6-11M16-4c0-5 .5-7 1.5-13M16-4c0-5 4-5 6.5-10M16-4c0-5-2-5-2.5-9"/>"#;

/// The knot itself in a field 32 wide; from which height the line stops for it, and from which it goes on, if
/// it does.
const fn knot_shape(state: KnotState) -> (&'static str, u8, Option<u8>) {
    match state {
        KnotState::Done => (
            r#"<circle class="thread-bead" cx="16" cy="17" r="5.5"/>"#,
            17,
            Some(17),
        ),
        // A half hitch: the line goes round itself once, and can be tied or come undone.
        KnotState::Due => (
            r#"<path class="thread-line" d="M16 0c0 7 12 5.5 12 15S17.5 30 10 25.5 3 11 12 9.5s12.5 8.5 8.5 15.5-4.5 8-4.5 15"/>"#,
            0,
            Some(40),
        ),
        // A frayed end, and then nothing until the next knot.
        KnotState::Broken => (
            r#"<path class="thread-fray" d="M16 6c0 6-4.5 7-7.5 13M16 6c0 6 .5 9-.5 16M16 6c0 6 4 6 7.5 11M16 6c0 6 2 7 3 13"/>"#,
            7,
            None,
        ),
        KnotState::Ahead => (
            r#"<circle class="thread-ring" cx="16" cy="17" r="5"/>"#,
            12,
            Some(22),
        ),
    }
}

/// Two frayed ends that do not meet, lying from x = 56 to x = 106 at y = 12.
const LYING_BREAK: &str = r#"<path class="thread-fray" d="M56 12c7 0 8-5 14-7M56 12c6 0 9 .5 17-1M56 12c7 0 8 4 13 8M106 12c-7 0-7-4-12-7M106 12c-6 0-9 .5-15 2M106 12c-6 0-8 5-14 8"/>"#;

/// The thread in one line, for lists of persons: small knots, and in words what is next.
#[derive(Debug, Clone)]
pub struct ThreadLine<'a> {
    t: T<'a>,
    knots: Vec<Knot>,
}

impl<'a> ThreadLine<'a> {
    /// A small thread of these steps.
    pub fn new(t: T<'a>, knots: impl IntoIterator<Item = Knot>) -> Self {
        Self {
            t,
            knots: knots.into_iter().collect(),
        }
    }

    /// What to tell in words: the first broken step, else the first that is due, else how far it has come.
    fn words(&self) -> Markup {
        let first = |state| self.knots.iter().find(|k| k.state == state);
        html! {
            @if let Some(knot) = first(KnotState::Broken).or_else(|| first(KnotState::Due)) {
                strong { (knot.title) }
                @match &knot.due {
                    Some(due) => { " " (due) }
                    None => { " " span { (knot.words(self.t)) } }
                }
            } @else {
                (self.t.say("page-kit-thread-whole"))
            }
        }
    }
}

impl Render for ThreadLine<'_> {
    fn render(&self) -> Markup {
        let step = 28;
        let width = self.knots.len().saturating_sub(1) * step + 18;
        html! {
            div.thread-small {
                svg aria-hidden="true" focusable="false" width=(width) height="20" viewBox={ "0 0 " (width) " 20" } {
                    @for (place, knot) in self.knots.iter().enumerate() {
                        @let x = place * step + 9;
                        @if let Some(before) = place.checked_sub(1).and_then(|p| self.knots.get(p)) {
                            line.thread-line data-loose[knot.state == KnotState::Ahead]
                                x1=(x - step + reach(before.state)) y1="10" x2=(x - reach(knot.state)) y2="10" {}
                        }
                        (small_knot(knot.state, x))
                    }
                }
                span.ds-sr-only {
                    @for knot in &self.knots { (knot.title) ": " (knot.words(self.t)) ". " }
                }
                p.thread-small-words { (self.words()) }
            }
        }
    }
}

/// How far a small knot reaches to each side of its middle.
const fn reach(state: KnotState) -> usize {
    match state {
        KnotState::Done => 3,
        KnotState::Due => 6,
        KnotState::Broken => 9,
        KnotState::Ahead => 5,
    }
}

fn small_knot(state: KnotState, x: usize) -> Markup {
    html! {
        @match state {
            KnotState::Done => circle.thread-bead cx=(x) cy="10" r="4.5" {},
            KnotState::Due => {
                circle.thread-knot cx=(x) cy="10" r="5" {}
                circle.thread-bead cx=(x) cy="10" r="1.8" {}
            }
            KnotState::Broken => {
                path.thread-fray d={ "M" (x - 9) " 10l5-5M" (x - 9) " 10h6M" (x - 9) " 10l4.5 4.5M" (x + 9) " 10l-4.5-4.5M" (x + 9) " 10l-6 .5M" (x + 9) " 10l-4 5" } {}
            }
            KnotState::Ahead => circle.thread-ring cx=(x) cy="10" r="4" {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Texts;
    use jiff::civil::date;
    use kernel::Language;

    fn thread(last_due: jiff::civil::Date) -> String {
        let texts = Texts::new(&[]).unwrap();
        let t = texts.t(Language::Swedish);
        Thread::new(t, "trad", "Ragnars tråd")
            .knot(Knot::done("Kontakt", "2 mars").href("/kontakt/1"))
            .knot(Knot::due(
                "Plan <b>",
                Due::day(t, last_due, date(2026, 3, 20)),
            ))
            .knot(Knot::ahead("Uppföljning"))
            .render()
            .into_string()
    }

    #[test]
    fn a_whole_thread_says_every_knot_in_words() {
        let html = thread(date(2026, 3, 22));
        assert!(!html.contains("thread-breaks"), "{html}");
        assert!(html.contains("Plan &lt;b&gt;"));
        assert!(html.contains("Om 2 dagar"));
        for state in ["done", "due", "ahead"] {
            assert!(html.contains(&format!("data-state=\"{state}\"")), "{state}");
        }
    }

    #[test]
    fn a_passed_day_breaks_the_thread_and_is_said_first() {
        let html = thread(date(2026, 3, 10));
        let summary = html.find("thread-breaks").unwrap();
        assert!(summary < html.find("<ol").unwrap());
        assert!(html.contains("href=\"#trad-1\"") && html.contains("id=\"trad-1\""));
        assert!(html.contains("10 dagar sen"));
    }
}
