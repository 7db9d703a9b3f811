//! Sets a rule that the municipality decides for itself: access, the rule, history, in one transaction.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Problem};
use rulebook::{LocalRuleSet, SetLocalRule, Value};
use store::{Action, Tx};

/// Sets a local rule from a day on.
#[derive(Debug, Clone)]
pub(crate) struct SetRule(pub(crate) SetLocalRule);

impl Action for SetRule {
    const NAME: &'static str = "set-rule";
    type Done = LocalRuleSet;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<LocalRuleSet, Problem> {
        access::require(tx, call, Need::administer(Resource::RuleBook)).await?;
        // The rule book knows kinds and limits; what a value must be to be judged by, its room knows.
        let book = rulebook::reads::book(tx).await?;
        let rule = (self.0.key.as_str(), self.0.from);
        let wrong = goals::check_rule(&book, rule, &self.0.value);
        if !wrong.is_empty() {
            return Err(Problem::Refused(wrong));
        }
        let set = tx.perform(call, &self.0).await?;
        let entry = Entry::new(
            Stream::Installation,
            "portal.rule-set",
            Subject::new("local-rule", set.id),
        )
        .change("rule", None, Some(set.key.as_str().to_owned()))
        .change("value", said(&set.before), said(&set.after))
        .change("from", None, Some(set.from.to_string()))
        .change(
            "decided-by",
            None,
            Some(self.0.decided_by.as_str().to_owned()),
        )
        .reason(self.0.reason.as_str())
        .link(format!("/regler/{}", set.key.as_str()));
        history::write(tx, call, entry).await?;
        Ok(set)
    }
}

/// A value as history keeps it: its size, or the codes of its things.
fn said(value: &Value) -> Option<String> {
    if let Value::Items(items) = value {
        let codes: Vec<&str> = items.iter().map(|item| item.code.as_str()).collect();
        return Some(codes.join(", "));
    }
    value.size().map(|size| size.to_string())
}
