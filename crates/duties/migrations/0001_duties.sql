-- Something must be done by someone before a time.
CREATE TABLE duty_item (
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
CREATE UNIQUE INDEX duty_item_open ON duty_item (subject_id, kind) WHERE state = 'open';
CREATE INDEX duty_item_subject ON duty_item (subject_id, due);
CREATE INDEX duty_item_person ON duty_item (person, due);
CREATE INDEX duty_item_user ON duty_item (user_id, due) WHERE state = 'open';
CREATE INDEX duty_item_step ON duty_item (next_step_at) WHERE state = 'open';
CREATE INDEX duty_item_unit ON duty_item (unit, role, due);
CREATE INDEX duty_item_kind ON duty_item (kind, due);
CREATE INDEX duty_item_state ON duty_item (state, due);

-- Where an open duty lies: with whom shall do it and, when it was escalated, also with those above.
CREATE TABLE duty_desk (
    duty UUID NOT NULL,
    unit UUID NOT NULL,
    role TEXT NOT NULL,
    level BIGINT NOT NULL,
    due BIGINT NOT NULL,
    PRIMARY KEY (duty, unit, role)
);
CREATE INDEX duty_desk_list ON duty_desk (unit, role, due, duty);

-- To whom a duty goes, and how long before (below zero) or after its time.
CREATE TABLE duty_step (
    duty UUID NOT NULL,
    level BIGINT NOT NULL,
    away BIGINT NOT NULL,
    to_unit UUID NOT NULL,
    to_role TEXT NOT NULL,
    PRIMARY KEY (duty, level)
);
