-- Which lock is on which home from which day; without a person, on none.
CREATE TABLE visit_lock (
    name TEXT NOT NULL,
    from_day TEXT NOT NULL,
    person_id UUID,
    provider_id UUID NOT NULL,
    PRIMARY KEY (name, from_day)
);
CREATE INDEX visit_lock_person ON visit_lock (person_id, provider_id);

-- What locks have noted, as it came, each once. Never altered.
CREATE TABLE visit_lock_event (
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    user_id UUID NOT NULL,
    what TEXT NOT NULL,
    person_id UUID,
    provider_id UUID,
    visit_id UUID,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (name, at, user_id, what)
);
CREATE INDEX visit_lock_event_at ON visit_lock_event (provider_id, at);
