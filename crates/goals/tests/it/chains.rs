//! Chains, goals and indicators: what can be set, what is refused, what the next year takes over.

use goals::{
    Aim, Assessment, Binding, ChainId, CreateChain, Indicator, Only, RemoveGoal, RemoveIndicator,
    Scale, SetIndicator, Targets, Unassessed, indicator, indicators, standing_now,
};
use kernel::{Problem, Role, measure::Dimension};

use crate::stage::{MEASURES, Stage, date, home_care, keys, line, value};

#[tokio::test(flavor = "multi_thread")]
async fn next_year_begins_where_this_one_ended() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        stage
            .act(&Stage::reading(stage.sick, ("2026-06-30", "9,1")))
            .await;
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "8,4")))
            .await;
        let mut sick = indicator(reader, stage.sick).await.unwrap().unwrap();
        sick.targets = Targets::from([(2026, value("8,5")), (2027, value("8"))]);
        let set = SetIndicator {
            indicator: sick,
            is_new: false,
            measures: MEASURES,
        };
        stage.act(&set).await;
        let create = CreateChain {
            committee: line("Omsorgsnämnden"),
            year: 2027,
            from: Some(stage.chain),
        };
        let next = stage.act(&create).await;
        let told: Vec<String> = indicators(reader, next)
            .await
            .unwrap()
            .iter()
            .map(|one| {
                let baseline = one.baseline.map(|value| value.to_string());
                let bound = one.binding.is_some();
                format!(
                    "{} {baseline:?} {:?} {:?} {bound}",
                    one.name,
                    one.baseline_year,
                    one.targets.keys()
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "Aktuella genomförandeplaner, egen regi Some(\"83\") Some(2025) [] true",
                "Sjukfrånvaro Some(\"8.4\") Some(2026) [2027] false",
            ]
        );
        assert_eq!(stage.refused(&create).await, ["goals-refusal-chain-exists"]);
    })
    .await;
}

/// The baselines of a chain, in its order.
async fn baselines(stage: &Stage, chain: ChainId) -> Vec<String> {
    let all = indicators(stage.store.reader(), chain).await.unwrap();
    let told = all.iter().map(|one| match one.baseline {
        Some(value) => value.to_string(),
        None => String::new(),
    });
    told.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_prepared_early_begins_where_this_one_ends() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let create = CreateChain {
            committee: line("Omsorgsnämnden"),
            year: 2027,
            from: Some(stage.chain),
        };
        let next = stage.act(&create).await;
        assert_eq!(baselines(&stage, next).await, ["83", "8.7"]);
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "8,4")))
            .await;
        stage.take("2026-11-20").await;
        assert_eq!(baselines(&stage, next).await, ["70", "8.4"]);
        // An earlier day is not the last.
        stage
            .act(&Stage::reading(stage.sick, ("2026-09-30", "9")))
            .await;
        assert_eq!(baselines(&stage, next).await, ["70", "8.4"]);

        // What somebody has set by hand stands.
        let all = indicators(reader, next).await.unwrap();
        let mut plans = all.first().unwrap().clone();
        plans.baseline = Some(value("72"));
        let set = SetIndicator {
            indicator: plans,
            is_new: false,
            measures: MEASURES,
        };
        stage.act(&set).await;
        stage
            .act(&Stage::reading(stage.plans, ("2026-11-20", "75")))
            .await;
        assert_eq!(baselines(&stage, next).await, ["72", "8.4"]);

        // A year that has begun keeps what it began with.
        let january = stage.on("2027-01-04");
        let late = Stage::reading(stage.sick, ("2026-12-31", "8"));
        stage.store.act(&january, &late).await.unwrap();
        assert_eq!(baselines(&stage, next).await, ["72", "8.4"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_all_its_reasons() {
    Stage::on_both(async |stage| {
        let refused =
            |indicator: Indicator| async { stage.refused(&Stage::setting(indicator)).await };
        let one = || stage.indicator("Rutin finns", "83");
        let scale = Indicator {
            scale: Scale::YesNo,
            aim: Aim::Reach,
            ..one()
        };
        let expect = ["goals-refusal-scale", "goals-refusal-no-target"];
        assert_eq!(refused(scale).await, expect);
        let bound = |measure: &str, only| Indicator {
            binding: Some(Binding {
                measure: measure.to_owned(),
                only,
                over: None,
            }),
            ..one()
        };
        let nothing = bound("no-such-measure", None);
        assert_eq!(refused(nothing).await, ["goals-refusal-no-measure"]);
        let divided = bound(
            crate::stage::PLANS.key,
            Only::parse(Dimension::Sex, "female"),
        );
        assert_eq!(refused(divided).await, ["goals-refusal-no-dimension"]);
        let days = Indicator {
            scale: Scale::Days,
            ..bound(crate::stage::PLANS.key, None)
        };
        assert_eq!(refused(days).await, ["goals-refusal-unit-percent"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_something_rests_on_is_not_taken_away() {
    Stage::on_both(async |stage| {
        let goal = RemoveGoal {
            goal: stage.goal,
            version: 1,
        };
        let told = stage.refused(&goal).await;
        assert_eq!(told, ["goals-refusal-goal-has-indicators"]);
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "8,4")))
            .await;
        let remove = |indicator| RemoveIndicator {
            indicator,
            version: 1,
        };
        let told = stage.refused(&remove(stage.sick)).await;
        assert_eq!(told, ["goals-refusal-indicator-has-values"]);
        stage.act(&remove(stage.plans)).await;
        let left = indicators(stage.store.reader(), stage.chain).await.unwrap();
        assert_eq!(left.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_goal_is_not_written_over() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let sick = indicator(reader, stage.sick).await.unwrap().unwrap();
        let set = SetIndicator {
            indicator: sick,
            is_new: false,
            measures: MEASURES,
        };
        stage.act(&set).await;
        let answer = stage.store.act(&stage.on("2026-11-20"), &set).await;
        assert!(matches!(answer, Err(Problem::Changed(_))), "{answer:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_keeps_the_goals_changes_them() {
    Stage::on_both(async |stage| {
        let manager = (stage.manager, Role::UnitManager, home_care());
        let call = Stage::by(manager, "2026-11-20");
        let remove = RemoveGoal {
            goal: stage.goal,
            version: 1,
        };
        let answer = stage.store.act(&call, &remove).await;
        assert!(matches!(answer, Err(Problem::Denied)), "{answer:?}");
        let call = Stage::by(manager, "2026-11-20");
        let own = Stage::reading(stage.sick, ("2026-10-31", "8,4"));
        stage.store.act(&call, &own).await.unwrap();
        let call = Stage::by(manager, "2026-11-20");
        let other = Stage::reading(stage.plans, ("2026-10-31", "84"));
        let answer = stage.store.act(&call, &other).await;
        assert!(matches!(answer, Err(Problem::Denied)), "{answer:?}");
        let wrong = Stage::reading(stage.sick, ("2026-10-31", "ja"));
        let call = Stage::by(manager, "2026-11-20");
        let told = keys(stage.store.act(&call, &wrong).await);
        assert_eq!(told, ["goals-refusal-scale"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_before_anything_is_read_has_no_result() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let chain = goals::chain(reader, stage.chain).await.unwrap().unwrap();
        let standing = standing_now(reader, &chain, date("2026-11-20"))
            .await
            .unwrap();
        let goal = standing.goals.first().unwrap();
        assert_eq!(goal.result, None);
        let not = Assessment::Not(Unassessed::NoValue);
        assert!(goal.indicators.iter().all(|one| one.assessment == not));
        assert_eq!(stage.take("2026-11-20").await, 1);
        assert_eq!(
            stage.take("2026-11-20").await,
            0,
            "the same day says the same once"
        );
    })
    .await;
}
