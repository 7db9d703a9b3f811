//! The sample municipality: the same for the same seed, with numbers that belong to nobody and lives that make sense.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod lives;
mod numbers;
mod repeat;

use kernel::Date;
use samples::{Plan, Size, Wish};

pub(crate) fn wish(size: Size, seed: u64) -> Wish {
    Wish {
        size,
        seed,
        today: today(),
    }
}

pub(crate) fn today() -> Date {
    "2026-11-22".parse().expect("a day")
}

pub(crate) fn plan(size: Size) -> Plan {
    Plan::make(wish(size, 7)).expect("lists that hold")
}
