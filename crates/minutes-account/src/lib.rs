//! The minutes account: how many minutes were granted, framed, planned, scheduled, performed and paid, by person,
//! provider, district and month, and why one stage has others than the one before it.
//!
//! | word | meaning |
//! |---|---|
//! | stage | where on its way a minute is: [`Stage`] |
//! | account row | an order in a month: [`AccountRow`] |
//! | cause | why a stage has other minutes than the one before: [`Cause`] |
//! | terms (ersättningsvillkor) | by what a provider is paid: [`Terms`] |
//! | settlement (ersättningsunderlag) | what a provider is paid for a month: [`Settlement`] |
//!
//! Invariants
//! - The causes between two stages are exactly their difference: [`Causes::unexplained`] tells where they are not.
//! - Nothing here is anybody's own figure: months are counted from what the rooms of the thread know, anew every night
//!   while they are open, and every row leads to the visits behind it.
//! - What is settled is never altered; the database refuses. What changes afterwards is a line of a later settlement.
//! - Performed minutes that belong to no order are told beside the sums ([`CountedMonth`]), never left out in silence.
//!
//! Law: kommunallagen (2017:725) 6 kap. 6 § on the committee's answer for what it has left to others, too; what providers
//! are paid follows their contracts, and how far back months are counted anew is a local rule.

mod actions;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{CountMonth, SetTerms, SettleMonth};
pub use model::{
    AccountRow, Cause, Causes, CountedMonth, Month, MonthError, PaidFor, STEPS, Settlement,
    SettlementId, SettlementLine, Settlements, Stage, Tally, Terms,
};
pub use pages::{routes, ways};
pub use reads::{
    By, CountedOrders, Filter, Group, OrderDays, Outcome, ProviderMonth, Settling, Within, account,
    count_orders, counted_months, open_months, order_days, order_row, paid_for, provider_months,
    rows, rows_of_months, settlements_for, settling, terms,
};
pub use rules::{Count, DayTally, Facts, count, payable, price};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "account",
    steps: &[
        ::store::Step::both(
            "0001_account",
            include_str!("../migrations/0001_account.sql"),
        ),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
        ::store::Step::both(
            "0003_cause_sums",
            include_str!("../migrations/0003_cause_sums.sql"),
        ),
    ],
};

/// The words of this room.
pub const LOCALES: [Locale; 2] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
];
