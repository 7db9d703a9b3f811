//! All SQL of this room.

mod changes;
mod lists;
mod rows;
mod steps;

pub(crate) use changes::{
    Closing, desk_add, desks_clear, desks_lower, desks_move, duty_close, duty_give, duty_insert,
    duty_move, duty_raise,
};
pub use lists::Narrow;
pub(crate) use lists::{
    Desk, count_by_time, count_own_by_time, duties_about, duty_by_id, duty_open, measured,
    open_about, own_page, passed_step, work_page,
};
pub(crate) use steps::{StepRow, step_insert, steps_of};

/// Indexes that serve readers and escalation alone: nothing is asked by them while a database is filled.
pub const READERS_INDEXES: &[&str] = &[
    "duty_item_subject",
    "duty_item_person",
    "duty_item_user",
    "duty_item_step",
    "duty_item_unit",
    "duty_item_kind",
    "duty_item_state",
    "duty_desk_list",
    "duty_desk_raised",
];
