//! Contacts: those that wait, those about a person, and the plan that came of one.

use access::{Need, Policy, Resource};
use kernel::{Call, Fault, PersonId, UnitId, UserId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::{Caller, Contact, ContactId, ContactState, EarlyHelp},
    store::{
        contact::{contact_by_id, contact_list, contact_list_of_person},
        early_help::early_help_list_of_person,
    },
};

/// A contact in a list, with the name of the person where there is one.
#[derive(Debug, Clone)]
pub struct ContactLine {
    /// The contact; without what was told where the reader may not see the person.
    pub contact: Contact,
    /// The person's name, for those who may see whom it is about.
    pub person_name: Option<String>,
}

/// One contact; whether it may be shown is the caller's question to access.
pub(crate) async fn contact(ask: &dyn Ask, id: ContactId) -> Result<Option<Contact>, Fault> {
    contact_by_id(ask, id).await
}

/// The coordinated plan that came of a contact; none for who may not see the person's plans.
pub(crate) async fn plan_of_contact(
    ask: &dyn Ask,
    call: &Call,
    contact: &Contact,
) -> Result<Option<cooperation::Plan>, Fault> {
    let Some(person) = contact.person else {
        return Ok(None);
    };
    let see = Need::see(Resource::SharedPlan).about(person);
    if !access::may(ask, call, see).await? {
        return Ok(None);
    }
    // That room takes the contact's id as it comes, and cannot know whom the contact is about.
    let plan = cooperation::plan_of_contact(ask, contact.id.uuid()).await?;
    Ok(plan.filter(|plan| plan.person == person))
}

/// Contacts about a person, newest first.
pub async fn contacts_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Contact>, Fault> {
    contact_list_of_person(ask, person).await
}

/// Early help given to a person, newest first.
pub async fn early_help_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<EarlyHelp>, Fault> {
    early_help_list_of_person(ask, person).await
}

/// Contacts of a unit in a state: those that nobody has taken on, and the officer's own. Of one who no longer works
/// with the person, or may not know of her or him, the line tells only that it was.
pub async fn open_contacts(
    ask: &dyn Ask,
    call: &Call,
    (unit, state): (UnitId, ContactState),
    officer: Option<UserId>,
    window: Window,
) -> Result<(Vec<ContactLine>, i64), Fault> {
    let (contacts, total) = contact_list(ask, unit, state, officer, window).await?;
    let ids: Vec<PersonId> = contacts.iter().filter_map(|c| c.person).collect();
    let facts = access::facts_of_all(ask, &call.actor, &ids, call.today()).await?;
    let policy = Policy::standing()?;
    let may_see = |person: &PersonId| {
        let need = Need::see(Resource::Contact).about(*person);
        let facts = facts.get(person);
        facts.is_some_and(|facts| access::decide(policy, &call.actor, &need, facts).is_permit())
    };
    let seen: Vec<PersonId> = ids.into_iter().filter(may_see).collect();
    let persons = residents::persons(ask, &seen).await?;
    let lines = contacts.into_iter().map(|contact| {
        let Some(id) = contact.person else {
            return ContactLine {
                person_name: None,
                contact,
            };
        };
        let person = persons.iter().find(|person| person.id == id);
        let untold = |contact: Contact| Contact {
            caller: Caller::default(),
            matter: None,
            ..contact
        };
        ContactLine {
            person_name: person.map(residents::Person::name),
            contact: match person {
                Some(_) => contact,
                None => untold(contact),
            },
        }
    });
    Ok((lines.collect(), total))
}
