-- A committee's budget as it moves: where it begins, and every entry with what it rests on. Amounts are thousands of
-- kronor.
CREATE TABLE needs_ledger (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    start_name TEXT NOT NULL,
    start BIGINT NOT NULL,
    by_user UUID NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- An entry of a budget. Never altered: what was wrong is put right by another.
CREATE TABLE needs_entry (
    ledger_id UUID NOT NULL,
    number BIGINT NOT NULL,
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    basis TEXT,
    balance TEXT,
    published BIGINT,
    by_user UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, number)
);
