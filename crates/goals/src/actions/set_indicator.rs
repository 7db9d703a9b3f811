//! Sets an indicator of a goal.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::{changed, entry, may_write};
use crate::{
    model::{Binding, Indicator, IndicatorId},
    reads::Measures,
    rules::{check_indicator, check_unit},
    store::{chain, indicator, reading},
};

/// A new indicator, or one as it is to be.
#[derive(Debug, Clone)]
pub struct SetIndicator {
    /// As it is to be. Its id is not looked at for a new one; its version is the one that was seen.
    pub indicator: Indicator,
    /// Whether it is new.
    pub is_new: bool,
    /// The measures that it can be bound to.
    pub measures: Measures,
}

impl Action for SetIndicator {
    const NAME: &'static str = "set-indicator";
    type Done = IndicatorId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<IndicatorId, Problem> {
        may_write(tx, call).await?;
        let goal = chain::goal_by_id(tx, self.indicator.goal).await?;
        goal.ok_or(Problem::NotFound)?;
        let before = self.before(tx).await?;
        let mut wrong = check_indicator(&self.indicator);
        let binding = self.indicator.binding.as_ref();
        wrong.extend(binding.and_then(|binding| self.unknown(binding)));
        if let Some(before) = &before
            && before.scale != self.indicator.scale
            && !reading::readings_of(tx, before.id).await?.is_empty()
        {
            wrong.push(Refusal::new("goals-refusal-scale-has-values").at("scale"));
        }
        if !wrong.is_empty() {
            return Err(Problem::Refused(wrong));
        }
        let set = Indicator {
            id: before.as_ref().map_or_else(|| call.new_id(), |one| one.id),
            version: before.as_ref().map_or(1, |one| one.version + 1),
            ..self.indicator.clone()
        };
        indicator::indicator_save(tx, &set).await?;
        let was_edited = |before: &Indicator| {
            (before.baseline, before.baseline_year) != (set.baseline, set.baseline_year)
        };
        if before.as_ref().is_some_and(was_edited) {
            indicator::indicator_follow(tx, set.id, None).await?;
        }
        let baseline = |one: &Indicator| one.baseline.map(|value| value.to_string());
        let measure = |one: &Indicator| one.binding.as_ref().map(|bound| bound.measure.clone());
        let targets = |one: &Indicator| {
            let said = one.targets.iter();
            let said: Vec<String> = said
                .map(|(year, value)| format!("{year}: {value}"))
                .collect();
            (!said.is_empty()).then(|| said.join(", "))
        };
        let was = before.as_ref();
        let told = entry("goals.indicator-set", ("indicator", set.id))
            .change(
                "name",
                was.map(|one| one.name.to_string()),
                Some(set.name.to_string()),
            )
            .change("baseline", was.and_then(baseline), baseline(&set))
            .change("targets", was.and_then(targets), targets(&set))
            .change("measure", was.and_then(measure), measure(&set))
            .change(
                "aim",
                was.map(|one| one.aim.key().to_owned()),
                Some(set.aim.key().to_owned()),
            )
            .link(set.address());
        history::write(tx, call, told).await?;
        Ok(set.id)
    }
}

impl SetIndicator {
    async fn before(&self, tx: &Tx) -> Result<Option<Indicator>, Problem> {
        if self.is_new {
            return Ok(None);
        }
        let found = indicator::indicator_by_id(tx, self.indicator.id).await?;
        let found = found.filter(|one| one.goal == self.indicator.goal);
        let found = found.ok_or(Problem::NotFound)?;
        if found.version != self.indicator.version {
            return Err(changed("indicator", found.id, found.version));
        }
        Ok(Some(found))
    }

    /// What is wrong with a binding: no such measure, one that cannot be divided so, or one that is counted in
    /// something else.
    fn unknown(&self, binding: &Binding) -> Option<Refusal> {
        let Some(definition) = self.measures.definition(&binding.measure) else {
            return Some(Refusal::new("goals-refusal-no-measure").at("measure"));
        };
        let only = binding.only.as_ref().map(|only| only.by);
        let over = binding.over.map(|over| over.by);
        let is_divided = [only, over]
            .into_iter()
            .flatten()
            .all(|by| definition.dimensions.contains(&by));
        if is_divided {
            check_unit(&self.indicator, definition.unit)
        } else {
            Some(Refusal::new("goals-refusal-no-dimension").at("measure"))
        }
    }
}
