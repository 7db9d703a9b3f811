//! A stage for cases: the catalogue of services, and the steps from application to decision as one writes them.

use std::future::Future;

use cases::{
    ApplicationForm, CaseId, Communicate, ConcludeInvestigation, Contents, Conveyance, Decision,
    DecisionId, Described, Limitation, MakeDecision, OpenedCase, Outcome, ReceiveApplication,
    RecordNeed, Waiver, Wishes, case_file, decision,
};
use jiff::civil::date;
use kernel::{Actor, Call, Line, Period, Problem, Prose, RequestKey};
use organisation::{LifeArea, Regime, ServiceCode, SetService, national_services};
use store::Action;
use uuid::Uuid;

use crate::scene::Scene;

/// The stage.
pub(crate) struct Inquiry {
    pub(crate) scene: Scene,
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

pub(crate) fn service(code: &str) -> ServiceCode {
    ServiceCode::parse(code).unwrap()
}

/// The texts of the refusals, or what came instead.
pub(crate) fn refusals<T: std::fmt::Debug>(answer: Result<T, Problem>) -> Vec<String> {
    match answer {
        Err(Problem::Refused(all)) => all.into_iter().map(|r| r.text.into_owned()).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

impl Inquiry {
    /// Plays a test on each database.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        Scene::on_both(async |scene| {
            for service in national_services() {
                let now = scene.call().now;
                let key = RequestKey(Uuid::new_v4());
                let system = Call::new(Actor::system("test"), now, key);
                let set = SetService { service };
                scene.store.act(&system, &set).await.unwrap();
            }
            test(Self { scene }).await;
        })
        .await;
    }

    /// Does something as the officer.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> Result<A::Done, Problem> {
        self.scene.store.act(&self.scene.call(), action).await
    }

    /// Ragnar's application for services under an act, received a day ago in the scene's time.
    pub(crate) fn application(&self, regime: Regime, services: &[&str]) -> ReceiveApplication {
        ReceiveApplication {
            person: self.scene.person,
            contact: None,
            received: self.scene.call().today(),
            form: ApplicationForm::Oral,
            representative: None,
            regime,
            wishes: Wishes {
                words: prose("Jag orkar inte handla själv längre."),
                services: services.iter().map(|code| service(code)).collect(),
            },
        }
    }

    /// An open case under `SoL`.
    pub(crate) async fn opened(&self, services: &[&str]) -> OpenedCase {
        let application = self.application(Regime::Sol, services);
        self.act(&application).await.unwrap()
    }

    /// A need in domestic life.
    pub(crate) fn need(&self, case: CaseId, version: i64) -> RecordNeed {
        RecordNeed {
            person: self.scene.person,
            case,
            area: LifeArea::DomesticLife,
            version,
            described: Described {
                state_now: Some(prose("Går med rollator. Orkar inte bära.")),
                aim: Some(prose("Mat hemma varje dag.")),
                limitation: Some(Limitation::Great),
                ..Described::default()
            },
        }
    }

    /// Something to comment on, until two weeks from now.
    pub(crate) fn communication(&self, case: CaseId) -> Communicate {
        let today = self.scene.call().today();
        Communicate {
            person: self.scene.person,
            case,
            sent: today,
            by: Conveyance::Letter,
            material: prose("Hela utredningen"),
            answer_by: duties::calendar::days_after(today, 14),
        }
    }

    /// The end of an investigation in which nothing was sent.
    pub(crate) fn conclusion(&self, case: CaseId) -> ConcludeInvestigation {
        ConcludeInvestigation {
            person: self.scene.person,
            case,
            version: 1,
            assessment: prose("Behovet av hjälp med inköp kan inte tillgodoses på annat sätt."),
            waiver: Some(Waiver {
                ground: line("needless"),
                reason: prose("Allt beviljas."),
            }),
        }
    }

    /// A case that can be decided.
    pub(crate) async fn investigated(&self, regime: Regime, services: &[&str]) -> CaseId {
        let application = self.application(regime, services);
        let case = self.act(&application).await.unwrap().case;
        self.act(&self.need(case, 0)).await.unwrap();
        self.act(&self.conclusion(case)).await.unwrap();
        case
    }

    /// A decision until further notice from today, followed up in a year.
    pub(crate) async fn draft(&self, case: CaseId, code: &str) -> MakeDecision {
        let today = self.scene.call().today();
        let file = case_file(self.scene.store.reader(), self.scene.person, case)
            .await
            .unwrap()
            .unwrap();
        let item = match file.case.regime {
            Regime::Sol => "3.1",
            Regime::Lss => "4.1",
        };
        MakeDecision {
            person: self.scene.person,
            case,
            version: file.case.version,
            service: service(code),
            group: None,
            outcome: Outcome::Approved,
            contents: Contents {
                what: prose("Inköp varje vecka."),
                reasons: Some(prose(
                    "Rätten följer av 11 kap. 1 §. Ragnar orkar inte bära.",
                )),
                goal: Some(prose("Mat hemma varje dag.")),
                took_part: Some(prose("Ragnar och sonen Erik.")),
            },
            delegation: item.to_owned(),
            period: Some(Period::since(today)),
            follow_up: Some(duties::calendar::months_after(today, 12)),
        }
    }

    /// A standing decision on shopping.
    pub(crate) async fn decided(&self) -> DecisionId {
        let case = self.investigated(Regime::Sol, &["home-care"]).await;
        let draft = self.draft(case, "home-care").await;
        self.act(&draft).await.unwrap()
    }

    /// A decision as it stands.
    pub(crate) async fn decision(&self, id: DecisionId) -> Decision {
        decision(self.scene.store.reader(), self.scene.person, id)
            .await
            .unwrap()
            .unwrap()
    }

    /// Says that a decision was made on another day, as it stands in an older file.
    pub(crate) async fn made_in(&self, id: DecisionId, year: i16) {
        struct Backdate(DecisionId, kernel::Date);
        impl Action for Backdate {
            const NAME: &'static str = "backdate";
            type Done = ();
            async fn run(&self, _call: &Call, tx: &store::Tx) -> Result<(), Problem> {
                store::sql("UPDATE case_decision SET decided_on = $1, from_on = $1 WHERE id = $2")
                    .bind(self.1)
                    .bind(self.0)
                    .run(tx)
                    .await?;
                Ok(())
            }
        }
        let back = Backdate(id, date(year, 3, 1));
        self.act(&back).await.unwrap();
    }

    /// The kinds of the duties that are open about Ragnar.
    pub(crate) async fn duties(&self) -> Vec<String> {
        let open = duties::of_person(self.scene.store.reader(), self.scene.person)
            .await
            .unwrap();
        let mut kinds: Vec<String> = open.into_iter().map(|d| d.kind).collect();
        kinds.sort();
        kinds
    }

    /// What the person's open duty of a kind is about, in a word.
    pub(crate) async fn label_of(&self, kind: &str) -> String {
        let open = duties::of_person(self.scene.store.reader(), self.scene.person)
            .await
            .unwrap();
        let found = open.into_iter().find(|duty| duty.kind == kind);
        found.unwrap().label
    }

    /// What the person's history tells, and that nothing in it is forged.
    pub(crate) async fn history_is_whole(&self) {
        let report = history::verify(self.scene.store.reader()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}
