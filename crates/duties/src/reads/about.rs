//! The duties of a thing and of a person.

use history::Subject;
use kernel::{Fault, PersonId};
use store::{Ask, Where};

use crate::{
    DutyId, DutyView,
    store::{duties_about, duty_by_id},
};

/// One duty, if it is there.
pub async fn duty(ask: &dyn Ask, id: DutyId) -> Result<Option<DutyView>, Fault> {
    duty_by_id(ask, id).await
}

/// All duties of a thing, closed ones too, the first due first.
pub async fn of_subject(ask: &dyn Ask, subject: Subject) -> Result<Vec<DutyView>, Fault> {
    let condition = Where::all()
        .with("d.subject_id = ?", Some(subject.id))
        .with("d.subject_kind = ?", Some(subject.kind));
    duties_about(ask, condition).await
}

/// The open duties about a person, the first due first.
pub async fn of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<DutyView>, Fault> {
    let condition = Where::all()
        .with("d.person = ?", Some(person))
        .part("d.state = 'open'");
    duties_about(ask, condition).await
}
