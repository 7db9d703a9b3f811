//! A committee with a chain of one goal and two indicators, and a measure that gets worse in the autumn.

use std::{collections::BTreeMap, future::Future};

use access::{AddUser, GiveAssignment, Login, MarkAsDemo};
use goals::{
    Aim, Area, Better, Binding, ChainId, CreateChain, GiveReadings, GoalId, Indicator, IndicatorId,
    Measures, Method, NewReading, Only, RowsOf, Scale, SetGoal, SetIndicator, TakeReadings,
    Targets, Value, Way,
};
use kernel::{
    Actor, Call, Date, Id, Line, Period, Problem, Prose, Refusal, RequestKey, Role, UnitId, UserId,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use store::{Action, Ask, Migrations, Store, testing};
use uuid::Uuid;

pub(crate) const ROOMS: &[Migrations] = &[
    history::MIGRATIONS,
    rulebook::MIGRATIONS,
    duties::MIGRATIONS,
    access::MIGRATIONS,
    organisation::MIGRATIONS,
    goals::MIGRATIONS,
];

/// A measure of twenty plans, of which seventeen are current until August and fourteen after.
pub(crate) const PLANS: MeasureDefinition = MeasureDefinition {
    key: "example-measure-plans",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::ProviderForm],
    rule: None,
};

pub(crate) const MEASURES: Measures = Measures {
    all: || vec![PLANS],
    rows,
};

fn rows<'a>(_: &'a dyn Ask, _: &'a Call, (key, period): (&'a str, Period)) -> RowsOf<'a> {
    let last = period.to().unwrap();
    let current = if last < date("2026-09-01") { 17 } else { 14 };
    let row = move |n: u128| MeasureRow {
        link: format!("/planer/{n}"),
        label: format!("plan {n}"),
        person: Some(Id::from_uuid(Uuid::from_u128(n + 1))),
        day: last,
        value: None,
        meets: n < current,
        groups: BTreeMap::from([(Dimension::ProviderForm, "in-house".to_owned())]),
    };
    let rows = if key == PLANS.key {
        (0..20).map(row).collect()
    } else {
        vec![]
    };
    Box::pin(async move { Ok(rows) })
}

/// The stage.
pub(crate) struct Stage {
    pub(crate) store: Store,
    pub(crate) controller: UserId,
    pub(crate) manager: UserId,
    pub(crate) chain: ChainId,
    pub(crate) goal: GoalId,
    /// Bound to the measure.
    pub(crate) plans: IndicatorId,
    /// Typed; the manager's unit answers for it.
    pub(crate) sick: IndicatorId,
}

pub(crate) fn office() -> UnitId {
    Id::from_uuid(Uuid::from_u128(1))
}

pub(crate) fn home_care() -> UnitId {
    Id::from_uuid(Uuid::from_u128(2))
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

pub(crate) fn value(text: &str) -> Value {
    text.parse().unwrap()
}

impl Stage {
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(ROOMS).await.unwrap() {
            test(Self::set(scratch.store.clone()).await).await;
        }
    }

    async fn set(store: Store) -> Self {
        let nobody = Id::from_uuid(Uuid::from_u128(9));
        let mut stage = Self {
            store,
            controller: nobody,
            manager: nobody,
            chain: Id::from_uuid(Uuid::nil()),
            goal: Id::from_uuid(Uuid::nil()),
            plans: Id::from_uuid(Uuid::nil()),
            sick: Id::from_uuid(Uuid::nil()),
        };
        stage
            .store
            .act(&Stage::system(), &MarkAsDemo)
            .await
            .unwrap();
        let controller = ("Cecilia Ström", Role::Controller, office());
        stage.controller = stage.staff(controller).await;
        let manager = ("Mona Lind", Role::UnitManager, home_care());
        stage.manager = stage.staff(manager).await;
        let create = CreateChain {
            committee: line("Omsorgsnämnden"),
            year: 2026,
            from: None,
        };
        stage.chain = stage.act(&create).await;
        let goal = SetGoal {
            goal: None,
            chain: stage.chain,
            position: 1,
            area: Area::Social,
            title: line("Invånarna har inflytande och är delaktiga"),
            committee_goal: Some(line("Personer med insatser är delaktiga")),
        };
        stage.goal = stage.act(&goal).await;
        let plans = Indicator {
            binding: Some(Binding {
                measure: PLANS.key.to_owned(),
                only: Only::parse(Dimension::ProviderForm, "in-house"),
                over: None,
            }),
            ..stage.indicator("Aktuella genomförandeplaner, egen regi", "83")
        };
        stage.plans = stage.add(plans).await;
        let sick = Indicator {
            better: Better::Lower,
            aim: Aim::Keep,
            responsible: Some(home_care()),
            position: 2,
            ..stage.indicator("Sjukfrånvaro", "8,7")
        };
        stage.sick = stage.add(sick).await;
        stage
    }

    pub(crate) fn indicator(&self, name: &str, baseline: &str) -> Indicator {
        Indicator {
            id: Id::from_uuid(Uuid::nil()),
            goal: self.goal,
            position: 1,
            name: line(name),
            scale: Scale::Percent,
            method: Method::Compared,
            aim: Aim::Improve,
            better: Better::Higher,
            baseline: Some(value(baseline)),
            baseline_year: None,
            source: line("Intern statistik"),
            responsible: None,
            binding: None,
            targets: Targets::new(),
            version: 0,
        }
    }

    pub(crate) async fn add(&self, indicator: Indicator) -> IndicatorId {
        self.act(&Self::setting(indicator)).await
    }

    pub(crate) fn setting(indicator: Indicator) -> SetIndicator {
        SetIndicator {
            indicator,
            is_new: true,
            measures: MEASURES,
        }
    }

    async fn staff(&self, (name, role, unit): (&str, Role, UnitId)) -> UserId {
        let login = name.to_lowercase().replace(' ', ".").replace('ö', "o");
        let add = AddUser {
            name: line(name),
            login: Login::parse(&login).unwrap(),
            password: None,
            person: None,
            hsa_id: None,
        };
        let user = self.store.act(&Self::system(), &add).await.unwrap();
        let give = GiveAssignment {
            user,
            role,
            unit,
            team: None,
            period: Period::since(date("2020-01-01")),
        };
        self.store.act(&Self::system(), &give).await.unwrap();
        user
    }

    fn key() -> RequestKey {
        RequestKey(Uuid::new_v4())
    }

    pub(crate) fn system() -> Call {
        let now = "2026-11-20T09:00:00Z".parse().unwrap();
        Call::new(Actor::system("test"), now, Self::key())
    }

    /// The controller, on a day.
    pub(crate) fn on(&self, day: &str) -> Call {
        Self::by((self.controller, Role::Controller, office()), day)
    }

    pub(crate) fn by((user, role, unit): (UserId, Role, UnitId), day: &str) -> Call {
        let actor = Actor::Staff {
            user,
            assignment: Id::from_uuid(Uuid::from_u128(4)),
            role,
            unit,
        };
        let now = format!("{day}T09:00:00Z").parse().unwrap();
        Call::new(actor, now, Self::key())
    }

    /// The controller does something on the twentieth of November.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> A::Done {
        let call = self.on("2026-11-20");
        self.store.act(&call, action).await.unwrap()
    }

    /// The controller is told no.
    pub(crate) async fn refused<A: Action>(&self, action: &A) -> Vec<String>
    where
        A::Done: std::fmt::Debug,
    {
        keys(self.store.act(&self.on("2026-11-20"), action).await)
    }

    /// Reads the measures up to a day, as on that day.
    pub(crate) async fn take(&self, day: &str) -> u64 {
        let figures = self.figures(day).await;
        let take = TakeReadings {
            chain: self.chain,
            figures,
        };
        self.store.act(&self.on(day), &take).await.unwrap()
    }

    /// What the measures say up to a day.
    pub(crate) async fn figures(&self, day: &str) -> Vec<NewReading> {
        let reader = self.store.reader();
        let chain = goals::chain(reader, self.chain).await.unwrap().unwrap();
        let of = (&chain, date(day));
        goals::figures(reader, &self.on(day), of, MEASURES)
            .await
            .unwrap()
    }

    pub(crate) fn reading(indicator: IndicatorId, (day, told): (&str, &str)) -> GiveReadings {
        let reading = NewReading {
            indicator,
            day: date(day),
            value: value(told),
            way: Way::Typed,
            is_preliminary: false,
            note: None,
            behind: None,
            binding: None,
        };
        GiveReadings {
            readings: vec![reading],
        }
    }
}

/// The keys of what was refused.
pub(crate) fn keys<D: std::fmt::Debug>(answer: Result<D, Problem>) -> Vec<String> {
    match answer {
        Err(Problem::Refused(refusals)) => {
            let key = |refusal: &Refusal| refusal.text.to_string();
            refusals.iter().map(key).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}
