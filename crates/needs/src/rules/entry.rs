//! What an entry of a budget rests on, as people type it.

use kernel::Refusal;
use projection::economy::{Basis, Reading, Step};

/// The most entries of a budget.
pub(crate) const ENTRIES_MAX: usize = 1_000;
/// The most lines of one entry.
const LINES_MAX: usize = 200;

kernel::keyed! {
    /// What an entry rests on.
    pub enum BasisKind {
        /// An amount that a document gives.
        Amount => "amount",
        /// Volumes, read before and now, at their standard costs.
        Readings => "readings",
        /// Standard costs, before and now, at their volumes.
        Revisions => "revisions",
        /// A price of a base, from a month on.
        Prices => "prices",
        /// Named amounts.
        Parts => "parts",
        /// Nothing: what is left of the balance that was published.
        Rest => "rest",
    }
}

/// A number as people type it: `1 194,5`, `-0.6`.
///
/// ```
/// use needs::typed_number;
/// assert_eq!(typed_number("1 194,5"), Some(1_194.5));
/// assert_eq!(typed_number("fyra"), None);
/// ```
pub fn typed_number(typed: &str) -> Option<f64> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace(',', ".").replace('\u{2212}', "-");
    let number: f64 = plain.parse().ok()?;
    (-1e9..=1e9).contains(&number).then_some(number)
}

/// The lines of readings, revisions or parts, apart by semicolons or tabs. What is wrong is said by its line.
pub fn basis_of_lines(kind: BasisKind, lines: &str) -> Result<Basis, Vec<Refusal>> {
    let mut wrong = vec![];
    let (mut readings, mut steps, mut parts) = (vec![], vec![], vec![]);
    for (place, line) in (1_i64..).zip(lines.lines()) {
        let cells: Vec<&str> = line.split([';', '\t']).map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let numbers: Vec<Option<f64>> = cells.iter().skip(1).map(|one| typed_number(one)).collect();
        let name = cells.first().map(|name| (*name).to_owned());
        match (
            kind,
            name.filter(|name| !name.is_empty()),
            numbers.as_slice(),
        ) {
            (BasisKind::Readings, Some(service), [Some(before), Some(now), Some(cost)]) => {
                readings.push(Reading {
                    service,
                    before: *before,
                    now: *now,
                    standard_cost: *cost,
                });
            }
            (BasisKind::Revisions, Some(service), [Some(volume), Some(before), Some(now)]) => {
                steps.push(Step {
                    service,
                    volume: *volume,
                    before: *before,
                    now: *now,
                });
            }
            (BasisKind::Parts, Some(name), [Some(amount)]) => parts.push((name, whole(*amount))),
            _ => {
                let refusal = Refusal::new(match kind {
                    BasisKind::Parts => "needs-refusal-line-part",
                    BasisKind::Revisions => "needs-refusal-line-revision",
                    BasisKind::Readings
                    | BasisKind::Amount
                    | BasisKind::Prices
                    | BasisKind::Rest => "needs-refusal-line-reading",
                });
                wrong.push(refusal.with("line", place).at("lines"));
            }
        }
    }
    let count = readings.len() + steps.len() + parts.len();
    if wrong.is_empty() && (count == 0 || count > LINES_MAX) {
        wrong.push(Refusal::new("needs-refusal-lines").at("lines"));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(match kind {
        BasisKind::Revisions => Basis::Revisions(steps),
        BasisKind::Parts => Basis::Parts(parts),
        BasisKind::Readings | BasisKind::Amount | BasisKind::Prices | BasisKind::Rest => {
            Basis::Readings(readings)
        }
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "what is typed is bounded when it is read"
)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_wrong_ones_told() {
        let read = |kind, lines| basis_of_lines(kind, lines);
        let told = read(BasisKind::Readings, "BmSS vuxen; 389; 387; 1 194\n\n").expect("a reading");
        assert_eq!(told.amount(), -2_388);
        let told = read(BasisKind::Revisions, "Boende\t520\t760,0\t790").expect("a revision");
        assert_eq!(told.amount(), 15_600);
        let told = read(BasisKind::Parts, "Vila; 9 100\nLedning; 600").expect("parts");
        assert_eq!(told.amount(), 9_700);
        let wrong =
            read(BasisKind::Readings, "a; 1; 2; 3\nb; 1; x; 3\n; 1; 2; 3").expect_err("two");
        let lines: Vec<String> = wrong.iter().map(|one| format!("{:?}", one.args)).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().any(|line| line.contains("Number(2)")));
        assert_eq!(read(BasisKind::Parts, " \n").expect_err("none").len(), 1);
    }
}
