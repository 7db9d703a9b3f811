//! Books a conversation with a person about decisions that stand; the questions on quality come with it.

use access::{Need, Resource};
use cases::{Decision, DecisionId, DecisionState, Order, OrderState};
use kernel::{Call, PersonId, Problem, Refusal};
use store::{Action, Tx};

use super::steps::entry;
use crate::{
    model::{
        Booking, Covered, FollowUp, FollowUpId, Questionnaire, State, Survey, SurveyCode,
        SurveyState, Surveys,
    },
    rules::{Bookable, check_booking},
    store::{
        follow_up::{booked_of_persons, follow_up_insert},
        survey::survey_insert,
    },
};

/// Books a conversation.
#[derive(Debug, Clone)]
pub struct BookFollowUp {
    /// With whom.
    pub person: PersonId,
    /// About what, when and how.
    pub booking: Booking,
}

impl Action for BookFollowUp {
    const NAME: &'static str = "book-follow-up";
    type Done = FollowUpId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<FollowUpId, Problem> {
        let (officer, unit) = call.staff()?;
        let need = Need::write(Resource::FollowUp).about(self.person);
        access::require(tx, call, need).await?;
        let chosen = self.chosen(call, tx).await?;
        let follow_up = FollowUp {
            id: call.new_id(),
            person: self.person,
            unit,
            officer,
            state: State::Booked,
            meeting: self.booking.meeting.clone(),
            covered: covered(tx, self.person, &chosen).await?,
            standing: None,
            draft: None,
            held: None,
            cancelled: None,
            settled: None,
            version: 1,
        };
        follow_up_insert(tx, &follow_up).await?;
        self.put_questions(call, tx, &follow_up).await?;
        let meeting = &follow_up.meeting;
        let told = entry(&follow_up, "follow-up.booked")
            .change("on", None, Some(meeting.on.to_string()))
            .change("way", None, Some(meeting.way.key().to_owned()));
        history::write(tx, call, told).await?;
        Ok(follow_up.id)
    }
}

impl BookFollowUp {
    /// The decisions that it is to be about, if they can be.
    async fn chosen(&self, call: &Call, tx: &Tx) -> Result<Vec<Decision>, Problem> {
        let all = cases::decisions_of_person(tx, self.person).await?;
        let booked = booked_of_persons(tx, &[self.person]).await?;
        let mut chosen: Vec<Decision> = vec![];
        for id in &self.booking.decisions {
            let found = all.iter().find(|one| one.id == *id);
            let found = found.ok_or(Problem::NotFound)?;
            // Each unit follows up what it has decided itself.
            if found.unit != call.staff()?.1 {
                return Err(Refusal::new("follow-up-refusal-other-unit")
                    .at("decisions")
                    .into());
            }
            if chosen.iter().all(|one| one.id != *id) {
                chosen.push(found.clone());
            }
        }
        let facts: Vec<Bookable> = chosen
            .iter()
            .map(|one| Bookable {
                stands: is_open(one),
                is_booked: booked.iter().any(|(_, id, _, _)| *id == one.id),
            })
            .collect();
        check_booking(&facts, self.booking.meeting.on, call.today()).map_err(Problem::Refused)?;
        if !chosen.iter().any(|one| one.id == self.booking.asked_about) {
            return Err(Refusal::new("follow-up-refusal-asked-about")
                .at("asked-about")
                .into());
        }
        Ok(chosen)
    }

    /// The questions on quality, about the help that was chosen for them.
    async fn put_questions(
        &self,
        call: &Call,
        tx: &Tx,
        follow_up: &FollowUp,
    ) -> Result<(), Problem> {
        let Some(about) = follow_up.covers(self.booking.asked_about) else {
            return Err(Problem::NotFound);
        };
        let survey = Survey {
            id: call.new_id(),
            follow_up: follow_up.id,
            person: self.person,
            decision: about.decision,
            service: about.service.clone(),
            provider: about.provider,
            unit: follow_up.unit,
            district: about.district.clone(),
            code: SurveyCode::of(call.new_id::<Surveys>().uuid().as_u128()),
            questionnaire: Questionnaire::current()?.version,
            state: SurveyState::Waiting,
            handed_out: None,
            answered: None,
            no_answer: None,
            version: 1,
        };
        survey_insert(tx, &survey).await?;
        Ok(())
    }
}

/// Whether a decision gives the person something that can be followed up.
fn is_open(decision: &Decision) -> bool {
    decision.outcome.is_favourable() && decision.state == DecisionState::Standing
}

/// What stands about the decisions now: which order carries each out, and what it is to reach.
async fn covered(
    tx: &Tx,
    person: PersonId,
    decisions: &[Decision],
) -> Result<Vec<Covered>, Problem> {
    let mut behind = vec![];
    for order in cases::orders_of_person(tx, person).await? {
        if order.state.is_live() {
            let of = cases::decisions_behind(tx, &order).await?;
            let ids: Vec<_> = of.iter().map(|one| one.id).collect();
            behind.push((order, ids));
        }
    }
    let order_of = |decision: &Decision| -> Option<&Order> {
        let carries = |(order, ids): &&(Order, Vec<DecisionId>)| {
            ids.contains(&decision.id) && order.services.contains(&decision.service)
        };
        // The latest that somebody carries out; else the latest that somebody has said yes to, or has been asked.
        let states = [
            OrderState::Started,
            OrderState::Acknowledged,
            OrderState::Sent,
        ];
        let found = states.iter().find_map(|state| {
            let mut of_state = behind.iter().filter(|(order, _)| order.state == *state);
            of_state.find(carries)
        });
        found.map(|(order, _)| order)
    };
    let covered = decisions.iter().map(|decision| {
        let order = order_of(decision);
        Covered {
            decision: decision.id,
            service: decision.service.clone(),
            due: decision.follow_up,
            is_standing: decision.is_standing(),
            order: order.map(|order| order.id),
            provider: order.and_then(Order::with_provider),
            district: order.and_then(|order| order.district.clone()),
            goal: decision.contents.goal.clone(),
        }
    });
    Ok(covered.collect())
}
