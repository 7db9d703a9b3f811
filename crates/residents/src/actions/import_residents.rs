//! Many residents at once, whole or not at all: from a register's file, or a sample municipality.

use std::collections::BTreeMap;

use ::history::{Entry, Stream, Subject};
use ::store::{Action, Tx};
use access::{Need, Resource};
use kernel::{Call, PersonId, PersonalNumber, Problem, Refusal};

use super::{add_person::NewPerson, add_relative::NewRelative, note};
use crate::{
    model::{ContactDetails, Person, Relative},
    rules::check_birth,
    store,
};

/// The most refusals that are told at once.
const REFUSALS_MAX: usize = 200;

/// A resident as a file has her or him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentRow {
    /// The id, where the caller has chosen one; else a new one is made.
    pub id: Option<PersonId>,
    /// The line in the file, for refusals.
    pub line: usize,
    /// Who it is.
    pub person: NewPerson,
    /// How she or he is reached.
    pub contact_details: ContactDetails,
    /// Who stands close.
    pub relatives: Vec<NewRelative>,
}

/// Adds many residents.
#[derive(Debug, Clone)]
pub struct ImportResidents {
    /// Whom.
    pub rows: Vec<ResidentRow>,
}

impl Action for ImportResidents {
    const NAME: &'static str = "import-residents";
    type Done = u64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<u64, Problem> {
        // Only the system itself takes in a whole register: nobody of the staff needs to.
        access::require(tx, call, Need::administer(Resource::PersonInSearch)).await?;
        self.check(call, tx).await?;
        let mut persons: Vec<Person> = Vec::with_capacity(self.rows.len());
        let mut details = Vec::with_capacity(self.rows.len());
        let mut relatives: Vec<Relative> = vec![];
        for row in &self.rows {
            let id = row.id.unwrap_or_else(|| call.new_id());
            persons.push(row.person.with_id(id));
            let reached = ContactDetails {
                version: 1,
                ..row.contact_details.clone()
            };
            details.push((id, reached));
            let close = row.relatives.iter();
            relatives.extend(close.map(|one| one.with_id(call.new_id(), id, 1)));
        }
        store::bulk::add_persons(tx, &persons).await?;
        store::bulk::add_contact_details(tx, &details).await?;
        store::bulk::add_relatives(tx, &relatives).await?;
        store::bulk::add_name_keys(tx, &persons).await?;
        let subject = Subject::new("residents", call.new_id::<()>());
        let entry = Entry::new(Stream::Installation, "residents.imported", subject)
            .change("persons", None, Some(persons.len().to_string()))
            .change("relatives", None, Some(relatives.len().to_string()));
        note(tx, call, entry).await?;
        Ok(u64::try_from(persons.len()).unwrap_or(u64::MAX))
    }
}

impl ImportResidents {
    /// All that is wrong, by line.
    async fn check(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let today = call.today();
        let mut lines: BTreeMap<PersonalNumber, usize> = BTreeMap::new();
        let mut refusals = vec![];
        for row in &self.rows {
            if let Err(refusal) = check_birth(row.person.identity, today) {
                refusals.push(at_line(refusal, row.line));
            }
            let Some(number) = row.person.identity.number() else {
                continue;
            };
            if lines.insert(number, row.line).is_some() {
                let twice = Refusal::new("residents-refusal-number-twice").at("number");
                refusals.push(at_line(twice, row.line));
            }
        }
        let numbers: Vec<PersonalNumber> = lines.keys().copied().collect();
        for number in store::person::taken(tx, &numbers).await? {
            let taken = Refusal::new("residents-refusal-number-taken").at("number");
            refusals.push(at_line(taken, lines.get(&number).copied().unwrap_or(0)));
        }
        if refusals.is_empty() {
            return Ok(());
        }
        refusals.truncate(REFUSALS_MAX);
        Err(Problem::Refused(refusals))
    }
}

fn at_line(refusal: Refusal, line: usize) -> Refusal {
    refusal.with("line", i64::try_from(line).unwrap_or(i64::MAX))
}
