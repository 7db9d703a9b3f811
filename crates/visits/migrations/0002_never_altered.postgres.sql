-- The database itself refuses to alter or remove what was reported.
CREATE FUNCTION visit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a report of a visit is never altered or removed';
END $$;
CREATE TRIGGER visit_report_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_report
    FOR EACH STATEMENT EXECUTE FUNCTION visit_refuse();
