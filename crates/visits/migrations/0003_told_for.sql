-- For when each was told of a visit last: two who come together may have been told of different times, and a report is
-- held against what that one knew. Those told before this are taken to know what was told last.
ALTER TABLE visit_told ADD COLUMN on_day TEXT NOT NULL DEFAULT '';
ALTER TABLE visit_told ADD COLUMN start_minute BIGINT;
UPDATE visit_told SET
    on_day = (SELECT v.on_day FROM visit_known v WHERE v.id = visit_told.visit_id),
    start_minute = (SELECT v.start_minute FROM visit_known v WHERE v.id = visit_told.visit_id);
