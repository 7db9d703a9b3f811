//! What comes first for each role.

use kernel::{Problem, Role};
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

/// The reader's home.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let role = visit.actor().role().ok_or(Problem::NotFound)?;
    let name = visit.session.as_ref().map_or("", |session| session.user_name.as_str()).to_owned();
    let body = html! {
        (Heading::new(t.with("portal-home-title", &[("name", name.into())])))
        @if role == Role::CaseOfficer {
            (ButtonRow::new(Button::primary(t.say("cases-contact-new-title")).href("/kontakter/ny")))
        }
    };
    Ok(visit.page("portal-way-home", body))
}
