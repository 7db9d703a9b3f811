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

/// Whether the row speaks when these facts hold.
fn applies(rule: &Rule, facts: &Facts) -> bool {
    let holds = |condition: &Condition| condition.holds(facts);
    rule.when.iter().all(holds) && !rule.unless.iter().any(holds)
}
