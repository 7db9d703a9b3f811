//! Those who ask for help: from the first call to the order, each step on a day of its own, as far as it comes.

use cases::{
    ApplicationForm, CaseId, Channel, ConcludeInvestigation, ContactId, Contents, DecisionId,
    Described, DraftOrder, GiveEarlyHelp, GiveGuidance, Handover, LetterWay, MakeDecision, Outcome,
    Plan, PlanInvestigation, ReceiveApplication, RecordNeed, RegisterContact, SendLetter, Topic,
    Waiver, Wishes, WithdrawApplication,
};
use kernel::{Actor, Line, Period, PersonId, Prose, Role};
use organisation::{LifeArea, Regime, Service, Term};
use residents::{ImportResidents, ResidentRow};
use samples::{ClientGroup, Grant};

use super::{
    agenda::Happening,
    corrections::{self, Appealed},
    orders,
    telling::prose,
    world::{Seat, World, days_after},
};

/// The youngest who ask.
const OLD: i16 = 66;

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Investigate,
    Conclude,
    Decide,
    Order,
}

/// Somebody who asks for help.
#[derive(Debug)]
pub(crate) struct Thread {
    person: PersonId,
    case: CaseId,
    officer: Seat,
    /// What will be granted: as somebody else has it.
    grants: Vec<Grant>,
    decisions: Vec<(DecisionId, Grant)>,
    step: Step,
}

/// Those who may call some day.
pub(super) fn those_to_come(world: &World) -> Vec<ResidentRow> {
    let (today, most) = (world.wish.from, 4_000);
    let is_old = |row: &ResidentRow| {
        let age = row.person.identity.age_on(today);
        age.is_some_and(|age| age >= OLD)
    };
    let mut rows: Vec<ResidentRow> = world.plan.crowd().filter(is_old).take(most).collect();
    rows.reverse();
    rows
}

/// Somebody calls. Most want to know something, or get help without assessment; the others apply.
pub(super) async fn call(world: &mut World) {
    let officers = world.all(Role::CaseOfficer);
    let (Some(officer), Some(row)) = (world.pick(&officers), world.come.pop()) else {
        return;
    };
    let Some(person) = row.id else { return };
    let system = Actor::system("register");
    let rows = vec![row];
    world.may(&system, &ImportResidents { rows }).await;
    let wants = world.below(100);
    let register = RegisterContact {
        channel: world
            .pick(&[Channel::Phone, Channel::Relative, Channel::HealthCare])
            .unwrap_or(Channel::Phone),
        received: world.now(),
        caller: cases::Caller::default(),
        matter: prose("Orkar inte städa och handla längre, och är rädd för att ramla i duschen."),
        // Who only wants to know something need not say who it is about.
        person: (wants >= 10).then_some(person),
    };
    let Some(contact) = world.may(&officer.actor, &register).await else {
        return;
    };
    let contact = contact.contact;
    match wants {
        0..=9 => {
            let topic = Topic::HelpAtHome;
            let guide = GiveGuidance {
                contact,
                version: 1,
                topic,
            };
            world.may(&officer.actor, &guide).await;
        }
        10..=19 => early_help(world, (&officer, contact)).await,
        _ => apply(world, (officer, contact), person).await,
    }
}

async fn early_help(world: &mut World, (officer, contact): (&Seat, ContactId)) {
    let mut all = world.services.iter();
    let Some(service) = all.find(|one| one.is_early_help() && one.excluded.is_none()) else {
        return;
    };
    let help = GiveEarlyHelp {
        contact,
        version: 1,
        service: service.code.clone(),
        told_of_right: true,
        withheld: None,
        note: None,
    };
    world.may(&officer.actor, &help).await;
}

async fn apply(world: &mut World, (officer, contact): (Seat, ContactId), person: PersonId) {
    let clients = world.plan.clients.iter();
    let alike: Vec<Vec<Grant>> = clients
        .filter(|one| one.group == ClientGroup::HomeCare && !one.grants.is_empty())
        .map(|one| one.grants.clone())
        .collect();
    let Some(grants) = world.pick(&alike) else {
        return;
    };
    let receive = ReceiveApplication {
        person,
        contact: Some(contact),
        received: world.today(),
        form: ApplicationForm::Oral,
        representative: None,
        regime: Regime::Sol,
        wishes: Wishes {
            words: prose("Hjälp med det som inte går längre."),
            services: grants.iter().map(|grant| grant.service.clone()).collect(),
        },
    };
    let Some(opened) = world.may(&officer.actor, &receive).await else {
        return;
    };
    let thread = Thread {
        person,
        case: opened.case,
        officer,
        grants,
        decisions: vec![],
        step: Step::Investigate,
    };
    let days = world.between(2, 9);
    thread.later(world, days);
}

impl Thread {
    fn later(self, world: &mut World, days: i64) {
        let day = days_after(world.today(), days);
        let minute = 9 * 60 + world.between(0, 6 * 60);
        let at = world.moment(day, minute);
        world.agenda.note(at, Happening::Thread(Box::new(self)));
    }

    /// The next step of it.
    pub(crate) async fn go(self, world: &mut World) {
        match self.step {
            Step::Investigate => self.investigate(world).await,
            Step::Conclude => self.conclude(world).await,
            Step::Decide => self.decide(world).await,
            Step::Order => self.order(world).await,
        }
    }

    async fn investigate(mut self, world: &mut World) {
        let (person, case, by) = (self.person, self.case, self.officer.actor.clone());
        if world.percent(5) {
            let withdraw = WithdrawApplication {
                person,
                case,
                version: 1,
                on: world.today(),
                reason: prose("Flyttar till sin dotter i en annan kommun."),
            };
            world.may(&by, &withdraw).await;
            return;
        }
        let plan = PlanInvestigation {
            person,
            case,
            version: 1,
            interpreter: residents::Interpreter::None,
            plan: Plan {
                steps: Prose::parse("Hembesök och samtal.").ok(),
                own_words: Prose::parse("Jag vill bo kvar hemma.").ok(),
                participation: Prose::parse("Personen berättade själv.").ok(),
                language: None,
            },
        };
        world.may(&by, &plan).await;
        let need = RecordNeed {
            person,
            case,
            area: LifeArea::DomesticLife,
            version: 0,
            described: Described {
                state_now: Prose::parse("Orkar inte städa och handla.").ok(),
                aim: Prose::parse("Ett hem som går att bo i.").ok(),
                ..Described::default()
            },
        };
        world.may(&by, &need).await;
        self.step = Step::Conclude;
        let days = world.between(3, 20);
        self.later(world, days);
    }

    async fn conclude(mut self, world: &mut World) {
        let conclude = ConcludeInvestigation {
            person: self.person,
            case: self.case,
            version: 2,
            assessment: prose("Behoven kan inte tillgodoses på annat sätt."),
            waiver: Some(Waiver {
                ground: Line::parse("needless").expect("a code"),
                reason: prose("Allt kommer från personen själv."),
            }),
        };
        let by = self.officer.actor.clone();
        if world.may(&by, &conclude).await.is_none() {
            return;
        }
        self.step = Step::Decide;
        // Some wait longer than they should.
        let days = if world.percent(6) {
            70
        } else {
            world.between(1, 6)
        };
        self.later(world, days);
    }

    async fn decide(mut self, world: &mut World) {
        let is_refused = world.percent(8);
        for grant in self.grants.clone() {
            let is_known = self
                .decisions
                .iter()
                .any(|(_, known)| known.service == grant.service);
            let mut all = world.services.iter();
            let service = all.find(|one| one.code == grant.service).cloned();
            let Some(service) = service.filter(|_| !is_known) else {
                continue;
            };
            let decide = self.decision(world, &service, is_refused);
            let by = self.officer.actor.clone();
            let Some(id) = world.may(&by, &decide).await else {
                return;
            };
            let send = SendLetter {
                person: self.person,
                decision: id,
                version: 1,
                way: LetterWay::HandedOver,
                second: None,
            };
            world.may(&by, &send).await;
            if is_refused {
                let (person, officer) = (self.person, self.officer.clone());
                let (decision, appeal) = (id, None);
                let appealed = Appealed {
                    person,
                    decision,
                    officer,
                    appeal,
                };
                corrections::may_be_appealed(world, appealed);
            }
            self.decisions.push((id, grant));
        }
        if !is_refused {
            self.step = Step::Order;
            let days = world.between(0, 3);
            self.later(world, days);
        }
    }

    fn decision(&self, world: &World, service: &Service, is_refused: bool) -> MakeDecision {
        let from = days_after(world.today(), 4);
        let version = i64::try_from(self.decisions.len()).expect("few") + 1;
        let (to, soon) = match service.term {
            Term::Bounded => (Some(days_after(from, 120)), 100),
            Term::Standing => (None, 90),
        };
        let outcome = if is_refused {
            Outcome::Refused
        } else {
            Outcome::Approved
        };
        let period = Period::new(from, to).expect("a period");
        MakeDecision {
            person: self.person,
            case: self.case,
            version,
            service: service.code.clone(),
            group: None,
            outcome,
            contents: Contents {
                what: prose("Hjälp efter de behov som har utretts."),
                reasons: Prose::parse("Behoven kan inte tillgodoses på annat sätt.").ok(),
                goal: Prose::parse("Ett hem som går att bo i.").ok(),
                took_part: Prose::parse("Beslutet gicks igenom tillsammans.").ok(),
            },
            delegation: delegation(service).to_owned(),
            period: (!is_refused).then_some(period),
            follow_up: (!is_refused).then(|| days_after(from, soon)),
        }
    }

    /// One order for each provider.
    async fn order(self, world: &mut World) {
        let mut providers: Vec<_> = self.decisions.iter().map(|(_, one)| one.provider).collect();
        providers.sort_unstable();
        providers.dedup();
        for provider in providers {
            let of = self.decisions.iter();
            let mine: Vec<&(DecisionId, Grant)> =
                of.filter(|(_, one)| one.provider == provider).collect();
            let draft = DraftOrder {
                person: self.person,
                case: self.case,
                decisions: mine.iter().map(|(id, _)| *id).collect(),
                start_wish: days_after(world.today(), 4),
                handover: Handover::default(),
            };
            let tasks = mine.iter().flat_map(|(_, grant)| grant.tasks.clone());
            let wanted = (Some(provider), tasks.collect());
            orders::place(world, (&self.officer, draft), wanted).await;
        }
    }
}

/// The item of the scheme of delegation that covers a service.
pub(super) const fn delegation(service: &Service) -> &'static str {
    use organisation::ServiceKind;
    match (service.regime, service.kind) {
        (Regime::Lss, _) => "4.1",
        (Regime::Sol, ServiceKind::ShortStay) => "3.2",
        (Regime::Sol, ServiceKind::Housing) => "3.3",
        (Regime::Sol, _) => "3.1",
    }
}
