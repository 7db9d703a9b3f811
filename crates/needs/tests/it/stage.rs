//! A controller with what forecasts of a small municipality rest on.

use std::{future::Future, sync::LazyLock};

use kernel::{Actor, Call, Date, Id, Line, Problem, Refusal, RequestKey, Role, UnitId, UserId};
use needs::{
    Basis, BasisFile, BasisId, Begin, CheckedBasis, CreateScenario, FileKind, ImportBasis,
    ScenarioId, check_basis,
};
use page_kit::testing::staff;
use store::{Action, Migrations, Store, testing};
use uuid::Uuid;

use crate::country::{CountryFiles, CountryWish, MUNICIPALITY, country};
use crate::made_up_districts::{DistrictWish, districts};

pub(crate) const ROOMS: &[Migrations] = &[
    history::MIGRATIONS,
    rulebook::MIGRATIONS,
    access::MIGRATIONS,
    organisation::MIGRATIONS,
    needs::MIGRATIONS,
];

/// The last known year of the basis.
pub(crate) const LAST: i32 = 2025;

static FILES: LazyLock<CountryFiles> = LazyLock::new(|| files_until(LAST));
/// Reading and trying files takes its time: once is enough.
static CHECKED: LazyLock<CheckedBasis> =
    LazyLock::new(|| check_basis(line("Underlag 2025"), (MUNICIPALITY, LAST), files()).unwrap());
static EARLIER: LazyLock<CheckedBasis> = LazyLock::new(|| {
    let files = as_files(&files_until(LAST - 1));
    check_basis(line("Underlag 2024"), (MUNICIPALITY, LAST - 1), files).unwrap()
});

/// The same figures of a municipality with another code.
static ELSEWHERE: LazyLock<CheckedBasis> = LazyLock::new(|| {
    let mut files = files();
    for file in &mut files {
        file.text = file.text.replace(MUNICIPALITY, "9920");
    }
    check_basis(line("Grannen"), ("9920", LAST), files).unwrap()
});

static DISTRICTS: LazyLock<CheckedBasis> = LazyLock::new(|| {
    let files = files_with_districts();
    check_basis(line("Med stadsdelar"), (MUNICIPALITY, LAST), files).unwrap()
});

fn files_until(last: i32) -> CountryFiles {
    country(CountryWish {
        persons: 20_000.0,
        first: 2001,
        last,
        seed: 7,
    })
}

/// The files of the basis.
pub(crate) fn files() -> Vec<BasisFile> {
    as_files(&FILES)
}

/// The files of the basis with districts: the smallest has two hundred persons, of twenty thousand.
pub(crate) fn files_with_districts() -> Vec<BasisFile> {
    let wishes = [
        ("991001", "Centrum", 120.0),
        ("991002", "Norr", 79.0),
        ("991003", "Ön", 2.0),
    ];
    let wishes = wishes.map(|(code, name, weight)| DistrictWish {
        code: code.to_owned(),
        name: name.to_owned(),
        weight,
    });
    let made = districts(&FILES.population, LAST, &wishes);
    let mut all = files();
    for (kind, text) in [
        (FileKind::Districts, made.population),
        (FileKind::Borders, made.borders),
    ] {
        all.push(BasisFile { kind, text });
    }
    all
}

pub(crate) fn with_districts() -> CheckedBasis {
    DISTRICTS.clone()
}

fn as_files(files: &CountryFiles) -> Vec<BasisFile> {
    FileKind::ALL
        .iter()
        .filter_map(|kind| {
            let text = match kind {
                FileKind::Population => &files.population,
                FileKind::Deaths => &files.deaths,
                FileKind::Births => &files.births,
                FileKind::RatesPopulation => &files.rates_population,
                FileKind::RatesDeaths => &files.rates_deaths,
                FileKind::RatesBirths => &files.rates_births,
                FileKind::Assumptions => &files.assumptions,
                // Most forecasts have no districts.
                FileKind::Districts | FileKind::Borders => return None,
            };
            Some(BasisFile {
                kind: *kind,
                text: text.clone(),
            })
        })
        .collect()
}

pub(crate) fn checked() -> CheckedBasis {
    CHECKED.clone()
}

pub(crate) fn earlier() -> CheckedBasis {
    EARLIER.clone()
}

pub(crate) fn elsewhere() -> CheckedBasis {
    ELSEWHERE.clone()
}

/// The stage.
pub(crate) struct Stage {
    pub(crate) store: Store,
    pub(crate) controller: UserId,
    pub(crate) manager: UserId,
    pub(crate) member: UserId,
    pub(crate) worker: UserId,
    pub(crate) basis: BasisId,
    pub(crate) scenario: ScenarioId,
}

pub(crate) fn office() -> UnitId {
    Id::from_uuid(Uuid::from_u128(1))
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) const NOW: &str = "2026-11-20T09:00:00Z";

impl Stage {
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(ROOMS).await.unwrap() {
            test(Self::set(scratch.store.clone()).await).await;
        }
    }

    async fn set(store: Store) -> Self {
        let now = NOW.parse().unwrap();
        let system = Call::new(Actor::system("test"), now, RequestKey(Uuid::from_u128(77)));
        store.act(&system, &access::MarkAsDemo).await.unwrap();
        let there = |name, role| (name, role, office());
        let controller = staff(&store, now, there("Cecilia Ström", Role::Controller)).await;
        let manager = staff(&store, now, there("Mona Lind", Role::UnitManager)).await;
        let member = staff(&store, now, there("Kerstin Dahl", Role::CommitteeMember)).await;
        let worker = staff(&store, now, there("Amina Ali", Role::CareWorker)).await;
        let nothing = Id::from_uuid(Uuid::nil());
        let mut stage = Self {
            store,
            controller,
            manager,
            member,
            worker,
            basis: Id::from_uuid(Uuid::nil()),
            scenario: nothing,
        };
        let import = ImportBasis { basis: checked() };
        stage.basis = stage.act(&import).await;
        stage.scenario = stage.act(&stage.create("Som idag")).await;
        stage
    }

    pub(crate) fn create(&self, name: &str) -> CreateScenario {
        CreateScenario {
            name: line(name),
            basis: self.basis,
            begin: Begin::Basis,
            why: line("Som underlaget"),
        }
    }

    /// A call by somebody at the office.
    pub(crate) fn by(user: UserId, role: Role) -> Call {
        let actor = Actor::Staff {
            user,
            assignment: Id::from_uuid(Uuid::from_u128(4)),
            role,
            unit: office(),
        };
        Call::new(actor, NOW.parse().unwrap(), RequestKey(Uuid::new_v4()))
    }

    pub(crate) fn call(&self) -> Call {
        Self::by(self.controller, Role::Controller)
    }

    /// The controller does something.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> A::Done {
        self.store.act(&self.call(), action).await.unwrap()
    }

    /// The controller is told no.
    pub(crate) async fn refused<A: Action>(&self, action: &A) -> Vec<String>
    where
        A::Done: std::fmt::Debug,
    {
        match self.store.act(&self.call(), action).await {
            Err(Problem::Refused(refusals)) => keys(&refusals),
            other => panic!("not refused: {other:?}"),
        }
    }

    pub(crate) async fn known_basis(&self) -> Basis {
        let found = needs::basis(self.store.reader(), self.basis).await;
        found.unwrap().unwrap()
    }

    pub(crate) async fn version(&self, number: i64) -> needs::Version {
        let found = needs::version(self.store.reader(), (self.scenario, number)).await;
        found.unwrap().unwrap()
    }
}

/// The keys of what was refused.
pub(crate) fn keys(refusals: &[Refusal]) -> Vec<String> {
    refusals.iter().map(|one| one.text.to_string()).collect()
}
