-- The database itself refuses to alter or remove what has been signed, noted and handed over. Drafts are not records.
CREATE TRIGGER record_entry_no_update BEFORE UPDATE ON record_entry
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_entry_no_delete BEFORE DELETE ON record_entry
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
CREATE TRIGGER record_masking_no_update BEFORE UPDATE ON record_masking
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_masking_no_delete BEFORE DELETE ON record_masking
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
CREATE TRIGGER record_dispute_no_update BEFORE UPDATE ON record_dispute
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_dispute_no_delete BEFORE DELETE ON record_dispute
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
CREATE TRIGGER record_handover_no_update BEFORE UPDATE ON record_handover
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_handover_no_delete BEFORE DELETE ON record_handover
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
CREATE TRIGGER record_handover_entry_no_update BEFORE UPDATE ON record_handover_entry
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_handover_entry_no_delete BEFORE DELETE ON record_handover_entry
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
CREATE TRIGGER record_receipt_no_update BEFORE UPDATE ON record_receipt
BEGIN SELECT RAISE(ABORT, 'a social record is never altered'); END;
CREATE TRIGGER record_receipt_no_delete BEFORE DELETE ON record_receipt
BEGIN SELECT RAISE(ABORT, 'a social record is never removed'); END;
