//! What must stand in a plan before it is agreed: the person's part, all that was ordered, whom to turn to.

use cases::OrderedTask;
use kernel::{Date, Minutes, Refusal, Timestamp, UserId};
use organisation::TaskCode;
use rulebook::{Share, keys};

use crate::model::{Agreed, CarePlan, Part, PlanState, Version};

/// What the order asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ordered<'o> {
    /// Its tasks.
    pub(crate) tasks: &'o [OrderedTask],
    /// Minutes a week.
    pub(crate) granted: Minutes,
}

/// What must be known to agree a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AgreeFacts<'o> {
    /// What the order asks for, today.
    pub(crate) ordered: Ordered<'o>,
    /// Whether the service is one where a named contact must be offered, and nobody has answered who it is.
    pub(crate) lacks_contact: bool,
    /// How far minutes may lie from the order's without a word about it, as a share.
    pub(crate) tolerance: Share,
    /// The day on which it was gone through together.
    pub(crate) on: Date,
    /// The day on which the version that holds was agreed, if there is one.
    pub(crate) since: Option<Date>,
    /// The last day for looking it through again.
    pub(crate) review: Date,
    /// Today.
    pub(crate) today: Date,
    /// Who signs, and when.
    pub(crate) signed: (UserId, Timestamp),
}

/// Agrees a draft: it holds from now on, and is never changed.
pub(crate) fn agree(
    plan: CarePlan,
    draft: Version,
    facts: AgreeFacts<'_>,
) -> Result<(CarePlan, Version), Vec<Refusal>> {
    let mut no = missing_words(&draft);
    no.extend(wrong_day(&plan, facts));
    let missing = uncovered(&draft, facts.ordered.tasks).count();
    if missing > 0 {
        let count = i64::try_from(missing).unwrap_or(i64::MAX);
        no.push(
            Refusal::new("care-plans-refusal-tasks-missing")
                .with("count", count)
                .at("visits"),
        );
    }
    if difference_needs_words(&draft, facts.ordered.granted, facts.tolerance)
        && draft.text.difference.is_none()
    {
        no.push(
            Refusal::new("care-plans-refusal-difference")
                .with("planned", draft.planned().count())
                .with("granted", facts.ordered.granted.count())
                .at("difference")
                .because(keys::LOCAL_CARE_PLAN_DIFFERENCE),
        );
    }
    if facts.lacks_contact {
        no.push(
            Refusal::new("care-plans-refusal-contact")
                .at("contact")
                .because(keys::SOL_10_7),
        );
    }
    if !no.is_empty() {
        return Err(no);
    }
    let (by, at) = facts.signed;
    let version = Version {
        framed: facts.ordered.granted,
        agreed: Some(Agreed {
            on: facts.on,
            at,
            by,
            review: facts.review,
        }),
        ..draft
    };
    let plan = CarePlan {
        state: PlanState::Standing,
        agreed: plan.agreed.or(Some(facts.today)),
        standing: Some(version.number),
        draft: None,
        review: Some(facts.review),
        ..plan
    };
    Ok((plan, version))
}

/// What the text lacks before it can be agreed.
pub(crate) fn missing_words(draft: &Version) -> Vec<Refusal> {
    let text = &draft.text;
    let mut no = vec![];
    match text.part {
        None => no.push(Refusal::new("care-plans-refusal-part").at("part")),
        Some(part) if part.needs_words() && text.part_note.is_none() => {
            no.push(Refusal::new("care-plans-refusal-part-note").at("part-note"));
        }
        Some(_) => {}
    }
    if text.own_words.is_none() && text.part.is_none_or(Part::has_own_words) {
        no.push(Refusal::new("care-plans-refusal-own-words").at("own-words"));
    }
    if text.no_answer.is_none() && !draft.visits.is_empty() {
        no.push(Refusal::new("care-plans-refusal-no-answer").at("no-answer"));
    }
    for goal in &text.goals {
        if goal.goal.is_some() && goal.way.is_none() {
            no.push(
                Refusal::new("care-plans-refusal-way").at(format!("way-{}", goal.service.as_str())),
            );
        }
    }
    no.into_iter()
        .map(|refusal| refusal.because(keys::LOCAL_CARE_PLAN))
        .collect()
}

fn wrong_day(plan: &CarePlan, facts: AgreeFacts<'_>) -> Option<Refusal> {
    if facts.on > facts.today {
        return Some(Refusal::new("care-plans-refusal-ahead").at("on"));
    }
    if facts.on < plan.ordered {
        let refusal = Refusal::new("care-plans-refusal-before-order").with("day", plan.ordered);
        return Some(refusal.at("on"));
    }
    if let Some(before) = facts.since.filter(|since| facts.on < *since) {
        let refusal = Refusal::new("care-plans-refusal-before-version").with("day", before);
        return Some(refusal.at("on"));
    }
    None
}

/// The tasks of the order that no visit has.
pub(crate) fn uncovered<'o>(
    draft: &Version,
    tasks: &'o [OrderedTask],
) -> impl Iterator<Item = &'o TaskCode> {
    let planned: Vec<TaskCode> = draft
        .visits
        .iter()
        .flat_map(|planned| planned.visit.tasks.iter().map(|task| task.task.clone()))
        .collect();
    tasks
        .iter()
        .map(|ordered| &ordered.need.task)
        .filter(move |task| !planned.contains(task))
}

/// Whether the planned minutes lie so far from the order's that it must be told why.
fn difference_needs_words(draft: &Version, granted: Minutes, tolerance: Share) -> bool {
    let away = (draft.planned().count() - granted.count()).abs();
    away > tolerance.of(granted.count())
}

#[cfg(test)]
mod tests {
    use cases::TaskNeed;
    use kernel::{Id, Prose};
    use organisation::{Frequency, LifeArea, Per, ServiceCode};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        model::Part,
        rules::trial::{draft, plan, prose, task, visit},
    };

    fn ordered(codes: &[&str]) -> Vec<OrderedTask> {
        codes
            .iter()
            .map(|code| OrderedTask {
                need: TaskNeed {
                    task: task(code),
                    frequency: Frequency {
                        times: 1,
                        per: Per::Week,
                    },
                    circumstances: vec![],
                    deviation: None,
                },
                service: ServiceCode::parse("home-care").expect("a service"),
                life_area: LifeArea::SelfCare,
                standard: Minutes::new(70),
                granted: Minutes::new(70),
            })
            .collect()
    }

    fn facts(tasks: &[OrderedTask]) -> AgreeFacts<'_> {
        let day = |text: &str| text.parse().expect("a day");
        AgreeFacts {
            ordered: Ordered {
                tasks,
                granted: Minutes::new(140),
            },
            lacks_contact: false,
            tolerance: "0.1".parse().expect("a share"),
            on: day("2026-03-10"),
            since: None,
            review: day("2027-03-10"),
            today: day("2026-03-10"),
            signed: (
                Id::from_uuid(Uuid::from_u128(9)),
                "2026-03-10T10:00:00Z".parse().expect("a time"),
            ),
        }
    }

    fn keys_of(no: &[Refusal]) -> Vec<&str> {
        no.iter().map(|refusal| refusal.text.as_ref()).collect()
    }

    #[test]
    fn a_whole_plan_holds_from_the_day_it_was_agreed() {
        let tasks = ordered(&["shower", "breakfast"]);
        let (plan, version) = agree(plan(), draft(), facts(&tasks)).expect("agreed");
        assert_eq!((plan.state, plan.standing), (PlanState::Standing, Some(1)));
        assert_eq!(plan.draft, None);
        assert_eq!(plan.agreed, Some(facts(&tasks).on));
        assert!(version.agreed.is_some());
        assert!(plan.is_current(facts(&tasks).review));
        assert!(!plan.is_current("2027-03-11".parse().expect("a day")));
    }

    #[test]
    fn a_plan_without_the_persons_part_is_refused() {
        let tasks = ordered(&["shower"]);
        let mut bare = draft();
        bare.text.part = None;
        bare.text.own_words = None;
        bare.text.no_answer = None;
        bare.text.goals[0].way = None;
        let no = agree(plan(), bare, facts(&tasks)).expect_err("refused");
        assert_eq!(
            keys_of(&no),
            [
                "care-plans-refusal-part",
                "care-plans-refusal-own-words",
                "care-plans-refusal-no-answer",
                "care-plans-refusal-way"
            ]
        );
        // Nobody's words are made up for who could not or would not take part.
        for part in Part::ALL.iter().copied() {
            let mut silent = draft();
            silent.text.part = Some(part);
            silent.text.part_note = Some(prose("Sov under samtalet."));
            silent.text.own_words = None;
            let answer = agree(plan(), silent, facts(&tasks));
            assert_eq!(answer.is_err(), part.has_own_words(), "{part:?}");
        }
        for part in Part::ALL.iter().copied() {
            let mut told = draft();
            told.text.part = Some(part);
            let answer = agree(plan(), told, facts(&tasks));
            assert_eq!(answer.is_err(), part.needs_words(), "{part:?}");
        }
    }

    #[test]
    fn what_was_ordered_and_not_planned_is_named() {
        let tasks = ordered(&["shower", "cleaning", "shopping"]);
        let no = agree(plan(), draft(), facts(&tasks)).expect_err("refused");
        assert_eq!(keys_of(&no), ["care-plans-refusal-tasks-missing"]);
    }

    #[test]
    fn a_difference_is_told_in_words_and_a_contact_is_answered() {
        let tasks = ordered(&["shower"]);
        let mut long = draft();
        long.visits[0].visit = visit(&["shower"], 23);
        let lacking = AgreeFacts {
            lacks_contact: true,
            ..facts(&tasks)
        };
        let no = agree(plan(), long.clone(), lacking).expect_err("refused");
        assert_eq!(
            keys_of(&no),
            [
                "care-plans-refusal-difference",
                "care-plans-refusal-contact"
            ]
        );
        long.text.difference = Some(prose("Hon orkar inte fortare, handläggaren vet."));
        assert!(agree(plan(), long, facts(&tasks)).is_ok());
    }

    proptest! {
        /// No plan is agreed ahead of today, before its order or before the version that holds.
        #[test]
        fn no_plan_is_agreed_on_an_impossible_day(away in -60_i32..60, held in proptest::option::of(-30_i32..0)) {
            let tasks = ordered(&["shower"]);
            let today = facts(&tasks).today;
            let on = today.saturating_add(jiff::Span::new().days(away));
            let since = held.map(|days| today.saturating_add(jiff::Span::new().days(days)));
            let answer = agree(plan(), draft(), AgreeFacts { on, since, ..facts(&tasks) });
            let possible = plan().ordered <= on && on <= today && since.is_none_or(|since| since <= on);
            prop_assert_eq!(answer.is_ok(), possible);
        }

        /// Words are wanted exactly when the difference is above the share.
        #[test]
        fn a_difference_within_the_share_needs_no_words(minutes in 1_i64..60, words in any::<bool>()) {
            let tasks = ordered(&["shower"]);
            let mut draft = draft();
            draft.visits[0].visit = visit(&["shower"], minutes);
            draft.text.difference = words.then(|| Prose::parse("Därför").expect("prose"));
            let is_far = (minutes * 7 - 140).abs() > 14;
            prop_assert_eq!(agree(plan(), draft, facts(&tasks)).is_ok(), words || !is_far);
        }
    }
}
