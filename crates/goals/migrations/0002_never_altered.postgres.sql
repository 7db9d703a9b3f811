-- The database itself refuses to alter what was read, and what the committee saw.
CREATE FUNCTION goal_reading_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a value of an indicator is never altered or removed';
END $$;
CREATE TRIGGER goal_reading_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON goal_reading
    FOR EACH STATEMENT EXECUTE FUNCTION goal_reading_refuse();
CREATE FUNCTION goal_report_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what the committee saw is never altered or removed';
END $$;
CREATE TRIGGER goal_report_no_change BEFORE UPDATE ON goal_report
    FOR EACH ROW EXECUTE FUNCTION goal_report_refuse();
CREATE FUNCTION goal_report_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a report to a committee is never removed';
END $$;
CREATE TRIGGER goal_report_no_removal BEFORE DELETE OR TRUNCATE ON goal_report
    FOR EACH STATEMENT EXECUTE FUNCTION goal_report_keep();
