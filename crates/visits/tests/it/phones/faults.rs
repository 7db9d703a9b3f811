//! What goes wrong in a trial: each fault is on or off, so that some trials have one alone and some have all.

use super::chance::Chance;

/// The faults of a trial; numbers are times in a thousand.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each fault is on or off by itself"
)]
pub(crate) struct Faults {
    /// Requests that never arrive.
    pub(crate) loss: u64,
    /// Answers that never arrive, to requests that did.
    pub(crate) lost_answers: u64,
    /// Requests that arrive twice, the second some time later.
    pub(crate) duplicates: u64,
    /// Requests that take so long that others pass them.
    pub(crate) slow: u64,
    /// The app is killed between one thing and the next.
    pub(crate) kills: u64,
    /// Phones without network for minutes to a fortnight.
    pub(crate) partitions: bool,
    /// Clocks a day ahead or behind, and those that say 1970.
    pub(crate) clocks: bool,
    /// The browser throws away kept pages.
    pub(crate) evictions: bool,
    /// Two share a phone.
    pub(crate) shared: bool,
    /// Sessions end.
    pub(crate) logins: bool,
    /// The server is down, and dies after it has written.
    pub(crate) restarts: bool,
    /// Forms are sent again by going back, some of them changed.
    pub(crate) backs: bool,
    /// Visits are moved, given to others, cancelled and gone; people die; relations end.
    pub(crate) planner: bool,
    /// Assignments end, and are given back.
    pub(crate) dismissals: bool,
}

impl Faults {
    /// Drawn for one trial.
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        let mut often = |most: u64| {
            if chance.in_thousand(500) {
                chance.below(most) + 1
            } else {
                0
            }
        };
        let (loss, lost_answers, duplicates) = (often(400), often(400), often(300));
        let (slow, kills) = (often(300), often(60));
        let mut is = || chance.in_thousand(500);
        Self {
            loss,
            lost_answers,
            duplicates,
            slow,
            kills,
            partitions: is(),
            clocks: is(),
            evictions: is(),
            shared: is(),
            logins: is(),
            restarts: is(),
            backs: is(),
            planner: is(),
            dismissals: is(),
        }
    }
}
