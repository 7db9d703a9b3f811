//! One thing that was done, before it is written.

use kernel::{Id, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Stream;

/// What an entry is about: kind and id of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Its kind, for example `application`.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
}

impl Subject {
    /// A thing by its typed id.
    pub const fn new<Kind>(kind: &'static str, id: Id<Kind>) -> Self {
        Self {
            kind,
            id: id.uuid(),
        }
    }

    /// The installation itself, for what is done to all of it.
    pub const fn installation() -> Self {
        Self {
            kind: "installation",
            id: Uuid::nil(),
        }
    }
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Name of the field.
    #[serde(rename = "f")]
    pub field: String,
    /// What stood there; none when there was nothing.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What stands there now; none when nothing does.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) stream: Stream,
    pub(crate) verb: &'static str,
    pub(crate) subject: Subject,
    pub(crate) changes: Vec<FieldChange>,
    pub(crate) reason: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) person: Option<PersonId>,
}

impl Entry {
    /// The most fields that one entry may tell of.
    pub const CHANGES_MAX: usize = 200;

    /// An entry in a stream. The verb is the room and what happened, for example
    /// `cases.application-registered`; the room's language files have it in words.
    pub const fn new(stream: Stream, verb: &'static str, subject: Subject) -> Self {
        Self {
            stream,
            verb,
            subject,
            changes: Vec::new(),
            reason: None,
            link: None,
            person: stream.person(),
        }
    }

    /// Tells what a field was and became. A field that did not change is left out.
    #[must_use]
    pub fn change(
        mut self,
        field: &'static str,
        before: Option<String>,
        after: Option<String>,
    ) -> Self {
        if before != after {
            self.changes.push(FieldChange {
                field: field.to_owned(),
                before,
                after,
            });
        }
        self
    }

    /// Tells why, in the actor's words.
    #[must_use]
    pub fn reason(mut self, why: impl AsRef<str>) -> Self {
        self.reason = Some(why.as_ref().to_owned());
        self
    }

    /// Where in the product it can be seen.
    #[must_use]
    pub fn link(mut self, address: impl Into<String>) -> Self {
        self.link = Some(address.into());
        self
    }

    /// Whom it is about, where the stream does not say it: it then stands in the person's timeline too.
    /// In a person's own stream it stays that person.
    #[must_use]
    pub fn about(mut self, person: PersonId) -> Self {
        self.person = Some(self.stream.person().unwrap_or(person));
        self
    }
}
