//! A stage for tests: Ragnar has an order that home care Björken has said yes to; an officer, managers, care workers.

use std::future::Future;

use care_plans::{
    AgreePlan, CarePlan, NameContact, NewContact, PlanView, PlanVisit, SeenPlan, WritePlan,
};
use cases::{
    AcknowledgeOrder, ApplicationForm, CaseId, ConcludeInvestigation, Contents, Described,
    DraftOrder, Handover, MakeDecision, Outcome, ProviderChoice, ReceiveApplication, RecordNeed,
    SeenOrder, SendOrder, SetOrderLines, Waiver, Wishes,
};
use jiff::SignedDuration;
use kernel::{
    Actor, Call, Date, Period, PersonId, Problem, Refusal, RequestKey, Role, Timestamp, UnitId,
    UserId,
};
use organisation::{
    AddDistrict, AddProviderService, AddUnit, AssistantNurse, District, DistrictCode, LifeArea,
    NewUnit, ProviderForm, Regime, ReplaceStandardTimes, SetService, StandardTable, UnitKind,
};
use page_kit::testing::staff;
use store::{Action, Store, testing};
use uuid::Uuid;

use crate::words::{home_care, id, line, prose, task, text, visit};

/// The stage.
pub(crate) struct Scene {
    pub(crate) store: Store,
    pub(crate) now: Timestamp,
    /// The ordering unit.
    pub(crate) unit: UnitId,
    /// The provider that has the order.
    pub(crate) provider: UnitId,
    /// Another provider.
    pub(crate) other: UnitId,
    pub(crate) officer: UserId,
    /// Of the provider.
    pub(crate) manager: UserId,
    /// With the certificate, without it, and of the other provider.
    pub(crate) nurses: [UserId; 3],
    pub(crate) ragnar: PersonId,
    /// The order, in the version that it stands in.
    pub(crate) order: SeenOrder,
}

impl Scene {
    /// Plays a test on each database, with an order that the provider has said yes to.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(crate::ROOMS).await.unwrap() {
            let store = scratch.store.clone().hearing(crate::listeners());
            test(Self::set(store).await).await;
        }
    }

    /// The same, with a provider that has said that it comes so many days from now.
    pub(crate) async fn on_both_from<F: Future<Output = ()>>(days: i64, test: impl Fn(Self) -> F) {
        for scratch in testing::both(crate::ROOMS).await.unwrap() {
            let store = scratch.store.clone().hearing(crate::listeners());
            test(Self::set_from(store, days).await).await;
        }
    }

    /// Sets the stage in a database.
    pub(crate) async fn set(store: Store) -> Self {
        Self::set_from(store, 0).await
    }

    async fn set_from(store: Store, days: i64) -> Self {
        let nobody: UserId = id(9);
        let person = id(8);
        let mut scene = Self {
            store,
            now: "2026-03-02T09:00:00Z".parse().unwrap(),
            unit: id(1),
            provider: id(2),
            other: id(3),
            officer: nobody,
            manager: nobody,
            nurses: [nobody; 3],
            ragnar: person,
            order: SeenOrder {
                person,
                order: id(7),
                version: 1,
            },
        };
        scene.build().await;
        scene.people().await;
        scene.order(days).await;
        scene
    }

    async fn build(&mut self) {
        let code = DistrictCode::parse("norr").unwrap();
        let name = line("Norr");
        let district = District {
            code: code.clone(),
            name,
        };
        self.system(&AddDistrict { district }).await;
        self.unit = self
            .add("Beställarenhet Norr", UnitKind::OrderingUnit, None)
            .await;
        let form = Some(ProviderForm::InHouse);
        self.provider = self
            .add("Hemtjänst Björken", UnitKind::Provider, form)
            .await;
        let form = Some(ProviderForm::Choice);
        self.other = self.add("Ärlans omsorg", UnitKind::Provider, form).await;
        for service in organisation::national_services() {
            self.system(&SetService { service }).await;
        }
        for unit in [self.provider, self.other] {
            let offer = AddProviderService {
                unit,
                service: home_care(),
                district: None,
                capacity: None,
                period: Period::since(jiff::civil::date(2024, 1, 1)),
            };
            self.system(&offer).await;
        }
        let table = StandardTable {
            valid_from: jiff::civil::date(2026, 1, 1),
            source: line("Exempelvärden"),
            example: true,
            tasks: organisation::example_standard_times(),
        };
        self.system(&ReplaceStandardTimes { table }).await;
    }

    async fn add(&self, name: &str, kind: UnitKind, form: Option<ProviderForm>) -> UnitId {
        let is_ordering = kind == UnitKind::OrderingUnit;
        let district = is_ordering.then(|| DistrictCode::parse("norr").unwrap());
        let unit = NewUnit {
            name: line(name),
            kind,
            parent: None,
            district,
            form,
            organisation_number: None,
            phone: Some(line("08-465 004 10")),
            email: None,
            address: None,
            period: Period::since(jiff::civil::date(2024, 1, 1)),
        };
        self.system(&AddUnit { unit }).await
    }

    async fn people(&mut self) {
        let (store, now) = (self.store.clone(), self.now);
        let add = async |name, role, unit| staff(&store, now, (name, role, unit)).await;
        self.officer = add("Siv Berg", Role::CaseOfficer, self.unit).await;
        self.manager = add("Mona Lind", Role::UnitManager, self.provider).await;
        self.nurses = [
            add("Amina Noor", Role::CareWorker, self.provider).await,
            add("Bo Ask", Role::CareWorker, self.provider).await,
            add("Cilla Ek", Role::CareWorker, self.other).await,
        ];
        let certificate = Some(AssistantNurse::Certificate);
        let titles = [certificate, None, certificate];
        let units = [self.provider, self.provider, self.other];
        for ((user, unit), assistant_nurse) in self.nurses.into_iter().zip(units).zip(titles) {
            let member = organisation::StaffMember {
                user,
                unit,
                name: line("Amina Noor"),
                title: Some(line("Undersköterska")),
                phone: None,
                assistant_nurse,
                version: 0,
            };
            self.system(&organisation::SetStaffMember { member }).await;
        }
        let ragnar = residents::AddPerson {
            person: residents::NewPerson {
                identity: residents::Identity::Number("19430519-2397".parse().unwrap()),
                given_name: line("Ragnar"),
                family_name: line("Ek"),
                household: residents::Household::Alone,
                languages: residents::LanguageNeeds::default(),
            },
            contact_details: residents::ContactDetails::UNKNOWN,
        };
        self.ragnar = self.system(&ragnar).await;
    }

    /// From the application to the provider's yes.
    async fn order(&mut self, days: i64) {
        let (person, call) = (self.ragnar, self.officer());
        let receive = ReceiveApplication {
            person,
            contact: None,
            received: call.today(),
            form: ApplicationForm::Oral,
            representative: None,
            regime: Regime::Sol,
            wishes: Wishes {
                words: prose("Hjälp hemma."),
                services: vec![],
            },
        };
        let case = self.by_officer(&receive).await.case;
        self.investigate(case).await;
        let decide = MakeDecision {
            person,
            case,
            version: 1,
            service: home_care(),
            group: None,
            outcome: Outcome::Approved,
            contents: Contents {
                what: prose("Inköp och dusch."),
                reasons: None,
                goal: Some(prose("Ett tryggt liv hemma.")),
                took_part: None,
            },
            delegation: "3.1".to_owned(),
            period: Some(Period::since(call.today())),
            follow_up: Some(call.today().saturating_add(jiff::Span::new().months(6))),
        };
        let decision = self.by_officer(&decide).await;
        self.send(case, decision).await;
        self.wait(1);
        let yes = AcknowledgeOrder {
            seen: SeenOrder {
                version: 4,
                ..self.order
            },
            starts: duties::calendar::days_after(self.today(), days),
            starter: line("Amina Noor"),
        };
        self.act(&yes).await;
        self.order.version = 5;
    }

    /// The order is written and sent.
    async fn send(&mut self, case: CaseId, decision: cases::DecisionId) {
        let (person, call) = (self.ragnar, self.officer());
        let draft = DraftOrder {
            person,
            case,
            decisions: vec![decision],
            start_wish: call.today(),
            handover: Handover {
                own_words: Some(prose("Jag vill klara mig själv så länge det går.")),
                abilities: Some(prose("Kokar kaffe själv.")),
                ..Handover::default()
            },
        };
        let order = self.by_officer(&draft).await;
        let seen = |version| SeenOrder {
            person,
            order,
            version,
        };
        let tasks = vec![task("shopping", 1), task("shower", 2)];
        let lines = SetOrderLines {
            seen: seen(1),
            tasks,
        };
        self.by_officer(&lines).await;
        let choice = ProviderChoice::Chosen {
            provider: self.provider,
            why: None,
        };
        let choose = cases::ChooseProvider {
            seen: seen(2),
            choice,
        };
        self.by_officer(&choose).await;
        self.by_officer(&SendOrder { seen: seen(3) }).await;
        self.order = seen(4);
    }

    async fn investigate(&self, case: CaseId) {
        let person = self.ragnar;
        let need = RecordNeed {
            person,
            case,
            area: LifeArea::DomesticLife,
            version: 0,
            described: Described {
                need: Some(prose("Hjälp med inköp.")),
                ..Described::default()
            },
        };
        self.by_officer(&need).await;
        let conclude = ConcludeInvestigation {
            person,
            case,
            version: 1,
            assessment: prose("Behovet kan inte tillgodoses på annat sätt."),
            waiver: Some(Waiver {
                ground: line("needless"),
                reason: prose("Allt kom från personen."),
            }),
        };
        self.by_officer(&conclude).await;
    }

    /// A call by anybody.
    pub(crate) fn call(&self, actor: Actor) -> Call {
        Call::new(actor, self.now, RequestKey(Uuid::new_v4()))
    }

    fn by(&self, user: UserId, role: Role, unit: UnitId) -> Call {
        self.call(Actor::Staff {
            user,
            assignment: id(4),
            role,
            unit,
        })
    }

    /// A call by the officer.
    pub(crate) fn officer(&self) -> Call {
        self.by(self.officer, Role::CaseOfficer, self.unit)
    }

    /// A call by the provider's manager.
    pub(crate) fn manager(&self) -> Call {
        self.by(self.manager, Role::UnitManager, self.provider)
    }

    /// A call by a care worker of the provider.
    pub(crate) fn worker(&self) -> Call {
        self.by(self.nurses[0], Role::CareWorker, self.provider)
    }

    /// A call by a care worker of the other provider.
    pub(crate) fn stranger(&self) -> Call {
        self.by(self.nurses[2], Role::CareWorker, self.other)
    }

    /// The system does something.
    pub(crate) async fn system<A: Action>(&self, action: &A) -> A::Done {
        let call = self.call(Actor::system("test"));
        self.store.act(&call, action).await.unwrap()
    }

    /// The officer does something.
    pub(crate) async fn by_officer<A: Action>(&self, action: &A) -> A::Done {
        self.store.act(&self.officer(), action).await.unwrap()
    }

    /// The provider's manager does something.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> A::Done {
        self.store.act(&self.manager(), action).await.unwrap()
    }

    /// The provider's manager is told no; the texts' keys.
    pub(crate) async fn refused<A: Action>(&self, action: &A) -> Vec<String>
    where
        A::Done: std::fmt::Debug,
    {
        match self.store.act(&self.manager(), action).await {
            Err(Problem::Refused(no)) => {
                no.iter().map(|no: &Refusal| no.text.to_string()).collect()
            }
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Lets days pass.
    pub(crate) fn wait(&mut self, days: i64) {
        self.now += SignedDuration::from_hours(24 * days);
    }

    /// The day that it is.
    pub(crate) fn today(&self) -> Date {
        self.officer().today()
    }

    /// Ragnar's plan, with all that stands in it.
    pub(crate) async fn view(&self) -> PlanView {
        let plan = care_plans::plan_of_order(self.store.reader(), self.order.order)
            .await
            .unwrap()
            .unwrap();
        care_plans::plan(self.store.reader(), self.ragnar, plan.id)
            .await
            .unwrap()
            .unwrap()
    }

    /// Ragnar's plan.
    pub(crate) async fn plan(&self) -> CarePlan {
        self.view().await.plan
    }

    /// Ragnar's plan in the version that stands.
    pub(crate) async fn seen(&self) -> SeenPlan {
        let plan = self.plan().await;
        SeenPlan {
            person: plan.person,
            plan: plan.id,
            version: plan.version,
        }
    }

    /// The person's part and words are written in the draft.
    pub(crate) async fn written(&self) {
        let write = WritePlan {
            seen: self.seen().await,
            text: text(),
            visits: None,
        };
        self.act(&write).await;
    }

    /// The draft has all that it needs.
    pub(crate) async fn whole(&self) {
        self.written().await;
        let granted = self.view().await.draft().unwrap().framed;
        for (name, days, code) in [
            ("Dusch", vec![1, 4], "shower"),
            ("Inköp", vec![2], "shopping"),
        ] {
            let times = i64::try_from(days.len()).unwrap();
            let share = if code == "shower" {
                80
            } else {
                granted.count() - 80
            };
            let plan = PlanVisit {
                seen: self.seen().await,
                instead: None,
                visit: visit((name, code), days, share / times),
            };
            self.act(&plan).await;
        }
        let name = NameContact {
            seen: self.seen().await,
            contact: NewContact::Named(self.nurses[0]),
        };
        self.act(&name).await;
    }

    /// The draft is agreed today.
    pub(crate) async fn agreed(&self) -> i64 {
        let agree = AgreePlan {
            seen: self.seen().await,
            on: self.today(),
        };
        self.act(&agree).await
    }

    /// The duties on the plan that are open: kind and day.
    pub(crate) async fn open_duties(&self) -> Vec<(String, Date)> {
        let subject = duties::Subject::new("care-plan", self.plan().await.id);
        let zone = self.officer().zone;
        let all = duties::of_subject(self.store.reader(), subject)
            .await
            .unwrap();
        all.into_iter()
            .filter(|duty| duty.state == duties::State::Open)
            .map(|duty| (duty.kind, duties::calendar::day_of(duty.due, &zone)))
            .collect()
    }

    /// The verbs of the plan's history, the oldest first.
    pub(crate) async fn verbs(&self) -> Vec<String> {
        let subject = duties::Subject::new("care-plan", self.plan().await.id);
        let entries = history::since(self.store.reader(), subject, history::After::Seq(0)).await;
        let entries = entries.unwrap();
        entries.into_iter().map(|entry| entry.verb).collect()
    }
}
