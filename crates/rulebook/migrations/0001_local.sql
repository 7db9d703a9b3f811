-- What the municipality has set for itself. Rows are added, never changed: the value of a past day stays what it was.
CREATE TABLE rule_local (
    id UUID NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    kind TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_by UUID,
    set_at BIGINT NOT NULL
);
CREATE INDEX rule_local_key ON rule_local (key, valid_from);
