//! Questions that other rooms may ask. Whether the reader may see the answer is asked before.

use care_plans::CarePlanId;
use kernel::{Date, Fault, Line, Minutes, PersonId, Timestamp, UnitId, UserId};
use schedules::VisitId;
use store::Ask;

use crate::{
    model::{
        Attendance, AttendanceState, HomeCode, KnownVisit, LockUse, LockedHome, NotMade, Proof,
        Question, QuestionId, Report,
    },
    rules,
    store::{
        attendance::{self, Whose, attendance_list},
        code::code_of,
        known::known_by_id,
        lock::{locks_at, uses_between},
        question::{question_by_id, questions_about, questions_open},
        report::{reports_by, reports_of},
    },
};

/// What one who made a visit told of it, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceLine {
    /// Which visit.
    pub visit: VisitId,
    /// Who made it.
    pub user: UserId,
    /// To whom.
    pub person: PersonId,
    /// By which provider.
    pub provider: UnitId,
    /// Of which care plan.
    pub plan: CarePlanId,
    /// On which day of the schedule.
    pub day: Date,
    /// What people call it.
    pub name: Line,
    /// How long it was to take.
    pub planned: Minutes,
    /// When it was to begin, in minutes from midnight.
    pub planned_start: Option<i64>,
    /// How far it has come.
    pub state: AttendanceState,
    /// When it began.
    pub start: Option<Timestamp>,
    /// What shows it.
    pub start_proof: Option<Proof>,
    /// When it ended.
    pub end: Option<Timestamp>,
    /// What shows it.
    pub end_proof: Option<Proof>,
    /// How long it took.
    pub minutes: Option<Minutes>,
    /// Whether a time was typed afterwards or corrected.
    pub is_typed: bool,
    /// Why it was not made.
    pub not_made: Option<NotMade>,
    /// How many tasks were not done.
    pub undone: i64,
}

/// What was told of the visits of a person in some days, both ends in them, in order.
pub async fn attendance_of(
    ask: &dyn Ask,
    person: PersonId,
    days: (Date, Date),
) -> Result<Vec<AttendanceLine>, Fault> {
    attendance_list(ask, Whose::Person(person), days).await
}

/// What was told of the visits of a provider in some days, both ends in them, in order.
pub async fn attendance_lines(
    ask: &dyn Ask,
    provider: UnitId,
    days: (Date, Date),
) -> Result<Vec<AttendanceLine>, Fault> {
    attendance_list(ask, Whose::Provider(provider), days).await
}

/// The first provider after another that anything was told at, and the first day: for those who go through all.
pub async fn provider_after(
    ask: &dyn Ask,
    after: Option<UnitId>,
) -> Result<Option<(UnitId, Date)>, Fault> {
    attendance::provider_after(ask, after).await
}

/// The first day from one on of which anything was told at a provider.
pub async fn day_after(ask: &dyn Ask, provider: UnitId, from: Date) -> Result<Option<Date>, Fault> {
    attendance::day_after(ask, provider, from).await
}

/// The care plans for which a provider has performed minutes in some days, both ends in them, each with the first day.
pub async fn plans_performed(
    ask: &dyn Ask,
    provider: UnitId,
    days: (Date, Date),
) -> Result<Vec<(CarePlanId, Date)>, Fault> {
    attendance::plans_performed(ask, provider, days).await
}

/// The visits of a care plan for which a provider has performed minutes in some days, both ends in them.
pub async fn visits_performed(
    ask: &dyn Ask,
    of: (UnitId, CarePlanId),
    days: (Date, Date),
) -> Result<Vec<VisitId>, Fault> {
    attendance::visits_performed(ask, of, days).await
}

/// What one who makes visits told of those in some days, both ends in them, in order.
pub async fn attendance_by(
    ask: &dyn Ask,
    user: UserId,
    days: (Date, Date),
) -> Result<Vec<AttendanceLine>, Fault> {
    attendance_list(ask, Whose::Worker(user), days).await
}

/// A visit as it was told to those who make it.
pub async fn known_visit(ask: &dyn Ask, id: VisitId) -> Result<Option<KnownVisit>, Fault> {
    known_by_id(ask, id).await
}

/// All reports of a visit, in the order in which they came.
pub async fn reports_of_visit(ask: &dyn Ask, visit: VisitId) -> Result<Vec<Report>, Fault> {
    reports_of(ask, visit).await
}

/// What one who makes a visit has told of it.
pub(crate) async fn told_by(
    ask: &dyn Ask,
    visit: VisitId,
    user: UserId,
) -> Result<Attendance, Fault> {
    Ok(rules::attendance(&reports_by(ask, visit, user).await?))
}

/// The questions about a visit, settled or not.
pub async fn questions_of_visit(ask: &dyn Ask, visit: VisitId) -> Result<Vec<Question>, Fault> {
    questions_about(ask, visit).await
}

/// One question.
pub async fn question(ask: &dyn Ask, id: QuestionId) -> Result<Option<Question>, Fault> {
    question_by_id(ask, id).await
}

/// The open questions of a provider, the oldest first, at most 200.
pub async fn open_questions(ask: &dyn Ask, provider: UnitId) -> Result<Vec<Question>, Fault> {
    questions_open(ask, provider).await
}

/// The locks that are on a person's home on a day, whoever put them there.
pub async fn locks_of(
    ask: &dyn Ask,
    person: PersonId,
    day: Date,
) -> Result<Vec<LockedHome>, Fault> {
    locks_at(ask, person, day).await
}

/// When somebody's key was used at a person's home between two moments.
pub(crate) async fn lock_uses(
    ask: &dyn Ask,
    of: (PersonId, UserId),
    moments: (Timestamp, Timestamp),
) -> Result<Vec<(LockUse, Timestamp)>, Fault> {
    uses_between(ask, of, moments).await
}

/// The code that a provider has put up in a person's home.
pub async fn home_code(
    ask: &dyn Ask,
    person: PersonId,
    provider: UnitId,
) -> Result<Option<HomeCode>, Fault> {
    Ok(code_of(ask, person, provider).await?.map(|(code, _)| code))
}
