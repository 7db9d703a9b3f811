//! Values: the latest holds, none is altered, what is measured says what it was read from.

use goals::{
    ActivityState, Assessment, Only, Score, SetActivity, SetIndicator, Standing, TakeReadings, Why,
    readings, standing_now,
};
use kernel::{Call, Fault, Problem, measure::Dimension};
use store::{Action, Tx, sql};

use crate::stage::{MEASURES, Stage, date, line};

async fn standing(stage: &Stage, day: &str) -> Standing {
    let reader = stage.store.reader();
    let chain = goals::chain(reader, stage.chain).await.unwrap().unwrap();
    standing_now(reader, &chain, date(day)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_measured_value_says_what_is_behind_it_and_is_judged() {
    Stage::on_both(async |stage| {
        stage.take("2026-08-31").await;
        let told = standing(&stage, "2026-08-31").await;
        let plans = told.goals.first().unwrap().indicators.first().unwrap();
        assert_eq!(plans.value.unwrap().to_string(), "85");
        let behind = plans.behind.unwrap();
        assert_eq!((behind.numerator, behind.denominator), (17, 20));
        assert_eq!(
            plans.rows.as_deref(),
            Some("/nyckeltal/example-measure-plans?fran=2026-01-01&till=2026-08-31&efter=provider&inom=provider-form&del=in-house")
        );
        let Assessment::Scored { score, why, .. } = plans.assessment else {
            panic!("not judged: {plans:?}")
        };
        assert_eq!((score, why), (Score::One, Why::Improved));

        stage.take("2026-11-20").await;
        let told = standing(&stage, "2026-11-20").await;
        let result = told.goals.first().unwrap().result.unwrap();
        assert_eq!((result.hundredths, result.counted, result.unassessed), (0, 1, 1));
        // In August it was as it was: what was read then still stands.
        let august = standing(&stage, "2026-08-31").await;
        assert_eq!(august.goals.first().unwrap().result.unwrap().hundredths, 100);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_for_it_counts_until_it_is_dropped() {
    Stage::on_both(async |stage| {
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "9,4")))
            .await;
        let score = async || {
            let told = standing(&stage, "2026-11-20").await;
            let goal = told.goals.into_iter().next().unwrap();
            let sick = goal.indicators.into_iter().nth(1).unwrap();
            match sick.assessment {
                Assessment::Scored { score, .. } => score,
                Assessment::Not(why) => panic!("not judged: {why:?}"),
            }
        };
        assert_eq!(score().await, Score::Zero);
        let mut activity = SetActivity {
            activity: None,
            indicator: stage.sick,
            what: line("Friskvårdstimme på alla enheter"),
            responsible: line("Enhetscheferna"),
            until: date("2026-12-31"),
            state: ActivityState::Planned,
        };
        let id = stage.act(&activity).await;
        assert_eq!(score().await, Score::Half);
        activity.activity = Some((id, 1));
        activity.state = ActivityState::Dropped;
        stage.act(&activity).await;
        assert_eq!(score().await, Score::Zero);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_latest_value_of_a_day_holds_and_both_stand() {
    Stage::on_both(async |stage| {
        let early = stage.on("2026-11-19");
        let wrong = Stage::reading(stage.sick, ("2026-10-31", "84"));
        stage.store.act(&early, &wrong).await.unwrap();
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "8,4")))
            .await;
        let told = standing(&stage, "2026-11-20").await;
        let goal = told.goals.first().unwrap();
        let sick = goal.indicators.get(1).unwrap();
        assert_eq!(sick.value.unwrap().to_string(), "8.4");
        let all = readings(stage.store.reader(), stage.sick).await.unwrap();
        assert_eq!(all.len(), 2);
        let to_come = Stage::reading(stage.sick, ("2026-12-31", "8"));
        assert_eq!(stage.refused(&to_come).await, ["goals-refusal-day-to-come"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_values_are_all_taken_or_none() {
    Stage::on_both(async |stage| {
        let mut many = Stage::reading(stage.sick, ("2026-09-30", "8,4"));
        let wrong = Stage::reading(stage.plans, ("2026-09-30", "ja"));
        many.readings.extend(wrong.readings);
        assert_eq!(stage.refused(&many).await, ["goals-refusal-scale"]);
        let all = readings(stage.store.reader(), stage.sick).await.unwrap();
        assert_eq!(all, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_measure_does_not_show_the_old_ones_last_value() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let value = async || {
            let told = standing(&stage, "2026-11-20").await;
            let goal = told.goals.into_iter().next().unwrap();
            let plans = goal.indicators.into_iter().next().unwrap();
            plans.value.map(|value| value.to_string())
        };
        let bound_to = async |only: Option<Only>| {
            let mut plans = goals::indicator(reader, stage.plans)
                .await
                .unwrap()
                .unwrap();
            plans.binding.as_mut().unwrap().only = only;
            let set = SetIndicator {
                indicator: plans,
                is_new: false,
                measures: MEASURES,
            };
            stage.act(&set).await;
        };
        let figures = stage.figures("2026-11-20").await;
        stage.take("2026-11-20").await;
        assert_eq!(value().await.as_deref(), Some("70"));
        bound_to(None).await;
        assert_eq!(value().await, None);
        assert_eq!(readings(reader, stage.plans).await.unwrap(), []);
        // What was counted before it was bound otherwise is not its either.
        let take = TakeReadings {
            chain: stage.chain,
            figures,
        };
        assert_eq!(stage.act(&take).await, 0);
        // What somebody knows stands, however it is bound.
        stage
            .act(&Stage::reading(stage.plans, ("2026-08-31", "81")))
            .await;
        assert_eq!(value().await.as_deref(), Some("81"));
        assert_eq!(stage.take("2026-11-20").await, 1);
        assert_eq!(value().await.as_deref(), Some("70"));
        // Bound as it was, it has what was read then.
        bound_to(Only::parse(Dimension::ProviderForm, "in-house")).await;
        assert_eq!(readings(reader, stage.plans).await.unwrap().len(), 2);
        // With another group beside it, it is another figure again.
        let both = Only::parse(Dimension::ProviderForm, "in-house, contract");
        bound_to(both.clone()).await;
        let kept = goals::indicator(reader, stage.plans).await.unwrap();
        assert_eq!(kept.unwrap().binding.unwrap().only, both);
        assert_eq!(readings(reader, stage.plans).await.unwrap().len(), 1);
        assert_eq!(stage.take("2026-11-20").await, 1);
        let read = readings(reader, stage.plans).await.unwrap();
        let key = read.last().unwrap().told.binding.as_deref().unwrap();
        assert!(key.ends_with("|contract,in-house"), "{key}");
        bound_to(Only::parse(Dimension::ProviderForm, "in-house")).await;
        assert_eq!(readings(reader, stage.plans).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_afterwards_lifts_no_day_before_it() {
    Stage::on_both(async |stage| {
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "9,4")))
            .await;
        let why = async |day| {
            let told = standing(&stage, day).await;
            let goal = told.goals.into_iter().next().unwrap();
            let sick = goal.indicators.into_iter().nth(1).unwrap();
            match sick.assessment {
                Assessment::Scored { why, .. } => (why, sick.activities.len()),
                Assessment::Not(why) => panic!("not judged: {why:?}"),
            }
        };
        let mut activity = SetActivity {
            activity: None,
            indicator: stage.sick,
            what: line("Friskvårdstimme på alla enheter"),
            responsible: line("Enhetscheferna"),
            until: date("2027-03-31"),
            state: ActivityState::Done,
        };
        let january = stage.on("2027-01-20");
        let id = stage.store.act(&january, &activity).await.unwrap();
        assert_eq!(why("2026-12-31").await, (Why::WorseWithout, 0));
        // Nor does one that had been dropped and is taken up again.
        let early = stage.act(&activity).await;
        assert_eq!(why("2026-12-31").await, (Why::WorseWithActivities, 1));
        assert_eq!(why("2026-11-19").await, (Why::WorseWithout, 0));
        activity.activity = Some((early, 1));
        activity.state = ActivityState::Dropped;
        stage.act(&activity).await;
        activity.activity = Some((early, 2));
        activity.state = ActivityState::Begun;
        let january = stage.on("2027-01-20");
        stage.store.act(&january, &activity).await.unwrap();
        assert_eq!(why("2026-12-31").await, (Why::WorseWithout, 0));

        // Of a row that does not say it, the id does.
        let forget = Raw("UPDATE goal_activity SET since_day = NULL");
        stage.act(&forget).await;
        let reader = stage.store.reader();
        let all = goals::activities(reader, stage.sick).await.unwrap();
        let since = |id| all.iter().find(|one| one.id == id).unwrap().since;
        assert_eq!(since(id), Some(date("2027-01-20")));
        assert_eq!(since(early), Some(date("2026-11-20")));
    })
    .await;
}

/// Somebody at the database itself.
pub(crate) struct Raw(pub(crate) &'static str);

impl Action for Raw {
    const NAME: &'static str = "raw";
    type Done = ();

    async fn run(&self, _call: &Call, tx: &Tx) -> Result<(), Problem> {
        sql(self.0).run(tx).await?;
        Ok(())
    }
}

/// What the database says to it.
pub(crate) async fn told_by_database(stage: &Stage, text: &'static str) -> Fault {
    match stage.store.act(&stage.on("2026-11-20"), &Raw(text)).await {
        Err(Problem::Fault(fault)) => fault,
        other => panic!("{text}: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_alter_a_value() {
    Stage::on_both(async |stage| {
        stage
            .act(&Stage::reading(stage.sick, ("2026-10-31", "8,4")))
            .await;
        for text in [
            "UPDATE goal_reading SET value = '1'",
            "DELETE FROM goal_reading",
        ] {
            let fault = told_by_database(&stage, text).await;
            let said = format!("{fault:?}");
            assert!(said.contains("value of an indicator is never"), "{said}");
        }
    })
    .await;
}
