//! What a plan must hold before it is agreed (`SoL` 10:8 second paragraph, 10:9), and when a task is done.

use kernel::{Date, Refusal};

use super::consent::check_consent;
use crate::model::{NewAgreement, NewTask, Plan, State, Task, TaskDone};

/// The most tasks of one agreement.
pub(crate) const TASKS_MAX: usize = 40;

/// What is known beside the plan and the agreement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AgreeFacts {
    /// The day of the call.
    pub(crate) since: Date,
    /// The day that it is.
    pub(crate) today: Date,
    /// The last day for the follow-up, by the rule on it.
    pub(crate) follow_up_last: Date,
}

/// Agrees the plan, or agrees it anew. The agreement before stays as it was.
pub(crate) fn agree(
    plan: Plan,
    new: &NewAgreement,
    facts: AgreeFacts,
) -> Result<Plan, Vec<Refusal>> {
    check_consent(&plan).map_err(|no| vec![no])?;
    match plan.state {
        State::MeetingSet | State::Agreed => {}
        State::Awaited | State::Called | State::Consented => {
            return Err(vec![Refusal::new("cooperation-refusal-no-meeting")]);
        }
        State::FollowedUp | State::Dropped => {
            return Err(vec![Refusal::new("cooperation-refusal-ended")]);
        }
    }
    let mut refusals: Vec<Refusal> = check_days(new, facts);
    if new.person.part.needs_words() && new.person.note.is_none() {
        refusals.push(
            Refusal::new("cooperation-refusal-part")
                .at("part-note")
                .because("sol-10-9"),
        );
    }
    refusals.extend(check_tasks(new));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(Plan {
        state: State::Agreed,
        agreement: Some(plan.agreement.unwrap_or(0).saturating_add(1)),
        follow_up: Some(new.follow_up),
        ..plan
    })
}

fn check_days(new: &NewAgreement, facts: AgreeFacts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if new.met > facts.today {
        refusals.push(Refusal::new("page-kit-refusal-future").at("met"));
    } else if new.met < facts.since {
        refusals.push(Refusal::new("cooperation-refusal-met-before").at("met"));
    }
    if new.follow_up <= new.met {
        refusals.push(Refusal::new("cooperation-refusal-follow-up-before").at("follow-up"));
    } else if new.follow_up > facts.follow_up_last {
        refusals.push(
            Refusal::new("cooperation-refusal-follow-up-late")
                .with("last", facts.follow_up_last)
                .at("follow-up")
                .because("local-sip-follow-up"),
        );
    }
    refusals
}

fn check_tasks(new: &NewAgreement) -> Vec<Refusal> {
    if new.tasks.is_empty() {
        return vec![
            Refusal::new("cooperation-refusal-no-tasks")
                .at("task-0-need")
                .because("sol-10-8-contents"),
        ];
    }
    if new.tasks.len() > TASKS_MAX {
        let max = i64::try_from(TASKS_MAX).unwrap_or(i64::MAX);
        return vec![Refusal::new("cooperation-refusal-tasks").with("max", max)];
    }
    let is_before = |task: &&NewTask| task.due.is_some_and(|due| due < new.met);
    let early = new.tasks.iter().filter(is_before);
    early
        .map(|task| {
            Refusal::new("cooperation-refusal-task-before").with("what", task.what.as_str())
        })
        .collect()
}

/// Marks a task of the agreement that holds as done.
pub(crate) fn task_done(
    plan: &Plan,
    task: &Task,
    done: &TaskDone,
    today: Date,
) -> Result<(), Refusal> {
    if plan.state != State::Agreed {
        return Err(Refusal::new("cooperation-refusal-ended"));
    }
    if task.done.is_some() {
        return Err(Refusal::new("cooperation-refusal-task-done-already"));
    }
    if done.on > today {
        return Err(Refusal::new("page-kit-refusal-future").at("done-on"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Lead, Part, Party, PersonsPart, Principal},
        rules::trial::plan,
    };
    use jiff::{ToSpan, civil::date};
    use kernel::{Id, Line, Prose};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn line(text: &str) -> Line {
        Line::parse(text).expect("a line")
    }

    fn task() -> NewTask {
        NewTask {
            need: line("Trygg på toaletten"),
            what: line("Handtag vid toaletten"),
            party: Party::Region,
            who: line("Rehab"),
            due: Some(date(2026, 3, 20)),
        }
    }

    fn agreement(part: Part) -> NewAgreement {
        NewAgreement {
            met: date(2026, 3, 10),
            lead: Lead {
                principal: Principal::Municipality,
                name: line("Siv Berg"),
                phone: None,
            },
            person: PersonsPart {
                part,
                note: None,
                own_words: Prose::parse("Jag vill klara mig själv").expect("prose"),
            },
            follow_up: date(2026, 5, 4),
            tasks: vec![task()],
        }
    }

    fn facts() -> AgreeFacts {
        AgreeFacts {
            since: date(2026, 3, 2),
            today: date(2026, 3, 10),
            follow_up_last: date(2026, 5, 10),
        }
    }

    #[test]
    fn an_agreement_with_the_person_holds() {
        let agreed =
            agree(plan(State::MeetingSet), &agreement(Part::Present), facts()).expect("agreed");
        assert_eq!(
            (agreed.state, agreed.agreement, agreed.follow_up),
            (State::Agreed, Some(1), Some(date(2026, 5, 4)))
        );
    }

    #[test]
    fn without_the_persons_part_or_a_task_it_does_not() {
        let mut empty = agreement(Part::NotPossible);
        empty.tasks.clear();
        let refusals = agree(plan(State::MeetingSet), &empty, facts()).expect_err("refused");
        let rules: Vec<_> = refusals
            .iter()
            .filter_map(|r| r.rule.as_ref().map(|k| k.as_str().to_owned()))
            .collect();
        assert_eq!(rules, ["sol-10-9", "sol-10-8-contents"]);
        assert!(agree(plan(State::Consented), &agreement(Part::Present), facts()).is_err());
    }

    #[test]
    fn a_task_is_done_once_and_not_ahead() {
        let open = Task {
            id: Id::from_uuid(Uuid::nil()),
            task: task(),
            done: None,
        };
        let done = TaskDone {
            on: date(2026, 3, 12),
            note: None,
        };
        let agreed = plan(State::Agreed);
        assert!(task_done(&agreed, &open, &done, date(2026, 3, 12)).is_ok());
        assert!(task_done(&agreed, &open, &done, date(2026, 3, 11)).is_err());
        let twice = Task {
            done: Some(done.clone()),
            ..open
        };
        assert!(task_done(&agreed, &twice, &done, date(2026, 3, 12)).is_err());
    }

    proptest! {
        /// The follow-up of an agreed plan always lies after the meeting and within the rule.
        #[test]
        fn follow_up_lies_within_the_rule(days in -30_i64..120, met in -20_i64..20) {
            let mut new = agreement(Part::Present);
            new.met = facts().today.saturating_add(met.days());
            new.follow_up = facts().today.saturating_add(days.days());
            new.tasks[0].due = None;
            if let Ok(agreed) = agree(plan(State::Agreed), &new, facts()) {
                let on = agreed.follow_up.expect("a day");
                prop_assert!(on > new.met && on <= facts().follow_up_last);
                prop_assert!(new.met >= facts().since && new.met <= facts().today);
                prop_assert_eq!(agreed.agreement, Some(2));
            } else {
                prop_assert!(days <= met || days > 61 || !(-8..=0).contains(&met));
            }
        }
    }
}
