-- The database itself refuses to alter or remove what a lock has noted.
CREATE FUNCTION visit_lock_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a lock has noted is never altered or removed';
END $$;
CREATE TRIGGER visit_lock_event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_lock_event
    FOR EACH STATEMENT EXECUTE FUNCTION visit_lock_refuse();
