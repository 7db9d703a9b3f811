//! Ticks all boxes of a field at once, or none, and tells how many are ticked.

use maud::{Markup, Render, html};

use super::{Button, ButtonRow, hidden};
use kernel::Arg;

use crate::T;

/// Stands above a form with many checkboxes of one name. A form of its own, which loads the page anew with `?valj=alla`;
/// with script the boxes are ticked where they are, and the number is told as it changes.
///
/// It is no part of the form with the boxes: there its buttons would be the first, which Enter presses.
#[derive(Debug, Clone)]
pub struct TickAll<'a> {
    t: T<'a>,
    name: String,
    ticked: usize,
    all: usize,
    kept: Vec<(String, String)>,
}

impl<'a> TickAll<'a> {
    /// Name of what the buttons send in the address.
    pub const FIELD: &'static str = "valj";
    /// What it is for all.
    pub const ALL: &'static str = "alla";
    /// What it is for none.
    pub const NONE: &'static str = "inga";

    /// Of the boxes with a name: how many are ticked, and of how many.
    pub fn new(t: T<'a>, name: impl Into<String>, (ticked, all): (usize, usize)) -> Self {
        Self {
            t,
            name: name.into(),
            ticked,
            all,
            kept: Vec::new(),
        }
    }

    /// Something else in the address, which stays there.
    #[must_use]
    pub fn keeps(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.kept.push((name.into(), value.into()));
        self
    }
}

impl Render for TickAll<'_> {
    fn render(&self) -> Markup {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let words = |ticked: Arg| {
            let all = count(self.all).into();
            self.t
                .with("page-kit-ticked", &[("count", ticked), ("all", all)])
        };
        let tick =
            |key: &str, value: &str| Button::quiet(self.t.say(key)).sends(Self::FIELD, value);
        html! {
            form.tick-all method="get" data-tick-all=(self.name) {
                @for (name, value) in &self.kept { (hidden(name, value)) }
                (ButtonRow::new(tick("page-kit-tick-all", Self::ALL)).and(tick("page-kit-tick-none", Self::NONE)))
                p role="status" data-ticked=(words("#".into())) { (words(count(self.ticked).into())) }
            }
        }
    }
}
