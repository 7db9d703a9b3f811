-- A letter as it was sent; its text is never changed.
CREATE TABLE case_letter (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    decision_id UUID NOT NULL,
    appeal_id UUID,
    person_id UUID NOT NULL,
    sent_on TEXT NOT NULL,
    sent_by UUID NOT NULL,
    way TEXT NOT NULL,
    -- What it says, in JSON.
    text TEXT NOT NULL,
    -- The day the person got it, from which the time of appeal runs.
    received_on TEXT,
    received_how TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX case_letter_decision ON case_letter (decision_id, sent_on);
CREATE INDEX case_letter_appeal ON case_letter (appeal_id, sent_on);
CREATE INDEX case_letter_person ON case_letter (person_id, sent_on);

-- An appeal, from the day it came in to what the court said.
CREATE TABLE case_appeal (
    id UUID NOT NULL PRIMARY KEY,
    decision_id UUID NOT NULL,
    case_id UUID NOT NULL,
    person_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    officer_id UUID NOT NULL,
    -- The appeal whose dismissal is appealed, where it is not the decision itself.
    dismissed_id UUID,
    received_on TEXT NOT NULL,
    -- Who appealed in the person's place.
    by_name TEXT,
    by_authority TEXT,
    words TEXT NOT NULL,
    -- The day it reached the court, if it went there first.
    at_court_on TEXT,
    wrong_notice BOOLEAN NOT NULL,
    -- The committee has taken back that it came too late.
    excused BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    -- What the committee answered: dismissed, or reconsidered.
    answered_on TEXT,
    answered_by UUID,
    delegation TEXT,
    reasons TEXT,
    reconsidered TEXT,
    new_decision_id UUID,
    forwarded_on TEXT,
    forwarded_by UUID,
    -- What the court said.
    judged_on TEXT,
    judgement TEXT,
    judged_number TEXT,
    judged_words TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX case_appeal_decision ON case_appeal (decision_id, received_on);
CREATE INDEX case_appeal_person ON case_appeal (person_id, received_on);
CREATE INDEX case_appeal_state ON case_appeal (state, received_on);
CREATE INDEX case_appeal_received ON case_appeal (received_on);
