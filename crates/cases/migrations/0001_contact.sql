-- A contact of the first line. Without a person it holds nothing that tells who it was about.
CREATE TABLE case_contact (
    id UUID NOT NULL PRIMARY KEY,
    unit_id UUID NOT NULL,
    channel TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    -- Who called, and how that person is reached.
    caller_name TEXT,
    caller_kinship TEXT,
    caller_phone TEXT,
    matter TEXT,
    person_id UUID,
    -- Who took it on; none while nobody has.
    officer_id UUID,
    state TEXT NOT NULL,
    topic TEXT,
    closed_at BIGINT,
    -- The case that grew from it.
    case_id UUID,
    version BIGINT NOT NULL
);
CREATE INDEX case_contact_unit ON case_contact (unit_id, state, received_at);
CREATE INDEX case_contact_person ON case_contact (person_id, received_at);
CREATE INDEX case_contact_officer ON case_contact (officer_id, state, received_at);

-- A case (ärende) of one person, from the day it was opened.
CREATE TABLE case_case (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    regime TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX case_case_person ON case_case (person_id, opened_at);
CREATE INDEX case_case_officer ON case_case (officer_id, state, opened_at);
CREATE INDEX case_case_unit ON case_case (unit_id, state, opened_at);
