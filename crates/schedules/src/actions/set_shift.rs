//! Says when somebody works.

use duties::calendar;
use kernel::{Call, Date, Problem, Refusal, UnitId};
use store::{Action, Tx};

use super::steps::{planner, staff_on, unit_entry};
use crate::{
    model::{NewShift, Shift, ShiftId},
    rules::check_shift,
    store::shift::{shift_by_id, shift_drop, shift_insert, shift_list_of, shift_save},
};

/// Adds a shift, or changes one.
#[derive(Debug, Clone, Copy)]
pub struct SetShift {
    /// Which one, as it was seen; none for a new one.
    pub instead: Option<(ShiftId, i64)>,
    /// When, and whose.
    pub shift: NewShift,
}

impl Action for SetShift {
    const NAME: &'static str = "set-shift";
    type Done = ShiftId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ShiftId, Problem> {
        let (_user, unit) = planner(tx, call).await?;
        let new = self.shift;
        not_past(call, new.day)?;
        if !staff_on(tx, unit, new.day).await?.contains(&new.user) {
            return Err(Refusal::new("schedules-refusal-worker-not-here")
                .at("day")
                .into());
        }
        let near = (
            calendar::days_after(new.day, -1),
            calendar::days_after(new.day, 1),
        );
        let mut others = shift_list_of(tx, new.user, near).await?;
        others.retain(|other| self.instead.is_none_or(|(own, _)| own != other.id));
        check_shift(&new, &others)?;
        let id = match self.instead {
            None => {
                let shift = Shift {
                    id: call.new_id(),
                    provider: unit,
                    shift: new,
                    version: 1,
                };
                shift_insert(tx, &shift).await?;
                shift.id
            }
            Some((id, version)) => {
                let before = own(tx, unit, id).await?;
                if before.shift.user != new.user {
                    return Err(Problem::NotFound);
                }
                not_past(call, before.shift.day)?;
                shift_save(tx, (id, version), &new).await?;
                id
            }
        };
        let told = unit_entry(unit, "schedules.shift-set", ("shift", id))
            .change("user", None, Some(new.user.to_string()))
            .change("day", None, Some(new.day.to_string()))
            .change("minutes", None, Some(new.worked().to_string()));
        history::write(tx, call, told).await?;
        Ok(id)
    }
}

/// Takes a shift out.
#[derive(Debug, Clone, Copy)]
pub struct RemoveShift {
    /// Which one.
    pub shift: ShiftId,
    /// As it was seen.
    pub version: i64,
}

impl Action for RemoveShift {
    const NAME: &'static str = "remove-shift";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_user, unit) = planner(tx, call).await?;
        let shift = own(tx, unit, self.shift).await?;
        not_past(call, shift.shift.day)?;
        shift_drop(tx, self.shift, self.version).await?;
        let told = unit_entry(unit, "schedules.shift-removed", ("shift", self.shift))
            .change("user", Some(shift.shift.user.to_string()), None)
            .change("day", Some(shift.shift.day.to_string()), None);
        history::write(tx, call, told).await?;
        Ok(())
    }
}

/// What has been worked is not changed without anybody being told why.
fn not_past(call: &Call, day: Date) -> Result<(), Problem> {
    if day < call.today() {
        return Err(Refusal::new("schedules-refusal-shift-past")
            .at("day")
            .into());
    }
    Ok(())
}

/// A shift of the own unit.
async fn own(tx: &Tx, unit: UnitId, id: ShiftId) -> Result<Shift, Problem> {
    let shift = shift_by_id(tx, id).await?;
    shift
        .filter(|shift| shift.provider == unit)
        .ok_or(Problem::NotFound)
}
