//! What the committee sees is what the tables say: each measured value is counted once more from the tables themselves
//! as of the moment when it was read, and each score, mean and band is judged once more.
//!
//! Looked at are this year's chain and last year's: the last value of each month, which is what is drawn. Rows that were
//! changed since give another figure rightly, and a figure does not tell which rows were in it. So a difference is a
//! flaw where nothing at all has been done since, and is told as changed where anything has. The account is counted anew
//! without history: its measure has changed where any of its months was counted after the reading.
//!
//! What the tables are not counted for here, [`recount::rows`] says; such a value is held against the rows that its room
//! gives, and is told of, as is one that was read by a definition that there is no longer.

use goals::{Behind, Binding, Chain, Indicator, Reading, Way};
use jiff::civil::date;
use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow},
};
use minutes_account::Month;
use portal::MEASURES;
use rulebook::{RuleBook, keys};
use store::Reader;

use super::{
    finding::{Finding, Looked},
    recount::{self, Days},
};

/// What there is of findings on goals.
struct Found {
    misread: Finding,
    misjudged: Finding,
    changed: Finding,
    uncounted: Finding,
}

pub(super) async fn look(reader: &Reader, call: &Call, looked: &mut Looked) -> Result<(), Fault> {
    let mut found = Found {
        misread: Finding::none("server-verify-goals-misread"),
        misjudged: Finding::none("server-verify-goals-misjudged"),
        changed: Finding::none("server-verify-goals-changed"),
        uncounted: Finding::none("server-verify-goals-uncounted"),
    };
    let today = call.today();
    let book = rulebook::reads::book(reader).await?;
    for chain in goals::chains(reader).await? {
        if chain.year == today.year() || chain.year == today.year() - 1 {
            look_at(reader, (call, &book), (&chain, &mut found)).await?;
        }
    }
    looked.keep([found.misread, found.misjudged]);
    for told in [found.changed, found.uncounted] {
        looked.keep_changed(told);
    }
    Ok(())
}

async fn look_at(
    reader: &Reader,
    (call, book): (&Call, &RuleBook),
    (chain, found): (&Chain, &mut Found),
) -> Result<(), Fault> {
    let today = call.today();
    let standing = goals::standing_now(reader, chain, today).await?;
    for wrong in recount::misjudged(reader, book, (chain, &standing)).await? {
        found.misjudged.add(wrong);
    }
    for indicator in goals::indicators(reader, chain.id).await? {
        let mut known = goals::readings(reader, indicator.id).await?;
        known.retain(|reading| reading.told.day <= today);
        let month = |reading: &Reading| (reading.told.day.year(), reading.told.day.month());
        for (place, reading) in known.iter().enumerate() {
            let next = known.get(place + 1);
            let is_drawn = next.is_none_or(|next| month(next) != month(reading));
            if reading.told.way != Way::Measured || !is_drawn {
                continue;
            }
            let is_latest = next.is_none();
            // What was done since makes an earlier month another: only what nobody has touched is counted once more.
            if !is_latest && has_changed(reader, &indicator, reading).await? {
                continue;
            }
            match held(reader, (call, book), (&indicator, reading)).await? {
                Held::Uncounted if is_latest => found.uncounted.add(indicator.id),
                Held::As | Held::Uncounted => {}
                Held::Otherwise => {
                    let is_changed = is_latest && has_changed(reader, &indicator, reading).await?;
                    let finding = if is_changed {
                        &mut found.changed
                    } else {
                        &mut found.misread
                    };
                    finding.add(indicator.id);
                }
            }
        }
    }
    Ok(())
}

/// How a reading lies to what is counted.
enum Held {
    /// It is the same.
    As,
    /// It is another.
    Otherwise,
    /// It is not counted here.
    Uncounted,
}

impl Held {
    const fn is(holds: bool) -> Self {
        if holds { Self::As } else { Self::Otherwise }
    }
}

fn period(reading: &Reading) -> Result<Period, Fault> {
    let day = reading.told.day;
    Period::new(date(day.year(), 1, 1), Some(day))
        .map_err(|error| Fault::from_source("the period of a reading", error))
}

/// Whether the tables, as of the reading's moment, say what the reading says.
async fn held(
    reader: &Reader,
    (call, book): (&Call, &RuleBook),
    (indicator, reading): (&Indicator, &Reading),
) -> Result<Held, Fault> {
    let (Some(binding), Some(behind)) = (&indicator.binding, reading.told.behind) else {
        return Ok(Held::Otherwise);
    };
    // Another definition counts otherwise, and the reading says by which it was counted.
    let definition = MEASURES.definition(&binding.measure);
    let Some(definition) = definition.filter(|one| one.version == behind.version) else {
        return Ok(Held::Uncounted);
    };
    let then = super::call(reading.at, &call.zone);
    let smallest = book
        .rule(keys::LOCAL_SMALL_NUMBER, then.today())
        .and_then(rulebook::Rule::count)
        .map_err(|error| Fault::from_source("the rule on small numbers", error))?;
    let hidden_below = usize::try_from(smallest).unwrap_or(usize::MAX);
    let (period, today) = (period(reading)?, then.today());
    let days = Days {
        from: period.from(),
        to: reading.told.day.min(today),
        today,
    };
    if let Some((how, rows)) = recount::rows(reader, book, (&binding.measure, days)).await? {
        let told = recount::told(how, &rows, (binding, hidden_below));
        return Ok(Held::is(told.is_some_and(|told| told.is_read(reading))));
    }
    let of = (binding.measure.as_str(), period);
    let rows = (MEASURES.rows)(reader, &then, of).await?;
    let measured = goals::measured(&definition, &rows, (binding, hidden_below));
    let is_told =
        measured.is_some_and(|one| one.value == reading.told.value && one.behind == behind);
    let counted = counts(&definition, binding, &rows);
    let holds = is_told && counted.is_none_or(|own| own == parts(behind));
    Ok(if holds {
        Held::Uncounted
    } else {
        Held::Otherwise
    })
}

const fn parts(behind: Behind) -> (i64, i64) {
    (behind.numerator, behind.denominator)
}

/// Numerator and denominator of the rows that a room gives. None for how many groups reach a limit, where those that are
/// hidden are not counted.
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
