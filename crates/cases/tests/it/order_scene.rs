//! A stage for orders: a municipality with providers and standard times, and Ragnar with two approved decisions.

use cases::{
    ApplicationForm, CaseId, ConcludeInvestigation, Contents, DecisionId, Described, DraftOrder,
    Handover, MakeDecision, OrderId, Outcome, ProviderChoice, ReceiveApplication, RecordNeed,
    SeenOrder, SendOrder, SentOrder, SetOrderLines, TaskNeed, Waiver, Wishes,
};
use kernel::{
    Actor, Call, Line, Minutes, Period, PersonId, Problem, Prose, RequestKey, Role, UnitId, UserId,
};
use organisation::{
    AddDistrict, AddProviderService, AddUnit, Circumstance, District, DistrictCode, Frequency,
    LifeArea, NewUnit, Per, ProviderForm, Regime, ReplaceStandardTimes, ServiceCode, SetService,
    StandardTable, TaskCode, UnitKind,
};
use std::future::Future;
use store::{Action, Tx};
use uuid::Uuid;

use crate::scene::{Scene, id};

/// The stage.
pub(crate) struct Ordering {
    pub(crate) scene: Scene,
    /// The ordering unit of the district Norr.
    pub(crate) unit: UnitId,
    /// An in-house provider with two places for home care.
    pub(crate) in_house: UnitId,
    /// A second one, without a limit.
    pub(crate) second_in_house: UnitId,
    /// One of the choice system with one place.
    pub(crate) choice: UnitId,
    /// One that has been procured.
    pub(crate) procured: UnitId,
    /// One that offers home care in another district only.
    pub(crate) elsewhere: UnitId,
    pub(crate) case: CaseId,
    /// Home care, and a safety alarm.
    pub(crate) decisions: Vec<DecisionId>,
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

fn service(code: &str) -> ServiceCode {
    ServiceCode::parse(code).unwrap()
}

fn district(code: &str) -> DistrictCode {
    DistrictCode::parse(code).unwrap()
}

/// A task without anything that makes it longer.
pub(crate) fn task(code: &str, times: i64, per: Per) -> TaskNeed {
    TaskNeed {
        task: TaskCode::parse(code).unwrap(),
        frequency: Frequency { times, per },
        circumstances: vec![Circumstance::WalkingAid],
        deviation: None,
    }
}

/// Shopping and cleaning, a shower, and a test of the alarm.
pub(crate) fn tasks() -> Vec<TaskNeed> {
    vec![
        task("shopping", 1, Per::Week),
        task("cleaning", 1, Per::TwoWeeks),
        task("shower", 2, Per::Week),
        task("alarm-test", 1, Per::Month),
    ]
}

impl Ordering {
    /// Plays a test on each database.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        Scene::on_both(async |scene| test(Self::set(scene).await).await).await;
    }

    async fn set(mut scene: Scene) -> Self {
        for (code, name) in [("norr", "Norr"), ("soder", "Söder")] {
            let district = District {
                code: district(code),
                name: line(name),
            };
            scene
                .store
                .act(&by_system(&scene), &AddDistrict { district })
                .await
                .unwrap();
        }
        let unit = add(
            &scene,
            "Beställarenhet Norr",
            UnitKind::OrderingUnit,
            None,
            Some("norr"),
        )
        .await;
        let form = Some(ProviderForm::InHouse);
        let in_house = add(&scene, "Hemtjänst Björken", UnitKind::Provider, form, None).await;
        let second_in_house = add(&scene, "Hemtjänst Granen", UnitKind::Provider, form, None).await;
        let form = Some(ProviderForm::Choice);
        let choice = add(&scene, "Ärlans omsorg", UnitKind::Provider, form, None).await;
        let elsewhere = add(
            &scene,
            "Södergårdens omsorg",
            UnitKind::Provider,
            form,
            None,
        )
        .await;
        let form = Some(ProviderForm::Contract);
        let procured = add(&scene, "Avtalsomsorg", UnitKind::Provider, form, None).await;
        let now = scene.call().now;
        scene.officer =
            crate::browser::staff(&scene.store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let mut ordering = Self {
            scene,
            unit,
            in_house,
            second_in_house,
            choice,
            procured,
            elsewhere,
            case: id(0),
            decisions: vec![],
        };
        ordering.fill().await;
        ordering.decide().await;
        ordering
    }

    /// Services, offers and standard times.
    async fn fill(&self) {
        for service in organisation::national_services() {
            if [
                "home-care",
                "home-care-night",
                "safety-alarm",
                "escort-sol",
                "housing-support",
            ]
            .contains(&service.code.as_str())
            {
                self.system(&SetService { service }).await;
            }
        }
        let offers = [
            (self.in_house, None, Some(2)),
            (self.second_in_house, None, None),
            (self.choice, Some("norr"), Some(1)),
            (self.procured, None, None),
            (self.elsewhere, Some("soder"), None),
        ];
        for (unit, place, capacity) in offers {
            for code in ["home-care", "safety-alarm"] {
                let period = Period::since(jiff::civil::date(2024, 1, 1));
                let offer = AddProviderService {
                    unit,
                    service: service(code),
                    district: place.map(district),
                    capacity: capacity.filter(|_| code == "home-care"),
                    period,
                };
                self.system(&offer).await;
            }
        }
        let table = StandardTable {
            valid_from: jiff::civil::date(2026, 1, 1),
            source: line("Exempelvärden"),
            example: true,
            tasks: organisation::example_standard_times(),
        };
        self.system(&ReplaceStandardTimes { table }).await;
    }

    /// Does something as the system.
    async fn system<A: Action>(&self, action: &A) -> A::Done {
        self.scene
            .store
            .act(&by_system(&self.scene), action)
            .await
            .unwrap()
    }

    /// Application, investigation and two decisions for Ragnar.
    async fn decide(&mut self) {
        let (case, decisions) = self.decided_for(self.scene.person).await;
        self.case = case;
        self.decisions = decisions;
    }

    /// The same for anybody.
    pub(crate) async fn decided_for(&self, person: PersonId) -> (CaseId, Vec<DecisionId>) {
        let opened = self
            .act(&ReceiveApplication {
                person,
                contact: None,
                received: self.officer().today(),
                form: ApplicationForm::Oral,
                representative: None,
                regime: Regime::Sol,
                wishes: Wishes {
                    words: prose("Hjälp hemma."),
                    services: vec![],
                },
            })
            .await
            .unwrap();
        let described = Described {
            need: Some(prose("Hjälp med inköp.")),
            ..Described::default()
        };
        let case = opened.case;
        let area = LifeArea::DomesticLife;
        self.act(&RecordNeed {
            person,
            case,
            area,
            version: 0,
            described,
        })
        .await
        .unwrap();
        let waiver = Waiver {
            ground: line("needless"),
            reason: prose("Allt kom från personen."),
        };
        let conclude = ConcludeInvestigation {
            person,
            case,
            version: 1,
            assessment: prose("Behovet kan inte tillgodoses på annat sätt."),
            waiver: Some(waiver),
        };
        self.act(&conclude).await.unwrap();
        let mut decisions = vec![];
        for (code, version) in [("home-care", 1), ("safety-alarm", 2)] {
            let made = self
                .act(&self.decision(person, case, (code, version)))
                .await;
            decisions.push(made.unwrap());
        }
        (case, decisions)
    }

    /// Ragnar's identity is protected from now on.
    pub(crate) async fn protect(&self) {
        self.system(&Protect(self.scene.person)).await;
    }

    /// Somebody else, without anything.
    pub(crate) async fn another_person(&self) -> PersonId {
        let erik = residents::AddPerson {
            person: residents::NewPerson {
                identity: residents::Identity::UNKNOWN,
                given_name: line("Erik"),
                family_name: line("Lund"),
                household: residents::Household::Alone,
                languages: residents::LanguageNeeds::default(),
            },
            contact_details: residents::ContactDetails::UNKNOWN,
        };
        self.act(&erik).await.unwrap()
    }

    fn decision(
        &self,
        person: PersonId,
        case: CaseId,
        (code, version): (&str, i64),
    ) -> MakeDecision {
        let today = self.officer().today();
        MakeDecision {
            person,
            case,
            version,
            service: service(code),
            group: None,
            outcome: Outcome::Approved,
            contents: Contents {
                what: prose("Inköp, städning och dusch."),
                reasons: None,
                goal: Some(prose("Ett tryggt liv hemma.")),
                took_part: None,
            },
            delegation: "3.1".to_owned(),
            period: Some(Period::since(today)),
            follow_up: Some(today.saturating_add(jiff::Span::new().months(6))),
        }
    }

    /// A call by the officer of the ordering unit.
    pub(crate) fn officer(&self) -> Call {
        self.scene
            .call_by(self.scene.officer, Role::CaseOfficer, self.unit)
    }

    /// A call by the manager of a provider.
    pub(crate) fn at(&self, provider: UnitId) -> Call {
        self.scene.call_by(manager(), Role::UnitManager, provider)
    }

    /// The officer does something.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> Result<A::Done, Problem> {
        self.scene.store.act(&self.officer(), action).await
    }

    /// Somebody of a provider does something.
    pub(crate) async fn act_at<A: Action>(
        &self,
        provider: UnitId,
        action: &A,
    ) -> Result<A::Done, Problem> {
        self.scene.store.act(&self.at(provider), action).await
    }

    /// An order for Ragnar, in the version that it has after so many changes.
    pub(crate) fn seen(&self, order: OrderId, version: i64) -> SeenOrder {
        SeenOrder {
            person: self.scene.person,
            order,
            version,
        }
    }

    /// An order with tasks, not placed yet; it stands in version 2.
    pub(crate) async fn drafted(&self) -> OrderId {
        let order = self.act(&self.draft()).await.unwrap();
        let framed = SetOrderLines {
            seen: self.seen(order, 1),
            tasks: tasks(),
        };
        let framed = self.act(&framed).await.unwrap();
        assert_eq!(framed.granted, Minutes::new(45 + 45 + 80 + 1));
        order
    }

    /// The beginning of an order of both decisions.
    pub(crate) fn draft(&self) -> DraftOrder {
        DraftOrder {
            person: self.scene.person,
            case: self.case,
            decisions: self.decisions.clone(),
            start_wish: self.officer().today(),
            handover: Handover {
                own_words: Some(prose("Jag vill klara mig själv så länge det går.")),
                entry: Some(prose("Nyckel i nyckelskåp, kod hos chefen.")),
                ..Handover::default()
            },
        }
    }

    /// An order that was sent to a provider; it stands in version 4.
    pub(crate) async fn sent_to(&self, provider: UnitId) -> (OrderId, SentOrder) {
        let order = self.drafted().await;
        let choice = ProviderChoice::Chosen {
            provider,
            why: None,
        };
        let choose = cases::ChooseProvider {
            seen: self.seen(order, 2),
            choice,
        };
        self.act(&choose).await.unwrap();
        let sent = self
            .act(&SendOrder {
                seen: self.seen(order, 3),
            })
            .await
            .unwrap();
        (order, sent)
    }
}

/// The manager of whichever provider.
pub(crate) fn manager() -> UserId {
    id(50)
}

/// A call by the system now.
pub(crate) fn by_system(scene: &Scene) -> Call {
    Call::new(
        Actor::system("test"),
        scene.call().now,
        RequestKey(Uuid::new_v4()),
    )
}

async fn add(
    scene: &Scene,
    name: &str,
    kind: UnitKind,
    form: Option<ProviderForm>,
    place: Option<&str>,
) -> UnitId {
    let unit = NewUnit {
        name: line(name),
        kind,
        parent: None,
        district: place.map(district),
        form,
        organisation_number: None,
        phone: None,
        email: None,
        address: None,
        period: Period::since(jiff::civil::date(2024, 1, 1)),
    };
    scene
        .store
        .act(&by_system(scene), &AddUnit { unit })
        .await
        .unwrap()
}

/// Marks somebody as protected.
struct Protect(PersonId);

impl Action for Protect {
    const NAME: &'static str = "protect";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let marking = (
            access::MarkingKind::ConfidentialityMarking,
            Period::since(call.today()),
        );
        access::mark_protected(tx, call, self.0, marking, &line("test")).await?;
        Ok(())
    }
}
