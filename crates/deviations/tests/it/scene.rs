//! The stage of care plans, with the committee's office and a private provider, and what they do about a deviation.

use std::{future::Future, ops::Deref, ops::DerefMut};

use deviations::{
    Case, Cause, Class, CloseDeviation, Consequence, DeviationId, DeviationKind, FollowUp,
    Happened, Harm, InvestigateDeviation, Investigation, NewReport, Outcome, Probability,
    ReportDeviation, Seen, TriageDeviation, View,
};
use kernel::{Call, Period, Problem, Refusal, Role, UnitId, UserId};
use organisation::{AddUnit, NewUnit, UnitKind};
use page_kit::testing::staff;
use store::{Action, testing};

use crate::{
    stage,
    words::{line, prose},
};

/// The stage, with those who answer for lex Sarah.
pub(crate) struct Scene {
    stage: stage::Scene,
    /// The committee's office, and its manager.
    pub(crate) office: UnitId,
    pub(crate) responsible: UserId,
    /// The manager of the private provider.
    pub(crate) private_manager: UserId,
}

impl Deref for Scene {
    type Target = stage::Scene;

    fn deref(&self) -> &stage::Scene {
        &self.stage
    }
}

impl DerefMut for Scene {
    fn deref_mut(&mut self) -> &mut stage::Scene {
        &mut self.stage
    }
}

impl Scene {
    /// Plays a test on each database, with an order that the provider has said yes to.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(crate::ROOMS).await.unwrap() {
            let store = scratch.store.clone().hearing(crate::listeners());
            let stage = stage::Scene::set(store).await;
            let office = NewUnit {
                name: line("Vård- och omsorgskontoret"),
                kind: UnitKind::Office,
                parent: None,
                district: None,
                form: None,
                organisation_number: None,
                phone: None,
                email: None,
                address: None,
                period: Period::since(jiff::civil::date(2024, 1, 1)),
            };
            let office = stage.system(&AddUnit { unit: office }).await;
            let (store, now) = (stage.store.clone(), stage.now);
            let manager = Role::UnitManager;
            let responsible = staff(&store, now, ("Sara Holm", manager, office)).await;
            let private_manager = staff(&store, now, ("Pia Gran", manager, stage.other)).await;
            let scene = Self {
                stage,
                office,
                responsible,
                private_manager,
            };
            test(scene).await;
        }
    }

    fn by(&self, user: UserId, role: Role, unit: UnitId) -> Call {
        self.call(kernel::Actor::Staff {
            user,
            assignment: crate::words::id(77),
            role,
            unit,
        })
    }

    /// Who answers for lex Sarah at the committee's office.
    pub(crate) fn responsible(&self) -> Call {
        self.by(self.responsible, Role::UnitManager, self.office)
    }

    /// The manager of the private provider.
    pub(crate) fn private_manager(&self) -> Call {
        self.by(self.private_manager, Role::UnitManager, self.other)
    }

    /// Another care worker of the provider.
    pub(crate) fn colleague(&self) -> Call {
        self.by(self.nurses[1], Role::CareWorker, self.provider)
    }

    /// A care worker of the private provider.
    pub(crate) fn private_worker(&self) -> Call {
        self.by(self.nurses[2], Role::CareWorker, self.other)
    }

    /// What a care worker tells of a visit to Ragnar that was missed.
    pub(crate) fn missed(&self) -> NewReport {
        NewReport {
            unit: self.provider,
            person: Some(self.ragnar),
            happened: Happened {
                on: self.today(),
                at: None,
            },
            kind: DeviationKind::Missed,
            harm: Harm::Risk,
            words: prose("Ingen kom till Ragnar på morgonen. Han fick ingen frukost."),
            at_once: Some(prose("Jag åkte dit och lagade frukost.")),
            is_of_manager: false,
            question: None,
        }
    }

    /// What a care worker of the private provider tells.
    pub(crate) fn private_report(&self) -> NewReport {
        NewReport {
            unit: self.other,
            person: None,
            words: prose("Dörren var låst utifrån."),
            kind: DeviationKind::Force,
            harm: Harm::Harm,
            ..self.missed()
        }
    }

    /// Somebody tells something.
    pub(crate) async fn report(&self, call: &Call, report: NewReport) -> DeviationId {
        let report = ReportDeviation { report };
        self.store.act(call, &report).await.unwrap()
    }

    /// A deviation as those of a unit read it.
    pub(crate) async fn view(&self, unit: UnitId, id: DeviationId) -> Option<View> {
        let found = deviations::deviation(self.store.reader(), unit, id).await;
        found.unwrap()
    }

    /// How far a deviation has come, as its keeper sees it.
    pub(crate) async fn case(&self, unit: UnitId, id: DeviationId) -> Case {
        self.view(unit, id).await.unwrap().case
    }

    /// The deviation as it stands.
    pub(crate) async fn seen(&self, unit: UnitId, id: DeviationId) -> Seen {
        Seen {
            deviation: id,
            version: self.case(unit, id).await.version,
        }
    }

    /// Judged to be something.
    pub(crate) async fn triage(&self, call: &Call, id: DeviationId, class: Class) {
        let unit = call.actor.unit().unwrap();
        let triage = TriageDeviation {
            seen: self.seen(unit, id).await,
            class,
            kind: DeviationKind::Missed,
            harm: Harm::Harm,
            reasons: prose("Ragnar blev utan frukost."),
        };
        self.store.act(call, &triage).await.unwrap();
    }

    /// Investigated to the end.
    pub(crate) async fn investigate(&self, call: &Call, id: DeviationId) {
        let unit = call.actor.unit().unwrap();
        let investigate = InvestigateDeviation {
            seen: self.seen(unit, id).await,
            found: found(true),
        };
        self.store.act(call, &investigate).await.unwrap();
    }

    /// Followed up, and closed.
    pub(crate) async fn close(&self, call: &Call, id: DeviationId) {
        let unit = call.actor.unit().unwrap();
        let follow_up = FollowUp {
            seen: self.seen(unit, id).await,
            outcome: Outcome::Helped,
            words: prose("Inga missade besök på en månad."),
        };
        self.store.act(call, &follow_up).await.unwrap();
        let close = CloseDeviation {
            seen: self.seen(unit, id).await,
            words: prose("Vi ringer in en ersättare direkt."),
        };
        let call = Call::new(
            call.actor.clone(),
            call.now,
            kernel::RequestKey(uuid::Uuid::new_v4()),
        );
        self.store.act(&call, &close).await.unwrap();
    }

    /// The kinds of duty that are open about a deviation, in order.
    pub(crate) async fn open(&self, id: DeviationId) -> Vec<String> {
        let subject = duties::Subject::new("deviation", id);
        let all = duties::of_subject(self.store.reader(), subject).await;
        let mut open: Vec<String> = all
            .unwrap()
            .into_iter()
            .filter(|duty| duty.state == duties::State::Open)
            .map(|duty| duty.kind.replace("deviations-duty-", ""))
            .collect();
        open.sort();
        open
    }

    /// Somebody is told no; the texts' keys.
    pub(crate) async fn refused<A: Action>(&self, call: &Call, action: &A) -> Vec<String>
    where
        A::Done: std::fmt::Debug,
    {
        match self.store.act(call, action).await {
            Err(Problem::Refused(no)) => {
                let key = |no: &Refusal| no.text.replace("deviations-refusal-", "");
                no.iter().map(key).collect()
            }
            other => panic!("not refused: {other:?}"),
        }
    }
}

/// What was found out.
pub(crate) fn found(is_done: bool) -> Investigation {
    Investigation {
        happened: prose("Den som skulle ha gått dit var sjuk och ingen ersattes."),
        causes: vec![Cause::Organisation, Cause::Communication],
        why: prose("Sjukanmälan nådde inte den som planerar."),
        consequence: Consequence::Moderate,
        probability: Probability::Large,
        is_done,
    }
}
