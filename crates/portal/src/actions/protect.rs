//! What protects a person: markings, named staff, blocks. Each holds from the moment that it is set.

use access::{
    BlockId, MarkingId, MarkingKind, NamingId, Need, ProtectionKind, Resource, protections_of,
};
use kernel::{Call, Line, Period, PersonId, Problem, UnitId, UserId};
use store::{Action, Tx};

/// One step of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Marks the person.
    Mark(MarkingKind, Period),
    /// Takes a marking away.
    Unmark(MarkingId),
    /// Names somebody who may see the person all the same.
    Name(UserId, Period),
    /// Takes the naming back.
    Unname(NamingId),
    /// Closes what is written to a unit, or to all other providers.
    Block(Option<UnitId>),
    /// Lifts a block.
    LiftBlock(BlockId),
}

/// Protects a person, or takes a protection away, with the reason.
#[derive(Debug, Clone)]
pub(crate) struct Protect {
    pub(crate) person: PersonId,
    pub(crate) step: Step,
    pub(crate) reason: Line,
}

impl Action for Protect {
    const NAME: &'static str = "protect";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = Need::administer(Resource::PersonFile).about(self.person);
        access::require(tx, call, need).await?;
        let (person, reason) = (self.person, &self.reason);
        match self.step {
            Step::Mark(kind, period) => {
                access::mark_protected(tx, call, person, (kind, period), reason).await?;
            }
            Step::Unmark(id) => {
                self.must_stand(
                    tx,
                    |kind| matches!(kind, ProtectionKind::Marking(one, _) if *one == id),
                )
                .await?;
                access::unmark(tx, call, id, reason).await?;
            }
            Step::Name(user, period) => {
                access::user(tx, user).await?.ok_or(Problem::NotFound)?;
                access::name_staff(tx, call, person, (user, period), reason).await?;
            }
            Step::Unname(id) => {
                self.must_stand(
                    tx,
                    |kind| matches!(kind, ProtectionKind::Naming(one, _) if *one == id),
                )
                .await?;
                access::unname_staff(tx, call, id, reason).await?;
            }
            Step::Block(unit) => {
                access::block(tx, call, person, unit, reason).await?;
            }
            Step::LiftBlock(id) => {
                self.must_stand(
                    tx,
                    |kind| matches!(kind, ProtectionKind::Block(one, _) if *one == id),
                )
                .await?;
                access::lift_block(tx, call, id, reason).await?;
            }
        }
        Ok(())
    }
}

impl Protect {
    /// What is taken away must be this person's: the id comes from a form.
    async fn must_stand(
        &self,
        tx: &Tx,
        is_it: impl Fn(&ProtectionKind) -> bool,
    ) -> Result<(), Problem> {
        let standing = protections_of(tx, self.person).await?;
        if standing.iter().any(|one| is_it(&one.kind)) {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }
}
