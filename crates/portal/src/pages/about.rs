//! Help, and what can be said of accessibility.

use kernel::Problem;
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Heading, Section},
};

/// Help: how to find one's way.
pub(super) async fn help(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let parts = ["find", "thread", "deadlines", "mistakes", "keyboard"];
    // Not everybody reads forecasts, and nobody is led to what is closed.
    let method = "/prognos/metod";
    let reads_forecasts = visit.leads(method, None)?;
    let body = html! {
        (Heading::new(t.say("portal-help-title")).lead(t.say("portal-help-lead")))
        @for part in parts {
            (Section::new(part, t.say(&format!("portal-help-{part}-title")), html! {
                p { (t.say(&format!("portal-help-{part}-body"))) }
            }))
        }
        @if reads_forecasts {
            (Section::new("forecast", t.say("portal-help-forecast-title"), html! {
                p { (t.say("portal-help-forecast-body")) }
                p { a href=(method) { (t.say("portal-help-forecast-link")) } }
            }))
        }
    };
    Ok(visit.page("portal-help-title", body))
}

/// What can be said of accessibility, and to whom one turns.
pub(super) async fn accessibility(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let body = html! {
        (Heading::new(t.say("portal-accessibility-title")))
        p { (t.say("portal-accessibility-body")) }
        p { (t.say("portal-accessibility-report")) }
    };
    Ok(visit.page("portal-accessibility-title", body))
}
