//! Whether what is about a person is closed to somebody, whatever that one handles.

use access::Condition;
use kernel::{Call, Fault, PersonId};
use store::Ask;

/// Whether it is: protected identity and stricter secrecy are for those who are named, and nobody handles what is about
/// herself or himself.
pub(crate) async fn is_closed(ask: &dyn Ask, call: &Call, person: PersonId) -> Result<bool, Fault> {
    let facts = access::facts(ask, &call.actor, person, call.today()).await?;
    let is_for_few = Condition::Protected.holds(&facts) || Condition::Secret.holds(&facts);
    let is_named = Condition::NamedStaff.holds(&facts) || Condition::HandlesPerson.holds(&facts);
    Ok(is_for_few && !is_named || Condition::IsSelf.holds(&facts))
}

/// The same, where it may be about nobody.
pub(crate) async fn is_closed_to(
    ask: &dyn Ask,
    call: &Call,
    person: Option<PersonId>,
) -> Result<bool, Fault> {
    match person {
        Some(person) => is_closed(ask, call, person).await,
        None => Ok(false),
    }
}
