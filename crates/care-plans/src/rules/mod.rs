//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

mod agreement;
mod beginning;
mod deadlines;
mod help;
mod visit;

pub(crate) use agreement::{AgreeFacts, Ordered, agree, missing_words, uncovered};
pub(crate) use beginning::{copy, end, want};
pub(crate) use deadlines::{AGREE, REVIEW, Terms, subject};
pub(crate) use help::help;
pub(crate) use visit::check_visit;

/// Plans to try rules on.
#[cfg(test)]
mod trial {
    use cases::CaseNumber;
    use kernel::{Id, Line, Minutes, Prose};
    use organisation::{ServiceCode, TaskCode};
    use uuid::Uuid;

    use crate::model::{
        CarePlan, Every, GoalWay, NewVisit, Part, PlanState, PlanText, PlannedTask, PlannedVisit,
        Staff, Version, Weekdays, Window,
    };

    pub(super) fn prose(text: &str) -> Prose {
        Prose::parse(text).expect("prose")
    }

    pub(super) fn task(code: &str) -> TaskCode {
        TaskCode::parse(code).expect("a task")
    }

    pub(super) fn plan() -> CarePlan {
        CarePlan {
            id: Id::from_uuid(Uuid::from_u128(1)),
            person: Id::from_uuid(Uuid::from_u128(2)),
            order: Id::from_uuid(Uuid::from_u128(3)),
            number: CaseNumber::parse("2026-000001").expect("a number"),
            unit: Id::from_uuid(Uuid::from_u128(4)),
            district: None,
            provider: Id::from_uuid(Uuid::from_u128(5)),
            state: PlanState::Wanted,
            ordered: "2026-03-02".parse().expect("a day"),
            due: "2026-03-17".parse().expect("a day"),
            agreed: None,
            standing: None,
            draft: Some(1),
            review: None,
            ended: None,
            version: 1,
        }
    }

    pub(super) fn visit(tasks: &[&str], minutes: i64) -> NewVisit {
        NewVisit {
            name: Line::parse("Morgon").expect("a line"),
            days: Weekdays::ALL,
            every: Every::Week,
            window: Window::new(420, 540).expect("a window"),
            minutes: Minutes::new(minutes),
            staff: Staff::One,
            who: None,
            tasks: tasks
                .iter()
                .map(|code| PlannedTask {
                    task: task(code),
                    how: None,
                })
                .collect(),
        }
    }

    pub(super) fn draft() -> Version {
        Version {
            plan: plan().id,
            number: 1,
            text: PlanText {
                part: Some(Part::Present),
                own_words: Some(prose("Jag vill duscha själv.")),
                goals: vec![GoalWay {
                    service: ServiceCode::parse("home-care").expect("a service"),
                    goal: Some(prose("Känna sig trygg")),
                    way: Some(prose("Samma fyra som kommer")),
                }],
                no_answer: Some(prose("Ring sonen, gå sedan in med nyckeln.")),
                ..PlanText::default()
            },
            visits: vec![PlannedVisit {
                id: Id::from_uuid(Uuid::from_u128(6)),
                visit: visit(&["shower", "breakfast"], 20),
            }],
            framed: Minutes::new(140),
            agreed: None,
            left: None,
        }
    }
}
