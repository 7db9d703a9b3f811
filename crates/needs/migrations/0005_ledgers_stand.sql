-- The database itself refuses to alter where a budget begins; only the number for changes moves.
CREATE TRIGGER needs_ledger_no_update BEFORE UPDATE ON needs_ledger
WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.start_name <> OLD.start_name OR NEW.start <> OLD.start
    OR NEW.by_user <> OLD.by_user OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'where a budget begins is never altered'); END;
CREATE TRIGGER needs_ledger_no_delete BEFORE DELETE ON needs_ledger
BEGIN SELECT RAISE(ABORT, 'a budget is never removed'); END;
