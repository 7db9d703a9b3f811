//! Rows of history as a forger sees them, with the encoding written a second time from its description.

use kernel::{Call, Problem};
use sha2::{Digest, Sha256};
use store::{Action, Bind, Row, Statement, Store, Tx, sql};
use uuid::Uuid;

use crate::world::call;

type Binding = Box<dyn Fn(Statement) -> Statement + Send + Sync>;

/// A statement of a forger's.
pub(crate) struct Raw {
    pub(crate) text: String,
    binds: Vec<Binding>,
}

impl Raw {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            binds: vec![],
        }
    }

    pub(crate) fn bind(mut self, value: impl Bind + Clone + Send + Sync + 'static) -> Self {
        self.binds
            .push(Box::new(move |statement| statement.bind(value.clone())));
        self
    }

    /// Sets a column; the value is to be bound first, then the line by [`Raw::of`].
    pub(crate) fn update(column: &str) -> Self {
        Self::new(&format!(
            "UPDATE history_entry SET {column} = $1 WHERE stream_kind = $2 AND stream_id = $3 AND seq = $4"
        ))
    }

    /// Empties a column.
    pub(crate) fn empty(column: &str) -> Self {
        Self::new(&format!(
            "UPDATE history_entry SET {column} = NULL WHERE stream_kind = $1 AND stream_id = $2 AND seq = $3"
        ))
    }

    pub(crate) fn is_emptying(&self) -> bool {
        self.text.contains("= NULL")
    }

    /// Binds which line.
    pub(crate) fn of(self, line: &Line) -> Self {
        self.bind(line.stream_kind.clone())
            .bind(line.stream_id)
            .bind(line.seq)
    }
}

struct Forge(Vec<Raw>);

impl Action for Forge {
    const NAME: &'static str = "forge";
    type Done = ();
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<(), Problem> {
        for raw in &self.0 {
            let statement = raw
                .binds
                .iter()
                .fold(sql(raw.text.clone()), |s, bind| bind(s));
            statement.run(tx).await?;
        }
        Ok(())
    }
}

/// Carries out statements behind the product's back.
pub(crate) async fn raw(store: &Store, texts: Vec<Raw>) {
    store
        .act(&call(1, "2026-03-05T08:00:00Z"), &Forge(texts))
        .await
        .expect("forged");
}

/// One row of `history_entry`.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) stream_kind: String,
    pub(crate) stream_id: Uuid,
    pub(crate) seq: i64,
    form: i64,
    at: i64,
    actor_kind: String,
    actor_user: Option<Uuid>,
    actor_assignment: Option<Uuid>,
    actor_role: Option<String>,
    actor_unit: Option<Uuid>,
    actor_person: Option<Uuid>,
    actor_task: Option<String>,
    verb: String,
    subject_kind: String,
    subject_id: Uuid,
    person: Option<Uuid>,
    pub(crate) reason: Option<String>,
    link: Option<String>,
    changes: String,
    pub(crate) previous: Vec<u8>,
    pub(crate) hash: Vec<u8>,
    draw: i64,
}

impl Line {
    pub(crate) const TEXTS: [&'static str; 9] = [
        "stream_kind",
        "actor_kind",
        "actor_role",
        "actor_task",
        "verb",
        "subject_kind",
        "reason",
        "link",
        "changes",
    ];
    pub(crate) const IDS: [&'static str; 7] = [
        "stream_id",
        "actor_user",
        "actor_assignment",
        "actor_unit",
        "actor_person",
        "subject_id",
        "person",
    ];
    pub(crate) const NUMBERS: [&'static str; 4] = ["seq", "form", "at", "draw"];
    pub(crate) const BYTES: [&'static str; 2] = ["previous", "hash"];
    pub(crate) const EMPTIABLE: [&'static str; 9] = [
        "actor_user",
        "actor_assignment",
        "actor_role",
        "actor_unit",
        "actor_person",
        "actor_task",
        "person",
        "reason",
        "link",
    ];

    fn read(row: &Row) -> Result<Self, kernel::Fault> {
        Ok(Self {
            stream_kind: row.get("stream_kind")?,
            stream_id: row.get("stream_id")?,
            seq: row.get("seq")?,
            form: row.get("form")?,
            at: row.get("at")?,
            actor_kind: row.get("actor_kind")?,
            actor_user: row.get("actor_user")?,
            actor_assignment: row.get("actor_assignment")?,
            actor_role: row.get("actor_role")?,
            actor_unit: row.get("actor_unit")?,
            actor_person: row.get("actor_person")?,
            actor_task: row.get("actor_task")?,
            verb: row.get("verb")?,
            subject_kind: row.get("subject_kind")?,
            subject_id: row.get("subject_id")?,
            person: row.get("person")?,
            reason: row.get("reason")?,
            link: row.get("link")?,
            changes: row.get("changes")?,
            previous: row.get("previous")?,
            hash: row.get("hash")?,
            draw: row.get("draw")?,
        })
    }

    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        (&self.stream_kind, self.stream_id) == (&other.stream_kind, other.stream_id)
    }

    pub(crate) fn number(&self, column: &str) -> i64 {
        match column {
            "seq" => self.seq,
            "form" => self.form,
            "at" => self.at,
            _ => self.draw,
        }
    }

    pub(crate) fn bytes(&self, column: &str) -> Vec<u8> {
        if column == "hash" {
            self.hash.clone()
        } else {
            self.previous.clone()
        }
    }

    /// Whether the column that a statement empties is empty already.
    pub(crate) fn is_empty_at(&self, text: &str) -> bool {
        let empty = [
            ("actor_user", self.actor_user.is_none()),
            ("actor_assignment", self.actor_assignment.is_none()),
            ("actor_role", self.actor_role.is_none()),
            ("actor_unit", self.actor_unit.is_none()),
            ("actor_person", self.actor_person.is_none()),
            ("actor_task", self.actor_task.is_none()),
            ("person", self.person.is_none()),
            ("reason", self.reason.is_none()),
            ("link", self.link.is_none()),
        ];
        empty
            .iter()
            .any(|(name, empty)| *empty && text.contains(&format!("SET {name} =")))
    }

    /// The hash, from the description of form 1.
    pub(crate) fn digest(&self) -> Vec<u8> {
        let id = |id: &Uuid| Some(id.as_bytes().to_vec());
        let maybe_id = |id: &Option<Uuid>| id.map(|id| id.as_bytes().to_vec());
        let text = |text: &String| Some(text.clone().into_bytes());
        let maybe_text = |text: &Option<String>| text.clone().map(String::into_bytes);
        let number = |n: i64| Some(n.to_be_bytes().to_vec());
        let fields = [
            Some(b"sammanhang.history.entry".to_vec()),
            text(&self.stream_kind),
            id(&self.stream_id),
            number(self.seq),
            number(self.form),
            number(self.at),
            text(&self.actor_kind),
            maybe_id(&self.actor_user),
            maybe_id(&self.actor_assignment),
            maybe_text(&self.actor_role),
            maybe_id(&self.actor_unit),
            maybe_id(&self.actor_person),
            maybe_text(&self.actor_task),
            text(&self.verb),
            text(&self.subject_kind),
            id(&self.subject_id),
            maybe_id(&self.person),
            maybe_text(&self.reason),
            maybe_text(&self.link),
            text(&self.changes),
            Some(self.previous.clone()),
        ];
        let mut bytes = vec![];
        for field in fields {
            match field {
                None => bytes.push(0),
                Some(field) => {
                    bytes.push(1);
                    bytes.extend(u64::try_from(field.len()).expect("small").to_be_bytes());
                    bytes.extend(field);
                }
            }
        }
        Sha256::digest(bytes).to_vec()
    }
}

/// All rows.
pub(crate) async fn lines(store: &Store) -> Vec<Line> {
    let rows = sql("SELECT * FROM history_entry ORDER BY stream_kind, stream_id, seq")
        .all(store.reader())
        .await
        .expect("read");
    let lines: Vec<Line> = rows
        .iter()
        .map(|row| Line::read(row).expect("a line"))
        .collect();
    for line in &lines {
        assert_eq!(
            line.digest(),
            line.hash,
            "the description and the code agree"
        );
    }
    lines
}

/// Removes a row.
pub(crate) fn delete(line: &Line) -> Raw {
    Raw::new("DELETE FROM history_entry WHERE stream_kind = $1 AND stream_id = $2 AND seq = $3")
        .of(line)
}

/// Adds a row, with the draw that its hash gives.
pub(crate) fn insert(line: &Line) -> Raw {
    let first = line.hash.first_chunk::<4>().copied().expect("a hash");
    let places: Vec<String> = (1..=22).map(|n| format!("${n}")).collect();
    Raw::new(&format!(
        "INSERT INTO history_entry (stream_kind, stream_id, seq, form, at, actor_kind, actor_user, actor_assignment, \
         actor_role, actor_unit, actor_person, actor_task, verb, subject_kind, subject_id, person, reason, link, \
         changes, previous, hash, draw) VALUES ({})",
        places.join(", ")
    ))
    .of(line)
    .bind(line.form)
    .bind(line.at)
    .bind(line.actor_kind.clone())
    .bind(line.actor_user)
    .bind(line.actor_assignment)
    .bind(line.actor_role.clone())
    .bind(line.actor_unit)
    .bind(line.actor_person)
    .bind(line.actor_task.clone())
    .bind(line.verb.clone())
    .bind(line.subject_kind.clone())
    .bind(line.subject_id)
    .bind(line.person)
    .bind(line.reason.clone())
    .bind(line.link.clone())
    .bind(line.changes.clone())
    .bind(line.previous.clone())
    .bind(line.hash.clone())
    .bind(i64::from(u32::from_be_bytes(first) >> 1))
}

/// Sets a stream's head to a line, or removes it.
pub(crate) fn set_head(of: &Line, to: Option<&Line>) -> Raw {
    match to {
        None => Raw::new("DELETE FROM history_head WHERE stream_kind = $1 AND stream_id = $2")
            .bind(of.stream_kind.clone())
            .bind(of.stream_id),
        Some(last) => Raw::new(
            "UPDATE history_head SET seq = $3, hash = $4 WHERE stream_kind = $1 AND stream_id = $2",
        )
        .of(last)
        .bind(last.hash.clone()),
    }
}
