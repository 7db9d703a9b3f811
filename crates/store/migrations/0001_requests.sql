-- One row per request that was carried out, so that a form sent twice is carried out once.
CREATE TABLE store_request (
    key UUID NOT NULL PRIMARY KEY,
    action TEXT NOT NULL,
    actor UUID,
    outcome TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX store_request_at ON store_request (at);
