-- Schemes of delegation: a new one from a day; old ones stay, for what was decided by them.
CREATE TABLE case_delegation_scheme (
    valid_from TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TABLE case_delegation_item (
    valid_from TEXT NOT NULL,
    code TEXT NOT NULL,
    position BIGINT NOT NULL,
    task TEXT NOT NULL,
    regime TEXT,
    outcome TEXT,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (valid_from, code)
);
-- By which scheme it was decided; nothing where it was by the examples.
ALTER TABLE case_decision ADD COLUMN scheme_from TEXT;
