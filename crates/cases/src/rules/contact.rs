//! What may become of a contact.

use kernel::Refusal;

use crate::model::{Caller, Contact, ContactState, Topic};

/// Answers a contact with guidance. Guidance is given without a record of anybody's circumstances (`SoL` 14:4), so
/// what was told about persons goes; what is left can be counted: channel, time, unit, topic.
///
/// A contact that is tied to a person is more than guidance: it becomes help, a case, or is closed with its reason.
pub(crate) fn answer_with_guidance(mut contact: Contact, topic: Topic) -> Result<Contact, Refusal> {
    if !contact.state.is_open() {
        return Err(Refusal::new("cases-refusal-contact-ended"));
    }
    if contact.person.is_some() {
        return Err(Refusal::new("cases-refusal-guidance-about-person").because("sol-14-4"));
    }
    contact.state = ContactState::Guided;
    contact.topic = Some(topic);
    contact.caller = Caller::default();
    contact.matter = None;
    Ok(contact)
}

/// Closes a contact from which nothing more is to come.
pub(crate) fn may_close(contact: Contact) -> Result<Contact, Refusal> {
    if !contact.state.is_open() {
        return Err(Refusal::new("cases-refusal-contact-ended"));
    }
    Ok(Contact {
        state: ContactState::Closed,
        ..contact
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::Channel;
    use kernel::{Id, Line, Prose};
    use uuid::Uuid;

    /// A contact that has been taken on, about nobody yet.
    pub(crate) fn contact() -> Contact {
        Contact {
            id: Id::from_uuid(Uuid::from_u128(1)),
            unit: Id::from_uuid(Uuid::from_u128(2)),
            channel: Channel::Phone,
            received: "2026-11-20T09:00:00Z".parse().expect("a time"),
            caller: Caller {
                name: Line::parse("Erik").ok(),
                ..Caller::default()
            },
            matter: Prose::parse("Min far behöver hjälp").ok(),
            person: None,
            officer: None,
            state: ContactState::Taken,
            topic: None,
            case: None,
            version: 1,
        }
    }

    #[test]
    fn guidance_leaves_nothing_that_tells_of_anybody() {
        let guided = answer_with_guidance(contact(), Topic::HelpAtHome).expect("allowed");
        assert_eq!(
            (guided.caller, guided.matter, guided.person),
            (Caller::default(), None, None)
        );
        assert_eq!(guided.state, ContactState::Guided);
    }

    #[test]
    fn guidance_about_a_named_person_and_a_second_answer_are_refused() {
        let named = Contact {
            person: Some(Id::from_uuid(Uuid::nil())),
            ..contact()
        };
        let refused = answer_with_guidance(named, Topic::Other).expect_err("refused");
        assert_eq!(
            refused.rule.as_ref().map(kernel::RuleKey::as_str),
            Some("sol-14-4")
        );
        for state in ContactState::ALL.iter().filter(|s| !s.is_open()) {
            assert!(
                may_close(Contact {
                    state: *state,
                    ..contact()
                })
                .is_err()
            );
        }
    }
}
