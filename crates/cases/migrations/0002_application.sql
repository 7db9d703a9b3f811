-- What a case is called on the telephone and in letters, to be found by.
ALTER TABLE case_case ADD COLUMN number TEXT;
CREATE INDEX case_case_number ON case_case (number);

-- An application, and what was told and asked while it waited.
CREATE TABLE case_application (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    case_id UUID NOT NULL,
    contact_id UUID,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    received_on TEXT NOT NULL,
    form TEXT NOT NULL,
    -- Who applied in the person's place.
    by_name TEXT,
    by_kinship TEXT,
    by_authority TEXT,
    by_confirmed BOOLEAN NOT NULL,
    regime TEXT NOT NULL,
    wishes TEXT NOT NULL,
    -- Codes of services, with a space between.
    services TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Told of a delay (FL 11).
    told_on TEXT,
    told_reason TEXT,
    told_expected TEXT,
    -- Asked that it be decided (FL 12).
    demanded_on TEXT,
    demand_refused TEXT,
    closed_on TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX case_application_case ON case_application (case_id);
CREATE INDEX case_application_person ON case_application (person_id, received_on);
CREATE INDEX case_application_received ON case_application (received_on);
