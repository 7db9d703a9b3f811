-- Early help without needs assessment. Without a person when the committee has decided that identity is not recorded.
CREATE TABLE case_early_help (
    id UUID NOT NULL PRIMARY KEY,
    contact_id UUID NOT NULL,
    person_id UUID,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    service TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    -- Why identity is not recorded, where it is not.
    withheld TEXT,
    note TEXT,
    outcome TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX case_early_help_person ON case_early_help (person_id, given_at);
CREATE INDEX case_early_help_unit ON case_early_help (unit_id, given_at);
CREATE INDEX case_early_help_given ON case_early_help (given_at);

-- Where questions of the public form came from, as a hash, for an hour: against floods.
CREATE TABLE case_question_source (
    id UUID NOT NULL PRIMARY KEY,
    source BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX case_question_source_at ON case_question_source (source, at);
CREATE INDEX case_question_source_age ON case_question_source (at);
