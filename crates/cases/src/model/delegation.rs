//! The municipality's scheme of delegation: who may decide what in the committee's place.

use kernel::{Language, Line, Role};
use organisation::Regime;

use super::Outcome;

const FILE: &str = include_str!("../../data/delegations.csv");

/// An item of the scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Its number in the scheme.
    pub code: String,
    /// Under which act.
    pub regime: Regime,
    /// What it lets somebody decide, in Swedish.
    pub name_sv: Line,
    /// The same in English.
    pub name_en: Line,
    /// The least role that it is given to.
    pub role: Role,
    /// Whether it is for refusals only, or for all outcomes.
    pub outcome: Option<Outcome>,
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

    /// As it is kept in the decision: number and Swedish name.
    pub fn cited(&self) -> Option<Line> {
        Line::parse(&format!("{} {}", self.code, self.name_sv)).ok()
    }
}

/// The scheme; its items are examples that a municipality replaces with its own.
pub fn delegations() -> Vec<Delegation> {
    FILE.lines().skip(1).filter_map(read).collect()
}

fn read(row: &str) -> Option<Delegation> {
    let cells: Vec<&str> = row.split(';').collect();
    let [code, regime, name_sv, name_en, role, outcome] = cells.as_slice() else {
        return None;
    };
    Some(Delegation {
        code: (*code).to_owned(),
        regime: regime.parse().ok()?,
        name_sv: Line::parse(name_sv).ok()?,
        name_en: Line::parse(name_en).ok()?,
        role: role.parse().ok()?,
        outcome: match *outcome {
            "" => None,
            key => Some(key.parse().ok()?),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_file_is_an_item() {
        let all = delegations();
        assert_eq!(all.len(), FILE.lines().count() - 1);
        for regime in Regime::ALL {
            assert!(
                all.iter()
                    .any(|d| d.regime == *regime && d.is_given_to(Role::CaseOfficer))
            );
        }
        assert!(all.iter().all(|d| d.cited().is_some()));
    }
}
