//! May this actor do this to that? Read anew every time, so that what is taken away is gone at once.

use std::collections::BTreeMap;

use kernel::{Actor, Call, Date, Fault, PersonId, Problem, UnitId};
use store::{Ask, Statement};

use crate::{
    model::{Facts, Need, Policy},
    rules::{Decision, decide, decide_for_some, facts_of},
    store::{ties, visible},
};

pub use crate::store::visible::VisiblePersons as Visible;

/// What holds between the actor and the person on that day.
pub async fn facts(
    ask: &dyn Ask,
    actor: &Actor,
    person: PersonId,
    today: Date,
) -> Result<Facts, Fault> {
    match actor {
        Actor::Staff { .. } | Actor::Resident { .. } => {
            Ok(facts_of(actor, &ties::load(ask, person).await?, today))
        }
        // No row about a person can speak of these two.
        Actor::System { .. } | Actor::Public => Ok(Facts::none()),
    }
}

/// The same for many persons, in a few questions however many they are.
pub async fn facts_of_all(
    ask: &dyn Ask,
    actor: &Actor,
    persons: &[PersonId],
    today: Date,
) -> Result<BTreeMap<PersonId, Facts>, Fault> {
    let ties = match actor {
        Actor::Staff { .. } | Actor::Resident { .. } => ties::load_many(ask, persons).await?,
        Actor::System { .. } | Actor::Public => BTreeMap::new(),
    };
    let of = |person: &PersonId| {
        let ties = ties.get(person).map_or(&[][..], Vec::as_slice);
        (*person, facts_of(actor, ties, today))
    };
    Ok(persons.iter().map(of).collect())
}

/// The names of those who handle some persons on a day; who no longer works as an officer does not.
pub async fn handlers_of(
    ask: &dyn Ask,
    persons: &[PersonId],
    day: Date,
) -> Result<BTreeMap<PersonId, Vec<String>>, Fault> {
    ties::handlers(ask, persons, day).await
}

/// The decision with the row behind it, for pages that say why.
pub async fn decision(ask: &dyn Ask, call: &Call, need: Need) -> Result<Decision<'static>, Fault> {
    let facts = match need.person {
        Some(person) => facts(ask, &call.actor, person, call.today()).await?,
        None => Facts::none(),
    };
    Ok(decide(Policy::standing()?, &call.actor, &need, &facts))
}

/// Whether the actor may, for pages that leave out what the reader may not do.
pub async fn may(ask: &dyn Ask, call: &Call, need: Need) -> Result<bool, Fault> {
    decision(ask, call, need)
        .await
        .map(|decision| decision.is_permit())
}

/// Goes on only if the actor may.
///
/// The answer no is [`Problem::NotFound`], the same as for what does not exist; only where the reader may see
/// the thing and wants to do more to it, it is [`Problem::Denied`].
pub async fn require(ask: &dyn Ask, call: &Call, need: Need) -> Result<(), Problem> {
    let policy = Policy::standing()?;
    let facts = match need.person {
        Some(person) => facts(ask, &call.actor, person, call.today()).await?,
        None => Facts::none(),
    };
    if decide(policy, &call.actor, &need, &facts).is_permit() {
        return Ok(());
    }
    if decide(policy, &call.actor, &need.only_seeing(), &facts).is_permit() {
        return Err(Problem::Denied);
    }
    Err(Problem::NotFound)
}

/// Goes on only if there can be anybody to whom the actor may do this: for pages that list persons, whose rows
/// are then limited by [`visible_persons`]. What is about one person goes through [`require`].
pub fn require_for_some(call: &Call, need: Need) -> Result<(), Problem> {
    if decide_for_some(Policy::standing()?, &call.actor, &need).is_permit() {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

/// Which persons the actor may do `need` to, as a condition on `column` with values from `$first` on.
/// It comes from the same rows as [`require`], and a test holds the two together.
///
/// ```
/// use access::{Need, Resource};
/// # async fn example(ask: &dyn store::Ask, call: &kernel::Call) -> Result<(), kernel::Fault> {
/// let mine = access::visible_persons(call, &Need::see(Resource::Order), "person_id", 2)?;
/// let statement = store::sql(format!("SELECT id FROM case_order WHERE state = $1 AND {}", mine.text()));
/// let rows = mine.bind_to(statement.bind("sent")).all(ask).await?;
/// # Ok(()) }
/// ```
pub fn visible_persons(
    call: &Call,
    need: &Need,
    column: &str,
    first: usize,
) -> Result<Visible, Fault> {
    let policy = Policy::standing()?;
    Ok(visible::visible(
        policy,
        (&call.actor, need),
        call.today(),
        (column, first),
    ))
}

impl Visible {
    /// How many persons to ask about in one statement that is narrowed. Those whom the actor may see are found anew for
    /// each statement: a unit's two thousand, asked about by sixty-four, took seven times as long.
    pub const AT_ONCE: usize = 512;

    /// Adds ` AND …` to a statement that is written so far, and binds its values.
    pub fn narrow(
        call: &Call,
        need: &Need,
        column: &str,
        statement: Statement,
    ) -> Result<Statement, Fault> {
        let visible = visible_persons(call, need, column, statement.next())?;
        let statement = statement.push(" AND ").push(visible.text());
        Ok(visible.bind_to(statement))
    }

    /// The same, and lets through persons whom no officer who works at the unit handles: what is to be done about them
    /// is nobody's, so that everybody there must be told of it. Of the persons themselves it tells nothing more.
    pub fn narrow_or_left(
        (call, unit): (&Call, UnitId),
        need: &Need,
        column: &str,
        statement: Statement,
    ) -> Result<Statement, Fault> {
        let first = statement.next();
        let visible = visible_persons(call, need, column, first)?
            .or_left_at((unit, call.today()), (column, first));
        let statement = statement.push(" AND ").push(visible.text());
        Ok(visible.bind_to(statement))
    }
}
