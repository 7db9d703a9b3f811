//! Agrees a draft with the person: it holds from now on, in place of the version before.

use kernel::{Call, Date, Fault, Problem};
use organisation::ServiceKind;
use store::{Action, Tx};

use super::steps::{draft_to_write, entry, label, terms};
use crate::{
    events::plan_moved,
    model::{CarePlan, SeenPlan, Version},
    rules::{AGREE, AgreeFacts, Ordered, REVIEW, Terms, agree, subject},
    store::{
        contact::contact_list,
        plan::plan_save,
        version::{version_agree, version_by_number, version_leave},
    },
};
use duties::{NewDue, calendar};

/// Agrees a draft.
#[derive(Debug, Clone, Copy)]
pub struct AgreePlan {
    /// Of which plan, as it was seen.
    pub seen: SeenPlan,
    /// The day on which it was gone through together; not ahead.
    pub on: Date,
}

impl Action for AgreePlan {
    const NAME: &'static str = "agree-care-plan";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let (before, draft, by) = draft_to_write(tx, call, self.seen).await?;
        let terms = terms(tx, call).await?;
        let order = cases::order(tx, before.person, before.order)
            .await?
            .ok_or_else(|| Fault::new("a care plan's order is not there"))?;
        let tasks = cases::order_tasks(tx, before.order).await?;
        let facts = AgreeFacts {
            ordered: Ordered {
                tasks: &tasks,
                granted: order.granted,
            },
            lacks_contact: lacks_contact(tx, &before, &draft).await?,
            tolerance: terms.tolerance().map_err(Fault::from)?,
            on: self.on,
            since: since(tx, &before).await?,
            review: terms.review(self.on).map_err(Fault::from)?,
            today: call.today(),
            signed: (by, call.now),
        };
        let (plan, version) = agree(before.clone(), draft, facts).map_err(Problem::Refused)?;
        if let Some(agreed) = version.agreed {
            version_agree(tx, &version, agreed).await?;
        }
        if let Some(old) = before.standing {
            version_leave(tx, (plan.id, old), self.on).await?;
        }
        plan_save(tx, &plan).await?;
        let told = entry(&plan, "care-plans.agreed")
            .change(
                "number",
                before.standing.map(|n| n.to_string()),
                Some(version.number.to_string()),
            )
            .change("on", None, Some(self.on.to_string()))
            .change("part", None, version.text.part.map(|p| p.key().to_owned()))
            .change("minutes", None, Some(version.planned().count().to_string()));
        history::write(tx, call, told).await?;
        duties::close(tx, call, AGREE.key, subject(&plan)).await?;
        let services = order.services.iter();
        let label = label(tx, &plan, services).await?;
        watch_review(tx, call, (&plan, label), (&terms, facts.review)).await?;
        let number = version.number;
        plan_moved(tx, call, (plan, Some(version))).await?;
        Ok(number)
    }
}

/// The duty to look it through again moves with the new version, or begins with the first.
async fn watch_review(
    tx: &Tx,
    call: &Call,
    (plan, label): (&CarePlan, String),
    (terms, review): (&Terms, Date),
) -> Result<(), Problem> {
    let to = NewDue {
        due: calendar::end_of_day(review, &call.zone),
        reason: "agreed-anew".to_owned(),
    };
    let moved = duties::move_due(tx, call, REVIEW.key, subject(plan), to).await?;
    if moved.is_none() {
        let duty = terms
            .duty(REVIEW, (plan, label), review)
            .map_err(Fault::from)?;
        duties::open(tx, call, duty).await?;
    }
    Ok(())
}

/// The day on which the version that holds was agreed.
async fn since(tx: &Tx, plan: &CarePlan) -> Result<Option<Date>, Fault> {
    let Some(number) = plan.standing else {
        return Ok(None);
    };
    let standing = version_by_number(tx, plan.id, number).await?;
    Ok(standing
        .and_then(|standing| standing.agreed)
        .map(|agreed| agreed.on))
}

/// Whether the plan is of home care and nobody has answered who the contact is (`SoL` 10:7).
async fn lacks_contact(tx: &Tx, plan: &CarePlan, draft: &Version) -> Result<bool, Problem> {
    let answered = contact_list(tx, plan.id).await?;
    if answered.iter().any(|contact| contact.until.is_none()) {
        return Ok(false);
    }
    for goal in &draft.text.goals {
        let service = organisation::service(tx, &goal.service).await?;
        if service.is_some_and(|service| service.kind == ServiceKind::HomeCare) {
            return Ok(true);
        }
    }
    Ok(false)
}
