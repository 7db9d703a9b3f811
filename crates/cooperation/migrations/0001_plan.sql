-- A coordinated individual plan of one person, from the call on.
CREATE TABLE cooperation_plan (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    origin TEXT NOT NULL,
    -- The contact of the first line from which it came.
    contact_id UUID,
    since_at BIGINT NOT NULL,
    called_at BIGINT,
    counterpart_organisation TEXT NOT NULL,
    counterpart_name TEXT,
    counterpart_phone TEXT,
    purpose TEXT,
    state TEXT NOT NULL,
    meeting_at BIGINT,
    meeting_place TEXT,
    meeting_words TEXT,
    meeting_interpreter TEXT,
    -- The number of the agreement that holds.
    agreement BIGINT,
    follow_up_on TEXT,
    ended_at BIGINT,
    drop_reason TEXT,
    drop_note TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX cooperation_plan_person ON cooperation_plan (person_id, since_at);
CREATE INDEX cooperation_plan_open ON cooperation_plan (unit_id, since_at) WHERE ended_at IS NULL;
CREATE INDEX cooperation_plan_called ON cooperation_plan (called_at);
CREATE INDEX cooperation_plan_contact ON cooperation_plan (contact_id);

-- What the person answered; rows are only added, the last one counts.
CREATE TABLE cooperation_consent (
    id UUID NOT NULL PRIMARY KEY,
    plan_id UUID NOT NULL,
    answer TEXT NOT NULL,
    day TEXT NOT NULL,
    way TEXT NOT NULL,
    received_by TEXT NOT NULL,
    note TEXT,
    noted_by UUID NOT NULL,
    noted_at BIGINT NOT NULL
);
CREATE INDEX cooperation_consent_plan ON cooperation_consent (plan_id, noted_at);

-- Who takes part.
CREATE TABLE cooperation_participant (
    id UUID NOT NULL PRIMARY KEY,
    plan_id UUID NOT NULL,
    -- In which order they were asked, from 0.
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    party TEXT NOT NULL,
    role TEXT,
    organisation TEXT,
    phone TEXT,
    answer TEXT NOT NULL
);
CREATE UNIQUE INDEX cooperation_participant_plan ON cooperation_participant (plan_id, place);
