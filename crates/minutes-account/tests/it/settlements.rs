//! What providers are paid: by their terms, for good, and what is put right afterwards.

use cases::EndOrder;
use kernel::{Actor, Fault, Minutes, Money, Problem, Role};
use minutes_account::{
    Cause, PaidFor, SetTerms, SettleMonth, Terms, Within, price, provider_months, rows_of_months,
    settling, terms,
};
use store::{Action, Tx, sql};

use crate::{
    desk::{Desk, march, report},
    scene::Scene,
    words::id,
};

async fn refused<A: Action>(desk: &Desk, action: &A) -> String
where
    A::Done: std::fmt::Debug,
{
    match desk.scene.store.act(&desk.call(), action).await {
        Err(Problem::Refused(refusals)) => refusals[0].text.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_settled_once_and_changed_by_the_next() {
    Scene::on_both(async |scene| {
        let mut desk = Desk::set(scene).await;
        desk.pays(PaidFor::Performed, None).await;
        let row = desk.count(march().last()).await;
        assert_eq!(row.payable, row.tally.performed);
        let sum = price(Money::ore(40_000), row.tally.performed);
        assert_eq!(row.payable_sum, sum);
        assert_eq!(
            row.causes.of(Cause::NotSettled),
            Minutes::ZERO - row.payable
        );
        let settle = desk.settle(march(), sum).await;
        desk.scene.store.act(&desk.call(), &settle).await.unwrap();
        let paid = desk.row().await;
        assert_eq!((paid.tally.paid, paid.paid_sum), (row.payable, sum));
        assert_eq!(paid.causes.of(Cause::NotSettled), Minutes::ZERO);
        assert_eq!(paid.causes.unexplained(&paid.tally), []);
        assert_eq!(
            refused(&desk, &settle).await,
            "minutes-account-refusal-already-settled"
        );
        // One visit more is told of: March stands, the account says what has changed, and April puts it right.
        let visits = desk.visits().await;
        let late = visits.last().unwrap();
        report(&desk.scene, late, late.minutes).await;
        let changed = desk.count(march().last()).await;
        assert_eq!(changed.tally.paid, row.payable);
        assert_eq!(
            changed.causes.of(Cause::SinceSettled),
            Minutes::ZERO - late.minutes
        );
        put_right(&mut desk, late.minutes).await;
        let even = desk.row().await;
        assert_eq!(even.tally.paid, even.payable);
        assert_eq!(even.causes.of(Cause::SinceSettled), Minutes::ZERO);
        let kept = settling(desk.scene.store.reader(), desk.scene.provider, march()).await;
        assert_eq!(kept.unwrap().settlement.unwrap().sum, sum);
    })
    .await;
}

/// April is over, counted and settled, with a line for March.
async fn put_right(desk: &mut Desk, minutes: Minutes) {
    desk.scene.wait(30);
    let april = march().after(1);
    let (store, provider) = (desk.scene.store.clone(), desk.scene.provider);
    desk.recount(april).await;
    let found = settling(store.reader(), provider, april).await.unwrap();
    let line = found
        .lines
        .iter()
        .find(|line| line.month == march())
        .unwrap();
    assert_eq!(line.minutes, minutes);
    let settle = desk.settle(april, found.sum()).await;
    store.act(&desk.call(), &settle).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_settled_says_what_to_do() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let nothing = Money::default();
        let april = march().after(1);
        assert_eq!(
            refused(&desk, &desk.settle(april, nothing).await).await,
            "minutes-account-refusal-month-not-over"
        );
        assert_eq!(
            refused(&desk, &desk.settle(march(), nothing).await).await,
            "minutes-account-refusal-not-counted"
        );
        desk.count(march().last()).await;
        assert_eq!(
            refused(&desk, &desk.settle(march(), nothing).await).await,
            "minutes-account-refusal-no-terms"
        );
        desk.pays(PaidFor::Framed, None).await;
        let other = desk.settle(march(), nothing).await;
        let told = desk.scene.store.act(&desk.call(), &other).await;
        assert!(matches!(told, Err(Problem::Changed(_))), "{told:?}");
        let row = desk.row().await;
        assert_eq!(row.payable, row.tally.framed);
        let settle = desk.settle(march(), row.payable_sum).await;
        desk.scene.store.act(&desk.call(), &settle).await.unwrap();
        let terms = desk.terms(PaidFor::Performed, None);
        let anew = SetTerms { terms, seen: 1 };
        assert_eq!(
            refused(&desk, &anew).await,
            "minutes-account-refusal-settled"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_price_open_months_anew_and_two_do_not_overwrite_each_other() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        desk.count(march().last()).await;
        desk.pays(PaidFor::Performed, Some(10)).await;
        let row = desk.row().await;
        assert_eq!(row.payable.count(), row.tally.framed.count() * 10 / 100);
        assert_eq!(
            row.causes.of(Cause::ByTerms),
            row.payable - row.tally.performed
        );
        let dearer = Terms {
            per_hour: Money::ore(50_000),
            ..desk.terms(PaidFor::Performed, None)
        };
        let blind = SetTerms {
            terms: dearer,
            seen: 0,
        };
        let told = desk.scene.store.act(&desk.call(), &blind).await;
        assert!(matches!(told, Err(Problem::Changed(_))), "{told:?}");
        let seeing = SetTerms {
            terms: dearer,
            seen: 1,
        };
        desk.scene.store.act(&desk.call(), &seeing).await.unwrap();
        let known = terms(desk.scene.store.reader(), desk.scene.provider)
            .await
            .unwrap();
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].per_hour, Money::ore(50_000));
        let row = desk.row().await;
        assert_eq!(
            row.payable_sum,
            price(Money::ore(50_000), row.tally.performed)
        );
        for (change, key) in [
            (
                Terms {
                    per_hour: Money::default(),
                    ..dearer
                },
                "minutes-account-refusal-price",
            ),
            (
                Terms {
                    cap_percent: Some(0),
                    ..dearer
                },
                "minutes-account-refusal-cap",
            ),
            (
                Terms {
                    cap_percent: Some(90),
                    paid_for: PaidFor::Framed,
                    ..dearer
                },
                "minutes-account-refusal-cap-framed",
            ),
        ] {
            let wrong = SetTerms {
                terms: change,
                seen: 2,
            };
            assert_eq!(refused(&desk, &wrong).await, key);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_controller_sets_terms_and_settles() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        desk.count(march().last()).await;
        let set = SetTerms {
            terms: desk.terms(PaidFor::Framed, None),
            seen: 0,
        };
        let settle = desk.settle(march(), Money::default()).await;
        let chair = desk.scene.call(Actor::Staff {
            user: desk.controller,
            assignment: id(4),
            role: Role::CommitteeMember,
            unit: desk.scene.unit,
        });
        for call in [
            desk.scene.manager(),
            desk.scene.officer(),
            desk.scene.worker(),
            chair,
        ] {
            let told = desk.scene.store.act(&call, &set).await;
            assert!(
                matches!(told, Err(Problem::Denied | Problem::NotFound)),
                "{told:?}"
            );
            let told: Result<_, Problem> = desk.scene.store.act(&call, &settle).await;
            assert!(
                matches!(told, Err(Problem::Denied | Problem::NotFound)),
                "{told:?}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_for_an_order_that_was_over_is_paid_back() {
    Scene::on_both(async |scene| {
        let mut desk = Desk::set(scene).await;
        desk.pays(PaidFor::Framed, None).await;
        let april = march().after(1);
        let paid = desk.settled(march()).await;
        desk.scene.wait(60);
        let also = desk.settled(april).await;
        // In June it is told that the help was over on the tenth of March.
        let end = EndOrder {
            seen: desk.scene.order,
            on: jiff::civil::date(2026, 3, 10),
            reason: crate::words::prose("Flyttade till dottern."),
        };
        desk.scene.by_officer(&end).await;
        desk.recount(march()).await;
        desk.recount(april).await;
        let may = april.after(1);
        desk.recount(may).await;
        let (reader, provider) = (desk.scene.store.reader(), desk.scene.provider);
        let found = settling(reader, provider, may).await.unwrap();
        let months: Vec<_> = found.lines.iter().map(|line| line.month).collect();
        assert_eq!(months, [april, march()]);
        // All of April, and what came after the tenth of March.
        assert_eq!(found.lines[0].sum, Money::default() - also);
        assert!(found.lines[1].sum < Money::default());
        assert!(Money::default() - found.lines[1].sum < paid);
        // Nobody has anything else in May, and the provider stands in the list all the same.
        let all = provider_months(reader, Within::All, may).await.unwrap();
        assert!(all.iter().any(|one| one.provider == provider));
        let settle = desk.settle(may, found.sum()).await;
        desk.scene.store.act(&desk.call(), &settle).await.unwrap();
        let rows = rows_of_months(reader, provider, april).await.unwrap();
        assert_eq!(rows[0].tally.paid, Minutes::ZERO);
        assert_eq!(rows[0].causes.unexplained(&rows[0].tally), []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn months_are_settled_in_order_from_the_first_terms() {
    Scene::on_both(async |scene| {
        let mut desk = Desk::set(scene).await;
        desk.count(march().last()).await;
        desk.scene.wait(60);
        let (april, may) = (march().after(1), march().after(2));
        desk.recount(april).await;
        // Terms from April: March is not theirs, and is not waited for.
        let terms = Terms {
            from: april,
            ..desk.terms(PaidFor::Framed, None)
        };
        let set = SetTerms { terms, seen: 0 };
        desk.scene.store.act(&desk.call(), &set).await.unwrap();
        desk.recount(may).await;
        let early = desk.settle(may, Money::default()).await;
        assert_eq!(
            refused(&desk, &early).await,
            "minutes-account-refusal-earlier-month"
        );
        desk.settled(april).await;
        // Terms for March are set afterwards and change nothing that is settled; it is settled then.
        let terms = desk.terms(PaidFor::Performed, None);
        let set = SetTerms { terms, seen: 1 };
        desk.scene.store.act(&desk.call(), &set).await.unwrap();
        let wrong = Terms {
            from: april,
            ..terms
        };
        let wrong = SetTerms {
            terms: wrong,
            seen: 2,
        };
        assert_eq!(
            refused(&desk, &wrong).await,
            "minutes-account-refusal-settled"
        );
        let far = Terms {
            from: march().after(40),
            ..terms
        };
        let far = SetTerms {
            terms: far,
            seen: 2,
        };
        assert_eq!(refused(&desk, &far).await, "minutes-account-refusal-far");
        let row = desk.row().await;
        assert_eq!(row.payable, row.tally.performed);
        assert_eq!(desk.settled(march()).await, row.payable_sum);
        desk.settled(may).await;
    })
    .await;
}

/// Somebody at the database itself.
struct Alter(&'static str);

impl Action for Alter {
    const NAME: &'static str = "alter";
    type Done = ();
    async fn run(&self, _call: &kernel::Call, tx: &Tx) -> Result<(), Problem> {
        sql(self.0)
            .run(tx)
            .await
            .map_err(|fault: Fault| Problem::from(fault))?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_alter_what_was_settled() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        desk.pays(PaidFor::Framed, None).await;
        let row = desk.count(march().last()).await;
        let settle: SettleMonth = desk.settle(march(), row.payable_sum).await;
        desk.scene.store.act(&desk.call(), &settle).await.unwrap();
        for text in [
            "UPDATE account_settlement SET ore = 1",
            "DELETE FROM account_settlement",
            "UPDATE account_settlement_line SET minutes = 1",
            "DELETE FROM account_settlement_line",
        ] {
            let call = desk.scene.call(Actor::system("test"));
            let told = desk.scene.store.act(&call, &Alter(text)).await;
            assert!(matches!(told, Err(Problem::Fault(_))), "{text}: {told:?}");
        }
    })
    .await;
}
