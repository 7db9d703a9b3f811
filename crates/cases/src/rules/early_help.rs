//! What may be given without needs assessment, and what must be said with it.

use kernel::{Prose, Refusal};
use organisation::Service;
use rulebook::{Item, keys};

use crate::model::{Caller, Contact, ContactState};

/// What the officer states when giving early help.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stated<'a> {
    /// The person was told of the right to apply and get a decision.
    pub(crate) told_of_right: bool,
    /// The committee's decision not to record identity, with its special reasons.
    pub(crate) withheld: Option<&'a Prose>,
}

/// Whether a service may be given without needs assessment: never one of the seven kinds (`SoL` 11:5), and only what
/// the catalogue offers so.
pub(crate) fn may_give(service: &Service, excluded: &[Item]) -> Result<(), Refusal> {
    if let Some(kind) = &service.excluded
        && let Some(item) = excluded.iter().find(|item| item.code == kind.as_str())
    {
        let no = Refusal::new("cases-refusal-help-excluded").with("kind", item.sv.clone());
        return Err(no.at("service").because(keys::SOL_11_5_EXCLUDED));
    }
    if !service.is_early_help() {
        return Err(Refusal::new("cases-refusal-help-assessed")
            .at("service")
            .because(keys::SOL_11_5));
    }
    Ok(())
}

/// The contact becomes help. Whoever gives it has told of the right to apply (`SoL` 11:6). With identity withheld
/// (`SoL` 14:5) everything that could reveal it goes; otherwise it must be known to whom help was given (14:3).
pub(crate) fn give(mut contact: Contact, stated: Stated<'_>) -> Result<Contact, Vec<Refusal>> {
    let mut no = vec![];
    if !contact.state.is_open() {
        no.push(Refusal::new("cases-refusal-contact-ended"));
    }
    if !stated.told_of_right {
        no.push(
            Refusal::new("cases-refusal-help-untold")
                .at("told")
                .because(keys::SOL_11_6),
        );
    }
    if stated.withheld.is_some() && contact.person.is_some() {
        no.push(
            Refusal::new("cases-refusal-help-named")
                .at("withheld")
                .because(keys::SOL_14_5),
        );
    }
    if stated.withheld.is_none() && contact.person.is_none() {
        no.push(
            Refusal::new("cases-refusal-help-nameless")
                .at("withheld")
                .because(keys::SOL_14_5),
        );
    }
    if !no.is_empty() {
        return Err(no);
    }
    if stated.withheld.is_some() {
        contact.caller = Caller::default();
        contact.matter = None;
    }
    contact.state = ContactState::Helped;
    Ok(contact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;
    use rulebook::RuleBook;
    use uuid::Uuid;

    #[test]
    fn the_seven_kinds_and_what_needs_assessment_are_refused() {
        let book = RuleBook::national().unwrap();
        let rule = book
            .rule(keys::SOL_11_5_EXCLUDED, jiff::civil::date(2026, 11, 22))
            .unwrap();
        let excluded = rule.items().unwrap();
        assert_eq!(excluded.len(), 7);
        let services = organisation::national_services();
        for service in &services {
            let given = may_give(service, excluded);
            let is_free = service.is_early_help() && service.excluded.is_none();
            assert_eq!(given.is_ok(), is_free, "{}", service.name_sv);
        }
        assert!(
            services.iter().any(|s| s.excluded.is_some()),
            "the catalogue has some of the seven"
        );
        assert!(
            services.iter().any(Service::is_early_help),
            "and some that may be given"
        );
    }

    #[test]
    fn help_without_a_name_needs_the_committees_decision_and_leaves_nothing() {
        let contact = crate::rules::contact_for_tests();
        let reason = Prose::parse("Lever under hot").unwrap();
        let told = Stated {
            told_of_right: true,
            withheld: None,
        };
        assert!(give(contact.clone(), told).is_err());
        let withheld = Stated {
            withheld: Some(&reason),
            ..told
        };
        let given = give(contact.clone(), withheld).unwrap();
        assert_eq!((given.matter, given.caller), (None, Caller::default()));
        let named = Contact {
            person: Some(Id::from_uuid(Uuid::nil())),
            ..contact
        };
        assert!(give(named.clone(), told).is_ok());
        assert_eq!(
            give(
                named,
                Stated {
                    told_of_right: false,
                    withheld: Some(&reason)
                }
            )
            .unwrap_err()
            .len(),
            2
        );
    }
}
