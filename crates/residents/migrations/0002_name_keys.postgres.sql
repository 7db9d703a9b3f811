-- Folded names, compared byte by byte.
CREATE TABLE resident_name_key (
    name_key BYTEA NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (name_key, person_id)
);
