//! What stands in the way of a day: for each visit and each member of staff, with the rule behind it.

use jiff::tz::TimeZone;
use kernel::{Date, UserId};
use rulebook::keys;

use super::{
    Limits,
    rest::{RestFlaw, rest_flaws},
};
use crate::model::{Board, BoardWorker, DAY_MINUTES, ScheduledVisit, Shift, VisitId};

kernel::keyed! {
    /// What was found.
    pub enum FindingKind {
        /// Somebody is lacking, or all.
        Nobody => "nobody",
        /// Nobody has said when.
        NoTime => "no-time",
        /// It is outside the times that the plan gives.
        Window => "window",
        /// It is outside the working time of the one who makes it, or in the break.
        Shift => "shift",
        /// The one who makes it is away.
        Absent => "absent",
        /// Two visits at the same time.
        Overlap => "overlap",
        /// Too little time to get there.
        Travel => "travel",
        /// The one who makes it lacks what it asks for.
        Competence => "competence",
        /// Nobody who comes speaks the language.
        Language => "language",
        /// Too little rest after the shift.
        DailyRest => "daily-rest",
        /// Too little rest in the week.
        WeeklyRest => "weekly-rest",
        /// Too long without a break.
        Break => "break",
        /// More than the ordinary hours in the week.
        Week => "week",
    }
}

/// How grave it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The visit cannot be made so, or a law is broken.
    Breach,
    /// It can, but somebody should think about it.
    Remark,
}

impl FindingKind {
    /// How grave it is.
    pub const fn grade(self) -> Grade {
        match self {
            Self::Nobody
            | Self::NoTime
            | Self::Shift
            | Self::Absent
            | Self::Overlap
            | Self::Competence
            | Self::DailyRest
            | Self::WeeklyRest
            | Self::Break => Grade::Breach,
            Self::Window | Self::Travel | Self::Language | Self::Week => Grade::Remark,
        }
    }

    /// The rule behind it, where the rule book has one.
    pub const fn rule(self) -> Option<&'static str> {
        match self {
            Self::DailyRest => Some(keys::ATL_13),
            Self::WeeklyRest => Some(keys::ATL_14),
            Self::Break => Some(keys::ATL_15),
            Self::Week => Some(keys::ATL_5),
            Self::Travel => Some(keys::LOCAL_SCHEDULE_TRAVEL),
            Self::Nobody
            | Self::NoTime
            | Self::Window
            | Self::Shift
            | Self::Absent
            | Self::Overlap
            | Self::Competence
            | Self::Language => None,
        }
    }
}

/// Something that stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// At which visit, if at one.
    pub visit: Option<VisitId>,
    /// At whom, if at somebody.
    pub worker: Option<UserId>,
    /// Minutes: those that lack for travel, or those of rest or work that there are. People for [`FindingKind::Nobody`].
    pub amount: i64,
}

/// All that stands in the way of a day: first what is about visits, in the order of the board; then about people.
pub fn findings(board: &Board, limits: &Limits) -> Vec<Finding> {
    let mut found = vec![];
    for visit in board.visits.iter().filter(|visit| visit.is_planned()) {
        of_visit(board, visit, &mut found);
    }
    for worker in &board.workers {
        in_order(board, worker, limits, &mut found);
        found.extend(working_time(worker, board.day.day, (limits, &board.zone)));
    }
    found
}

/// What breaks a rule of working time, as seen from a day: over all that somebody works, at every provider.
pub(crate) fn working_time(
    worker: &BoardWorker,
    day: Date,
    rules: (&Limits, &TimeZone),
) -> Vec<Finding> {
    let all: Vec<Shift> = worker.worked().chain(&worker.elsewhere).copied().collect();
    let flaws = rest_flaws(&all, day, rules);
    flaws
        .into_iter()
        .map(|flaw| of_rest(worker, flaw))
        .collect()
}

fn of_rest(worker: &BoardWorker, flaw: RestFlaw) -> Finding {
    let (kind, amount) = match flaw {
        RestFlaw::Daily(minutes) => (FindingKind::DailyRest, minutes),
        RestFlaw::Weekly(minutes) => (FindingKind::WeeklyRest, minutes),
        RestFlaw::WithoutBreak(minutes) => (FindingKind::Break, minutes),
        RestFlaw::Week(minutes) => (FindingKind::Week, minutes),
    };
    Finding {
        kind,
        visit: None,
        worker: Some(worker.user),
        amount,
    }
}

fn of_visit(board: &Board, visit: &ScheduledVisit, found: &mut Vec<Finding>) {
    let mut tell = |kind, worker, amount| {
        found.push(Finding {
            kind,
            visit: Some(visit.id),
            worker,
            amount,
        });
    };
    if visit.lacks() > 0 {
        tell(FindingKind::Nobody, None, visit.lacks());
    }
    match visit.span() {
        None => tell(FindingKind::NoTime, None, 0),
        Some((from, to)) if from < visit.window.from() || to > visit.window.to() => {
            let off = (visit.window.from() - from).max(to - visit.window.to());
            tell(FindingKind::Window, None, off);
        }
        Some(_) => {}
    }
    let demand = board.demands.get(&visit.person);
    for user in &visit.placing.workers {
        let Some(worker) = board.worker(*user) else {
            // Who no longer works here cannot come.
            tell(FindingKind::Absent, Some(*user), 0);
            continue;
        };
        if worker.absence_on(board.day.day).is_some() {
            tell(FindingKind::Absent, Some(*user), 0);
        } else if let Some(span) = visit.span()
            && !works_at(board, worker, span)
        {
            tell(FindingKind::Shift, Some(*user), 0);
        }
        if let Some(demand) = demand
            && !demand.competences.is_subset(&worker.profile.competences)
        {
            tell(FindingKind::Competence, Some(*user), 0);
        }
    }
    let speaks = |language| {
        let mut coming = visit
            .placing
            .workers
            .iter()
            .filter_map(|user| board.worker(*user));
        coming.any(|worker| worker.profile.languages.contains(language))
    };
    if let Some(language) = demand.and_then(|demand| demand.language.as_ref())
        && !visit.placing.workers.is_empty()
        && !speaks(language)
    {
        tell(FindingKind::Language, None, 0);
    }
}

/// Whether somebody works all of a time of the day; also in a night's shift that began the day before.
fn works_at(board: &Board, worker: &BoardWorker, span: (i64, i64)) -> bool {
    let mut shifts = worker.shifts_over(board.day.day).into_iter();
    shifts.any(|shift| shift.covers(span))
}

/// Visits that meet, and ways that are too short: each against the one before it that ends last, since a long visit may
/// reach past several that follow it; also over midnight.
fn in_order(board: &Board, worker: &BoardWorker, limits: &Limits, found: &mut Vec<Finding>) {
    let late = board
        .before
        .iter()
        .filter(|visit| visit.is_made_by(worker.user));
    let late = late.filter_map(|visit| {
        let (from, to) = visit.span()?;
        Some((visit, (from - DAY_MINUTES, to - DAY_MINUTES)))
    });
    let today = board.visits_of(worker.user);
    let today = today
        .into_iter()
        .filter_map(|visit| Some((visit, visit.span()?)));
    let mut latest: Option<(&ScheduledVisit, i64)> = None;
    for (visit, (begins, ends)) in late.chain(today) {
        if let Some((before, until)) = latest
            && visit.placing.day == board.day.day
        {
            let between = begins - until;
            let way = limits.between(board, before.person, visit.person);
            let lacking = if between < 0 { -between } else { way - between };
            let kind = if between < 0 {
                FindingKind::Overlap
            } else {
                FindingKind::Travel
            };
            if lacking > 0 {
                found.push(Finding {
                    kind,
                    visit: Some(visit.id),
                    worker: Some(worker.user),
                    amount: lacking,
                });
            }
        }
        if latest.is_none_or(|(_, until)| until <= ends) {
            latest = Some((visit, ends));
        }
    }
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
