//! What tests of visits share: a visit today by a care worker, and what she tells of it.

use duties::calendar::days_after;
use jiff::SignedDuration;
use kernel::{Call, Date, Timestamp, UserId};
use schedules::{
    ChangeVisits, Placing, ScheduledVisit, SeenVisit, VisitChange, VisitId, visits_of_person,
};
use visits::{
    Attendance, HomeCode, NewReport, Proof, QuestionKind, ReportVisit, TellVisit, attendance,
    questions_of_visit, reports_of_visit,
};

use crate::scene::Scene;

/// The first visit of Ragnar's plan, today at nine by Amina, and told to her.
pub(crate) async fn told(scene: &Scene) -> ScheduledVisit {
    let one = planned(scene).await;
    let tell = TellVisit { visit: one.id };
    scene.store.act(&scene.worker(), &tell).await.unwrap();
    one
}

/// The first visit of Ragnar's plan, today at nine by Amina.
pub(crate) async fn planned(scene: &Scene) -> ScheduledVisit {
    scene.whole().await;
    scene.agreed().await;
    place(scene, &first(scene).await, vec![scene.nurses[0]]).await
}

/// Ragnar's next visit.
pub(crate) async fn first(scene: &Scene) -> ScheduledVisit {
    let days = (scene.today(), Date::MAX);
    let visits = visits_of_person(scene.store.reader(), scene.ragnar, days).await;
    visits.unwrap().remove(0)
}

/// The manager gives a visit to somebody, at nine.
pub(crate) async fn place(
    scene: &Scene,
    one: &ScheduledVisit,
    workers: Vec<UserId>,
) -> ScheduledVisit {
    let to = Placing {
        start: Some(9 * 60),
        workers,
        ..one.placing.clone()
    };
    change(scene, one, to).await
}

/// The manager changes a visit.
pub(crate) async fn change(scene: &Scene, one: &ScheduledVisit, to: Placing) -> ScheduledVisit {
    let seen = SeenVisit {
        visit: one.id,
        version: one.version,
    };
    let change = ChangeVisits {
        changes: vec![VisitChange { seen, to }],
        why: None,
    };
    scene.act(&change).await;
    let now = schedules::visit_by_id(scene.store.reader(), one.id).await;
    now.unwrap().unwrap()
}

/// So many minutes before now.
pub(crate) fn ago(scene: &Scene, minutes: i64) -> Timestamp {
    scene.now - SignedDuration::from_mins(minutes)
}

/// That it began so many minutes ago.
pub(crate) fn started(scene: &Scene, minutes: i64) -> NewReport {
    NewReport::Started {
        at: ago(scene, minutes),
        proof: Proof::Pressed,
    }
}

/// That it ended so many minutes ago.
pub(crate) fn ended(scene: &Scene, minutes: i64) -> NewReport {
    NewReport::Ended {
        at: ago(scene, minutes),
        proof: Proof::Pressed,
        tasks: vec![],
    }
}

/// Amina tells of a visit.
pub(crate) async fn tell(scene: &Scene, visit: VisitId, report: NewReport) -> visits::ReportId {
    by(scene, &scene.worker(), (visit, report), None).await
}

/// Somebody tells of a visit.
pub(crate) async fn by(
    scene: &Scene,
    call: &Call,
    (visit, report): (VisitId, NewReport),
    code: Option<HomeCode>,
) -> visits::ReportId {
    let action = ReportVisit {
        visit,
        report,
        code,
    };
    scene.store.act(call, &action).await.unwrap()
}

/// A call by Bo, of the same provider.
pub(crate) fn by_bo(scene: &Scene) -> Call {
    scene.call(kernel::Actor::Staff {
        user: scene.nurses[1],
        assignment: crate::words::id(4),
        role: kernel::Role::CareWorker,
        unit: scene.provider,
    })
}

/// What Amina's reports come to.
pub(crate) async fn come_to(scene: &Scene, visit: VisitId) -> Attendance {
    let reports = reports_of_visit(scene.store.reader(), visit).await.unwrap();
    let own: Vec<_> = reports
        .into_iter()
        .filter(|report| report.user == scene.nurses[0])
        .collect();
    attendance(&own)
}

/// What somebody must look at, in the order of the kinds: what arises at one moment has no other.
pub(crate) async fn asked(scene: &Scene, visit: VisitId) -> Vec<QuestionKind> {
    let found = questions_of_visit(scene.store.reader(), visit).await;
    let found = found.unwrap();
    let mut kinds: Vec<QuestionKind> = found.iter().map(|question| question.kind).collect();
    kinds.sort();
    kinds
}

/// Today and the days around it.
pub(crate) fn around(scene: &Scene) -> (Date, Date) {
    (days_after(scene.today(), -7), days_after(scene.today(), 7))
}
