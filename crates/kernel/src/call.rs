//! A call: who asks, when, in which zone, and with which chance. Every use case gets one.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use uuid::{Builder, Uuid};

use crate::{Actor, Id, Language, Problem, UnitId, UserId};

/// The key of one request, made when a form is shown. The same form sent twice has the same key,
/// and is carried out once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestKey(pub Uuid);

/// The chance that a call may use: the same start gives the same draws.
#[derive(Debug)]
pub struct Chance {
    start: u128,
    drawn: AtomicU64,
}

impl Chance {
    /// Chance that starts at `start`; hand in true randomness in production and a seed in tests.
    pub const fn from_start(start: u128) -> Self {
        Self {
            start,
            drawn: AtomicU64::new(0),
        }
    }

    fn draw(&self) -> u128 {
        let step = self.drawn.fetch_add(1, Ordering::Relaxed);
        mix(self.start ^ u128::from(step).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835))
    }
}

/// A mixing function with full avalanche (two rounds of a 128-bit multiply-xorshift).
const fn mix(mut x: u128) -> u128 {
    x ^= x >> 67;
    x = x.wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645);
    x ^= x >> 61;
    x = x.wrapping_mul(0x5851_F42D_4C95_7F2D_1405_7B7E_F767_814F);
    x ^ (x >> 64)
}

/// Who asks for a use case, when, and with which chance.
#[derive(Debug)]
pub struct Call {
    /// Who asks, in the assignment chosen at login.
    pub actor: Actor,
    /// The moment of the call.
    pub now: Timestamp,
    /// The municipality's zone, for rules that count calendar days.
    pub zone: TimeZone,
    /// The reader's language, for texts that are stored as they were shown.
    pub language: Language,
    /// The request that this call answers; a repeat has the same key.
    pub key: RequestKey,
    /// Digest of all that was sent with the request. The same key with another digest is not a repeat: somebody went
    /// back, corrected what they had typed, and sent it again.
    pub input: Option<[u8; 32]>,
    chance: Chance,
}

impl Call {
    /// A call at `now` in Swedish time and in Swedish. Ids made in the call follow from `key`, so that a
    /// transaction tried again after a conflict makes the same ids.
    pub fn new(actor: Actor, now: Timestamp, key: RequestKey) -> Self {
        Self {
            actor,
            now,
            zone: TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC),
            language: Language::Swedish,
            key,
            input: None,
            chance: Chance::from_start(key.0.as_u128()),
        }
    }

    /// The same call in another zone.
    #[must_use]
    pub fn in_zone(mut self, zone: TimeZone) -> Self {
        self.zone = zone;
        self
    }

    /// The same call by a reader of another language.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The same call, with the digest of all that was sent.
    #[must_use]
    pub const fn with_input(mut self, digest: [u8; 32]) -> Self {
        self.input = Some(digest);
        self
    }

    /// The member of staff who calls, and at which unit. A use case for staff is not found by others.
    pub const fn staff(&self) -> Result<(UserId, UnitId), Problem> {
        match self.actor {
            Actor::Staff { user, unit, .. } => Ok((user, unit)),
            Actor::Resident { .. } | Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
        }
    }

    /// The day of the call in the municipality's zone.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone.clone()).date()
    }

    /// A new id, sorted by the call's time.
    pub fn new_id<Kind>(&self) -> Id<Kind> {
        let drawn = self.chance.draw().to_be_bytes();
        let mut random = [0; 10];
        random.copy_from_slice(drawn.first_chunk::<10>().unwrap_or(&[0; 10]));
        let millis = u64::try_from(self.now.as_millisecond()).unwrap_or_default();
        let uuid = Builder::from_unix_timestamp_millis(millis, &random);
        Id::from_uuid(uuid.into_uuid())
    }

    /// Starts the draws again, before a transaction is tried a second time.
    pub fn rewind(&self) {
        self.chance.drawn.store(0, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Persons;

    fn call() -> Call {
        let now = "2026-03-29T00:30:00Z".parse().expect("a time");
        Call::new(Actor::Public, now, RequestKey(Uuid::from_u128(7)))
    }

    #[test]
    fn a_repeat_makes_the_same_ids() {
        let call = call();
        let first: Vec<Id<Persons>> = (0..3).map(|_| call.new_id()).collect();
        call.rewind();
        let second: Vec<Id<Persons>> = (0..3).map(|_| call.new_id()).collect();
        assert_eq!(first, second);
        assert_eq!(
            first
                .iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len(),
            3
        );
    }

    #[test]
    fn today_is_the_day_in_the_zone() {
        let late = "2026-06-30T22:30:00Z".parse().expect("a time");
        let call = Call::new(Actor::Public, late, RequestKey(Uuid::nil()));
        assert_eq!(call.today(), jiff::civil::date(2026, 7, 1));
    }
}
