//! What may become of a contact.

use kernel::Refusal;
use rulebook::keys;

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

/// Closes a contact from which a coordinated plan was called. The notice that somebody is ready to leave hospital is no
/// call yet, and of a plan that was dropped nothing came.
pub(crate) fn coordinate(
    contact: Contact,
    plan: Option<&cooperation::Plan>,
) -> Result<Contact, Refusal> {
    if !contact.state.is_open() {
        return Err(Refusal::new("cases-refusal-contact-ended"));
    }
    let called = plan.filter(|plan| plan.called.is_some());
    let Some(plan) = called else {
        return Err(Refusal::new("cases-refusal-contact-not-called").because(keys::SOL_10_8));
    };
    if plan.dropped.is_some() {
        return Err(Refusal::new("cases-refusal-contact-plan-dropped"));
    }
    Ok(Contact {
        state: ContactState::Coordinated,
        ..contact
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::Channel;
    use cooperation::{Counterpart, DropReason, Dropped, Origin, Plan, State};
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

    /// A plan that we have called.
    fn plan() -> Plan {
        let called = contact().received;
        Plan {
            id: Id::from_uuid(Uuid::nil()),
            person: Id::from_uuid(Uuid::nil()),
            unit: contact().unit,
            officer: Id::from_uuid(Uuid::nil()),
            origin: Origin::Own,
            contact: Some(contact().id.uuid()),
            since: called,
            called: Some(called),
            counterpart: Counterpart {
                organisation: Line::parse("Lindviks vårdcentral").unwrap(),
                name: None,
                phone: None,
            },
            purpose: None,
            state: State::Consented,
            meeting: None,
            agreement: None,
            follow_up: None,
            ended: None,
            dropped: None,
            version: 1,
        }
    }

    #[test]
    fn a_contact_is_coordinated_when_a_plan_was_called_and_stands() {
        let ended = coordinate(contact(), Some(&plan())).unwrap();
        assert_eq!(ended.state, ContactState::Coordinated);
        let awaited = Plan {
            called: None,
            state: State::Awaited,
            ..plan()
        };
        let dropped = Plan {
            state: State::Dropped,
            dropped: Some(Dropped {
                reason: DropReason::NoConsent,
                note: None,
            }),
            ..plan()
        };
        let no = |contact, plan| coordinate(contact, plan).unwrap_err().text;
        let not_called = "cases-refusal-contact-not-called";
        assert_eq!(no(contact(), None), not_called);
        assert_eq!(no(contact(), Some(&awaited)), not_called);
        assert_eq!(
            no(contact(), Some(&dropped)),
            "cases-refusal-contact-plan-dropped"
        );
        assert_eq!(no(ended, Some(&plan())), "cases-refusal-contact-ended");
    }
}
