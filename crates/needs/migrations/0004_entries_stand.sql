-- The database itself refuses to alter an entry of a budget.
CREATE TRIGGER needs_entry_no_update BEFORE UPDATE ON needs_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a budget is never altered'); END;
CREATE TRIGGER needs_entry_no_delete BEFORE DELETE ON needs_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a budget is never removed'); END;
