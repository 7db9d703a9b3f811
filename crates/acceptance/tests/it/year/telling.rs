//! What those who make visits tell of them: most at once, some afterwards, late, twice, or after the visit was changed.

use std::collections::{BTreeMap, btree_map::Entry};

use care_plans::{CarePlanId, PlannedVisitId};
use jiff::SignedDuration;
use kernel::{Actor, Prose, Role, Timestamp, UnitId};
use organisation::TaskCode;
use schedules::{ScheduledVisit, VisitId};
use visits::{
    AnswerQuestion, NewReport, NotMade, Proof, QuestionKind, ReportDeviation, ReportVisit,
    TaskOutcome, TellVisit, TypedTimes, WhyNot,
};

use super::{agenda::Happening, planning, world::World};

/// Why visits are not made.
const NOT_MADE: &[NotMade] = &[
    NotMade::Refused,
    NotMade::Away,
    NotMade::NobodyOpened,
    NotMade::Hospital,
    NotMade::NoTime,
];
/// Why tasks are not done.
const NOT_DONE: &[WhyNot] = &[
    WhyNot::Refused,
    WhyNot::DoneAlready,
    WhyNot::NotNeeded,
    WhyNot::NoTime,
    WhyNot::Lacking,
];

/// Something that somebody tells of a visit.
#[derive(Debug)]
pub(crate) struct Told {
    by: Actor,
    visit: VisitId,
    what: What,
}

#[derive(Debug)]
enum What {
    Report(NewReport),
    Typed(TypedTimes),
    Deviation,
}

impl Told {
    pub(crate) async fn tell(self, world: &mut World) {
        let visit = self.visit;
        match self.what {
            What::Report(report) => {
                let code = None;
                let report = ReportVisit {
                    visit,
                    report,
                    code,
                };
                let taken = world.must(&self.by, &report).await;
                world.taken.push((visit, taken));
            }
            What::Typed(typed) => {
                world.must(&self.by, &typed).await;
            }
            What::Deviation => {
                let words = prose("Dörren stod olåst när jag kom. Ingen annan var där.");
                let said = world.now();
                let report = ReportDeviation { visit, words, said };
                world.must(&self.by, &report).await;
            }
        }
    }
}

pub(super) fn prose(text: &str) -> Prose {
    Prose::parse(text).expect("words")
}

/// The visits of a provider's day come to those who make them, and what they will tell is noted.
pub(super) async fn round(world: &mut World, provider: UnitId) {
    let today = world.today();
    let visits = schedules::visits_of_provider(world.reader(), provider, (today, today)).await;
    let mut visits = visits.expect("visits");
    visits.retain(|visit| visit.is_planned() && visit.placing.start.is_some());
    let mut tasks = Tasks::default();
    for visit in &visits {
        if !world.percent(world.wish.told) {
            continue;
        }
        for user in &visit.placing.workers {
            if let Some(seat) = world.seat_of(*user, Role::CareWorker) {
                let told = TellVisit { visit: visit.id };
                if world.may(&seat.actor, &told).await.is_none() {
                    continue;
                }
                let outcomes = tasks.of(world, visit).await;
                note(world, (&seat.actor, visit), outcomes);
            }
        }
    }
    // What is changed now is changed after it was told of.
    planning::calls(world, (provider, &visits)).await;
}

/// What is done at the visits of plans.
#[derive(Default)]
struct Tasks {
    plans: BTreeMap<CarePlanId, BTreeMap<PlannedVisitId, Vec<TaskCode>>>,
}

impl Tasks {
    async fn of(&mut self, world: &mut World, visit: &ScheduledVisit) -> Vec<TaskOutcome> {
        let tasks = match self.plans.entry(visit.plan) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let plan = care_plans::plan(world.reader(), visit.person, visit.plan).await;
                let plan = plan.expect("a plan");
                let versions = plan.iter().flat_map(|plan| &plan.versions);
                let planned = versions.flat_map(|version| &version.visits);
                let tasks = planned.map(|one| {
                    let codes = one.visit.tasks.iter().map(|task| task.task.clone());
                    (one.id, codes.collect())
                });
                new.insert(tasks.collect())
            }
        };
        let codes = tasks.get(&visit.planned).cloned().unwrap_or_default();
        let mut outcomes = vec![];
        for task in codes {
            let is_left = world.percent(4);
            let why = world.pick(NOT_DONE);
            let why_not = why.filter(|_| is_left);
            outcomes.push(TaskOutcome { task, why_not });
        }
        outcomes
    }
}

/// Notes what one who makes a visit will tell of it, and when it reaches the office.
fn note(world: &mut World, (by, visit): (&Actor, &ScheduledVisit), tasks: Vec<TaskOutcome>) {
    let Some(planned) = visit.placing.start else {
        return;
    };
    let midnight = world.moment(visit.placing.day, 0);
    let start = midnight + SignedDuration::from_mins(planned + world.between(-3, 12));
    let took = visit.minutes.count() * world.between(70, 130) / 100;
    let made = Made {
        visit: visit.id,
        midnight,
        start,
        end: start + SignedDuration::from_mins(took.max(1)),
        tasks,
    };
    let told = match world.below(100) {
        // It was made, and nobody ever tells.
        0..=2 => vec![],
        3..=12 => made.otherwise(world),
        13..=21 => made.amiss(world),
        _ => made.at_once(),
    };
    for (at, what) in told {
        // Phones lie still while the night's work is done: what is looked at then must be what was counted.
        let day = world.bench.day_of(at);
        let (two, six) = (world.moment(day, 2 * 60), world.moment(day, 6 * 60));
        let at = if (two..six).contains(&at) { six } else { at };
        let (by, visit) = (by.clone(), visit.id);
        let told = Box::new(Told { by, visit, what });
        world.agenda.note(at, Happening::Told(told));
    }
}

/// What is told, and when.
type Tale = Vec<(Timestamp, What)>;

/// How a visit went.
struct Made {
    visit: VisitId,
    midnight: Timestamp,
    start: Timestamp,
    end: Timestamp,
    tasks: Vec<TaskOutcome>,
}

impl Made {
    const fn started(at: Timestamp) -> What {
        let proof = Proof::Pressed;
        What::Report(NewReport::Started { at, proof })
    }

    fn ended(&self) -> What {
        let (at, tasks) = (self.end, self.tasks.clone());
        let proof = Proof::Pressed;
        What::Report(NewReport::Ended { at, proof, tasks })
    }

    const fn not_made(at: Timestamp, why: NotMade) -> What {
        let words = None;
        What::Report(NewReport::NotMade { at, why, words })
    }

    /// As it should be.
    fn at_once(&self) -> Tale {
        vec![
            (self.start, Self::started(self.start)),
            (self.end, self.ended()),
        ]
    }

    /// It was not made, or nobody pressed anything and it is typed in the evening, or days later.
    fn otherwise(&self, world: &mut World) -> Tale {
        if world.percent(30) {
            let why = world.pick(NOT_MADE).unwrap_or(NotMade::Other);
            return vec![(self.start, Self::not_made(self.start, why))];
        }
        let typed = TypedTimes {
            visit: self.visit,
            start: self.start,
            end: self.end,
            tasks: self.tasks.clone(),
        };
        let evening = self
            .end
            .max(self.midnight + SignedDuration::from_mins(21 * 60 + 40));
        let later = SignedDuration::from_hours(24 * world.between(0, 2));
        vec![(evening + later, What::Typed(typed))]
    }

    /// Something does not fit.
    fn amiss(&self, world: &mut World) -> Tale {
        let minutes = SignedDuration::from_mins;
        let mut tale = self.at_once();
        match world.below(9) {
            // The end reaches the office before the beginning.
            0 => {
                tale = vec![
                    (self.end, self.ended()),
                    (self.end + minutes(40), Self::started(self.start)),
                ];
            }
            // Pressed twice.
            1 => {
                let again = self.start + minutes(2);
                tale.push((again, Self::started(again)));
            }
            // Made, and said not to be made as well.
            2 => tale.push((
                self.end + minutes(1),
                Self::not_made(self.end, NotMade::Refused),
            )),
            3 => tale.push((self.end, What::Deviation)),
            // Begun, and never ended.
            4 => tale.truncate(1),
            // The phone had no network, or no power.
            _ => {
                let late = self.end + minutes(world.between(30, 3 * 24 * 60));
                tale = vec![(late, Self::started(self.start)), (late, self.ended())];
            }
        }
        tale
    }
}

/// What did not fit is looked at; some of it days after.
pub(super) async fn settle(world: &mut World, provider: UnitId) {
    let open = visits::open_questions(world.reader(), provider).await;
    for question in open.expect("questions") {
        // What went wrong is for the manager.
        let who = if question.kind == QuestionKind::Deviation {
            world.manager(provider)
        } else {
            world.planner(provider)
        };
        let Some(who) = who else { continue };
        if world.percent(60) {
            let answer = AnswerQuestion {
                question: question.id,
                version: question.version,
                words: prose("Pratat med den som var där och med personen. Inget mer behövs."),
            };
            world.may(&who.actor, &answer).await;
        }
    }
}
