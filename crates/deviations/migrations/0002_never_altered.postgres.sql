-- The database itself refuses to alter or remove what was told and done.
CREATE FUNCTION deviation_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was told of a deviation is never altered or removed';
END $$;
CREATE TRIGGER deviation_report_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON deviation_report
    FOR EACH STATEMENT EXECUTE FUNCTION deviation_refuse();
CREATE TRIGGER deviation_step_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON deviation_step
    FOR EACH STATEMENT EXECUTE FUNCTION deviation_refuse();
CREATE TRIGGER deviation_lesson_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON deviation_lesson
    FOR EACH STATEMENT EXECUTE FUNCTION deviation_refuse();
