-- The database itself refuses to alter an entry of a budget.
CREATE FUNCTION needs_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry of a budget is never altered or removed';
END $$;
CREATE TRIGGER needs_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON needs_entry
    FOR EACH STATEMENT EXECUTE FUNCTION needs_entry_refuse();
