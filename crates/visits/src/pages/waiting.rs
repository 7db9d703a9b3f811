//! What waits on this phone to be sent. The phone fills it in; without one, nothing waits.

use kernel::Problem;
use maud::html;
use page_kit::{Reply, Visit, components::Heading};

use super::shown::way;

/// The page that the phone fills in.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "visits-waiting-title";
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("visits-waiting-lead")))
        div #waiting aria-live="polite" { p { (t.say("visits-waiting-none")) } }
    };
    let way = way(&visit);
    Ok(visit.page(title, body).breadcrumbs(&way.here(t.say(title))))
}
