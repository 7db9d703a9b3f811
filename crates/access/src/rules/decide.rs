//! The one decision: may this actor do this to that? Deny unless a row permits; a row that forbids wins.

use kernel::Actor;

use crate::model::{Condition, Effect, Facts, Need, Policy, Rule, Who};

use super::ties::given_by;

/// The answer, with the row that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'policy> {
    /// Yes, by this row.
    Permit(&'policy Rule),
    /// No, because this row forbids it.
    Forbidden(&'policy Rule),
    /// No, because no row permits it.
    Unpermitted,
}

impl Decision<'_> {
    /// Whether the answer is yes.
    pub const fn is_permit(&self) -> bool {
        matches!(self, Self::Permit(_))
    }
}

/// Decides. `facts` are what holds between the actor and the person; what the need itself tells
/// (own unit, exact number, a claimed emergency) is added here, so that no caller can leave it out.
///
/// ```
/// use access::{Condition, Facts, Need, Policy, Resource, decide};
/// use kernel::{Actor, Role};
/// # let id = "01930000-0000-7000-8000-000000000001";
/// # let person = id.parse()?;
/// let officer = Actor::Staff { user: id.parse()?, assignment: id.parse()?, role: Role::CaseOfficer, unit: id.parse()? };
/// let policy = Policy::standing()?;
/// let need = Need::see(Resource::Investigation).about(person);
/// let related: Facts = [Condition::HandlesPerson].into_iter().collect();
/// assert!(decide(policy, &officer, &need, &related).is_permit());
/// assert!(!decide(policy, &officer, &need, &Facts::none()).is_permit());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn decide<'policy>(
    policy: &'policy Policy,
    actor: &Actor,
    need: &Need,
    facts: &Facts,
) -> Decision<'policy> {
    let mut all = facts.clone();
    all.0.extend(given_by(actor, need).0);
    let mut permit = None;
    for rule in policy.speaking_of(Who::of(actor), need.verb, need.resource) {
        if !applies(rule, &all) {
            continue;
        }
        match rule.effect {
            Effect::Forbid => return Decision::Forbidden(rule),
            Effect::Permit => permit = permit.or(Some(rule)),
        }
    }
    permit.map_or(Decision::Unpermitted, Decision::Permit)
}

/// Decides whether there can be anybody to whom the actor may do this, by the role alone: for pages that list
/// persons, whose rows are then limited by [`crate::visible_persons`]. Never enough to do something to a person.
pub fn decide_for_some<'policy>(
    policy: &'policy Policy,
    actor: &Actor,
    need: &Need,
) -> Decision<'policy> {
    let given = given_by(actor, need);
    let mut permit = None;
    for rule in policy.speaking_of(Who::of(actor), need.verb, need.resource) {
        // What only a person can tell may be either way.
        let told_when =
            |condition: &Condition| condition.holds(&given) || !condition.is_told_by_need();
        let told_unless =
            |condition: &Condition| condition.is_told_by_need() && condition.holds(&given);
        match rule.effect {
            Effect::Permit
                if rule.when.iter().all(told_when) && !rule.unless.iter().any(told_unless) =>
            {
                permit = permit.or(Some(rule));
            }
            Effect::Forbid
                if rule
                    .when
                    .iter()
                    .all(|c| c.is_told_by_need() && c.holds(&given))
                    && rule
                        .unless
                        .iter()
                        .all(|c| c.is_told_by_need() && !c.holds(&given)) =>
            {
                return Decision::Forbidden(rule);
            }
            Effect::Permit | Effect::Forbid => {}
        }
    }
    permit.map_or(Decision::Unpermitted, Decision::Permit)
}

/// Whether the row speaks when these facts hold.
fn applies(rule: &Rule, facts: &Facts) -> bool {
    let holds = |condition: &Condition| condition.holds(facts);
    rule.when.iter().all(holds) && !rule.unless.iter().any(holds)
}
