//! The review of the log: who has read and done what, by list, by random sample, and by count.
//!
//! Reviewers see who looked, when, at which page and on which ground; of the person only a reference, and of what
//! was changed only that it was.

mod counts;
mod filter;
mod list;
mod sample;

use access::{Need, Resource};
use page_kit::{Needs, Routes, Visit, components::Tabs};

/// The routes.
pub(super) fn routes() -> Routes {
    let review = Needs::may(Need::review(Resource::AccessLog));
    Routes::new()
        .page("/logg", review, list::show)
        .form("/logg/person", review, filter::by_number)
        .page("/logg/stickprov", review, sample::show)
        .form("/logg/stickprov", review, sample::sign)
        .page("/logg/antal", review, counts::show)
}

pub(super) use sample::first as first_sample;

const TABS: [(&str, &str); 3] = [
    ("/logg", "portal-log-all"),
    ("/logg/stickprov", "portal-log-sample"),
    ("/logg/antal", "portal-log-counts"),
];

/// The three ways to look; what was narrowed stays narrowed.
fn tabs(visit: &Visit) -> Tabs {
    let t = visit.t();
    let kept = filter::kept_address(visit);
    let mut tabs = Tabs::new(t.say("portal-log-title"));
    for (path, label) in TABS {
        let href = format!("{path}{kept}");
        tabs = if path == visit.path() {
            tabs.here(t.say(label), href)
        } else {
            tabs.tab(t.say(label), href)
        };
    }
    tabs
}
