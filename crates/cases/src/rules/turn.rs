//! Who gets an order that nobody has chosen a provider for: an in-house provider, in turn (`lov-non-choice`, and the
//! municipality's own rule on those who do not choose).

use kernel::{Timestamp, UnitId};

use crate::model::Turn;

/// An in-house provider that offers all services of an order here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) provider: UnitId,
    /// Whether it has a free place for each of the services.
    pub(crate) has_room: bool,
    /// When it last had its turn.
    pub(crate) last: Option<Timestamp>,
}

/// Whose turn it is: of those with a free place, the one that never had it, or had it longest ago. Of several the
/// one that was registered first, so that the same facts always give the same provider.
pub(crate) fn whose_turn(candidates: &[Candidate]) -> Option<(UnitId, Turn)> {
    let count = |has_room| {
        let those = candidates.iter().filter(|c| c.has_room == has_room);
        i64::try_from(those.count()).unwrap_or(i64::MAX)
    };
    let next = candidates
        .iter()
        .filter(|candidate| candidate.has_room)
        .min_by_key(|candidate| (candidate.last, candidate.provider))?;
    let turn = Turn {
        candidates: count(true),
        full: count(false),
        last: next.last,
    };
    Some((next.provider, turn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;
    use uuid::Uuid;

    fn candidate(provider: u128, has_room: bool, last: Option<&str>) -> Candidate {
        Candidate {
            provider: Id::from_uuid(Uuid::from_u128(provider)),
            has_room,
            last: last.map(|at| at.parse().expect("a time")),
        }
    }

    fn check(candidates: &[Candidate], expected: Option<u128>) {
        let got = whose_turn(candidates).map(|(provider, _)| provider.uuid().as_u128());
        assert_eq!(got, expected, "{candidates:?}");
    }

    #[test]
    fn the_turn_goes_round_among_those_with_a_place() {
        let (early, late) = (Some("2026-03-01T08:00:00Z"), Some("2026-03-02T08:00:00Z"));
        check(&[], None);
        check(&[candidate(1, false, None)], None);
        check(
            &[candidate(2, true, None), candidate(1, true, None)],
            Some(1),
        );
        check(
            &[candidate(1, true, early), candidate(2, true, None)],
            Some(2),
        );
        check(
            &[candidate(1, true, late), candidate(2, true, early)],
            Some(2),
        );
        // The one whose turn it is is full: the next one, and that is told.
        let full = [candidate(1, false, None), candidate(2, true, late)];
        check(&full, Some(2));
        assert_eq!(
            whose_turn(&full).map(|(_, t)| (t.candidates, t.full)),
            Some((1, 1))
        );
    }
}
