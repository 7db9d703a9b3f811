-- An order to a provider. What it asks for stands in the two tables below; each sending has a row of its own.
CREATE TABLE case_order (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    case_id UUID NOT NULL,
    -- The case's number, which tells nothing of anybody.
    number TEXT NOT NULL,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    district TEXT,
    -- The codes of its services, for lists; what they ask for stands in case_order_service.
    services TEXT NOT NULL,
    state TEXT NOT NULL,
    start_wish_on TEXT NOT NULL,
    own_words TEXT,
    abilities TEXT,
    entry TEXT,
    language TEXT,
    risks TEXT,
    table_from TEXT,
    standard_minutes BIGINT NOT NULL,
    granted_minutes BIGINT NOT NULL,
    provider_id UUID,
    choice_how TEXT,
    choice_why TEXT,
    chosen_at BIGINT,
    turn_candidates BIGINT,
    turn_full BIGINT,
    turn_last_at BIGINT,
    sending_id UUID,
    started_on TEXT,
    ended_on TEXT,
    end_reason TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX case_order_person ON case_order (person_id, id);
CREATE INDEX case_order_case ON case_order (case_id, id);
CREATE INDEX case_order_officer ON case_order (officer_id, state, id);
CREATE INDEX case_order_unit ON case_order (unit_id, state, id);
-- The places that are taken at a provider, and its list.
CREATE INDEX case_order_provider ON case_order (provider_id, state, id);

-- The decisions that an order carries out.
CREATE TABLE case_order_service (
    order_id UUID NOT NULL,
    decision_id UUID NOT NULL,
    service TEXT NOT NULL,
    what TEXT NOT NULL,
    goal TEXT,
    PRIMARY KEY (order_id, decision_id)
);
CREATE INDEX case_order_service_decision ON case_order_service (decision_id);

-- The tasks of an order with their minutes a week.
CREATE TABLE case_order_task (
    order_id UUID NOT NULL,
    task TEXT NOT NULL,
    service TEXT NOT NULL,
    life_area TEXT NOT NULL,
    times BIGINT NOT NULL,
    per TEXT NOT NULL,
    circumstances TEXT NOT NULL,
    standard_minutes BIGINT NOT NULL,
    granted_minutes BIGINT NOT NULL,
    reason TEXT,
    PRIMARY KEY (order_id, task)
);

-- One sending of an order to one provider: when it was seen, and what was answered.
CREATE TABLE case_order_sending (
    id UUID NOT NULL PRIMARY KEY,
    order_id UUID NOT NULL,
    person_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by UUID NOT NULL,
    due_at BIGINT NOT NULL,
    seen_at BIGINT,
    seen_by UUID,
    answered_at BIGINT,
    answered_by UUID,
    answer TEXT,
    reason TEXT,
    starts_on TEXT,
    starter TEXT
);
CREATE INDEX case_order_sending_order ON case_order_sending (order_id, sent_at);
CREATE INDEX case_order_sending_due ON case_order_sending (due_at);

-- Whose turn it was when nobody chose: the latest turn of each in-house provider.
CREATE TABLE case_order_turn (
    provider_id UUID NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);

-- An urgent order by word of mouth.
CREATE TABLE case_oral_order (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    case_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    said_by UUID NOT NULL,
    said_to TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    words TEXT NOT NULL,
    order_id UUID
);
CREATE INDEX case_oral_order_case ON case_oral_order (case_id, said_at);
CREATE INDEX case_oral_order_person ON case_oral_order (person_id, said_at);

-- Why an approved decision has not become help yet, and what the person was offered.
CREATE TABLE case_delay_note (
    id UUID NOT NULL PRIMARY KEY,
    decision_id UUID NOT NULL,
    person_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    words TEXT,
    noted_at BIGINT NOT NULL,
    noted_by UUID NOT NULL
);
CREATE INDEX case_delay_note_decision ON case_delay_note (decision_id, on_day);

-- Decisions that wait to be carried out, or were carried out late.
CREATE INDEX case_decision_executed ON case_decision (executed_on, decided_on);
CREATE INDEX case_decision_interrupted ON case_decision (interrupted_on);
CREATE INDEX case_order_state ON case_order (state, id);
