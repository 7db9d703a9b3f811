-- How an order is carried out for a person. One for each order that a provider has said yes to.
CREATE TABLE care_plan (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    order_id UUID NOT NULL,
    number TEXT NOT NULL,
    unit_id UUID NOT NULL,
    district TEXT,
    provider_id UUID NOT NULL,
    state TEXT NOT NULL,
    ordered_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    agreed_on TEXT,
    standing BIGINT,
    draft BIGINT,
    review_on TEXT,
    ended_on TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX care_plan_order ON care_plan (order_id);
CREATE INDEX care_plan_person ON care_plan (person_id, ordered_on);
CREATE INDEX care_plan_provider ON care_plan (provider_id, state, due_on);
CREATE INDEX care_plan_unit ON care_plan (unit_id, state, due_on);
CREATE INDEX care_plan_due ON care_plan (due_on);
CREATE INDEX care_plan_ordered ON care_plan (ordered_on);

-- A version of the plan: a draft until it is agreed, and never changed after that.
CREATE TABLE care_plan_version (
    plan_id UUID NOT NULL,
    number BIGINT NOT NULL,
    part TEXT,
    part_note TEXT,
    took_part TEXT,
    own_words TEXT,
    abilities TEXT,
    wishes TEXT,
    rhythm TEXT,
    no_answer TEXT,
    difference TEXT,
    framed_minutes BIGINT NOT NULL,
    agreed_on TEXT,
    agreed_at BIGINT,
    agreed_by UUID,
    review_on TEXT,
    left_on TEXT,
    PRIMARY KEY (plan_id, number)
);
CREATE INDEX care_plan_version_agreed ON care_plan_version (agreed_on);

-- What the order wants to reach, and how it is worked towards.
CREATE TABLE care_plan_goal (
    plan_id UUID NOT NULL,
    number BIGINT NOT NULL,
    service TEXT NOT NULL,
    goal TEXT,
    way TEXT,
    PRIMARY KEY (plan_id, number, service)
);

-- A visit that comes again each week, or every second or fourth.
CREATE TABLE care_plan_visit (
    id UUID NOT NULL PRIMARY KEY,
    plan_id UUID NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    days BIGINT NOT NULL,
    every_weeks BIGINT NOT NULL,
    from_minute BIGINT NOT NULL,
    to_minute BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    staff BIGINT NOT NULL,
    who TEXT
);
CREATE INDEX care_plan_visit_version ON care_plan_visit (plan_id, number, from_minute);

-- What is done at a visit, and how the person wants it.
CREATE TABLE care_plan_task (
    visit_id UUID NOT NULL,
    task TEXT NOT NULL,
    how TEXT,
    PRIMARY KEY (visit_id, task)
);

-- Whom the person can turn to: the named care contact, or why there is none. Only added to and ended.
CREATE TABLE care_plan_contact (
    id UUID NOT NULL PRIMARY KEY,
    plan_id UUID NOT NULL,
    answer TEXT NOT NULL,
    user_id UUID,
    name TEXT,
    basis TEXT,
    reason TEXT,
    since_on TEXT NOT NULL,
    until_on TEXT,
    noted_at BIGINT NOT NULL,
    noted_by UUID NOT NULL
);
CREATE INDEX care_plan_contact_plan ON care_plan_contact (plan_id, since_on);
