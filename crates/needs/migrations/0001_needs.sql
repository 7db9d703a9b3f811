-- What forecasts rest on: imported once, and never altered.
CREATE TABLE needs_basis (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    jump_off BIGINT NOT NULL,
    known_from BIGINT NOT NULL,
    persons BIGINT NOT NULL,
    digest TEXT NOT NULL,
    by_user UUID NOT NULL,
    at BIGINT NOT NULL
);

-- The files of a basis, as they were handed in.
CREATE TABLE needs_file (
    basis_id UUID NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (basis_id, kind)
);

-- A way in which things may go.
CREATE TABLE needs_scenario (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    basis_id UUID NOT NULL,
    version BIGINT NOT NULL
);

-- What a scenario assumes, version by version. What a committee has decided on is kept with what it told.
CREATE TABLE needs_version (
    id UUID NOT NULL PRIMARY KEY,
    scenario_id UUID NOT NULL,
    number BIGINT NOT NULL,
    assumptions TEXT NOT NULL,
    why TEXT NOT NULL,
    by_user UUID NOT NULL,
    at BIGINT NOT NULL,
    decided_on TEXT,
    paragraph TEXT,
    adopted_by UUID,
    adopted_at BIGINT,
    told TEXT,
    UNIQUE (scenario_id, number)
);
CREATE INDEX needs_version_decided ON needs_version (decided_on) WHERE decided_on IS NOT NULL;
