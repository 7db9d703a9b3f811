-- The database itself refuses to alter or remove what was told and done.
CREATE TRIGGER deviation_report_no_update BEFORE UPDATE ON deviation_report
BEGIN SELECT RAISE(ABORT, 'a report of a deviation is never altered'); END;
CREATE TRIGGER deviation_report_no_delete BEFORE DELETE ON deviation_report
BEGIN SELECT RAISE(ABORT, 'a report of a deviation is never removed'); END;
CREATE TRIGGER deviation_step_no_update BEFORE UPDATE ON deviation_step
BEGIN SELECT RAISE(ABORT, 'a step in a deviation is never altered'); END;
CREATE TRIGGER deviation_step_no_delete BEFORE DELETE ON deviation_step
BEGIN SELECT RAISE(ABORT, 'a step in a deviation is never removed'); END;
CREATE TRIGGER deviation_lesson_no_update BEFORE UPDATE ON deviation_lesson
BEGIN SELECT RAISE(ABORT, 'a lesson that was shared is never altered'); END;
CREATE TRIGGER deviation_lesson_no_delete BEFORE DELETE ON deviation_lesson
BEGIN SELECT RAISE(ABORT, 'a lesson that was shared is never removed'); END;
