//! What a month comes to, from the rooms of the thread.

use kernel::{Actor, Minutes, Problem};
use minutes_account::{
    By, Cause, CountMonth, Filter, Stage, Within, account, count_orders, measures, order_days,
    order_row,
};

use crate::{
    desk::{Desk, march, report},
    scene::Scene,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_counted_from_decision_to_report() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let row = desk.count(march().last()).await;
        let tally = row.tally;
        // The decision gives help from the second of March, the provider began on the third.
        assert!(
            tally.granted > tally.framed && tally.framed > Minutes::ZERO,
            "{tally:?}"
        );
        assert_eq!(
            tally.difference((Stage::Granted, Stage::Framed)),
            row.causes.of(Cause::NotBegun)
        );
        // What stands in the schedule and what was told are those of the raw rows.
        let visits = desk.visits().await;
        let planned = visits.iter().filter(|one| one.is_planned());
        assert_eq!(tally.scheduled, planned.map(|one| one.minutes).sum());
        let days = (march().first(), march().last());
        let told = visits::attendance_of(desk.scene.store.reader(), desk.scene.ragnar, days).await;
        let told = told.unwrap();
        assert_eq!(
            tally.performed,
            told.iter().filter_map(|line| line.minutes).sum()
        );
        assert_eq!(tally.typed, tally.performed);
        assert!(tally.performed > Minutes::ZERO);
        let silent = Minutes::ZERO - row.causes.of(Cause::NotTold);
        assert_eq!(tally.scheduled - tally.performed, silent);
        assert_eq!(row.causes.unexplained(&tally), []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_afterwards_comes_with_the_next_counting() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let before = desk.count(march().last()).await;
        let visits = desk.visits().await;
        let late = visits.last().unwrap();
        report(&desk.scene, late, late.minutes).await;
        let after = desk.count(march().last()).await;
        assert_eq!(after.tally.performed, before.tally.performed + late.minutes);
        assert_eq!(
            after.causes.of(Cause::NotTold),
            before.causes.of(Cause::NotTold) + late.minutes
        );
        // Nothing is written where nothing has changed, and an earlier day does not take a later one away.
        let scene = &desk.scene;
        for day in [march().last(), march().first()] {
            let counted = count_orders(scene.store.reader(), scene.provider, (march(), day)).await;
            let counted = counted.unwrap();
            let call = scene.call(Actor::system("minutes-account"));
            let touched = scene
                .store
                .act(&call, &CountMonth { counted })
                .await
                .unwrap();
            assert_eq!(touched, 0, "{day}");
        }
        assert_eq!(desk.row().await, after);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_add_up_is_not_kept() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let row = desk.count(march().last()).await;
        let scene = &desk.scene;
        let of = (march(), march().last());
        let mut counted = count_orders(scene.store.reader(), scene.provider, of)
            .await
            .unwrap();
        counted.rows[0].tally.planned = row.tally.planned + Minutes::new(1);
        let call = scene.call(Actor::system("minutes-account"));
        let told = scene.store.act(&call, &CountMonth { counted }).await;
        assert!(matches!(told, Err(Problem::Fault(_))), "{told:?}");
        assert_eq!(desk.row().await, row);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sums_are_those_of_their_rows_however_they_are_divided() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let row = desk.count(march().last()).await;
        let reader = desk.scene.store.reader();
        let mut filter = Filter {
            within: Within::All,
            from: march(),
            to: march(),
            provider: None,
            district: None,
        };
        for by in By::ALL {
            let found = account(reader, &filter, *by).await.unwrap();
            assert_eq!(found.groups.len(), 1, "{by:?}");
            assert_eq!(found.groups[0].tally, row.tally);
            assert_eq!(found.all, row.tally);
            assert_eq!(found.causes, row.causes);
        }
        filter.within = Within::Provider(desk.scene.other);
        let none = account(reader, &filter, By::Month).await.unwrap();
        assert!(none.groups.is_empty() && none.all.is_nothing());
        filter.within = Within::Unit(desk.scene.unit);
        let own = account(reader, &filter, By::Month).await.unwrap();
        assert_eq!(own.all, row.tally);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_opens_to_its_days_and_visits() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let row = desk.count(march().last()).await;
        let reader = desk.scene.store.reader();
        let own = (desk.scene.ragnar, row.order);
        let kept = order_row(reader, own, march()).await.unwrap().unwrap();
        assert_eq!(kept.tally, row.tally);
        let days = order_days(reader, &kept, march().last())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(days.count.days.len(), 31);
        assert_eq!(days.count.tally(), row.tally);
        assert_eq!(days.visits.len(), desk.visits().await.len());
        assert!(!days.told.is_empty());
        let stranger = (crate::words::id(77), row.order);
        assert!(
            order_row(reader, stranger, march())
                .await
                .unwrap()
                .is_none()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_measure_tells_whole_months_only() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let period = kernel::Period::new(march().first(), Some(march().last())).unwrap();
        desk.count(march().last().yesterday().unwrap()).await;
        let reader = desk.scene.store.reader();
        let call = desk.call();
        let none = measures::performed(reader, &call, period).await.unwrap();
        assert!(none.is_empty());
        let row = desk.count(march().last()).await;
        let rows = measures::performed(reader, &call, period).await.unwrap();
        let percent = row.tally.performed.count() * 100 / row.tally.framed.count();
        assert_eq!(rows.len(), 1);
        assert!((rows[0].value.unwrap() - percent).abs() <= 1, "{rows:?}");
    })
    .await;
}
