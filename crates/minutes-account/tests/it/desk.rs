//! Ragnar's March, as those who make visits told of it, and the controller who counts and settles it.

use cases::StartExecution;
use duties::calendar::days_after;
use jiff::SignedDuration;
use kernel::{Actor, Call, Date, Minutes, Money, Role, UserId};
use minutes_account::{
    AccountRow, CountMonth, Month, PaidFor, SetTerms, SettleMonth, Terms, count_orders,
    rows_of_months, settling,
};
use page_kit::testing::staff;
use schedules::{
    ChangeVisits, ExtendPlans, Placing, ScheduledVisit, SeenVisit, VisitChange, visits_of_person,
};
use visits::{TellVisit, TypedTimes};

use crate::{scene::Scene, words::id};

pub(crate) fn march() -> Month {
    "2026-03".parse().unwrap()
}

/// What the controller does.
pub(crate) struct Desk {
    pub(crate) scene: Scene,
    pub(crate) controller: UserId,
}

impl Desk {
    /// The plan is agreed on the third of March, and it is the second of April: the visits of two weeks were made and
    /// told of, each in as long as it was to take, the others stand in the schedule and nobody has told of them.
    pub(crate) async fn set(mut scene: Scene) -> Self {
        let who = ("Cecilia Ström", Role::Controller, scene.unit);
        let controller = staff(&scene.store, scene.now, who).await;
        let come = StartExecution {
            seen: scene.order,
            on: scene.today(),
        };
        scene.act(&come).await;
        scene.order.version += 1;
        scene.whole().await;
        scene.agreed().await;
        let first = given(&scene, (4, 17)).await;
        scene.wait(13);
        scene.system(&ExtendPlans).await;
        for visit in first {
            report(&scene, &visit, visit.minutes).await;
        }
        given(&scene, (18, 29)).await;
        scene.wait(13);
        scene.system(&ExtendPlans).await;
        given(&scene, (30, 31)).await;
        scene.wait(4);
        Self { scene, controller }
    }

    /// A call by the controller.
    pub(crate) fn call(&self) -> Call {
        self.scene.call(Actor::Staff {
            user: self.controller,
            assignment: id(4),
            role: Role::Controller,
            unit: self.scene.unit,
        })
    }

    /// Counts March until a day, and gives Ragnar's row.
    pub(crate) async fn count(&self, to: Date) -> AccountRow {
        let scene = &self.scene;
        let counted = count_orders(scene.store.reader(), scene.provider, (march(), to)).await;
        let counted = counted.unwrap();
        let call = scene.call(Actor::system("minutes-account"));
        scene
            .store
            .act(&call, &CountMonth { counted })
            .await
            .unwrap();
        self.row().await
    }

    /// Ragnar's March, as it is kept.
    pub(crate) async fn row(&self) -> AccountRow {
        let rows = rows_of_months(self.scene.store.reader(), self.scene.provider, march()).await;
        let mut rows = rows.unwrap();
        assert_eq!(rows.len(), 1);
        rows.remove(0)
    }

    /// Terms from March on.
    pub(crate) fn terms(&self, paid_for: PaidFor, cap_percent: Option<i64>) -> Terms {
        Terms {
            provider: self.scene.provider,
            from: march(),
            paid_for,
            cap_percent,
            per_hour: Money::ore(40_000),
            version: 0,
        }
    }

    /// Sets terms for the first time.
    pub(crate) async fn pays(&self, paid_for: PaidFor, cap_percent: Option<i64>) {
        let terms = self.terms(paid_for, cap_percent);
        let set = SetTerms { terms, seen: 0 };
        self.scene.store.act(&self.call(), &set).await.unwrap();
    }

    /// Settles a month with an amount, as somebody would who has seen it as it was counted last.
    pub(crate) async fn settle(&self, month: Month, sum: Money) -> SettleMonth {
        let (reader, provider) = (self.scene.store.reader(), self.scene.provider);
        let found = settling(reader, provider, month).await.unwrap();
        SettleMonth {
            provider,
            month,
            seen: sum,
            counted: found.counted.map_or(self.scene.now, |counted| counted.at),
        }
    }

    /// Counts a month to its end and settles it with what it comes to.
    pub(crate) async fn settled(&self, month: Month) -> Money {
        let (reader, provider) = (self.scene.store.reader(), self.scene.provider);
        self.recount(month).await;
        let sum = settling(reader, provider, month).await.unwrap().sum();
        let settle = self.settle(month, sum).await;
        self.scene.store.act(&self.call(), &settle).await.unwrap();
        sum
    }

    /// Counts a month to its end.
    pub(crate) async fn recount(&self, month: Month) {
        let (store, of) = (&self.scene.store, (month, month.last()));
        let counted = count_orders(store.reader(), self.scene.provider, of).await;
        let counted = counted.unwrap();
        let call = self.scene.call(Actor::system("minutes-account"));
        store.act(&call, &CountMonth { counted }).await.unwrap();
    }

    /// Ragnar's visits in March, in order of days.
    pub(crate) async fn visits(&self) -> Vec<ScheduledVisit> {
        let days = (march().first(), march().last());
        let visits = visits_of_person(self.scene.store.reader(), self.scene.ragnar, days).await;
        visits.unwrap()
    }
}

/// Ragnar's visits from so many days of March to so many, given to Amina at nine, who is told of them.
async fn given(scene: &Scene, (from, to): (i64, i64)) -> Vec<ScheduledVisit> {
    let day = |n| days_after(march().first(), n - 1);
    let days = (day(from), day(to));
    let visits = visits_of_person(scene.store.reader(), scene.ragnar, days).await;
    let mut given = vec![];
    for visit in visits.unwrap() {
        let placed = place(scene, &visit).await;
        let tell = TellVisit { visit: placed.id };
        scene.store.act(&scene.worker(), &tell).await.unwrap();
        given.push(placed);
    }
    given
}

/// Puts a visit at nine with Amina.
async fn place(scene: &Scene, visit: &ScheduledVisit) -> ScheduledVisit {
    let to = Placing {
        start: Some(9 * 60),
        workers: vec![scene.nurses[0]],
        ..visit.placing.clone()
    };
    let seen = SeenVisit {
        visit: visit.id,
        version: visit.version,
    };
    let change = ChangeVisits {
        changes: vec![VisitChange { seen, to }],
        why: None,
    };
    scene.act(&change).await;
    let now = schedules::visit_by_id(scene.store.reader(), visit.id).await;
    now.unwrap().unwrap()
}

/// Amina tells afterwards that a visit took so many minutes.
pub(crate) async fn report(scene: &Scene, visit: &ScheduledVisit, minutes: Minutes) {
    let zone = scene.worker().zone;
    let nine = visit.placing.day.at(9, 0, 0, 0).to_zoned(zone).unwrap();
    let typed = TypedTimes {
        visit: visit.id,
        start: nine.timestamp(),
        end: nine.timestamp() + SignedDuration::from_mins(minutes.count()),
        tasks: vec![],
    };
    scene.store.act(&scene.worker(), &typed).await.unwrap();
}
