//! What the committee sees of a measure is what its rows say: the latest reading of each bound indicator of this year,
//! counted anew from the rows as of the moment when it was read.
//!
//! Rows that were changed since give another figure rightly, and a figure does not tell which rows were in it. So a
//! difference is a flaw where nothing at all has been done since, and is told as changed where anything has. The account
//! is counted anew without history: its measure has changed where any of its months was counted after the reading.

use goals::{Behind, Binding, Indicator, Reading, Way};
use jiff::civil::date;
use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow},
};
use minutes_account::Month;
use portal::MEASURES;
use rulebook::keys;
use store::Reader;

use super::finding::{Finding, Looked};

pub(super) async fn look(reader: &Reader, call: &Call, looked: &mut Looked) -> Result<(), Fault> {
    let mut misread = Finding::none("server-verify-goals-misread");
    let mut changed = Finding::none("server-verify-goals-changed");
    let today = call.today();
    for chain in goals::chains(reader).await? {
        if chain.year != today.year() {
            continue;
        }
        for indicator in goals::indicators(reader, chain.id).await? {
            let all = goals::readings(reader, indicator.id).await?;
            let mut known = all.into_iter().rev();
            let Some(reading) = known.find(|reading| reading.told.day <= today) else {
                continue;
            };
            if reading.told.way != Way::Measured
                || holds(reader, call, &indicator, &reading).await?
            {
                continue;
            }
            if has_changed(reader, &indicator, &reading).await? {
                changed.add(indicator.id);
            } else {
                misread.add(indicator.id);
            }
        }
    }
    looked.keep([misread]);
    looked.keep_changed(changed);
    Ok(())
}

fn period(reading: &Reading) -> Result<Period, Fault> {
    let day = reading.told.day;
    Period::new(date(day.year(), 1, 1), Some(day))
        .map_err(|error| Fault::from_source("the period of a reading", error))
}

/// Whether the measure's rows, as of the reading's moment, say what the reading says.
async fn holds(
    reader: &Reader,
    call: &Call,
    indicator: &Indicator,
    reading: &Reading,
) -> Result<bool, Fault> {
    let (Some(binding), Some(behind)) = (&indicator.binding, reading.told.behind) else {
        return Ok(false);
    };
    let Some(definition) = MEASURES.definition(&binding.measure) else {
        return Ok(true);
    };
    // Another definition counts otherwise, and the reading says by which it was counted.
    if definition.version != behind.version {
        return Ok(true);
    }
    let then = super::call(reading.at, &call.zone);
    let book = rulebook::reads::book(reader).await?;
    let smallest = book
        .rule(keys::LOCAL_SMALL_NUMBER, then.today())
        .and_then(rulebook::Rule::count)
        .map_err(|error| Fault::from_source("the rule on small numbers", error))?;
    let hidden_below = usize::try_from(smallest).unwrap_or(usize::MAX);
    let of = (binding.measure.as_str(), period(reading)?);
    let rows = (MEASURES.rows)(reader, &then, of).await?;
    let Some(measured) = goals::measured(&definition, &rows, (binding, hidden_below)) else {
        return Ok(false);
    };
    let is_told = measured.value == reading.told.value && measured.behind == behind;
    Ok(is_told && counts(&definition, binding, &rows).is_none_or(|own| own == parts(behind)))
}

const fn parts(behind: Behind) -> (i64, i64) {
    (behind.numerator, behind.denominator)
}

/// Numerator and denominator, counted here by themselves: nobody else's arithmetic is behind them. None for how many
/// groups reach a limit, where those that are hidden are not counted.
fn counts(
    definition: &MeasureDefinition,
    binding: &Binding,
    rows: &[MeasureRow],
) -> Option<(i64, i64)> {
    if binding.over.is_some() {
        return None;
    }
    let is_in = |row: &&MeasureRow| match &binding.only {
        None => true,
        Some(only) => {
            let group = row.groups.get(&only.by).map_or("", String::as_str);
            only.groups().contains(group)
        }
    };
    let (mut all, mut met, mut valued, mut sum) = (0, 0, 0, 0);
    for row in rows.iter().filter(is_in) {
        all += 1;
        met += i64::from(row.meets);
        valued += i64::from(row.value.is_some());
        sum += row.value.unwrap_or_default();
    }
    Some(match definition.aggregate {
        Aggregate::Share => (met, all),
        Aggregate::Count => (all, all),
        Aggregate::Sum | Aggregate::Mean => (sum, valued),
        Aggregate::Median => (valued, valued),
    })
}

/// Rooms whose entries change no row that is measured: goals themselves, logging in, duties that are raised, pages.
const CHANGE_NO_ROWS: &[&str] = &["goals", "access", "portal", "minutes-account", "needs"];

/// Whether anything was done after a reading that may have changed the rows behind it.
async fn has_changed(
    reader: &Reader,
    indicator: &Indicator,
    reading: &Reading,
) -> Result<bool, Fault> {
    let measure = indicator.binding.as_ref().map(|one| one.measure.as_str());
    if measure == Some(minutes_account::measures::PERFORMED.key) {
        let period = period(reading)?;
        let months = (Month::of(period.from()), Month::of(reading.told.day));
        let counted = minutes_account::counted_months(reader, months).await?;
        return Ok(counted.iter().any(|month| month.at > reading.at));
    }
    history::is_anything_since(reader, reading.at, CHANGE_NO_ROWS).await
}
