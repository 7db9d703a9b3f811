//! What a report that comes late meets: a schedule, a person and a relation that may have changed meanwhile.

use crate::model::QuestionKind;

/// How things stand when a report comes in, for the one who made the visit.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that stand side by side, each asked once"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct World {
    /// Whether the visit is still in the schedule.
    pub is_there: bool,
    /// Whether it is to be made.
    pub is_planned: bool,
    /// Whether its day and time are those that were told.
    pub is_as_told: bool,
    /// Whether it was told of the day of the visit, or the one before or after: nights, and clocks.
    pub is_near_day: bool,
    /// Whether the one who reports stands in the schedule for it.
    pub is_assigned: bool,
    /// Whether the person lives.
    pub is_alive: bool,
    /// Whether the one who reports may still see the person's visits.
    pub is_related: bool,
    /// Whether a code was typed that is not the home's.
    pub has_wrong_code: bool,
}

impl World {
    /// All as it was told.
    pub const UNCHANGED: Self = Self {
        is_there: true,
        is_planned: true,
        is_as_told: true,
        is_near_day: true,
        is_assigned: true,
        is_alive: true,
        is_related: true,
        has_wrong_code: false,
    };
}

/// What somebody must look at because things have changed. The report is taken all the same: it tells what happened.
pub fn questions(world: World) -> Vec<QuestionKind> {
    let mut found = vec![];
    if !world.is_there {
        found.push(QuestionKind::Gone);
    } else if !world.is_planned {
        found.push(QuestionKind::Cancelled);
    } else {
        if !world.is_as_told {
            found.push(QuestionKind::Moved);
        }
        if !world.is_assigned {
            found.push(QuestionKind::Reassigned);
        }
    }
    if !world.is_alive {
        found.push(QuestionKind::PersonDead);
    } else if !world.is_related {
        found.push(QuestionKind::NoRelation);
    }
    if !world.is_near_day {
        found.push(QuestionKind::OtherDay);
    }
    if world.has_wrong_code {
        found.push(QuestionKind::WrongCode);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_of_what_went_as_told() {
        assert_eq!(questions(World::UNCHANGED), []);
    }

    #[test]
    fn what_is_gone_is_not_also_moved() {
        let gone = World {
            is_there: false,
            is_planned: false,
            is_as_told: false,
            is_near_day: true,
            is_assigned: false,
            is_alive: false,
            is_related: false,
            has_wrong_code: true,
        };
        let found = questions(gone);
        assert_eq!(
            found,
            [
                QuestionKind::Gone,
                QuestionKind::PersonDead,
                QuestionKind::WrongCode
            ]
        );
    }

    #[test]
    fn moved_and_given_to_another_are_two_questions() {
        let changed = World {
            is_as_told: false,
            is_assigned: false,
            ..World::UNCHANGED
        };
        assert_eq!(
            questions(changed),
            [QuestionKind::Moved, QuestionKind::Reassigned]
        );
    }
}
