//! The stage of care plans, with Ragnar himself, a relative, and what is said about the record.

use std::{future::Future, ops::Deref, ops::DerefMut};

use kernel::{Actor, Call, Date, Period, PersonId, Problem, Refusal, Role, UnitId, UserId};
use records::{EntryId, EntryKind, EntryView, Happened, MarkedText, NewEntry, SignEntry, View};
use store::{Action, testing};

use crate::{
    stage,
    words::{line, prose},
};

/// The stage, with the logins of residents.
pub(crate) struct Scene {
    stage: stage::Scene,
    pub(crate) ragnar_user: UserId,
    pub(crate) relative: UserId,
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
            let ragnar_user = user(&stage, "Ragnar Ek", Some(stage.ragnar)).await;
            let relative = user(&stage, "Eva Ek", None).await;
            let scene = Self {
                stage,
                ragnar_user,
                relative,
            };
            scene.let_in().await;
            test(scene).await;
        }
    }

    async fn let_in(&self) {
        let let_in = access::LetIn {
            person: self.ragnar,
            relative: self.relative,
            scope: access::LettingScope::Both,
            period: Period::since(self.today()),
            reason: line("Han vill det."),
        };
        self.store.act(&self.own(), &let_in).await.unwrap();
    }

    /// A call by the system.
    pub(crate) fn by_system(&self) -> Call {
        self.call(Actor::system("test"))
    }

    /// Ragnar's login.
    pub(crate) fn own(&self) -> Call {
        self.call(Actor::Resident {
            user: self.ragnar_user,
            person: self.ragnar,
            role: Role::Person,
        })
    }

    /// A relative whom Ragnar has let in to all that can be let in to.
    pub(crate) fn relative(&self) -> Call {
        self.call(Actor::Resident {
            user: self.relative,
            person: self.ragnar,
            role: Role::Relative,
        })
    }

    /// A care worker of the provider signs something.
    pub(crate) async fn sign(&self, new: NewEntry) -> EntryId {
        let sign = SignEntry {
            person: self.ragnar,
            new,
            draft: None,
        };
        self.store.act(&self.worker(), &sign).await.unwrap()
    }

    /// A care worker signs that Ragnar ate well.
    pub(crate) async fn ate(&self) -> EntryId {
        self.sign(new(self.today(), "Ragnar åt all frukost.")).await
    }

    /// How the provider sees the record.
    pub(crate) const fn provider_view(&self) -> View {
        View::Keeper(records::Keeper {
            part: records::Part::Provider,
            unit: self.stage.provider,
        })
    }

    /// How the authority sees the record.
    pub(crate) const fn authority_view(&self) -> View {
        View::Keeper(records::Keeper {
            part: records::Part::Authority,
            unit: self.stage.unit,
        })
    }

    /// The entries that a side sees, the latest first.
    pub(crate) async fn record(&self, view: View) -> Vec<EntryView> {
        let filter = records::RecordFilter::default();
        let found = records::record(self.store.reader(), (self.ragnar, view), &filter, (0, 100));
        let (entries, total) = found.await.unwrap();
        assert_eq!(i64::try_from(entries.len()).unwrap(), total);
        entries
    }

    /// One entry as the provider sees it.
    pub(crate) async fn entry(&self, id: EntryId) -> EntryView {
        let of = (self.ragnar, self.provider_view());
        let found = records::entry(self.store.reader(), of, id).await;
        found.unwrap().unwrap()
    }

    /// Somebody is told no; the texts' keys.
    pub(crate) async fn refused<A: Action>(&self, call: &Call, action: &A) -> Vec<String>
    where
        A::Done: std::fmt::Debug,
    {
        match self.store.act(call, action).await {
            Err(Problem::Refused(no)) => {
                no.iter().map(|no: &Refusal| no.text.to_string()).collect()
            }
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Another unit of the authority, which has taken over the case.
    pub(crate) async fn second_authority(&self) -> UnitId {
        let unit = organisation::NewUnit {
            name: line("Beställarenhet Söder"),
            kind: organisation::UnitKind::OrderingUnit,
            parent: None,
            district: None,
            form: None,
            organisation_number: None,
            phone: None,
            email: None,
            address: None,
            period: Period::since(jiff::civil::date(2024, 1, 1)),
        };
        self.system(&organisation::AddUnit { unit }).await
    }

    /// What somebody at the provider has begun to write about Ragnar.
    pub(crate) const fn drafts(&self, author: UserId) -> records::DraftsOf {
        records::DraftsOf {
            person: self.stage.ragnar,
            author,
            unit: self.stage.provider,
        }
    }

    /// The provider begins, and the authority ends the order; a day later the relation is over.
    pub(crate) async fn end_order(&mut self) {
        self.wait(1);
        let start = cases::StartExecution {
            seen: self.order,
            on: self.today(),
        };
        self.act(&start).await;
        let end = cases::EndOrder {
            seen: cases::SeenOrder {
                version: 6,
                ..self.order
            },
            on: self.today(),
            reason: prose("Flyttade till dottern."),
        };
        self.by_officer(&end).await;
        self.wait(1);
    }

    /// How often what is about Ragnar has been read.
    pub(crate) async fn reads(&self) -> i64 {
        let page = history::PageAt::first(1);
        let found = history::reads_of_person(self.store.reader(), self.ragnar, page).await;
        found.unwrap().total
    }

    /// The verbs about a thing, the oldest first.
    pub(crate) async fn verbs(&self, subject: history::Subject) -> Vec<String> {
        let entries = history::since(self.store.reader(), subject, history::After::Seq(0)).await;
        let entries = entries.unwrap();
        entries.into_iter().map(|entry| entry.verb).collect()
    }

    /// The chain of history holds.
    pub(crate) async fn is_sound(&self) {
        let report = history::verify(self.store.reader()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

/// Somebody who logs in as a resident.
async fn user(stage: &stage::Scene, name: &str, person: Option<PersonId>) -> UserId {
    let login = format!("{}@hem.example", name.to_lowercase().replace(' ', "."));
    let add = access::AddUser {
        name: line(name),
        login: access::Login::parse(&login).unwrap(),
        password: None,
        person,
        hsa_id: None,
    };
    stage.system(&add).await
}

/// An entry about something that happened on a day.
pub(crate) fn new(on: Date, fact: &str) -> NewEntry {
    NewEntry {
        kind: EntryKind::Event,
        happened: Happened { on, at: None },
        fact: marked(fact),
        judgement: None,
        is_whole: false,
        plan: None,
    }
}

/// A text with its marks.
pub(crate) fn marked(typed: &str) -> MarkedText {
    MarkedText::read(&prose(typed)).unwrap()
}
