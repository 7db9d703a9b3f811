//! Frame time (ramtid): from the municipality's one table of standard times, so that the same needs give the same
//! minutes in every district. No district, unit or officer is a part of it.

use kernel::{Minutes, Refusal};
use organisation::{Circumstance, Effect, StandardTable, StandardTime};

use crate::model::{Calculation, Fraction, Step, TaskCalculation, TaskNeed};

/// The most times that a task is done in its period.
pub(crate) const TIMES_MAX: i64 = 100;
/// The most minutes in a week.
pub(crate) const WEEK_MINUTES: i64 = 7 * 24 * 60;

/// Reckons frame time. The rows come in the table's order, whatever the order of the needs.
///
/// A task that is given the standard's own time as a deviation is refused: a deviation shows a difference.
pub(crate) fn calculate(
    table: &StandardTable,
    needs: &[TaskNeed],
) -> Result<Calculation, Vec<Refusal>> {
    let mut refusals = Vec::new();
    for (place, need) in needs.iter().enumerate() {
        let refuse = |text| Refusal::new(text).with("task", need.task.as_str());
        if table.task(&need.task).is_none() {
            refusals.push(refuse("cases-refusal-task-unknown"));
        }
        if needs
            .iter()
            .take(place)
            .any(|other| other.task == need.task)
        {
            refusals.push(refuse("cases-refusal-task-twice"));
        }
        if !(1..=TIMES_MAX).contains(&need.frequency.times) {
            refusals.push(refuse("cases-refusal-task-times").with("most", TIMES_MAX));
        }
        if let Some(deviation) = &need.deviation
            && !(0..=WEEK_MINUTES).contains(&deviation.minutes.count())
        {
            refusals.push(refuse("cases-refusal-task-minutes"));
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let rows: Vec<TaskCalculation> = table
        .tasks
        .iter()
        .filter_map(|standard| {
            let need = needs.iter().find(|need| need.task == standard.task)?;
            Some(row(standard, need))
        })
        .collect();
    let same = rows
        .iter()
        .filter(|row| row.deviation.is_some() && row.difference() == Minutes::ZERO);
    let refusals: Vec<Refusal> = same
        .map(|row| {
            Refusal::new("cases-refusal-task-no-deviation")
                .with("task", row.standard.name_sv.as_str())
                .with("minutes", row.weekly.count())
        })
        .collect();
    if refusals.is_empty() {
        Ok(Calculation { rows })
    } else {
        Err(refusals)
    }
}

fn row(standard: &StandardTime, need: &TaskNeed) -> TaskCalculation {
    let steps = steps(standard, &need.circumstances);
    let occasion = steps.last().map_or(standard.minutes, |step| step.after);
    let per_week = Fraction::per_week(need.frequency);
    let exact = per_week.of(occasion);
    TaskCalculation {
        standard: standard.clone(),
        frequency: need.frequency,
        steps,
        occasion,
        per_week,
        exact,
        weekly: Minutes::new(exact.rounded()),
        deviation: need.deviation.clone(),
    }
}

/// What is added comes first, then the shares, each rounded to the nearest minute: the table's own rule, told step
/// by step. Circumstances that the task does not know change nothing.
fn steps(standard: &StandardTime, circumstances: &[Circumstance]) -> Vec<Step> {
    let known = || {
        standard
            .circumstances
            .iter()
            .filter(|(circumstance, _effect)| circumstances.contains(circumstance))
    };
    let added = known().filter(|(_, effect)| matches!(effect, Effect::Added(_)));
    let shared = known().filter(|(_, effect)| matches!(effect, Effect::Percent(_)));
    let mut minutes = standard.minutes;
    added
        .chain(shared)
        .map(|(circumstance, effect)| {
            minutes = match effect {
                Effect::Added(more) => minutes + *more,
                Effect::Percent(percent) => {
                    Minutes::new(Fraction::new(minutes.count() * percent, 100).rounded())
                }
            };
            Step {
                circumstance: *circumstance,
                effect: *effect,
                after: minutes,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Deviation;
    use kernel::{Line, Prose};
    use organisation::{Frequency, Per, TaskCode};
    use proptest::prelude::*;

    fn table() -> StandardTable {
        StandardTable {
            valid_from: jiff::civil::date(2026, 1, 1),
            source: Line::parse("Exempel").expect("a line"),
            example: true,
            tasks: organisation::example_standard_times(),
        }
    }

    fn need(task: &str, times: i64, per: Per, circumstances: &[Circumstance]) -> TaskNeed {
        TaskNeed {
            task: TaskCode::parse(task).expect("a code"),
            frequency: Frequency { times, per },
            circumstances: circumstances.to_vec(),
            deviation: None,
        }
    }

    fn check(
        task: &str,
        often: (i64, Per),
        circumstances: &[Circumstance],
        expected: (i64, &str, &str, i64),
    ) {
        let told =
            calculate(&table(), &[need(task, often.0, often.1, circumstances)]).expect("reckoned");
        let row = &told.rows[0];
        let got = (
            row.occasion.count(),
            row.per_week.to_string(),
            row.exact.to_string(),
            row.weekly.count(),
        );
        let expected = (
            expected.0,
            expected.1.to_owned(),
            expected.2.to_owned(),
            expected.3,
        );
        assert_eq!(got, expected, "{task} {often:?} {circumstances:?}");
    }

    #[test]
    fn the_table_of_frame_times() {
        use Circumstance::{DoubleStaffing, SharedHousehold, WalkingAid, Wound};
        // task, how often, circumstances: minutes an occasion, occasions a week, minutes a week exactly and rounded
        check("shopping", (1, Per::Week), &[], (45, "1", "45", 45));
        check(
            "shopping",
            (1, Per::Week),
            &[SharedHousehold],
            (23, "1", "23", 23),
        );
        check("cleaning", (1, Per::TwoWeeks), &[], (90, "1/2", "45", 45));
        check(
            "cleaning",
            (1, Per::TwoWeeks),
            &[SharedHousehold],
            (45, "1/2", "22 1/2", 23),
        );
        check("errands", (1, Per::Month), &[], (30, "3/13", "6 12/13", 7));
        check("breakfast", (1, Per::Day), &[], (15, "7", "105", 105));
        check(
            "toilet",
            (4, Per::Day),
            &[WalkingAid],
            (15, "28", "420", 420),
        );
        check(
            "shower",
            (2, Per::Week),
            &[WalkingAid, Wound],
            (50, "2", "100", 100),
        );
        check(
            "shower",
            (1, Per::Week),
            &[DoubleStaffing, WalkingAid],
            (80, "1", "80", 80),
        );
        check(
            "mail-papers",
            (1, Per::Week),
            &[WalkingAid],
            (15, "1", "15", 15),
        );
    }

    #[test]
    fn a_deviation_shows_its_difference_and_is_one() {
        let deviating = |minutes: i64| TaskNeed {
            deviation: Some(Deviation {
                minutes: Minutes::new(minutes),
                reason: Prose::parse("Bor sju kilometer från affären.").expect("a text"),
            }),
            ..need("shopping", 1, Per::Week, &[])
        };
        let told = calculate(
            &table(),
            &[deviating(60), need("cleaning", 1, Per::TwoWeeks, &[])],
        );
        let told = told.expect("reckoned");
        assert_eq!(
            (
                told.standard().count(),
                told.granted().count(),
                told.difference().count()
            ),
            (90, 105, 15)
        );
        let none = calculate(&table(), &[deviating(45)]).expect_err("refused");
        assert_eq!(none[0].text, "cases-refusal-task-no-deviation");
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let cases = [
            (
                vec![need("flying", 1, Per::Day, &[])],
                "cases-refusal-task-unknown",
            ),
            (
                vec![need("shopping", 0, Per::Day, &[])],
                "cases-refusal-task-times",
            ),
            (
                vec![need("shopping", 101, Per::Day, &[])],
                "cases-refusal-task-times",
            ),
            (
                vec![
                    need("shopping", 1, Per::Week, &[]),
                    need("shopping", 2, Per::Week, &[]),
                ],
                "cases-refusal-task-twice",
            ),
        ];
        for (needs, text) in cases {
            let refused = calculate(&table(), &needs).expect_err("refused");
            assert_eq!(refused[0].text, text);
        }
        assert_eq!(
            calculate(&table(), &[]).map(|c| c.granted()),
            Ok(Minutes::ZERO)
        );
    }

    fn any_need() -> impl Strategy<Value = TaskNeed> {
        let tasks = organisation::example_standard_times();
        let per = prop::sample::select(Per::ALL);
        let circumstances =
            prop::sample::subsequence(Circumstance::ALL, 0..=Circumstance::ALL.len());
        (prop::sample::select(tasks), 1..=20_i64, per, circumstances).prop_map(
            |(task, times, per, circumstances)| TaskNeed {
                task: task.task,
                frequency: Frequency { times, per },
                circumstances,
                deviation: None,
            },
        )
    }

    fn distinct(needs: Vec<TaskNeed>) -> Vec<TaskNeed> {
        let mut seen = std::collections::BTreeSet::new();
        needs
            .into_iter()
            .filter(|need| seen.insert(need.task.clone()))
            .collect()
    }

    proptest! {
        #[test]
        fn the_rows_add_up_and_their_order_does_not_matter(needs in prop::collection::vec(any_need(), 0..12)) {
            let needs = distinct(needs);
            let told = calculate(&table(), &needs).expect("reckoned");
            prop_assert_eq!(told.rows.len(), needs.len());
            prop_assert_eq!(told.rows.iter().map(|row| row.granted().count()).sum::<i64>(), told.granted().count());
            // The same needs give the same minutes, whoever wrote them down and in whichever order.
            let backwards: Vec<TaskNeed> = needs.into_iter().rev().collect();
            prop_assert_eq!(calculate(&table(), &backwards).expect("reckoned"), told);
        }

        #[test]
        fn more_often_is_never_less(need in any_need()) {
            let more = TaskNeed { frequency: Frequency { times: need.frequency.times + 1, ..need.frequency }, ..need.clone() };
            let weekly = |need: TaskNeed| calculate(&table(), &[need]).expect("reckoned").granted();
            prop_assert!(weekly(need) <= weekly(more));
        }

        #[test]
        fn the_steps_lead_to_what_the_table_itself_says(need in any_need()) {
            let told = calculate(&table(), std::slice::from_ref(&need)).expect("reckoned");
            let row = &told.rows[0];
            prop_assert_eq!(row.occasion, row.standard.occasion(&need.circumstances));
            prop_assert_eq!(row.weekly, need.frequency.weekly(row.occasion));
        }

        #[test]
        fn fractions_are_exact(over in -10_000..10_000_i64, under in 1..500_i64) {
            let fraction = Fraction::new(over, under);
            // Nearer than half, or just half below.
            let off = fraction.rounded() * under - over;
            prop_assert!(-under < off * 2 && off * 2 <= under);
        }
    }
}
