-- The database itself refuses to alter or remove what has been written.
CREATE TRIGGER history_entry_no_update BEFORE UPDATE ON history_entry
BEGIN SELECT RAISE(ABORT, 'history is never altered'); END;
CREATE TRIGGER history_entry_no_delete BEFORE DELETE ON history_entry
BEGIN SELECT RAISE(ABORT, 'history is never removed'); END;
CREATE TRIGGER history_checkpoint_no_update BEFORE UPDATE ON history_checkpoint
BEGIN SELECT RAISE(ABORT, 'history is never altered'); END;
CREATE TRIGGER history_checkpoint_no_delete BEFORE DELETE ON history_checkpoint
BEGIN SELECT RAISE(ABORT, 'history is never removed'); END;
CREATE TRIGGER history_checkpoint_head_no_update BEFORE UPDATE ON history_checkpoint_head
BEGIN SELECT RAISE(ABORT, 'history is never altered'); END;
CREATE TRIGGER history_checkpoint_head_no_delete BEFORE DELETE ON history_checkpoint_head
BEGIN SELECT RAISE(ABORT, 'history is never removed'); END;
