//! Only who may use the title assistant nurse is named a person's care contact (`SoL` 25:4).

use kernel::{Date, Refusal};
use rulebook::{RuleBook, keys};

use crate::model::{AssistantNurse, StaffMember};

/// Whether somebody may be a person's named care contact on a day: with the certificate always, by the transition only
/// while the rule of it holds. Whether she or he still works here is known by `access`.
///
/// ```
/// use kernel::{Date, Id, Line};
/// use organisation::{AssistantNurse, StaffMember, may_be_care_contact};
/// use rulebook::RuleBook;
///
/// let book = RuleBook::national()?;
/// let mut member = StaffMember {
///     user: Id::from_uuid(uuid::Uuid::nil()),
///     unit: Id::from_uuid(uuid::Uuid::nil()),
///     name: Line::parse("Åsa Lind")?,
///     title: None,
///     phone: None,
///     assistant_nurse: Some(AssistantNurse::Transition),
///     version: 1,
/// };
/// let (last, after): (Date, Date) = ("2033-06-30".parse()?, "2033-07-01".parse()?);
/// assert!(may_be_care_contact(&member, &book, last).is_ok());
/// assert!(may_be_care_contact(&member, &book, after).is_err());
/// member.assistant_nurse = Some(AssistantNurse::Certificate);
/// assert!(may_be_care_contact(&member, &book, after).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the member has neither on the day: the refusal says whom to name instead.
pub fn may_be_care_contact(member: &StaffMember, book: &RuleBook, on: Date) -> Result<(), Refusal> {
    let may = match member.assistant_nurse {
        Some(AssistantNurse::Certificate) => true,
        Some(AssistantNurse::Transition) => book.rule(keys::SOL_25_4_TRANSITION, on).is_ok(),
        None => false,
    };
    if may {
        return Ok(());
    }
    Err(Refusal::new("organisation-refusal-care-contact")
        .with("name", member.name.as_str())
        .with("day", on)
        .because(keys::SOL_25_4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Id, Line};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn member(assistant_nurse: Option<AssistantNurse>) -> StaffMember {
        StaffMember {
            user: Id::from_uuid(Uuid::nil()),
            unit: Id::from_uuid(Uuid::nil()),
            name: Line::parse("Åsa Lind").unwrap(),
            title: Some(Line::parse("Undersköterska").unwrap()),
            phone: None,
            assistant_nurse,
            version: 1,
        }
    }

    fn check(assistant_nurse: Option<AssistantNurse>, on: &str, expect: bool) {
        let book = RuleBook::national().unwrap();
        let told = may_be_care_contact(&member(assistant_nurse), &book, on.parse().unwrap());
        assert_eq!(told.is_ok(), expect, "{assistant_nurse:?} on {on}");
        if let Err(refusal) = told {
            assert_eq!(
                refusal.rule.as_ref().map(kernel::RuleKey::as_str),
                Some("sol-25-4")
            );
        }
    }

    #[test]
    fn the_certificate_always_and_the_transition_while_it_holds() {
        use AssistantNurse::{Certificate, Transition};
        for (on, by_transition) in [
            ("2025-06-30", false),
            ("2025-07-01", true),
            ("2026-11-22", true),
            ("2033-06-30", true),
            ("2033-07-01", false),
            ("2040-01-01", false),
        ] {
            check(Some(Certificate), on, true);
            check(Some(Transition), on, by_transition);
            check(None, on, false);
        }
    }

    proptest! {
        /// The days are the rule book's own: no other day lies in the code.
        #[test]
        fn the_transition_holds_on_the_days_of_its_rule(
            (year, month, day) in (2020_i16..2045, 1_i8..=12, 1_i8..=28)
        ) {
            let book = RuleBook::national().unwrap();
            let on = Date::new(year, month, day).unwrap();
            let holds = book
                .wordings(keys::SOL_25_4_TRANSITION)
                .unwrap()
                .iter()
                .any(|wording| wording.valid.contains(on));
            let told = may_be_care_contact(&member(Some(AssistantNurse::Transition)), &book, on);
            prop_assert_eq!(told.is_ok(), holds);
        }
    }
}
