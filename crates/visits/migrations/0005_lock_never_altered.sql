-- The database itself refuses to alter or remove what a lock has noted.
CREATE TRIGGER visit_lock_event_no_update BEFORE UPDATE ON visit_lock_event
BEGIN SELECT RAISE(ABORT, 'what a lock has noted is never altered'); END;
CREATE TRIGGER visit_lock_event_no_delete BEFORE DELETE ON visit_lock_event
BEGIN SELECT RAISE(ABORT, 'what a lock has noted is never removed'); END;
