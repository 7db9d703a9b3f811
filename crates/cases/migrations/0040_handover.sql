-- Who handed a case over to whom: both are told for a time. What was written as the reason stands in the person's history.
CREATE TABLE case_handover (
    id UUID NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL,
    person_id UUID NOT NULL,
    number TEXT NOT NULL,
    from_officer UUID NOT NULL,
    to_officer UUID NOT NULL,
    handed_by UUID NOT NULL,
    handed_at BIGINT NOT NULL
);
CREATE INDEX case_handover_from ON case_handover (from_officer, handed_at);
CREATE INDEX case_handover_to ON case_handover (to_officer, handed_at);
