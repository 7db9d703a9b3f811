-- The database itself refuses to alter what was read, and what the committee saw.
CREATE TRIGGER goal_reading_no_update BEFORE UPDATE ON goal_reading
BEGIN SELECT RAISE(ABORT, 'a value of an indicator is never altered'); END;
CREATE TRIGGER goal_reading_no_delete BEFORE DELETE ON goal_reading
BEGIN SELECT RAISE(ABORT, 'a value of an indicator is never removed'); END;
CREATE TRIGGER goal_report_no_update BEFORE UPDATE ON goal_report WHEN OLD.frozen IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what the committee saw is never altered'); END;
CREATE TRIGGER goal_report_no_delete BEFORE DELETE ON goal_report
BEGIN SELECT RAISE(ABORT, 'a report to a committee is never removed'); END;
