//! The server's half: who may, once for each request, and then the rules of this room.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Line, Timestamp, UserId};
use schedules::VisitId;
use uuid::Uuid;
use visits::{
    Attendance, Correction, NotMade, Proof, QuestionKind, Report, ReportKind, World, attendance,
    questions,
};

use super::phone::{DAY, HOUR, MINUTE};

/// A visit as the schedule has it now.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what may have happened to a visit, each by itself"
)]
pub(crate) struct Planned {
    pub(crate) workers: Vec<usize>,
    pub(crate) version: u32,
    pub(crate) is_moved: bool,
    pub(crate) is_cancelled: bool,
    pub(crate) is_gone: bool,
    pub(crate) is_dead: bool,
    pub(crate) is_unrelated: bool,
}

/// What was answered to a request, as the store keeps it.
struct Answered {
    path: String,
    user: usize,
    body: String,
}

/// The office: one server, its store and its schedule.
#[derive(Default)]
pub(crate) struct Office {
    pub(crate) visits: Vec<Planned>,
    /// Those whose assignment has ended, for now.
    pub(crate) dismissed: BTreeSet<usize>,
    told: BTreeSet<(usize, usize)>,
    requests: BTreeMap<String, Answered>,
    /// How often each form was carried out: by its key and all its content.
    pub(crate) carried_out: BTreeMap<(String, String), u32>,
    pub(crate) reports: BTreeMap<(usize, usize), Vec<Report>>,
    pub(crate) asked: BTreeSet<(usize, usize, &'static str)>,
    /// A planted fault: requests are forgotten.
    pub(crate) forgets: bool,
    ids: u128,
}

/// What a form tells of a visit.
struct Told {
    kind: ReportKind,
    at: Timestamp,
    correction: Option<Correction>,
}

/// A form that has come in.
pub(crate) struct Form<'a> {
    pub(crate) now: i64,
    /// Whose session it came in.
    pub(crate) session: Option<usize>,
    /// Who made it, says the phone.
    pub(crate) user: usize,
    pub(crate) path: &'a str,
    pub(crate) body: &'a str,
}

/// An id of our own, readable in what is printed.
pub(crate) fn user_id(worker: usize) -> UserId {
    Id::from_uuid(Uuid::from_u128(0x1000 + worker as u128))
}

fn visit_id(visit: usize) -> VisitId {
    Id::from_uuid(Uuid::from_u128(0x2000_0000 + visit as u128))
}

pub(crate) fn field<'a>(body: &'a str, name: &str) -> &'a str {
    let mut parts = body.split('&');
    let part = parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    part.unwrap_or_default()
}

impl Office {
    /// Tells somebody of a visit: from then on she or he may report on it.
    pub(crate) fn tell(&mut self, worker: usize, visit: usize) {
        self.told.insert((visit, worker));
    }

    pub(crate) fn has_told(&self, worker: usize, visit: usize) -> bool {
        self.told.contains(&(visit, worker))
    }

    /// The visits of somebody, with their versions.
    pub(crate) fn day_of(&self, worker: usize, of: &[usize]) -> Vec<(usize, u32)> {
        let mine = of.iter().filter_map(|&visit| {
            let planned = self.visits.get(visit)?;
            let is_mine = planned.workers.contains(&worker) && !planned.is_gone;
            is_mine.then_some((visit, planned.version))
        });
        mine.collect()
    }

    /// Whether a form was carried out, whatever became of its answer.
    pub(crate) fn has(&self, request: &str) -> bool {
        self.requests.contains_key(request)
    }

    /// Answers a form with its status.
    pub(crate) fn take(&mut self, form: &Form<'_>) -> u16 {
        let Some(user) = form.session.filter(|user| *user == form.user) else {
            return 401;
        };
        if self.dismissed.contains(&user) {
            return 403;
        }
        let request = field(form.body, "request").to_owned();
        if !self.forgets
            && let Some(kept) = self.requests.get(&request)
        {
            let is_same = kept.path == form.path && kept.user == user && kept.body == form.body;
            return if is_same { 303 } else { 422 };
        }
        let Some((visit, done)) = self.about(form.path) else {
            return 404;
        };
        let is_mine = self.visits[visit].workers.contains(&user);
        if !self.told.contains(&(visit, user)) && !is_mine {
            return 404;
        }
        let Some(told) = self.told((visit, user), done, form) else {
            return 422;
        };
        self.tell(user, visit);
        self.carry_out((visit, user), told, form);
        let answered = Answered {
            path: form.path.to_owned(),
            user,
            body: form.body.to_owned(),
        };
        *self
            .carried_out
            .entry((request.clone(), form.body.to_owned()))
            .or_default() += 1;
        self.requests.insert(request, answered);
        303
    }

    fn about<'p>(&self, path: &'p str) -> Option<(usize, &'p str)> {
        let (visit, done) = path.strip_prefix("/mina-besok/")?.split_once('/')?;
        let visit: usize = visit.parse().ok()?;
        (visit < self.visits.len()).then_some((visit, done))
    }

    /// What a form tells; none where it is refused, or no form of a phone.
    fn told(&self, about: (usize, usize), done: &str, form: &Form<'_>) -> Option<Told> {
        let kind = match done {
            "start" => ReportKind::Started,
            "slut" => ReportKind::Ended,
            "inte-utfort" => ReportKind::NotMade,
            "ratta" => return self.corrected(about, form),
            _ => return None,
        };
        let at = field(form.body, "stamp").replace("%3A", ":");
        Some(Told {
            kind,
            at: at.parse().expect("a time that the phone said"),
            correction: None,
        })
    }

    /// A correction of what has come: refused where nothing has, where it is ahead of the clock, and where the end would
    /// be before the start.
    fn corrected(&self, about: (usize, usize), form: &Form<'_>) -> Option<Told> {
        let told = attendance(self.reports.get(&about)?);
        let kind = match field(form.body, "which") {
            "start" => ReportKind::Started,
            _ => ReportKind::Ended,
        };
        let is_start = kind == ReportKind::Started;
        let moment = if is_start { told.start } else { told.end }?;
        let at = nearest(field(form.body, "time"), moment.at);
        let is_backwards = if is_start {
            told.end.is_some_and(|end| end.at < at)
        } else {
            told.start.is_some_and(|start| at < start.at)
        };
        (at.as_millisecond() <= form.now && !is_backwards).then(|| Told {
            kind,
            at,
            correction: Some(Correction {
                of: moment.report,
                why: Line::parse(field(form.body, "why")).expect("a reason"),
            }),
        })
    }

    fn carry_out(&mut self, (visit, user): (usize, usize), told: Told, form: &Form<'_>) {
        self.ids += 1;
        let Told {
            kind,
            at,
            correction,
        } = told;
        let report = Report {
            id: Id::from_uuid(Uuid::from_u128(self.ids)),
            visit: visit_id(visit),
            user: user_id(user),
            by: user_id(user),
            kind,
            said: at,
            received: Timestamp::from_millisecond(form.now).expect("a time"),
            proof: if correction.is_some() {
                Proof::Typed
            } else {
                Proof::Pressed
            },
            tasks: vec![],
            not_made: (kind == ReportKind::NotMade).then_some(NotMade::NobodyOpened),
            words: None,
            correction,
        };
        let reports = self.reports.entry((visit, user)).or_default();
        reports.push(report);
        let doubts = attendance(reports).doubts;
        let asked = questions(self.world(visit, user)).into_iter();
        for kind in asked.chain(doubts.into_iter().map(QuestionKind::from)) {
            self.asked.insert((visit, user, kind.key()));
        }
    }

    fn world(&self, visit: usize, user: usize) -> World {
        let planned = &self.visits[visit];
        World {
            is_there: !planned.is_gone,
            is_planned: !planned.is_cancelled,
            is_as_told: !planned.is_moved,
            is_near_day: true,
            is_assigned: planned.workers.contains(&user),
            is_alive: !planned.is_dead,
            is_related: !planned.is_unrelated,
            has_wrong_code: false,
        }
    }
}

/// The moment at a time of the day that is nearest to another.
fn nearest(time: &str, to: Timestamp) -> Timestamp {
    let (hour, minute) = time.split_once("%3A").expect("a time of the day");
    let number = |text: &str| text.parse::<i64>().expect("a number");
    let of_day = number(hour) * HOUR + number(minute) * MINUTE;
    let first = to.as_millisecond().div_euclid(DAY) * DAY + of_day;
    let days = [first - DAY, first, first + DAY].into_iter();
    let near = days.min_by_key(|at| (at - to.as_millisecond()).abs());
    Timestamp::from_millisecond(near.expect("one of three")).expect("a time")
}

/// What the reports come to, as far as it does not depend on when they reached us.
pub(crate) fn outcome(reports: &[Report]) -> String {
    let Attendance {
        start,
        end,
        tasks,
        not_made,
        doubts,
    } = attendance(reports);
    let told = doubts
        .iter()
        .filter(|doubt| **doubt != visits::Doubt::ClockAhead);
    format!(
        "{:?} {:?} {tasks:?} {not_made:?} {:?}",
        start.map(|moment| moment.at),
        end.map(|moment| moment.at),
        told.collect::<Vec<_>>(),
    )
}
