-- Entries are only ever added. Each carries the hash of the one before it in its stream.
CREATE TABLE history_entry (
    stream_kind TEXT NOT NULL,
    stream_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    form BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_user UUID,
    actor_assignment UUID,
    actor_role TEXT,
    actor_unit UUID,
    actor_person UUID,
    actor_task TEXT,
    verb TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    person UUID,
    reason TEXT,
    link TEXT,
    changes TEXT NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    draw BIGINT NOT NULL,
    PRIMARY KEY (stream_kind, stream_id, seq)
);
-- A person's timeline, without the reads of it.
CREATE INDEX history_entry_person ON history_entry (person, at) WHERE stream_kind <> 'reads';
-- What has happened to one thing.
CREATE INDEX history_entry_subject ON history_entry (subject_id, at);
-- The reviewer's ways in: by who, by where, by when.
CREATE INDEX history_entry_user ON history_entry (actor_user, at);
CREATE INDEX history_entry_unit ON history_entry (actor_unit, at);
CREATE INDEX history_entry_at ON history_entry (at);

-- The last entry of each stream.
CREATE TABLE history_head (
    stream_kind TEXT NOT NULL,
    stream_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (stream_kind, stream_id)
);

-- Roots over all heads, to be printed and kept elsewhere.
CREATE TABLE history_checkpoint (
    number BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    root BYTEA NOT NULL,
    streams BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    previous BYTEA
);

-- The heads under each root; a head that did not move since is kept once.
CREATE TABLE history_checkpoint_head (
    stream_kind TEXT NOT NULL,
    stream_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (stream_kind, stream_id, seq)
);
