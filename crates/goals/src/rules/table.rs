//! The municipality's table of scores and bands, as the rule book has it.

use std::collections::BTreeMap;

use kernel::{Date, Fault};
use rulebook::{Rule, RuleBook, keys};

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
        let mut table = BTreeMap::new();
        for item in rule.items().map_err(broken)? {
            let mut parts = item.code.split(':');
            let read = (
                parts.next().and_then(|why| why.parse().ok()),
                parts.next().and_then(|score| score.parse().ok()),
                parts.next().and_then(|colour| colour.parse().ok()),
            );
            let (Some(why), Some(score), Some(colour)) = read else {
                let what = format!("the table of assessments has {}", item.code);
                return Err(Fault::new(what));
            };
            table.insert(why, (score, colour));
        }
        match Why::ALL.iter().find(|why| !table.contains_key(*why)) {
            Some(why) => Err(Fault::new(format!(
                "the table of assessments lacks {}",
                why.key()
            ))),
            None => Ok(Self(table)),
        }
    }

    /// What a reason gives.
    pub fn of(&self, why: Why) -> Option<(Score, Colour)> {
        self.0.get(&why).copied()
    }
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
