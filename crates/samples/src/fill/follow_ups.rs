//! Follow-ups of decisions, year by year: most in time, some late, a few forgotten; and what people think of the help.

use std::collections::BTreeSet;

use care_plans::Part;
use cases::Decision;
use duties::calendar::{days_after, months_after, next_open_day};
use follow_up::{
    Answer, AnswerSurvey, AnsweredBy, BookFollowUp, Booking, Finding, FollowUpId, GoalResult,
    Grade, HandOutSurvey, Meeting, MeetingWay, NoteNoAnswer, Outcome, ReportText, SeenFollowUp,
    SettleChange, SignReport, SurveyWay, Theme, WhyNot, WriteReport,
};
use kernel::{Actor, Date, PersonId, Problem, Role};

use super::{
    plans::Answered,
    stage::{FillError, Stage, Step},
    words,
};
use crate::{
    Client, Size,
    draws::{Area, Draws},
};

/// The most years that are told about one person.
const YEARS: usize = 8;
/// Days ahead in which conversations are booked.
const AHEAD: i64 = 45;
/// Days before a conversation on which it is booked.
const BOOKED: i64 = 12;
/// Days after which nobody waits for an answer.
const GIVEN_UP: i64 = 32;

/// How help works, as people put it: said by those whose goal is reached, in part, and not.
const SAID: [&[&str]; 3] = [
    &[
        "Det fungerar bra. Jag vet vilka som kommer och jag kan lita på dem.",
        "Jag klarar det mesta själv på morgonen nu, och det var det jag ville.",
        "Vi hinner prata en stund. Det betyder mer än städningen.",
    ],
    &[
        "Dagarna är bra. På kvällen kommer det för många olika.",
        "Duschen går bra, men de ringer inte när de blir sena.",
        "Det är bättre än i våras. Jag skulle vilja komma ut oftare.",
    ],
    &[
        "Jag har ramlat två gånger sedan vi sågs. Jag är rädd på natten.",
        "Det blev inte som jag hade tänkt mig. Jag orkar mindre än förut.",
    ],
];

/// One person with decisions to follow up.
struct Told<'c> {
    place: u64,
    client: &'c Client,
    person: PersonId,
    officer: Actor,
}

/// Tells of the follow-ups of all who have had help for nearly a year, in a small municipality.
pub(super) async fn tell(stage: &mut Stage<'_>, answered: &[Answered]) -> Result<(), FillError> {
    match stage.plan.wish.size {
        Size::Small => {}
        Size::Municipality | Size::City => return Ok(()),
    }
    let persons: BTreeSet<(usize, PersonId)> = answered
        .iter()
        .map(|one| (one.client, one.person))
        .collect();
    let of = u64::try_from(persons.len()).unwrap_or(u64::MAX);
    for ((place, person), done) in persons.into_iter().zip(1..) {
        if let Some(told) = about(stage, place, person) {
            years(stage, &told).await?;
        }
        stage.progress.at(Step::FollowUps, done, of);
    }
    Ok(())
}

fn about<'c>(stage: &Stage<'c>, place: usize, person: PersonId) -> Option<Told<'c>> {
    let plan = stage.plan;
    let client = plan.clients.get(place)?;
    let workers = stage.workers.get(client.officer)?;
    let officer = workers.iter().find(|one| one.role == Role::CaseOfficer)?;
    Some(Told {
        place: u64::try_from(place).ok()?,
        client,
        person,
        officer: officer.actor(),
    })
}

/// One year after another, until one is ahead or was forgotten.
async fn years(stage: &mut Stage<'_>, told: &Told<'_>) -> Result<(), FillError> {
    for (year, place) in (0..YEARS).zip(told.place * 100..) {
        let mut draws = Draws::at(stage.plan.wish.seed, Area::FollowUps, place);
        let all = cases::decisions_of_person(stage.reader(), told.person).await;
        let mut decisions = all.map_err(Problem::from)?;
        decisions.retain(|one| one.is_standing() && one.follow_up.is_some());
        let Some(due) = decisions.iter().filter_map(|one| one.follow_up).min() else {
            return Ok(());
        };
        let early = i64::try_from(3 + draws.below(30)).unwrap_or(3);
        let is_late = told.place % 11 == 7;
        let on = next_open_day(days_after(due, if is_late { 12 } else { -early }));
        // What was decided after the conversation was booked is spoken of another time.
        let booked = days_after(on, -BOOKED);
        decisions.retain(|one| one.decided <= booked);
        let today = stage.today();
        if on >= today {
            return ahead(stage, told, (&decisions, on)).await;
        }
        // Somebody is forgotten, the last time.
        let is_last = days_after(on, 330) > today;
        if is_last && year > 0 && told.place % 13 == 4 {
            return Ok(());
        }
        one_year(stage, told, (&decisions, on), &mut draws).await?;
    }
    Ok(())
}

fn booking(decisions: &[Decision], on: Date, place: u64) -> Option<Booking> {
    let way = match place % 5 {
        0 => MeetingWay::Phone,
        3 => MeetingWay::Meeting,
        _ => MeetingWay::HomeVisit,
    };
    Some(Booking {
        decisions: decisions.iter().map(|one| one.id).collect(),
        meeting: Meeting {
            on,
            minute: Some(13 * 60 + 30),
            way,
            place: None,
            interpreter: false,
        },
        asked_about: decisions.first()?.id,
    })
}

/// What is soon is booked, for most.
async fn ahead(
    stage: &mut Stage<'_>,
    told: &Told<'_>,
    (decisions, on): (&[Decision], Date),
) -> Result<(), FillError> {
    if on > days_after(stage.today(), AHEAD) || told.place.is_multiple_of(3) {
        return Ok(());
    }
    let Some(booking) = booking(decisions, on, told.place) else {
        return Ok(());
    };
    let at = stage.moment(days_after(stage.today(), -4), 10, 20);
    let book = BookFollowUp {
        person: told.person,
        booking,
    };
    stage.act(told.officer.clone(), at, &book).await?;
    Ok(())
}

/// Booked, held, asked, signed, and what came of it.
async fn one_year(
    stage: &mut Stage<'_>,
    told: &Told<'_>,
    (decisions, on): (&[Decision], Date),
    draws: &mut Draws,
) -> Result<(), FillError> {
    let Some(booking) = booking(decisions, on, told.place) else {
        return Ok(());
    };
    let by = told.officer.clone();
    let at = stage.moment(days_after(on, -BOOKED), 9, 15);
    let book = BookFollowUp {
        person: told.person,
        booking,
    };
    let id = stage.act(by.clone(), at, &book).await?;
    let seen = |version| SeenFollowUp {
        person: told.person,
        follow_up: id,
        version,
    };
    let later = ask(stage, told, (id, on), draws).await?;
    let findings: Vec<Finding> = decisions
        .iter()
        .map(|one| finding(stage.today(), one, on, draws))
        .collect();
    let changes = findings
        .iter()
        .any(|one| one.outcome.is_some_and(Outcome::is_change));
    let write = WriteReport {
        seen: seen(1),
        text: text(told.client, on, draws),
        findings,
    };
    stage
        .act(by.clone(), stage.moment(on, 15, 0), &write)
        .await?;
    let sign = SignReport { seen: seen(2) };
    stage
        .act(by.clone(), stage.moment(on, 15, 40), &sign)
        .await?;
    let begun = days_after(on, 6);
    if changes && begun < stage.today() {
        let settle = SettleChange {
            seen: seen(3),
            words: words::prose("Tog kontakt med personen och började ändra."),
        };
        stage.act(by, stage.moment(begun, 9, 0), &settle).await?;
    }
    afterwards(stage, told, (id, on), later).await
}

fn text(client: &Client, on: Date, draws: &mut Draws) -> ReportText {
    let part = if client.life.conditions.len() > 2 {
        Part::Supported
    } else {
        Part::Present
    };
    let own = draws.pick(SAID[0]).copied().unwrap_or_default();
    ReportText {
        held: Some(on),
        part: Some(part),
        part_note: part
            .needs_words()
            .then(|| words::prose("Samtalet togs i lugn takt, med en närstående som stöd.")),
        took_part: (!client.row.relatives.is_empty())
            .then(|| words::prose("En närstående var med.")),
        own_words: Some(words::prose(own)),
        needs: None,
    }
}

/// What was found about one decision.
fn finding(today: Date, decision: &Decision, on: Date, draws: &mut Draws) -> Finding {
    let how = draws.below(100);
    let (place, result) = match how {
        0..=57 => (0, GoalResult::Reached),
        58..=84 => (1, GoalResult::Partly),
        _ => (2, GoalResult::NotReached),
    };
    let result = if decision.contents.goal.is_none() {
        GoalResult::NoGoal
    } else {
        result
    };
    let said = SAID.get(place).and_then(|said| draws.pick(said)).copied();
    let is_lately = days_after(on, 20) > today;
    let outcome = match draws.below(100) {
        0..=4 => Outcome::ChangeOrder,
        5..=9 => Outcome::Investigate,
        10..=29 if is_lately && decision.executed.is_some() => Outcome::NewPlan,
        _ => Outcome::Stands,
    };
    Finding {
        decision: decision.id,
        result: Some(result),
        words: said.map(words::prose),
        outcome: Some(outcome),
        change: (outcome != Outcome::Stands).then(|| {
            words::prose("Färre olika medarbetare på kvällen, och ring om det blir sent.")
        }),
        next: Some(months_after(on, 12)),
    }
}

/// What is to come of the questions after the conversation.
enum Later {
    /// Nothing: they are answered, or it is known why not.
    Nothing,
    /// A paper comes back.
    Paper(Vec<Answer>),
    /// Nobody answers.
    Nobody,
}

/// The questions are put; some are answered at once.
async fn ask(
    stage: &mut Stage<'_>,
    told: &Told<'_>,
    (id, on): (FollowUpId, Date),
    draws: &mut Draws,
) -> Result<Later, FillError> {
    let at = stage.moment(on, 14, 15);
    let seen = |version| SeenFollowUp {
        person: told.person,
        follow_up: id,
        version,
    };
    let answers = answers(draws);
    let (way, later) = match draws.below(100) {
        0..=29 => (SurveyWay::Read, Later::Nothing),
        30..=44 => (SurveyWay::Tablet, Later::Nothing),
        45..=69 => (SurveyWay::Paper, Later::Paper(answers.clone())),
        70..=84 => (SurveyWay::Paper, Later::Nobody),
        missing => {
            let why = match missing {
                85..=90 => WhyNot::Declined,
                91..=96 => WhyNot::CouldNot,
                _ => WhyNot::NotAsked,
            };
            let note = NoteNoAnswer {
                seen: seen(1),
                why,
                words: None,
            };
            stage.act(told.officer.clone(), at, &note).await?;
            return Ok(Later::Nothing);
        }
    };
    let hand_out = HandOutSurvey { seen: seen(1), way };
    stage.act(told.officer.clone(), at, &hand_out).await?;
    if matches!(later, Later::Nothing) {
        let answer = answered(seen(2), way, answers);
        stage.act(told.officer.clone(), at, &answer).await?;
    }
    Ok(later)
}

fn answered(seen: SeenFollowUp, way: SurveyWay, answers: Vec<Answer>) -> AnswerSurvey {
    AnswerSurvey {
        seen,
        way,
        by: AnsweredBy::Alone,
        answers,
        words: None,
        lets_read: false,
    }
}

fn answers(draws: &mut Draws) -> Vec<Answer> {
    let mut answer = |theme: &Theme| {
        // Few know where to complain.
        let worse = if *theme == Theme::Complaint { 22 } else { 0 };
        let grade = match draws.below(100) + worse {
            0..=43 => Some(5),
            44..=72 => Some(4),
            73..=84 => Some(3),
            85..=91 => Some(2),
            92..=95 => Some(1),
            _ => None,
        };
        Answer {
            theme: *theme,
            grade: grade.and_then(Grade::new),
        }
    };
    let mut all: Vec<Answer> = Theme::ALL.iter().map(&mut answer).collect();
    // Whoever answers says something.
    if let Some(first) = all.first_mut().filter(|first| first.grade.is_none()) {
        first.grade = Grade::new(4);
    }
    all
}

/// The paper comes back, or somebody gives up waiting for it.
async fn afterwards(
    stage: &mut Stage<'_>,
    told: &Told<'_>,
    (id, on): (FollowUpId, Date),
    later: Later,
) -> Result<(), FillError> {
    let seen = SeenFollowUp {
        person: told.person,
        follow_up: id,
        version: 2,
    };
    let by = told.officer.clone();
    match later {
        Later::Nothing => {}
        Later::Paper(answers) => {
            let back = days_after(on, 9);
            if back < stage.today() {
                let answer = answered(seen, SurveyWay::Paper, answers);
                stage.act(by, stage.moment(back, 11, 0), &answer).await?;
            }
        }
        Later::Nobody => {
            let given_up = days_after(on, GIVEN_UP);
            if given_up < stage.today() {
                let note = NoteNoAnswer {
                    seen,
                    why: WhyNot::NotReached,
                    words: None,
                };
                stage.act(by, stage.moment(given_up, 11, 0), &note).await?;
            }
        }
    }
    Ok(())
}
