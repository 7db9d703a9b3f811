//! Plans a measure: what is to be done, by whom and before which day. It is a duty of that one.

use kernel::{Call, Date, Problem, Prose, Refusal, Role, UserId};
use store::{Action, Tx};

use super::steps::{handled, name_of, take};
use crate::{
    model::{Deed, PlannedMeasure, Seen, StepId},
    rules::measure_duty,
};

/// Plans a measure.
#[derive(Debug, Clone)]
pub struct PlanMeasure {
    /// In which deviation, as it was seen.
    pub seen: Seen,
    /// What is to be done.
    pub what: Prose,
    /// By whom.
    pub user: UserId,
    /// The last day.
    pub due: Date,
}

impl Action for PlanMeasure {
    const NAME: &'static str = "plan-deviation-measure";
    type Done = StepId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<StepId, Problem> {
        let desk = handled(tx, call, self.seen).await?;
        if self.due < call.today() {
            return Err(Refusal::new("deviations-refusal-past").at("due").into());
        }
        let role = self.role(tx, call, &desk.view.report).await?;
        let measure = PlannedMeasure {
            what: self.what.clone(),
            user: self.user,
            name: name_of(tx, self.user).await?,
            due: self.due,
        };
        let deed = Deed::MeasurePlanned {
            measure: measure.clone(),
        };
        let taken = take(tx, call, desk, deed).await?;
        let number = taken.report.number();
        let of = (&taken.case, &number);
        let duty = measure_duty(of, (taken.id, &measure, role), &call.zone);
        duties::open(tx, call, duty).await?;
        Ok(taken.id)
    }
}

impl PlanMeasure {
    /// In which role the one works where it is handled; who does not work there cannot be given it.
    async fn role(
        &self,
        tx: &Tx,
        call: &Call,
        report: &crate::model::Report,
    ) -> Result<Role, Problem> {
        let staff = access::staff_at(tx, report.keeper, call.today()).await?;
        let found = staff
            .into_iter()
            .find(|one| one.assignment.user == self.user);
        let found = found.map(|one| one.assignment.role);
        found.ok_or_else(|| Refusal::new("deviations-refusal-who").at("user").into())
    }
}
