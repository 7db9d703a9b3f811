//! Who may apply for what, and what may become of an application.

use kernel::{Date, Refusal};
use organisation::{Regime, Service};
use residents::Authority;
use rulebook::{RuleBook, RuleFault, keys};

use crate::model::{
    Application, ApplicationState, Case, CaseState, Contact, ContactState, Demand, Representative,
    ToldOfDelay, Wishes,
};

/// The code of LSS 9 § 1 in the rule book, for a catalogue without it.
pub(crate) const ADVICE: &str = "advice";

/// Whether somebody may apply in the person's place, or the person alone.
///
/// Without authority somebody can only pass on what the person wants, so the person must have been asked (FL 14 §).
/// LSS is voluntary: for a child below the age of the act somebody else asks (LSS 8 §).
pub(crate) fn may_apply(
    regime: Regime,
    by: Option<&Representative>,
    age: Option<i16>,
    age_of_own: u16,
) -> Result<(), Refusal> {
    let is_young =
        regime == Regime::Lss && age.is_some_and(|age| i32::from(age) < i32::from(age_of_own));
    match by {
        None if is_young => Err(Refusal::new("cases-refusal-child-asks-alone")
            .with("age", i64::from(age_of_own))
            .at("by")
            .because(keys::LSS_8_AGE)),
        None => Ok(()),
        Some(by) if is_young => match by.authority {
            Authority::Guardian
            | Authority::SpecialRepresentative
            | Authority::Administrator
            | Authority::FuturePower => Ok(()),
            Authority::None | Authority::PowerOfAttorney => {
                Err(Refusal::new("cases-refusal-child-needs-guardian")
                    .at("authority")
                    .because(keys::LSS_8))
            }
        },
        Some(by) if by.authority.may_apply() || by.is_confirmed => Ok(()),
        Some(_without) => Err(Refusal::new("cases-refusal-no-authority")
            .at("confirmed")
            .because(keys::FL_14)),
    }
}

/// Whether the services wished can be applied for under the act.
///
/// Advice and personal support (LSS 9 § 1) is the region's, unless an agreement has moved it to the municipality
/// (LSS 2 and 17 §§): then the municipality says so in its rule book, and has the service in its catalogue.
pub(crate) fn may_wish(
    regime: Regime,
    wishes: &Wishes,
    (catalogue, advice_is_ours): (&[Service], bool),
) -> Result<(), Refusal> {
    for code in &wishes.services {
        let Some(service) = catalogue.iter().find(|s| s.code == *code) else {
            if code.as_str() == ADVICE {
                return Err(region_advises());
            }
            return Err(Refusal::new("cases-refusal-unknown-service").at("services"));
        };
        if is_advice(service) && !advice_is_ours {
            return Err(region_advises());
        }
        if service.regime != regime {
            return Err(Refusal::new("cases-refusal-other-act").at("services"));
        }
        if !service.assessed {
            return Err(Refusal::new("cases-refusal-no-assessment-needed")
                .at("services")
                .because(keys::SOL_11_5));
        }
    }
    Ok(())
}

/// Whether it is advice and other personal support (LSS 9 § 1).
pub(crate) fn is_advice(service: &Service) -> bool {
    service.lss_point == Some(1)
}

/// That a service is in no catalogue that holds.
pub(crate) fn not_offered() -> Refusal {
    Refusal::new("cases-refusal-service-not-offered").at("service")
}

/// That advice and personal support is the region's.
pub(crate) fn region_advises() -> Refusal {
    Refusal::new("cases-refusal-region-advises")
        .at("services")
        .because(keys::LSS_17)
}

/// The contact from which a case grew.
pub(crate) fn grow_case(mut contact: Contact, case: &Case) -> Result<Contact, Refusal> {
    if contact.person.is_some_and(|p| p != case.person) {
        return Err(Refusal::new("cases-refusal-contact-of-another"));
    }
    if !contact.state.is_open() {
        return Err(Refusal::new("cases-refusal-contact-ended"));
    }
    contact.person = Some(case.person);
    contact.state = ContactState::Applied;
    contact.case = Some(case.id);
    Ok(contact)
}

const fn is_open(application: &Application) -> Result<(), Refusal> {
    match application.state {
        ApplicationState::Open => Ok(()),
        ApplicationState::Decided | ApplicationState::Withdrawn => {
            Err(Refusal::new("cases-refusal-application-ended"))
        }
    }
}

/// The person takes the application back.
pub(crate) fn withdraw(mut application: Application, on: Date) -> Result<Application, Refusal> {
    is_open(&application)?;
    not_before_receipt(&application, on)?;
    application.state = ApplicationState::Withdrawn;
    application.closed = Some(on);
    Ok(application)
}

/// The person is told that it takes longer, why, and until when (FL 11 §).
pub(crate) fn tell_of_delay(
    mut application: Application,
    told: ToldOfDelay,
) -> Result<Application, Refusal> {
    is_open(&application)?;
    not_before_receipt(&application, told.on)?;
    if told.expected < told.on {
        return Err(Refusal::new("cases-refusal-expected-in-past")
            .at("expected")
            .because(keys::FL_11));
    }
    application.delay = Some(told);
    Ok(application)
}

/// The person asks in writing that the case be decided: once, and only after the time that the act gives (FL 12 §).
pub(crate) fn demand(
    mut application: Application,
    on: Date,
    wait_ends: Date,
) -> Result<Application, Refusal> {
    is_open(&application)?;
    if application.demand.is_some() {
        return Err(Refusal::new("cases-refusal-demanded-before").because(keys::FL_12_WAIT));
    }
    if on <= wait_ends {
        return Err(Refusal::new("cases-refusal-demand-early")
            .with("day", wait_ends)
            .at("on")
            .because(keys::FL_12_WAIT));
    }
    application.demand = Some(Demand { on, refused: None });
    Ok(application)
}

/// The request is refused by a separate decision, which can be appealed (FL 12 §).
pub(crate) fn refuse_demand(
    mut application: Application,
    reasons: kernel::Prose,
) -> Result<Application, Refusal> {
    is_open(&application)?;
    match &mut application.demand {
        Some(demand) if demand.refused.is_none() => demand.refused = Some(reasons),
        Some(_) | None => return Err(Refusal::new("cases-refusal-no-demand")),
    }
    Ok(application)
}

fn not_before_receipt(application: &Application, on: Date) -> Result<(), Refusal> {
    if on < application.received {
        return Err(Refusal::new("cases-refusal-before-application")
            .with("day", application.received)
            .at("on"));
    }
    Ok(())
}

/// Whether every service that was wished has its decision; without wished services, the first decision answers.
pub(crate) fn is_answered<'a>(
    wishes: &Wishes,
    mut decided: impl Iterator<Item = &'a organisation::ServiceCode> + Clone,
) -> bool {
    if wishes.services.is_empty() {
        return decided.next().is_some();
    }
    wishes
        .services
        .iter()
        .all(|wished| decided.clone().any(|code| code == wished))
}

/// A case that ends without more: the application was taken back, the person died or moved.
pub(crate) fn close_case(mut case: Case, has_decisions: bool) -> Result<Case, Refusal> {
    match case.state {
        CaseState::Closed => Err(Refusal::new("cases-refusal-case-closed")),
        CaseState::Investigated | CaseState::Decided => {
            case.state = if has_decisions {
                CaseState::Decided
            } else {
                CaseState::Closed
            };
            Ok(case)
        }
    }
}

/// The last day of the time after which the person may ask for a decision.
pub(crate) fn wait_ends(book: &RuleBook, received: Date, on: Date) -> Result<Date, RuleFault> {
    super::terms::last_day_by(book, keys::FL_12_WAIT, (received, on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Line;
    use organisation::ServiceCode;

    fn by(authority: Authority, is_confirmed: bool) -> Representative {
        Representative {
            name: Line::parse("Erik Ek").expect("text"),
            kinship: None,
            authority,
            is_confirmed,
        }
    }

    /// Who may apply, by act and age: `sol 83 none` is the person alone.
    #[test]
    fn who_may_apply_for_whom() {
        let cases = [
            (Regime::Sol, 83, None, true),
            (Regime::Sol, 83, Some(by(Authority::None, false)), false),
            (Regime::Sol, 83, Some(by(Authority::None, true)), true),
            (
                Regime::Sol,
                83,
                Some(by(Authority::PowerOfAttorney, false)),
                true,
            ),
            (Regime::Lss, 14, None, false),
            (Regime::Lss, 15, None, true),
            (Regime::Lss, 14, Some(by(Authority::Guardian, false)), true),
            (Regime::Lss, 14, Some(by(Authority::None, true)), false),
            (
                Regime::Lss,
                14,
                Some(by(Authority::PowerOfAttorney, false)),
                false,
            ),
            (
                Regime::Lss,
                40,
                Some(by(Authority::SpecialRepresentative, false)),
                true,
            ),
        ];
        for (regime, age, by, may) in cases {
            let answer = may_apply(regime, by.as_ref(), Some(age), 15);
            assert_eq!(answer.is_ok(), may, "{regime:?} {age} {by:?}");
        }
        // Where the age is not known nobody is stopped by it.
        assert!(may_apply(Regime::Lss, None, None, 15).is_ok());
    }

    #[test]
    fn an_application_is_answered_when_all_wishes_are() {
        let code = |text: &str| ServiceCode::parse(text).expect("a code");
        let wishes = |codes: &[&str]| Wishes {
            words: kernel::Prose::parse("Hjälp").expect("text"),
            services: codes.iter().map(|c| code(c)).collect(),
        };
        let decided = [code("home-care"), code("meal-delivery")];
        assert!(is_answered(&wishes(&["home-care"]), decided.iter()));
        assert!(!is_answered(
            &wishes(&["home-care", "safety-alarm"]),
            decided.iter()
        ));
        assert!(is_answered(&wishes(&[]), decided.iter()));
        assert!(!is_answered(&wishes(&[]), decided[..0].iter()));
    }
}
