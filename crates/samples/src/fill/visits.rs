//! What those who make visits have told of the last days, and what was made of what did not fit.

use std::collections::BTreeMap;

use ::visits::{
    AnswerQuestion, HomeCode, LockUse, NewReport, NotMade, ReportDeviation, ReportVisit,
    TaskOutcome, TellVisit, TypedTimes, WhyNot,
};
use care_plans::PlannedVisitId;
use jiff::SignedDuration;
use kernel::{Problem, Prose, Role, Timestamp, UnitId};
use organisation::TaskCode;
use schedules::ScheduledVisit;

use super::{
    homes::Homes,
    stage::{FillError, Stage, Step, Worker},
};
use crate::{
    Size,
    draws::{Area, Draws},
};

/// What went wrong, of all sorts.
const WRONG: &[&str] = &[
    "Dörren stod olåst när jag kom. Ingen annan var där, och inget saknades.",
    "Morgondosen låg kvar i dosetten. Jag ringde sjuksköterskan, som sa att den kunde tas nu.",
    "Vi hann inte mata katten, och den har inte fått mat sedan i går.",
    "Hen halkade i badrummet men tog emot sig. Ingen skada som syns. Mattan är undanlagd.",
];

/// Why visits were not made, as often as it happens.
const NOT_MADE: &[NotMade] = &[
    NotMade::Refused,
    NotMade::Away,
    NotMade::Refused,
    NotMade::NobodyOpened,
    NotMade::Hospital,
];

/// What was to be done at the visits of plans.
type Tasks = BTreeMap<PlannedVisitId, Vec<TaskCode>>;

/// Tells of the visits of the last days in a small municipality.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    match stage.plan.wish.size {
        Size::Small => {}
        Size::Municipality | Size::City => return Ok(()),
    }
    let workers: Vec<Worker> = stage
        .workers
        .iter()
        .flatten()
        .filter(|worker| worker.role == Role::CareWorker)
        .copied()
        .collect();
    let days = (super::year::began(stage), stage.today());
    let mut homes = Homes::default();
    let of = u64::try_from(workers.len()).unwrap_or(u64::MAX);
    let mut tasks = Tasks::new();
    let mut told = 0;
    for (worker, done) in workers.into_iter().zip(1..) {
        let visits = schedules::visits_of_worker(stage.reader(), worker.user, days).await;
        for one in visits.map_err(Problem::from)? {
            told += 1;
            let draws = Draws::at(stage.plan.wish.seed, Area::Visits, told);
            homes.meet(stage, &one).await?;
            one_visit(stage, worker, (&one, &mut tasks), (draws, &mut homes)).await?;
        }
        stage.progress.at(Step::Visits, done, of);
    }
    homes.hear(stage).await?;
    settle(stage).await
}

/// One visit by one of those who make it.
async fn one_visit(
    stage: &mut Stage<'_>,
    worker: Worker,
    (one, tasks): (&ScheduledVisit, &mut Tasks),
    (mut draws, homes): (Draws, &mut Homes),
) -> Result<(), FillError> {
    let Some(planned) = one.placing.start.filter(|_| one.is_planned()) else {
        return Ok(());
    };
    let (day, visit) = (one.placing.day, one.id);
    let minutes = |many: u64| SignedDuration::from_mins(i64::try_from(many).unwrap_or(0));
    let start =
        stage.moment(day, 0, 0) + SignedDuration::from_mins(planned - 3) + minutes(draws.below(14));
    let wanted = one.minutes.count() * (80 + i64::try_from(draws.below(41)).unwrap_or(0)) / 100;
    let end = start + SignedDuration::from_mins(wanted.max(1));
    if stage.filling.now < start {
        return Ok(());
    }
    let morning = stage.moment(day, 5, 30);
    stage
        .act(worker.actor(), morning, &TellVisit { visit })
        .await?;
    let how = draws.below(100);
    if how < 3 {
        let pick = usize::try_from(draws.below(u64::MAX)).unwrap_or(0) % NOT_MADE.len();
        let why = NOT_MADE.get(pick).copied().unwrap_or(NotMade::Other);
        let report = NewReport::NotMade {
            at: start,
            why,
            words: None,
        };
        return report_at(stage, worker, (start, one), (report, None)).await;
    }
    let outcomes = outcomes(stage, one, (tasks, &mut draws)).await?;
    if how < 11 {
        let evening = stage.moment(day, 21, 40).max(end);
        if evening <= stage.filling.now {
            let typed = TypedTimes {
                visit,
                start,
                end,
                tasks: outcomes,
            };
            stage.act(worker.actor(), evening, &typed).await?;
        }
        return Ok(());
    }
    let (proof, code) = homes.proof(one.person);
    let started = NewReport::Started { at: start, proof };
    report_at(stage, worker, (start, one), (started, code.clone())).await?;
    homes.note(worker, one, (start, LockUse::Opened));
    if stage.filling.now < end {
        return Ok(());
    }
    if how > 97 {
        let pick = usize::try_from(draws.below(u64::MAX)).unwrap_or(0) % WRONG.len();
        let words = prose(WRONG.get(pick).copied().unwrap_or_default())?;
        let said = end;
        let wrong = ReportDeviation { visit, words, said };
        stage.act(worker.actor(), end, &wrong).await?;
    }
    let report = NewReport::Ended {
        at: end,
        proof,
        tasks: outcomes,
    };
    homes.note(worker, one, (end, LockUse::Closed));
    report_at(stage, worker, (end, one), (report, code)).await
}

async fn report_at(
    stage: &mut Stage<'_>,
    worker: Worker,
    (at, one): (Timestamp, &ScheduledVisit),
    (report, code): (NewReport, Option<HomeCode>),
) -> Result<(), FillError> {
    let action = ReportVisit {
        visit: one.id,
        report,
        code,
    };
    stage.act(worker.actor(), at, &action).await?;
    Ok(())
}

/// What was done: all of it as a rule.
async fn outcomes(
    stage: &Stage<'_>,
    one: &ScheduledVisit,
    (known, draws): (&mut Tasks, &mut Draws),
) -> Result<Vec<TaskOutcome>, FillError> {
    if !known.contains_key(&one.planned) {
        let plan = care_plans::plan(stage.reader(), one.person, one.plan).await;
        let plan = plan.map_err(Problem::from)?;
        for planned in plan
            .iter()
            .flat_map(|plan| &plan.versions)
            .flat_map(|v| &v.visits)
        {
            let codes = planned.visit.tasks.iter().map(|task| task.task.clone());
            known.insert(planned.id, codes.collect());
        }
    }
    let tasks = known.get(&one.planned).cloned().unwrap_or_default();
    let outcome = |task| TaskOutcome {
        task,
        why_not: (draws.below(100) < 4).then_some(WhyNot::Refused),
    };
    Ok(tasks.into_iter().map(outcome).collect())
}

/// What arose before today has been looked at; today's is left for whoever looks.
async fn settle(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let mut providers: Vec<UnitId> = stage
        .workers
        .iter()
        .flatten()
        .filter(|worker| worker.role == Role::CareWorker)
        .map(|worker| worker.unit)
        .collect();
    providers.sort_unstable();
    providers.dedup();
    let today = stage.moment(stage.today(), 0, 0);
    let words = prose("Pratat med den som var där och med personen. Inget mer behövs.")?;
    for provider in providers {
        let manager = stage.worker_at(provider, Role::UnitManager);
        let planner = stage.worker_at(provider, Role::Planner).or(manager);
        let open = ::visits::open_questions(stage.reader(), provider).await;
        for question in open.map_err(Problem::from)? {
            let at = question.at + SignedDuration::from_mins(70);
            // What went wrong is for the manager.
            let who = if question.kind == ::visits::QuestionKind::Deviation {
                manager
            } else {
                planner
            };
            let Some(who) = who else { continue };
            if at < today {
                let answer = AnswerQuestion {
                    question: question.id,
                    version: question.version,
                    words: words.clone(),
                };
                stage.act(who.actor(), at, &answer).await?;
            }
        }
    }
    Ok(())
}

fn prose(text: &str) -> Result<Prose, FillError> {
    Prose::parse(text).map_err(|e| FillError::Plan(e.to_string()))
}
