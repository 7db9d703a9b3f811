//! Gives somebody a role at a unit, and takes it back.

use history::{Entry, Stream, Subject};
use kernel::{AssignmentId, Call, Line, Period, Problem, Refusal, Role, UnitId, UserId};
use store::{Action, Tx};

use super::told::Told;
use crate::{
    model::{AssignmentView, Need, Resource},
    reads::require,
    store::{assignments, users},
};

/// A new assignment (uppdrag).
#[derive(Debug, Clone, Copy)]
pub struct GiveAssignment {
    /// To whom.
    pub user: UserId,
    /// Which role.
    pub role: Role,
    /// At which unit: the whole that answers for the work, never a part of it.
    pub unit: UnitId,
    /// In which team of the unit; what the unit may, its teams may.
    pub team: Option<UnitId>,
    /// From when to when.
    pub period: Period,
}

impl Action for GiveAssignment {
    const NAME: &'static str = "give-assignment";
    type Done = AssignmentId;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<AssignmentId, Problem> {
        require(tx, call, Need::administer(Resource::Account).at(self.unit)).await?;
        if matches!(self.role, Role::Person | Role::Relative) {
            return Err(Refusal::new("access-refusal-role-not-staff")
                .at("role")
                .into());
        }
        // Nobody gives oneself rights.
        if call.actor.user() == Some(self.user) {
            return Err(Refusal::new("access-refusal-own-account").into());
        }
        users::by_id(tx, self.user)
            .await?
            .ok_or(Problem::NotFound)?;
        let id: AssignmentId = call.new_id();
        let new = AssignmentView {
            id,
            user: self.user,
            role: self.role,
            unit: self.unit,
            team: self.team,
            period: self.period,
        };
        assignments::insert(tx, &new).await?;
        let entry = Entry::new(
            Stream::Unit(self.unit),
            "access.assignment-given",
            Subject::new("assignment", id),
        )
        .change("role", None, Some(self.role.key().to_owned()))
        .change("team", None, self.team.map(|team| team.to_string()))
        .change("from", None, Some(self.period.from().to_string()))
        .change("to", None, self.period.to().map(|day| day.to_string()));
        let entry = Told::Given.staff(tx, entry, self.user).await?;
        history::write(tx, call, entry).await?;
        Ok(id)
    }
}

/// Takes an assignment back from this moment on; a session in it can only choose another.
#[derive(Debug, Clone)]
pub struct EndAssignment {
    /// Which.
    pub assignment: AssignmentId,
    /// Why.
    pub reason: Line,
}

impl Action for EndAssignment {
    const NAME: &'static str = "end-assignment";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        require(tx, call, Need::administer(Resource::Account)).await?;
        let standing = assignments::by_id(tx, self.assignment)
            .await?
            .ok_or(Problem::NotFound)?;
        assignments::end(tx, self.assignment, call.now).await?;
        let subject = Subject::new("assignment", self.assignment);
        let entry = Entry::new(
            Stream::Unit(standing.unit),
            "access.assignment-ended",
            subject,
        )
        .change("role", Some(standing.role.key().to_owned()), None)
        .reason(&self.reason);
        let entry = Told::Taken.staff(tx, entry, standing.user).await?;
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
