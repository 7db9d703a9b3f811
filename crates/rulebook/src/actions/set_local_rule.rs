//! Sets a rule that the municipality decides for itself, from a day on.

use jiff::civil::Date;
use kernel::{Call, Line, Problem, Prose, RuleKey};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use crate::{
    model::{
        local::{LocalRow, LocalRowId},
        rule::DecisionKind,
        value::Value,
    },
    reads,
    rules::local_value::{Wish, may_set},
    store::local_rule::local_rule_add,
};

/// Sets a local rule. It adds a row and changes none.
///
/// This room lies below `access` and `history`. Carry it out with [`Tx::perform`] inside an action that first checks
/// the right to do it and then writes history from what it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLocalRule {
    /// Which rule.
    pub key: RuleKey,
    /// To what; of the same kind as now.
    pub value: Value,
    /// From which day; today at the earliest.
    pub from: Date,
    /// By what kind of decision.
    pub kind: DecisionKind,
    /// Who decided, and where that stands.
    pub decided_by: Line,
    /// Why.
    pub reason: Prose,
}

/// What was set, for history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalRuleSet {
    /// The new row.
    pub id: LocalRowId,
    /// The rule.
    pub key: RuleKey,
    /// What would have been valid on the day.
    pub before: Value,
    /// What is now.
    pub after: Value,
    /// From which day.
    pub from: Date,
}

impl Action for SetLocalRule {
    const NAME: &'static str = "set-local-rule";
    type Done = LocalRuleSet;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<LocalRuleSet, Problem> {
        let book = reads::book(tx).await?;
        let wish = Wish {
            key: &self.key,
            value: &self.value,
            from: self.from,
        };
        let before = may_set(&book, wish, call.today()).map_err(Problem::Refused)?;
        let row = LocalRow {
            id: call.new_id(),
            key: self.key.clone(),
            value: self.value.clone(),
            from: self.from,
            kind: self.kind,
            decided_by: self.decided_by.clone(),
            reason: self.reason.clone(),
            set_by: call.actor.user(),
            set_at: call.now,
        };
        local_rule_add(tx, &row).await?;
        Ok(LocalRuleSet {
            id: row.id,
            key: row.key,
            before: before.value.clone(),
            after: row.value,
            from: row.from,
        })
    }
}
