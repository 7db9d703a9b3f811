//! The municipality's table of scores and bands, as the rule book has it.

use std::collections::BTreeMap;

use kernel::{Date, Fault, Refusal};
use rulebook::{Item, Rule, RuleBook, keys};

use crate::model::{Colour, Score, Why};

/// Which score and colour each reason gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table(BTreeMap<Why, (Score, Colour)>);

/// From where on a goal is partly met and met, and budget adherence is yellow and green.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// Partly met from this mean on, in hundredths.
    pub partly: u32,
    /// Met from this mean on, in hundredths.
    pub met: u32,
    /// Yellow from this adherence on, in thousandths of a per cent.
    pub budget_yellow: i64,
    /// Green from this adherence on, in thousandths of a per cent.
    pub budget_green: i64,
}

impl Table {
    /// As it holds on a day. A table with a reason that is missing is a fault of the rule book.
    pub fn read(rules: &RuleBook, on: Date) -> Result<Self, Fault> {
        let broken = |error| Fault::from_source("the table of assessments", error);
        let rule = rules
            .rule(keys::LOCAL_GOALS_ASSESSMENT, on)
            .map_err(broken)?;
        let items = rule.items().map_err(broken)?;
        Self::parse(items).map_err(|wrong| {
            let said: Vec<String> = wrong.iter().map(|one| format!("{one:?}")).collect();
            Fault::new(format!("the table of assessments: {}", said.join("; ")))
        })
    }

    /// The rows of the rule, each as `reason:score:colour`; every row that is none, and every reason that has no row or
    /// several, is told.
    pub(super) fn parse(items: &[Item]) -> Result<Self, Vec<Refusal>> {
        let (mut table, mut wrong) = (BTreeMap::new(), vec![]);
        for item in items {
            let Some((why, given)) = row(&item.code) else {
                let said = Refusal::new("goals-refusal-table-row").with("code", item.code.as_str());
                wrong.push(said);
                continue;
            };
            if table.insert(why, given).is_some() {
                wrong.push(Refusal::new("goals-refusal-table-twice").with("why", why.key()));
            }
        }
        let lacks: Vec<&str> = Why::ALL
            .iter()
            .filter(|why| !table.contains_key(*why))
            .map(|why| why.key())
            .collect();
        if !lacks.is_empty() {
            let lacks = lacks.join(", ");
            wrong.push(Refusal::new("goals-refusal-table-lacks").with("lacks", lacks));
        }
        if wrong.is_empty() {
            Ok(Self(table))
        } else {
            Err(wrong)
        }
    }

    /// What a reason gives.
    pub fn of(&self, why: Why) -> Option<(Score, Colour)> {
        self.0.get(&why).copied()
    }
}

/// A row of the table: reason, score, colour, and nothing more.
fn row(code: &str) -> Option<(Why, (Score, Colour))> {
    let mut parts = code.split(':');
    let read = (
        parts.next()?.parse().ok()?,
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?),
    );
    parts.next().is_none().then_some(read)
}

impl Bands {
    /// As they hold on a day.
    pub fn read(rules: &RuleBook, on: Date) -> Result<Self, Fault> {
        let broken = |error| Fault::from_source("the bands of goals", error);
        let parts = |key| -> Result<i64, Fault> {
            let rule: &Rule = rules.rule(key, on).map_err(broken)?;
            Ok(rule.share().map_err(broken)?.parts_per_million())
        };
        let hundredths = |key| -> Result<u32, Fault> {
            let parts = parts(key)? / 10_000;
            u32::try_from(parts).map_err(|error| Fault::from_source("a band of goals", error))
        };
        Ok(Self {
            partly: hundredths(keys::LOCAL_GOALS_PARTLY)?,
            met: hundredths(keys::LOCAL_GOALS_MET)?,
            budget_yellow: parts(keys::LOCAL_GOALS_BUDGET_YELLOW)? / 10,
            budget_green: parts(keys::LOCAL_GOALS_BUDGET_GREEN)? / 10,
        })
    }
}
