//! No care plan older than its rule without a duty: wanted and past its day, or past the day for looking it through.

use kernel::{Date, Fault};
use store::Reader;
use uuid::Uuid;

use super::{
    finding::{Finding, Looked},
    traced::BATCH,
};

pub(super) async fn look(reader: &Reader, today: Date, looked: &mut Looked) -> Result<(), Fault> {
    let mut without = Finding::none("server-verify-plans-without-duty");
    let mut after = None;
    loop {
        let plans = care_plans::all_plans(reader, after, BATCH).await?;
        let overdue = plans
            .iter()
            .filter_map(|plan| Some((plan.id, care_plans::overdue_duty(plan, today)?)));
        let overdue: Vec<_> = overdue.collect();
        let ids: Vec<Uuid> = overdue.iter().map(|(plan, _)| plan.uuid()).collect();
        let open = duties::open_of(reader, "care-plan", &ids).await?;
        for (plan, kind) in overdue {
            let mut duties = open.get(&plan.uuid()).into_iter().flatten();
            if !duties.any(|duty| duty.kind == kind) {
                without.add(plan);
            }
        }
        after = plans.last().map(|plan| plan.id);
        if after.is_none() {
            break;
        }
    }
    looked.keep([without]);
    Ok(())
}
