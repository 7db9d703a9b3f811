-- A visit of a care plan on a day. Who makes it stands beside it.
CREATE TABLE schedule_visit (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    planned_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    name TEXT NOT NULL,
    from_minute BIGINT NOT NULL,
    to_minute BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    staff BIGINT NOT NULL,
    laid_on TEXT NOT NULL,
    start_minute BIGINT,
    state TEXT NOT NULL,
    reason TEXT,
    note TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX schedule_visit_provider ON schedule_visit (provider_id, on_day);
CREATE INDEX schedule_visit_person ON schedule_visit (person_id, on_day);
CREATE INDEX schedule_visit_plan ON schedule_visit (plan_id, on_day);

-- Who makes a visit; the day is that of the visit.
CREATE TABLE schedule_visit_worker (
    visit_id UUID NOT NULL,
    user_id UUID NOT NULL,
    place BIGINT NOT NULL,
    on_day TEXT NOT NULL,
    PRIMARY KEY (visit_id, user_id)
);
CREATE INDEX schedule_visit_worker_user ON schedule_visit_worker (user_id, on_day);

-- Until which day the visits of a plan are laid out, by which version of it.
CREATE TABLE schedule_plan (
    plan_id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    number BIGINT NOT NULL,
    laid_until TEXT NOT NULL,
    ended BOOLEAN NOT NULL
);
CREATE INDEX schedule_plan_laid ON schedule_plan (ended, laid_until);
CREATE INDEX schedule_plan_person ON schedule_plan (person_id);

-- When somebody works. Minutes count from midnight of the day; a night ends after 24 hours.
CREATE TABLE schedule_shift (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    from_minute BIGINT NOT NULL,
    to_minute BIGINT NOT NULL,
    break_from BIGINT,
    break_minutes BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX schedule_shift_provider ON schedule_shift (provider_id, on_day);
CREATE INDEX schedule_shift_user ON schedule_shift (user_id, on_day);

-- When somebody is away. Ended, never removed.
CREATE TABLE schedule_absence (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    kind TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    noted_at BIGINT NOT NULL,
    noted_by UUID NOT NULL,
    ended_at BIGINT
);
CREATE INDEX schedule_absence_provider ON schedule_absence (provider_id, from_day);
CREATE INDEX schedule_absence_user ON schedule_absence (user_id, from_day);

-- What somebody can do, for visits that ask for it.
CREATE TABLE schedule_worker (
    user_id UUID NOT NULL PRIMARY KEY,
    competences TEXT NOT NULL,
    languages TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- What a person's visits ask for of those who come.
CREATE TABLE schedule_demand (
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    competences TEXT NOT NULL,
    language TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (person_id, provider_id)
);

-- A provider's day, once somebody has locked it.
CREATE TABLE schedule_day (
    provider_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    locked_at BIGINT,
    locked_by UUID,
    version BIGINT NOT NULL,
    PRIMARY KEY (provider_id, on_day)
);

-- What a visit was before a change, so that the change can be undone by the one who made it.
CREATE TABLE schedule_step (
    id UUID NOT NULL PRIMARY KEY,
    change_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    visit_id UUID NOT NULL,
    before TEXT NOT NULL,
    left_version BIGINT NOT NULL,
    by_user UUID NOT NULL,
    number BIGINT NOT NULL,
    undone BOOLEAN NOT NULL
);
CREATE INDEX schedule_step_undo ON schedule_step (provider_id, on_day, by_user, undone, number);
CREATE INDEX schedule_step_change ON schedule_step (change_id);
CREATE INDEX schedule_step_visit ON schedule_step (visit_id, left_version);
