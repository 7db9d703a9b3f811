-- What was acknowledged later is never altered or removed either.
CREATE TRIGGER record_receipt_after_no_update BEFORE UPDATE ON record_receipt_after
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_receipt_after_no_delete BEFORE DELETE ON record_receipt_after
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
