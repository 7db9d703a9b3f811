//! Contacts: those that wait, those about a person, and the plan that came of one.

use access::{Need, Resource};
use kernel::{Call, Fault, PersonId, UnitId, UserId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::{Contact, ContactId, ContactState, EarlyHelp},
    store::{
        contact::{contact_by_id, contact_list, contact_list_of_person},
        early_help::early_help_list_of_person,
    },
};

/// A contact in a list, with the name of the person where there is one.
#[derive(Debug, Clone)]
pub struct ContactLine {
    /// The contact.
    pub contact: Contact,
    /// The person's name.
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

/// Contacts of a unit in a state: those that nobody has taken on, and the officer's own.
pub async fn open_contacts(
    ask: &dyn Ask,
    unit: UnitId,
    state: ContactState,
    officer: Option<UserId>,
    window: Window,
) -> Result<(Vec<ContactLine>, i64), Fault> {
    let (contacts, total) = contact_list(ask, unit, state, officer, window).await?;
    let ids: Vec<PersonId> = contacts.iter().filter_map(|c| c.person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = contacts.into_iter().map(|contact| {
        let person = contact
            .person
            .and_then(|id| persons.iter().find(|p| p.id == id));
        ContactLine {
            person_name: person.map(residents::Person::name),
            contact,
        }
    });
    Ok((lines.collect(), total))
}
