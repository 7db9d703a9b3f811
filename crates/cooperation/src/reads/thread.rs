//! The plans of a person as knots on the red thread.

use kernel::{Date, Fault, PersonId, Timestamp};
use page_kit::thread::KnotState;
use store::Ask;

use crate::{
    model::{Plan, State},
    store::plan::plan_list_of_person,
};

/// A knot: what happened or is to happen, and where it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadKnot {
    /// When the plan began; knots are put in order by it.
    pub when: Timestamp,
    /// Key of what it says.
    pub title: &'static str,
    /// What has become of it.
    pub state: KnotState,
    /// Where it is opened.
    pub link: String,
    /// Before when it is to be done.
    pub due: Option<Date>,
}

/// A knot for each plan of a person, the oldest first: at the step where the plan stands.
pub async fn thread(
    ask: &dyn Ask,
    person: PersonId,
    today: Date,
) -> Result<Vec<ThreadKnot>, Fault> {
    let mut knots: Vec<ThreadKnot> = plan_list_of_person(ask, person)
        .await?
        .iter()
        .map(|plan| knot(plan, today))
        .collect();
    knots.reverse();
    Ok(knots)
}

fn knot(plan: &Plan, today: Date) -> ThreadKnot {
    let is_late = plan.follow_up.is_some_and(|day| day < today);
    let (title, state) = match plan.state {
        State::Awaited => ("cooperation-knot-awaited", KnotState::Due),
        State::Called => ("cooperation-knot-called", KnotState::Due),
        State::Consented => ("cooperation-knot-consented", KnotState::Due),
        State::MeetingSet => ("cooperation-knot-meeting-set", KnotState::Due),
        State::Agreed if is_late => ("cooperation-knot-follow-up", KnotState::Broken),
        State::Agreed => ("cooperation-knot-follow-up", KnotState::Due),
        State::FollowedUp => ("cooperation-knot-followed-up", KnotState::Done),
        // A person's own no is respected, not a break in what we do.
        State::Dropped => ("cooperation-knot-dropped", KnotState::Done),
    };
    ThreadKnot {
        when: plan.called.unwrap_or(plan.since),
        title,
        state,
        link: plan.address(),
        due: plan.follow_up,
    }
}
