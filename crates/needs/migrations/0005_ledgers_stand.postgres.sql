-- The database itself refuses to alter where a budget begins; only the number for changes moves.
CREATE FUNCTION needs_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id = OLD.id AND NEW.name = OLD.name AND NEW.start_name = OLD.start_name AND NEW.start = OLD.start
        AND NEW.by_user = OLD.by_user AND NEW.at = OLD.at THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'where a budget begins is never altered';
END $$;
CREATE TRIGGER needs_ledger_no_change BEFORE UPDATE ON needs_ledger
    FOR EACH ROW EXECUTE FUNCTION needs_ledger_refuse();
CREATE TRIGGER needs_ledger_no_removal BEFORE DELETE OR TRUNCATE ON needs_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION needs_entry_refuse();
