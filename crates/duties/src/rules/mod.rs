//! Pure: the calendar, and what time makes of a duty.

pub mod calendar;
mod holidays;
pub(crate) mod standing;
pub mod terms;
