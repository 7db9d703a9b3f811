//! From application to the provider's answer and the care plan, for every person with services.
//!
//! Most threads are whole. Some are told only in part, as on any working day: an application that has just come in,
//! a decision without its order, an order that nobody has answered.

use care_plans::CarePlanId;
use cases::{
    AcknowledgeOrder, ApplicationForm, CaseId, Channel, ChooseProvider, ConcludeInvestigation,
    Contents, DecisionId, Described, DraftOrder, LetterWay, LssGroup, MakeDecision, OpenedCase,
    Outcome, Plan, PlanInvestigation, ProviderChoice, ReceiptHow, ReceiveApplication, RecordNeed,
    RecordReceipt, Regime, RegisterContact, SeenOrder, SendLetter, SendOrder, SetOrderLines,
    StartExecution, TaskNeed, Waiver, Wishes,
};
use kernel::{Date, Fault, Line, Period, PersonId, Problem, Prose, Role, UnitId};
use organisation::{Service, ServiceCode, Term};

use super::{
    plans::{Acknowledge, Answered},
    stage::{FillError, Stage, Step, Worker},
    words, year,
};
use crate::{Client, Grant};

/// How far a thread is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// The application has come in.
    Applied,
    /// It is decided; no order yet.
    Decided,
    /// The order is sent and nobody has answered.
    Sent,
    /// Acknowledged, and begun when its day has come.
    Whole,
}

/// One person's thread while it is told.
struct Thread<'c> {
    /// The place among the plan's clients.
    place: usize,
    client: &'c Client,
    person: PersonId,
    officer: Worker,
    day: Date,
    told: Told,
}

/// Tells all threads, by the day on which they began, each to its end: what is told about one person lies in memory
/// while the plan is made. Gives the orders that were answered with yes.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<Vec<Answered>, FillError> {
    let plan = stage.plan;
    let services = organisation::services(stage.reader())
        .await
        .map_err(Problem::from)?;
    let clients = plan.clients.iter().enumerate();
    let begun = clients.filter_map(|(place, client)| begin(stage, place, client));
    let mut threads: Vec<Thread<'_>> = begun.collect();
    // Providers are chosen in turn, and ids follow time: what lies beside each other in time does so in the file.
    threads.sort_by_key(|thread| thread.day);
    let of = u64::try_from(threads.len()).unwrap_or(u64::MAX);
    let mut told = vec![];
    for (thread, done) in threads.iter().zip(1..) {
        for answered in tell_one(stage, thread, &services).await? {
            year::make_plan(stage, &answered).await?;
            told.push(answered);
        }
        stage.progress.at(Step::Threads, done, of);
    }
    Ok(told)
}

/// Who handles it, when it began, and how far it is told; nothing for somebody without an officer or a grant.
fn begin<'c>(stage: &Stage<'_>, place: usize, client: &'c Client) -> Option<Thread<'c>> {
    let officer = *stage
        .workers
        .get(client.officer)?
        .iter()
        .find(|w| w.role == Role::CaseOfficer)?;
    let first = client.grants.iter().map(|grant| grant.from).min()?;
    let told = match place % stage.plan.wish.size.counts().under_way {
        5 => Told::Applied,
        9 => Told::Decided,
        13 => Told::Sent,
        _ => Told::Whole,
    };
    let spread = i64::try_from(place * 37).unwrap_or(0);
    let window = i64::from(stage.filling.history_days.max(120));
    let ago = match told {
        Told::Applied => 2 + spread % 20,
        Told::Decided => 20 + spread % 10,
        Told::Sent => 19 + spread % 3,
        Told::Whole => 45 + spread % (window - 45),
    };
    let year = stage.year.as_ref().map(|(year, _)| year);
    let of_year = year.filter(|_| told == Told::Whole);
    let of_year = of_year.and_then(|year| year.ago((place, client)));
    let ago = of_year.unwrap_or(ago);
    let recent = stage.today().saturating_sub(jiff::Span::new().days(ago));
    let wished = first.saturating_sub(jiff::Span::new().days(28));
    let is_recent = told != Told::Whole || of_year.is_some() || wished < recent;
    let day = if is_recent {
        recent
    } else {
        wished.min(recent)
    };
    Some(Thread {
        place,
        client,
        person: client.row.id?,
        officer,
        day,
        told,
    })
}

/// One thread up to the provider's answer; the orders that were answered with yes.
async fn tell_one(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    services: &[Service],
) -> Result<Vec<Answered>, FillError> {
    let opened = apply(stage, thread, services).await?;
    if thread.told == Told::Applied {
        return Ok(vec![]);
    }
    investigate(stage, thread, opened.case).await?;
    let decisions = decide(stage, thread, opened.case, services).await?;
    if thread.told == Told::Decided {
        return Ok(vec![]);
    }
    order(stage, thread, opened.case, &decisions).await
}

/// The first call, and the application that comes of it.
async fn apply(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    services: &[Service],
) -> Result<OpenedCase, FillError> {
    let at = stage.moment(thread.day, 9, 12);
    let by = thread.officer.actor();
    let matter = words::matter(thread.client);
    let contact = RegisterContact {
        channel: if thread.client.row.relatives.is_empty() {
            Channel::Phone
        } else {
            Channel::Relative
        },
        received: at,
        caller: words::caller(thread.client),
        matter: matter.clone(),
        person: Some(thread.person),
    };
    let contact = stage.act(by.clone(), at, &contact).await?.contact;
    let wished: Vec<ServiceCode> = thread
        .client
        .grants
        .iter()
        .map(|grant| grant.service.clone())
        .collect();
    let receive = ReceiveApplication {
        person: thread.person,
        contact: Some(contact),
        received: thread.day,
        form: ApplicationForm::Oral,
        representative: words::representative(thread.client, thread.day),
        regime: regime(&wished, services),
        wishes: Wishes {
            words: matter,
            services: wished,
        },
    };
    stage
        .act(by, stage.moment(thread.day, 9, 40), &receive)
        .await
}

fn regime(wished: &[ServiceCode], services: &[Service]) -> Regime {
    let first = wished
        .first()
        .and_then(|code| services.iter().find(|s| s.code == *code));
    first.map_or(Regime::Sol, |service| service.regime)
}

fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Home visit, needs by life area, conclusion.
async fn investigate(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    case: CaseId,
) -> Result<(), FillError> {
    let (by, client) = (thread.officer.actor(), thread.client);
    let at = stage.moment(days_after(thread.day, 4), 13, 30);
    let plan = PlanInvestigation {
        person: thread.person,
        case,
        version: 1,
        interpreter: client.row.person.languages.interpreter,
        plan: Plan {
            steps: Prose::parse("Hembesök och samtal med personen.").ok(),
            own_words: words::own_words(client),
            participation: Prose::parse("Personen berättade själv och var med hela tiden.").ok(),
            language: None,
        },
    };
    stage.act(by.clone(), at, &plan).await?;
    let mut areas = vec![];
    for struggle in &client.life.struggles {
        if areas.contains(&struggle.life_area) {
            continue;
        }
        areas.push(struggle.life_area);
        let need = RecordNeed {
            person: thread.person,
            case,
            area: struggle.life_area,
            version: 0,
            described: Described {
                state_now: Prose::parse(struggle.state).ok(),
                aim: Prose::parse(struggle.goal).ok(),
                need: None,
                resources: None,
                factors: words::conditions(client),
                relatives: None,
                limitation: None,
                limitation_aimed: None,
            },
        };
        stage.act(by.clone(), at, &need).await?;
    }
    if areas.is_empty() {
        let need = words::plain_need((thread.person, case), client);
        stage.act(by.clone(), at, &need).await?;
    }
    let conclude = ConcludeInvestigation {
        person: thread.person,
        case,
        version: 2,
        assessment: words::assessment(client),
        waiver: Some(Waiver {
            ground: words::waiver_ground(),
            reason: words::waiver_reason(),
        }),
    };
    stage
        .act(
            by,
            stage.moment(days_after(thread.day, 11), 10, 5),
            &conclude,
        )
        .await?;
    Ok(())
}

/// One decision for each service.
async fn decide(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    case: CaseId,
    services: &[Service],
) -> Result<Vec<(DecisionId, Grant)>, FillError> {
    let mut made: Vec<(DecisionId, Grant)> = vec![];
    let at = stage.moment(days_after(thread.day, 13), 14, 0);
    let from = days_after(thread.day, 17);
    for grant in &thread.client.grants {
        if made.iter().any(|(_, known)| known.service == grant.service) {
            continue;
        }
        let Some(service) = services.iter().find(|s| s.code == grant.service) else {
            continue;
        };
        let version = i64::try_from(made.len()).unwrap_or(0) + 1;
        let is_lss = service.regime == Regime::Lss;
        // What is for a time ends within the year, and is followed up before it does.
        let (to, follow_up) = match service.term {
            Term::Bounded => (Some(days_after(from, 180)), days_after(from, 150)),
            // New help is asked about sooner, as most units do; some wait the whole year.
            Term::Standing => {
                let is_soon = thread.day.day_of_year() % 3 != 0;
                (None, days_after(from, if is_soon { 110 } else { 360 }))
            }
        };
        let period = Period::new(from, to)
            .map_err(|e| Problem::from(Fault::from_source("the period of a decision", e)))?;
        let decide = MakeDecision {
            person: thread.person,
            case,
            version,
            service: grant.service.clone(),
            group: is_lss.then(|| group(thread.client)),
            outcome: Outcome::Approved,
            contents: Contents {
                what: words::granted(service),
                reasons: Some(words::reasons(thread.client)),
                goal: words::goal(thread.client),
                took_part: Prose::parse("Beslutet gicks igenom tillsammans med personen.").ok(),
            },
            delegation: words::delegation(service).to_owned(),
            period: Some(period),
            follow_up: Some(follow_up),
        };
        let id = stage.act(thread.officer.actor(), at, &decide).await?;
        send_letter(stage, thread, id).await?;
        made.push((id, grant.clone()));
    }
    Ok(made)
}

/// The letter is handed over and gone through together, so the day of receipt is known.
async fn send_letter(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    decision: DecisionId,
) -> Result<(), FillError> {
    let at = stage.moment(days_after(thread.day, 13), 15, 0);
    let way = LetterWay::HandedOver;
    let send = SendLetter {
        person: thread.person,
        decision,
        version: 1,
        way,
        second: None,
    };
    let letter = stage.act(thread.officer.actor(), at, &send).await?;
    let receipt = RecordReceipt {
        person: thread.person,
        letter,
        version: 1,
        on: days_after(thread.day, 13),
        how: ReceiptHow::HandedOver,
    };
    match stage.act(thread.officer.actor(), at, &receipt).await {
        // A letter that is handed over may be known as received by that.
        Ok(())
        | Err(FillError::Action {
            problem: Problem::Refused(_),
            ..
        }) => Ok(()),
        Err(other) => Err(other),
    }
}

const fn group(client: &Client) -> LssGroup {
    match client.life.person_group {
        Some(1) => LssGroup::First,
        Some(2) => LssGroup::Second,
        Some(_) | None => LssGroup::Third,
    }
}

/// One order for each provider, answered the same day by its manager.
async fn order(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    case: CaseId,
    decisions: &[(DecisionId, Grant)],
) -> Result<Vec<Answered>, FillError> {
    let mut answered = vec![];
    let mut providers: Vec<_> = decisions.iter().map(|(_, grant)| grant.provider).collect();
    providers.sort_unstable();
    providers.dedup();
    for provider in providers {
        let mine: Vec<&(DecisionId, Grant)> = decisions
            .iter()
            .filter(|(_, g)| g.provider == provider)
            .collect();
        let by = thread.officer.actor();
        let at = stage.moment(days_after(thread.day, 14), 9, 30);
        let draft = DraftOrder {
            person: thread.person,
            case,
            decisions: mine.iter().map(|(id, _)| *id).collect(),
            start_wish: days_after(thread.day, 17),
            handover: words::handover(thread.client),
        };
        let order = stage.act(by.clone(), at, &draft).await?;
        let seen = |version| SeenOrder {
            person: thread.person,
            order,
            version,
        };
        let lines = SetOrderLines {
            seen: seen(1),
            tasks: tasks(&mine),
        };
        let mut version = 1;
        if !lines.tasks.is_empty() {
            stage.act(by.clone(), at, &lines).await?;
            version += 1;
        }
        let why =
            Prose::parse("Avtalet för insatsen.").map_err(|e| FillError::Plan(e.to_string()))?;
        let choices = [
            ProviderChoice::Chosen {
                provider,
                why: None,
            },
            ProviderChoice::Contract { provider, why },
            ProviderChoice::NotChosen { why: None },
        ];
        let Some(placed) = choose(stage, (&by, at), seen(version), choices).await? else {
            continue;
        };
        version += 1;
        let at = stage.moment(days_after(thread.day, 14), 9, 50);
        let send = SendOrder {
            seen: seen(version),
        };
        stage.act(by.clone(), at, &send).await?;
        version += 1;
        if thread.told == Told::Whole {
            let plan = answer(stage, thread, seen(version), placed).await?;
            let tasks = mine.iter().flat_map(|(_, grant)| grant.tasks.clone());
            answered.extend(plan.map(|plan| Answered {
                client: thread.place,
                person: thread.person,
                plan,
                provider: placed,
                sent: days_after(thread.day, 14),
                tasks: tasks.collect(),
            }));
        }
    }
    Ok(answered)
}

/// What the grants say is to be done.
fn tasks(grants: &[&(DecisionId, Grant)]) -> Vec<TaskNeed> {
    let granted = grants.iter().flat_map(|(_, grant)| &grant.tasks);
    granted.map(words::task).collect()
}

/// The first choice that the rules let pass: a plan may wish for a provider that is bought by contract or is full.
async fn choose(
    stage: &mut Stage<'_>,
    (by, at): (&kernel::Actor, kernel::Timestamp),
    seen: SeenOrder,
    choices: [ProviderChoice; 3],
) -> Result<Option<UnitId>, FillError> {
    for choice in choices {
        match stage
            .act(by.clone(), at, &ChooseProvider { seen, choice })
            .await
        {
            Ok(placed) => return Ok(Some(placed.provider)),
            Err(FillError::Action {
                problem: Problem::Refused(_),
                ..
            }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

/// The provider's manager acknowledges, and the service begins; the plan that is wanted since then.
async fn answer(
    stage: &mut Stage<'_>,
    thread: &Thread<'_>,
    seen: SeenOrder,
    provider: UnitId,
) -> Result<Option<CarePlanId>, FillError> {
    let Some(manager) = stage.worker_at(provider, Role::UnitManager) else {
        return Ok(None);
    };
    let starts = days_after(thread.day, 17);
    let starter =
        Line::parse("Kontaktpersonen i gruppen").map_err(|e| FillError::Plan(e.to_string()))?;
    let at = stage.moment(days_after(thread.day, 14), 11, 5);
    let acknowledge = Acknowledge(AcknowledgeOrder {
        seen,
        starts,
        starter,
    });
    let plan = stage.act(manager.actor(), at, &acknowledge).await?;
    let began = SeenOrder {
        version: seen.version + 1,
        ..seen
    };
    let at = stage.moment(starts, 12, 0);
    let start = StartExecution {
        seen: began,
        on: starts,
    };
    stage.act(manager.actor(), at, &start).await?;
    Ok(plan)
}
