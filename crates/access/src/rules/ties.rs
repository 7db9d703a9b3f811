//! From what is kept about a person to what holds for one actor: the pure form of every condition.

use kernel::{Actor, Date, Period, PersonId, Role, UnitId, UserId};

use crate::model::{
    Condition, Facts, Ground, Holder, LettingScope, MarkingKind, Need, RelationKind,
};

/// One thing kept about a person that can matter to access, and is not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// A relation.
    Relation {
        /// Whose.
        holder: Holder,
        /// Which.
        kind: RelationKind,
        /// When.
        period: Period,
    },
    /// A unit that carried out a service, in a relation that was ended.
    Provided {
        /// Which.
        unit: UnitId,
        /// From which day.
        from: Date,
    },
    /// A marking.
    Marking {
        /// Which.
        kind: MarkingKind,
        /// When.
        period: Period,
    },
    /// A user named to see the person.
    Named {
        /// Who.
        user: UserId,
        /// When.
        period: Period,
    },
    /// A block.
    Block {
        /// Toward which unit; none is toward all other providers of care.
        unit: Option<UnitId>,
        /// When.
        period: Period,
    },
    /// A relative let in.
    LetIn {
        /// Who.
        user: UserId,
        /// To what.
        scope: LettingScope,
        /// When.
        period: Period,
    },
    /// The person's own login.
    Own {
        /// Which.
        user: UserId,
    },
}

/// What holds between the actor and the person on a day, given all that is kept about the person.
pub fn facts_of(actor: &Actor, ties: &[Tie], today: Date) -> Facts {
    ties.iter()
        .flat_map(|tie| conditions_of(actor, *tie, today))
        .collect()
}

fn conditions_of(actor: &Actor, tie: Tie, today: Date) -> Vec<Condition> {
    let staff = staff_of(actor);
    let is_user = |user: UserId| staff.is_some_and(|(own, _unit)| own == user);
    let is_unit = |unit: UnitId| staff.is_some_and(|(_user, own)| own == unit);
    let when = |holds: bool, condition: Condition| if holds { vec![condition] } else { vec![] };
    match tie {
        Tie::Relation {
            holder,
            kind,
            period,
        } if period.contains(today) => match (kind, holder) {
            (RelationKind::Handling, Holder::User(user)) => {
                when(is_user(user), Condition::HandlesPerson)
            }
            (RelationKind::Unit, Holder::Unit(unit)) => when(is_unit(unit), Condition::UnitHandles),
            (RelationKind::Provider, Holder::Unit(unit)) if is_unit(unit) => {
                vec![Condition::ProviderOf, Condition::HasProvided]
            }
            (RelationKind::Provider | RelationKind::Handling, Holder::Unit(_))
            | (RelationKind::Unit | RelationKind::Provider, Holder::User(_)) => vec![],
        },
        Tie::Relation {
            holder: Holder::Unit(unit),
            kind: RelationKind::Provider,
            period,
        } if period.from() <= today => when(is_unit(unit), Condition::HasProvided),
        Tie::Provided { unit, from } => {
            when(is_unit(unit) && from <= today, Condition::HasProvided)
        }
        Tie::Marking { kind, period } if period.contains(today) => {
            let secret = if kind.protects_identity() {
                Condition::Protected
            } else {
                Condition::Secret
            };
            vec![secret]
        }
        Tie::Named { user, period } if period.contains(today) => {
            when(is_user(user), Condition::NamedStaff)
        }
        Tie::Block { unit, period } if period.contains(today) => match unit {
            Some(unit) => when(is_unit(unit), Condition::BlockedUnit),
            None => vec![Condition::BlockedProviders],
        },
        Tie::LetIn {
            user,
            scope,
            period,
        } if period.contains(today) => {
            let mut let_in = vec![];
            if relative_of(actor) == Some(user) {
                let_in.extend(when(scope.has_decisions(), Condition::LetInDecisions));
                let_in.extend(when(scope.has_plans(), Condition::LetInPlans));
            }
            let_in
        }
        Tie::Own { user } => when(is_user(user), Condition::IsSelf),
        // Not yet, or no longer.
        Tie::Relation { .. }
        | Tie::Marking { .. }
        | Tie::Named { .. }
        | Tie::Block { .. }
        | Tie::LetIn { .. } => vec![],
    }
}

/// User and unit of a member of staff.
pub(crate) const fn staff_of(actor: &Actor) -> Option<(UserId, UnitId)> {
    match actor {
        Actor::Staff { user, unit, .. } => Some((*user, *unit)),
        Actor::Resident { .. } | Actor::System { .. } | Actor::Public => None,
    }
}

/// The user who reads as somebody's relative.
pub(crate) const fn relative_of(actor: &Actor) -> Option<UserId> {
    match actor {
        Actor::Resident {
            user,
            role: Role::Relative,
            ..
        } => Some(*user),
        Actor::Resident { .. } | Actor::Staff { .. } | Actor::System { .. } | Actor::Public => None,
    }
}

/// The person who reads about herself or himself.
pub(crate) const fn person_of(actor: &Actor) -> Option<PersonId> {
    match actor {
        Actor::Resident {
            person,
            role: Role::Person,
            ..
        } => Some(*person),
        Actor::Resident { .. } | Actor::Staff { .. } | Actor::System { .. } | Actor::Public => None,
    }
}

/// What the need itself tells, before anything is looked up.
pub fn given_by(actor: &Actor, need: &Need) -> Facts {
    let own_unit = need.unit.is_some() && need.unit == actor.unit();
    // A need that names nobody is about the one who asks, if she or he asks as a person.
    let own_person =
        person_of(actor).is_some_and(|own| need.person.is_none_or(|person| person == own));
    Facts::none()
        .and(Condition::OwnUnit, own_unit)
        .and(Condition::IsPerson, own_person)
        .and(Condition::ExactNumber, need.ground == Ground::ExactNumber)
        .and(
            Condition::ClaimedEmergency,
            need.ground == Ground::Emergency,
        )
}
