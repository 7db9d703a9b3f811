-- One conversation with a person about some of the decisions that stand.
CREATE TABLE follow_up (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    state TEXT NOT NULL,
    meeting_on TEXT NOT NULL,
    meeting_minute BIGINT,
    way TEXT NOT NULL,
    place TEXT,
    interpreter BOOLEAN NOT NULL,
    due_on TEXT,
    standing BIGINT,
    draft BIGINT,
    held_on TEXT,
    cancelled TEXT,
    settled_at BIGINT,
    settled_by UUID,
    settled TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX follow_up_person ON follow_up (person_id, meeting_on);
CREATE INDEX follow_up_unit ON follow_up (unit_id, state, meeting_on);

-- The decisions that a conversation is about, as they stood when it was booked.
CREATE TABLE follow_up_decision (
    follow_up_id UUID NOT NULL,
    decision_id UUID NOT NULL,
    place BIGINT NOT NULL,
    service TEXT NOT NULL,
    due_on TEXT,
    is_standing BOOLEAN NOT NULL,
    order_id UUID,
    provider_id UUID,
    district TEXT,
    goal TEXT,
    PRIMARY KEY (follow_up_id, decision_id)
);

-- What was said and found: a draft until it is signed, and never changed after that.
CREATE TABLE follow_up_report (
    follow_up_id UUID NOT NULL,
    number BIGINT NOT NULL,
    held_on TEXT,
    part TEXT,
    part_note TEXT,
    took_part TEXT,
    own_words TEXT,
    needs TEXT,
    correction TEXT,
    signed_at BIGINT,
    signed_by UUID,
    PRIMARY KEY (follow_up_id, number)
);

-- What was found about each decision.
CREATE TABLE follow_up_finding (
    follow_up_id UUID NOT NULL,
    number BIGINT NOT NULL,
    decision_id UUID NOT NULL,
    result TEXT,
    words TEXT,
    outcome TEXT,
    change TEXT,
    next_on TEXT,
    PRIMARY KEY (follow_up_id, number, decision_id)
);

-- That a provider was asked to plan the help in another way, and the day on which it had.
CREATE TABLE follow_up_request (
    follow_up_id UUID NOT NULL,
    decision_id UUID NOT NULL,
    person_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    asked_at BIGINT NOT NULL,
    asked TEXT NOT NULL,
    agreed_on TEXT,
    PRIMARY KEY (follow_up_id, decision_id)
);
CREATE INDEX follow_up_request_plan ON follow_up_request (plan_id);

-- The questions on quality, put to one person about one service; one in each conversation.
CREATE TABLE follow_up_survey (
    id UUID NOT NULL PRIMARY KEY,
    follow_up_id UUID NOT NULL,
    person_id UUID NOT NULL,
    decision_id UUID NOT NULL,
    service TEXT NOT NULL,
    provider_id UUID,
    unit_id UUID NOT NULL,
    district TEXT,
    code TEXT NOT NULL,
    questionnaire BIGINT NOT NULL,
    state TEXT NOT NULL,
    handed_out TEXT,
    handed_out_on TEXT,
    answered_on TEXT,
    answered_at BIGINT,
    answered_way TEXT,
    answered_by TEXT,
    typed_by UUID,
    lets_read BOOLEAN,
    words TEXT,
    why_not TEXT,
    why_not_words TEXT,
    why_not_at BIGINT,
    why_not_by UUID,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX follow_up_survey_follow_up ON follow_up_survey (follow_up_id);
CREATE UNIQUE INDEX follow_up_survey_code ON follow_up_survey (code);
CREATE INDEX follow_up_survey_unit ON follow_up_survey (unit_id, state);

-- The answer to one question; no grade from one who does not know or does not want to say.
CREATE TABLE follow_up_answer (
    survey_id UUID NOT NULL,
    theme TEXT NOT NULL,
    grade BIGINT,
    PRIMARY KEY (survey_id, theme)
);
CREATE INDEX follow_up_report_held ON follow_up_report (held_on);
CREATE INDEX follow_up_held ON follow_up (held_on);
