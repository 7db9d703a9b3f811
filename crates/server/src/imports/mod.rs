//! Lists that a municipality has already, read into the product: all or nothing, with every error by line and column.
//! What locks have noted alone is taken in parts, since it is long and may be read again without harm.
//!
//! | list | columns |
//! |---|---|
//! | organisation | [`organisation::COLUMNS`] |
//! | staff | [`staff::COLUMNS`] |
//! | residents | [`residents::COLUMNS`] |
//! | standard times | [`standard_times::COLUMNS`] |
//! | delegations | [`delegations::COLUMNS`] |
//! | services | [`services::COLUMNS`] |
//! | locks | [`locks::LOCKS`] |
//! | what locks have noted | [`locks::EVENTS`] |
//!
//! A list is csv or xlsx; `sheets` measures the file before it is unpacked.

mod cells;
pub mod delegations;
pub mod locks;
pub mod organisation;
pub mod residents;
pub mod services;
pub mod staff;
pub mod standard_times;

use std::{collections::BTreeMap, path::Path};

use access::{Login, SealedPassword};
use kernel::{Call, Date, Language, Line, Problem, RequestKey};
use page_kit::Texts;
use sheets::{Column, Sheet, TemplateWords, template_csv, template_xlsx};
use store::{Action, Store, Tx};
use visits::{HearLocks, LockEvent};

pub use cells::{Reading, Wrong};

use crate::{Stop, product};

/// The most of what is wrong that is told line by line.
const TOLD: usize = 200;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum List {
    /// Districts, units, providers and what they offer
    Organisation,
    /// Who works where, in which role
    Staff,
    /// Who lives here
    Residents,
    /// Minutes for each task
    StandardTimes,
    /// Who decides what in the committee's place
    Delegations,
    /// What can be granted, and what is given without needs assessment
    Services,
    /// Which lock is on which home
    Locks,
    /// When locks were opened and closed, by whose key
    LockEvents,
}

impl List {
    /// Its columns.
    pub const fn columns(self) -> &'static [Column<'static>] {
        match self {
            Self::Organisation => &organisation::COLUMNS,
            Self::Staff => &staff::COLUMNS,
            Self::Residents => &residents::COLUMNS,
            Self::StandardTimes => &standard_times::COLUMNS,
            Self::Delegations => &delegations::COLUMNS,
            Self::Services => &services::COLUMNS,
            Self::Locks => &locks::LOCKS,
            Self::LockEvents => &locks::EVENTS,
        }
    }

    /// A list that is filled in, as csv. The first four fit together, and with the example of `init` they make a municipality
    /// in which a case can be taken from the first call to the provider's answer.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Organisation => include_str!("../../lists/organisation.csv"),
            Self::Staff => include_str!("../../lists/staff.csv"),
            Self::Residents => include_str!("../../lists/residents.csv"),
            Self::StandardTimes => include_str!("../../lists/standard-times.csv"),
            Self::Delegations => include_str!("../../lists/delegations.csv"),
            Self::Services => include_str!("../../lists/services.csv"),
            Self::Locks => include_str!("../../lists/locks.csv"),
            Self::LockEvents => include_str!("../../lists/lock-events.csv"),
        }
    }

    /// An empty list to fill in, as xlsx or csv by the file's name.
    pub fn template(self, file: &Path) -> Result<Vec<u8>, Stop> {
        let failed = |e| Stop::fault("writing the template", e);
        if file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
        {
            let texts = product::texts()?;
            let words = TemplateWords::said_by(|key| texts.t(Language::Swedish).say(key));
            return template_xlsx(self.columns(), &words).map_err(failed);
        }
        template_csv(self.columns()).map_err(failed)
    }
}

/// Events of locks that are taken together.
const BATCH: usize = 200;

/// What was done, or would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Rows of the list.
    pub rows: usize,
    /// Of these, uses of keys that nobody here has.
    pub beside: usize,
}

/// First passwords of those who are new, sealed.
pub type Passwords = BTreeMap<Login, SealedPassword>;

/// A list that is to be imported.
#[derive(Debug)]
pub struct Asked<'a> {
    /// Which.
    pub list: List,
    /// The file.
    pub bytes: &'a [u8],
    /// First passwords, if it is the staff.
    pub passwords: Passwords,
    /// Whether all of it is tried and then undone.
    pub is_rehearsal: bool,
}

/// Reads a list and carries it out in one transaction.
pub async fn import(store: &Store, call: &Call, asked: Asked<'_>) -> Result<Outcome, Problem> {
    let sheet = sheet(asked.list, asked.bytes)?;
    let rehearsal = asked.is_rehearsal;
    let mut beside = 0;
    match asked.list {
        List::Organisation => {
            let action = organisation::read(store.reader(), call, &sheet).await?;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::Staff => {
            let mut action = staff::read(store.reader(), &sheet).await?;
            action.passwords = asked.passwords;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::Residents => {
            let action = residents::read(&sheet, call.today())?;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::StandardTimes => {
            let action = standard_times::read(&sheet)?;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::Delegations => {
            let action = delegations::read(&sheet)?;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::Services => {
            let action = services::read(&sheet)?;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::Locks => {
            let action = locks::read_locks(store.reader(), call, &sheet).await?;
            carry_out(store, call, action, rehearsal).await?;
        }
        List::LockEvents => {
            let (events, strangers) = locks::read_events(store.reader(), call, &sheet).await?;
            beside = strangers;
            // Each batch is a request of its own: phones and desks are not kept waiting for a month of locks.
            for batch in events.chunks(BATCH) {
                let key = RequestKey(call.new_id::<LockEvent>().uuid());
                let one = Call::new(call.actor.clone(), call.now, key)
                    .in_zone(call.zone.clone())
                    .in_language(call.language);
                let events = batch.to_vec();
                carry_out(store, &one, HearLocks { events }, rehearsal).await?;
            }
        }
    }
    Ok(Outcome {
        rows: sheet.len(),
        beside,
    })
}

/// Those in a list of staff whom nobody knows yet.
pub async fn new_logins(store: &Store, bytes: &[u8]) -> Result<Vec<Login>, Problem> {
    let sheet = sheet(List::Staff, bytes)?;
    let mut new = vec![];
    for login in staff::read(store.reader(), &sheet).await?.logins() {
        if access::user_of_login(store.reader(), &login)
            .await?
            .is_none()
        {
            new.push(login);
        }
    }
    Ok(new)
}

fn sheet(list: List, bytes: &[u8]) -> Result<Sheet, Problem> {
    sheets::read(bytes, list.columns())
        .map_err(|troubles| Problem::Refused(troubles.iter().map(Into::into).collect()))
}

async fn carry_out<A: Action>(
    store: &Store,
    call: &Call,
    action: A,
    is_rehearsal: bool,
) -> Result<(), Problem> {
    if !is_rehearsal {
        return store.act(call, &action).await.map(drop);
    }
    match store.act(call, &Rehearsal(action)).await {
        Err(Problem::Refused(refusals)) if refusals.iter().any(|one| one.text == UNDONE) => Ok(()),
        Err(problem) => Err(problem),
        Ok(()) => Ok(()),
    }
}

/// Says that a rehearsal went well; nobody reads it.
const UNDONE: &str = "undone";

/// An action that is carried out and undone, so that a rehearsal finds whatever the real thing would.
struct Rehearsal<A>(A);

impl<A: Action> Action for Rehearsal<A> {
    const NAME: &'static str = "rehearsal";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        tx.perform(call, &self.0).await?;
        Err(kernel::Refusal::new(UNDONE).into())
    }
}

/// What is wrong with a list, line by line, in words.
pub fn told(problem: &Problem, texts: &Texts) -> Option<Vec<String>> {
    let Problem::Refused(refusals) = problem else {
        return None;
    };
    let t = texts.t(Language::English);
    let mut lines: Vec<String> = refusals
        .iter()
        .take(TOLD)
        .map(|refusal| cells::placed(refusal, &t.refusal(refusal)))
        .collect();
    if refusals.len() > TOLD {
        lines.push(format!("and {} more", refusals.len() - TOLD));
    }
    Some(lines)
}

/// The rows of a list as something else, or all that is wrong with them.
fn each<T>(
    sheet: &Sheet,
    mut read: impl FnMut(&mut Reading<'_>) -> Option<T>,
) -> Result<Vec<T>, Problem> {
    let mut wrong = Wrong::default();
    let mut all = Vec::with_capacity(sheet.len());
    for row in sheet.rows() {
        let mut reading = Reading::new(row, &mut wrong);
        all.extend(read(&mut reading));
    }
    wrong.or(all)
}

/// From when a list holds and by whose decision, which stand on every row alike.
fn one_head(row: &mut Reading<'_>, head: &mut Option<(Date, Line)>) {
    let from = row.date("Gäller från");
    let source = row.words("Källa");
    if let (Some(from), Some(source)) = (from, source) {
        let standing = head.get_or_insert_with(|| (from, source.clone()));
        let (other_day, other_source) = (standing.0 != from, standing.1 != source);
        if other_day {
            row.refuse("Gäller från", "the same day on every row");
        }
        if other_source {
            row.refuse("Källa", "the same source on every row");
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    /// A newcomer reads in the template how a day is written, and what comes of none.
    #[test]
    fn every_column_of_days_says_how_they_are_written_and_what_none_means() {
        let mut told = 0;
        for list in List::value_variants() {
            for column in list.columns() {
                let name = column.name;
                let is_day = ["Från", "Till", "Gäller från", "Tid"].contains(&name)
                    || column.example.parse::<Date>().is_ok();
                // Of the catalogue, how long a service is given.
                if !is_day || column.example == "tills vidare" {
                    continue;
                }
                told += 1;
                let said = column.description;
                assert!(
                    said.contains("skriv") && said.contains(" som 2026-"),
                    "{list:?}, {name}: {said}"
                );
                let none = if column.required {
                    "aldrig tom"
                } else {
                    "tom för "
                };
                assert!(said.contains(none), "{list:?}, {name}: {said}");
            }
        }
        assert_eq!(told, 9);
    }
}
