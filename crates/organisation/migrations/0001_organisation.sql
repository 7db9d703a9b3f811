-- The municipality itself: one row.
CREATE TABLE organisation_municipality (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    zone TEXT NOT NULL,
    committee TEXT NOT NULL,
    court TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT,
    visiting_address TEXT,
    postal_address TEXT NOT NULL,
    opening_hours TEXT,
    website TEXT,
    version BIGINT NOT NULL
);

CREATE TABLE organisation_district (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- Ordering units, providers, teams, outside parties.
CREATE TABLE organisation_unit (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id UUID,
    district TEXT,
    form TEXT,
    organisation_number TEXT,
    phone TEXT,
    email TEXT,
    address TEXT,
    from_on TEXT NOT NULL,
    to_on TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX organisation_unit_name ON organisation_unit (name);
CREATE INDEX organisation_unit_kind ON organisation_unit (kind, district);
CREATE INDEX organisation_unit_parent ON organisation_unit (parent_id);

-- What a provider offers, where, for how many.
CREATE TABLE organisation_provider_service (
    id UUID NOT NULL PRIMARY KEY,
    unit_id UUID NOT NULL,
    service TEXT NOT NULL,
    district TEXT,
    capacity BIGINT,
    from_on TEXT NOT NULL,
    to_on TEXT
);
CREATE INDEX organisation_provider_service_service ON organisation_provider_service (service, district);
CREATE INDEX organisation_provider_service_unit ON organisation_provider_service (unit_id);

-- The catalogue of services.
CREATE TABLE organisation_service (
    code TEXT NOT NULL PRIMARY KEY,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    regime TEXT NOT NULL,
    rule TEXT NOT NULL,
    lss_point BIGINT,
    kind TEXT NOT NULL,
    assessed BOOLEAN NOT NULL,
    term TEXT NOT NULL,
    excluded TEXT
);

CREATE TABLE organisation_staff (
    user_id UUID NOT NULL PRIMARY KEY,
    unit_id UUID NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    phone TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX organisation_staff_unit ON organisation_staff (unit_id);

-- Standard times: a new table from a day; old ones stay.
CREATE TABLE organisation_standard_table (
    valid_from TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    example BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);
CREATE TABLE organisation_standard_time (
    valid_from TEXT NOT NULL,
    task TEXT NOT NULL,
    position BIGINT NOT NULL,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    service TEXT NOT NULL,
    life_area TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    times BIGINT NOT NULL,
    per TEXT NOT NULL,
    PRIMARY KEY (valid_from, task)
);
CREATE TABLE organisation_standard_circumstance (
    valid_from TEXT NOT NULL,
    task TEXT NOT NULL,
    circumstance TEXT NOT NULL,
    added_minutes BIGINT,
    percent BIGINT,
    PRIMARY KEY (valid_from, task, circumstance)
);
