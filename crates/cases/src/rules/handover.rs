//! Who may have a case after another.

use kernel::{Refusal, UserId};
use rulebook::keys;

use crate::model::{Case, CaseState};

/// What matters of somebody who is to have a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Successor {
    /// Who.
    pub(crate) user: UserId,
    /// Whether she or he is a case officer at the unit that has the case.
    pub(crate) is_officer_here: bool,
    /// Whether the case is about her or him (FL 16 §).
    pub(crate) is_party: bool,
    /// Whether she or he may know of the person: anybody may, but where the person is protected or under stricter
    /// secrecy only those who are named, or handle the person already.
    pub(crate) may_know: bool,
}

/// The case with another officer. Nobody gets one who may not handle it: not who is a party (FL 16 §), and not who is
/// not named where only a few may know of the person.
pub(crate) fn hand_over(mut case: Case, to: Successor) -> Result<Case, Refusal> {
    match case.state {
        CaseState::Closed => return Err(Refusal::new("cases-refusal-handover-closed")),
        CaseState::Investigated | CaseState::Decided => {}
    }
    let no = |text| Err(Refusal::new(text).at("to"));
    if case.officer == to.user {
        return no("cases-refusal-handover-same");
    }
    if !to.is_officer_here {
        return no("cases-refusal-handover-not-here");
    }
    if to.is_party {
        return no("cases-refusal-handover-party").map_err(|refusal| refusal.because(keys::FL_16));
    }
    if !to.may_know {
        return no("cases-refusal-handover-not-named");
    }
    case.officer = to.user;
    Ok(case)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Regime;
    use kernel::Id;
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        Id::from_uuid(Uuid::from_u128(n))
    }

    fn case(state: CaseState) -> Case {
        Case {
            id: Id::from_uuid(Uuid::from_u128(7)),
            person: Id::from_uuid(Uuid::from_u128(8)),
            unit: Id::from_uuid(Uuid::from_u128(9)),
            officer: user(1),
            regime: Regime::Sol,
            state,
            opened: "2026-03-01T08:00:00Z".parse().expect("a time"),
            closed: None,
            version: 1,
        }
    }

    const fn colleague(user: UserId) -> Successor {
        Successor {
            user,
            is_officer_here: true,
            is_party: false,
            may_know: true,
        }
    }

    fn refused(state: CaseState, to: Successor) -> String {
        let refusal = hand_over(case(state), to).expect_err("a refusal");
        refusal.text.into_owned()
    }

    #[test]
    fn a_colleague_gets_the_case() {
        for state in [CaseState::Investigated, CaseState::Decided] {
            let after = hand_over(case(state), colleague(user(2))).expect("handed over");
            assert_eq!((after.officer, after.state), (user(2), state));
        }
    }

    #[test]
    fn who_may_not_handle_it_does_not_get_it() {
        let to = colleague(user(2));
        let open = CaseState::Investigated;
        let not = |change: fn(&mut Successor)| {
            let mut to = to;
            change(&mut to);
            refused(open, to)
        };
        assert_eq!(
            refused(CaseState::Closed, to),
            "cases-refusal-handover-closed"
        );
        assert_eq!(
            refused(open, colleague(user(1))),
            "cases-refusal-handover-same"
        );
        assert_eq!(
            not(|to| to.is_officer_here = false),
            "cases-refusal-handover-not-here"
        );
        assert_eq!(not(|to| to.is_party = true), "cases-refusal-handover-party");
        assert_eq!(
            not(|to| to.may_know = false),
            "cases-refusal-handover-not-named"
        );
    }
}
