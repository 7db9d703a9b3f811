//! Rows altered behind the product's back, at random: every case is found.

use history::{CheckOutcome, Checkpoint, Entry, Report, Stream, TakeCheckpoint};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use store::{Engine, Store, sql};
use uuid::Uuid;

use crate::{
    ledger::{Line, Raw, delete, insert, lines, raw, set_head},
    world::{Write, call, case, on_both, person, unit},
};

/// Cases of each kind on each database; the seed is the case's number.
const CASES: u64 = 60;

/// Takes the database's own guards away, as somebody with full rights could, and keeps a copy of all rows.
async fn disarm(store: &Store) {
    for table in [
        "history_entry",
        "history_checkpoint",
        "history_checkpoint_head",
    ] {
        let triggers: Vec<String> = match store.engine() {
            Engine::Sqlite => vec![
                format!("DROP TRIGGER {table}_no_update"),
                format!("DROP TRIGGER {table}_no_delete"),
            ],
            Engine::Postgres => vec![format!("DROP TRIGGER {table}_no_change ON {table}")],
        };
        for text in triggers {
            raw(store, vec![Raw::new(&text)]).await;
        }
    }
    for table in TABLES {
        raw(
            store,
            vec![Raw::new(&format!(
                "CREATE TABLE kept_{table} AS SELECT * FROM {table}"
            ))],
        )
        .await;
    }
}

const TABLES: [&str; 4] = [
    "history_entry",
    "history_head",
    "history_checkpoint",
    "history_checkpoint_head",
];

async fn put_back(store: &Store) {
    let texts = TABLES.iter().flat_map(|table| {
        [
            format!("DELETE FROM {table}"),
            format!("INSERT INTO {table} SELECT * FROM kept_{table}"),
        ]
    });
    raw(store, texts.map(|text| Raw::new(&text)).collect()).await;
}

/// Six streams of one to a dozen entries, and a checkpoint printed after them.
async fn fill(store: &Store) -> Checkpoint {
    let streams = [
        Stream::Person(person(1)),
        Stream::Person(person(2)),
        Stream::Reads(person(1)),
        Stream::Unit(unit(1)),
        Stream::Unit(unit(2)),
        Stream::Installation,
    ];
    for (n, stream) in (1..).zip(streams) {
        let entries = (0..n * 2_i64 - 1).map(|k| {
            let entry = Entry::new(stream, "cases.noted", case()).change(
                "n",
                Some(k.to_string()),
                Some((k + 1).to_string()),
            );
            if k % 2 == 0 {
                entry.reason("because").about(person(3))
            } else {
                entry.link("/arenden/1")
            }
        });
        let moment = format!("2026-03-02T08:00:{n:02}Z");
        store
            .act(&call(1, &moment), &Write(entries.collect()))
            .await
            .expect("written");
    }
    store
        .act(&call(1, "2026-03-02T09:00:00Z"), &TakeCheckpoint)
        .await
        .expect("taken")
}

async fn report(store: &Store) -> Report {
    history::verify(store.reader()).await.expect("walked")
}

/// Runs a kind of tampering case by case: the chain must show it.
async fn each_is_found<F>(tamper: F)
where
    F: AsyncFn(&Store, &mut ChaCha8Rng, &[Line]) -> String,
{
    on_both(async |store| {
        fill(&store).await;
        disarm(&store).await;
        let whole = report(&store).await;
        assert!(whole.is_whole(), "{whole:?}");
        assert_eq!((whole.streams, whole.entries), (6, 37));
        let lines = lines(&store).await;
        for seed in 0..CASES {
            let mut chance = ChaCha8Rng::seed_from_u64(seed);
            let what = tamper(&store, &mut chance, &lines).await;
            let after = report(&store).await;
            assert!(!after.is_whole(), "case {seed} was not found: {what}");
            put_back(&store).await;
        }
        assert!(
            report(&store).await.is_whole(),
            "put back, it is whole again"
        );
    })
    .await;
}

fn pick<'a>(chance: &mut ChaCha8Rng, lines: &'a [Line]) -> &'a Line {
    lines
        .get(chance.random_range(0..lines.len()))
        .expect("a line")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_column_is_found() {
    each_is_found(async |store, chance, lines| {
        let line = pick(chance, lines);
        let (text, ids, numbers, bytes) = (Line::TEXTS, Line::IDS, Line::NUMBERS, Line::BYTES);
        let column = chance.random_range(0..text.len() + ids.len() + numbers.len() + bytes.len());
        let of = |from: usize, names: &[&'static str]| {
            names.get(column - from).copied().expect("a column")
        };
        let (from_ids, from_numbers) = (text.len(), text.len() + ids.len());
        let from_bytes = from_numbers + numbers.len();
        let (name, change) = if column < from_ids {
            let name = of(0, &text);
            (
                name,
                Raw::update(name).bind(format!("x{}", chance.next_u64())),
            )
        } else if column < from_numbers {
            let name = of(from_ids, &ids);
            (
                name,
                Raw::update(name).bind(Uuid::from_u128(u128::from(chance.next_u64()))),
            )
        } else if column < from_bytes {
            let name = of(from_numbers, &numbers);
            (
                name,
                Raw::update(name).bind(line.number(name) + chance.random_range(1..1_000_i64)),
            )
        } else {
            let name = of(from_bytes, &bytes);
            let mut flipped = line.bytes(name);
            let bit = chance.random_range(0..flipped.len() * 8);
            *flipped.get_mut(bit / 8).expect("a byte") ^= 1 << (bit % 8);
            (name, Raw::update(name).bind(flipped))
        };
        raw(store, vec![change.of(line)]).await;
        format!("{name} of {line:?}")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_is_covered() {
    on_both(async |store| {
        fill(&store).await;
        disarm(&store).await;
        let lines = lines(&store).await;
        let line = lines
            .iter()
            .find(|line| line.seq == 3)
            .expect("a third entry");
        let changes = Line::TEXTS
            .iter()
            .map(|name| Raw::update(name).bind("other".to_owned()))
            .chain(
                Line::IDS
                    .iter()
                    .map(|name| Raw::update(name).bind(Uuid::from_u128(77))),
            )
            .chain(
                Line::NUMBERS
                    .iter()
                    .map(|name| Raw::update(name).bind(line.number(name) + 1_000)),
            )
            .chain(
                Line::BYTES
                    .iter()
                    .map(|name| Raw::update(name).bind(vec![7; 32])),
            )
            .chain(Line::EMPTIABLE.iter().map(|name| Raw::empty(name)));
        let all: Vec<Raw> = changes.collect();
        assert_eq!(
            all.len(),
            22 + Line::EMPTIABLE.len(),
            "all columns of the table"
        );
        for change in all {
            let text = change.text.clone();
            let was_empty = change.is_emptying() && line.is_empty_at(&text);
            raw(&store, vec![change.of(line)]).await;
            assert_eq!(report(&store).await.is_whole(), was_empty, "{text}");
            put_back(&store).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_entry_is_found() {
    each_is_found(async |store, chance, lines| {
        let line = pick(chance, lines);
        raw(store, vec![delete(line)]).await;
        format!("{line:?}")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inserted_entry_is_found_even_with_a_hash_that_fits() {
    each_is_found(async |store, chance, lines| {
        let line = pick(chance, lines);
        let last = lines
            .iter()
            .filter(|other| other.is_beside(line))
            .max_by_key(|other| other.seq);
        let last = last.expect("a last line");
        // Behind the last one and properly linked, before the first, or after a gap.
        let mut new = line.clone();
        new.previous.clone_from(&last.hash);
        new.seq = match chance.random_range(0..3) {
            0 => last.seq + 1,
            1 => 0,
            _ => last.seq + 5,
        };
        new.hash = new.digest();
        raw(store, vec![insert(&new)]).await;
        format!("{new:?}")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_that_changed_places_are_found() {
    each_is_found(async |store, chance, lines| {
        let one = pick(chance, lines);
        let other = loop {
            let other = pick(chance, lines);
            if (other.stream_id, other.seq) != (one.stream_id, one.seq) {
                break other;
            }
        };
        let (mut first, mut second) = (one.clone(), other.clone());
        (first.stream_kind, second.stream_kind) = (second.stream_kind, first.stream_kind);
        (first.stream_id, second.stream_id) = (second.stream_id, first.stream_id);
        (first.seq, second.seq) = (second.seq, first.seq);
        raw(
            store,
            vec![delete(one), delete(other), insert(&first), insert(&second)],
        )
        .await;
        format!("{one:?} and {other:?}")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_was_altered_or_removed_is_found() {
    each_is_found(async |store, chance, lines| {
        let line = pick(chance, lines);
        let change = match chance.random_range(0..3) {
            0 => Raw::new("DELETE FROM history_head WHERE stream_kind = $1 AND stream_id = $2"),
            1 => Raw::new("UPDATE history_head SET seq = seq + 1 WHERE stream_kind = $1 AND stream_id = $2"),
            _ => Raw::new("UPDATE history_head SET hash = previous FROM history_entry e WHERE \
                 history_head.stream_kind = $1 AND history_head.stream_id = $2 AND e.stream_kind = $1 \
                 AND e.stream_id = $2 AND e.seq = history_head.seq"),
        };
        let text = change.text.clone();
        raw(store, vec![change.bind(line.stream_kind.clone()).bind(line.stream_id)]).await;
        text
    })
    .await;
}

/// Runs a kind of tampering that is consistent in itself: the chain holds, the printed checkpoint does not.
async fn each_breaks_the_checkpoint<F>(tamper: F)
where
    F: AsyncFn(&Store, &mut ChaCha8Rng, &[Line]) -> String,
{
    on_both(async |store| {
        let printed: Checkpoint = fill(&store)
            .await
            .to_string()
            .parse()
            .expect("a checkpoint");
        // More is written afterwards: what a checkpoint covers is told apart from what came later.
        store
            .act(
                &call(1, "2026-03-03T08:00:00Z"),
                &Write::one(Stream::Unit(unit(2)), "cases.noted"),
            )
            .await
            .expect("written");
        disarm(&store).await;
        let lines: Vec<Line> = lines(&store).await;
        for seed in 0..CASES {
            let mut chance = ChaCha8Rng::seed_from_u64(seed);
            let what = tamper(&store, &mut chance, &lines).await;
            assert!(
                report(&store).await.is_whole(),
                "case {seed} is consistent in itself: {what}"
            );
            let outcome = history::check(store.reader(), &printed)
                .await
                .expect("checked");
            assert_ne!(
                outcome,
                CheckOutcome::Holds,
                "case {seed} was not found: {what}"
            );
            put_back(&store).await;
        }
        let outcome = history::check(store.reader(), &printed)
            .await
            .expect("checked");
        assert_eq!(outcome, CheckOutcome::Holds);
    })
    .await;
}

/// Lines that the checkpoint covers: the installation's last tells of it, and unit 2's last came later.
fn covered(lines: &[Line]) -> Vec<Line> {
    let later = [("installation", 12), ("unit", 10)];
    let is_covered = |line: &&Line| !later.contains(&(line.stream_kind.as_str(), line.seq));
    lines.iter().filter(is_covered).cloned().collect()
}

/// The lines of one's stream in order.
fn stream_of(lines: &[Line], one: &Line) -> Vec<Line> {
    let mut stream: Vec<Line> = lines
        .iter()
        .filter(|line| line.is_beside(one))
        .cloned()
        .collect();
    stream.sort_by_key(|line| line.seq);
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_tail_is_found_by_the_checkpoint() {
    each_breaks_the_checkpoint(async |store, chance, lines| {
        let covered = covered(lines);
        let from = pick(chance, &covered);
        let stream = stream_of(lines, from);
        let mut texts: Vec<Raw> = stream
            .iter()
            .filter(|line| line.seq >= from.seq)
            .map(delete)
            .collect();
        texts.push(set_head(
            from,
            stream.iter().rfind(|line| line.seq < from.seq),
        ));
        raw(store, texts).await;
        format!("cut from {from:?}")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_written_anew_is_found_by_the_checkpoint() {
    each_breaks_the_checkpoint(async |store, chance, lines| {
        let covered = covered(lines);
        let from = pick(chance, &covered);
        let mut stream = stream_of(lines, from);
        let mut texts: Vec<Raw> = stream.iter().map(delete).collect();
        let mut previous = vec![0; 32];
        for line in &mut stream {
            if line.seq == from.seq {
                line.reason = Some("as it never was".to_owned());
            }
            line.previous = previous;
            line.hash = line.digest();
            previous = line.hash.clone();
            texts.push(insert(line));
        }
        texts.push(set_head(from, stream.last()));
        if chance.random_range(0..2) == 0 {
            // Even when what the database keeps of its checkpoints is forged along.
            for line in &stream {
                texts.push(Raw::new("UPDATE history_checkpoint_head SET hash = $1 WHERE stream_kind = $2 AND stream_id = $3 AND seq = $4")
                    .bind(line.hash.clone()).bind(line.stream_kind.clone()).bind(line.stream_id).bind(line.seq));
            }
        }
        raw(store, texts).await;
        format!("rewritten from {from:?}")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_vanished_is_found_by_the_checkpoint() {
    each_breaks_the_checkpoint(async |store, chance, lines| {
        let covered = covered(lines);
        let gone = pick(chance, &covered);
        let mut texts: Vec<Raw> = stream_of(lines, gone).iter().map(delete).collect();
        texts.push(set_head(gone, None));
        if chance.random_range(0..2) == 0 {
            texts.push(
                Raw::new(
                    "DELETE FROM history_checkpoint_head WHERE stream_kind = $1 AND stream_id = $2",
                )
                .bind(gone.stream_kind.clone())
                .bind(gone.stream_id),
            );
        }
        raw(store, texts).await;
        format!("gone: {gone:?}")
    })
    .await;
}

/// SQLite lets a column hold another type than it is declared with: such a row is a finding, never a fault.
#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_cannot_be_read_is_a_finding() {
    on_both(async |store| {
        fill(&store).await;
        disarm(&store).await;
        if store.engine() == Engine::Postgres {
            return;
        }
        for column in [
            "verb = X'FF00'",
            "at = 'yesterday'",
            "subject_id = 'x'",
            "previous = 7",
            "stream_id = 'x'",
            "seq = 'x'",
        ] {
            let text =
                format!("UPDATE history_entry SET {column} WHERE stream_kind = 'unit' AND seq = 8");
            raw(&store, vec![Raw::new(&text)]).await;
            assert!(!report(&store).await.is_whole(), "{column}");
            put_back(&store).await;
        }
        let row = sql("SELECT COUNT(*) AS n FROM history_entry")
            .one(store.reader())
            .await
            .expect("read")
            .expect("a row");
        assert_eq!(row.get::<i64>("n").expect("a number"), 37);
    })
    .await;
}
