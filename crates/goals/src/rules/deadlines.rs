//! When a report is to be ready.

use duties::DutyKind;
use kernel::{Date, Role};
use rulebook::{RuleBook, RuleFault, keys};

/// A report on goals is ready some weeks after the last day that it tells of (local rule).
pub(crate) const REPORT: DutyKind = DutyKind {
    key: "goals-duty-report",
    role: Role::Controller,
    rule: keys::LOCAL_GOALS_REPORT,
};

/// The day on which a report is to be ready.
pub(crate) fn report_due(rules: &RuleBook, as_of: Date) -> Result<Date, RuleFault> {
    let term = rules.rule(keys::LOCAL_GOALS_REPORT, as_of)?.term()?;
    Ok(duties::terms::last_day(as_of, term))
}
