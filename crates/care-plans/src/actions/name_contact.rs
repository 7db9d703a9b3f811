//! Answers who the person's named care contact is (`SoL` 10:7): somebody with the right title, or why nobody.

use kernel::{Call, Problem, Prose, Refusal, UserId};
use store::{Action, Tx};

use super::steps::{entry, save_written, to_write};
use crate::{
    model::{CareContact, CarePlan, ContactAnswer, ContactId, SeenPlan},
    store::contact::{contact_end, contact_insert},
};

/// Who it is to be.
#[derive(Debug, Clone)]
pub enum NewContact {
    /// Somebody of the provider's staff.
    Named(UserId),
    /// It was offered, and the person did not want one.
    Declined(Prose),
    /// It is plainly not needed.
    NotNeeded(Prose),
}

/// Answers who the contact is, from today. The answer before ends.
#[derive(Debug, Clone)]
pub struct NameContact {
    /// Of which plan, as it was seen.
    pub seen: SeenPlan,
    /// Who it is to be.
    pub contact: NewContact,
}

impl Action for NameContact {
    const NAME: &'static str = "name-care-contact";
    type Done = ContactId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ContactId, Problem> {
        let (plan, by) = to_write(tx, call, self.seen).await?;
        let answer = self.answer(call, tx, &plan).await?;
        let contact = CareContact {
            id: call.new_id(),
            plan: plan.id,
            answer,
            since: call.today(),
            until: None,
            at: call.now,
            by,
        };
        contact_end(tx, plan.id, call.today()).await?;
        contact_insert(tx, &contact).await?;
        let told = entry(&plan, "care-plans.contact-named").change(
            "answer",
            None,
            Some(contact.answer.key().to_owned()),
        );
        let told = match &contact.answer {
            ContactAnswer::Named { name, .. } => told.change("name", None, Some(name.to_string())),
            ContactAnswer::Declined { reason } | ContactAnswer::NotNeeded { reason } => {
                told.reason(reason.as_str())
            }
        };
        save_written(tx, call, &plan, told).await?;
        Ok(contact.id)
    }
}

impl NameContact {
    async fn answer(
        &self,
        call: &Call,
        tx: &Tx,
        plan: &CarePlan,
    ) -> Result<ContactAnswer, Problem> {
        Ok(match &self.contact {
            NewContact::Named(user) => named(call, tx, plan, *user).await?,
            NewContact::Declined(reason) => ContactAnswer::Declined {
                reason: reason.clone(),
            },
            NewContact::NotNeeded(reason) => ContactAnswer::NotNeeded {
                reason: reason.clone(),
            },
        })
    }
}

/// Somebody who works at the plan's provider or in one of its teams, and holds the title that the law asks for
/// (`SoL` 25:4).
async fn named(
    call: &Call,
    tx: &Tx,
    plan: &CarePlan,
    user: UserId,
) -> Result<ContactAnswer, Problem> {
    let elsewhere = || Refusal::new("care-plans-refusal-contact-elsewhere").at("user");
    let member = organisation::staff_member(tx, user)
        .await?
        .ok_or_else(elsewhere)?;
    let place = organisation::workplace(tx, member.unit).await?;
    if place.is_none_or(|place| place.unit != plan.provider) {
        return Err(elsewhere().into());
    }
    // The staff record stays when somebody leaves; the assignment ends.
    let assignments = access::assignments_of(tx, user).await?;
    let works_there = |one: &access::AssignmentView| {
        one.unit == plan.provider && one.period.contains(call.today())
    };
    if !assignments.iter().any(works_there) {
        return Err(elsewhere().into());
    }
    let book = rulebook::reads::book(tx).await?;
    organisation::may_be_care_contact(&member, &book, call.today())
        .map_err(|refusal| refusal.at("user"))?;
    let basis = member.assistant_nurse.ok_or_else(elsewhere)?;
    Ok(ContactAnswer::Named {
        user,
        name: member.name,
        basis,
    })
}
