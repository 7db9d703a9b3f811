//! What is to happen, in order of time: what falls on the same moment happens in the order in which it was noted.

use std::collections::BTreeMap;

use kernel::{Date, Timestamp, UnitId};

use super::{
    accounts::Money, changes::Change, corrections::Appealed, newcomers::Thread, nights::Turn,
    orders::Ordered, talks::Talk, telling::Told,
};

/// Something that is to happen.
#[derive(Debug)]
pub(crate) enum Happening {
    /// A day begins: what happens in it is noted.
    Day(Date),
    /// A task of the program.
    Turn(Turn),
    /// All that must hold is looked at.
    Look,
    /// A planner lays out a provider's next day.
    Lay(UnitId),
    /// A provider's visits of the day come to those who make them.
    Round(UnitId),
    /// Somebody tells of a visit.
    Told(Box<Told>),
    /// A step on the way of somebody who asks for help.
    Thread(Box<Thread>),
    /// What becomes of an appeal.
    Appealed(Box<Appealed>),
    /// What becomes of an order.
    Order(Box<Ordered>),
    /// A provider's morning: somebody is ill.
    Morning(UnitId),
    /// What did not fit is looked at.
    Settle(UnitId),
    /// What changes for those who have help.
    Change(Box<Change>),
    /// A conversation about decisions.
    Talk(Box<Talk>),
    /// A manager sees to what went wrong.
    Deviations(UnitId),
    /// A week begins.
    Week,
    /// What happens on a day on which offices are open.
    Workday,
    /// Somebody calls.
    Call,
    /// What a controller does.
    Money(Money),
}

/// What is to happen.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    noted: BTreeMap<(Timestamp, u64), Happening>,
    many: u64,
}

impl Agenda {
    pub(crate) fn note(&mut self, at: Timestamp, happening: Happening) {
        self.many += 1;
        self.noted.insert((at, self.many), happening);
    }

    /// What happens next, if it does before a moment.
    pub(crate) fn next(&mut self, before: Timestamp) -> Option<(Timestamp, Happening)> {
        let (at, _) = *self.noted.first_key_value()?.0;
        if at >= before {
            return None;
        }
        self.noted
            .pop_first()
            .map(|((at, _), happening)| (at, happening))
    }
}
