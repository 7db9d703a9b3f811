//! Accounts of those who work here: who can log in, in which assignments, who may be a named care contact. Residents' logins are not shown.

mod add;
mod care_contact;
mod list;
mod one;
mod steps;

use access::{Need, Resource, UserView};
use kernel::{Problem, UserId};
use page_kit::{Needs, Routes, Visit};

/// The routes.
pub(super) fn routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Account));
    let set = Needs::may(Need::administer(Resource::Account));
    Routes::new()
        .page("/anvandare", see, list::show)
        .page("/anvandare/ny", set, add::show)
        .form("/anvandare", set, add::save)
        .page("/anvandare/{user}", see, one::show)
        .form("/anvandare/{user}/uppdrag", set, steps::give)
        .form("/anvandare/{user}/uppdrag/avsluta", set, steps::end)
        .form("/anvandare/{user}/omsorgskontakt", set, care_contact::set)
        .form("/anvandare/{user}/losenord", set, steps::set_password)
        .form("/anvandare/{user}/stang", set, steps::disable)
        .form("/anvandare/{user}/oppna", set, steps::enable)
}

/// Whether the reader sets accounts, and does not only see those of the own unit.
async fn may_set(visit: &Visit) -> Result<bool, Problem> {
    let need = Need::administer(Resource::Account);
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

/// The user in the path, if she or he works here, and for a manager at the own unit.
async fn user(visit: &Visit) -> Result<UserView, Problem> {
    let id: UserId = visit.id("user")?;
    let user = access::user(visit.reader(), id).await?;
    let user = user.ok_or(Problem::NotFound)?;
    let assignments = access::assignments_of(visit.reader(), id).await?;
    let is_resident_only = user.person.is_some() && assignments.is_empty();
    if is_resident_only {
        return Err(Problem::NotFound);
    }
    if !may_set(visit).await? {
        let unit = visit.unit()?;
        if !assignments.iter().any(|assignment| assignment.unit == unit) {
            return Err(Problem::NotFound);
        }
    }
    Ok(user)
}
