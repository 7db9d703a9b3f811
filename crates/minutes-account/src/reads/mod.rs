//! Questions that pages and other rooms may ask. Whether the reader may see the answer is asked before.

mod account;
mod counting;
mod payments;
mod settling;

pub use account::{
    By, Filter, Group, Outcome, Within, account, counted_months, order_row, rows, rows_of_months,
};
pub(crate) use account::{causes, causes_of, months_of_groups, persons_seen};
pub use counting::{CountedOrders, OrderDays, count_orders, open_months, order_days};
pub(crate) use payments::Payments;
pub use settling::{
    ProviderMonth, Settling, paid_for, provider_months, settlements_for, settling, terms,
};
