//! The person's own pages, and what a relative sees who was let in. Plain words, larger type, one thing at a time.

mod let_in;
mod page;

use access::{Need, Resource};
use kernel::{Actor, PersonId, Problem};
use page_kit::{Needs, Routes, Visit};

/// The routes.
pub(super) fn routes() -> Routes {
    let own = Needs::may(Need::see(Resource::OwnFile));
    let lets_in = Needs::may(Need::administer(Resource::OwnFile));
    Routes::new()
        .page("/min-sida", own, page::show)
        .page("/min-sida/narstaende", lets_in, let_in::show)
        .form("/min-sida/narstaende", lets_in, let_in::save)
        .form("/min-sida/narstaende/stang", lets_in, let_in::shut)
}

/// Whose pages they are: the person's, or those of the person who has let the reader in.
fn whose(visit: &Visit) -> Result<PersonId, Problem> {
    match visit.actor() {
        Actor::Resident { person, .. } => Ok(*person),
        Actor::Staff { .. } | Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
    }
}
