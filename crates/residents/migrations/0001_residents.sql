-- Persons: who they are.
CREATE TABLE resident_person (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT,
    born TEXT,
    sex TEXT,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    household TEXT NOT NULL,
    language TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    minority_language TEXT,
    dead_on TEXT,
    version BIGINT NOT NULL
);
-- Also finds by the beginning of a number: digits compare alike in every collation.
CREATE UNIQUE INDEX resident_person_number ON resident_person (number);

-- How they are reached, in a table of its own so that it is guarded on its own.
CREATE TABLE resident_contact_details (
    person_id UUID NOT NULL PRIMARY KEY,
    street TEXT,
    postal_code TEXT,
    town TEXT,
    district TEXT,
    phone TEXT,
    second_phone TEXT,
    email TEXT,
    version BIGINT NOT NULL
);

-- How they were reached before: kept, and guarded as what holds now.
CREATE TABLE resident_contact_details_earlier (
    person_id UUID NOT NULL,
    version BIGINT NOT NULL,
    street TEXT,
    postal_code TEXT,
    town TEXT,
    district TEXT,
    phone TEXT,
    second_phone TEXT,
    email TEXT,
    until BIGINT NOT NULL,
    PRIMARY KEY (person_id, version)
);

-- Who stands close to them.
CREATE TABLE resident_relative (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    name TEXT NOT NULL,
    kinship TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    authority TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX resident_relative_person ON resident_relative (person_id);
