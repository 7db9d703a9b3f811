//! What the forms of a deviation share: the page around the fields, and what comes back.

use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

use super::shown::Shown;

/// What stands around the fields of a form: its title, what leads to it, and what it sends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Where it is sent, after the deviation's address.
    pub(super) to: &'static str,
    /// The title's key.
    pub(super) title: &'static str,
    /// The key of what leads to it.
    pub(super) lead: &'static str,
    /// The key of the button.
    pub(super) button: &'static str,
    /// The rules behind it.
    pub(super) why: &'static [&'static str],
}

/// The page of a form.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the markup of the fields is made for this"
)]
pub(super) fn page(
    visit: &Visit,
    shown: &Shown,
    frame: Frame,
    form: &Form,
    fields: Markup,
) -> Reply {
    let t = visit.t();
    let at = shown.address();
    let over = format!(
        "{} · {}",
        shown.view.report.number(),
        super::words::kind(t, shown.view.case.kind)
    );
    let body = html! {
        (Heading::new(t.say(frame.title)).over(over).lead(t.say(frame.lead)))
        form method="post" action={ (at) (frame.to) } {
            (form.around(t, html! {
                (fields)
                (visit.why_all(frame.why))
                (ButtonRow::new(Button::primary(t.say(frame.button)))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    visit
        .page(frame.title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(frame.title)))
        .with_errors(form.has_errors())
}

/// An empty form about a deviation in the version that is shown.
pub(super) fn blank(visit: &Visit, shown: &Shown) -> Form {
    visit.blank().with("version", shown.view.case.version)
}

/// A form of one text.
pub(super) fn one_text(visit: &Visit, form: &Form, label: &str, hint: &str) -> Markup {
    let t = visit.t();
    html! { (form.area(t, "words", label).hint(t.say(hint)).rows(4)) }
}
