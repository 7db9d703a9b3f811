-- What somebody wrote about a person and signed. Only ever added to.
CREATE TABLE record_entry (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    part TEXT NOT NULL,
    unit_id UUID NOT NULL,
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    happened_minute BIGINT,
    fact TEXT NOT NULL,
    judgement TEXT,
    words TEXT NOT NULL,
    plan_id UUID,
    corrects UUID,
    corrected_why TEXT,
    signed_on TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    signed_by UUID NOT NULL,
    signed_name TEXT NOT NULL,
    signed_role TEXT NOT NULL
);
-- A person's record, the latest first.
CREATE INDEX record_entry_person ON record_entry (person_id, happened_on);
-- What a unit has written lately.
CREATE INDEX record_entry_unit ON record_entry (unit_id, signed_at);
-- What the measures count.
CREATE INDEX record_entry_signed ON record_entry (signed_on);
CREATE INDEX record_entry_happened ON record_entry (happened_on);
-- An entry is corrected once; after that, its correction is.
CREATE UNIQUE INDEX record_entry_corrects ON record_entry (corrects);

-- What of an entry is about somebody else. The latest holds; the earlier ones stay.
CREATE TABLE record_masking (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL,
    number BIGINT NOT NULL,
    is_whole BOOLEAN NOT NULL,
    fact_spans TEXT NOT NULL,
    judgement_spans TEXT NOT NULL,
    marked_at BIGINT NOT NULL,
    marked_by UUID NOT NULL,
    marked_name TEXT NOT NULL
);
CREATE INDEX record_masking_entry ON record_masking (entry_id, number);

-- That the person holds something in an entry to be wrong, in the person's own words.
CREATE TABLE record_dispute (
    id UUID NOT NULL PRIMARY KEY,
    entry_id UUID NOT NULL,
    number BIGINT NOT NULL,
    person_id UUID NOT NULL,
    way TEXT NOT NULL,
    said_on TEXT NOT NULL,
    view TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by UUID NOT NULL,
    noted_name TEXT NOT NULL
);
CREATE INDEX record_dispute_entry ON record_dispute (entry_id, number);

-- That entries were handed over to another keeper of records.
CREATE TABLE record_handover (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    part TEXT NOT NULL,
    unit_id UUID NOT NULL,
    to_part TEXT NOT NULL,
    to_unit UUID NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    purpose TEXT NOT NULL,
    ground TEXT NOT NULL,
    ground_note TEXT,
    given_at BIGINT NOT NULL,
    given_by UUID NOT NULL,
    given_name TEXT NOT NULL
);
CREATE INDEX record_handover_person ON record_handover (person_id, given_at);

-- Which entries. The correction of an entry that was handed over follows it.
CREATE TABLE record_handover_entry (
    handover_id UUID NOT NULL,
    entry_id UUID NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (handover_id, entry_id)
);
CREATE INDEX record_handover_entry_entry ON record_handover_entry (entry_id);

-- That somebody at the receiving unit has taken it in.
CREATE TABLE record_receipt (
    handover_id UUID NOT NULL PRIMARY KEY,
    received_at BIGINT NOT NULL,
    received_by UUID NOT NULL,
    received_name TEXT NOT NULL
);

-- What somebody has begun to write and not signed. Nobody else sees it.
CREATE TABLE record_draft (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    author UUID NOT NULL,
    kind TEXT,
    happened_on TEXT,
    happened_minute BIGINT,
    fact TEXT,
    judgement TEXT,
    is_whole BOOLEAN NOT NULL,
    plan_id UUID,
    kept_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX record_draft_author ON record_draft (author, person_id);
