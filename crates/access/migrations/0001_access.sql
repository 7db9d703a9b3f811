-- Who may do what: ties between staff and persons, markings, users, assignments, sessions.
-- A row is in force when ended_at is empty and the day lies in from_day–to_day; nothing is ever removed
-- except sessions, tries and challenges.
CREATE TABLE access_setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE access_user (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    login TEXT NOT NULL,
    password TEXT,
    disabled BOOLEAN NOT NULL,
    person_id UUID,
    hsa_id TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX access_user_login ON access_user (login);
CREATE UNIQUE INDEX access_user_person ON access_user (person_id);
CREATE UNIQUE INDEX access_user_hsa ON access_user (hsa_id);

CREATE TABLE access_assignment (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES access_user (id),
    role TEXT NOT NULL,
    unit_id UUID NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    ended_at BIGINT
);
CREATE INDEX access_assignment_user ON access_assignment (user_id);
CREATE INDEX access_assignment_unit ON access_assignment (unit_id);
CREATE INDEX access_assignment_role ON access_assignment (role, id);

CREATE TABLE access_relation (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    user_id UUID,
    unit_id UUID,
    kind TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    ended_at BIGINT
);
CREATE INDEX access_relation_person ON access_relation (person_id);
CREATE INDEX access_relation_user ON access_relation (user_id, kind, ended_at, person_id);
CREATE INDEX access_relation_unit ON access_relation (unit_id, kind, ended_at, person_id);

CREATE TABLE access_marking (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    ended_at BIGINT
);
CREATE INDEX access_marking_person ON access_marking (person_id);
CREATE INDEX access_marking_kind ON access_marking (kind, ended_at, person_id);

CREATE TABLE access_named_staff (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    user_id UUID NOT NULL REFERENCES access_user (id),
    from_day TEXT NOT NULL,
    to_day TEXT,
    ended_at BIGINT
);
CREATE INDEX access_named_staff_person ON access_named_staff (person_id);
CREATE INDEX access_named_staff_user ON access_named_staff (user_id, ended_at, person_id);

-- unit_id empty: closed to all other providers of care.
CREATE TABLE access_block (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    unit_id UUID,
    from_day TEXT NOT NULL,
    to_day TEXT,
    ended_at BIGINT
);
CREATE INDEX access_block_person ON access_block (person_id);
CREATE INDEX access_block_unit ON access_block (unit_id, ended_at, person_id);

CREATE TABLE access_letting_in (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    user_id UUID NOT NULL REFERENCES access_user (id),
    scope TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    ended_at BIGINT
);
CREATE INDEX access_letting_in_person ON access_letting_in (person_id);
CREATE INDEX access_letting_in_user ON access_letting_in (user_id, ended_at, person_id);

-- Only the hash of the token is kept. A session that ends is removed.
CREATE TABLE access_session (
    token BYTEA NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES access_user (id),
    assignment_id UUID REFERENCES access_assignment (id),
    letting_in_id UUID REFERENCES access_letting_in (id),
    own BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX access_session_user ON access_session (user_id);
CREATE INDEX access_session_ends ON access_session (ends_at);

-- One row per try to log in that has not succeeded (yet). Account and source are kept as hashes.
CREATE TABLE access_attempt (
    id UUID NOT NULL PRIMARY KEY,
    account BYTEA NOT NULL,
    source BYTEA NOT NULL,
    known BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX access_attempt_account ON access_attempt (account, at);
CREATE INDEX access_attempt_source ON access_attempt (source, at);
CREATE INDEX access_attempt_at ON access_attempt (at);

-- From where an account has logged in before, so that guesses from elsewhere do not close it.
CREATE TABLE access_known_source (
    account BYTEA NOT NULL,
    source BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, source)
);
CREATE INDEX access_known_source_at ON access_known_source (at);

CREATE TABLE access_passkey (
    credential TEXT NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES access_user (id),
    name TEXT NOT NULL,
    passkey TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX access_passkey_user ON access_passkey (user_id);

-- What the server remembers between the two halves of a passkey's use; minutes only.
CREATE TABLE access_challenge (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID REFERENCES access_user (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX access_challenge_ends ON access_challenge (ends_at);
