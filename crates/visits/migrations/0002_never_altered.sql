-- The database itself refuses to alter or remove what was reported.
CREATE TRIGGER visit_report_no_update BEFORE UPDATE ON visit_report
BEGIN SELECT RAISE(ABORT, 'a report of a visit is never altered'); END;
CREATE TRIGGER visit_report_no_delete BEFORE DELETE ON visit_report
BEGIN SELECT RAISE(ABORT, 'a report of a visit is never removed'); END;
