//! What comes to something else than an application: early help, and a plan made together with the region.

use cases::{FollowUpEarlyHelp, GiveEarlyHelp};
use cooperation::{
    AddParticipant, AgreePlan, Attendee, CallFrom, ConsentWay, Counterpart, Lead, MarkTaskDone,
    Meeting, NewAgreement, NewTask, Part, Party, PersonsPart, Place, Principal, RecordConsent,
    RegisterCall, Registered, SeenPlan, SetMeeting, TaskDone, Word,
};
use kernel::{Date, Problem};

use super::{Whom, after, ago, call_in, code, line, said};
use crate::fill::{
    stage::{FillError, Stage, Worker},
    words::prose,
};

/// Help without needs assessment; weeks later somebody asks how it went.
pub(super) async fn help(
    stage: &mut Stage<'_>,
    whom: Whom,
    helped: &said::Helped,
) -> Result<(), FillError> {
    let day = ago(stage, helped.days);
    let by = whom.officer.actor();
    let whose = (whom.officer, Some(whom.person));
    let contact = call_in(stage, whose, day, helped.matter).await?;
    let give = GiveEarlyHelp {
        contact,
        version: 1,
        service: code(helped.service)?,
        told_of_right: true,
        withheld: None,
        note: Some(prose(helped.note)),
    };
    let at = stage.moment(day, 9, 45);
    let given = stage.act(by.clone(), at, &give).await?;
    let Some(outcome) = helped.outcome else {
        return Ok(());
    };
    let follow_up = FollowUpEarlyHelp {
        person: whom.person,
        help: given.help,
        version: 1,
        outcome,
    };
    let at = stage.moment(after(day, 35), 10, 0);
    stage.act(by, at, &follow_up).await
}

/// Help to somebody who does not say who she is.
pub(super) async fn help_nobody(stage: &mut Stage<'_>, officer: Worker) -> Result<(), FillError> {
    let day = ago(stage, 20);
    let contact = call_in(stage, (officer, None), day, said::UNNAMED_MATTER).await?;
    let give = GiveEarlyHelp {
        contact,
        version: 1,
        service: code("early-talks")?,
        told_of_right: true,
        withheld: Some(prose(said::UNNAMED_REASON)),
        note: Some(prose(said::UNNAMED_NOTE)),
    };
    let at = stage.moment(day, 9, 45);
    stage.act(officer.actor(), at, &give).await.map(drop)
}

/// Who calls from the health centre.
const NURSE: &str = "Helena Forsman";
/// Who comes from there.
const PHYSIO: &str = "Jonas Wik";
/// The health centre.
const HEALTH_CENTRE: &str = "Vårdcentralen Sjövik";
/// What the call is for.
const PURPOSE: &str = "Har fallit två gånger på en månad och gått ner i vikt. Läkemedlen, maten och hjälpen hemma behöver \
                       hänga ihop.";

/// The health centre calls, all meet at home, and the follow-up is booked.
pub(super) async fn meet(stage: &mut Stage<'_>, whom: Whom) -> Result<(), FillError> {
    let day = ago(stage, 30);
    let by = whom.officer.actor();
    let of = called(stage, whom, day).await?;
    let seen = |version| SeenPlan {
        person: of.person,
        plan: of.plan,
        version,
    };
    let physio = AddParticipant {
        seen: seen(2),
        who: Attendee {
            name: line(PHYSIO)?,
            party: Party::Region,
            role: Some(line("fysioterapeut")?),
            organisation: Some(line(HEALTH_CENTRE)?),
            phone: None,
            answer: cooperation::Answer::Coming,
        },
        is_wished: true,
    };
    let at = stage.moment(after(day, 1), 9, 40);
    stage.act(by.clone(), at, &physio).await?;
    let met = after(day, 9);
    let meeting = SetMeeting {
        seen: seen(3),
        meeting: Meeting {
            starts: stage.moment(met, 13, 0),
            place: Place::Home,
            words: None,
            interpreter: None,
        },
    };
    let at = stage.moment(after(day, 2), 11, 0);
    stage.act(by.clone(), at, &meeting).await?;
    let agree = AgreePlan {
        seen: seen(4),
        new: agreement(met)?,
    };
    let at = stage.moment(met, 15, 20);
    stage.act(by, at, &agree).await?;
    done(stage, whom, (seen(5), after(met, 12))).await
}

/// The call, and the person's yes to it the day after.
async fn called(stage: &mut Stage<'_>, whom: Whom, day: Date) -> Result<Registered, FillError> {
    let by = whom.officer.actor();
    let at = stage.moment(day, 10, 10);
    let register = RegisterCall {
        person: whom.person,
        from: CallFrom::OpenCare,
        called: at,
        counterpart: Counterpart {
            organisation: line(HEALTH_CENTRE)?,
            name: Some(line(NURSE)?),
            phone: Some(line("08-465 004 07")?),
        },
        purpose: prose(PURPOSE),
        contact: None,
    };
    let of = stage.act(by.clone(), at, &register).await?;
    let consent = RecordConsent {
        seen: SeenPlan {
            person: of.person,
            plan: of.plan,
            version: 1,
        },
        is_given: true,
        word: Word {
            day: after(day, 1),
            way: ConsentWay::Phone,
            received_by: line("Handläggaren")?,
            note: Some(prose("Vill att mötet hålls hemma vid köksbordet.")),
        },
    };
    let at = stage.moment(after(day, 1), 9, 30);
    stage.act(by, at, &consent).await?;
    Ok(of)
}

/// What was agreed at the table.
fn agreement(met: Date) -> Result<NewAgreement, FillError> {
    Ok(NewAgreement {
        met,
        lead: Lead {
            principal: Principal::Municipality,
            name: line("Handläggaren")?,
            phone: None,
        },
        person: PersonsPart {
            part: Part::Present,
            note: None,
            own_words: prose("Jag vill kunna laga min mat själv och inte vara rädd i trappan."),
        },
        follow_up: after(met, 42),
        tasks: tasks(met)?,
    })
}

fn tasks(met: Date) -> Result<Vec<NewTask>, FillError> {
    let one = |(need, what): (&str, &str), (party, who): (Party, &str), days| {
        Ok::<_, FillError>(NewTask {
            need: line(need)?,
            what: line(what)?,
            party,
            who: line(who)?,
            due: Some(after(met, days)),
        })
    };
    Ok(vec![
        one(
            ("Yr på morgonen", "Läkemedelsgenomgång med läkaren"),
            (Party::Region, NURSE),
            14,
        )?,
        one(
            (
                "Rädd för att falla",
                "Träning i trappan, en gång i veckan hemma",
            ),
            (Party::Region, PHYSIO),
            35,
        )?,
        one(
            (
                "Har gått ner i vikt",
                "Hemtjänsten lagar mat tillsammans tre gånger i veckan",
            ),
            (Party::Municipality, "Handläggaren"),
            14,
        )?,
    ])
}

/// What the municipality took on is done.
async fn done(
    stage: &mut Stage<'_>,
    whom: Whom,
    (seen, on): (SeenPlan, Date),
) -> Result<(), FillError> {
    let view = cooperation::plan(stage.reader(), seen.person, seen.plan).await;
    let view = view.map_err(Problem::from)?;
    let standing = view.as_ref().and_then(|view| view.standing());
    let ours = standing.and_then(|agreed| {
        let mut all = agreed.tasks.iter();
        all.find(|one| one.task.party == Party::Municipality)
    });
    let Some(ours) = ours else {
        return Ok(());
    };
    let mark = MarkTaskDone {
        seen,
        task: ours.id,
        done: TaskDone {
            on,
            note: Some(prose("Hemtjänsten har börjat. Det går bra tycker båda.")),
        },
    };
    let at = stage.moment(on, 16, 0);
    stage.act(whom.officer.actor(), at, &mark).await
}
