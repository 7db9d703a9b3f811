//! What the log reviewer asks: who has read and done what, where and when.

use kernel::{Fault, PersonId, Timestamp, UnitId, UserId};
use sha2::{Digest, Sha256};
use store::{Ask, Where};
use uuid::Uuid;

use crate::{
    EntryView, Page, PageAt,
    actions::READ,
    store::{COLUMNS, entry_page, entry_view},
};

/// Reads, changes, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// Reads of personal pages.
    #[default]
    Reads,
    /// Everything but reads.
    Changes,
    /// Both.
    All,
}

/// Which entries to review. Every part that is given narrows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewFilter {
    /// Reads, changes, or both.
    pub kept: Kept,
    /// By whom.
    pub user: Option<UserId>,
    /// In an assignment at which unit.
    pub unit: Option<UnitId>,
    /// About whom.
    pub person: Option<PersonId>,
    /// What begins with this, for example `cases.`.
    pub verb: Option<String>,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub before: Option<Timestamp>,
    /// Left out, whoever reviews: kinds of thing and verbs as `kind verb`, for example `deviation deviations.reported`.
    /// For what nobody may read out of a log; it stands in its chain all the same.
    pub without: &'static [&'static str],
}

impl ReviewFilter {
    fn condition(&self) -> Where {
        let (kept, person) = match self.kept {
            Kept::Reads => ("stream_kind = 'reads'", "stream_id = ?"),
            Kept::Changes => ("stream_kind <> 'reads'", "person = ?"),
            Kept::All => (
                "1 = 1",
                "((stream_kind = 'reads' AND stream_id = ?) OR (stream_kind <> 'reads' AND person = ?))",
            ),
        };
        let narrowed = Where::all()
            .part(kept)
            .with(person, self.person)
            .with("actor_user = ?", self.user)
            .with("actor_unit = ?", self.unit)
            .with("at >= ?", self.from)
            .with("at < ?", self.before)
            .with("SUBSTR(verb, 1, LENGTH(?)) = ?", self.verb.clone());
        self.without.iter().fold(narrowed, |narrowed, told| {
            narrowed.with("subject_kind || ' ' || verb <> ?", Some(*told))
        })
    }
}

/// The entries to review, the newest first.
pub async fn review(
    ask: &dyn Ask,
    filter: &ReviewFilter,
    at: PageAt,
) -> Result<Page<EntryView>, Fault> {
    entry_page(ask, filter.condition(), at).await
}

/// Who has read a person's pages, the newest first; the person may see it as well. That somebody has logged in to them is
/// noted beside, and is no page that was read.
pub async fn reads_of_person(
    ask: &dyn Ask,
    person: PersonId,
    at: PageAt,
) -> Result<Page<EntryView>, Fault> {
    let filter = ReviewFilter {
        person: Some(person),
        verb: Some(READ.to_owned()),
        ..ReviewFilter::default()
    };
    review(ask, &filter, at).await
}

/// What one user has read, the newest first.
pub async fn reads_by_user(
    ask: &dyn Ask,
    user: UserId,
    at: PageAt,
) -> Result<Page<EntryView>, Fault> {
    let filter = ReviewFilter {
        user: Some(user),
        ..ReviewFilter::default()
    };
    review(ask, &filter, at).await
}

/// A random sample of the entries to review: the same seed draws the same, so that a review can be shown to
/// have been even-handed. Give the filter a time: without one it walks through all that has ever been written.
pub async fn review_sample(
    ask: &dyn Ask,
    filter: &ReviewFilter,
    seed: u64,
    size: i64,
) -> Result<Vec<EntryView>, Fault> {
    let (times, plus) = shuffle(seed);
    let condition = filter.condition();
    let (a, b, most) = (condition.next(), condition.next() + 1, condition.next() + 2);
    let rows = condition
        .statement(
            &format!("SELECT {COLUMNS} FROM history_entry"),
            &format!(
                "ORDER BY (draw * ${a} + ${b}) % 2147483648, stream_kind, stream_id, seq LIMIT ${most}"
            ),
        )
        .bind(times)
        .bind(plus)
        .bind(size.clamp(1, PageAt::SIZE_MAX))
        .all(ask)
        .await?;
    rows.iter().map(entry_view).collect()
}

/// An odd factor and a summand below 2^31: together they deal the 31-bit draws anew.
fn shuffle(seed: u64) -> (i64, i64) {
    let hash = Sha256::digest(seed.to_be_bytes());
    let mut words = hash.chunks(4).map(|bytes| {
        let word = bytes.first_chunk::<4>().copied().unwrap_or_default();
        i64::from(u32::from_be_bytes(word) >> 1)
    });
    let mut next = || words.next().unwrap_or_default();
    (next() | 1, next())
}

/// By what entries are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountBy {
    /// By who did it.
    User,
    /// By the unit of the assignment.
    Unit,
    /// By whom it is about.
    Person,
}

/// How many entries one of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The user, unit or person; none where an entry has none.
    pub id: Option<Uuid>,
    /// How many entries.
    pub entries: i64,
    /// When the first of them was made.
    pub first: Timestamp,
    /// When the last of them was made.
    pub last: Timestamp,
}

/// How many entries there are by user, unit or person: those with the most first, at most `most` of them.
/// Give the filter a time: without one it walks through all that has ever been written.
pub async fn review_counts(
    ask: &dyn Ask,
    filter: &ReviewFilter,
    by: CountBy,
    most: i64,
) -> Result<Vec<Tally>, Fault> {
    let column = match by {
        CountBy::User => "actor_user",
        CountBy::Unit => "actor_unit",
        CountBy::Person => "person",
    };
    let condition = filter.condition();
    let limit = condition.next();
    let rows = condition
        .statement(
            &format!(
                "SELECT {column} AS id, COUNT(*) AS n, MIN(at) AS first, MAX(at) AS last FROM history_entry"
            ),
            &format!("GROUP BY {column} ORDER BY n DESC, {column} LIMIT ${limit}"),
        )
        .bind(most.clamp(1, PageAt::SIZE_MAX))
        .all(ask)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Tally {
                id: row.get("id")?,
                entries: row.get("n")?,
                first: row.get("first")?,
                last: row.get("last")?,
            })
        })
        .collect()
}
