//! Signs that a sample of the log was reviewed, and what it came to.

use std::str::FromStr;

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Id, PersonId, Problem, Prose, UnitId, UserId};
use store::{Action, Tx};

/// Kind of the id of a review.
pub(crate) enum Reviews {}

/// What a review came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReviewResult {
    /// Everything had to do with somebody's work.
    Clean,
    /// Something has to be looked into.
    Remark,
}

/// A text that names no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoResult;

impl ReviewResult {
    pub(crate) const ALL: [Self; 2] = [Self::Clean, Self::Remark];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Remark => "remark",
        }
    }
}

impl FromStr for ReviewResult {
    type Err = NoResult;
    fn from_str(key: &str) -> Result<Self, NoResult> {
        Self::ALL
            .into_iter()
            .find(|one| one.key() == key)
            .ok_or(NoResult)
    }
}

/// Which sample was reviewed: enough to draw it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sampled {
    pub(crate) seed: u64,
    pub(crate) size: i64,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) what: What,
    pub(crate) user: Option<UserId>,
    pub(crate) unit: Option<UnitId>,
    pub(crate) person: Option<PersonId>,
}

/// What of the log was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Who has read.
    Reads,
    /// What was changed.
    Changes,
    /// Who was let in to whom, and of what work.
    Rights,
    /// Reads and changes.
    All,
}
kernel::keyed!(What { Reads => "reads", Changes => "changes", Rights => "rights", All => "all" });

impl What {
    /// How it stands in an address.
    pub(crate) const fn address(self) -> &'static str {
        match self {
            Self::Reads => "",
            Self::Changes => "andringar",
            Self::Rights => "behorighet",
            Self::All => "allt",
        }
    }

    /// What an address asks for: reads, unless it names something else.
    pub(crate) fn of_address(named: &str) -> Self {
        let mut all = Self::ALL.iter().copied();
        all.find(|it| it.address() == named).unwrap_or(Self::Reads)
    }
}

/// Signs a review, in the reviewer's own unit.
#[derive(Debug, Clone)]
pub(crate) struct ReviewLog {
    pub(crate) unit: UnitId,
    pub(crate) sampled: Sampled,
    pub(crate) result: ReviewResult,
    pub(crate) note: Option<Prose>,
}

impl ReviewLog {
    pub(crate) const VERB: &'static str = "portal.log-reviewed";
}

impl Action for ReviewLog {
    const NAME: &'static str = "review-log";
    type Done = Id<()>;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Id<()>, Problem> {
        let need = Need::review(Resource::AccessLog).at(self.unit);
        access::require(tx, call, need).await?;
        let id: Id<Reviews> = call.new_id();
        let text = |value: &dyn ToString| Some(value.to_string());
        let entry = Entry::new(
            Stream::Unit(self.unit),
            Self::VERB,
            Subject::new("log-review", id),
        )
        .change("result", None, Some(self.result.key().to_owned()))
        .change("seed", None, text(&self.sampled.seed))
        .change("size", None, text(&self.sampled.size))
        .change("from", None, text(&self.sampled.from))
        .change("to", None, text(&self.sampled.to))
        .change("kept", None, Some(self.sampled.what.key().to_owned()))
        .change("of-user", None, narrowed(self.sampled.user))
        .change("of-unit", None, narrowed(self.sampled.unit))
        .change("of-person", None, narrowed(self.sampled.person));
        let entry = match &self.note {
            Some(note) => entry.reason(note.as_str()),
            None => entry,
        };
        history::write(tx, call, entry).await?;
        Ok(Id::from_uuid(id.uuid()))
    }
}

fn narrowed<Kind>(by: Option<Id<Kind>>) -> Option<String> {
    by.map(|id| id.to_string())
}
