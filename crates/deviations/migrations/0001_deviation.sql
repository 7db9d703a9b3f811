-- What somebody told that went wrong, or could have. Only ever added to.
CREATE TABLE deviation_report (
    id UUID NOT NULL PRIMARY KEY,
    unit_id UUID NOT NULL,
    keeper_id UUID NOT NULL,
    office_id UUID,
    is_private BOOLEAN NOT NULL,
    is_outside BOOLEAN NOT NULL,
    is_of_manager BOOLEAN NOT NULL,
    person_id UUID,
    happened_on TEXT NOT NULL,
    happened_minute BIGINT,
    kind TEXT NOT NULL,
    harm TEXT NOT NULL,
    words TEXT NOT NULL,
    at_once TEXT,
    question_id UUID,
    told_at BIGINT NOT NULL,
    told_on TEXT NOT NULL,
    told_by UUID NOT NULL,
    told_name TEXT NOT NULL,
    told_unit UUID NOT NULL
);
-- What somebody has told, the latest first.
CREATE INDEX deviation_report_told ON deviation_report (told_by, told_at);
-- Whether a question of a visit has been told as a deviation.
CREATE INDEX deviation_report_question ON deviation_report (question_id);

-- What was done about it, in order. Only ever added to.
CREATE TABLE deviation_step (
    id UUID NOT NULL PRIMARY KEY,
    deviation_id UUID NOT NULL,
    number BIGINT NOT NULL,
    deed TEXT NOT NULL,
    data TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    done_on TEXT NOT NULL,
    done_by UUID NOT NULL,
    done_name TEXT NOT NULL,
    done_unit UUID NOT NULL
);
CREATE UNIQUE INDEX deviation_step_order ON deviation_step (deviation_id, number);

-- How far it has come; made anew from the report and the steps with every step.
CREATE TABLE deviation_case (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    unit_id UUID NOT NULL,
    keeper_id UUID NOT NULL,
    committee_id UUID,
    state TEXT NOT NULL,
    class TEXT,
    kind TEXT NOT NULL,
    harm TEXT NOT NULL,
    is_serious BOOLEAN NOT NULL,
    is_remedied BOOLEAN NOT NULL,
    happened_on TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    triaged_on TEXT,
    closed_on TEXT,
    words TEXT NOT NULL,
    version BIGINT NOT NULL
);
-- The lists of a unit and of the committee's office.
CREATE INDEX deviation_case_keeper ON deviation_case (keeper_id, state, reported_on);
CREATE INDEX deviation_case_committee ON deviation_case (committee_id, state, reported_on);
-- What the measures and the overview count.
CREATE INDEX deviation_case_reported ON deviation_case (reported_on);
CREATE INDEX deviation_case_closed ON deviation_case (closed_on);

-- What was learned, without names, for everybody who works here. Only ever added to.
CREATE TABLE deviation_lesson (
    id UUID NOT NULL PRIMARY KEY,
    deviation_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    shared_on TEXT NOT NULL
);
CREATE INDEX deviation_lesson_shared ON deviation_lesson (shared_on, id);
CREATE INDEX deviation_lesson_kind ON deviation_lesson (kind, shared_on);
CREATE INDEX deviation_lesson_unit ON deviation_lesson (unit_id, shared_on);
