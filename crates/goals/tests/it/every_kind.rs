//! A committee's whole year with every kind of target that one has been seen to set: numbers, directions, levels, spans,
//! all, so many of so many, yes and no. The names are made up.

use goals::{
    ActivityState, Aim, Area, Assessment, Better, ChainId, CreateChain, GiveReadings, GoalId,
    Indicator, IndicatorId, Method, Scale, SetActivity, SetGoal, Standing, Targets, indicators,
    standing_now,
};
use kernel::Id;
use uuid::Uuid;

use crate::stage::{Stage, date, line, value};

/// An indicator as it is written down, what it came to, whether anything was done, and what that gives.
struct Row {
    name: &'static str,
    scale: Scale,
    method: Method,
    aim: Aim,
    better: Better,
    baseline: &'static str,
    baseline_year: Option<i16>,
    targets: &'static [(i16, &'static str)],
    came_to: &'static str,
    is_worked_on: bool,
    expect: &'static str,
}

const ROW: Row = Row {
    name: "",
    scale: Scale::Percent,
    method: Method::Compared,
    aim: Aim::Improve,
    better: Better::Higher,
    baseline: "",
    baseline_year: None,
    targets: &[],
    came_to: "",
    is_worked_on: false,
    expect: "",
};

/// What holds for all three years.
const ALL: &[(i16, &str)] = &[(2025, "alla"), (2026, "alla"), (2027, "alla")];
const HUNDRED: &[(i16, &str)] = &[(2025, "100"), (2026, "100"), (2027, "100")];

/// Goals with what they come to, each with its indicators.
const YEAR: &[(&str, &[Row])] = &[
    (
        "0.70 met 5 1",
        &[
            Row {
                name: "Enheter som har gått igenom sin plan för avbrott",
                scale: Scale::Of,
                aim: Aim::Reach,
                targets: ALL,
                came_to: "4/6",
                is_worked_on: true,
                expect: "0.5 yellow worse-with-activities",
                ..ROW
            },
            Row {
                name: "Stöd där minst åtta av tio är trygga",
                scale: Scale::Of,
                baseline: "3/5",
                came_to: "4/5",
                expect: "1 green improved",
                ..ROW
            },
            Row {
                name: "Rena händer enligt rutinen",
                baseline: "61",
                came_to: "61",
                expect: "0 green kept-without",
                ..ROW
            },
            Row {
                name: "Stöd med rutin när någon far illa",
                scale: Scale::Of,
                came_to: "3/5",
                is_worked_on: true,
                expect: "new",
                ..ROW
            },
            Row {
                name: "Deltagare som har börjat arbeta eller läsa",
                targets: &[(2025, "30")],
                came_to: "31",
                expect: "1 green reached",
                ..ROW
            },
            Row {
                name: "Personer som har fått en anställning",
                scale: Scale::Persons,
                baseline: "2",
                targets: &[(2025, "4")],
                came_to: "3",
                expect: "1 green improved",
                ..ROW
            },
        ],
    ),
    (
        "0.63 partly 4 0",
        &[
            Row {
                name: "Planer som gäller, egna enheter",
                baseline: "83",
                came_to: "81",
                is_worked_on: true,
                expect: "0.5 yellow worse-with-activities",
                ..ROW
            },
            Row {
                name: "Planer som gäller, andras enheter",
                baseline: "89",
                came_to: "90",
                expect: "1 green improved",
                ..ROW
            },
            Row {
                name: "Stöd över rikets snitt: att få bestämma",
                scale: Scale::Of,
                aim: Aim::Reach,
                baseline: "alla",
                targets: ALL,
                came_to: "5/5",
                expect: "1 green reached",
                ..ROW
            },
            Row {
                name: "Stöd över rikets snitt: veta vart man vänder sig",
                scale: Scale::Of,
                aim: Aim::Reach,
                baseline: "3/5",
                targets: ALL,
                came_to: "3/5",
                expect: "0 red worse-without",
                ..ROW
            },
        ],
    ),
    (
        "1.00 met 1 1",
        &[
            Row {
                name: "Invånare som tycker att stödet fungerar",
                baseline: "71,9",
                baseline_year: Some(2023),
                is_worked_on: true,
                expect: "no-value",
                ..ROW
            },
            Row {
                name: "Avtal följs upp som planerat",
                scale: Scale::YesNo,
                aim: Aim::Reach,
                baseline: "ja",
                targets: &[(2025, "ja"), (2026, "ja"), (2027, "ja")],
                came_to: "ja",
                expect: "1 green reached",
                ..ROW
            },
        ],
    ),
    (
        "0.00 not-met 1 2",
        &[
            Row {
                name: "Köp inom avtal",
                aim: Aim::Keep,
                baseline: "99",
                came_to: "98,5",
                expect: "0 red worse-without",
                ..ROW
            },
            Row {
                name: "Enheter som sorterar sitt avfall",
                came_to: "40",
                expect: "new",
                ..ROW
            },
            Row {
                name: "Bilar som går på el eller gas",
                expect: "no-value",
                ..ROW
            },
        ],
    ),
    (
        "0.60 partly 5 0",
        &[
            Row {
                name: "Utfall mot budget",
                method: Method::Budget,
                aim: Aim::Reach,
                better: Better::Lower,
                baseline: "1,4",
                targets: &[(2025, "0,5")],
                came_to: "-0,4",
                expect: "1 green budget-green",
                ..ROW
            },
            Row {
                name: "Index för boende och dagverksamhet",
                scale: Scale::Plain,
                baseline: "67",
                came_to: "66",
                is_worked_on: true,
                expect: "0.5 yellow worse-with-activities",
                ..ROW
            },
            Row {
                name: "Investeringar som har blivit gjorda",
                aim: Aim::Reach,
                baseline: "100",
                targets: HUNDRED,
                came_to: "92",
                expect: "0 red worse-without",
                ..ROW
            },
            Row {
                name: "Löpande beslut som har följts upp",
                baseline: "10–15",
                came_to: "12",
                is_worked_on: true,
                expect: "0.5 green kept-with-activities",
                ..ROW
            },
            Row {
                name: "Bidrag som har sökts",
                aim: Aim::Reach,
                baseline: "100",
                targets: HUNDRED,
                came_to: "100",
                expect: "1 green reached",
                ..ROW
            },
        ],
    ),
    (
        "0.63 partly 4 0",
        &[
            Row {
                name: "Engagemang på jobbet",
                scale: Scale::Plain,
                aim: Aim::Keep,
                baseline: "82",
                baseline_year: Some(2024),
                came_to: "83",
                expect: "1 green improved",
                ..ROW
            },
            Row {
                name: "Anställda som slutar",
                aim: Aim::Keep,
                better: Better::Lower,
                baseline: "10",
                came_to: "10",
                expect: "1 green kept-as-aimed",
                ..ROW
            },
            Row {
                name: "Anställda på heltid",
                aim: Aim::Keep,
                baseline: "83,9",
                came_to: "83,1",
                is_worked_on: true,
                expect: "0.5 yellow worse-with-activities",
                ..ROW
            },
            Row {
                name: "Frånvaro för sjukdom",
                aim: Aim::Keep,
                better: Better::Lower,
                baseline: "8,7",
                came_to: "9,1",
                expect: "0 red worse-without",
                ..ROW
            },
        ],
    ),
];

const BEGUN: &str = "2025-01-20";

impl Row {
    fn indicator(&self, (goal, position): (GoalId, i64)) -> Indicator {
        Indicator {
            id: Id::from_uuid(Uuid::nil()),
            goal,
            position,
            name: line(self.name),
            scale: self.scale,
            method: self.method,
            aim: self.aim,
            better: self.better,
            baseline: (!self.baseline.is_empty()).then(|| value(self.baseline)),
            baseline_year: self.baseline_year,
            source: line("Egen kontroll"),
            responsible: None,
            binding: None,
            targets: self
                .targets
                .iter()
                .map(|(year, target)| (*year, value(target)))
                .collect::<Targets>(),
            version: 0,
        }
    }

    async fn enter(&self, stage: &Stage, place: (GoalId, i64)) -> IndicatorId {
        let set = Stage::setting(self.indicator(place));
        let id = stage.store.act(&stage.on(BEGUN), &set).await.unwrap();
        if self.is_worked_on {
            let set = SetActivity {
                activity: None,
                indicator: id,
                what: line("Genomgång varje månad"),
                responsible: line("Kontoret"),
                until: date("2025-11-30"),
                state: ActivityState::Begun,
            };
            stage.store.act(&stage.on(BEGUN), &set).await.unwrap();
        }
        if !self.came_to.is_empty() {
            let give = Stage::reading(id, ("2025-12-31", self.came_to));
            stage.act(&give).await;
        }
        id
    }
}

/// A chain of the year with all goals and indicators; the indicators in their order.
async fn enter(stage: &Stage) -> (ChainId, Vec<IndicatorId>) {
    let create = CreateChain {
        committee: line("Utskottet för stöd och service"),
        year: 2025,
        from: None,
    };
    let chain = stage.store.act(&stage.on(BEGUN), &create).await.unwrap();
    let mut ids = vec![];
    for (position, (_, rows)) in (1..).zip(YEAR) {
        let goal = SetGoal {
            goal: None,
            chain,
            position,
            area: Area::Social,
            title: line(&format!("Mål {position}")),
            // The last one is the council's alone.
            committee_goal: (position < 6).then(|| line("Nämndens eget mål")),
        };
        let goal = stage.store.act(&stage.on(BEGUN), &goal).await.unwrap();
        for (place, row) in (1..).zip(*rows) {
            ids.push(row.enter(stage, (goal, place)).await);
        }
    }
    (chain, ids)
}

async fn standing(stage: &Stage, chain: ChainId, day: &str) -> Standing {
    let reader = stage.store.reader();
    let chain = goals::chain(reader, chain).await.unwrap().unwrap();
    standing_now(reader, &chain, date(day)).await.unwrap()
}

fn said(assessment: Assessment) -> String {
    match assessment {
        Assessment::Scored { score, colour, why } => {
            format!("{} {} {}", score.key(), colour.key(), why.key())
        }
        Assessment::Not(why) => why.key().to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_target_is_judged() {
    Stage::on_both(async |stage| {
        let (chain, ids) = enter(&stage).await;
        assert_eq!(ids.len(), 24);
        let told = standing(&stage, chain, "2025-12-31").await;
        for (goal, (expect, rows)) in told.goals.iter().zip(YEAR) {
            for (one, row) in goal.indicators.iter().zip(*rows) {
                assert_eq!(said(one.assessment), row.expect, "{}", row.name);
            }
            let result = goal.result.unwrap();
            let (whole, rest) = (result.hundredths / 100, result.hundredths % 100);
            let band = result.band.key();
            let (counted, not) = (result.counted, result.unassessed);
            let result = format!("{whole}.{rest:02} {band} {counted} {not}");
            assert_eq!(result, *expect, "{}", goal.title);
        }
    })
    .await;
}

/// A number for the first year and then more: the next year begins at what the first one came to, and is to be better.
#[tokio::test(flavor = "multi_thread")]
async fn a_number_for_one_year_and_then_up() {
    Stage::on_both(async |stage| {
        let (chain, _) = enter(&stage).await;
        let next = CreateChain {
            committee: line("Utskottet för stöd och service"),
            year: 2026,
            from: Some(chain),
        };
        let next = stage.act(&next).await;
        let all = indicators(stage.store.reader(), next).await.unwrap();
        assert_eq!(all.len(), 24);
        let begun = &all[4];
        assert_eq!(begun.baseline, Some(value("31")));
        assert_eq!(begun.targets.get(&2026), None);
        let judged = async |day: &str, came_to: &str| {
            let give: GiveReadings = Stage::reading(begun.id, (day, came_to));
            stage.act(&give).await;
            let told = standing(&stage, next, day).await;
            said(told.goals[0].indicators[4].assessment)
        };
        assert_eq!(judged("2026-03-31", "33").await, "1 green improved");
        assert_eq!(judged("2026-06-30", "31").await, "0 green kept-without");
        assert_eq!(judged("2026-09-30", "30").await, "0 red worse-without");
        // What was new has a baseline now, and a level that was missed is to be reached still.
        assert_eq!(all[3].baseline, Some(value("3/5")));
        assert_eq!(all[17].targets.get(&2026), Some(&value("100")));
    })
    .await;
}

/// A target may be a span, as a baseline may: whatever lies in it has reached it, and what is better too.
#[tokio::test(flavor = "multi_thread")]
async fn a_span_is_reached_from_its_lower_end() {
    Stage::on_both(async |stage| {
        let row = Row {
            name: "Besök i förväg hos nya",
            aim: Aim::Reach,
            targets: &[(2025, "10–15")],
            ..ROW
        };
        let (chain, _) = enter(&stage).await;
        let goal = standing(&stage, chain, "2025-12-31").await.goals[0].id;
        let id = row.enter(&stage, (goal, 7)).await;
        for (day, came_to, expect) in [
            ("2025-03-31", "9,9", "0 red worse-without"),
            ("2025-06-30", "10", "1 green reached"),
            ("2025-08-31", "12–14", "1 green reached"),
            ("2025-09-30", "15", "1 green reached"),
            ("2025-12-31", "16", "1 green reached"),
        ] {
            let give = Stage::reading(id, (day, came_to));
            stage.act(&give).await;
            let told = standing(&stage, chain, day).await;
            assert_eq!(
                said(told.goals[0].indicators[6].assessment),
                expect,
                "{came_to}"
            );
        }
    })
    .await;
}
