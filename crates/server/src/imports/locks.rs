//! Which lock is on which home, and what locks have noted, as their supplier exports it.

use std::collections::BTreeMap;

use access::Login;
use jiff::civil::DateTime;
use kernel::{Call, PersonId, PersonalNumber, Problem, TimeZone, Timestamp, UnitId, UserId};
use organisation::UnitFilter;
use sheets::{Column, Sheet};
use store::Ask;
use visits::{LockEvent, LockUse, LockedHome, SetLocks};

use super::{Reading, each, organisation as units};

/// The columns of the register of locks.
pub const LOCKS: [Column<'static>; 4] = [
    Column::required("Lås", "Låsets namn hos leverantören", "L-1024"),
    Column::optional(
        "Personnummer",
        "Vems hem låset sitter på; tomt när det har tagits ned",
        "19430519-2397",
    ),
    Column::required(
        "Enhet",
        "Utförarens namn, som i listan över organisationen",
        "Björkens hemtjänst",
    ),
    Column::required(
        "Från",
        "Första dagen, skriven som 2026-11-01; aldrig tom",
        "2026-11-01",
    ),
];

/// The columns of what locks have noted.
pub const EVENTS: [Column<'static>; 4] = [
    Column::required("Lås", "Låsets namn hos leverantören", "L-1024"),
    Column::required(
        "Tid",
        "Dag och klockslag där låset sitter, skrivna som 2026-11-23 07:31:05, eller med tidszon; aldrig tom",
        "2026-11-23 07:31:05",
    ),
    Column::required(
        "Nyckel",
        "Vems nyckel: namnet att logga in med, eller HSA-id",
        "amina.ali",
    ),
    Column::required("Händelse", "öppnat eller stängt", "öppnat"),
];

const USES: [(&str, LockUse); 2] = [("öppnat", LockUse::Opened), ("stängt", LockUse::Closed)];

/// Reads the register; persons and providers that it names must be there.
pub async fn read_locks(ask: &dyn Ask, call: &Call, sheet: &Sheet) -> Result<SetLocks, Problem> {
    let standing = organisation::units(ask, &UnitFilter::default()).await?;
    let providers: BTreeMap<String, UnitId> = standing
        .into_iter()
        .map(|unit| (units::folded(unit.name.as_str()), unit.id))
        .collect();
    let today = call.today();
    let mut persons: BTreeMap<String, PersonId> = BTreeMap::new();
    for row in sheet.rows() {
        let typed = row.text("Personnummer").unwrap_or_default();
        if let Ok(number) = PersonalNumber::parse(typed, today)
            && let Some(person) = residents::person_by_number(ask, number).await?
        {
            persons.insert(typed.trim().to_owned(), person.id);
        }
    }
    let locks = each(sheet, |row| {
        let lock = row.words("Lås");
        let is_down = row.text("Personnummer").is_none();
        let person = row.parse("Personnummer", |typed| {
            let known = persons.get(typed).copied();
            known.ok_or("nobody here has this number; import the residents first")
        });
        let provider = row.parse("Enhet", |name| {
            let known = providers.get(&units::folded(name)).copied();
            known.ok_or("there is no unit of this name; import the organisation first")
        });
        let from = row.date("Från");
        if !is_down && person.is_none() {
            return None;
        }
        Some(LockedHome {
            lock: lock?,
            from: from?,
            person,
            provider: provider?,
        })
    })?;
    Ok(SetLocks { locks })
}

/// Reads what locks have noted, and how many rows are of keys that nobody here has: the residents' own, their
/// relatives', the caretaker's.
pub async fn read_events(
    ask: &dyn Ask,
    call: &Call,
    sheet: &Sheet,
) -> Result<(Vec<LockEvent>, usize), Problem> {
    let mut users: BTreeMap<String, Option<UserId>> = BTreeMap::new();
    for row in sheet.rows() {
        let key = row.text("Nyckel").unwrap_or_default().trim();
        if !users.contains_key(key) {
            users.insert(key.to_owned(), user(ask, key).await?);
        }
    }
    let rows = each(sheet, |row| event(row, &users, &call.zone))?;
    let strangers = rows.iter().filter(|row| row.is_none()).count();
    Ok((rows.into_iter().flatten().collect(), strangers))
}

async fn user(ask: &dyn Ask, key: &str) -> Result<Option<UserId>, Problem> {
    if let Ok(login) = Login::parse(key)
        && let Some(user) = access::user_of_login(ask, &login).await?
    {
        return Ok(Some(user.id));
    }
    let user = access::user_of_hsa_id(ask, key).await?;
    Ok(user.map(|user| user.id))
}

fn event(
    row: &mut Reading<'_>,
    users: &BTreeMap<String, Option<UserId>>,
    zone: &TimeZone,
) -> Option<Option<LockEvent>> {
    let lock = row.words("Lås");
    let at = row.parse("Tid", |typed| moment(typed, zone));
    let user = row.text("Nyckel").and_then(|key| *users.get(key)?);
    let what = row.choice("Händelse", &USES);
    let (lock, at, what) = (lock?, at?, what?);
    let of_user = |user| LockEvent {
        lock,
        at,
        user,
        what,
    };
    Some(user.map(of_user))
}

/// A moment as suppliers write it: with a zone, or by the clock on the wall. An hour that comes twice is its first.
fn moment(typed: &str, zone: &TimeZone) -> Result<Timestamp, &'static str> {
    const WRONG: &str = "a day and a time such as 2026-11-23 07:31:05";
    if let Ok(moment) = typed.parse::<Timestamp>() {
        return Ok(moment);
    }
    let wall: DateTime = typed.parse().map_err(|_error| WRONG)?;
    let zoned = wall.to_zoned(zone.clone()).map_err(|_error| WRONG)?;
    Ok(zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suppliers_write_time_in_several_ways() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let at = "2026-11-23T06:31:05Z".parse::<Timestamp>().unwrap();
        for typed in [
            "2026-11-23 07:31:05",
            "2026-11-23T07:31:05+01:00",
            "2026-11-23T06:31:05Z",
        ] {
            assert_eq!(moment(typed, &zone), Ok(at), "{typed}");
        }
        assert_eq!(
            moment("2026-10-25 02:30", &zone),
            Ok("2026-10-25T00:30:00Z".parse().unwrap())
        );
        assert!(moment("07:31", &zone).is_err());
    }
}
