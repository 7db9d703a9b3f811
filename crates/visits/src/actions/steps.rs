//! What the use cases share: who may report on which visit, taking a report, asking somebody to look.

use access::{Need, Resource};
use duties::calendar;
use history::{Entry, Stream, Subject};
use kernel::{Actor, Call, Date, Fault, Problem, Prose, RequestKey, UserId};
use schedules::{ScheduledVisit, VisitId};
use store::Tx;

use crate::{
    model::{Attendance, KnownVisit, Question, QuestionKind, Report},
    rules::{self, World, to_settle},
    store::{
        attendance::attendance_save,
        known::{known_save, known_told_to, told_note},
        lock::uses_between,
        question::{has_arisen, question_insert},
        report::{report_insert, reports_and_lock},
    },
};

/// A visit that somebody reports on, and who.
pub(super) struct Reported {
    pub(super) visit: KnownVisit,
    /// As it stands in the schedule now; none where it is gone.
    pub(super) now: Option<ScheduledVisit>,
    pub(super) user: UserId,
    /// For when that one was told of it: another who comes along may have been told of a later time.
    pub(super) told: (Date, Option<i64>),
}

/// The visit that the caller reports on: one that she or he was told of, or stands in the schedule for. Others find
/// nothing. Whether the relation still holds is not asked here: what was done is told, and somebody looks.
pub(super) async fn reported(tx: &Tx, call: &Call, id: VisitId) -> Result<Reported, Problem> {
    let (user, _unit) = call.staff()?;
    access::require_for_some(call, Need::write(Resource::VisitReport))?;
    let now = schedules::visit_by_id(tx, id).await?;
    if let Some((visit, told)) = known_told_to(tx, id, user).await? {
        return Ok(Reported {
            visit,
            now,
            user,
            told: (told.day, told.start),
        });
    }
    let now = now.ok_or(Problem::NotFound)?;
    let visit = tell(tx, call, &now).await?;
    Ok(Reported {
        told: (visit.day, visit.start),
        visit,
        now: Some(now),
        user,
    })
}

/// Tells the caller of a visit that she or he is to make, and keeps it as it was told.
pub(super) async fn tell(
    tx: &Tx,
    call: &Call,
    visit: &ScheduledVisit,
) -> Result<KnownVisit, Problem> {
    let (user, unit) = call.staff()?;
    if visit.provider != unit || !visit.placing.workers.contains(&user) {
        return Err(Problem::NotFound);
    }
    let need = Need::see(Resource::ScheduledVisit).about(visit.person);
    access::require(tx, call, need).await?;
    let known = KnownVisit::of(visit);
    known_save(tx, &known).await?;
    told_note(tx, (&known, user), call.now).await?;
    Ok(known)
}

/// Takes a report: puts it in, makes anew what the reports come to, tells history, asks somebody to look where it does
/// not fit.
pub(super) async fn take(
    tx: &Tx,
    call: &Call,
    about: &Reported,
    (report, has_wrong_code): (&Report, bool),
) -> Result<(), Problem> {
    let visit = &about.visit;
    report_insert(tx, visit, report).await?;
    let told = come_to(tx, visit, report.user).await?;
    attendance_save(tx, (visit, report.user), &told).await?;
    history::write(tx, call, entry(visit, report)).await?;
    let world = world(tx, call, about, (report, has_wrong_code)).await?;
    let mut asked = rules::questions(world);
    asked.extend(told.doubts.iter().copied().map(QuestionKind::from));
    if told.not_made == Some(crate::NotMade::NobodyOpened) {
        asked.push(QuestionKind::NobodyOpened);
    }
    for kind in asked {
        ask(tx, call, (visit, report.user), (kind, None)).await?;
    }
    Ok(())
}

/// What the reports of one who made a visit come to, and what locks show of it.
pub(super) async fn come_to(
    tx: &Tx,
    visit: &KnownVisit,
    user: UserId,
) -> Result<Attendance, Problem> {
    let (reports, has_lock) = reports_and_lock(tx, visit, user).await?;
    let told = rules::attendance(&reports);
    if !has_lock {
        return Ok(told);
    }
    let moments = [told.start, told.end].into_iter().flatten();
    let (first, last) = (
        moments.clone().map(|m| m.at).min(),
        moments.map(|m| m.at).max(),
    );
    let Some((first, last)) = first.zip(last) else {
        return Ok(told);
    };
    let around = (
        calendar::hours_after(first, -1),
        calendar::hours_after(last, 1),
    );
    let noted = uses_between(tx, (visit.person, user), around).await?;
    Ok(rules::shown_by_locks(told, &noted))
}

fn entry(visit: &KnownVisit, report: &Report) -> Entry {
    let verb = match (report.kind, &report.correction) {
        (_, Some(_)) => "visits.corrected",
        (crate::ReportKind::Started, None) => "visits.started",
        (crate::ReportKind::Ended, None) => "visits.ended",
        (crate::ReportKind::NotMade, None) => "visits.not-made",
    };
    let entry = Entry::new(
        Stream::Person(visit.person),
        verb,
        Subject::new("visit", visit.id),
    )
    .change("at", None, Some(report.said.to_string()))
    .change("proof", None, Some(report.proof.key().to_owned()));
    match &report.correction {
        Some(correction) => entry.reason(correction.why.as_str()),
        None => entry,
    }
}

/// How things stand for the one who made the visit.
async fn world(
    tx: &Tx,
    call: &Call,
    about: &Reported,
    (report, has_wrong_code): (&Report, bool),
) -> Result<World, Problem> {
    let visit = &about.visit;
    let person = residents::person(tx, visit.person).await?;
    let need = Need::see(Resource::ScheduledVisit).about(visit.person);
    let now = about.now.as_ref();
    let said_on = calendar::day_of(report.said, &call.zone);
    let off = (said_on - visit.day).get_days().abs();
    Ok(World {
        is_there: now.is_some(),
        is_planned: now.is_none_or(ScheduledVisit::is_planned),
        is_as_told: now.is_none_or(|now| (now.placing.day, now.placing.start) == about.told),
        is_near_day: off <= 1,
        is_assigned: now.is_none_or(|now| now.placing.workers.contains(&about.user)),
        is_alive: person.is_some_and(|person| person.is_alive()),
        is_related: access::may(tx, call, need).await?,
        has_wrong_code,
    })
}

/// Asks somebody at the provider to look; once for each kind, but for what is told anew each time.
pub(super) async fn ask(
    tx: &Tx,
    call: &Call,
    (visit, user): (&KnownVisit, UserId),
    (kind, words): (QuestionKind, Option<Prose>),
) -> Result<Option<Question>, Problem> {
    if !kind.is_each() && has_arisen(tx, (visit.id, user), kind).await? {
        return Ok(None);
    }
    let question = Question {
        id: call.new_id(),
        visit: visit.id,
        person: visit.person,
        provider: visit.provider,
        user,
        kind,
        words,
        at: call.now,
        answer: None,
        version: 1,
    };
    question_insert(tx, &question).await?;
    let book = rulebook::reads::book(tx).await?;
    let label = format!("{}, {}", visit.name, visit.day);
    let duty = to_settle(&book, (&question, label), call).map_err(Fault::from)?;
    let verb = if kind.is_managers() {
        duties::open(tx, &in_nobodys_name(call), duty).await?;
        "visits.deviation-told"
    } else {
        duties::open(tx, call, duty).await?;
        "visits.question-arose"
    };
    let told = Entry::new(stream(&question), verb, rules::subject(&question)).change(
        "kind",
        None,
        Some(kind.key().to_owned()),
    );
    history::write(tx, call, told).await?;
    Ok(Some(question))
}

/// Where the history of a question stands: in the person's, but for what went wrong, which stands apart from the file.
pub(super) const fn stream(question: &Question) -> Stream {
    if question.kind.is_managers() {
        Stream::Unit(question.provider)
    } else {
        Stream::Person(question.person)
    }
}

/// A call by the system in the place of another, for what follows of itself when somebody tells of what went wrong: by
/// whom it was set going is by whom it was told. Its ids are its own.
pub fn in_nobodys_name(call: &Call) -> Call {
    let key = RequestKey(call.new_id::<Question>().uuid());
    Call::new(Actor::system("deviation-told"), call.now, key)
        .in_zone(call.zone.clone())
        .in_language(call.language)
}
