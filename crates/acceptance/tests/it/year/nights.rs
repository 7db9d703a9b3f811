//! What the program does by itself, at the hours at which the server does it.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use server::tasks::{
    Checkpoints, Escalation, Forgetting, GoalReadings, LayingOut, MinutesAccount, Task,
};

use super::{agenda::Happening, world::World};

/// A task of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Raises duties that nobody has done.
    Escalation,
    /// Forgets answered requests and ended sessions.
    Forgetting,
    /// Counts the open months of the minutes account.
    Account,
    /// Takes the night's root over all history.
    Checkpoint,
    /// Reads the measures that goals are bound to.
    Goals,
    /// Lays out the visits of care plans.
    LayingOut,
}

/// When all that must hold is looked at, in minutes from midnight: all is counted, and nobody has begun to work.
pub(crate) const LOOK: i64 = 200;

/// What the clock starts in a day, in minutes from midnight.
const CLOCKWORK: &[(i64, Turn)] = &[
    (5, Turn::Escalation),
    (60, Turn::Forgetting),
    (125, Turn::Account),
    (135, Turn::Checkpoint),
    (185, Turn::Goals),
    (245, Turn::LayingOut),
    (8 * 60 + 5, Turn::Escalation),
    (12 * 60 + 5, Turn::Escalation),
    (16 * 60 + 5, Turn::Escalation),
    (18 * 60, Turn::LayingOut),
    (20 * 60 + 5, Turn::Escalation),
];

/// Notes the tasks of a day.
pub(crate) fn note(world: &mut World) {
    let today = world.today();
    for (minute, turn) in CLOCKWORK {
        let at = world.moment(today, *minute);
        world.agenda.note(at, Happening::Turn(*turn));
    }
    let is_monday = today.weekday() == Weekday::Monday;
    if is_monday || today.day() == 1 || today == world.wish.until() {
        let at = world.moment(today, LOOK);
        world.agenda.note(at, Happening::Look);
    }
}

impl Turn {
    pub(crate) async fn take(self, world: &mut World) {
        match self {
            Self::Escalation => turn(world, Escalation).await,
            Self::Forgetting => turn(world, Forgetting).await,
            // Made anew each night, as after a restart: what was done stands in the tables.
            Self::Account => turn(world, MinutesAccount::default()).await,
            Self::Checkpoint => turn(world, Checkpoints::default()).await,
            Self::Goals => turn(world, GoalReadings::default()).await,
            Self::LayingOut => turn(world, LayingOut).await,
        }
    }
}

async fn turn<T: Task>(world: &mut World, task: T) {
    let done = task.turn(&world.bench).await;
    let (seed, today) = (world.wish.seed, world.today());
    let done =
        done.unwrap_or_else(|problem| panic!("seed {seed}, {today}: {}: {problem:?}", T::NAME));
    let tasks: &mut BTreeMap<&'static str, u64> = &mut world.tally.tasks;
    *tasks.entry(T::NAME).or_default() += done;
}
