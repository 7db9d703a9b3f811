//! What the use of a lock shows of a visit.

use jiff::SignedDuration;
use kernel::Timestamp;

use crate::model::{Attendance, LockUse, Moment, Proof};

/// Clocks of locks and phones differ so much without anybody's fault.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(2);
/// So long may it take between the door and the telephone: coats are hung up, boxes are carried in.
const NEAR: SignedDuration = SignedDuration::from_mins(10);

/// A visit as it was told, its times shown by the lock where one was opened shortly before it began, and closed shortly
/// after it ended. The lock gives no time of its own: somebody may have stood in the door and gone. What was typed
/// afterwards, or corrected, stays so.
pub(crate) fn shown_by_locks(told: Attendance, uses: &[(LockUse, Timestamp)]) -> Attendance {
    let is_near = |what: LockUse, from: Timestamp, until: Timestamp| {
        let is_within = |at: Timestamp| at >= from && at <= until;
        uses.iter().any(|use_| use_.0 == what && is_within(use_.1))
    };
    let shown = |moment: Moment, is_by_lock: bool| {
        let is_own = moment.proof == Proof::Typed || moment.is_corrected;
        let proof = if is_by_lock && !is_own {
            Proof::Lock
        } else {
            moment.proof
        };
        Moment { proof, ..moment }
    };
    Attendance {
        start: told.start.map(|start| {
            let near = is_near(LockUse::Opened, start.at - NEAR, start.at + CLOCKS_DIFFER);
            shown(start, near)
        }),
        end: told.end.map(|end| {
            let near = is_near(LockUse::Closed, end.at - CLOCKS_DIFFER, end.at + NEAR);
            shown(end, near)
        }),
        ..told
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_772_000_000 + minutes * 60).unwrap()
    }

    fn moment(minutes: i64, proof: Proof) -> Moment {
        Moment {
            at: at(minutes),
            proof,
            first_said: at(minutes),
            report: Id::from_uuid(Uuid::from_u128(1)),
            is_corrected: false,
        }
    }

    fn told(start: Proof) -> Attendance {
        Attendance {
            start: Some(moment(10, start)),
            end: Some(moment(40, Proof::Pressed)),
            ..Attendance::default()
        }
    }

    fn proofs(told: &Attendance) -> [Option<Proof>; 2] {
        [told.start, told.end].map(|moment| moment.map(|moment| moment.proof))
    }

    #[test]
    fn a_lock_shows_what_came_after_it_was_opened_and_before_it_was_closed() {
        let uses = [(LockUse::Opened, at(2)), (LockUse::Closed, at(41))];
        let shown = shown_by_locks(told(Proof::Pressed), &uses);
        assert_eq!(proofs(&shown), [Some(Proof::Lock); 2]);
        // Nobody begins a visit well before the door is open, or ends it well after it is shut.
        let far = [(LockUse::Opened, at(13)), (LockUse::Closed, at(37))];
        let shown = shown_by_locks(told(Proof::Pressed), &far);
        assert_eq!(proofs(&shown), [Some(Proof::Pressed); 2]);
    }

    #[test]
    fn what_was_typed_stays_typed() {
        let uses = [(LockUse::Opened, at(9))];
        let shown = shown_by_locks(told(Proof::Typed), &uses);
        assert_eq!(proofs(&shown), [Some(Proof::Typed), Some(Proof::Pressed)]);
        assert!(shown.is_typed());
    }

    proptest! {
        #[test]
        fn a_lock_changes_no_time(uses in proptest::collection::vec((any::<bool>(), 0_i64..60), 0..6)) {
            let uses: Vec<(LockUse, Timestamp)> = uses
                .into_iter()
                .map(|(opened, minutes)| (if opened { LockUse::Opened } else { LockUse::Closed }, at(minutes)))
                .collect();
            let before = told(Proof::Code);
            let after = shown_by_locks(before.clone(), &uses);
            prop_assert_eq!(after.minutes(), before.minutes());
            prop_assert_eq!(after.state(), before.state());
            prop_assert_eq!(after.start.map(|start| start.at), before.start.map(|start| start.at));
        }
    }
}
