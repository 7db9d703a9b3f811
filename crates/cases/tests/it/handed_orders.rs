//! What goes with a case to its next officer: orders, whoever wrote them, and contacts.

use access::{Need, Resource};
use cases::{
    ApplicationForm, Caller, CaseId, Channel, ChooseProvider, CloseCase, HandOverCase, OrderId,
    ProviderChoice, ReceiveApplication, RefuseOrder, RegisterContact, SendOrder, SetOrderLines,
    Wishes, case, contacts_of_person, order,
};
use cooperation::{CallFrom, ConsentWay, Counterpart, RecordConsent, RegisterCall, SeenPlan, Word};
use duties::{State, Subject};
use history::TimelineFilter;
use kernel::{Call, Role, UserId};
use organisation::Regime;
use store::Action;

use crate::{
    browser::staff,
    order_scene::{Ordering, line, prose, tasks},
};

impl Ordering {
    async fn colleague(&self, name: &str) -> UserId {
        let (store, now) = (&self.scene.store, self.scene.call().now);
        staff(store, now, (name, Role::CaseOfficer, self.unit)).await
    }

    fn call_of(&self, officer: UserId) -> Call {
        self.scene.call_by(officer, Role::CaseOfficer, self.unit)
    }

    async fn by<A: Action>(&self, officer: UserId, action: &A) -> A::Done {
        let call = self.call_of(officer);
        self.scene.store.act(&call, action).await.unwrap()
    }

    /// An officer handles Ragnar by a case of her or his own.
    async fn own_case(&self, officer: UserId) -> CaseId {
        let application = ReceiveApplication {
            person: self.scene.person,
            contact: None,
            received: self.officer().today(),
            form: ApplicationForm::Oral,
            representative: None,
            regime: Regime::Sol,
            wishes: Wishes {
                words: prose("Ledsagning."),
                services: vec![],
            },
        };
        self.by(officer, &application).await.case
    }

    /// An officer writes and sends an order of Siv's case.
    async fn sent_by(&self, officer: UserId) -> OrderId {
        let order = self.by(officer, &self.draft()).await;
        let lines = SetOrderLines {
            seen: self.seen(order, 1),
            tasks: tasks(),
        };
        self.by(officer, &lines).await;
        let choose = ChooseProvider {
            seen: self.seen(order, 2),
            choice: ProviderChoice::Chosen {
                provider: self.choice,
                why: None,
            },
        };
        self.by(officer, &choose).await;
        let send = SendOrder {
            seen: self.seen(order, 3),
        };
        self.by(officer, &send).await;
        order
    }

    async fn refused(&self, order: OrderId) {
        let no = RefuseOrder {
            seen: self.seen(order, 4),
            reason: prose("Vi har ingen som kan."),
        };
        self.act_at(self.choice, &no).await.unwrap();
    }

    /// Who is to place an order anew.
    async fn places_anew(&self, order: OrderId) -> Vec<Option<UserId>> {
        let about = Subject::new("order", order);
        let found = duties::of_subject(self.scene.store.reader(), about).await;
        let mut found = found.unwrap();
        found.retain(|duty| duty.state == State::Open);
        found.iter().map(|duty| duty.user).collect()
    }

    async fn hand_over(&self, to: UserId) {
        let reader = self.scene.store.reader();
        let found = case(reader, self.scene.person, self.case).await;
        let give = HandOverCase {
            seen: found.unwrap().unwrap().seen(),
            to,
            reason: prose("Siv slutar."),
        };
        self.act(&give).await.unwrap();
    }

    /// The officers before and after, as a verb of Ragnar's history tells them.
    async fn told(&self, verb: &str) -> Vec<(Option<String>, Option<String>)> {
        let (reader, all) = (self.scene.store.reader(), TimelineFilter::default());
        let page = history::PageAt::first(100);
        let told = history::timeline(reader, self.scene.person, &all, page).await;
        let entries = told.unwrap().rows.into_iter().filter(|e| e.verb == verb);
        entries
            .flat_map(|entry| entry.changes)
            .filter(|change| change.field == "officer")
            .map(|change| (change.before, change.after))
            .collect()
    }
}

fn both(before: &str, after: &str) -> Vec<(Option<String>, Option<String>)> {
    vec![(Some(before.to_owned()), Some(after.to_owned()))]
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_a_substitute_wrote_goes_with_the_case() {
    Ordering::on_both(async |o| {
        let (lena, olle) = (
            o.colleague("Lena Holm").await,
            o.colleague("Olle Dahl").await,
        );
        o.own_case(lena).await;
        let sent = o.sent_by(lena).await;
        o.hand_over(olle).await;
        let reader = o.scene.store.reader();
        let after = order(reader, o.scene.person, sent).await.unwrap().unwrap();
        assert_eq!(after.officer, olle);
        assert_eq!(
            o.told("cases.order-changed").await,
            both("Lena Holm", "Olle Dahl")
        );
        o.refused(sent).await;
        assert_eq!(o.places_anew(sent).await, [Some(olle)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_the_case_places_the_order_of_a_substitute_anew() {
    Ordering::on_both(async |o| {
        let lena = o.colleague("Lena Holm").await;
        o.own_case(lena).await;
        let sent = o.sent_by(lena).await;
        o.refused(sent).await;
        assert_eq!(o.places_anew(sent).await, [Some(o.scene.officer)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_named_by_an_order_that_runs_keeps_the_person() {
    Ordering::on_both(async |o| {
        let lena = o.colleague("Lena Holm").await;
        let close = |of: CaseId| CloseCase {
            person: o.scene.person,
            case: of,
            version: 1,
            reason: prose("Ragnar vill inte."),
        };
        let see = async || {
            let need = Need::see(Resource::Order).about(o.scene.person);
            let reader = o.scene.store.reader();
            access::may(reader, &o.call_of(lena), need).await.unwrap()
        };
        let first = o.own_case(lena).await;
        let sent = o.sent_by(lena).await;
        o.by(lena, &close(first)).await;
        assert!(see().await, "the provider calls her");
        o.refused(sent).await;
        let second = o.own_case(lena).await;
        o.by(lena, &close(second)).await;
        assert!(!see().await, "the order is another's to place");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_that_was_taken_on_goes_with_the_case() {
    Ordering::on_both(async |o| {
        let olle = o.colleague("Olle Dahl").await;
        let call = RegisterContact {
            channel: Channel::Phone,
            received: o.officer().now,
            caller: Caller::default(),
            matter: prose("Sonen undrar om tider."),
            person: Some(o.scene.person),
        };
        o.act(&call).await.unwrap();
        o.hand_over(olle).await;
        let contacts = contacts_of_person(o.scene.store.reader(), o.scene.person).await;
        assert_eq!(contacts.unwrap()[0].officer, Some(olle));
        assert_eq!(
            o.told("cases.contact-taken").await,
            both("Siv Berg", "Olle Dahl")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_plan_goes_on_with_the_next_officer() {
    Ordering::on_both(async |o| {
        let olle = o.colleague("Olle Dahl").await;
        let register = RegisterCall {
            person: o.scene.person,
            from: CallFrom::OpenCare,
            called: o.officer().now,
            counterpart: Counterpart {
                organisation: line("Lindviks vårdcentral"),
                name: None,
                phone: None,
            },
            purpose: prose("Ramlar hemma."),
            contact: None,
        };
        let plan = o.act(&register).await.unwrap().plan;
        o.hand_over(olle).await;
        let plans = cooperation::plans_of_person(o.scene.store.reader(), o.scene.person).await;
        assert_eq!(plans.unwrap()[0].officer, olle);
        let told = o.told("cooperation.handed-over").await;
        assert_eq!(told, both("Siv Berg", "Olle Dahl"));

        // The answer opens the duty to meet.
        let yes = RecordConsent {
            seen: SeenPlan {
                person: o.scene.person,
                plan,
                version: 1,
            },
            is_given: true,
            word: Word {
                day: o.officer().today(),
                way: ConsentWay::Spoken,
                received_by: line("Olle Dahl"),
                note: None,
            },
        };
        o.by(olle, &yes).await;
        let about = Subject::new("shared-plan", plan);
        let found = duties::of_subject(o.scene.store.reader(), about).await;
        let mut found = found.unwrap();
        found.retain(|duty| duty.state == State::Open);
        let whose: Vec<_> = found.iter().map(|duty| duty.user).collect();
        assert_eq!(whose, [Some(olle)]);
    })
    .await;
}
