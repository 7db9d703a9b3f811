//! An appeal (överklagande): what the person wants changed, and how far it has come on its way to the court.

use kernel::{Date, Id, Line, PersonId, Prose, UnitId, UserId};
use residents::Authority;

use super::{CaseId, DecisionId};

/// Kind of [`AppealId`].
pub enum Appeals {}
/// Id of an appeal.
pub type AppealId = Id<Appeals>;

/// How far an appeal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AppealState {
    /// It has come in; the committee tests whether it came in time, and reconsiders.
    Received,
    /// It came too late and is not tried.
    Dismissed,
    /// The committee has reconsidered its decision.
    Reconsidered,
    /// It lies with the court.
    Forwarded,
    /// The court has answered.
    Judged,
}

kernel::keyed!(AppealState {
    Received => "received",
    Dismissed => "dismissed",
    Reconsidered => "reconsidered",
    Forwarded => "forwarded",
    Judged => "judged",
});

/// What came of the reconsideration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reconsidered {
    /// The decision is changed to the person's favour (FL 38 §).
    Changed,
    /// It stands as it was.
    Unchanged,
}

kernel::keyed!(Reconsidered { Changed => "changed", Unchanged => "unchanged" });

/// What the court said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// The person gets what she or he asked for.
    Granted,
    /// The person gets a part of it.
    Partly,
    /// The decision stands.
    Upheld,
    /// The committee must try the matter again.
    SentBack,
    /// The court does not try it.
    NotTried,
}

kernel::keyed!(Judgement {
    Granted => "granted",
    Partly => "partly",
    Upheld => "upheld",
    SentBack => "sent-back",
    NotTried => "not-tried",
});

impl Judgement {
    /// Whether the committee has something to do now.
    pub const fn calls_for_decision(self) -> bool {
        match self {
            Self::Granted | Self::Partly | Self::SentBack => true,
            Self::Upheld | Self::NotTried => false,
        }
    }
}

/// Who appealed in the person's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appellant {
    /// Name.
    pub name: Line,
    /// By what right.
    pub authority: Authority,
}

/// What the committee answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealAnswer {
    /// The day.
    pub on: Date,
    /// By whom.
    pub by: UserId,
    /// The item of the scheme of delegation, in words as it stood.
    pub delegation: Line,
    /// Why.
    pub reasons: Prose,
}

/// What the court said, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourtAnswer {
    /// The day of the judgement.
    pub on: Date,
    /// What it says.
    pub judgement: Judgement,
    /// The court's number for the matter.
    pub number: Line,
    /// What it means for the person, in words.
    pub words: Option<Prose>,
}

/// An appeal.
#[derive(Debug, Clone)]
pub struct Appeal {
    /// Its id.
    pub id: AppealId,
    /// Of which decision.
    pub decision: DecisionId,
    /// The case.
    pub case: CaseId,
    /// About whom.
    pub person: PersonId,
    /// The unit that answers for it.
    pub unit: UnitId,
    /// Who received it.
    pub officer: UserId,
    /// The appeal whose dismissal is appealed, where it is not the decision itself.
    pub of_dismissed: Option<AppealId>,
    /// The day it came in.
    pub received: Date,
    /// Who appealed, if not the person.
    pub by: Option<Appellant>,
    /// The appeal's own words.
    pub words: Prose,
    /// The day it reached the court, if it went there first.
    pub at_court: Option<Date>,
    /// Whether the person was told wrongly how to appeal.
    pub wrong_notice: bool,
    /// Whether the committee has taken back that it came too late.
    pub is_excused: bool,
    /// How far it has come.
    pub state: AppealState,
    /// What the committee answered.
    pub answer: Option<AppealAnswer>,
    /// What came of the reconsideration.
    pub reconsidered: Option<Reconsidered>,
    /// The decision that took the place of the appealed one.
    pub new_decision: Option<DecisionId>,
    /// The day it went to the court, and who sent it.
    pub forwarded: Option<(Date, UserId)>,
    /// What the court said.
    pub judged: Option<CourtAnswer>,
    /// Counts the changes.
    pub version: i64,
}

impl Appeal {
    /// Where it stands in the product.
    pub fn address(&self) -> String {
        format!("/personer/{}/overklaganden/{}", self.person, self.id)
    }
}
