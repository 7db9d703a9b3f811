-- The investigation of a case: one.
CREATE TABLE case_investigation (
    id UUID NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL,
    person_id UUID NOT NULL,
    opened_at BIGINT NOT NULL,
    -- The sign of need that opened it, where no application did.
    sign TEXT,
    interpreter TEXT NOT NULL,
    language TEXT,
    steps TEXT,
    own_words TEXT,
    participation TEXT,
    state TEXT NOT NULL,
    assessment TEXT,
    waiver_ground TEXT,
    waiver_reason TEXT,
    concluded_at BIGINT,
    concluded_by UUID,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX case_investigation_case ON case_investigation (case_id);
CREATE INDEX case_investigation_person ON case_investigation (person_id, opened_at);

-- The need in one life area; one row an area.
CREATE TABLE case_need (
    id UUID NOT NULL PRIMARY KEY,
    investigation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    area TEXT NOT NULL,
    state_now TEXT,
    aim TEXT,
    need TEXT,
    resources TEXT,
    factors TEXT,
    relatives TEXT,
    limitation TEXT,
    limitation_aimed TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX case_need_area ON case_need (investigation_id, area);

-- That the person was given the material to comment on, and what was answered.
CREATE TABLE case_communication (
    id UUID NOT NULL PRIMARY KEY,
    investigation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    sent_on TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    material TEXT NOT NULL,
    answer_by TEXT NOT NULL,
    answered_on TEXT,
    answered_by TEXT,
    answer TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX case_communication_investigation ON case_communication (investigation_id, sent_on);

-- What the person holds to be wrong; added, never changed.
CREATE TABLE case_dispute (
    id UUID NOT NULL PRIMARY KEY,
    investigation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    said_on TEXT NOT NULL,
    about TEXT NOT NULL,
    view TEXT NOT NULL
);
CREATE INDEX case_dispute_investigation ON case_dispute (investigation_id, said_on);
