-- The database itself refuses to alter what forecasts rest on, what was assumed, and what was decided on.
CREATE FUNCTION needs_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a forecast rests on, or was decided on, is never altered or removed';
END $$;
CREATE TRIGGER needs_basis_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON needs_basis
    FOR EACH STATEMENT EXECUTE FUNCTION needs_refuse();
CREATE TRIGGER needs_file_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON needs_file
    FOR EACH STATEMENT EXECUTE FUNCTION needs_refuse();
CREATE FUNCTION needs_version_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.decided_on IS NULL AND NEW.id = OLD.id AND NEW.scenario_id = OLD.scenario_id AND NEW.number = OLD.number
        AND NEW.assumptions = OLD.assumptions AND NEW.why = OLD.why AND NEW.by_user = OLD.by_user AND NEW.at = OLD.at THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a version of a scenario is never altered';
END $$;
CREATE TRIGGER needs_version_no_change BEFORE UPDATE ON needs_version
    FOR EACH ROW EXECUTE FUNCTION needs_version_refuse();
CREATE TRIGGER needs_version_no_removal BEFORE DELETE OR TRUNCATE ON needs_version
    FOR EACH STATEMENT EXECUTE FUNCTION needs_refuse();
CREATE FUNCTION needs_scenario_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.basis_id = OLD.basis_id THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a scenario never rests on something else: this is never altered';
END $$;
CREATE TRIGGER needs_scenario_no_change BEFORE UPDATE ON needs_scenario
    FOR EACH ROW EXECUTE FUNCTION needs_scenario_refuse();
CREATE TRIGGER needs_scenario_no_removal BEFORE DELETE OR TRUNCATE ON needs_scenario
    FOR EACH STATEMENT EXECUTE FUNCTION needs_refuse();
