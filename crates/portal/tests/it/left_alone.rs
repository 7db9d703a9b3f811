//! What was raised about somebody whom nobody handles is told to all officers of the unit.

use access::{
    AddUser, EndAssignment, GiveAssignment, Holder, Login, NewRelation, RelationGround,
    RelationKind,
};
use duties::{DutyKind, Escalate, EscalationStep, Subject};
use kernel::{Actor, Call, Id, Period, PersonId, Problem, RequestKey, Role, UnitId};
use rulebook::keys;
use store::{Action, Tx};
use uuid::Uuid;

use crate::stage::{Stage, Tie, line, now, system};

const NUMBER: &str = "2026-000777";

/// An order about somebody that no provider has answered.
struct Unanswered(PersonId, UnitId);

impl Action for Unanswered {
    const NAME: &'static str = "unanswered";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let kind = DutyKind {
            key: "cases-duty-order-acknowledge",
            role: Role::UnitManager,
            rule: keys::LOCAL_ORDER_ACKNOWLEDGED,
        };
        let (person, unit) = (self.0, self.1);
        let due = "2026-11-20T07:00:00Z".parse().expect("a time");
        let new = kind
            .on(
                Subject::new("order", person),
                Id::from_uuid(Uuid::new_v4()),
                due,
                format!("/personer/{person}"),
            )
            .person(person)
            .label(NUMBER)
            .step(EscalationStep::after_due(0, Role::CaseOfficer, unit));
        duties::open(tx, call, new).await?;
        Ok(())
    }
}

#[tokio::test]
async fn what_is_raised_about_somebody_whom_nobody_handles_is_told_to_the_desk() {
    Stage::on_both(|stage| async move {
        let (store, unit) = (stage.app.store(), stage.unit);
        let hilda = stage.add_person("19430520-2394").await;
        let mut early = system();
        early.now = "2026-11-19T08:00:00Z".parse().expect("a time");
        store
            .act(&early, &Unanswered(hilda, unit))
            .await
            .expect("opened");
        let key = RequestKey(Uuid::new_v4());
        let clock = Call::new(Actor::system(Escalate::TASK), now(), key);
        assert_eq!(store.act(&clock, &Escalate).await.expect("raised"), 1);

        let list = async || stage.get(Some(Role::CaseOfficer), "/att-gora").await.text;
        let is_left = |page: &str| {
            page.contains(NUMBER)
                && page.contains("Ingen handlägger")
                && !page.contains(&format!("/personer/{hilda}"))
        };
        assert!(is_left(&list().await), "or nobody acts");

        // Lena handles Hilda: the others have nothing to do with it.
        let lena = AddUser {
            name: line("Lena Holm"),
            login: Login::parse("lena.holm").expect("a login"),
            password: None,
            person: None,
            hsa_id: None,
        };
        let lena = store.act(&system(), &lena).await.expect("a user");
        let period = Period::since("2026-01-01".parse().expect("a day"));
        let seat = GiveAssignment {
            user: lena,
            role: Role::CaseOfficer,
            unit,
            team: None,
            period,
        };
        let seat = store.act(&system(), &seat).await.expect("an assignment");
        let handles = Tie(vec![NewRelation {
            person: hilda,
            holder: Holder::User(lena),
            kind: RelationKind::Handling,
            period,
            ground: RelationGround::Contact,
        }]);
        store.act(&system(), &handles).await.expect("tied");
        assert!(!list().await.contains(NUMBER), "Lena acts");

        // She leaves, and nobody has her cases.
        let end = EndAssignment {
            assignment: seat,
            reason: line("the test"),
        };
        store.act(&system(), &end).await.expect("ended");
        assert!(is_left(&list().await), "or nobody acts");
    })
    .await;
}
