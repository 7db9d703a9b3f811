//! The municipality's scheme of delegation: who may decide what in the committee's place.

use kernel::{Date, Language, Line, Role};
use organisation::Regime;

use super::Outcome;

const FILE: &str = include_str!("../../data/delegations.csv");

/// What an officer does with an appeal in the committee's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AppealTask {
    /// Tests whether it came in time, and dismisses it if not.
    TestTime,
    /// Reconsiders the decision.
    Reconsider,
}

kernel::keyed!(AppealTask { TestTime => "test-time", Reconsider => "reconsider" });

/// What an item of the scheme lets somebody do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delegated {
    /// Decide on services under an act; for one outcome only, or for all.
    Decide(Regime, Option<Outcome>),
    /// Handle appeals.
    Appeal(AppealTask),
}

impl Delegated {
    /// The key of deciding, beside those of [`AppealTask`].
    pub const DECIDE: &'static str = "decide";

    /// What it is kept as: task, act, outcome.
    pub const fn keys(self) -> (&'static str, Option<Regime>, Option<Outcome>) {
        match self {
            Self::Decide(regime, outcome) => (Self::DECIDE, Some(regime), outcome),
            Self::Appeal(task) => (task.key(), None, None),
        }
    }

    /// The same from what was kept; nothing that does not belong together.
    pub fn from_keys(task: &str, regime: Option<Regime>, outcome: Option<Outcome>) -> Option<Self> {
        if task == Self::DECIDE {
            return regime.map(|regime| Self::Decide(regime, outcome));
        }
        let is_bare = regime.is_none() && outcome.is_none();
        let task = task.parse().ok().filter(|_| is_bare);
        task.map(Self::Appeal)
    }
}

/// An item of the scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Its number in the scheme.
    pub code: Line,
    /// What it lets somebody do.
    pub what: Delegated,
    /// The same in Swedish, as the scheme has it.
    pub name_sv: Line,
    /// The same in English.
    pub name_en: Line,
    /// The least role that it is given to.
    pub role: Role,
}

impl Delegation {
    /// Its name in the reader's language.
    pub const fn name(&self, language: Language) -> &Line {
        match language {
            Language::Swedish | Language::Finnish => &self.name_sv,
            Language::English => &self.name_en,
        }
    }

    /// Whether somebody in a role may use it. A manager may decide what the officers may.
    pub fn is_given_to(&self, role: Role) -> bool {
        role == self.role || (role == Role::UnitManager && self.role == Role::CaseOfficer)
    }

    /// Whether it is for decisions on services under an act.
    pub fn is_under(&self, regime: Regime) -> bool {
        matches!(self.what, Delegated::Decide(of, _) if of == regime)
    }

    /// Whether it is for decisions with an outcome on services under an act.
    pub fn covers(&self, regime: Regime, outcome: Outcome) -> bool {
        match self.what {
            Delegated::Decide(of, only) => of == regime && only.is_none_or(|only| only == outcome),
            Delegated::Appeal(_) => false,
        }
    }

    /// As it is kept in the decision: number and Swedish name.
    pub fn cited(&self) -> Option<Line> {
        Line::parse(&format!("{} {}", self.code, self.name_sv)).ok()
    }
}

/// When a scheme was decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeDecided {
    /// The first day on which it holds.
    pub from: Date,
    /// By whom, and when.
    pub source: Line,
}

/// The scheme as it stands from a day until the next. It is never changed, only followed by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelegationScheme {
    /// When it was decided on; nothing where the municipality has given none, and examples stand in its place.
    pub decided: Option<SchemeDecided>,
    /// Its items, in its own order.
    pub items: Vec<Delegation>,
}

impl DelegationScheme {
    /// The examples that stand until the municipality gives its own.
    pub fn example() -> Self {
        Self {
            decided: None,
            items: FILE.lines().skip(1).filter_map(read).collect(),
        }
    }

    /// The first day on which it holds; none for the examples.
    pub fn from(&self) -> Option<Date> {
        self.decided.as_ref().map(|decided| decided.from)
    }

    /// The item with a number.
    pub fn item(&self, code: &str) -> Option<&Delegation> {
        self.items.iter().find(|item| item.code.as_str() == code)
    }

    /// The items by which somebody in a role decides on services under an act.
    pub fn deciding(
        &self,
        regime: Regime,
        role: Option<Role>,
    ) -> impl Iterator<Item = &Delegation> {
        let given = move |one: &&Delegation| role.is_some_and(|role| one.is_given_to(role));
        self.items
            .iter()
            .filter(move |one| one.is_under(regime))
            .filter(given)
    }

    /// The items by which somebody in a role does a task with appeals.
    pub fn handling(
        &self,
        task: AppealTask,
        role: Option<Role>,
    ) -> impl Iterator<Item = &Delegation> {
        let given = move |one: &&Delegation| role.is_some_and(|role| one.is_given_to(role));
        self.of_appeals(task).filter(given)
    }

    /// The items for a task with appeals.
    pub fn of_appeals(&self, task: AppealTask) -> impl Iterator<Item = &Delegation> {
        let what = Delegated::Appeal(task);
        self.items.iter().filter(move |one| one.what == what)
    }
}

fn read(row: &str) -> Option<Delegation> {
    let cells: Vec<&str> = row.split(';').collect();
    let [code, task, regime, name_sv, name_en, role, outcome] = cells.as_slice() else {
        return None;
    };
    let (regime, outcome) = (
        maybe(regime, |key| key.parse().ok())?,
        maybe(outcome, |key| key.parse().ok())?,
    );
    Some(Delegation {
        code: Line::parse(code).ok()?,
        what: Delegated::from_keys(task, regime, outcome)?,
        name_sv: Line::parse(name_sv).ok()?,
        name_en: Line::parse(name_en).ok()?,
        role: role.parse().ok()?,
    })
}

/// What stands in a cell that may be empty; nothing at all where it cannot be read.
fn maybe<T>(cell: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if cell.is_empty() {
        return Some(None);
    }
    read(cell).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_file_is_an_item() {
        let scheme = DelegationScheme::example();
        assert_eq!(scheme.items.len(), FILE.lines().count() - 1);
        for regime in Regime::ALL {
            let officer = Some(Role::CaseOfficer);
            assert!(scheme.deciding(*regime, officer).next().is_some());
        }
        for task in AppealTask::ALL {
            assert_eq!(scheme.of_appeals(*task).count(), 1, "{task:?}");
        }
        assert!(scheme.items.iter().all(|item| item.cited().is_some()));
    }

    #[test]
    fn what_does_not_belong_together_is_no_item() {
        let is = |task, regime, outcome| Delegated::from_keys(task, regime, outcome).is_some();
        assert!(is("decide", Some(Regime::Lss), Some(Outcome::Refused)));
        assert!(is("reconsider", None, None));
        assert!(!is("decide", None, None));
        assert!(!is("test-time", Some(Regime::Sol), None));
        assert!(!is("test-time", None, Some(Outcome::Refused)));
        assert!(!is("else", None, None));
    }
}
