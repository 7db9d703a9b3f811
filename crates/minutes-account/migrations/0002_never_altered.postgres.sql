-- The database itself refuses to alter or remove what was settled.
CREATE FUNCTION account_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a settlement is never altered or removed';
END $$;
CREATE TRIGGER account_settlement_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON account_settlement
    FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
CREATE TRIGGER account_settlement_line_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON account_settlement_line
    FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
