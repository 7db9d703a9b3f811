//! What else cases come to than a yes: refused, granted in part, appealed in time and too late, taken back; help without
//! assessment, a plan together with the region, an application by somebody with authority.
//!
//! A handful, however large the municipality: so that whoever looks at it meets each once and knows what it looks like.

mod apart;
mod said;

use cases::{
    Answer, ApplicationForm, CaseId, Channel, Communicate, ConcludeInvestigation, ContactId,
    Contents, Conveyance, DecisionId, Described, DismissAppeal, ForwardAppeal, LetterWay,
    MakeDecision, Outcome, Plan, PlanInvestigation, ReceiveAppeal, ReceiveApplication,
    ReconsiderAppeal, Reconsideration, RecordAnswer, RecordNeed, Regime, RegisterContact,
    Representative, SendLetter, Wishes, WithdrawApplication,
};
use jiff::Span;
use kernel::{Date, Fault, Line, Period, PersonId, Problem, Role};
use organisation::ServiceCode;
use residents::Authority;

use super::{
    stage::{FillError, Stage, Worker},
    words::{self, prose},
};
use crate::{Client, ClientGroup};
use said::{Appealed, Granted, Said};

/// From which age somebody is told of among the old.
const OLD: i16 = 67;
/// From which age somebody is told of among the grown up.
const GROWN_UP: i16 = 18;

/// Somebody of whom something is told, with her or his officer.
#[derive(Debug, Clone, Copy)]
struct Whom {
    person: PersonId,
    officer: Worker,
}

/// Those of whom something can be told: everyday threads told to their end, and nobody told of in another way.
struct Choice<'a> {
    left: Vec<(Whom, &'a Client)>,
    today: Date,
}

impl<'a> Choice<'a> {
    fn of(stage: &Stage<'a>) -> Self {
        let year = stage.year.as_ref().map(|(year, _)| year);
        let clients = stage.plan.clients.iter().enumerate();
        // The first two are Ragnar and Hilda, who have stories of their own.
        let plain = clients.skip(2).filter(|(place, client)| {
            let is_partly_told = matches!(place % 16, 5 | 9 | 13);
            let is_of_year = year.is_some_and(|year| year.ago((*place, client)).is_some());
            !is_partly_told && !is_of_year && client.protection.is_none()
        });
        let known = plain.filter_map(|(_, client)| {
            let officer = stage.workers.get(client.officer)?;
            let officer = *officer.iter().find(|w| w.role == Role::CaseOfficer)?;
            let person = client.row.id?;
            Some((Whom { person, officer }, client))
        });
        Self {
            left: known.collect(),
            today: stage.today(),
        }
    }

    /// The next of a group and of age who does not have a service already.
    fn next(&mut self, group: ClientGroup, age: i16, service: Option<&str>) -> Option<Whom> {
        let today = self.today;
        let at = self.left.iter().position(|(_, client)| {
            let years = client.row.person.identity.age_on(today);
            let has = |code: &str| client.grants.iter().any(|g| g.service.as_str() == code);
            client.group == group
                && years.is_some_and(|years| years >= age)
                && !service.is_some_and(has)
        })?;
        Some(self.left.remove(at).0)
    }

    fn old(&mut self, service: Option<&str>) -> Option<Whom> {
        self.next(ClientGroup::HomeCare, OLD, service)
    }
}

/// Tells all of it. In a municipality too small for some of it, that is left out.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let mut choice = Choice::of(stage);
    for said in said::DECIDED {
        if let Some(whom) = choice.old(Some(said.service)) {
            let decision = decided(stage, whom, said).await?;
            if let Some(appealed) = &said.appealed {
                appeal(stage, whom, (decision, said, appealed)).await?;
            }
        }
    }
    if let Some(whom) = choice.old(Some(said::WITHDRAWN.service)) {
        withdrawn(stage, whom).await?;
    }
    if let Some(whom) = choice.next(ClientGroup::Lss, GROWN_UP, Some(said::BY_ANOTHER.service)) {
        by_another(stage, whom).await?;
    }
    for helped in said::HELPED {
        if let Some(whom) = choice.old(None) {
            apart::help(stage, whom, helped).await?;
        }
    }
    if let Some(whom) = choice.old(None) {
        apart::help_nobody(stage, whom.officer).await?;
        apart::meet(stage, whom).await?;
    }
    Ok(())
}

/// A day so many days before today.
fn ago(stage: &Stage<'_>, days: i64) -> Date {
    stage.today().saturating_sub(Span::new().days(days))
}

fn after(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

fn code(text: &str) -> Result<ServiceCode, FillError> {
    ServiceCode::parse(text).map_err(|e| FillError::Plan(e.to_string()))
}

fn line(text: &str) -> Result<Line, FillError> {
    Line::parse(text).map_err(|e| FillError::Plan(e.to_string()))
}

/// A call about somebody who is known.
async fn call_in(
    stage: &mut Stage<'_>,
    (officer, person): (Worker, Option<PersonId>),
    day: Date,
    matter: &str,
) -> Result<ContactId, FillError> {
    let at = stage.moment(day, 9, 20);
    let register = RegisterContact {
        channel: Channel::Phone,
        received: at,
        caller: cases::Caller::default(),
        matter: prose(matter),
        person,
    };
    Ok(stage.act(officer.actor(), at, &register).await?.contact)
}

/// The call and the application that comes of it.
async fn apply(
    stage: &mut Stage<'_>,
    whom: Whom,
    (day, said): (Date, &Said),
    (regime, representative): (Regime, Option<Representative>),
) -> Result<CaseId, FillError> {
    let contact = call_in(stage, (whom.officer, Some(whom.person)), day, said.wish).await?;
    let receive = ReceiveApplication {
        person: whom.person,
        contact: Some(contact),
        received: day,
        form: ApplicationForm::Oral,
        representative,
        regime,
        wishes: Wishes {
            words: prose(said.wish),
            services: vec![code(said.service)?],
        },
    };
    let at = stage.moment(day, 9, 50);
    let opened = stage.act(whom.officer.actor(), at, &receive).await?;
    Ok(opened.case)
}

/// The home visit, what was seen, and what the person said of it when she or he had read it.
async fn investigate(
    stage: &mut Stage<'_>,
    whom: Whom,
    (day, case): (Date, CaseId),
    said: &Said,
) -> Result<(), FillError> {
    let (by, person) = (whom.officer.actor(), whom.person);
    let at = stage.moment(after(day, 4), 13, 30);
    let plan = PlanInvestigation {
        person,
        case,
        version: 1,
        interpreter: residents::Interpreter::None,
        plan: Plan {
            steps: Some(prose(said::STEPS)),
            own_words: Some(prose(said.wish)),
            participation: Some(prose(said::PARTICIPATION)),
            language: None,
        },
    };
    stage.act(by.clone(), at, &plan).await?;
    let need = RecordNeed {
        person,
        case,
        area: said.area,
        version: 0,
        described: Described {
            state_now: Some(prose(said.state)),
            aim: Some(prose(said.aim)),
            resources: Some(prose(said.resources)),
            ..Described::default()
        },
    };
    stage.act(by.clone(), at, &need).await?;
    let sent = after(day, 6);
    let communicate = Communicate {
        person,
        case,
        sent,
        by: Conveyance::Letter,
        material: prose(said::MATERIAL),
        answer_by: after(sent, 14),
    };
    let at = stage.moment(sent, 15, 10);
    let communication = stage.act(by.clone(), at, &communicate).await?;
    let answer = RecordAnswer {
        person,
        case,
        communication,
        version: 1,
        answer: Answer {
            on: after(day, 11),
            by: Conveyance::Told,
            words: Some(prose(said.comment)),
        },
    };
    let at = stage.moment(after(day, 11), 10, 15);
    stage.act(by.clone(), at, &answer).await?;
    let conclude = ConcludeInvestigation {
        person,
        case,
        version: 2,
        assessment: prose(said.assessment),
        waiver: None,
    };
    let at = stage.moment(after(day, 12), 11, 0);
    stage.act(by, at, &conclude).await
}

/// From the application to the letter, which is handed over.
async fn decided(stage: &mut Stage<'_>, whom: Whom, said: &Said) -> Result<DecisionId, FillError> {
    let day = ago(stage, said.days);
    let case = apply(stage, whom, (day, said), (Regime::Sol, None)).await?;
    investigate(stage, whom, (day, case), said).await?;
    let (outcome, period, follow_up) = match said.granted {
        Granted::Nothing => (Outcome::Refused, None, None),
        Granted::Part => {
            let from = after(day, 20);
            let period = Period::new(from, None)
                .map_err(|e| Problem::from(Fault::from_source("the period of a decision", e)))?;
            (Outcome::Partly, Some(period), Some(after(from, 120)))
        }
    };
    let service = code(said.service)?;
    let known = organisation::service(stage.reader(), &service).await;
    let known = known.map_err(Problem::from)?;
    let known = known.ok_or_else(|| FillError::Plan(format!("no service {service}")))?;
    let decide = MakeDecision {
        person: whom.person,
        case,
        version: 1,
        service,
        group: None,
        outcome,
        contents: Contents {
            what: prose(said.what),
            reasons: Some(prose(said.reasons)),
            goal: (said.granted == Granted::Part).then(|| prose(said.aim)),
            took_part: Some(prose(said::TOOK_PART)),
        },
        delegation: words::delegation(&known).to_owned(),
        period,
        follow_up,
    };
    let at = stage.moment(after(day, 13), 14, 0);
    let decision = stage.act(whom.officer.actor(), at, &decide).await?;
    let letter = SendLetter {
        person: whom.person,
        decision,
        version: 1,
        way: LetterWay::HandedOver,
        second: None,
    };
    let at = stage.moment(after(day, 13), 15, 0);
    stage.act(whom.officer.actor(), at, &letter).await?;
    Ok(decision)
}

/// The appeal, and what the committee did with it.
async fn appeal(
    stage: &mut Stage<'_>,
    whom: Whom,
    (decision, said, appealed): (DecisionId, &Said, &Appealed),
) -> Result<(), FillError> {
    let (by, person) = (whom.officer.actor(), whom.person);
    let decided = after(ago(stage, said.days), 13);
    let received = after(decided, appealed.after);
    let receive = ReceiveAppeal {
        person,
        decision,
        of_dismissed: None,
        received,
        by: None,
        words: prose(appealed.words),
        at_court: None,
        wrong_notice: false,
    };
    let at = stage.moment(received, 10, 30);
    let id = stage.act(by.clone(), at, &receive).await?;
    let at = stage.moment(after(received, 3), 13, 0);
    let way = LetterWay::Post;
    match appealed.answer {
        said::Answered::Waits => Ok(()),
        said::Answered::Dismissed(reasons) => {
            let dismiss = DismissAppeal {
                person,
                appeal: id,
                version: 1,
                delegation: None,
                reasons: prose(reasons),
                way,
                second: None,
            };
            stage.act(by, at, &dismiss).await.map(drop)
        }
        said::Answered::Forwarded(reasons) => {
            let reconsider = ReconsiderAppeal {
                person,
                appeal: id,
                version: 1,
                reconsideration: Reconsideration::Unchanged,
                delegation: None,
                reasons: prose(reasons),
            };
            stage.act(by.clone(), at, &reconsider).await?;
            let forward = ForwardAppeal {
                person,
                appeal: id,
                version: 2,
                way,
            };
            let at = stage.moment(after(received, 4), 9, 15);
            stage.act(by, at, &forward).await.map(drop)
        }
    }
}

/// An application that the person takes back.
async fn withdrawn(stage: &mut Stage<'_>, whom: Whom) -> Result<(), FillError> {
    let said = &said::WITHDRAWN;
    let day = ago(stage, said.days);
    let case = apply(stage, whom, (day, said), (Regime::Sol, None)).await?;
    let on = after(day, 8);
    let withdraw = WithdrawApplication {
        person: whom.person,
        case,
        version: 1,
        on,
        reason: prose(said.comment),
    };
    let at = stage.moment(on, 11, 40);
    stage.act(whom.officer.actor(), at, &withdraw).await
}

/// An application by somebody who has the authority to make it; it is being investigated.
async fn by_another(stage: &mut Stage<'_>, whom: Whom) -> Result<(), FillError> {
    let said = &said::BY_ANOTHER;
    let day = ago(stage, said.days);
    let representative = Representative {
        name: line(said::REPRESENTATIVE)?,
        kinship: Some(line("god man")?),
        authority: Authority::SpecialRepresentative,
        is_confirmed: true,
    };
    apply(
        stage,
        whom,
        (day, said),
        (Regime::Lss, Some(representative)),
    )
    .await?;
    Ok(())
}
