//! What is done to an account: assignments given and ended, a password set, the login closed and opened.

use access::{
    DisableUser, EnableUser, EndAssignment, GiveAssignment, Login, NewPassword, SetPassword,
};
use kernel::{Assignments, Period, Problem, Refusal};
use page_kit::{Form, Reply, Visit};
use store::Action;

use super::{one::view, user};

/// Carries out a step, and shows the account again.
pub(super) async fn take<A: Action>(
    visit: &Visit,
    mut form: Form,
    action: Option<A>,
    saying: &str,
) -> Result<Reply, Problem> {
    let user = user(visit).await?;
    match visit.submit(&mut form, action).await? {
        Some(_done) => Ok(visit.go(format!("/anvandare/{}", user.id)).saying(saying)),
        None => view(visit, &form, &user).await,
    }
}

/// Gives an assignment.
pub(in crate::pages) async fn give(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let (role, unit) = (form.choice("role"), form.id("unit"));
    let (from, to) = (form.date("from"), form.optional_date("to"));
    let period = match (from, to) {
        (Some(from), Some(to)) => {
            let period = Period::new(from, to);
            if period.is_err() {
                form.refuse(Refusal::new("portal-refusal-period").at("to"));
            }
            period.ok()
        }
        (None, _) | (_, None) => None,
    };
    let user = visit.id("user")?;
    let place = match unit {
        Some(unit) => organisation::workplace(visit.reader(), unit).await?,
        None => None,
    };
    if unit.is_some() && place.is_none() {
        form.refuse(Refusal::new("page-kit-refusal-choice").at("unit"));
    }
    let action = (|| {
        let place = place?;
        Some(GiveAssignment {
            user,
            role: role?,
            unit: place.unit,
            team: place.team,
            period: period?,
        })
    })();
    take(&visit, form, action, "portal-users-given").await
}

/// Ends an assignment at once.
pub(in crate::pages) async fn end(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let assignment = form.id::<Assignments>("assignment");
    let reason = match assignment {
        Some(id) => form.line(&format!("reason-{id}")),
        None => None,
    };
    let action = (|| {
        Some(EndAssignment {
            assignment: assignment?,
            reason: reason?,
        })
    })();
    take(&visit, form, action, "portal-users-ended").await
}

/// Sets a password; the user's sessions end.
pub(in crate::pages) async fn set_password(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let user = user(&visit).await?;
    let login = Login::parse(&user.login)
        .map_err(|error| kernel::Fault::from_source("a kept login", error))?;
    let action = match NewPassword::choose(form.value("password"), &login, "password") {
        Ok(password) => Some(SetPassword {
            user: user.id,
            sealed: visit.app.door().seal(&password).await?,
        }),
        Err(refusal) => {
            form.refuse(refusal);
            None
        }
    };
    take(&visit, form, action, "portal-users-password-set").await
}

/// Closes the login.
pub(in crate::pages) async fn disable(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let user = visit.id("user")?;
    let action = form
        .line("reason")
        .map(|reason| DisableUser { user, reason });
    take(&visit, form, action, "portal-users-closed").await
}

/// Opens it again.
pub(in crate::pages) async fn enable(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let user = visit.id("user")?;
    let action = form
        .line("reason")
        .map(|reason| EnableUser { user, reason });
    take(&visit, form, action, "portal-users-opened").await
}
