-- What was agreed. Rows are only added: a changed plan is a new number.
CREATE TABLE cooperation_agreement (
    plan_id UUID NOT NULL,
    number BIGINT NOT NULL,
    met_on TEXT NOT NULL,
    lead_principal TEXT NOT NULL,
    lead_name TEXT NOT NULL,
    lead_phone TEXT,
    part TEXT NOT NULL,
    part_note TEXT,
    own_words TEXT NOT NULL,
    follow_up_on TEXT NOT NULL,
    agreed_by UUID NOT NULL,
    agreed_at BIGINT NOT NULL,
    PRIMARY KEY (plan_id, number)
);

-- Who does what by when; rows are only added.
CREATE TABLE cooperation_task (
    id UUID NOT NULL PRIMARY KEY,
    plan_id UUID NOT NULL,
    agreement BIGINT NOT NULL,
    place BIGINT NOT NULL,
    need TEXT NOT NULL,
    what TEXT NOT NULL,
    party TEXT NOT NULL,
    who TEXT NOT NULL,
    due_on TEXT
);
CREATE INDEX cooperation_task_plan ON cooperation_task (plan_id, agreement, place);

-- That a task was done; beside the agreement, which stays as it was.
CREATE TABLE cooperation_task_done (
    task_id UUID NOT NULL PRIMARY KEY,
    done_on TEXT NOT NULL,
    note TEXT
);

-- How the plan went.
CREATE TABLE cooperation_follow_up (
    id UUID NOT NULL PRIMARY KEY,
    plan_id UUID NOT NULL,
    agreement BIGINT NOT NULL,
    looked_on TEXT NOT NULL,
    went TEXT NOT NULL,
    own_words TEXT,
    -- The day of the next; none where the plan is fulfilled.
    next_on TEXT,
    noted_by UUID NOT NULL,
    noted_at BIGINT NOT NULL
);
CREATE INDEX cooperation_follow_up_plan ON cooperation_follow_up (plan_id, noted_at);
