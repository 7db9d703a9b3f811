//! Writes down what was agreed: who does what by when, who leads, and the person's part in it.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{entry_from, plan_to_change, terms, watch};
use crate::{
    model::{Agreement, NewAgreement, Plan, SeenPlan, Task},
    rules::{AgreeFacts, Deadline, FOLLOW_UP, MEET, Terms, agree},
    store::{agreement::agreement_insert, plan::plan_save, task::task_insert},
};
use duties::{NewDue, calendar};

/// An agreement. One that stands is not changed: the new one gets the next number, and the old one is kept.
#[derive(Debug, Clone)]
pub struct AgreePlan {
    /// Of which plan.
    pub seen: SeenPlan,
    /// What was agreed.
    pub new: NewAgreement,
}

impl Action for AgreePlan {
    const NAME: &'static str = "agree-plan";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let earlier = plan_to_change(tx, call, self.seen).await?;
        let before = earlier.state;
        let terms = terms(tx, call).await?;
        let facts = AgreeFacts {
            since: calendar::day_of(earlier.since, &call.zone),
            today: call.today(),
            follow_up_last: terms.follow_up.last_day(self.new.met),
        };
        let plan = agree(earlier.clone(), &self.new, facts).map_err(Problem::Refused)?;
        let number = plan.agreement.unwrap_or(1);
        plan_save(tx, &plan).await?;
        let tasks = self.keep(tx, call, &plan, number).await?;
        let told = entry_from(&plan, "cooperation.agreed", before)
            .change(
                "agreement",
                earlier.agreement.map(|n| n.to_string()),
                Some(number.to_string()),
            )
            .change(
                "follow-up",
                earlier.follow_up.map(|day| day.to_string()),
                Some(self.new.follow_up.to_string()),
            );
        history::write(tx, call, told).await?;
        duties::close(tx, call, MEET.key, watch::subject(&plan)).await?;
        watch::drop_tasks(tx, call, &earlier, "agreed-anew").await?;
        watch::watch_tasks(tx, call, &plan, (&tasks, &terms)).await?;
        self.watch_follow_up(tx, call, &plan, &terms).await?;
        Ok(number)
    }
}

impl AgreePlan {
    /// Keeps the agreement and its tasks.
    async fn keep(
        &self,
        tx: &Tx,
        call: &Call,
        plan: &Plan,
        number: i64,
    ) -> Result<Vec<Task>, Problem> {
        let (agreed_by, _) = call.staff()?;
        let agreement = Agreement {
            plan: plan.id,
            number,
            met: self.new.met,
            lead: self.new.lead.clone(),
            person: self.new.person.clone(),
            follow_up: self.new.follow_up,
            agreed_by,
            agreed_at: call.now,
        };
        agreement_insert(tx, &agreement).await?;
        let mut tasks = Vec::new();
        for (place, new) in (0..).zip(&self.new.tasks) {
            let task = Task {
                id: call.new_id(),
                task: new.clone(),
                done: None,
            };
            task_insert(tx, (plan.id, number), place, &task).await?;
            tasks.push(task);
        }
        Ok(tasks)
    }

    /// The duty to follow up moves with the agreement, or begins with the first.
    async fn watch_follow_up(
        &self,
        tx: &Tx,
        call: &Call,
        plan: &Plan,
        terms: &Terms,
    ) -> Result<(), Problem> {
        let day = self.new.follow_up;
        let deadline = Deadline::follow_up(plan, (call.now, day), terms, &call.zone);
        let to = NewDue {
            due: deadline.due,
            reason: "agreed-anew".to_owned(),
        };
        let moved = duties::move_due(tx, call, FOLLOW_UP.key, watch::subject(plan), to).await?;
        if moved.is_none() {
            watch::watch(tx, call, plan, deadline).await?;
        }
        Ok(())
    }
}
