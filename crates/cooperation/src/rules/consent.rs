//! Without the person's yes there is no plan, and what was said is not passed on (`SoL` 10:8).

use kernel::{Date, Refusal, Timestamp};

use crate::model::{ConsentAnswer, DropReason, Plan, State, Word};

fn check_day(day: Date, today: Date, field: &'static str) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::new("page-kit-refusal-future").at(field));
    }
    Ok(())
}

/// Takes the person's answer to a call. A no ends the plan: the law has no plan without consent.
pub(crate) fn answer(
    plan: Plan,
    is_given: bool,
    word: &Word,
    (now, today): (Timestamp, Date),
) -> Result<Plan, Refusal> {
    if plan.state == State::Awaited {
        return Err(Refusal::new("cooperation-refusal-not-called"));
    }
    if plan.state != State::Called {
        return Err(Refusal::new("cooperation-refusal-answered"));
    }
    check_day(word.day, today, "consent-day")?;
    if !is_given {
        return Ok(plan.drop_for(DropReason::NoConsent, word.note.clone(), now));
    }
    Ok(Plan {
        state: State::Consented,
        ..plan
    })
}

/// Takes a consent back. From then on nothing of the plan is shared.
pub(crate) fn withdraw(
    plan: Plan,
    word: &Word,
    (now, today): (Timestamp, Date),
) -> Result<Plan, Refusal> {
    if !plan.state.has_consent() || !plan.state.is_open() {
        return Err(Refusal::new("cooperation-refusal-no-consent-to-withdraw"));
    }
    check_day(word.day, today, "withdraw-day")?;
    Ok(plan.drop_for(DropReason::ConsentWithdrawn, word.note.clone(), now))
}

/// We call others only when the person has said yes: the call itself tells of the person.
pub(crate) fn check_consent_to_send(answer: ConsentAnswer) -> Result<(), Refusal> {
    match answer {
        ConsentAnswer::Given => Ok(()),
        ConsentAnswer::NotGiven | ConsentAnswer::Withdrawn => {
            Err(Refusal::new("cooperation-refusal-consent-to-send")
                .at("consent")
                .because("sol-10-8"))
        }
    }
}

/// Goes on only with the person's yes.
pub(crate) fn check_consent(plan: &Plan) -> Result<(), Refusal> {
    if plan.state.has_consent() {
        return Ok(());
    }
    Err(Refusal::new("cooperation-refusal-consent").because("sol-10-8"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::ConsentWay,
        rules::trial::{at, plan},
    };
    use jiff::civil::date;
    use kernel::{Line, RuleKey};
    use proptest::prelude::*;

    fn word(day: Date) -> Word {
        Word {
            day,
            way: ConsentWay::Spoken,
            received_by: Line::parse("Siv Berg").expect("a line"),
            note: None,
        }
    }

    fn now() -> (Timestamp, Date) {
        (at("2026-03-05T09:00:00Z"), date(2026, 3, 5))
    }

    #[test]
    fn yes_goes_on_and_no_ends_it() {
        let said = word(date(2026, 3, 4));
        let yes = answer(plan(State::Called), true, &said, now()).expect("taken");
        assert_eq!(yes.state, State::Consented);
        let no = answer(plan(State::Called), false, &said, now()).expect("taken");
        assert_eq!(no.dropped.map(|d| d.reason), Some(DropReason::NoConsent));
        let ahead = answer(plan(State::Called), true, &word(date(2026, 3, 6)), now());
        assert_eq!(
            ahead.expect_err("refused").field.as_deref(),
            Some("consent-day")
        );
    }

    #[test]
    fn a_call_without_consent_is_not_sent() {
        assert!(check_consent_to_send(ConsentAnswer::Given).is_ok());
        for no in [ConsentAnswer::NotGiven, ConsentAnswer::Withdrawn] {
            let refused = check_consent_to_send(no).expect_err("refused");
            assert_eq!(refused.rule.as_ref().map(RuleKey::as_str), Some("sol-10-8"));
        }
    }

    proptest! {
        /// Whatever state it is in: after a no or a withdrawal nothing of the plan is shared any more.
        #[test]
        fn nothing_is_shared_after_a_no(state in prop::sample::select(State::ALL.to_vec())) {
            let said = word(date(2026, 3, 4));
            let after = [
                answer(plan(state), false, &said, now()),
                withdraw(plan(state), &said, now()),
            ];
            for ended in after.into_iter().flatten() {
                prop_assert!(!ended.state.is_shared() && !ended.state.has_consent());
                prop_assert!(!ended.state.is_open() && check_consent(&ended).is_err());
                prop_assert!(withdraw(ended, &said, now()).is_err());
            }
        }
    }
}
