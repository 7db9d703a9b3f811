//! Who may take part.

use kernel::Refusal;

use super::consent::check_consent;
use crate::model::{Attendee, Party, Plan};

/// The most that take part in one plan.
pub(crate) const PARTICIPANTS_MAX: usize = 40;

/// Whether somebody may be asked to take part: only with the person's consent to the plan, and somebody close only
/// where the person does not object (`SoL` 10:9).
pub(crate) fn check_join(
    plan: &Plan,
    who: &Attendee,
    is_wished: bool,
    already: usize,
) -> Result<(), Refusal> {
    if !plan.state.is_open() {
        return Err(Refusal::new("cooperation-refusal-ended"));
    }
    check_consent(plan)?;
    if who.party == Party::Relative && !is_wished {
        return Err(Refusal::new("cooperation-refusal-relative")
            .at("who-wished")
            .because("sol-10-9"));
    }
    if already >= PARTICIPANTS_MAX {
        return Err(Refusal::new("cooperation-refusal-participants")
            .with("max", i64::try_from(PARTICIPANTS_MAX).unwrap_or(i64::MAX)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Answer, State},
        rules::trial::plan,
    };
    use kernel::{Line, RuleKey};

    fn somebody(party: Party) -> Attendee {
        Attendee {
            name: Line::parse("Erik Ek").expect("a line"),
            party,
            role: None,
            organisation: None,
            phone: None,
            answer: Answer::Invited,
        }
    }

    #[test]
    fn a_relative_takes_part_when_the_person_wishes() {
        let consented = plan(State::Consented);
        let son = somebody(Party::Relative);
        assert!(check_join(&consented, &son, true, 2).is_ok());
        let refused = check_join(&consented, &son, false, 2).expect_err("refused");
        assert_eq!(refused.rule.as_ref().map(RuleKey::as_str), Some("sol-10-9"));
    }

    #[test]
    fn nobody_is_asked_before_the_person_has_consented_or_after_the_end() {
        let nurse = somebody(Party::Region);
        let before = check_join(&plan(State::Called), &nurse, true, 2).expect_err("refused");
        assert_eq!(before.rule.as_ref().map(RuleKey::as_str), Some("sol-10-8"));
        assert!(check_join(&plan(State::Dropped), &nurse, true, 2).is_err());
        assert!(check_join(&plan(State::Agreed), &nurse, true, PARTICIPANTS_MAX).is_err());
    }
}
