//! How users and holders of relations are named in history: by name, and by the id that stays.

use history::Entry;
use kernel::{Fault, UserId};
use store::Ask;

use crate::{model::Holder, store::users};

/// Whether a change gives or takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Given,
    Taken,
}

impl Told {
    /// Notes a field that is given or taken.
    pub(super) fn field(self, entry: Entry, field: &'static str, value: String) -> Entry {
        match self {
            Self::Given => entry.change(field, None, Some(value)),
            Self::Taken => entry.change(field, Some(value), None),
        }
    }

    /// Notes a user under these two names.
    async fn named(
        self,
        ask: &dyn Ask,
        entry: Entry,
        user: UserId,
        (name, id): (&'static str, &'static str),
    ) -> Result<Entry, Fault> {
        let known = users::by_id(ask, user).await?.map(|user| user.name);
        let entry = match known {
            Some(known) => self.field(entry, name, known),
            None => entry,
        };
        Ok(self.field(entry, id, user.to_string()))
    }

    /// Notes a member of staff.
    pub(super) async fn staff(
        self,
        ask: &dyn Ask,
        entry: Entry,
        user: UserId,
    ) -> Result<Entry, Fault> {
        self.named(ask, entry, user, ("staff", "staff-id")).await
    }

    /// Notes a relative.
    pub(super) async fn relative(
        self,
        ask: &dyn Ask,
        entry: Entry,
        user: UserId,
    ) -> Result<Entry, Fault> {
        self.named(ask, entry, user, ("relative", "relative-id"))
            .await
    }

    /// Notes the holder of a relation.
    pub(super) async fn holder(
        self,
        ask: &dyn Ask,
        entry: Entry,
        holder: Holder,
    ) -> Result<Entry, Fault> {
        match holder {
            Holder::User(user) => self.staff(ask, entry, user).await,
            Holder::Unit(unit) => Ok(self.field(entry, "unit", unit.to_string())),
        }
    }
}
