//! What is to be paid for a month, and what is left of it to settle.

use kernel::{Minutes, Money};

use crate::model::{AccountRow, Cause, PaidFor, SettlementLine, Stage, Terms};

/// The terms that hold in a month: the latest that begin in it or before it.
pub(crate) fn terms_of(all: &[Terms], month: crate::model::Month) -> Option<Terms> {
    let begun = all.iter().filter(|terms| terms.from <= month);
    begun.max_by_key(|terms| terms.from).copied()
}

/// Minutes to pay for, by some terms.
pub fn payable(terms: &Terms, framed: Minutes, performed: Minutes) -> Minutes {
    match (terms.paid_for, terms.cap_percent) {
        (PaidFor::Framed, _) => framed,
        (PaidFor::Performed, None) => performed,
        (PaidFor::Performed, Some(percent)) => {
            performed.min(Minutes::new((framed.count() * percent).div_euclid(100)))
        }
    }
}

/// What minutes cost, in whole öre, halves up.
pub fn price(per_hour: Money, minutes: Minutes) -> Money {
    Money::ore((per_hour.count() * minutes.count() + 30).div_euclid(60))
}

/// What was settled for an order and a month so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Paid {
    /// Minutes of all lines.
    pub(crate) minutes: Minutes,
    /// Amounts of all lines.
    pub(crate) sum: Money,
    /// Whether the provider's month was settled at all.
    pub(crate) is_settled: bool,
}

/// A row with what is to be paid for it, what was, and why that is something else than what was performed.
#[must_use]
pub(crate) fn with_payment(row: AccountRow, terms: Option<&Terms>, paid: Paid) -> AccountRow {
    let performed = row.tally.performed;
    // What the order gives without a decision is nothing to pay for.
    let framed = row.tally.framed - row.causes.of(Cause::WithoutDecision);
    let due = terms.map_or(Minutes::ZERO, |terms| payable(terms, framed, performed));
    let mut causes = row.causes.without((Stage::Performed, Stage::Paid));
    let by_terms = match terms {
        Some(_) => Cause::ByTerms,
        None => Cause::WithoutTerms,
    };
    causes.add(by_terms, due - performed);
    let rest = if paid.is_settled {
        Cause::SinceSettled
    } else {
        Cause::NotSettled
    };
    causes.add(rest, paid.minutes - due);
    let tally = crate::model::Tally {
        paid: paid.minutes,
        ..row.tally
    };
    AccountRow {
        tally,
        causes,
        payable: due,
        payable_sum: terms.map_or_else(Money::default, |terms| price(terms.per_hour, due)),
        paid_sum: paid.sum,
        ..row
    }
}

/// The line that settles what is left of a row; none where nothing is.
pub(crate) fn line(row: &AccountRow, terms: Option<&Terms>) -> Option<SettlementLine> {
    let minutes = row.payable - row.tally.paid;
    let sum = row.payable_sum - row.paid_sum;
    let is_even = minutes == Minutes::ZERO && sum == Money::default();
    (!is_even).then(|| SettlementLine {
        order: row.order,
        month: row.month,
        number: row.number.clone(),
        minutes,
        per_hour: terms.map_or_else(Money::default, |terms| terms.per_hour),
        sum,
    })
}
