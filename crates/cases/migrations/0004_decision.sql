-- A decision on one service.
CREATE TABLE case_decision (
    id UUID NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL,
    person_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    service TEXT NOT NULL,
    regime TEXT NOT NULL,
    lss_group TEXT,
    outcome TEXT NOT NULL,
    what TEXT NOT NULL,
    reasons TEXT,
    goal TEXT,
    took_part TEXT,
    asked_on TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    decided_by UUID NOT NULL,
    delegation TEXT NOT NULL,
    from_on TEXT,
    to_on TEXT,
    follow_up_on TEXT,
    state TEXT NOT NULL,
    replaces_id UUID,
    executed_on TEXT,
    interrupted_on TEXT,
    ended_on TEXT,
    end_reason TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX case_decision_case ON case_decision (case_id, decided_on);
CREATE INDEX case_decision_person ON case_decision (person_id, decided_on);
CREATE INDEX case_decision_unit ON case_decision (unit_id, state, decided_on);
CREATE INDEX case_decision_decided ON case_decision (decided_on);

-- The follow-ups of a decision: those that were done, and the one that comes next.
CREATE TABLE case_follow_up (
    id UUID NOT NULL PRIMARY KEY,
    decision_id UUID NOT NULL,
    person_id UUID NOT NULL,
    due_on TEXT NOT NULL,
    done_on TEXT,
    done_by UUID,
    outcome TEXT,
    words TEXT
);
CREATE INDEX case_follow_up_decision ON case_follow_up (decision_id, due_on);
CREATE INDEX case_follow_up_due ON case_follow_up (due_on);
