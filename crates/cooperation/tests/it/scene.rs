//! A stage for tests: Ragnar and Aino, an officer, her manager, a stranger, and the provider's manager.

use std::{future::Future, sync::Arc};

use access::{
    AddUser, GiveAssignment, Holder, LetIn, LettingScope, Login, MarkAsDemo, NewRelation,
    RelationGround, RelationKind,
};
use cooperation::{
    Attendee, CallFrom, ConsentWay, Counterpart, Lead, Meeting, NewAgreement, NewTask, Part, Party,
    PersonsPart, Place, PlanId, PlanView, Principal, RegisterCall, Registered, SeenPlan, Word,
};
use duties::{DutyView, Subject};
use jiff::SignedDuration;
use kernel::{
    Actor, Call, Clock, Date, FixedClock, Id, Line, Period, PersonId, Problem, Prose, RequestKey,
    Role, Timestamp, UnitId, UserId,
};
use residents::{AddPerson, ContactDetails, Household, Identity, LanguageNeeds, NewPerson};
use store::{Action, Migrations, Store, Tx, testing};
use uuid::Uuid;

/// Tables of all rooms that this one needs, in order.
const ROOMS: &[Migrations] = &[
    history::MIGRATIONS,
    rulebook::MIGRATIONS,
    duties::MIGRATIONS,
    access::MIGRATIONS,
    residents::MIGRATIONS,
    cooperation::MIGRATIONS,
];

/// The stage.
pub(crate) struct Scene {
    pub(crate) store: Store,
    pub(crate) clock: Arc<FixedClock>,
    /// The officer's unit.
    pub(crate) unit: UnitId,
    /// The home care's unit.
    pub(crate) home_care: UnitId,
    pub(crate) officer: UserId,
    pub(crate) stranger: UserId,
    pub(crate) carer: UserId,
    /// Ragnar's own login.
    pub(crate) own: UserId,
    /// His son's login.
    pub(crate) son: UserId,
    pub(crate) ragnar: PersonId,
    /// Who needs an interpreter.
    pub(crate) aino: PersonId,
}

impl Scene {
    /// Plays a test on each database.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(ROOMS).await.unwrap() {
            test(Self::set(scratch.store.clone()).await).await;
        }
    }

    async fn set(store: Store) -> Self {
        let nobody: UserId = id(9);
        let mut scene = Self {
            store,
            clock: Arc::new(FixedClock::at(at("2026-03-02T09:00:00Z"))),
            unit: id(1),
            home_care: id(2),
            officer: nobody,
            stranger: nobody,
            carer: nobody,
            own: nobody,
            son: nobody,
            ragnar: id(8),
            aino: id(8),
        };
        let system = || scene.system();
        scene.store.act(&system(), &MarkAsDemo).await.unwrap();
        scene.ragnar = scene.person("Ragnar", residents::Interpreter::None).await;
        scene.aino = scene.person("Aino", residents::Interpreter::Spoken).await;
        scene.officer = scene.staff("Siv Berg", Role::CaseOfficer, scene.unit).await;
        scene.stranger = scene.staff("Olle Dahl", Role::CaseOfficer, id(99)).await;
        scene.carer = scene
            .staff("Mona Lind", Role::UnitManager, scene.home_care)
            .await;
        scene.own = scene.user("Ragnar Ek", Some(scene.ragnar)).await;
        scene.son = scene.user("Erik Ek", None).await;
        scene
    }

    async fn person(&self, name: &str, interpreter: residents::Interpreter) -> PersonId {
        let person = NewPerson {
            identity: Identity::UNKNOWN,
            given_name: line(name),
            family_name: line("Ek"),
            household: Household::Alone,
            languages: LanguageNeeds {
                interpreter,
                ..LanguageNeeds::default()
            },
        };
        let add = AddPerson {
            person,
            contact_details: ContactDetails::UNKNOWN,
        };
        self.store.act(&self.system(), &add).await.unwrap()
    }

    async fn user(&self, name: &str, person: Option<PersonId>) -> UserId {
        let login = name.to_lowercase().replace(' ', ".");
        let add = AddUser {
            name: line(name),
            login: Login::parse(&login).unwrap(),
            password: None,
            person,
            hsa_id: None,
        };
        self.store.act(&self.system(), &add).await.unwrap()
    }

    async fn staff(&self, name: &str, role: Role, unit: UnitId) -> UserId {
        let user = self.user(name, None).await;
        let give = GiveAssignment {
            user,
            role,
            unit,
            team: None,
            period: Period::since("2020-01-01".parse().unwrap()),
        };
        self.store.act(&self.system(), &give).await.unwrap();
        user
    }

    /// A call by the system.
    pub(crate) fn system(&self) -> Call {
        Call::new(
            Actor::system("test"),
            self.clock.now(),
            RequestKey(Uuid::new_v4()),
        )
    }

    /// A call by the officer.
    pub(crate) fn call(&self) -> Call {
        self.call_by(self.officer, Role::CaseOfficer, self.unit)
    }

    /// A call by an officer who has nothing to do with the person.
    pub(crate) fn stranger(&self) -> Call {
        self.call_by(self.stranger, Role::CaseOfficer, id(99))
    }

    /// A call by the manager of the home care.
    pub(crate) fn carer(&self) -> Call {
        self.call_by(self.carer, Role::UnitManager, self.home_care)
    }

    fn call_by(&self, user: UserId, role: Role, unit: UnitId) -> Call {
        let actor = Actor::Staff {
            user,
            assignment: id(4),
            role,
            unit,
        };
        Call::new(actor, self.clock.now(), RequestKey(Uuid::new_v4()))
    }

    /// Lets days pass.
    pub(crate) fn wait(&self, days: i64) {
        self.clock.forward(SignedDuration::from_hours(24 * days));
    }

    /// The officer does something.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> A::Done {
        self.store.act(&self.call(), action).await.unwrap()
    }

    /// The officer is told no.
    pub(crate) async fn refused<A: Action>(&self, action: &A) -> Vec<kernel::Refusal>
    where
        A::Done: std::fmt::Debug,
    {
        match self.store.act(&self.call(), action).await {
            Err(Problem::Refused(refusals)) => refusals,
            other => panic!("not refused: {other:?}"),
        }
    }

    /// The health centre's nurse calls about somebody.
    pub(crate) async fn called(&self, person: PersonId) -> Registered {
        self.act(&self.a_call(person)).await
    }

    /// The nurse's call.
    pub(crate) fn a_call(&self, person: PersonId) -> RegisterCall {
        RegisterCall {
            person,
            from: CallFrom::OpenCare,
            called: self.clock.now(),
            counterpart: health_centre(),
            purpose: prose("Sonen är orolig. Ragnar har ramlat och äter för lite."),
            contact: None,
        }
    }

    /// A plan in the version that stands.
    pub(crate) async fn seen(&self, of: Registered) -> SeenPlan {
        let plan = self.view(of).await.plan;
        SeenPlan {
            person: of.person,
            plan: of.plan,
            version: plan.version,
        }
    }

    /// All there is of a plan.
    pub(crate) async fn view(&self, of: Registered) -> PlanView {
        cooperation::plan(self.store.reader(), of.person, of.plan)
            .await
            .unwrap()
            .unwrap()
    }

    /// The person says yes.
    pub(crate) async fn consented(&self, of: Registered) {
        let consent = cooperation::RecordConsent {
            seen: self.seen(of).await,
            is_given: true,
            word: self.word(),
        };
        self.act(&consent).await;
    }

    /// What the person says today.
    pub(crate) fn word(&self) -> Word {
        Word {
            day: self.today(),
            way: ConsentWay::Phone,
            received_by: line("Siv Berg"),
            note: None,
        }
    }

    /// All meet, at the person's home.
    pub(crate) async fn meeting_set(&self, of: Registered) {
        let set = cooperation::SetMeeting {
            seen: self.seen(of).await,
            meeting: Meeting {
                starts: self.clock.now(),
                place: Place::Home,
                words: None,
                interpreter: Some(line("Finska")),
            },
        };
        self.act(&set).await;
    }

    /// A plan that is agreed, from the call on.
    pub(crate) async fn agreed(&self, person: PersonId) -> Registered {
        let of = self.called(person).await;
        self.consented(of).await;
        self.meeting_set(of).await;
        let agree = cooperation::AgreePlan {
            seen: self.seen(of).await,
            new: self.agreement(),
        };
        self.act(&agree).await;
        of
    }

    /// What was agreed today.
    pub(crate) fn agreement(&self) -> NewAgreement {
        let today = self.today();
        let in_days = |days: i64| duties::calendar::days_after(today, days);
        NewAgreement {
            met: today,
            lead: Lead {
                principal: Principal::Municipality,
                name: line("Siv Berg"),
                phone: Some(line("08-465 004 10")),
            },
            person: PersonsPart {
                part: Part::Present,
                note: None,
                own_words: prose("Jag vill klara mig själv hemma och slippa ramla."),
            },
            follow_up: in_days(45),
            tasks: vec![
                task("Trygg vid toaletten", Party::Region, Some(in_days(14))),
                task("Äta bra", Party::Municipality, Some(in_days(7))),
                task("Äta bra", Party::Relative, None),
            ],
        }
    }

    /// The moment that it is.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day that it is.
    pub(crate) fn today(&self) -> Date {
        self.system().today()
    }

    /// The duties on a plan that are open: kind and rule, the first due first.
    pub(crate) async fn open_duties(&self, plan: PlanId) -> Vec<(String, String)> {
        let all = self.duties(plan).await;
        all.into_iter()
            .filter(|duty| duty.state == duties::State::Open)
            .map(|duty| (duty.kind, duty.rule.as_str().to_owned()))
            .collect()
    }

    /// All duties on a plan.
    pub(crate) async fn duties(&self, plan: PlanId) -> Vec<DutyView> {
        let subject = Subject::new("shared-plan", plan);
        duties::of_subject(self.store.reader(), subject)
            .await
            .unwrap()
    }

    /// The verbs of the plan's history, the oldest first.
    pub(crate) async fn verbs(&self, plan: PlanId) -> Vec<String> {
        let subject = Subject::new("shared-plan", plan);
        let entries = history::since(self.store.reader(), subject, history::After::Seq(0))
            .await
            .unwrap();
        entries.into_iter().map(|entry| entry.verb).collect()
    }

    /// The home care carries out a service for Ragnar, and his son is let in.
    pub(crate) async fn let_others_in(&self) {
        self.store
            .act(&self.system(), &Tie(self.ragnar, self.home_care))
            .await
            .unwrap();
        let own = Actor::Resident {
            user: self.own,
            person: self.ragnar,
            role: Role::Person,
        };
        let call = Call::new(own, self.clock.now(), RequestKey(Uuid::new_v4()));
        let let_in = LetIn {
            person: self.ragnar,
            relative: self.son,
            scope: LettingScope::Plans,
            period: Period::since("2026-01-01".parse().unwrap()),
            reason: line("Min son hjälper mig"),
        };
        self.store.act(&call, &let_in).await.unwrap();
    }
}

/// Ties a provider's unit to a person.
struct Tie(PersonId, UnitId);

impl Action for Tie {
    const NAME: &'static str = "tie";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let relation = NewRelation {
            person: self.0,
            holder: Holder::Unit(self.1),
            kind: RelationKind::Provider,
            period: Period::since("2026-01-01".parse().unwrap()),
            ground: RelationGround::Order,
        };
        access::relate(tx, call, relation).await?;
        Ok(())
    }
}

/// The nurse's health centre.
pub(crate) fn health_centre() -> Counterpart {
    Counterpart {
        organisation: line("Vårdcentralen Lunda"),
        name: Some(line("Petra Sund")),
        phone: Some(line("08-465 004 02")),
    }
}

/// Somebody who is asked to take part.
pub(crate) fn attendee(name: &str, party: Party) -> Attendee {
    Attendee {
        name: line(name),
        party,
        role: Some(line("son")),
        organisation: None,
        phone: None,
        answer: cooperation::Answer::Invited,
    }
}

fn task(need: &str, party: Party, due: Option<Date>) -> NewTask {
    NewTask {
        need: line(need),
        what: line(&format!("{need}: {}", party.key())),
        party,
        who: line("Den som kan"),
        due,
    }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

/// A fixed id.
pub(crate) fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}
