//! The duties of a thing and of a person.

use std::collections::BTreeMap;

use history::Subject;
use kernel::{Fault, PersonId};
use store::{Ask, Where};
use uuid::Uuid;

use crate::{
    DutyId, DutyView,
    store::{duties_about, duty_by_id, open_about},
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

/// The open duties of some things of a kind, for a list of them: each thing has its own, the first due first.
pub async fn open_of(
    ask: &dyn Ask,
    subject_kind: &'static str,
    subjects: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<DutyView>>, Fault> {
    let mut open: BTreeMap<Uuid, Vec<DutyView>> = BTreeMap::new();
    for duty in open_about(ask, subject_kind, subjects).await? {
        open.entry(duty.subject_id).or_default().push(duty);
    }
    Ok(open)
}

/// The open duties about a person, the first due first.
pub async fn of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<DutyView>, Fault> {
    let condition = Where::all()
        .with("d.person = ?", Some(person))
        .part("d.state = 'open'");
    duties_about(ask, condition).await
}
