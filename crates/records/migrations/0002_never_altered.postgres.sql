-- The database itself refuses to alter or remove what has been signed, noted and handed over. Drafts are not records.
CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a social record is never altered or removed';
END $$;
CREATE TRIGGER record_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_entry
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_masking_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_masking
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_dispute_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_dispute
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_handover_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_handover
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_handover_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_handover_entry
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_receipt_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
