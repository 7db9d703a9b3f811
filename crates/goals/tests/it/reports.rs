//! Reports: while they are written, and as the committee saw them whatever happens afterwards.

use goals::{
    About, Area, FreezeReport, Handled, OpenReport, Report, ReportId, ReportKind, SayInReport,
    SetGoal, standing,
};
use history::Subject;
use kernel::Problem;

use crate::{
    readings::told_by_database,
    stage::{Stage, date, keys, line, prose},
};

fn open(stage: &Stage, (kind, day): (ReportKind, &str)) -> OpenReport {
    OpenReport {
        chain: stage.chain,
        kind,
        as_of: date(day),
    }
}

async fn freeze(stage: &Stage, report: ReportId, on: &str) -> FreezeReport {
    let standing = load(stage, report).await;
    let as_of = standing.as_of;
    FreezeReport {
        report,
        version: standing.version,
        handled: Handled {
            on: date(on),
            paragraph: line("§ 84"),
        },
        figures: stage.figures(&as_of.to_string()).await,
    }
}

async fn load(stage: &Stage, report: ReportId) -> Report {
    let found = goals::report(stage.store.reader(), report).await.unwrap();
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_committee_saw_stands_whatever_happens_afterwards() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        for (day, value) in [
            ("2026-03-10", "80"),
            ("2026-03-31", "81"),
            ("2026-06-30", "84"),
        ] {
            stage.act(&Stage::reading(stage.plans, (day, value))).await;
        }
        let interim = open(&stage, (ReportKind::Interim, "2026-08-31"));
        let call = stage.on("2026-09-01");
        let report = stage.store.act(&call, &interim).await.unwrap();
        let said = SayInReport {
            report,
            about: About::Goal(stage.goal),
            words: prose("Delaktigheten ökar. Planerna görs nu hemma hos personen."),
            version: 0,
        };
        stage.act(&said).await;
        let call = stage.on("2026-09-24");
        let done = freeze(&stage, report, "2026-09-24").await;
        stage.store.act(&call, &done).await.unwrap();
        let chain = goals::chain(reader, stage.chain).await.unwrap().unwrap();
        let seen = standing(reader, &chain, &load(&stage, report).await)
            .await
            .unwrap();
        // The rules that it was judged by are kept with what they said.
        let kept: Vec<&str> = seen.rules.iter().map(|rule| rule.key.as_str()).collect();
        assert_eq!(kept.len(), 5, "{kept:?}");
        let goal = seen.goals.first().unwrap();
        assert_eq!(goal.result.unwrap().hundredths, 100);
        assert!(goal.judgement.is_some());
        // The last value of each month up to then; what is told of these days afterwards changes nothing.
        let trend = |goal: &goals::GoalStanding| -> Vec<String> {
            let past = goal.indicators[0].trend.iter();
            past.map(|past| format!("{} {}", past.day, past.value))
                .collect()
        };
        let months = ["2026-03-31 81", "2026-06-30 84", "2026-08-31 85"];
        assert_eq!(trend(goal), months);
        stage
            .act(&Stage::reading(stage.plans, ("2026-06-30", "60")))
            .await;

        // Later values for the same days, another name of the goal, an indicator more.
        stage
            .act(&Stage::reading(stage.plans, ("2026-08-31", "12")))
            .await;
        let renamed = SetGoal {
            goal: Some((stage.goal, 1)),
            chain: stage.chain,
            position: 1,
            area: Area::Economic,
            title: line("Ett annat mål"),
            committee_goal: None,
        };
        stage.act(&renamed).await;
        stage.add(stage.indicator("En till", "1")).await;
        let again = standing(reader, &chain, &load(&stage, report).await)
            .await
            .unwrap();
        assert_eq!(again, seen);

        assert_eq!(stage.refused(&said).await, ["goals-refusal-frozen"]);
        let twice = stage.refused(&done).await;
        assert_eq!(twice, ["goals-refusal-frozen"]);
        for text in [
            "UPDATE goal_report SET frozen = '{}'",
            "DELETE FROM goal_report",
        ] {
            let told = format!("{:?}", told_by_database(&stage, text).await);
            assert!(told.contains("is never"), "{told}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_a_duty_until_the_committee_has_handled_it() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let interim = open(&stage, (ReportKind::Interim, "2026-10-31"));
        let report = stage.act(&interim).await;
        let subject = Subject::new("goal-report", report);
        let standing = duties::of_subject(reader, subject).await.unwrap();
        let one = standing.first().unwrap();
        assert_eq!(one.kind, "goals-duty-report");
        assert_eq!(one.due.to_string(), "2026-12-12T22:59:59.999Z");
        assert!(one.closed.is_none());
        assert_eq!(stage.refused(&interim).await, ["goals-refusal-report-open"]);
        stage.act(&freeze(&stage, report, "2026-11-19").await).await;
        let standing = duties::of_subject(reader, subject).await.unwrap();
        assert!(standing.iter().all(|one| one.closed.is_some()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_annual_report_says_why_and_is_one() {
    Stage::on_both(async |stage| {
        let annual = open(&stage, (ReportKind::Annual, "2026-12-31"));
        let report = stage.act(&annual).await;
        let early = stage
            .refused(&freeze(&stage, report, "2026-11-20").await)
            .await;
        assert_eq!(
            early,
            ["goals-refusal-before-as-of", "goals-refusal-no-judgement"]
        );
        let call = stage.on("2027-02-20");
        let told = keys(
            stage
                .store
                .act(&call, &freeze(&stage, report, "2027-02-19").await)
                .await,
        );
        assert_eq!(told, ["goals-refusal-no-judgement"]);
        let said = SayInReport {
            report,
            about: About::Goal(stage.goal),
            words: prose("Målet är inte uppfyllt: planerna blev inte klara i tid."),
            version: 0,
        };
        stage.act(&said).await;
        let call = stage.on("2027-02-20");
        let done = freeze(&stage, report, "2027-02-19").await;
        stage.store.act(&call, &done).await.unwrap();
        let again = keys(stage.store.act(&stage.on("2027-02-20"), &annual).await);
        assert_eq!(again, ["goals-refusal-annual-exists"]);
        let seen = goals::reports_seen(stage.store.reader()).await.unwrap();
        assert_eq!(seen.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_another_has_changed_are_not_written_over() {
    Stage::on_both(async |stage| {
        let interim = open(&stage, (ReportKind::Interim, "2026-10-31"));
        let report = stage.act(&interim).await;
        let mut said = SayInReport {
            report,
            about: About::Indicator(stage.sick),
            words: prose("Enheterna har olika läge."),
            version: 0,
        };
        stage.act(&said).await;
        let answer = stage.store.act(&stage.on("2026-11-20"), &said).await;
        assert!(matches!(answer, Err(Problem::Changed(_))), "{answer:?}");
        said.version = 1;
        stage.act(&said).await;
        let elsewhere = stage.on("2026-11-20").new_id();
        said.about = About::Goal(elsewhere);
        let answer = stage.store.act(&stage.on("2026-11-20"), &said).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
    })
    .await;
}
