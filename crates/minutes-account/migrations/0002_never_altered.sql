-- The database itself refuses to alter or remove what was settled.
CREATE TRIGGER account_settlement_no_update BEFORE UPDATE ON account_settlement
BEGIN SELECT RAISE(ABORT, 'a settlement is never altered'); END;
CREATE TRIGGER account_settlement_no_delete BEFORE DELETE ON account_settlement
BEGIN SELECT RAISE(ABORT, 'a settlement is never removed'); END;
CREATE TRIGGER account_settlement_line_no_update BEFORE UPDATE ON account_settlement_line
BEGIN SELECT RAISE(ABORT, 'a line of a settlement is never altered'); END;
CREATE TRIGGER account_settlement_line_no_delete BEFORE DELETE ON account_settlement_line
BEGIN SELECT RAISE(ABORT, 'a line of a settlement is never removed'); END;
