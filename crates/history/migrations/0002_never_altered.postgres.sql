-- The database itself refuses to alter or remove what has been written.
CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is never altered or removed';
END $$;
CREATE TRIGGER history_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entry
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();
CREATE TRIGGER history_checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON history_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();
CREATE TRIGGER history_checkpoint_head_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON history_checkpoint_head
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();
