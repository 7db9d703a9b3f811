//! The minutes account: what providers are paid by, what their months came to, and those that are settled.

use kernel::{Money, Problem, Role};
use minutes_account::{CountMonth, Month, PaidFor, SetTerms, SettleMonth, Terms};

use super::stage::{FillError, Stage, Step};
use crate::Size;

/// Months before this one that have visits behind them.
const BACK: i32 = 1;
/// The most months before this one.
const YEAR: i32 = 12;
/// A month whose visits begin later than this day of it is not counted.
const FIRST_DAYS: i8 = 7;
/// One provider of so many has not been settled with yet.
const UNSETTLED: u64 = 3;

/// Tells of the last months, as the controller.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let offices = stage.plan.organisation.units.iter();
    let mut controllers = offices.filter_map(|unit| stage.worker_at(unit.id, Role::Controller));
    let Some(controller) = controllers.next() else {
        return Ok(());
    };
    // Larger municipalities have no days behind them to count.
    let back = match stage.plan.wish.size {
        Size::Small => BACK,
        Size::Municipality | Size::City => 0,
    };
    let today = stage.today();
    let forms = organisation::Forms::read(stage.reader()).await;
    let forms = forms.map_err(Problem::from)?;
    let providers: Vec<_> = forms.providers().collect();
    let all = u64::try_from(providers.len()).unwrap_or(u64::MAX);
    let this = Month::of(today);
    for (provider, done) in providers.into_iter().zip(1..) {
        let is_own = forms.is_in_house(provider);
        let terms = Terms {
            provider,
            from: this.after(-12),
            paid_for: if is_own {
                PaidFor::Framed
            } else {
                PaidFor::Performed
            },
            cap_percent: (!is_own).then_some(110),
            per_hour: Money::ore(if is_own { 43_800 } else { 42_150 }),
            version: 0,
        };
        let begun = stage.moment(terms.from.first(), 9, 0);
        let set = SetTerms { terms, seen: 0 };
        stage.act(controller.actor(), begun, &set).await?;
        let back = back_of(stage, provider, back).await?;
        for month in this.after(-back).to(this) {
            let to = duties::calendar::days_after(today, -1).min(month.last());
            if to < month.first() {
                continue;
            }
            let reader = stage.reader();
            let counted = minutes_account::count_orders(reader, provider, (month, to)).await;
            let counted = counted.map_err(Problem::from)?;
            let night = stage.moment(duties::calendar::days_after(to, 1), 2, 0);
            let night = night.min(stage.filling.now);
            stage
                .act(controller.actor(), night, &CountMonth { counted })
                .await?;
        }
        let settled = i32::from(done % UNSETTLED == 0);
        for month in this.after(-back).to(this.after(-1 - settled)) {
            settle(stage, controller.actor(), (provider, month)).await?;
        }
        stage.progress.at(Step::Account, done, all);
    }
    Ok(())
}

/// How many months before this one have visits behind them: all since the first, where a provider's year is told.
async fn back_of(stage: &Stage<'_>, provider: kernel::UnitId, back: i32) -> Result<i32, FillError> {
    let year = stage.year.as_ref().map(|(year, _)| year.provider());
    if year != Some(provider) {
        return Ok(back);
    }
    let days = (super::year::began(stage), stage.today());
    let visits = schedules::visits_of_provider(stage.reader(), provider, days).await;
    let visits = visits.map_err(Problem::from)?;
    let Some(first) = visits.iter().map(|one| one.placing.day).min() else {
        return Ok(back);
    };
    // A month that had only begun to have visits says nothing.
    let began = Month::of(first);
    let began = if first.day() > FIRST_DAYS {
        began.after(1)
    } else {
        began
    };
    let this = Month::of(stage.today());
    let whole = (1..=YEAR).find(|months| this.after(-*months) <= began);
    Ok(whole.unwrap_or(back).max(back))
}

/// Settles a month on the tenth of the next.
async fn settle(
    stage: &mut Stage<'_>,
    controller: kernel::Actor,
    (provider, month): (kernel::UnitId, Month),
) -> Result<(), FillError> {
    let reader = stage.reader();
    let found = minutes_account::settling(reader, provider, month).await;
    let found = found.map_err(Problem::from)?;
    let tenth = duties::calendar::days_after(month.after(1).first(), 9);
    let at = stage.moment(tenth, 10, 0).min(stage.filling.now);
    let Some(counted) = found.counted else {
        return Ok(());
    };
    let settle = SettleMonth {
        provider,
        month,
        seen: found.sum(),
        counted: counted.at,
    };
    stage.act(controller, at, &settle).await?;
    Ok(())
}
