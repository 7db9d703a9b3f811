//! A care plan: which order it carries out, how far it has come, and its versions.

use cases::{CaseNumber, OrderId};
use kernel::{Date, Id, Minutes, PersonId, Timestamp, UnitId, UserId};
use organisation::DistrictCode;

use super::{PlanText, PlannedVisit, weekly};

/// Kind of [`CarePlanId`].
pub enum CarePlans {}
/// Id of a care plan.
pub type CarePlanId = Id<CarePlans>;

/// How far a plan has come. Whether somebody is writing on it is told by [`CarePlan::draft`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanState {
    /// The order is acknowledged; nothing has been agreed with the person yet.
    Wanted,
    /// A version is agreed and holds.
    Standing,
    /// The order is over.
    Ended,
}

kernel::keyed!(PlanState { Wanted => "wanted", Standing => "standing", Ended => "ended" });

/// How an order is carried out for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarePlan {
    /// Its id.
    pub id: CarePlanId,
    /// For whom.
    pub person: PersonId,
    /// Of which order.
    pub order: OrderId,
    /// The case's number, which tells nothing of anybody.
    pub number: CaseNumber,
    /// The ordering unit.
    pub unit: UnitId,
    /// The order's district.
    pub district: Option<DistrictCode>,
    /// The provider, which makes the plan.
    pub provider: UnitId,
    /// How far it has come.
    pub state: PlanState,
    /// The day on which the order was sent: from it time is counted.
    pub ordered: Date,
    /// The last day for the first version.
    pub due: Date,
    /// The day on which the first version was signed; a meeting may have been before it.
    pub agreed: Option<Date>,
    /// The number of the version that holds.
    pub standing: Option<i64>,
    /// The number of the version that somebody is writing.
    pub draft: Option<i64>,
    /// The last day for looking it through together again.
    pub review: Option<Date>,
    /// The day on which the order was over.
    pub ended: Option<Date>,
    /// Counts the changes.
    pub version: i64,
}

impl CarePlan {
    /// Where it is found in the product.
    pub fn address(&self) -> String {
        format!("/personer/{}/genomforandeplaner/{}", self.person, self.id)
    }

    /// Whether it holds on a day: agreed, and not past the day on which it was to be looked through.
    pub fn is_current(&self, on: Date) -> bool {
        match self.state {
            PlanState::Standing => self.review.is_none_or(|review| review >= on),
            PlanState::Wanted | PlanState::Ended => false,
        }
    }

    /// The day before which somebody must do something about it.
    pub const fn next_due(&self) -> Option<Date> {
        match self.state {
            PlanState::Wanted => Some(self.due),
            PlanState::Standing => self.review,
            PlanState::Ended => None,
        }
    }
}

/// That a version was agreed with the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// The day on which it was gone through together.
    pub on: Date,
    /// When it was signed.
    pub at: Timestamp,
    /// Who signed it.
    pub by: UserId,
    /// The last day for looking it through again.
    pub review: Date,
}

/// A version of a plan. Once agreed it is never changed; a new one follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Of which plan.
    pub plan: CarePlanId,
    /// Its number in the plan, from 1.
    pub number: i64,
    /// What is written.
    pub text: PlanText,
    /// The visits, in the order of the day.
    pub visits: Vec<PlannedVisit>,
    /// Minutes a week that the order gives.
    pub framed: Minutes,
    /// That it was agreed; none for a draft.
    pub agreed: Option<Agreed>,
    /// The day from which another version held, or the plan was over.
    pub left: Option<Date>,
}

impl Version {
    /// Minutes a week of all its visits.
    pub fn planned(&self) -> Minutes {
        weekly(&self.visits)
    }
}

/// A plan in the version that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenPlan {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub plan: CarePlanId,
    /// In which version.
    pub version: i64,
}
