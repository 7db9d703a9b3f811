//! What must hold between the rooms of the product, asked of a running installation.
//!
//! | part | what must hold |
//! |---|---|
//! | `rooms` | each room can read what it has kept |
//! | `schedule` | no visit in the schedule without an order, none on a day without help |
//! | `performed` | performed minutes trace to a decision |
//! | `plans` | no care plan past its day without a duty |
//! | `account` | the minutes account is what the rooms say, to the minute and the öre |
//! | `goals` | what the committee sees is what the tables say, counted and judged once more (`recount`) |
//!
//! A city has millions of visits: everything is asked plan by plan, or provider by provider and month by month, by an
//! index, and what is found is counted with the first few kept. Others work meanwhile, so what somebody may have changed
//! rightly since it was counted is told apart from what cannot be.

mod account;
mod finding;
mod goals;
mod performed;
mod plans;
mod recount;
mod rooms;
mod schedule;
mod traced;

use kernel::{Actor, Call, Fault, RequestKey, TimeZone, Timestamp};
use store::Store;
use uuid::Uuid;

pub use finding::{Finding, Looked};
pub use recount::misjudged;

/// Looks whether all holds. Names nobody.
pub async fn look(store: &Store, now: Timestamp) -> Result<Looked, Fault> {
    let reader = store.reader();
    let mut looked = Looked {
        unread: rooms::unread(reader, now).await?,
        ..Looked::default()
    };
    let municipality = organisation::municipality(reader).await?;
    let zone = municipality.map_or(TimeZone::UTC, |one| one.zone);
    let call = call(now, &zone);
    let today = call.today();
    schedule::look(reader, today, &mut looked).await?;
    performed::look(reader, &mut looked).await?;
    plans::look(reader, today, &mut looked).await?;
    account::look(reader, today, &mut looked).await?;
    goals::look(reader, &call, &mut looked).await?;
    Ok(looked)
}

/// A call that asks at a moment. It changes nothing, so that its key is nobody's.
fn call(at: Timestamp, zone: &TimeZone) -> Call {
    Call::new(Actor::system("verify"), at, RequestKey(Uuid::nil())).in_zone(zone.clone())
}
