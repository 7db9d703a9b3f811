-- On whose homes a lock is from a day on: several persons may share a door. Without a person, on nobody's.
CREATE TABLE visit_lock (
    name TEXT NOT NULL,
    from_day TEXT NOT NULL,
    place BIGINT NOT NULL,
    person_id UUID,
    provider_id UUID NOT NULL,
    PRIMARY KEY (name, from_day, place)
);
CREATE INDEX visit_lock_person ON visit_lock (person_id);

-- What locks have noted, as it came, each once. Never altered.
CREATE TABLE visit_lock_event (
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    user_id UUID NOT NULL,
    what TEXT NOT NULL,
    on_day TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (name, at, user_id, what)
);
CREATE INDEX visit_lock_event_user ON visit_lock_event (user_id, at);
