//! The guided tour of a demo: one visit followed along the red thread, from the committee's goal and back to it.
//!
//! Each step says what one sees and why, and leads there as somebody of the demo's staff who may see it. Outside a demo
//! there is no tour.

mod steps;

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading, Notice, Section, hidden},
};

use self::steps::Stop;
use super::who::role_name;

/// The tour.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    if !visit.app.settings().is_demo {
        return Err(Problem::NotFound);
    }
    let t = visit.t();
    let stops = steps::find(&visit).await?;
    let body = html! {
        (Heading::new(t.say("portal-tour-title")).lead(t.say("portal-tour-lead")))
        (Notice::info(t, t.say("portal-demo-title")).body(html! { p { (t.say("portal-tour-how")) } }))
        @if stops.is_empty() {
            (Empty::new(t.say("portal-tour-empty")).body(t.say("portal-tour-empty-body")))
        }
        @for (number, stop) in (1_i64..).zip(&stops) {
            (section(&visit, number, stop))
        }
    };
    Ok(Reply::page(t.say("portal-tour-title"), body))
}

/// The way to the tour, on pages of a demo.
pub(super) fn way(visit: &Visit) -> Markup {
    let t = visit.t();
    html! {
        @if visit.app.settings().is_demo {
            p { a href="/rundtur" { (t.say("portal-tour-way")) } }
        }
    }
}

fn section(visit: &Visit, number: i64, stop: &Stop) -> Markup {
    let t = visit.t();
    let key = stop.step.key();
    let args = [
        ("number", number.into()),
        ("title", t.say(&format!("portal-tour-{key}")).into()),
    ];
    let who = format!("{}, {}", stop.name, role_name(t, stop.role));
    let body = html! {
        p { (t.say(&format!("portal-tour-{key}-body"))) }
        form method="post" action="/logga-in" {
            (visit.blank().top(t))
            (hidden("back", &stop.address))
            (hidden("user", &stop.user.to_string()))
            (ButtonRow::new(Button::secondary(t.with("portal-tour-see", &[("who", who.into())]))
                .about(t.say(&format!("portal-tour-{key}")))))
        }
    };
    let section = Section::new(
        format!("steg-{number}"),
        t.with("portal-tour-step", &args),
        body,
    );
    html! { (section) }
}
