-- A visit as it was last told to somebody who makes it.
CREATE TABLE visit_known (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    planned_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    name TEXT NOT NULL,
    start_minute BIGINT,
    minutes BIGINT NOT NULL,
    staff BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX visit_known_day ON visit_known (on_day);

-- To whom a visit was told, and when first: from then on that one may report on it.
CREATE TABLE visit_told (
    visit_id UUID NOT NULL,
    user_id UUID NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (visit_id, user_id)
);

-- What those who made a visit told, as it came. Never altered.
CREATE TABLE visit_report (
    id UUID NOT NULL PRIMARY KEY,
    visit_id UUID NOT NULL,
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    user_id UUID NOT NULL,
    by_user UUID NOT NULL,
    kind TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    proof TEXT NOT NULL,
    tasks TEXT,
    not_made TEXT,
    words TEXT,
    corrects UUID,
    why TEXT
);
CREATE INDEX visit_report_visit ON visit_report (visit_id, user_id);

-- What the reports of one who made a visit come to; made anew from them with every report.
CREATE TABLE visit_attendance (
    visit_id UUID NOT NULL,
    user_id UUID NOT NULL,
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    state TEXT NOT NULL,
    start_at BIGINT,
    start_proof TEXT,
    end_at BIGINT,
    end_proof TEXT,
    minutes BIGINT,
    typed BOOLEAN NOT NULL,
    not_made TEXT,
    undone BIGINT NOT NULL,
    PRIMARY KEY (visit_id, user_id)
);
CREATE INDEX visit_attendance_provider ON visit_attendance (provider_id, on_day);
CREATE INDEX visit_attendance_day ON visit_attendance (on_day);
CREATE INDEX visit_attendance_user ON visit_attendance (user_id, on_day);
CREATE INDEX visit_attendance_person ON visit_attendance (person_id, on_day);

-- What somebody at the provider must look at.
CREATE TABLE visit_question (
    id UUID NOT NULL PRIMARY KEY,
    visit_id UUID NOT NULL,
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    user_id UUID NOT NULL,
    kind TEXT NOT NULL,
    words TEXT,
    at BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by UUID,
    answer TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX visit_question_visit ON visit_question (visit_id, user_id, kind);
CREATE INDEX visit_question_open ON visit_question (provider_id, answered_at, at);

-- The code of a home, by provider.
CREATE TABLE visit_home_code (
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    code TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (person_id, provider_id)
);
