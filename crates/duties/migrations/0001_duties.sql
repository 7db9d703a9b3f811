-- Something must be done by someone before a time.
CREATE TABLE duties_duty (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    person UUID,
    unit UUID NOT NULL,
    role TEXT NOT NULL,
    user_id UUID,
    label TEXT NOT NULL,
    sought TEXT NOT NULL,
    link TEXT NOT NULL,
    opened BIGINT NOT NULL,
    due BIGINT NOT NULL,
    state TEXT NOT NULL,
    closed BIGINT,
    reason TEXT,
    level BIGINT NOT NULL,
    raised_unit UUID,
    raised_role TEXT,
    next_step_at BIGINT,
    version BIGINT NOT NULL
);
-- A thing has at most one open duty of a kind.
CREATE UNIQUE INDEX duties_duty_open ON duties_duty (subject_id, kind) WHERE state = 'open';
CREATE INDEX duties_duty_subject ON duties_duty (subject_id, due);
CREATE INDEX duties_duty_person ON duties_duty (person, due);
CREATE INDEX duties_duty_user ON duties_duty (user_id, due) WHERE state = 'open';
CREATE INDEX duties_duty_step ON duties_duty (next_step_at) WHERE state = 'open';
CREATE INDEX duties_duty_unit ON duties_duty (unit, role, due);
CREATE INDEX duties_duty_kind ON duties_duty (kind, due);
CREATE INDEX duties_duty_state ON duties_duty (state, due);

-- Where an open duty lies: with whom shall do it and, when it was escalated, also with those above.
CREATE TABLE duties_desk (
    duty UUID NOT NULL,
    unit UUID NOT NULL,
    role TEXT NOT NULL,
    level BIGINT NOT NULL,
    due BIGINT NOT NULL,
    PRIMARY KEY (duty, unit, role)
);
CREATE INDEX duties_desk_list ON duties_desk (unit, role, due, duty);

-- To whom a duty goes, and how long before (below zero) or after its time.
CREATE TABLE duties_step (
    duty UUID NOT NULL,
    level BIGINT NOT NULL,
    away BIGINT NOT NULL,
    to_unit UUID NOT NULL,
    to_role TEXT NOT NULL,
    PRIMARY KEY (duty, level)
);
