//! What the use cases share: who handles a deviation, how a step is taken, its history and its duties.

use access::{Need, Resource};
use history::{Entry, Stream};
use kernel::{Call, Change, Fault, Problem, Refusal, Timestamp, UnitId, UserId};
use store::Tx;

use crate::{
    model::{Case, Deed, Done, NewReport, Report, Seen, Step, StepId},
    reads::{View, is_closed, is_private, load, place},
    rules::{
        COMMITTEE, FOLLOW_UP, INVESTIGATE, INVESTIGATE_WRONG, JUDGE, LESSON, NOTIFY, READ, SEND,
        TRIAGE, duty, may, receives, standing, subject, wanted,
    },
    store::{case::case_save, report::report_insert, step::step_insert},
};

/// All kinds of duty about a case itself.
const KINDS: [duties::DutyKind; 10] = [
    TRIAGE,
    INVESTIGATE,
    INVESTIGATE_WRONG,
    JUDGE,
    COMMITTEE,
    READ,
    NOTIFY,
    SEND,
    FOLLOW_UP,
    LESSON,
];

/// A deviation that somebody works with, and who.
pub(super) struct Desk {
    pub(super) view: View,
    pub(super) user: UserId,
    pub(super) unit: UnitId,
}

/// The deviation as the caller saw it, if she or he handles it. Others find nothing.
pub(super) async fn handled(tx: &Tx, call: &Call, seen: Seen) -> Result<Desk, Problem> {
    let desk = readable(tx, call, seen).await?;
    if desk.view.case.is_handled_by(desk.unit) {
        desk.unchanged(seen)
    } else {
        Err(Problem::Denied)
    }
}

/// The deviation as the caller saw it, if she or he may read it.
pub(super) async fn read(tx: &Tx, call: &Call, seen: Seen) -> Result<Desk, Problem> {
    readable(tx, call, seen).await?.unchanged(seen)
}

async fn readable(tx: &Tx, call: &Call, seen: Seen) -> Result<Desk, Problem> {
    let desk = any(tx, call, seen).await?;
    let is_for_others = match desk.view.report.told.person {
        Some(person) => is_closed(tx, call, person).await?,
        None => false,
    };
    if desk.view.case.is_read_by(desk.unit) && !is_for_others {
        Ok(desk)
    } else {
        Err(Problem::NotFound)
    }
}

/// The deviation for a manager, whoever handles it and however it has changed: the use case asks both.
pub(super) async fn any(tx: &Tx, call: &Call, seen: Seen) -> Result<Desk, Problem> {
    let (user, unit) = call.staff()?;
    let need = Need::write(Resource::DeviationCase).at(unit);
    access::require(tx, call, need).await?;
    let view = load(tx, seen.deviation).await?.ok_or(Problem::NotFound)?;
    Ok(Desk { view, user, unit })
}

impl Desk {
    /// The same, if it has not changed since it was seen. It is asked last: whoever may not read it is not told that it
    /// is there.
    pub(super) fn unchanged(self, seen: Seen) -> Result<Self, Problem> {
        let case = &self.view.case;
        if case.version == seen.version {
            return Ok(self);
        }
        Err(Problem::Changed(Change {
            version: case.version,
            kind: subject(case.id).kind,
            id: case.id.uuid(),
        }))
    }
}

/// Who does something now.
pub(super) async fn done(tx: &Tx, call: &Call) -> Result<Done, Problem> {
    let (by, unit) = call.staff()?;
    Ok(Done {
        at: call.now,
        on: call.today(),
        by,
        name: name_of(tx, by).await?,
        unit,
    })
}

/// The name of a user, as it is now.
pub(super) async fn name_of(tx: &Tx, user: UserId) -> Result<String, Fault> {
    let found = access::user(tx, user).await?;
    Ok(found.map_or_else(String::new, |user| user.name))
}

/// Takes a report in: who receives it, its duty, its history.
pub(super) async fn tell(
    tx: &Tx,
    call: &Call,
    (new, by, said): (NewReport, Done, Option<Timestamp>),
) -> Result<Report, Problem> {
    let place = place(tx, new.unit, by.on).await?;
    let place = place.ok_or_else(|| Refusal::new("deviations-refusal-unit").at("unit"))?;
    let is_private = is_private(tx, place.unit).await?;
    let own = crate::reads::place(tx, by.unit, by.on).await?;
    // Somebody of the municipality; those of another private provider tell their neighbour, not the committee.
    let is_of_another = match own {
        Some(own) => own.unit != place.unit && !crate::reads::is_private(tx, own.unit).await?,
        None => true,
    };
    let report = Report {
        id: call.new_id(),
        keeper: receives(place, new.is_of_manager),
        office: place.office,
        is_private,
        is_outside: is_private && is_of_another,
        told: NewReport {
            unit: place.unit,
            ..new
        },
        said: said.filter(|said| *said < by.at),
        by,
    };
    report_insert(tx, &report).await?;
    let case = standing(&report, &[]);
    case_save(tx, &report, &case).await?;
    let told = entry(&report, "deviations.reported")
        .change("kind", None, Some(case.kind.key().to_owned()))
        .change("harm", None, Some(case.harm.key().to_owned()));
    history::write(tx, call, told).await?;
    settle(tx, &visits::in_nobodys_name(call), (&report, &case), true).await?;
    Ok(report)
}

/// Takes a step, if it may be taken as the case stands: saves it and what the case has come to, tells history, and opens
/// and closes the duties that follow.
pub(super) async fn take(tx: &Tx, call: &Call, desk: Desk, deed: Deed) -> Result<Taken, Problem> {
    let View {
        report,
        mut steps,
        case,
    } = desk.view;
    may(&case, &deed).map_err(Problem::Refused)?;
    let step = Step {
        id: call.new_id(),
        number: case.version + 1,
        deed,
        by: done(tx, call).await?,
    };
    step_insert(tx, case.id, &step).await?;
    let told = said(&report, &step);
    // What is judged anew is not done once more by that.
    let is_triaged_anew = matches!(step.deed, Deed::Triaged { .. }) && case.triaged.is_some();
    let is_judged_anew = matches!(step.deed, Deed::Judged { .. }) && case.judged.is_some();
    let is_done = !is_triaged_anew && !is_judged_anew;
    let id = step.id;
    steps.push(step);
    let case = standing(&report, &steps);
    case_save(tx, &report, &case).await?;
    history::write(tx, call, told).await?;
    settle(tx, call, (&report, &case), is_done).await?;
    Ok(Taken { id, report, case })
}

/// What a step has led to.
pub(super) struct Taken {
    pub(super) id: StepId,
    pub(super) report: Report,
    pub(super) case: Case,
}

/// An entry of history, in the stream of the unit that handles it: never in that of the person. What was told does not
/// stand there too.
pub(super) fn entry(report: &Report, verb: &'static str) -> Entry {
    Entry::new(Stream::Unit(report.keeper), verb, subject(report.id)).link(report.address())
}

fn said(report: &Report, step: &Step) -> Entry {
    let verb = match &step.deed {
        Deed::Triaged { .. } => "deviations.triaged",
        Deed::PersonTold { .. } => "deviations.person-told",
        Deed::CommitteeTold { .. } => "deviations.committee-told",
        Deed::CommitteeRead { .. } => "deviations.committee-read",
        Deed::Investigated { .. } => "deviations.investigated",
        Deed::MeasurePlanned { .. } => "deviations.measure-planned",
        Deed::MeasureTaken { .. } => "deviations.measure-taken",
        Deed::MeasureDropped { .. } => "deviations.measure-dropped",
        Deed::Judged { .. } => "deviations.judged",
        Deed::Notified { .. } => "deviations.notified",
        Deed::NoticeCorrected { .. } => "deviations.notice-corrected",
        Deed::InvestigationSent { .. } => "deviations.investigation-sent",
        Deed::FollowedUp { .. } => "deviations.followed-up",
        Deed::Closed { .. } => "deviations.closed",
        Deed::Reopened { .. } => "deviations.reopened",
        Deed::LessonWritten { .. } => "deviations.lesson-written",
        Deed::LessonReturned { .. } => "deviations.lesson-returned",
        Deed::LessonConfirmed => "deviations.lesson-confirmed",
    };
    let told = entry(report, verb);
    if let Deed::Triaged { class, .. } = &step.deed {
        return told.change("class", None, Some(class.key().to_owned()));
    }
    if let Deed::Judged { is_serious, .. } = &step.deed {
        return told.change("serious", None, Some(is_serious.to_string()));
    }
    told
}

/// Opens the duties that a case has by now, and closes those that it has no longer: as done, or as dropped where it was
/// judged anew to be something else.
async fn settle(
    tx: &Tx,
    call: &Call,
    (report, case): (&Report, &Case),
    is_done: bool,
) -> Result<(), Problem> {
    let wanted = wanted(case);
    let subject = subject(case.id);
    let standing = duties::of_subject(tx, subject).await?;
    let is_open = |kind: &str| {
        standing
            .iter()
            .any(|duty| duty.kind == kind && duty.state == duties::State::Open)
    };
    for kind in KINDS {
        let is_wanted = wanted.iter().any(|one| one.kind.key == kind.key);
        match (is_open(kind.key), is_wanted) {
            (true, false) if is_done => {
                duties::close(tx, call, kind.key, subject).await?;
            }
            (true, false) => {
                duties::drop_duty(tx, call, kind.key, subject, "judged anew").await?;
            }
            (true, true) | (false, _) => {}
        }
    }
    let book = rulebook::reads::book(tx).await?;
    let number = report.number();
    for one in wanted {
        if !is_open(one.kind.key) {
            let days = (call.today(), &call.zone);
            let new = duty(&book, (case, &number), one, days).map_err(Fault::from)?;
            duties::open(tx, call, new).await?;
        }
    }
    Ok(())
}

/// Gives open duties of some kinds the time that they have by now, where what they are counted from was corrected.
pub(super) async fn recount(
    tx: &Tx,
    call: &Call,
    taken: &Taken,
    kinds: &[duties::DutyKind],
) -> Result<(), Problem> {
    let (case, number) = (&taken.case, taken.report.number());
    let subject = subject(case.id);
    let standing = duties::of_subject(tx, subject).await?;
    let book = rulebook::reads::book(tx).await?;
    for one in wanted(case) {
        let kind = one.kind.key;
        let open = standing
            .iter()
            .find(|duty| duty.kind == kind && duty.state == duties::State::Open);
        let Some(open) = open.filter(|_| kinds.iter().any(|other| other.key == kind)) else {
            continue;
        };
        let days = (call.today(), &call.zone);
        let new = duty(&book, (case, &number), one, days).map_err(Fault::from)?;
        if new.due != open.due {
            let to = duties::NewDue {
                due: new.due,
                reason: "corrected".to_owned(),
            };
            duties::move_due(tx, call, kind, subject, to).await?;
        }
    }
    Ok(())
}
