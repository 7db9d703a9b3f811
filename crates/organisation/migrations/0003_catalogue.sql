-- Catalogues of services: which are offered from a day; the services themselves stay, for what was decided on them.
CREATE TABLE organisation_catalogue (
    valid_from TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TABLE organisation_catalogue_service (
    valid_from TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (valid_from, code)
);
