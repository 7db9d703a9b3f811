//! The front page: for the one who needs help, and for the one who works here.

use kernel::{Actor, Problem};
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Heading, Section},
};

/// The front page; whoever is signed in comes to what is first for her or him.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    if matches!(visit.actor(), Actor::Staff { .. } | Actor::Resident { .. }) {
        return Ok(visit.go("/hem"));
    }
    if visit.session.is_some() {
        return Ok(visit.go("/uppdrag"));
    }
    let t = visit.t();
    let municipality = visit.app.settings().municipality.clone();
    let title = t.with(
        "portal-front-title",
        &[("municipality", municipality.into())],
    );
    let body = html! {
        (Heading::new(title.clone()).lead(t.say("portal-front-lead")))
        (Section::new("ask", t.say("portal-front-ask-title"), html! {
            p { (t.say("portal-front-ask-body")) }
            (ButtonRow::new(Button::primary(t.say("portal-front-ask")).href("/fraga")))
        }))
        (Section::new("staff", t.say("portal-front-staff-title"), html! {
            p { (t.say("portal-front-staff-body")) }
            (ButtonRow::new(Button::secondary(t.say("portal-log-in")).href("/logga-in")))
            (super::tour::way(&visit))
        }))
    };
    Ok(Reply::page(title, body))
}
