-- What was acknowledged later is never altered or removed either.
CREATE TRIGGER record_receipt_after_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_receipt_after
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
